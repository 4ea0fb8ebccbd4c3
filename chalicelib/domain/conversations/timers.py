"""Deadlines. They follow from the state, so a late, doubled or stale alarm finds nothing to do.

The state row keeps only the moment the clock is armed for. It is moved when a deadline gets nearer
and left alone when one is postponed: the clock then looks in vain once and arms it anew, and a
message writes no index.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from chalicelib.domain import calendar, hours
from chalicelib.domain.conversations import hands, rules
from chalicelib.domain.conversations.commands import Tick
from chalicelib.domain.conversations.draft import Draft
from chalicelib.domain.conversations.model import (
    ALARM,
    Conversation,
    EndedReason,
    State,
    TransferReason,
)
from chalicelib.domain.conversations.needs import RELAX_LANGUAGE, RELAX_SKILL, need_of
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.decision import Audience, Decision, EnterQueue

FELL_BACK, LOOK = "fell_back", "look"
LOOK_S = 60  # whoever was queued is looked at by then, in case their dispatch was lost
Act = Callable[[Draft, Tick, Policy], None]


@dataclass(frozen=True, slots=True)
class Step:
    """What is done ``after_s`` from the state's clock on; ``always``: outside the hours as well."""

    name: str
    after_s: int
    act: Act
    always: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """What is done at ``at`` (ms): once where it is a ``step`` of the state, else as often as it
    comes.
    """

    name: str
    at: int
    act: Act
    step: bool = True


def deadlines(c: Conversation, policy: Policy) -> list[Deadline]:
    """All deadlines of the present state, the passed ones included, in order."""
    return sorted(_deadlines(c, policy), key=lambda d: d.at)


def _deadlines(c: Conversation, policy: Policy) -> Iterator[Deadline]:
    for offer in c.offers:
        yield Deadline("offer", offer.until, _offer_over, step=False)
    if c.held_until:
        yield Deadline("opening", c.held_until, _open, step=False)
        return
    open_in = hours.of(policy.hours)
    for step in STEPS[c.state](c, policy):
        yield Deadline(step.name, _moment(c, step, open_in, policy), step.act)


def _moment(c: Conversation, step: Step, open_in: calendar.Hours | None, policy: Policy) -> int:
    """When a step is due: clocks stand still outside the hours, but not for those who wait where
    nobody will come back to them.
    """
    start, wait = c.since + c.late, step.after_s * 1000
    left_alone = c.state is State.QUEUED and policy.outside == "leave_message"
    if open_in is None or step.always or left_alone:
        return start + wait
    return calendar.after(open_in, start, wait) or start + wait


def _queued(c: Conversation, policy: Policy) -> Iterator[Step]:
    if policy.queue_alarm_s > LOOK_S:
        yield Step(LOOK, LOOK_S, _look, always=True)
    yield Step(ALARM, policy.queue_alarm_s, _long_wait)
    if c.language and policy.relax_language_s:
        yield Step(RELAX_LANGUAGE, policy.relax_language_s, _relax)
    if c.skills and policy.relax_skill_s:
        yield Step(RELAX_SKILL, policy.relax_skill_s, _relax)
    if policy.fallback_group not in ("", c.group) and FELL_BACK not in c.fired:
        yield Step("fallback", policy.fallback_s, _fall_back)
    if c.came_from:
        yield Step("return", policy.transfer_return_s, _return, always=True)
    yield Step("nobody", policy.no_agents_s, _nobody_there)
    yield Step("timeout", policy.queue_timeout_s, _queue_timeout)


def _awaiting_agent(c: Conversation, policy: Policy) -> Iterator[Step]:
    yield Step("warn", policy.warn_s, _warn)
    yield Step(ALARM, policy.alarm_s, _alarm)
    yield Step("reassign", policy.reassign_s, _reassign)


def _awaiting_customer(c: Conversation, policy: Policy) -> Iterator[Step]:
    yield Step("remind", policy.remind_s, _remind)
    if policy.confirmation:
        yield Step("ask", policy.ask_s, _ask)
    yield Step("end", policy.end_s, _silent_end)


def _awaiting_confirmation(c: Conversation, policy: Policy) -> Iterator[Step]:
    if c.asked_by == "silence":
        yield Step("end", policy.end_s, _silent_end)
    else:
        yield Step("confirmation", policy.confirmation_s, _unconfirmed)


def _over(c: Conversation, policy: Policy) -> Iterator[Step]:
    return iter(())


STEPS: dict[State, Callable[[Conversation, Policy], Iterator[Step]]] = {
    State.QUEUED: _queued,
    State.AWAITING_AGENT: _awaiting_agent,
    State.AWAITING_CUSTOMER: _awaiting_customer,
    State.AWAITING_CONFIRMATION: _awaiting_confirmation,
    State.ENDED: _over,
    State.SYSTEM_ENDED: _over,
}


def next_deadline(c: Conversation, policy: Policy) -> tuple[int, Deadline] | None:
    """The next thing that time will do, and when (ms)."""
    return next(((deadline.at, deadline) for deadline in to_come(c, policy)), None)


def to_come(c: Conversation, policy: Policy) -> list[Deadline]:
    """What time will still do in the present state, in order."""
    return [d for d in deadlines(c, policy) if not d.step or d.name not in c.fired]


def late_since(c: Conversation, policy: Policy) -> int | None:
    """When (ms) supervisors were to be alarmed, of one that is late."""
    due = (d.at for d in deadlines(c, policy) if d.name == ALARM)
    return next(due, None) if c.is_late else None


def fire(d: Draft, command: Tick, policy: Policy) -> None:
    """Do the next step if its time has come: one step a look, so that nobody is ended unwarned.

    A clock so late that more than half the way to the step after is gone moves that one on, so
    that people keep the time they were promised between the two.
    """
    upcoming = next_deadline(d.state, policy)
    if upcoming is None or upcoming[0] > d.now:
        return
    at, deadline = upcoming
    if deadline.step:
        d.change(fired=(*d.state.fired, deadline.name))
        after = next_deadline(d.state, policy)
        served = d.state.state is not State.QUEUED  # in a queue nobody is promised a warning
        if served and after is not None and 2 * (d.now - at) > after[0] - at:
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
    """The same decision as another policy has it: clock and need are those of the group it went
    to.
    """
    upcoming = next_deadline(decision.state, policy)
    state = replace(decision.state, due_at=upcoming[0] if upcoming else None)
    need = need_of(state, policy)
    moves = (replace(m, need=need) if isinstance(m, EnterQueue) else m for m in decision.moves)
    return replace(decision, state=state, moves=tuple(moves))


def _look(d: Draft, command: Tick, policy: Policy) -> None:
    """Nothing to write: whoever ticks a waiting conversation serves its queue."""


def _offer_over(d: Draft, command: Tick, policy: Policy) -> None:
    hands.expire(d)


def _open(d: Draft, command: Tick, policy: Policy) -> None:
    """The group opens: into its queue, in the order in which people came; the wait begins now.
    Hours that were changed meanwhile count.
    """
    opens_at = hours.opens(policy.hours, d.now)
    if opens_at is None:
        d.line("outside_hours", policy, opens_at=None)
        d.over(State.SYSTEM_ENDED, EndedReason.OUTSIDE_HOURS)
    elif opens_at > d.now:
        d.change(held_until=opens_at)
    else:
        d.queue(since=d.state.since)


def _relax(d: Draft, command: Tick, policy: Policy) -> None:
    """Nothing to write: the place is taken anew with what is still needed."""
    if d.state.place is not None:
        d.take_place(d.state.place)


def _fall_back(d: Draft, command: Tick, policy: Policy) -> None:
    """Where nobody would be there either it stays; the later steps try again."""
    if command.fallback_there:
        d.change(fired=(*d.state.fired, FELL_BACK))
        hands.fall_back(d, policy)


def _return(d: Draft, command: Tick, policy: Policy) -> None:
    if not command.agents_there:
        hands.come_back(d)


def _goes_elsewhere(d: Draft, command: Tick, policy: Policy) -> bool:
    """Before it is ended: back to where it came from, or to the fallback group."""
    possible = policy.fallback_group not in ("", d.state.group) and FELL_BACK not in d.state.fired
    if d.state.came_from:
        hands.come_back(d)
    elif possible and command.fallback_there:
        _fall_back(d, command, policy)
    else:
        return False
    fell = tuple(name for name in d.state.fired if name == FELL_BACK)
    d.change(since=d.now, late=0, fired=fell)  # the clock there begins anew, or it would never end
    return True


def _long_wait(d: Draft, command: Tick, policy: Policy) -> None:
    d.entry(
        "alarm",
        Audience.STAFF,
        code="queue_wait",
        group=d.state.group,
        seconds=policy.queue_alarm_s,
    )


def _nobody_there(d: Draft, command: Tick, policy: Policy) -> None:
    if not command.agents_there and not _goes_elsewhere(d, command, policy):
        d.line("no_agents", policy)
        d.over(State.SYSTEM_ENDED, EndedReason.NO_AGENTS)


def _queue_timeout(d: Draft, command: Tick, policy: Policy) -> None:
    if _goes_elsewhere(d, command, policy):
        return
    d.line("queue_timeout", policy)
    d.over(State.SYSTEM_ENDED, EndedReason.QUEUE_TIMEOUT)


def _warn(d: Draft, command: Tick, policy: Policy) -> None:
    d.entry("warned", Audience.STAFF, agent=d.state.agent, seconds=policy.warn_s)


def _alarm(d: Draft, command: Tick, policy: Policy) -> None:
    d.entry("alarm", Audience.STAFF, code="slow_answer", group=d.state.group, agent=d.state.agent)


def _reassign(d: Draft, command: Tick, policy: Policy) -> None:
    hands.back_to_queue(d, TransferReason.NO_REPLY)


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
