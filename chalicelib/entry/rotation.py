"""The signing keys' own clock, and the hand that turns them in need."""

from typing import Any

import msgspec

from chalicelib.flow import wire
from chalicelib.flow.token_keys import Wish, rotate
from chalicelib.observe import handling


def handle(event: dict[str, Any]) -> dict[str, Any]:
    """Do what the event's detail wishes (``force``, ``drop``), by itself nothing but what is due;
    what came of it.
    """
    wish = msgspec.convert(event["detail"], Wish)
    with handling("signing keys", event["id"]) as line:
        outcome = rotate(wire.ports(), wish)
        line.add(changed=outcome.changed, keys=outcome.keys)
    return {"changed": outcome.changed, "keys": list(outcome.keys)}
