"""Several people on one conversation: invitations, consults, whispers; the promise to call back.

The owner serves; helpers join by invitation, for the customer to see or not; whoever is consulted
talks in a side thread; supervisors look on. Customers know of visible helpers and of nobody else.
"""

from dataclasses import replace
from typing import Any

from chalicelib.domain.actors import LEADS
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations.draft import Draft
from chalicelib.domain.conversations.model import (
    EndedReason,
    OfferKind,
    Part,
    Participant,
    State,
)
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.conversations.rules import only_owner, only_owner_or_lead
from chalicelib.domain.decision import Audience
from chalicelib.domain.errors import Forbidden, Invalid, Refused
from chalicelib.domain.times import rfc3339

MOST = 10  # who take part in one conversation besides its owner, those asked included


def invite(d: Draft, command: c.Invite, policy: Policy) -> None:
    """Ask somebody to join; a hidden helper who is invited visibly is shown from now on."""
    only_owner_or_lead(d, command)
    if command.agent == d.state.agent:
        raise Refused("already_with_this_agent")
    there = _participant(d, command.agent)
    if there is not None and there.part is Part.HELPER:
        return _show(d, there, command.visible)
    if any(o.agent == command.agent for o in d.state.offers):
        raise Refused("already_offered")
    _room_for_one(d)
    d.ask(OfferKind.INVITE, command.agent, command.name, visible=command.visible)
    if command.note:
        d.entry("note", Audience.STAFF, text=command.note)


def _show(d: Draft, helper: Participant, visible: bool) -> None:
    if helper.visible or not visible:
        raise Refused("already_joined")
    shown = replace(helper, visible=True)
    d.change(participants=tuple(shown if p == helper else p for p in d.state.participants))
    d.entry("joined", agent=helper.agent, name=helper.name, part=helper.part.value)


def withdraw(d: Draft, command: c.Withdraw, policy: Policy) -> None:
    """Take an offer back, or have somebody leave who had joined."""
    only_owner_or_lead(d, command)
    mine = [o for o in d.state.offers if o.agent == command.agent and o.kind is not OfferKind.SERVE]
    if mine:
        return d.close_offer(mine[0], "withdrawn")
    there = _participant(d, command.agent)
    if there is None:
        raise Refused("nothing_offered")
    if there.part is Part.SUPERVISOR:
        _only_leads(command)
    _leave(d, there)


def step_out(d: Draft, command: c.StepOut, policy: Policy) -> None:
    """Somebody who had joined leaves."""
    there = _participant(d, command.by.id)
    if there is None:
        raise Refused("not_joined")
    _leave(d, there)


def _leave(d: Draft, who: Participant) -> None:
    d.change(participants=tuple(p for p in d.state.participants if p != who))
    audience = Audience.ALL if who.visible else Audience.STAFF
    d.entry("left", audience, agent=who.agent, name=who.name, part=who.part.value)


def consult(d: Draft, command: c.Consult, policy: Policy) -> None:
    """A line of the side thread with a colleague; the first one opens it."""
    thread = command.agent or _thread(d, command)
    if thread == d.state.agent:
        raise Refused("already_with_this_agent")
    if _participant(d, thread) is None:
        only_owner_or_lead(d, command)
        _room_for_one(d)
        joined = Participant(thread, Part.CONSULTED, command.name)
        d.change(participants=(*d.state.participants, joined))
    elif command.by.id != thread:
        only_owner_or_lead(d, command)
    d.message("consult", command, Audience.STAFF, agent=thread)


def _thread(d: Draft, command: c.Consult) -> str:
    """Whose thread is meant where nobody is named: one's own, or the only one."""
    if _participant(d, command.by.id) is not None:
        return command.by.id
    only_owner(d, command)
    consulted = [p.agent for p in d.state.participants if p.part is Part.CONSULTED]
    if len(consulted) != 1:
        raise Invalid("whom_to_consult", "Name the colleague to consult.", pointer="/agent")
    return consulted[0]


def whisper(d: Draft, command: c.Whisper, policy: Policy) -> None:
    """A supervisor's word to the agent."""
    _only_leads(command)
    d.message("whisper", command, Audience.STAFF)


def watch(d: Draft, command: c.Watch, policy: Policy) -> None:
    """A supervisor looks on from now on."""
    _only_leads(command)
    if command.by.id in d.state.staff:
        raise Refused("already_joined")
    _room_for_one(d)
    joined = Participant(command.by.id, Part.SUPERVISOR, command.name)
    d.change(participants=(*d.state.participants, joined))
    d.entry("joined", Audience.STAFF, agent=joined.agent, name=joined.name, part=joined.part.value)


def promise_callback(d: Draft, command: c.PromiseCallback, policy: Policy) -> None:
    """End it with a promise to call back."""
    only_owner_or_lead(d, command)
    if command.due_at <= d.now:
        raise Invalid("due_in_the_past", pointer="/due_at")
    promised: dict[str, Any] = {"due_at": rfc3339(command.due_at), "contact": command.contact}
    d.entry("callback_promised", agent=d.state.agent, group=d.state.group, **promised)
    if command.note:
        d.entry("note", Audience.STAFF, text=command.note)
    d.line("closing", policy)
    d.over(State.ENDED, EndedReason.AGENT)


def _participant(d: Draft, agent: str) -> Participant | None:
    return next((p for p in d.state.participants if p.agent == agent), None)


def _only_leads(command: c.Command) -> None:
    if command.by.role not in LEADS:
        raise Forbidden("only_supervisors")


def _room_for_one(d: Draft) -> None:
    if len(d.state.participants) + len(d.state.offers) >= MOST:
        raise Refused("too_many_participants", most=MOST)
