"""A decision in the making: numbers entries, collects moves, never touches anything outside."""

from dataclasses import replace
from typing import Any

from chalicelib.domain.actors import Actor, Role, system
from chalicelib.domain.conversations.commands import Command, Message
from chalicelib.domain.conversations.model import (
    WITH_SEAT,
    Conversation,
    EndedReason,
    Offer,
    OfferKind,
    Said,
    State,
)
from chalicelib.domain.conversations.needs import need_of
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.decision import (
    Audience,
    ClaimSeat,
    Decision,
    EnterQueue,
    Entry,
    GiveUpPart,
    LeaveQueue,
    Move,
    ReleaseSeat,
    TakePart,
)
from chalicelib.domain.times import rfc3339

# What one step of priority is worth in waiting time: so all age alike and none starves.
HEAD_START_MS = 600_000
# Who was served before goes ahead of their priority, not ahead of everything.
RETURNED_HEAD_START_MS = 3_600_000
BEGINNING = 120  # characters of a message that lists show
MOST_UNANSWERED = 50  # they are written with every message


class Draft:
    """The next state of one conversation; ``state`` is replaced, never mutated."""

    def __init__(self, before: Conversation, command: Command, policy: Policy, now: int) -> None:
        self.before = before
        self.state = before
        self.command = command
        self.policy = policy
        self.now = now
        self.entries: list[Entry] = []
        self.moves: list[Move] = []

    def change(self, **values: Any) -> None:
        """Replace fields of the state."""
        self.state = replace(self.state, **values)

    def go(self, state: State) -> None:
        """Enter a state: its clock begins now and no alarm of it has gone off."""
        self.change(state=state, since=self.now, fired=(), late=0, asked_by="")

    def entry(self, type_: str, audience: Audience = Audience.ALL, **data: Any) -> None:
        """Write the next line of the log, by whoever gave the command."""
        self._write(self.command.by, type_, audience, data)

    def _write(self, by: Actor, type_: str, audience: Audience, data: dict[str, Any]) -> None:
        public = self.state.public_seq + (audience is Audience.ALL)
        self.change(seq=self.state.seq + 1, public_seq=public)
        self.entries.append(
            Entry(
                tenant=self.state.tenant,
                conversation=self.state.id,
                seq=self.state.seq,
                public_seq=public if audience is Audience.ALL else 0,
                type=type_,
                at=self.now,
                by=by.id,
                role=by.role.value,
                audience=audience,
                data=data,
            )
        )

    def message(
        self, type_: str, command: Message, audience: Audience = Audience.ALL, **more: Any
    ) -> None:
        """Write what somebody said; absent parts take no room."""
        parts = {
            "text": command.text,
            "attachments": command.attachments,
            "client_id": command.client_id,
        }
        self.entry(type_, audience, **{name: part for name, part in parts.items() if part}, **more)
        if audience is Audience.ALL:
            self._remember(command)

    def _remember(self, command: Message) -> None:
        """Keep how it begins with the state, so that lists need not read logs."""
        heard, seq = command.by.role is Role.CUSTOMER, self.state.public_seq
        text = " ".join(command.text.split())[:BEGINNING]
        side = Role.CUSTOMER if heard else Role.AGENT
        unanswered = (*self.state.unanswered, seq)[-MOST_UNANSWERED:] if heard else ()
        said = Said(seq, self.now, side.value, text, len(command.attachments))
        self.change(said=said, unanswered=unanswered)

    def line(self, code: str, policy: Policy, **data: Any) -> None:
        """Write an automatic line: its code, and the tenant's own wording where there is one."""
        self._write(
            system(self.state.tenant),
            "auto",
            Audience.ALL,
            {"code": code, **data, **self._own(code, policy)},
        )

    def worded(self, type_: str, code: str, policy: Policy, **data: str) -> None:
        """Write an entry that the customer reads as a sentence, in the tenant's own wording where
        there is one.
        """
        self._write(self.command.by, type_, Audience.ALL, {**data, **self._own(code, policy)})

    def _own(self, code: str, policy: Policy) -> dict[str, str]:
        own = policy.text(code, self.state.language)
        return {"text": own} if own else {}

    def queue(self, head_start: int = 0, since: int | None = None) -> None:
        """Wait in the queue of the present group, in line from ``since`` (ms; now) on."""
        self.go(State.QUEUED)
        arrived = self.now if since is None else since
        self.take_place(arrived - head_start - self.state.priority * HEAD_START_MS)

    def take_place(self, place: int) -> None:
        """Take a place (ms, smaller is sooner) in the queue of the present group; at the place held
        already this says anew what is needed.
        """
        self.change(place=place, held_until=0)
        c = self.state
        self.moves.append(EnterQueue(c.group, place, c.id, need_of(c, self.policy), c.weight))

    def leave_queue(self) -> None:
        """Give the place up, if there is one."""
        if self.state.place is not None:
            self.moves.append(LeaveQueue(self.state.group, self.state.place, self.state.id))
            self.change(place=None)

    def hold(self, until: int) -> None:
        """Wait without a place until the group opens (ms)."""
        self.go(State.QUEUED)
        self.change(held_until=until)

    def ask(self, kind: OfferKind, agent: str, name: str, why: Any = None, **more: Any) -> None:
        """Put an offer to an agent, who has a while to accept; where it goes with a seat the seat
        is held for them.
        """
        until = self.now + self.policy.offer_s * 1000
        offer = Offer(kind, agent, until, self.command.by.id, name, **more)
        if kind in WITH_SEAT:
            self._claim_seat(agent)
        self.change(offers=(*self.state.offers, offer))
        data: dict[str, Any] = {"kind": kind.value, "agent": agent, "name": name}
        told = {"until": rfc3339(until), "visible": offer.visible, "reason": offer.reason}
        why_so = {"why": why} if why else {}
        self.entry("offered", Audience.STAFF, **data, group=self.state.group, **told, **why_so)

    def close_offer(self, offer: Offer, how: str, **data: Any) -> None:
        """An offer came to nothing: its seat goes back, and staff see ``how``."""
        if offer.kind in WITH_SEAT:
            self.moves.append(ReleaseSeat(offer.agent, self.state.id, self.state.weight))
        self.change(offers=tuple(o for o in self.state.offers if o != offer))
        asked = {"kind": offer.kind.value, "agent": offer.agent, "group": self.state.group}
        stood_ms = self.now - (offer.until - self.policy.offer_s * 1000)
        self.entry("offer_closed", Audience.STAFF, **asked, how=how, stood_ms=stood_ms, **data)

    def withdraw_offers(self, but: str | None = None) -> None:
        """Take back every offer that holds a seat, except that to ``but``."""
        for offer in self.state.offers:
            if offer.kind in WITH_SEAT and offer.agent != but:
                self.close_offer(offer, "withdrawn")

    def claim(self, agent: str, anyhow: bool = False) -> None:
        """Seat the conversation with an agent, whose answer is awaited from now; a seat that was
        held for an offer becomes theirs.
        """
        self.withdraw_offers(but=agent)
        if agent not in self.state.seated:
            self._claim_seat(agent, anyhow)
        self.go(State.AWAITING_AGENT)
        self.change(
            agent=agent,
            last_agent=agent,
            avoid=None,
            declined=(),
            came_from="",
            held_until=0,
            assigned_at=self.now,
            offers=tuple(o for o in self.state.offers if o.agent != agent),
            participants=tuple(p for p in self.state.participants if p.agent != agent),
        )

    def _claim_seat(self, agent: str, anyhow: bool = False) -> None:
        self.moves.append(ClaimSeat(agent, self.state.id, self.now, anyhow, self.state.weight))

    def release(self) -> None:
        """Give the agent's seat back, if one is held, and credit the agent with what they did."""
        if self.state.agent is None:
            return
        self.moves.append(ReleaseSeat(self.state.agent, self.state.id, self.state.weight))
        served_ms = self.now - self.state.assigned_at
        credit = {**self._uncounted(), "served_ms": served_ms}
        group, agent = self.state.group, self.state.agent
        self.entry("unseated", Audience.STAFF, agent=agent, group=group, **credit)
        self.change(agent=None)

    def over(self, state: State, reason: EndedReason) -> None:
        """End it: seat and place go back; the last entry says why."""
        served_by = self.state.agent
        self.leave_queue()
        self.withdraw_offers()
        self.release()
        self.go(state)
        self.change(ended_at=self.now, ended_reason=reason, urged_at=0, held_until=0)
        self.change(offers=(), participants=(), came_from="", declined=())
        self.entry(
            "ended",
            state=state.value,
            reason=reason.value,
            group=self.state.group,
            agent=served_by,
            **self._uncounted(),
        )

    def _uncounted(self) -> dict[str, Any]:
        """The messages that nobody has been credited with yet; they are from now on."""
        c = self.state
        self.change(counted_in=c.messages_in, counted_out=c.messages_out)
        return {
            "messages_in": c.messages_in - c.counted_in,
            "messages_out": c.messages_out - c.counted_out,
        }

    def decision(self) -> Decision[Conversation]:
        """What came of it; the version rises with every decision that changes anything."""
        if self.state != self.before or self.entries:
            self.change(version=self.before.version + 1)
        was, are, id = self.before.parts, self.state.parts, self.state.id
        joined = tuple(TakePart(agent, id) for agent in sorted(are - was))
        left = tuple(GiveUpPart(agent, id) for agent in sorted(was - are))
        return Decision(self.state, tuple(self.entries), (*self.moves, *joined, *left))
