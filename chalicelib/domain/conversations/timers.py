"""Deadlines. They follow from the state, so a late, doubled or stale alarm finds nothing to do.

The state row keeps only the moment the clock is armed for. It is moved when a deadline gets nearer
and left alone when one is postponed: the clock then looks in vain once and arms it anew, and a
message writes no index.
"""

from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.domain.conversations import rules
from chalicelib.domain.conversations.commands import Tick
from chalicelib.domain.conversations.draft import Draft
from chalicelib.domain.conversations.model import Conversation, EndedReason, State, TransferReason
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.decision import Audience, Decision

LATE_MS = (
    120_000  # a clock later than this has been down: the steps that follow keep their distance
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """``after_s`` from the state's clock on, ``act`` is done."""

    after_s: int
    act: Callable[[Draft, Tick, Policy], None]


def deadlines(c: Conversation, policy: Policy) -> list[Deadline]:
    """All deadlines of the present state, the passed ones included, in order; ``step`` counts along
    them.
    """
    return sorted(_deadlines(c, policy), key=lambda d: d.after_s)


def _deadlines(c: Conversation, policy: Policy) -> tuple[Deadline, ...]:
    if c.state is State.QUEUED:
        return (
            Deadline(policy.queue_alarm_s, _long_wait),
            Deadline(policy.no_agents_s, _nobody_there),
            Deadline(policy.queue_timeout_s, _queue_timeout),
        )
    if c.state is State.AWAITING_AGENT:
        return (
            Deadline(policy.warn_s, _warn),
            Deadline(policy.alarm_s, _alarm),
            Deadline(policy.reassign_s, _reassign),
        )
    if c.state is State.AWAITING_CUSTOMER:
        closing = (Deadline(policy.ask_s, _ask),) if policy.confirmation else ()
        return (Deadline(policy.remind_s, _remind), *closing, Deadline(policy.end_s, _silent_end))
    if c.state is State.AWAITING_CONFIRMATION:
        if c.asked_by == "silence":
            return (Deadline(policy.end_s, _silent_end),)
        return (Deadline(policy.confirmation_s, _unconfirmed),)
    return ()


def next_deadline(c: Conversation, policy: Policy) -> tuple[int, Deadline] | None:
    """The next thing that time will do, and when (ms)."""
    coming = deadlines(c, policy)[c.step :]
    return (c.since + coming[0].after_s * 1000, coming[0]) if coming else None


def fire(d: Draft, command: Tick, policy: Policy) -> None:
    """Do the next step if its time has come; one step a look, so that nobody is ended unwarned."""
    upcoming = next_deadline(d.state, policy)
    if upcoming is None or upcoming[0] > d.now:
        return
    at, deadline = upcoming
    since = d.now - deadline.after_s * 1000 if d.now - at > LATE_MS else d.state.since
    d.change(step=d.state.step + 1, since=since)
    deadline.act(d, command, policy)


def armed(d: Draft, policy: Policy) -> Decision[Conversation]:
    """The finished decision with its clock armed: kept where it is early enough, moved where it is
    not.
    """
    upcoming = next_deadline(d.state, policy)
    wanted = upcoming[0] if upcoming else None
    held = d.state.due_at
    stale = held is None or held <= d.now
    if wanted is None or stale or wanted < (held or 0):
        d.change(due_at=wanted)
    return d.decision()


def _long_wait(d: Draft, command: Tick, policy: Policy) -> None:
    d.entry(
        "alarm",
        Audience.STAFF,
        code="queue_wait",
        group=d.state.group,
        seconds=policy.queue_alarm_s,
    )


def _nobody_there(d: Draft, command: Tick, policy: Policy) -> None:
    if not command.agents_there:
        d.line("no_agents", policy)
        d.over(State.SYSTEM_ENDED, EndedReason.NO_AGENTS)


def _queue_timeout(d: Draft, command: Tick, policy: Policy) -> None:
    d.line("queue_timeout", policy)
    d.over(State.SYSTEM_ENDED, EndedReason.QUEUE_TIMEOUT)


def _warn(d: Draft, command: Tick, policy: Policy) -> None:
    d.entry("warned", Audience.STAFF, agent=d.state.agent, seconds=policy.warn_s)


def _alarm(d: Draft, command: Tick, policy: Policy) -> None:
    d.entry("alarm", Audience.STAFF, code="slow_answer", group=d.state.group, agent=d.state.agent)


def _reassign(d: Draft, command: Tick, policy: Policy) -> None:
    rules.back_to_queue(d, TransferReason.NO_REPLY)


def _remind(d: Draft, command: Tick, policy: Policy) -> None:
    d.worded("reminded", "remind", policy)


def _ask(d: Draft, command: Tick, policy: Policy) -> None:
    rules.asked(d, "silence", policy)


def _silent_end(d: Draft, command: Tick, policy: Policy) -> None:
    d.line("closing", policy)
    d.over(State.SYSTEM_ENDED, EndedReason.CUSTOMER_SILENT)


def _unconfirmed(d: Draft, command: Tick, policy: Policy) -> None:
    d.line("closing", policy)
    d.over(State.SYSTEM_ENDED, EndedReason.UNCONFIRMED)
