"""Changing hands: transfers, offers and what becomes of them, agents who are gone.

An offer to serve takes a waiting conversation out of its queue and holds a seat; when it comes to
nothing the conversation is back at the same place. A transfer that is offered leaves the
conversation where it is until the colleague accepts: declined, expired or gone, it has returned.
"""

from collections.abc import Callable
from typing import Any

from chalicelib.domain.actors import Role
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations.draft import HEAD_START_MS, RETURNED_HEAD_START_MS, Draft
from chalicelib.domain.conversations.model import (
    WITH_SEAT,
    Offer,
    OfferKind,
    Part,
    Participant,
    TransferReason,
)
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.conversations.rules import assigned, only_owner_or_lead
from chalicelib.domain.decision import Audience
from chalicelib.domain.errors import Refused

LEFT_WAITING = frozenset({TransferReason.NO_REPLY, TransferReason.SHIFT_END})


def offer(d: Draft, command: c.Offer, policy: Policy) -> None:
    """Ask an agent to take a waiting conversation; its seat is held for them meanwhile."""
    place = d.state.place
    if place is None:
        raise Refused("not_in_line")
    d.leave_queue()
    d.ask(OfferKind.SERVE, command.agent, command.name, why=dict(command.why), place=place)


def accept(d: Draft, command: c.Accept, policy: Policy) -> None:
    """Whoever was asked says yes, in time."""
    theirs = _asked(d, command.by.id)
    if d.now >= theirs.until:
        raise Refused("offer_over", "The time to accept is over.")
    ACCEPTED[theirs.kind](d, theirs)


def _asked(d: Draft, agent: str) -> Offer:
    """The offer to this agent, one with a seat first."""
    theirs = [o for o in d.state.offers if o.agent == agent]
    if not theirs:
        raise Refused("nothing_offered")
    return min(theirs, key=lambda o: o.kind not in WITH_SEAT)


def _serve(d: Draft, accepted: Offer) -> None:
    d.claim(accepted.agent)
    assigned(d, accepted.name, {"step": "accepted"})


def _take_over(d: Draft, accepted: Offer) -> None:
    hand_over(d, accepted.agent, accepted.name, TransferReason(accepted.reason))


def _join(d: Draft, accepted: Offer) -> None:
    joined = Participant(accepted.agent, Part.HELPER, accepted.name, accepted.visible)
    others = (p for p in d.state.participants if p.agent != accepted.agent)
    d.change(
        offers=tuple(o for o in d.state.offers if o != accepted),
        participants=(*others, joined),
    )
    audience = Audience.ALL if accepted.visible else Audience.STAFF
    d.entry("joined", audience, agent=accepted.agent, name=accepted.name, part=joined.part.value)


ACCEPTED: dict[OfferKind, Callable[[Draft, Offer], None]] = {
    OfferKind.SERVE: _serve,
    OfferKind.TRANSFER: _take_over,
    OfferKind.INVITE: _join,
}


def decline(d: Draft, command: c.Decline, policy: Policy) -> None:
    """Whoever was asked says no."""
    theirs = _asked(d, command.by.id)
    d.close_offer(theirs, "declined", **({"note": command.note} if command.note else {}))
    _wait_again(d, theirs)


def expire(d: Draft) -> None:
    """Offers whose time is over come to nothing."""
    for late in [o for o in d.state.offers if o.until <= d.now]:
        d.close_offer(late, "missed")
        _wait_again(d, late)


def requeue(d: Draft, command: c.TransferToGroup, policy: Policy) -> None:
    """Staff move a waiting customer to another group's queue; the waiting so far counts."""
    if command.group == d.state.group:
        raise Refused("already_in_this_group")
    d.change(came_from="")
    _move(d, command.group, command.reason)
    _note(d, command.note)


def _place(d: Draft) -> int:
    """Where a waiting conversation stands, or stood before it was offered or held."""
    if d.state.place is not None:
        return d.state.place
    offered = [o.place for o in d.state.offers if o.kind is OfferKind.SERVE]
    return offered[0] if offered else d.state.since - d.state.priority * HEAD_START_MS


def transfer_to_group(d: Draft, command: c.TransferToGroup, policy: Policy) -> None:
    """The agent hands it to a group; the customer goes ahead of those of equal priority. Where
    nobody is there it comes back.
    """
    only_owner_or_lead(d, command)
    avoid, came_from = d.state.agent, d.state.group
    d.withdraw_offers()
    d.release()
    d.change(group=command.group, avoid=avoid)
    d.entry("transferred", reason=command.reason.value, was=avoid, group=command.group)
    _note(d, command.note)
    d.queue(RETURNED_HEAD_START_MS)
    d.change(came_from=came_from if came_from != command.group else "")


def transfer_to_agent(d: Draft, command: c.TransferToAgent, policy: Policy) -> None:
    """An agent asks a colleague, who has a while to accept; a lead hands it over at once."""
    only_owner_or_lead(d, command)
    if command.agent == d.state.agent:
        raise Refused("already_with_this_agent")
    if policy.transfer_offer and command.by.role is Role.AGENT:
        return _offer_transfer(d, command)
    hand_over(d, command.agent, command.name, command.reason)
    _note(d, command.note)


def _offer_transfer(d: Draft, command: c.TransferToAgent) -> None:
    if command.agent in d.state.seated:
        raise Refused("already_offered")
    d.withdraw_offers()
    d.ask(OfferKind.TRANSFER, command.agent, command.name, reason=command.reason.value)
    _note(d, command.note)


def take_over(d: Draft, command: c.TakeOver, policy: Policy) -> None:
    """A supervisor serves it from now on."""
    if command.by.id == d.state.agent:
        raise Refused("already_with_this_agent")
    only_owner_or_lead(d, command)
    hand_over(d, command.by.id, command.name, TransferReason.TAKEN_OVER)


def fall_back(d: Draft, policy: Policy) -> None:
    """Who waited long enough goes to the fallback group; the waiting so far counts."""
    _move(d, policy.fallback_group, TransferReason.SKILL_RELAXED)


def come_back(d: Draft) -> None:
    """Handed to a group where nobody is: back to where it came from, the same agent first."""
    came_from = d.state.came_from
    d.change(came_from="", avoid=None)
    _move(d, came_from, TransferReason.RETURNED)


def _move(d: Draft, group: str, reason: TransferReason) -> None:
    place = _place(d)
    d.withdraw_offers()
    d.leave_queue()
    d.change(group=group, came_from="" if d.state.came_from == group else d.state.came_from)
    d.entry("transferred", reason=reason.value, was=None, group=group)
    d.take_place(place)


def hand_over(d: Draft, agent: str, name: str, reason: TransferReason) -> None:
    """Seat it with another agent; the customer is told."""
    was = d.state.agent
    d.release()
    d.claim(agent, anyhow=d.command.by.id == agent)
    to: dict[str, Any] = {"to": agent, "name": name, "group": d.state.group}
    d.entry("transferred", reason=reason.value, was=was, **to)


def agent_lost(d: Draft, command: c.AgentLost, policy: Policy) -> None:
    """The owner is gone: back to the queue, ahead of its priority, and the customer is told. Who
    was asked to take it over is gone: it stays where it is.
    """
    if d.state.agent == command.agent:
        return back_to_queue(d, command.reason)
    _asked_is_gone(d, command)


def agent_lost_at_the_end(d: Draft, command: c.AgentLost, policy: Policy) -> None:
    """The owner is gone while the customer is asked to confirm: only the seat goes back."""
    if d.state.agent == command.agent:
        return d.release()
    _asked_is_gone(d, command)


def asked_is_gone(d: Draft, command: c.AgentLost, policy: Policy) -> None:
    """Whoever was asked to take it from the queue is gone: it waits where it stood."""
    _asked_is_gone(d, command)


def _asked_is_gone(d: Draft, command: c.AgentLost) -> None:
    theirs = [o for o in d.state.offers if o.agent == command.agent and o.kind in WITH_SEAT]
    if not theirs:
        raise Refused("not_with_this_agent")
    d.close_offer(theirs[0], "gone")
    _wait_again(d, theirs[0])


def _wait_again(d: Draft, closed: Offer) -> None:
    """After an offer to serve came to nothing: back to the place in the queue that it had."""
    if closed.kind is OfferKind.SERVE:
        others = (a for a in d.state.declined if a != closed.agent)
        d.change(declined=(*others, closed.agent), declined_at=d.now)
        d.take_place(closed.place)


def back_to_queue(d: Draft, reason: TransferReason) -> None:
    """Release the seat and queue again, away from the agent who had it."""
    lost = d.state.agent
    d.withdraw_offers()
    d.release()
    d.change(avoid=lost if reason in LEFT_WAITING else None)
    d.entry("requeued", reason=reason.value, group=d.state.group, agent=lost)
    d.queue(RETURNED_HEAD_START_MS)


def _note(d: Draft, note: str) -> None:
    if note:
        d.entry("note", Audience.STAFF, text=note)
