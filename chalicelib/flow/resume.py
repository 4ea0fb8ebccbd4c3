"""Coming back: what a client missed, from the number it knows."""

from dataclasses import dataclass, field
from typing import Any

from chalicelib.domain.actors import Actor, Role
from chalicelib.flow import agents, read
from chalicelib.flow.ports import Ports

LIMIT = 200


@dataclass(frozen=True, slots=True)
class Hello:
    """Missed entries in order (``more``: ask again after the last), the state now, or one's
    conversations.
    """

    entries: list[dict[str, Any]] = field(default_factory=list)
    state: dict[str, Any] | None = None
    more: bool = False
    conversations: list[str] = field(default_factory=list)


def hello(ports: Ports, actor: Actor, conversation_id: str | None, after: int) -> Hello:
    """What happened in a conversation after a number; without one, which conversations are the
    actor's.
    """
    agents.beat(ports, actor)
    if conversation_id is None:
        return Hello(conversations=_conversations(ports, actor))
    conversation = read.access(ports, actor, conversation_id)
    missed = read.log(ports, actor, conversation_id, after, LIMIT)
    return Hello(missed, read.shown(ports, actor, conversation), more=len(missed) == LIMIT)


def _conversations(ports: Ports, actor: Actor) -> list[str]:
    if actor.role is Role.CUSTOMER:
        customer = ports.store.customer(actor.tenant, actor.id)
        there = customer is not None and customer.became is None
        return [customer.current] if customer and there and customer.current else []
    return [conversation.id for conversation in read.mine(ports, actor)]
