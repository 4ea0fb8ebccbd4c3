"""What an agent chose for the console, kept so that it is the same on every machine."""

import json
from collections.abc import Mapping
from typing import Any

from chalicelib.domain.actors import Actor
from chalicelib.domain.errors import TooLarge
from chalicelib.flow.ports import Ports

MOST_BYTES = 4096


def get(ports: Ports, actor: Actor) -> Mapping[str, Any]:
    """One's own choices; none at first."""
    return ports.store.preferences(actor.tenant, actor.id)


def save(ports: Ports, actor: Actor, data: Mapping[str, Any]) -> None:
    """Keep them in place of those before; raises TooLarge."""
    size = len(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())
    if size > MOST_BYTES:
        raise TooLarge("too_large", f"At most {MOST_BYTES} bytes of JSON.", pointer="/data")
    ports.store.save_preferences(actor.tenant, actor.id, data)
