"""The same contract for the fake, moto and dynoxide."""

import pytest

from chalicelib.flow.ports import Store
from tests.conftest import fresh_tables
from tests.fakes.store import FakeStore


@pytest.fixture(params=["fake", "moto", "dynoxide"])
def store(request: pytest.FixtureRequest) -> Store:
    """An empty store."""
    if request.param == "fake":
        return FakeStore()
    address = request.getfixturevalue(request.param)
    return fresh_tables(request.getfixturevalue("environment"), address)
