"""A customer enters: into the conversation that is open, one that ended a short while ago, or a new
one.
"""

from collections.abc import Mapping
from typing import Any

from chalicelib.domain import ids
from chalicelib.domain.actors import Actor
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations import machine
from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.errors import Busy, Invalid, NotFound
from chalicelib.domain.tenants.model import Customer
from chalicelib.flow import handle, invitations, welcome
from chalicelib.flow.commands import has_content
from chalicelib.flow.handle import Ack, Asked, Done
from chalicelib.flow.ports import Conflict, Ports
from chalicelib.flow.routing import Entrance, Routed, continues, route

Args = Mapping[str, Any]


def start(
    ports: Ports, actor: Actor, args: Args, client_id: str | None = None, ack: Ack | None = None
) -> Done:
    """Enter; the same ``client_id`` is answered as it was the first time. Raises DomainError."""
    asked = Asked(client_id or handle.own_id(ports), "start", actor.id)
    for _ in range(handle.TRIES):
        if first := handle.first_answer(ports, actor, asked) if client_id else None:
            return handle.acknowledged(ack, first)
        customer = welcome.customer(ports, actor.tenant, actor.id)
        current = _current(ports, actor, customer.current)
        if current is not None and _goes_on(ports, current, args):
            return _continue(ports, actor, current, args, client_id, ack)
        routed = _routed(ports, customer, current, args)
        command = _command(ports, actor, customer, current, args, client_id, routed)
        decision = machine.start(command, routed.policy, ports.now())
        try:
            handle.commit(ports, None, decision, actor, asked)
        except Conflict:
            continue  # another tab was first, or this very request
        return handle.told(ports, actor, decision.state, decision, ack)
    raise Busy("too_many_at_once")


def _current(ports: Ports, actor: Actor, id: str | None) -> Conversation | None:
    return ports.store.conversation(actor.tenant, id) if id else None


def _goes_on(ports: Ports, current: Conversation, args: Args) -> bool:
    if not current.is_open and args.get("fresh"):
        return False
    return continues(ports, current, args.get("group"))


def _continue(
    ports: Ports,
    actor: Actor,
    current: Conversation,
    args: Args,
    client_id: str | None,
    ack: Ack | None,
) -> Done:
    if current.is_open and not has_content(args):
        return handle.acknowledged(ack, Done(current.id, current.public_seq))
    op = "say" if current.is_open else "return"
    return handle.run(ports, actor, op, current.id, args, client_id, ack, kept=actor.id)


def _routed(ports: Ports, customer: Customer, previous: Conversation | None, args: Args) -> Routed:
    entrance = Entrance(
        group=args.get("group") or "",
        topic=args.get("topic") or "",
        language=args.get("language") or "",
        channel=args.get("channel") or "chat",
        returning=previous is not None,
        customer=customer,
    )
    try:
        return route(ports, customer.tenant, entrance)
    except NotFound as missing:
        raise Invalid(missing.code, pointer="/group", group=entrance.group) from None


def _command(
    ports: Ports,
    actor: Actor,
    customer: Customer,
    previous: Conversation | None,
    args: Args,
    client_id: str | None,
    routed: Routed,
) -> c.Start:
    return c.Start(
        by=actor,
        client_id=client_id,
        id=ids.make("cnv", ports.now(), ports.entropy(ids.ENTROPY_BYTES)),
        customer=actor.id,
        group=routed.group,
        channel=args.get("channel") or "chat",
        language=routed.language,
        text=(args.get("text") or "") if has_content(args) else "",
        current=customer.current,
        visits=customer.visits,
        previous=previous.id if previous else None,
        last_agent=previous.last_agent if previous else None,
        waiting=routed.waiting,
        asked_group=args.get("group") or "",
        topic=args.get("topic") or "",
        priority=routed.priority,
        skills=routed.skills,
        routed=routed.why,
        invitation=invitations.accepted(ports, actor.tenant, args.get("invitation") or ""),
    )
