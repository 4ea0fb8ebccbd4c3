"""The package and template, built once, for this machine: Lambda's own Python may be missing."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from infra.aws.build import Built, build
from infra.aws.target import here
from tests.deploy.world import World, stage


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("built"), here())


@pytest.fixture(scope="session")
def template(built: Built) -> dict[str, Any]:
    return json.loads(built.template.read_text("utf-8"))


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[World]:
    """A stage that has nothing yet."""
    yield from stage(monkeypatch, tmp_path)
