"""A command's whole way: load, decide, commit, tell. Races are lost cleanly and decided again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from chalicelib.domain import ids
from chalicelib.domain.actors import Actor
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations import machine
from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.decision import ClaimSeat, Decision, ReleaseSeat, SetCurrent
from chalicelib.domain.errors import Busy, DomainError, Invalid, NotFound, Refused
from chalicelib.flow import fanout, policies, signals
from chalicelib.flow.commands import BUILD
from chalicelib.flow.ports import Commit, Conflict, Marker, Ports
from chalicelib.flow.read import access

TRIES = 16
OWN_ID_BYTES = 9


@dataclass(frozen=True, slots=True)
class Done:
    """What was acknowledged: the last entry written, in the actor's numbering (None: the log did
    not grow).
    """

    conversation: str
    seq: int | None


Ack = Callable[[Done], None]
Build = Callable[[Conversation], c.Command]


def run(
    ports: Ports,
    actor: Actor,
    op: str,
    conversation_id: str,
    args: Mapping[str, Any],
    client_id: str | None = None,
    ack: Ack | None = None,
) -> Done:
    """Do one operation on one conversation; ``ack`` is called after the commit and before others
    are told.

    The same ``client_id`` by the same actor is answered as it was the first time. Raises
    DomainError.
    """
    if op in signals.SIGNALS:
        signals.SIGNALS[op](ports, actor, conversation_id, args)
        return _acknowledged(ack, Done(conversation_id, None))
    build = BUILD[op]
    given = client_id or "own:" + ports.entropy(OWN_ID_BYTES).hex()

    def command(conversation: Conversation) -> c.Command:
        return replace(build(ports, actor, conversation, args), client_id=client_id)

    try:
        return apply(ports, actor, conversation_id, command, given, op, ack)
    except DomainError:
        first = client_id and ports.store.marker(actor.tenant, conversation_id, actor.id, client_id)
        if not first:
            raise
        return _acknowledged(ack, _done_before(actor, conversation_id, first))


def apply(
    ports: Ports,
    actor: Actor,
    conversation_id: str,
    build: Build,
    client_id: str | None = None,
    op: str = "",
    ack: Ack | None = None,
) -> Done:
    """Decide and commit until no race is lost; the commands of people carry an id, those of the
    system need none.
    """
    given_up: set[object] = set()
    for _ in range(TRIES):
        before = access(ports, actor, conversation_id)
        command = build(before)
        if isinstance(command, c.CustomerSays | c.CustomerReturns) and "seat" in given_up:
            command = replace(command, agent_free=False)
        policy = policies.policy(ports, before.tenant, before.group, before.channel)
        decision = machine.decide(before, command, policy, ports.now())
        if decision.state.version == before.version:
            return _acknowledged(ack, Done(conversation_id, None))
        moves = tuple(m for m in decision.moves if m not in given_up)
        decision = replace(decision, moves=moves)
        try:
            ports.store.commit(_commit(before, decision, actor, client_id, op))
        except Conflict as conflict:
            if conflict.on == "client_id" and client_id is not None:
                return _acknowledged(ack, _first_answer(ports, actor, conversation_id, client_id))
            given_up.add(_lost(conflict, command))
            continue
        done = Done(
            conversation_id,
            _number(actor, decision.entries[-1].seq, decision) if decision.entries else None,
        )
        _acknowledged(ack, done)
        fanout.entries(ports, before, decision)
        return done
    raise Busy("too_many_at_once", conversation=conversation_id)


def start(
    ports: Ports,
    actor: Actor,
    args: Mapping[str, Any],
    client_id: str | None = None,
    ack: Ack | None = None,
) -> Done:
    """A customer enters: into the conversation that is open, one that ended a short while ago, or a
    new one.
    """
    given = client_id or "own:" + ports.entropy(OWN_ID_BYTES).hex()
    for _ in range(TRIES):
        customer = ports.store.customer(actor.tenant, actor.id)
        if customer is None:
            raise NotFound("no_such_customer")
        current = (
            ports.store.conversation(actor.tenant, customer.current) if customer.current else None
        )
        if current is not None and _continues(ports, current):
            return _continue(ports, actor, current, args, client_id, ack)
        command = _start(ports, actor, customer.current, current, args, client_id)
        policy = policies.policy(ports, actor.tenant, command.group, command.channel)
        decision = machine.start(command, policy, ports.now())
        try:
            ports.store.commit(_commit(None, decision, actor, given, "start"))
        except Conflict:
            continue
        done = Done(command.id, _number(actor, decision.entries[-1].seq, decision))
        _acknowledged(ack, done)
        fanout.entries(ports, decision.state, decision)
        return done
    raise Busy("too_many_at_once")


def _continues(ports: Ports, current: Conversation) -> bool:
    policy = policies.policy(ports, current.tenant, current.group, current.channel)
    return current.is_open or ports.now() - current.ended_at <= policy.reopen_s * 1000


def _continue(
    ports: Ports,
    actor: Actor,
    current: Conversation,
    args: Mapping[str, Any],
    client_id: str | None,
    ack: Ack | None,
) -> Done:
    if current.is_open and not (args.get("text") or "").strip():
        return _acknowledged(ack, Done(current.id, current.public_seq))
    return run(
        ports, actor, "say" if current.is_open else "return", current.id, args, client_id, ack
    )


def _start(
    ports: Ports,
    actor: Actor,
    current: str | None,
    previous: Conversation | None,
    args: Mapping[str, Any],
    client_id: str | None,
) -> c.Start:
    group = args.get("group") or policies.tenant(ports, actor.tenant).default_group
    channel = args.get("channel") or "chat"
    try:
        policy = policies.policy(ports, actor.tenant, group, channel)
    except NotFound as missing:
        raise Invalid(missing.code, pointer="/group", group=group) from None
    return c.Start(
        by=actor,
        client_id=client_id,
        id=ids.make("cnv", ports.now(), ports.entropy(ids.ENTROPY_BYTES)),
        customer=actor.id,
        group=group,
        channel=channel,
        language=args.get("language") or "",
        text=args.get("text") or "",
        current=current,
        previous=previous.id if previous else None,
        last_agent=previous.last_agent if previous else None,
        waiting=ports.store.waiting(actor.tenant, group, policy.queue_cap),
    )


def _commit(
    before: Conversation | None,
    decision: Decision[Conversation],
    actor: Actor,
    client_id: str | None,
    op: str,
) -> Commit:
    marker = None
    if client_id is not None:
        public = max((e.public_seq for e in decision.entries), default=0)
        marker = Marker(actor.id, client_id, op, decision.state.seq, public)
    return Commit(before, decision.state, decision.entries, decision.moves, marker)


def _lost(conflict: Conflict, command: c.Command) -> object:
    """What to do without in the next try; raises where the lost race is the answer."""
    if isinstance(conflict.on, ClaimSeat):
        if isinstance(command, c.CustomerSays | c.CustomerReturns):
            return "seat"
        own = command.by.id == conflict.on.agent
        raise Refused("no_free_seat" if own else "agent_unavailable", agent=conflict.on.agent)
    if isinstance(conflict.on, SetCurrent):
        raise Refused("newer_conversation", "The customer has a newer conversation.")
    return conflict.on if isinstance(conflict.on, ReleaseSeat) else None


def _number(actor: Actor, seq: int, decision: Decision[Conversation]) -> int:
    return seq if actor.is_staff else decision.state.public_seq


def _first_answer(ports: Ports, actor: Actor, conversation_id: str, client_id: str) -> Done:
    marker = ports.store.marker(actor.tenant, conversation_id, actor.id, client_id)
    if marker is None:
        raise Busy("too_many_at_once", conversation=conversation_id)
    return _done_before(actor, conversation_id, marker)


def _done_before(actor: Actor, conversation_id: str, marker: Marker) -> Done:
    return Done(conversation_id, marker.seq if actor.is_staff else marker.public_seq)


def _acknowledged(ack: Ack | None, done: Done) -> Done:
    if ack is not None:
        ack(done)
    return done
