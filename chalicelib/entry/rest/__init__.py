"""REST routes, one blueprint a part."""
