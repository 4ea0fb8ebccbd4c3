"""The package and template, built once, for this machine: Lambda's own Python may be missing."""

import json
from typing import Any

import pytest

from infra.aws.build import Built, build
from infra.aws.target import here


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("built"), here())


@pytest.fixture(scope="session")
def template(built: Built) -> dict[str, Any]:
    return json.loads(built.template.read_text("utf-8"))
