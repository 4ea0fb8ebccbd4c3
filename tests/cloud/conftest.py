"""One emulator and one deployed stack for all tests here."""

import json
from collections.abc import Iterator

import pytest

import _node
from deploying.making import Made
from deploying.site import files
from infra.aws.build import build
from infra.aws.target import here
from tests.cloud.emulator import emulator
from tests.cloud.stack import Cloud, deploy


@pytest.fixture(scope="session")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    """The deployed system."""
    built = build(tmp_path_factory.mktemp("built"), here())
    _node.front()
    template = json.loads(built.template.read_text("utf-8"))
    whole = Made(template, built.package.read_bytes(), files(*_node.PARTS))
    with emulator(tmp_path_factory.mktemp("emulator")) as running:
        yield deploy(running, whole)
