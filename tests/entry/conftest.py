"""The site on fakes, and all log lines of a test."""

import logging
from collections.abc import Iterator

import pytest

from chalicelib.flow import wire
from chalicelib.flow.ports import Store
from chalicelib.observe import log
from tests.entry.site import Site
from tests.fakes.ports import Fakes, make_ports


@pytest.fixture
def site(fakes: Fakes, environment: pytest.MonkeyPatch) -> Site:
    """Two tenants behind the real app."""
    environment.setattr(wire, "ports", lambda: fakes.ports)
    return Site(fakes)


@pytest.fixture
def real_site(desk: Store, environment: pytest.MonkeyPatch) -> Site:
    """The site with dynoxide behind it."""
    fakes = make_ports(desk)
    environment.setattr(wire, "ports", lambda: fakes.ports)
    return Site(fakes)


class Lines(logging.Handler):
    """Keeps log lines as they would be written."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """Every line that is logged, debug lines too."""
    logger, lines = logging.getLogger(log.name), Lines()
    lines.setFormatter(log.registered_formatter)
    before = logger.level
    logger.addHandler(lines)
    logger.setLevel(logging.DEBUG)
    yield lines.lines
    logger.setLevel(before)
    logger.removeHandler(lines)
