"""The rules behind the rows of the table, a few lines each; changing hands, teamwork and what comes
afterwards have files of their own.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from chalicelib.domain import hours
from chalicelib.domain.actors import LEADS, Role
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations.draft import (
    HEAD_START_MS,
    RETURNED_HEAD_START_MS,
    Draft,
)
from chalicelib.domain.conversations.model import EndedReason, State, TransferReason
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.conversations.urgency import URGES_COUNTED, as_routed
from chalicelib.domain.decision import Audience, HideText, SetCurrent
from chalicelib.domain.errors import Forbidden, NotFound, Refused
from chalicelib.domain.times import rfc3339

MOST_TAGS, MOST_TAG_BYTES = 20, 1000  # they are written with every message
RECALLABLE = ("message", "note", "whisper", "consult")


def start(d: Draft, command: c.Start, policy: Policy) -> None:
    """Queue a new conversation, or end it at once when nobody can take it; what was said is kept
    either way.
    """
    d.moves.append(SetCurrent(command.customer, command.current, command.id, command.visits))
    accepted: dict[str, Any] = {"invitation": command.invitation} if command.invitation else {}
    d.entry(
        "started",
        group=command.group,
        channel=command.channel,
        language=command.language,
        topic=command.topic,
        previous=command.previous,
        **accepted,
    )
    if command.routed:
        d.entry("routed", Audience.STAFF, **command.routed)
    if command.text:
        customer_message(d, command)
    if command.waiting < policy.queue_cap and hours.is_open(policy.hours, d.now):
        d.line("greeting", policy)
    enter(d, command.waiting, policy)


def enter(d: Draft, waiting: int, policy: Policy) -> None:
    """Join ``waiting`` others, or be told at once that the group is closed or has no room."""
    if not hours.is_open(policy.hours, d.now):
        return _outside_hours(d, policy)
    if waiting >= policy.queue_cap:
        d.line("queue_full", policy)
        return d.over(State.SYSTEM_ENDED, EndedReason.QUEUE_FULL)
    d.queue()
    if waiting + 1 >= policy.queue_warn:
        group = d.state.group
        d.entry("alarm", Audience.STAFF, code="queue_long", group=group, waiting=waiting + 1)


def _outside_hours(d: Draft, policy: Policy) -> None:
    """Leave a message, or wait until the group opens; a bot may talk meanwhile."""
    opens_at = hours.opens(policy.hours, d.now)
    if policy.outside == "leave_message" or opens_at is None:
        d.line("outside_hours", policy, opens_at=rfc3339(opens_at) if opens_at else None)
        return d.over(State.SYSTEM_ENDED, EndedReason.OUTSIDE_HOURS)
    d.line("opens_later", policy, opens_at=rfc3339(opens_at))
    d.hold(opens_at)
    if policy.outside == "bot":
        d.entry("bot_wanted", Audience.STAFF, group=d.state.group, until=rfc3339(opens_at))


def assign(d: Draft, command: c.Assign, policy: Policy) -> None:
    """Take it from the queue and seat it with an agent; one who takes it by hand need not be on the
    rosters. Who does not lead gives it to nobody else.
    """
    if command.by.role is Role.AGENT and command.by.id != command.agent:
        raise Forbidden("only_supervisors")
    d.leave_queue()
    d.claim(command.agent, anyhow=command.by.id == command.agent)
    assigned(d, command.name, dict(command.why))


def assigned(d: Draft, name: str, why: Mapping[str, Any]) -> None:
    """Say who serves from now on and why; the wait ends."""
    waited = d.now - (d.before.since or d.before.opened_at)
    data: dict[str, Any] = {"agent": d.state.agent, "name": name, "group": d.state.group}
    d.entry("assigned", **data, wait_ms=waited, why=why)


def customer_says(d: Draft, command: c.CustomerSays, policy: Policy) -> None:
    """More from a customer who is already waiting: the clock runs on from the first unanswered
    message.
    """
    customer_message(d, command)


def reactivate(d: Draft, command: c.CustomerSays, policy: Policy) -> None:
    """A word from the customer makes it the agent's turn again."""
    customer_message(d, command)
    _agents_turn(d)


def agent_says(d: Draft, command: c.AgentSays, policy: Policy) -> None:
    """The agent, or a helper the customer sees, answers: now it is the customer's turn."""
    if command.by.id not in {p.agent for p in d.state.participants if p.visible}:
        only_owner(d, command)
    elif d.state.agent is None:
        raise Refused("nobody_serves_it")
    more: dict[str, Any] = {"quick_replies": command.quick_replies} if command.quick_replies else {}
    d.message("message", command, **more)
    d.go(State.AWAITING_CUSTOMER)
    d.change(messages_out=d.state.messages_out + 1, priority=as_routed(d.state), urged=0)


def note(d: Draft, command: c.Note, policy: Policy) -> None:
    """A line among staff."""
    d.message("note", command, Audience.STAFF)


def tag(d: Draft, command: c.Tag, policy: Policy) -> None:
    """Put tags on it and take some off; what is so already is no news."""
    before = d.state.tags
    kept = (one for one in before if one not in command.remove)
    after = tuple(dict.fromkeys((*kept, *command.add)))
    if len(after) > MOST_TAGS or sum(len(one.encode()) for one in after) > MOST_TAG_BYTES:
        most = f"At most {MOST_TAGS} tags and {MOST_TAG_BYTES} bytes in all."
        raise Refused("too_many_tags", most)
    if set(after) != set(before):
        d.change(tags=after)
        added = [one for one in after if one not in before]
        removed = [one for one in before if one not in after]
        d.entry("tagged", Audience.STAFF, added=added, removed=removed)


def recall(d: Draft, command: c.Recall, policy: Policy) -> None:
    """Take back one's own message while the policy allows it."""
    message = command.message
    if message is None or message.type not in RECALLABLE:
        raise NotFound("no_such_message")
    # A customer's are theirs also from before they signed in.
    of_customer = command.by.role is Role.CUSTOMER and message.role == Role.CUSTOMER
    if message.by != command.by.id and not of_customer:
        raise Forbidden("not_your_message")
    if d.now - message.at > policy.recall_s * 1000:
        raise Refused("too_late_to_recall", seconds=policy.recall_s)
    if message.data.get("recalled"):
        raise Refused("already_recalled")
    attachments = tuple(dict.fromkeys(a["id"] for a in message.data.get("attachments", ())))
    d.moves.append(HideText(message.seq, attachments))
    d.entry("recalled", message.audience, seq=message.seq, public_seq=message.public_seq)
    last = d.state.said
    if last and message.audience is Audience.ALL and last.seq == message.public_seq:
        d.change(said=replace(last, text="", files=0))


def urge(d: Draft, command: c.Urge, policy: Policy) -> None:
    """The customer presses for an answer: priority rises and staff see it."""
    _not_too_often(d, policy)
    priority = d.state.priority + int(d.state.urged < URGES_COUNTED)
    d.change(priority=priority, urged=d.state.urged + 1, urged_at=d.now)
    d.entry("urged", times=d.state.urged, group=d.state.group, agent=d.state.agent)


def urge_in_queue(d: Draft, command: c.Urge, policy: Policy) -> None:
    """The same while waiting: the place moves forward by one step of priority."""
    place = d.state.place
    urge(d, command, policy)
    if d.state.priority == d.before.priority:
        return
    ahead = (replace(o, place=o.place - HEAD_START_MS) for o in d.state.offers)
    d.change(offers=tuple(ahead))
    if place is not None:
        d.leave_queue()
        d.take_place(place - HEAD_START_MS)


def leave_queue(d: Draft, command: c.LeaveQueue, policy: Policy) -> None:
    """The customer does not want to wait."""
    d.over(State.ENDED, EndedReason.LEFT_QUEUE)


def leave_message(d: Draft, command: c.LeaveMessage, policy: Policy) -> None:
    """The customer leaves a message in place of waiting."""
    d.message("left_message", command, contact=command.contact, group=d.state.group)
    d.over(State.ENDED, EndedReason.LEFT_MESSAGE)


def ask_to_close(d: Draft, command: c.AskToClose, policy: Policy) -> None:
    """Ask the customer whether it is solved; tenants who skip that end it here."""
    only_owner_or_lead(d, command)
    if not policy.confirmation:
        return end(d, command, policy)
    asked(d, "agent", policy)


def asked(d: Draft, asked_by: str, policy: Policy) -> None:
    """Put the question; silence keeps its own clock, an agent's question starts a new one."""
    before = d.state
    d.withdraw_offers()
    d.go(State.AWAITING_CONFIRMATION)
    d.change(asked_by=asked_by)
    if asked_by == "silence":
        d.change(since=before.since, late=before.late)
    d.worded("asked_to_close", "ask_to_close", policy, asked_by=asked_by)


def end(d: Draft, command: c.Command, policy: Policy) -> None:
    """The agent ends it."""
    only_owner_or_lead(d, command)
    d.line("closing", policy)
    d.over(State.ENDED, EndedReason.AGENT)


def stop(d: Draft, command: c.Stop, policy: Policy) -> None:
    """It ends by a rule, from whatever state it is in."""
    d.over(State.SYSTEM_ENDED, command.reason)


def customer_leaves(d: Draft, command: c.Leave, policy: Policy) -> None:
    """The customer ends it."""
    d.line("closing", policy)
    d.over(State.ENDED, EndedReason.CUSTOMER_LEFT)


def confirm(d: Draft, command: c.Confirm, policy: Policy) -> None:
    """Solved."""
    d.line("closing", policy)
    d.over(State.ENDED, EndedReason.CUSTOMER_CONFIRMED)


def reject(d: Draft, command: c.Reject, policy: Policy) -> None:
    """Not solved: the same agent goes on."""
    d.entry("rejected")
    _agents_turn(d)


def customer_message(d: Draft, command: c.Message) -> None:
    """Write what the customer said."""
    d.message("message", command)
    d.change(messages_in=d.state.messages_in + 1)


def _agents_turn(d: Draft) -> None:
    """The same agent, or the queue when that one has gone meanwhile."""
    if d.state.agent:
        d.go(State.AWAITING_AGENT)
    else:
        d.entry(
            "requeued", reason=TransferReason.AGENT_OFFLINE.value, group=d.state.group, agent=None
        )
        d.queue(RETURNED_HEAD_START_MS)


def _not_too_often(d: Draft, policy: Policy) -> None:
    if d.state.urged_at and d.now - d.state.urged_at < policy.urge_every_s * 1000:
        raise Refused("urged_already", seconds=policy.urge_every_s)


def only_owner(d: Draft, command: c.Command) -> None:
    """Raise Forbidden for anybody but the agent who serves it."""
    if command.by.id != d.state.agent:
        raise Forbidden("not_your_conversation", "Only the agent who serves it may do that.")


def only_owner_or_lead(d: Draft, command: c.Command) -> None:
    """The same, but supervisors, integrators and the system may as well."""
    if command.by.role not in LEADS | {Role.INTEGRATOR, Role.SYSTEM}:
        only_owner(d, command)
