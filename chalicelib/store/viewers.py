"""Who of the staff looks at a conversation: one row of it that goes when nobody does.

Each viewer is an attribute of its own (``v#`` and the agent), so that none has to be read first.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
from pynamodb.exceptions import UpdateError
from pynamodb.expressions.operand import Path
from pynamodb.expressions.update import Action

from chalicelib.flow.ports import Viewer
from chalicelib.store import load
from chalicelib.store.rows import keys
from chalicelib.store.rows.base import Item
from chalicelib.store.table import Row, desk

PREFIX = "v#"


class ViewersRow(Row, discriminator="viewers"):
    """Who looks at a conversation."""


def view(tenant: str, conversation: str, viewer: Viewer, now: int) -> list[Viewer]:
    """Keep who looks at it until then; all who do at ``now``. Those who do no more go."""
    text = msgspec.json.encode([viewer.until, viewer.composing]).decode()
    actions = [_path(viewer.agent).set(text), ViewersRow.kind.set(ViewersRow)]
    held = _of(_changed(tenant, conversation, [*actions, Row.ttl.set(viewer.until // 1000 + 1)]))
    gone = [_path(v.agent).remove() for v in held if v.until <= now]
    if gone:
        _changed(tenant, conversation, gone)
    return [v for v in held if v.until > now]


def look_away(tenant: str, conversation: str, agent: str) -> None:
    """They do no more."""
    pk = keys.conversation(tenant, conversation)
    there = Row.pk.exists()  # else the update would leave an empty row behind for ever
    actions = [_path(agent).remove()]
    try:
        desk().update_item(pk, range_key=keys.VIEWERS, actions=actions, condition=there)
    except UpdateError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise


def viewers(tenant: str, conversation: str, now: int) -> list[Viewer]:
    """All who look at it, by id."""
    row = load.row(keys.conversation(tenant, conversation), keys.VIEWERS)
    return [v for v in _of(row or {}) if v.until > now]


def _path(agent: str) -> Path:
    return Path([PREFIX + agent])


def _changed(tenant: str, conversation: str, actions: Sequence[Action]) -> Item:
    pk = keys.conversation(tenant, conversation)
    answer: dict[str, Any] = desk().update_item(
        pk, range_key=keys.VIEWERS, actions=actions, return_values="ALL_NEW"
    )
    found: Item = answer["Attributes"]
    return found


def _of(row: Item) -> list[Viewer]:
    names = sorted(name for name in row if name.startswith(PREFIX))
    told = {name: msgspec.json.decode(row[name]["S"]) for name in names}
    return [Viewer(name.removeprefix(PREFIX), *told[name]) for name in names]
