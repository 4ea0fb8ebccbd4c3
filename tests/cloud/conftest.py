"""One emulator and one deployed stack for all tests here."""

from collections.abc import Iterator

import pytest

from infra.aws.build import build
from infra.aws.target import here
from tests.cloud.emulator import emulator
from tests.cloud.stack import Cloud, deploy


@pytest.fixture(scope="session")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    """The deployed system."""
    built = build(tmp_path_factory.mktemp("built"), here())
    with emulator(tmp_path_factory.mktemp("emulator")) as running:
        yield deploy(running, built)
