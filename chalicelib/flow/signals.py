"""What passes by without a log entry: typing, how far each side has read, who looks on."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.conversations.model import Conversation
from chalicelib.flow import fanout
from chalicelib.flow.ports import Ports, Viewer
from chalicelib.flow.read import access

Args = Mapping[str, Any]
VIEWING_MS = 45_000  # whoever looks says so every 20 s; one may be lost


def _typing(ports: Ports, actor: Actor, conversation_id: str, args: Args) -> None:
    conversation = access(ports, actor, conversation_id)
    if conversation.is_open and (_takes_part(actor, conversation) or _helps(actor, conversation)):
        fanout.presence(ports, conversation, actor, {"typing": True})


def _delivered(ports: Ports, actor: Actor, conversation_id: str, args: Args) -> None:
    _mark(ports, actor, conversation_id, args["seq"], 0)


def _read(ports: Ports, actor: Actor, conversation_id: str, args: Args) -> None:
    _mark(ports, actor, conversation_id, args["seq"], args["seq"])


def _viewing(ports: Ports, actor: Actor, conversation_id: str, args: Args) -> None:
    """One of the staff has it in front of them, or no more: colleagues see that, customers never.

    Everybody is told each time, so that who hears nothing more for ``VIEWING_MS`` knows enough.
    """
    conversation = access(ports, actor, conversation_id)
    tenant, now, leaves = actor.tenant, ports.now(), bool(args.get("leave"))
    composing = bool(args.get("composing")) and not leaves
    if leaves:
        ports.store.look_away(tenant, conversation_id, actor.id)
        others = ports.store.viewers(tenant, conversation_id, now)
    else:
        me = Viewer(actor.id, now + VIEWING_MS, composing)
        others = ports.store.view(tenant, conversation_id, me, now)
    fanout.viewing(ports, conversation, actor, [v.agent for v in others], not leaves, composing)


def _takes_part(actor: Actor, conversation: Conversation) -> bool:
    return actor.role is Role.CUSTOMER or actor.id == conversation.agent


def _helps(actor: Actor, conversation: Conversation) -> bool:
    """Who helps unseen stays so."""
    return any(p.agent == actor.id and p.visible for p in conversation.participants)


def _mark(ports: Ports, actor: Actor, conversation_id: str, delivered: int, read: int) -> None:
    """Only the two who talk leave marks; a supervisor who looks on does not read for the agent."""
    conversation = access(ports, actor, conversation_id)
    if not _takes_part(actor, conversation):
        return
    side = "customer" if actor.role is Role.CUSTOMER else "agent"
    top = conversation.public_seq
    marks = ports.store.mark(
        actor.tenant, conversation_id, side, min(delivered, top), min(read, top)
    )
    fanout.presence(ports, conversation, actor, {"marks": asdict(marks)})


SIGNALS: dict[str, Callable[[Ports, Actor, str, Args], None]] = {
    "typing": _typing,
    "delivered": _delivered,
    "read": _read,
    "viewing": _viewing,
}
