"""Credentials, no waiting between tries, and no connection left behind."""

from collections.abc import Iterator

import pytest

from chalicelib.transport import calls, sign
from chalicelib.transport.line import hang_up


@pytest.fixture(autouse=True)
def hasty(environment: pytest.MonkeyPatch) -> Iterator[None]:
    """Test credentials; retries come at once."""
    environment.setattr(calls, "FIRST_WAIT_SECONDS", 0.0)
    found = sign._found
    found.cache_clear()
    yield
    hang_up()
    found.cache_clear()
