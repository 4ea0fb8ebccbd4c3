"""What a stack is told so that it takes its restored table over."""

import json
import re
from typing import Any

import pytest

from infra.aws.template import template
from scripts.take_over import DESK, released, taken

NAME, ARN = "desk-restored", "arn:aws:dynamodb:eu-west-1:1:table/desk-restored"
STREAM = ARN + "/stream/2026"


@pytest.fixture
def whole() -> Any:
    return json.loads(json.dumps(template({})))


def test_nothing_refers_to_a_table_that_is_not_there(whole: Any) -> None:
    text = json.dumps(released(whole, NAME, ARN, STREAM))
    assert not re.search(rf"\b{DESK}\b", text)
    assert all(f'"{one}"' in text for one in (NAME, ARN, STREAM))
    assert "${" + DESK not in text


def test_nothing_else_changes(whole: Any) -> None:
    before, after = whole["Resources"], released(whole, NAME, ARN, STREAM)["Resources"]
    assert before.keys() - after.keys() == {DESK}
    untouched = {name for name in after if DESK not in json.dumps(before[name])}
    assert len(untouched) > 40
    assert all(after[name] == before[name] for name in untouched)


def test_then_it_is_there_under_its_name(whole: Any) -> None:
    after = taken(whole, NAME)
    desk = after["Resources"][DESK]
    assert desk["Properties"].pop("TableName") == NAME
    assert desk["DeletionPolicy"] == "Retain"
    whole["Resources"][DESK]["Properties"].pop("TableName")
    assert after == whole
