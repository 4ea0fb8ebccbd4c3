"""Reading: what an actor may see, and lists in the order they are worked on."""

from dataclasses import asdict
from typing import Any

from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.agents.choose import free_seats
from chalicelib.domain.conversations import waiting
from chalicelib.domain.conversations.model import Conversation, State
from chalicelib.domain.conversations.urgency import urgency
from chalicelib.domain.conversations.visible import conversation_for, entry_for
from chalicelib.domain.errors import NotFound
from chalicelib.domain.times import day_of
from chalicelib.flow import policies
from chalicelib.flow.ports import Ports

ROSTER = 100  # how many of a group's reachable agents one look considers
COUNTED = 1_000  # a queue's length is counted up to this
DAY_MS = 86_400_000


def access(ports: Ports, actor: Actor, id: str) -> Conversation:
    """The conversation, if this actor may know of it; raises NotFound."""
    found = ports.store.conversation(actor.tenant, id)
    if found is None or (actor.role is Role.CUSTOMER and found.customer != actor.id):
        raise NotFound("no_such_conversation")
    return found


see = access


def log(ports: Ports, actor: Actor, id: str, after: int, limit: int) -> list[dict[str, Any]]:
    """Entries after a number as this actor may see them, in order."""
    access(ports, actor, id)
    entries = ports.store.entries(actor.tenant, id, after, limit, actor.is_staff)
    return [shown for e in entries if (shown := entry_for(e, actor.is_staff)) is not None]


def shown(ports: Ports, actor: Actor, conversation: Conversation) -> dict[str, Any]:
    """The conversation as this actor may see it, with the marks of both sides."""
    marks = ports.store.marks(conversation.tenant, conversation.id)
    return {**conversation_for(conversation, actor.is_staff), "marks": asdict(marks)}


def mine(ports: Ports, actor: Actor) -> list[Conversation]:
    """The conversations on an agent's own seats, most urgent first."""
    agent = ports.store.agent(actor.tenant, actor.id)
    seats = list(agent.seats) if agent else []
    return sorted(ports.store.conversations(actor.tenant, seats), key=urgency)


def place(ports: Ports, actor: Actor, id: str) -> dict[str, int]:
    """What a waiting customer is shown: ``rank``, or ``from_min`` and ``to_min``; nothing when not
    waiting.
    """
    return place_of(ports, access(ports, actor, id))


def place_of(ports: Ports, c: Conversation) -> dict[str, int]:
    """The same for a loaded conversation; what was shown is remembered, so that it never gets
    worse.
    """
    if c.state is not State.QUEUED or c.place is None:
        return {}
    policy = policies.policy(ports, c.tenant, c.group, c.channel)
    ahead = ports.store.ahead(c.tenant, c.group, c.place, c.id, policy.queue_cap)
    before = ports.store.shown(c.tenant, c.id)
    seats, handling = (1, 0.0) if ahead < policy.rank_shown else _service(ports, c.tenant, c.group)
    now = waiting.show(ahead, seats, handling, policy, before)
    if now != before:
        ports.store.save_shown(c.tenant, c.id, now)
    return {name: value for name, value in asdict(now).items() if value is not None}


def queue(ports: Ports, tenant: str, group: str) -> dict[str, Any]:
    """A group's queue: how many wait and how long, who serves, what a newcomer should expect."""
    policies.group(ports, tenant, group)
    head = ports.store.conversations(
        tenant, [p.conversation for p in ports.store.queue(tenant, group, 1)]
    )
    length = ports.store.waiting(tenant, group, COUNTED)
    agents = ports.store.agents(tenant, ports.store.roster(tenant, group, ROSTER))
    seats, handling = _service(ports, tenant, group)
    return {
        "group": group,
        "waiting": length,
        "oldest_wait_s": max(0, ports.now() - head[0].since) // 1000 if head else 0,
        "agents": len(agents),
        "seats": seats,
        "free_seats": sum(max(0, a.capacity - a.load) for a in agents),
        "estimate_s": round(waiting.expected_wait_s(length, seats, handling)),
    }


def _service(ports: Ports, tenant: str, group: str) -> tuple[int, float]:
    """Seats that serve a group, and the mean handling time (s) of yesterday and today; 0 when
    unknown.
    """
    now = ports.now()
    agents = ports.store.agents(tenant, ports.store.roster(tenant, group, ROSTER))
    days = ports.store.counters(tenant, f"group:{group}", day_of(now - DAY_MS), day_of(now))
    served = sum(d.get("served", 0) for d in days.values())
    spent_ms = sum(d.get("served_ms", 0) for d in days.values())
    return free_seats(agents, now), spent_ms / served / 1000 if served else 0.0
