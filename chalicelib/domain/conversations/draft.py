"""A decision in the making: numbers entries, collects moves, never touches anything outside."""

from dataclasses import replace
from typing import Any

from chalicelib.domain.actors import Actor, system
from chalicelib.domain.conversations.commands import Command, Message
from chalicelib.domain.conversations.model import Conversation, EndedReason, State
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.decision import (
    Audience,
    ClaimSeat,
    Decision,
    EnterQueue,
    Entry,
    LeaveQueue,
    Move,
    ReleaseSeat,
)

# What one step of priority is worth in waiting time: so all age alike and none starves.
HEAD_START_MS = 600_000
# Who was served before goes ahead of their priority, not ahead of everything.
RETURNED_HEAD_START_MS = 3_600_000
TOP_PRIORITY = 9


class Draft:
    """The next state of one conversation; ``state`` is replaced, never mutated."""

    def __init__(self, before: Conversation, command: Command, now: int) -> None:
        self.before = before
        self.state = before
        self.command = command
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

    def line(self, code: str, policy: Policy) -> None:
        """Write an automatic line: its code, and the tenant's own wording where there is one."""
        self._write(
            system(self.state.tenant),
            "auto",
            Audience.ALL,
            {"code": code, **self._own(code, policy)},
        )

    def worded(self, type_: str, code: str, policy: Policy, **data: str) -> None:
        """Write an entry that the customer reads as a sentence, in the tenant's own wording where
        there is one.
        """
        self._write(self.command.by, type_, Audience.ALL, {**data, **self._own(code, policy)})

    def _own(self, code: str, policy: Policy) -> dict[str, str]:
        own = policy.text(code, self.state.language)
        return {"text": own} if own else {}

    def queue(self, head_start: int = 0) -> None:
        """Wait in the queue of the present group from now on."""
        self.go(State.QUEUED)
        self.take_place(self.now - head_start - self.state.priority * HEAD_START_MS)

    def take_place(self, place: int) -> None:
        """Take a place (ms, smaller is sooner) in the queue of the present group."""
        self.change(place=place)
        self.moves.append(EnterQueue(self.state.group, place, self.state.id))

    def leave_queue(self) -> None:
        """Give the place up, if there is one."""
        if self.state.place is not None:
            self.moves.append(LeaveQueue(self.state.group, self.state.place, self.state.id))
            self.change(place=None)

    def claim(self, agent: str, anyhow: bool = False) -> None:
        """Seat the conversation with an agent, whose answer is awaited from now."""
        self.moves.append(ClaimSeat(agent, self.state.id, self.now, anyhow))
        self.go(State.AWAITING_AGENT)
        self.change(agent=agent, last_agent=agent, avoid=None, assigned_at=self.now)

    def release(self) -> None:
        """Give the agent's seat back, if one is held, and credit the agent with what they did."""
        if self.state.agent is None:
            return
        self.moves.append(ReleaseSeat(self.state.agent, self.state.id))
        served_ms = self.now - self.state.assigned_at
        credit = {**self._uncounted(), "served_ms": served_ms}
        group, agent = self.state.group, self.state.agent
        self.entry("unseated", Audience.STAFF, agent=agent, group=group, **credit)
        self.change(agent=None)

    def over(self, state: State, reason: EndedReason) -> None:
        """End it: seat and place go back; the last entry says why."""
        served_by = self.state.agent
        self.leave_queue()
        self.release()
        self.go(state)
        self.change(ended_at=self.now, ended_reason=reason, urged_at=0)
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
        return Decision(self.state, tuple(self.entries), tuple(self.moves))
