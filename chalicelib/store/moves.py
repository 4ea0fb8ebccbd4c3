"""What moves together with a conversation: a seat, a place, a pointer, a hidden text."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.decision import (
    ClaimSeat,
    EnterQueue,
    GiveUpPart,
    HideText,
    LeaveQueue,
    Move,
    ReleaseSeat,
    SetCurrent,
    TakePart,
)
from chalicelib.store.rows import keys
from chalicelib.store.rows.agents import AgentRow
from chalicelib.store.rows.base import Item, item
from chalicelib.store.rows.conversations import EntryRow, FileRow, PointerRow, item_of_place
from chalicelib.store.rows.people import CustomerRow


class Writes(Protocol):
    """The transaction, as far as moves need it."""

    def put(self, item: Item, on: Move | str) -> None:
        """Write a whole row."""
        ...

    def delete(self, pk: str, sk: str, on: Move | str) -> None:
        """Delete a row."""
        ...

    def update(
        self,
        pk: str,
        sk: str,
        actions: Sequence[Action],
        condition: Condition,
        on: Move | str,
    ) -> None:
        """Change parts of a row while the condition holds."""
        ...


def claim_seat(to: Writes, c: Conversation, move: ClaimSeat) -> None:
    """The condition is the referee of every race for a seat."""
    seat = AgentRow.seats[move.conversation]
    free = seat.does_not_exist() & (AgentRow.room >= move.weight) & (AgentRow.active == True)  # noqa: E712
    if not move.anyhow:
        free &= AgentRow.reachable == True  # noqa: E712
    actions = [
        seat.set(move.weight),
        AgentRow.idle_since.set(move.at),
        AgentRow.room.add(-move.weight),
    ]
    to.update(keys.agent(c.tenant, move.agent), keys.AGENT, actions, free, move)


def release_seat(to: Writes, c: Conversation, move: ReleaseSeat) -> None:
    """Only a seat that is held is given back, so that room is never made twice."""
    seat = AgentRow.seats[move.conversation]
    actions = [seat.remove(), AgentRow.room.add(move.weight)]
    to.update(keys.agent(c.tenant, move.agent), keys.AGENT, actions, seat.exists(), move)


def enter_queue(to: Writes, c: Conversation, move: EnterQueue) -> None:
    """Taking a place holds always; taken again, it says anew what is needed."""
    to.put(item_of_place(c.tenant, move), move)


def leave_queue(to: Writes, c: Conversation, move: LeaveQueue) -> None:
    """Giving a place up holds always."""
    sk = keys.timed(move.place, move.conversation)
    to.delete(keys.queue(c.tenant, move.group), sk, move)


def set_current(to: Writes, c: Conversation, move: SetCurrent) -> None:
    """The customer must exist, be welcome as themselves and still be where they were."""
    still: Condition = CustomerRow.current.does_not_exist()
    if move.expected is not None:
        still = CustomerRow.current == move.expected
    if move.visits is not None:
        same = CustomerRow.visits == move.visits
        still &= same if move.visits else same | CustomerRow.visits.does_not_exist()
    still &= CustomerRow.blocked.does_not_exist() | (CustomerRow.blocked == False)  # noqa: E712
    still &= CustomerRow.became.does_not_exist()
    actions = [CustomerRow.current.set(move.conversation), CustomerRow.visits.add(1)]
    pk = keys.customer(c.tenant, move.customer)
    to.update(pk, keys.CUSTOMER, actions, CustomerRow.pk.exists() & still, move)


def hide_text(to: Writes, c: Conversation, move: HideText) -> None:
    """The text and files stay for the audit; the mark keeps them from every view."""
    pk = keys.conversation(c.tenant, c.id)
    to.update(pk, keys.entry(move.seq), [EntryRow.recalled.set(True)], EntryRow.pk.exists(), move)
    for id in move.attachments:
        to.update(pk, keys.file(id), [FileRow.recalled.set(True)], FileRow.pk.exists(), move)


def take_part(to: Writes, c: Conversation, move: TakePart) -> None:
    """A part is nothing but its key."""
    sk = keys.PART + move.conversation
    to.put(item(PointerRow, keys.agent(c.tenant, move.agent), sk), move)


def give_up_part(to: Writes, c: Conversation, move: GiveUpPart) -> None:
    """Giving a part up holds always."""
    to.delete(keys.agent(c.tenant, move.agent), keys.PART + move.conversation, move)


MOVES: dict[type[Any], Callable[[Writes, Conversation, Any], None]] = {
    ClaimSeat: claim_seat,
    ReleaseSeat: release_seat,
    EnterQueue: enter_queue,
    LeaveQueue: leave_queue,
    SetCurrent: set_current,
    HideText: hide_text,
    TakePart: take_part,
    GiveUpPart: give_up_part,
}


def add(to: Writes, c: Conversation, move: Move) -> None:
    """Add one move of a conversation to a transaction."""
    MOVES[type(move)](to, c, move)
