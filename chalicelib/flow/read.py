"""Reading: what an actor may see, and lists in the order they are worked on."""

from collections.abc import Callable
from dataclasses import asdict
from functools import cache, partial
from typing import Any

from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.conversations import waiting
from chalicelib.domain.conversations.model import Conversation, OfferKind, State
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.conversations.urgency import urgency
from chalicelib.domain.conversations.visible import conversation_for, entry_for
from chalicelib.domain.errors import NotFound
from chalicelib.domain.times import rfc3339
from chalicelib.flow import policies, service, showing
from chalicelib.flow.ports import Ports

ServedBy = Callable[[], waiting.Service]


def access(ports: Ports, actor: Actor, id: str) -> Conversation:
    """The conversation, if this actor may know of it; raises NotFound."""
    found = ports.store.conversation(actor.tenant, id)
    if found is None or (actor.role is Role.CUSTOMER and found.customer != actor.id):
        raise NotFound("no_such_conversation")
    return found


def log(ports: Ports, actor: Actor, id: str, after: int, limit: int) -> list[dict[str, Any]]:
    """Entries after a number as this actor may see them, in order."""
    access(ports, actor, id)
    entries = ports.store.entries(actor.tenant, id, after, limit, actor.is_staff)
    return [shown for e in entries if (shown := entry_for(e, actor.is_staff)) is not None]


def shown(ports: Ports, actor: Actor, conversation: Conversation) -> dict[str, Any]:
    """The conversation as this actor may see it, with the marks of both sides."""
    if actor.is_staff:
        return showing.for_staff(ports, conversation.tenant, [conversation])[0]
    marks = ports.store.marks(conversation.tenant, conversation.id)
    return {**conversation_for(conversation, False), "marks": asdict(marks)}


def viewers(ports: Ports, actor: Actor, id: str) -> list[dict[str, Any]]:
    """Who of the staff looks at it now."""
    access(ports, actor, id)
    here = ports.store.viewers(actor.tenant, id, ports.now())
    names = {a.id: a.name for a in ports.store.agents(actor.tenant, [v.agent for v in here])}
    return [{**asdict(v), "name": names.get(v.agent, ""), "until": rfc3339(v.until)} for v in here]


def mine(ports: Ports, actor: Actor) -> list[Conversation]:
    """The conversations on an agent's own seats and those they take part in, most urgent first."""
    agent = ports.store.agent(actor.tenant, actor.id)
    if agent is None:
        return []
    theirs = dict.fromkeys((*agent.seats, *ports.store.parts(actor.tenant, actor.id)))
    return sorted(ports.store.conversations(actor.tenant, list(theirs)), key=urgency)


def place(ports: Ports, actor: Actor, id: str) -> dict[str, int]:
    """What a waiting customer is shown: ``rank``, or ``from_min`` and ``to_min``; nothing when not
    waiting, or until the group opens.
    """
    c = access(ports, actor, id)
    place = _stands(c)
    if c.state is not State.QUEUED or place is None:
        return {}
    ahead = ports.store.ahead(c.tenant, c.group, place, c.id, _policy(ports, c).queue_cap)
    return place_of(ports, c, ahead, actor.role is Role.CUSTOMER, told_later=False)[0]


def _stands(c: Conversation) -> int | None:
    """The place in the queue, also while an agent is asked: it is kept for them."""
    kept = (o.place for o in c.offers if o.kind is OfferKind.SERVE)
    return next(kept, None) if c.place is None else c.place


def known_service(ports: Ports, tenant: str, group: str) -> ServedBy:
    """What serves a group as far as it is known already, read on the first call only; measured
    where it never was.
    """
    held = ports.store.service
    return cache(lambda: held(tenant, group) or service.measure(ports, tenant, group))


def place_of(
    ports: Ports,
    c: Conversation,
    ahead: int,
    told: bool = True,
    told_later: bool = True,
    served_by: ServedBy | None = None,
) -> tuple[dict[str, int], bool]:
    """The same for one with ``ahead`` others before it, and whether it is news. What the customer
    was ``told`` is kept, so that it never gets worse. Who tells several passes ``known_service``.
    """
    policy = _policy(ports, c)
    stored = ports.store.shown(c.tenant, c.id)
    before = stored if stored.since == c.since else waiting.Shown(c.since)
    by_rank = ahead < policy.rank_shown or before.rank is not None
    if served_by is None:
        served_by = partial(_service, ports, c, told_later)
    now = waiting.show(ahead, waiting.Service() if by_rank else served_by(), policy, before)
    if told and now != stored:
        ports.store.save_shown(c.tenant, c.id, now)
    shown = {"rank": now.rank, "from_min": now.from_min, "to_min": now.to_min}
    return {name: value for name, value in shown.items() if value is not None}, now != stored


def _service(ports: Ports, c: Conversation, told_later: bool) -> waiting.Service:
    """Who is told again within a minute anyway gets what is known already: measuring reads all who
    are there.
    """
    if told_later:
        return known_service(ports, c.tenant, c.group)()
    return service.of(ports, c.tenant, c.group)


def _policy(ports: Ports, c: Conversation) -> Policy:
    return policies.policy(ports, c.tenant, c.group, c.channel)
