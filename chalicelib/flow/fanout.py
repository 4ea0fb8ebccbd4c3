"""Telling those who watch: hints to sockets, after the commit, to the audience and nobody else."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.conversations.visible import entry_for
from chalicelib.domain.decision import Decision
from chalicelib.domain.times import rfc3339
from chalicelib.flow.ports import Ports
from chalicelib.observe import fault, log

VERSION = 1
LEADS = "leads"


def frame(
    op: str, conversation: str | None, data: Mapping[str, Any], id: str | None = None
) -> bytes:
    """One frame to a client, as bytes of JSON."""
    whole: dict[str, Any] = {"v": VERSION, "op": op}
    if id is not None:
        whole["id"] = id
    if conversation is not None:
        whole["conversation"] = conversation
    return json.dumps({**whole, "data": data}, ensure_ascii=False, separators=(",", ":")).encode()


def entry_frame(shown: Mapping[str, Any]) -> bytes:
    """The frame of one entry as its viewer may see it."""
    return frame("entry", shown["conversation"], {**shown, "at": rfc3339(shown["at"])})


def entries(ports: Ports, before: Conversation, decision: Decision[Conversation]) -> None:
    """New entries to the customer, and to all of the staff who have a part in it or just had."""
    staff = [entry_frame(s) for e in decision.entries if (s := entry_for(e, True))]
    public = [entry_frame(s) for e in decision.entries if (s := entry_for(e, False))]
    frames = dict.fromkeys(sorted(before.staff | decision.state.staff), staff)
    if public:
        frames[before.customer] = public
    send(ports, before.tenant, frames)


def presence(
    ports: Ports, conversation: Conversation, actor: Actor, data: Mapping[str, Any]
) -> None:
    """A passing sign of one side to the other: typing or marks; customers know staff as agents."""
    seen = {p.agent for p in conversation.participants if p.visible}
    roles = dict.fromkeys({conversation.agent, *seen}, actor.role) | {
        conversation.customer: Role.AGENT
    }
    frames = {
        who: [frame("presence", conversation.id, {"by": actor.id, "role": role.value, **data})]
        for who, role in roles.items()
        if who not in (None, actor.id)
    }
    send(ports, conversation.tenant, frames)


def viewing(
    ports: Ports,
    conversation: Conversation,
    actor: Actor,
    others: Sequence[str],
    here: bool,
    composing: bool,
) -> None:
    """One of the staff looks at a conversation, or no more: to the others who do, and to all of the
    staff who have a part in it.
    """
    tenant, told = conversation.tenant, {*others, *conversation.staff} - {actor.id}
    if not told:
        return
    agent = ports.store.agent(tenant, actor.id)
    who = {"agent": actor.id, "name": agent.name if agent else ""}
    data = {**who, "viewing": here, "composing": composing}
    one = [frame("presence", conversation.id, data)]
    send(ports, tenant, dict.fromkeys(sorted(told), one))


def leads(ports: Ports, tenant: str, op: str, data: Mapping[str, Any]) -> None:
    """Something for the tenant's supervisors."""
    send(ports, tenant, {LEADS: [frame(op, None, data)]})


def queue(ports: Ports, tenant: str, places: Mapping[str, tuple[str, Mapping[str, int]]]) -> None:
    """Places in the queue, customer → (conversation, place)."""
    send(ports, tenant, {who: [frame("queue", cnv, place)] for who, (cnv, place) in places.items()})


def waiting(ports: Ports, tenant: str, group: str, agents: Sequence[str]) -> None:
    """Somebody waits in a queue that these agents take from by hand."""
    one = [frame("queue", None, {"group": group})]
    send(ports, tenant, dict.fromkeys(agents, one))


def send(ports: Ports, tenant: str, frames: Mapping[str, Sequence[bytes]]) -> None:
    """Send each one's frames to all of their connections, in order; forget the connections that are
    gone.
    """
    try:
        _send(ports, tenant, {who: fs for who, fs in frames.items() if fs})
    except Exception as error:
        # What was committed is done, whoever hears of it; clients find what they miss.
        log.warning("nobody was told", **fault(error))


def _send(ports: Ports, tenant: str, frames: Mapping[str, Sequence[bytes]]) -> None:
    if not frames:
        return
    live = ports.store.connections(tenant, list(frames), ports.now())
    posts = [
        (connection, f)
        for who, fs in frames.items()
        for connection in live.get(who, ())
        for f in fs
    ]
    gone = set(ports.push.send(posts)) if posts else set()
    for who, connections in live.items():
        for connection in gone.intersection(connections):
            ports.store.disconnect(tenant, who, connection)
