"""A lost race is not worth a line."""

from collections.abc import Iterator

import pytest

from chalicelib.observe import log


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """No log of who could not be told or is looked at again."""
    level = log.log_level
    log.setLevel("CRITICAL")
    yield
    log.setLevel(level)
