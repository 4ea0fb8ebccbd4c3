"""One real box for all tests here: the product itself on free ports, its clock a second wide."""

from collections.abc import Iterator

import pytest

from infra.local.handle import Box

TICK_S = 1.0


@pytest.fixture(scope="session")
def box(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Box]:
    """A running box."""
    with Box(tmp_path_factory.mktemp("box"), tick=TICK_S) as running:
        yield running
