"""What tests share: fakes of all ports, and the real store on an engine of its own tables."""

import gc
from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from chalicelib import store as real_store
from chalicelib.config import settings
from chalicelib.flow import policies
from chalicelib.flow.ports import Store
from chalicelib.observe import metrics
from chalicelib.store import table
from chalicelib.transport import line
from tests import engines
from tests.fakes.ports import Fakes, make_ports

ENVIRONMENT = {
    "AWS_REGION": "eu-west-1",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "WS_ENDPOINT": "http://127.0.0.1:9",
    "SOCKET_URL": "ws://127.0.0.1:9/ws",
    "TOKEN_KEYS": '{"test": "not-a-secret-not-a-secret-not-a-secret"}',
}
ENGINE_SECONDS = 60.0
_numbers = count(1)
# dynoxide keeps all of every stream, and each write to one takes as long as they are.
WHOLE = table.DESK
QUIET = {name: value for name, value in WHOLE.items() if name != "StreamSpecification"}

# How long an example takes says how busy the machine is; what tests hold is fresh by its names.
hypothesis_settings.register_profile(
    "tests",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
hypothesis_settings.load_profile("tests")


def pytest_collection_finish() -> None:
    """What is imported by now stays to the end: looking at it for rubbish again and again was a
    sixth of what the tests cost.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture
def fakes() -> Fakes:
    """All ports in memory."""
    return make_ports()


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Settings for nowhere; tests set what they need and call ``settings.cache_clear``."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    yield monkeypatch
    settings.cache_clear()


@pytest.fixture
def metered(environment: pytest.MonkeyPatch) -> Iterator[None]:
    """Metrics are on; nothing of them is left behind."""
    environment.setenv("METRICS", "on")
    environment.setenv("STAGE", "test")
    settings.cache_clear()
    metrics._metrics.cache_clear()
    yield
    metrics._metrics().clear_metrics()
    metrics._metrics.cache_clear()


@pytest.fixture(scope="session")
def dynoxide() -> Iterator[str]:
    """The address of a dynoxide."""
    with engines.dynoxide() as address:
        yield address


@pytest.fixture(scope="session")
def moto() -> Iterator[str]:
    """The address of a moto server; it copies tables for every transaction: keep them small."""
    with engines.moto() as address:
        yield address


def fresh_tables(environment: pytest.MonkeyPatch, address: str, stream: bool = False) -> Store:
    """The real store on new, empty tables of an engine; with a stream for who reads it."""
    number = next(_numbers)
    environment.setattr(table, "DESK", WHOLE if stream else QUIET)
    # One that waits for the processor is not gone; asked again it would do things twice.
    environment.setattr(line, "READ_SECONDS", ENGINE_SECONDS)
    environment.setenv("DYNAMODB_ENDPOINT", address)
    environment.setenv("DESK_TABLE", f"switchboard-desk-{number}")
    environment.setenv("CONNECTIONS_TABLE", f"switchboard-connections-{number}")
    settings.cache_clear()
    policies._seen.clear()  # it was of other tables
    table.create_tables()
    store: Store = real_store
    return store


@pytest.fixture
def desk(environment: pytest.MonkeyPatch, dynoxide: str) -> Store:
    """The real store on empty tables of dynoxide."""
    return fresh_tables(environment, dynoxide)
