"""The same contract for the fake, moto and dynoxide."""

from collections.abc import Iterator

import pytest

from chalicelib import transport
from chalicelib.flow.ports import Store
from tests.conftest import fresh_tables
from tests.fakes.store import FakeStore
from tests.store.bill import Bill


@pytest.fixture(params=["fake", "moto", "dynoxide"])
def store(request: pytest.FixtureRequest) -> Store:
    """An empty store."""
    if request.param == "fake":
        return FakeStore()
    address = request.getfixturevalue(request.param)
    return fresh_tables(request.getfixturevalue("environment"), address)


@pytest.fixture(params=["moto", "dynoxide"])
def engine(request: pytest.FixtureRequest) -> Store:
    """The real store on each engine, its tables empty."""
    address = request.getfixturevalue(request.param)
    return fresh_tables(request.getfixturevalue("environment"), address)


@pytest.fixture(params=["moto", "dynoxide"])
def streamed(request: pytest.FixtureRequest) -> Store:
    """The same with the desk's stream."""
    address = request.getfixturevalue(request.param)
    return fresh_tables(request.getfixturevalue("environment"), address, stream=True)


@pytest.fixture
def bill() -> Iterator[Bill]:
    """Counts from now on."""
    made = Bill()
    transport.observers.append(made.calls.append)
    yield made
    transport.observers.clear()
