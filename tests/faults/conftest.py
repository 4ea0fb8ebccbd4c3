"""Thousands of faults are not worth a line each."""

from collections.abc import Iterator

import pytest

from chalicelib.observe import log


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """No warnings about what goes wrong on purpose."""
    level = log.log_level
    log.setLevel("CRITICAL")
    yield
    log.setLevel(level)
