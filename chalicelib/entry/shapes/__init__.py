"""Request and response types, one file a part; openapi.json is made from them."""
