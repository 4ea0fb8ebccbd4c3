"""What may be done to a conversation that is over: take it up again, rate it, leave a message."""

from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations.draft import Draft
from chalicelib.domain.conversations.model import EndedReason, Rating
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.conversations.rules import customer_message, enter
from chalicelib.domain.conversations.urgency import as_routed
from chalicelib.domain.decision import SetCurrent
from chalicelib.domain.errors import Refused

LEFT_WITHOUT_HELP = frozenset(
    {
        EndedReason.QUEUE_FULL,
        EndedReason.QUEUE_TIMEOUT,
        EndedReason.NO_AGENTS,
        EndedReason.OUTSIDE_HOURS,
    }
)


def customer_returns(d: Draft, command: c.CustomerSays | c.CustomerReturns, policy: Policy) -> None:
    """Back inside the window: the same conversation, with the same agent if a seat is free."""
    _within_window(d, policy)
    _take_up_again(d)
    if command.text or command.attachments:
        customer_message(d, command)
    if command.agent_free and d.state.last_agent:
        d.claim(d.state.last_agent)
        _taken_up(d, command.agent_name, "same_agent")
    else:
        enter(d, command.waiting, policy)


def reopen(d: Draft, command: c.Reopen, policy: Policy) -> None:
    """An agent takes it up again on a seat of their own."""
    _take_up_again(d)
    d.claim(command.by.id, anyhow=True)
    _taken_up(d, command.name, "reopened")


def _taken_up(d: Draft, name: str, step: str) -> None:
    group, why = d.state.group, {"step": step}
    d.entry("assigned", agent=d.state.agent, name=name, group=group, wait_ms=0, why=why)


def rate(d: Draft, command: c.Rate, policy: Policy) -> None:
    """Keep the verdict; the last one counts, all stand in the log."""
    before = d.state.rating.score if d.state.rating else 0
    d.change(rating=Rating(command.score, command.reasons))
    d.entry(
        "rated",
        score=command.score,
        reasons=command.reasons,
        comment=command.comment,
        before=before,
        group=d.state.group,
        agent=d.state.last_agent,
    )


def leave_message_late(d: Draft, command: c.LeaveMessage, policy: Policy) -> None:
    """The same after nobody was free."""
    if d.state.ended_reason not in LEFT_WITHOUT_HELP:
        raise Refused("not_in_this_state", state=d.state.state, command="leave_message")
    d.message("left_message", command, contact=command.contact, group=d.state.group)


def _take_up_again(d: Draft) -> None:
    d.moves.append(SetCurrent(d.state.customer, d.state.id, d.state.id))
    d.entry("reopened", group=d.state.group, after=d.state.state.value)
    d.change(priority=as_routed(d.state), urged=0)
    d.change(ended_at=0, ended_reason=None, assigned_at=0, rating=None)


def _within_window(d: Draft, policy: Policy) -> None:
    if d.now - d.state.ended_at > policy.reopen_s * 1000:
        raise Refused("conversation_over", "It ended too long ago; start a new one.")
