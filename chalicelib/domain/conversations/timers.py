"""Deadlines. They follow from the state, so a late, doubled or stale alarm finds nothing to do.

The state row keeps only the moment the clock is armed for. It is moved when a deadline gets nearer
and left alone when one is postponed: the clock then looks in vain once and arms it anew, and a
message writes no index.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from chalicelib.domain.conversations import rules
from chalicelib.domain.conversations.commands import Tick
from chalicelib.domain.conversations.draft import Draft
from chalicelib.domain.conversations.model import Conversation, EndedReason, State, TransferReason
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.decision import Audience, Decision

LOOK_S = 60  # whoever was queued is looked at by then, in case their dispatch was lost


@dataclass(frozen=True, slots=True)
class Deadline:
    """``after_s`` from the state's clock on, ``act`` is done once."""

    name: str
    after_s: int
    act: Callable[[Draft, Tick, Policy], None]


def deadlines(c: Conversation, policy: Policy) -> list[Deadline]:
    """All deadlines of the present state, the passed ones included, in order."""
    return sorted(_deadlines(c, policy), key=lambda d: d.after_s)


def _deadlines(c: Conversation, policy: Policy) -> tuple[Deadline, ...]:
    if c.state is State.QUEUED:
        look = (Deadline("look", LOOK_S, _look),) if policy.queue_alarm_s > LOOK_S else ()
        return (
            *look,
            Deadline("alarm", policy.queue_alarm_s, _long_wait),
            Deadline("nobody", policy.no_agents_s, _nobody_there),
            Deadline("timeout", policy.queue_timeout_s, _queue_timeout),
        )
    if c.state is State.AWAITING_AGENT:
        return (
            Deadline("warn", policy.warn_s, _warn),
            Deadline("alarm", policy.alarm_s, _alarm),
            Deadline("reassign", policy.reassign_s, _reassign),
        )
    if c.state is State.AWAITING_CUSTOMER:
        ask = (Deadline("ask", policy.ask_s, _ask),) if policy.confirmation else ()
        end = Deadline("end", policy.end_s, _silent_end)
        return (Deadline("remind", policy.remind_s, _remind), *ask, end)
    if c.state is State.AWAITING_CONFIRMATION:
        if c.asked_by == "silence":
            return (Deadline("end", policy.end_s, _silent_end),)
        return (Deadline("confirmation", policy.confirmation_s, _unconfirmed),)
    return ()


def next_deadline(c: Conversation, policy: Policy) -> tuple[int, Deadline] | None:
    """The next thing that time will do, and when (ms)."""
    for deadline in deadlines(c, policy):
        if deadline.name not in c.fired:
            return c.since + c.late + deadline.after_s * 1000, deadline
    return None


def fire(d: Draft, command: Tick, policy: Policy) -> None:
    """Do the next step if its time has come: one step a look, so that nobody is ended unwarned.

    A clock so late that more than half the way to the step after is gone moves that one on, so
    that people keep the time they were promised between the two.
    """
    upcoming = next_deadline(d.state, policy)
    if upcoming is None or upcoming[0] > d.now:
        return
    at, deadline = upcoming
    d.change(fired=(*d.state.fired, deadline.name))
    after = next_deadline(d.state, policy)
    promised = deadline.act is not _look
    if promised and after is not None and 2 * (d.now - at) > after[0] - at:
        d.change(late=d.state.late + d.now - at)
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


def rearmed(decision: Decision[Conversation], policy: Policy) -> Decision[Conversation]:
    """The same decision with its clock armed by another policy: that of the group it went to."""
    upcoming = next_deadline(decision.state, policy)
    state = replace(decision.state, due_at=upcoming[0] if upcoming else None)
    return replace(decision, state=state)


def _look(d: Draft, command: Tick, policy: Policy) -> None:
    """Nothing to write: whoever ticks a waiting conversation serves its queue."""


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
