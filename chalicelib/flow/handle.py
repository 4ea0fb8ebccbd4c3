"""A command's whole way: load, decide, commit, tell. Races are lost cleanly and decided again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations import machine, timers
from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.decision import ClaimSeat, Decision, ReleaseSeat, SetCurrent
from chalicelib.domain.errors import Busy, DomainError, Refused
from chalicelib.flow import fanout, policies, signals, welcome
from chalicelib.flow.commands import BUILD
from chalicelib.flow.ports import Commit, Conflict, Marker, Ports
from chalicelib.flow.read import access
from chalicelib.observe import about

TRIES = 16
OWN_ID_BYTES = 9


@dataclass(frozen=True, slots=True)
class Done:
    """What was acknowledged: the last entry written, in the actor's numbering (None: the log did
    not grow).
    """

    conversation: str
    seq: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What makes a resend harmless: the client's id, the op, and where its marker is ``kept``: with
    the conversation, or with the customer where the id may come before the conversation.
    """

    client_id: str
    op: str
    kept: str


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
    kept: str | None = None,
) -> Done:
    """Do one operation on one conversation; ``ack`` is called after the commit and before others
    are told.

    The same ``client_id`` by the same actor is answered as it was the first time. Raises
    DomainError.
    """
    if op in signals.SIGNALS:
        signals.SIGNALS[op](ports, actor, conversation_id, args)
        return acknowledged(ack, Done(conversation_id, None))

    def command(conversation: Conversation) -> c.Command:
        welcome.check(ports, actor, conversation)
        return replace(BUILD[op](ports, actor, conversation, args), client_id=client_id)

    asked = Asked(client_id or own_id(ports), op, kept or conversation_id)
    try:
        return apply(ports, actor, conversation_id, command, asked, ack)
    except DomainError:
        first = first_answer(ports, actor, asked) if client_id else None
        if first is None:
            raise
        return acknowledged(ack, first)


def apply(
    ports: Ports,
    actor: Actor,
    conversation_id: str,
    build: Build,
    asked: Asked | None = None,
    ack: Ack | None = None,
) -> Done:
    """Decide and commit until no race is lost; the commands of people carry an id, those of the
    system need none.
    """
    given_up: set[object] = set()
    for _ in range(TRIES):
        before = access(ports, actor, conversation_id)
        command = build(before)
        if isinstance(command, c.ByCustomer) and "seat" in given_up:
            command = replace(command, agent_free=False)
        decision = _decided(ports, before, command)
        if decision.state.version == before.version:
            return acknowledged(ack, Done(conversation_id, None))
        moves = tuple(m for m in decision.moves if m not in given_up)
        try:
            commit(ports, before, replace(decision, moves=moves), actor, asked)
        except Conflict as conflict:
            if conflict.on == "client_id" and asked:
                first = _answered_before(ports, actor, asked)
                if first == _done(actor, decision):  # ours, whose answer was lost on the way
                    return told(ports, actor, before, decision, ack)
                return acknowledged(ack, first)
            given_up.add(_lost(ports, conflict, command))
            continue
        return told(ports, actor, before, decision, ack)
    raise Busy("too_many_at_once", conversation=conversation_id)


def _decided(ports: Ports, before: Conversation, command: c.Command) -> Decision[Conversation]:
    policy = policies.policy(ports, before.tenant, before.group, before.channel)
    decision = machine.decide(before, command, policy, ports.now())
    after = decision.state
    if after.group == before.group:
        return decision
    there = policies.policy(ports, after.tenant, after.group, after.channel)
    return timers.rearmed(decision, there)


def commit(
    ports: Ports,
    before: Conversation | None,
    decision: Decision[Conversation],
    actor: Actor,
    asked: Asked | None,
) -> None:
    """Write a decision with the marker of who asked for it; raises Conflict."""
    after, marker = decision.state, None
    if asked is not None:
        public = max((e.public_seq for e in decision.entries), default=0)
        marker = Marker(
            who=_marked_as(actor, asked, after),
            client_id=asked.client_id,
            op=asked.op,
            seq=after.seq,
            public_seq=public,
            conversation=after.id,
            kept=asked.kept,
        )
    ports.store.commit(Commit(before, after, decision.entries, decision.moves, marker))
    about(after.tenant, after.id)


def told(
    ports: Ports,
    actor: Actor,
    before: Conversation,
    decision: Decision[Conversation],
    ack: Ack | None,
) -> Done:
    """Acknowledge what was committed, then tell the others."""
    done = acknowledged(ack, _done(actor, decision))
    fanout.entries(ports, before, decision)
    fanout.queues(ports, before.tenant, decision.moves)
    return done


def _done(actor: Actor, decision: Decision[Conversation]) -> Done:
    after = decision.state
    seq = after.seq if actor.is_staff else after.public_seq
    return Done(after.id, seq if decision.entries else None)


def acknowledged(ack: Ack | None, done: Done) -> Done:
    """Hand the answer to whoever waits for it."""
    if ack is not None:
        ack(done)
    return done


def own_id(ports: Ports) -> str:
    """An id for a request that came without: our own retries must not do it twice either."""
    return "own:" + ports.entropy(OWN_ID_BYTES).hex()


def first_answer(ports: Ports, actor: Actor, asked: Asked) -> Done | None:
    """What the same id was answered before, also before a customer signed in."""
    in_one = actor.role is Role.CUSTOMER and asked.kept != actor.id
    conversation = ports.store.conversation(actor.tenant, asked.kept) if in_one else None
    who = _marked_as(actor, asked, conversation)
    marker = ports.store.marker(actor.tenant, asked.kept, who, asked.client_id)
    if marker is None:
        return None
    return Done(marker.conversation, marker.seq if actor.is_staff else marker.public_seq)


def _marked_as(actor: Actor, asked: Asked, conversation: Conversation | None) -> str:
    """Under whose name ids are kept: those of a conversation stay under its first customer's."""
    if conversation is None or (conversation.id, conversation.customer) != (asked.kept, actor.id):
        return actor.id
    return conversation.begun_as or actor.id


def _answered_before(ports: Ports, actor: Actor, asked: Asked) -> Done:
    first = first_answer(ports, actor, asked)
    if first is None:
        raise Busy("too_many_at_once")
    return first


def _lost(ports: Ports, conflict: Conflict, command: c.Command) -> object:
    """What to do without in the next try; raises where the lost race is the answer."""
    if isinstance(conflict.on, ClaimSeat):
        if isinstance(command, c.ByCustomer):
            return "seat"
        own = command.by.id == conflict.on.agent
        raise Refused("no_free_seat" if own else "agent_unavailable", agent=conflict.on.agent)
    if isinstance(conflict.on, SetCurrent):
        _check_passed_over(ports, command, conflict.on.customer)
        return None
    return conflict.on if isinstance(conflict.on, ReleaseSeat) else None


def _check_passed_over(ports: Ports, command: c.Command, customer: str) -> None:
    """Raise because it cannot be the customer's current one; while histories join it is decided
    again, for it is about to be another customer's.
    """
    found = ports.store.customer(command.by.tenant, customer)
    joins = found is not None and found.became is not None
    if isinstance(command, c.Join) or (joins and command.by.role is not Role.CUSTOMER):
        return
    if found is not None:
        welcome.checked(found)
    raise Refused("newer_conversation", "The customer has a newer conversation.")
