"""With ``--hypothesis-profile many`` a hundred times the examples are tried."""

from hypothesis import settings

settings.register_profile("many", max_examples=100 * settings.default.max_examples)
