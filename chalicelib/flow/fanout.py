"""Telling those who watch: hints to sockets, after the commit, to the audience and nobody else."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.conversations.visible import entry_for
from chalicelib.domain.decision import Decision, EnterQueue, LeaveQueue, Move
from chalicelib.domain.times import rfc3339
from chalicelib.flow.ports import Ports
from chalicelib.observe import fault, log

VERSION = 1
LEADS = "leads"
WATCHERS = 100  # how many of a group's agents are told that its queue has changed
HINT_MS, MOST_HINTED = 1_000, 2_000
# When this process last told of a group's queue (ms). By store as well: tests hold several.
_hinted: dict[tuple[object, str, str], int] = {}


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


def queues(ports: Ports, tenant: str, moves: Iterable[Move]) -> None:
    """Hint at the queues that have changed by these moves."""
    for group in sorted({m.group for m in moves if isinstance(m, EnterQueue | LeaveQueue)}):
        hint(ports, tenant, group)


def hint(ports: Ports, tenant: str, group: str) -> None:
    """Have those who can be given work in a group, and all supervisors, look at its queue. What
    follows within ``HINT_MS`` is not told again: whoever hears it looks after that.
    """
    if _is_news(ports, tenant, group):
        _quietly(lambda: _hint(ports, tenant, group))


def _is_news(ports: Ports, tenant: str, group: str) -> bool:
    key, now = (ports.store, tenant, group), ports.now()
    if 0 <= now - _hinted.get(key, -HINT_MS) < HINT_MS:
        return False
    if len(_hinted) > MOST_HINTED:
        _hinted.clear()
    _hinted[key] = now
    return True


def _hint(ports: Ports, tenant: str, group: str) -> None:
    one = [frame("queue", None, {"group": group})]
    there = ports.store.roster(tenant, group, WATCHERS)
    _send(ports, tenant, dict.fromkeys([*there, LEADS], one))


def send(ports: Ports, tenant: str, frames: Mapping[str, Sequence[bytes]]) -> None:
    """Send each one's frames to all of their connections, in order; forget the connections that are
    gone.
    """
    _quietly(lambda: _send(ports, tenant, frames))


def _quietly(tell: Callable[[], None]) -> None:
    try:
        tell()
    except Exception as error:
        # What was committed is done, whoever hears of it; clients find what they miss.
        log.warning("nobody was told", **fault(error))


def _send(ports: Ports, tenant: str, all_frames: Mapping[str, Sequence[bytes]]) -> None:
    frames = {who: fs for who, fs in all_frames.items() if fs}
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
