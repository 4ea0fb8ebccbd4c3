"""Writing several rows or none, and finding out which condition it was that did not hold."""

from collections.abc import Sequence
from typing import Any, Protocol, cast
from uuid import uuid4

from botocore.exceptions import ClientError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.decision import Move
from chalicelib.flow.ports import Commit, Conflict
from chalicelib.observe import correlation_id
from chalicelib.store import moves
from chalicelib.store.rows import keys
from chalicelib.store.rows.base import Item, item
from chalicelib.store.rows.conversations import (
    ConversationRow,
    PointerRow,
    item_of,
    item_of_entry,
    item_of_late,
    item_of_marker,
    listed,
)
from chalicelib.store.table import Row, desk

ABSENT = Row.pk.does_not_exist()
FAILED = "ConditionalCheckFailed"
MOST_WRITES = 100


class Transaction:
    """Writes that happen together; of the conditions that fail the first added is reported.

    One write alone goes as itself, at half the price.
    """

    def __init__(self) -> None:
        self._writes: list[tuple[str, dict[str, Any]]] = []
        self._on: list[Move | str] = []

    def put(
        self, item: Item, on: Move | str = "version", condition: Condition | None = None
    ) -> None:
        """Write a whole row; ``on`` is what a Conflict says when the condition fails."""
        pk, sk = item["pk"]["S"], item["sk"]["S"]
        kwargs = desk().get_operation_kwargs(pk, range_key=sk, key="Item", condition=condition)
        self._add("Put", {**kwargs, "Item": item}, on)

    def delete(
        self, pk: str, sk: str, on: Move | str = "version", condition: Condition | None = None
    ) -> None:
        """Delete a row, if it is there."""
        kwargs = desk().get_operation_kwargs(pk, range_key=sk, condition=condition)
        self._add("Delete", kwargs, on)

    def update(
        self,
        pk: str,
        sk: str,
        actions: Sequence[Action],
        condition: Condition | None,
        on: Move | str = "version",
    ) -> None:
        """Change parts of a row."""
        kwargs = desk().get_operation_kwargs(pk, range_key=sk, actions=actions, condition=condition)
        self._add("Update", kwargs, on)

    @property
    def fits(self) -> bool:
        """Whether it is not too much for one transaction."""
        return len(self._writes) <= MOST_WRITES

    def _add(self, verb: str, kwargs: dict[str, Any], on: Move | str) -> None:
        self._writes.append((verb, kwargs))
        self._on.append(on)

    def run(self, token: bool = True) -> None:
        """Do it; raises Conflict. Without a ``token`` a try after a lost answer fails on what the
        first one wrote: right where a marker then says who wrote it, and a third cheaper.
        """
        try:
            self._send(token)
        except ClientError as error:
            raise self._conflict(error) from error

    def holds(self) -> bool:
        """Do it if the conditions hold; answers whether they did."""
        try:
            self.run()
        except Conflict:
            return False
        return True

    def _send(self, token: bool) -> None:
        call = desk().connection.dispatch
        if len(self._writes) == 1:
            verb, kwargs = self._writes[0]
            call(f"{verb}Item", kwargs)
            return
        # The token makes a try after a lost answer harmless. It is new for each run, so a payload
        # that was decided anew never meets the old one's.
        asked: dict[str, Any] = {"TransactItems": [{verb: kw} for verb, kw in self._writes]}
        if token:
            asked["ClientRequestToken"] = uuid4().hex
        call("TransactWriteItems", asked)

    def _conflict(self, error: Any) -> Conflict | ClientError:
        code = error.response["Error"]["Code"]
        reasons = [reason.code for reason in error.cancellation_reasons if reason]
        if code == "ConditionalCheckFailedException":
            return Conflict(self._on[0])
        if FAILED in reasons:
            failed = [r is not None and r.code == FAILED for r in error.cancellation_reasons]
            return Conflict(self._on[failed.index(True)])
        # Others were at the same rows, again and again: the caller looks anew.
        if code == "TransactionConflictException" or "TransactionConflict" in reasons:
            return Conflict("version")
        return cast(ClientError, error)


class Versioned(Protocol):
    """Any value whose version rises with each change."""

    @property
    def version(self) -> int:
        """How often it was changed."""
        ...


def as_loaded(before: Versioned | None) -> Condition:
    """Holds while the row is as it was loaded; None: while there is none."""
    return ABSENT if before is None else ConversationRow.version == before.version


def put(item: Item, on: Move | str = "version", condition: Condition | None = None) -> None:
    """Write one row whole; raises Conflict."""
    transaction = Transaction()
    transaction.put(item, on, condition)
    transaction.run()


def _list(to: Transaction, before: Conversation | None, after: Conversation) -> None:
    """Keep the lists of open and of closed conversations; most commits change neither."""
    was, is_now = listed(before) if before else None, listed(after)
    if was == is_now:
        return
    if was:
        to.delete(*was)
    to.put(item(PointerRow, *is_now))


def _late(to: Transaction, before: Conversation | None, after: Conversation) -> None:
    """Keep the list of those that wait too long; few commits change it."""
    was, is_now = item_of_late(before) if before else None, item_of_late(after)
    if was == is_now:
        return
    if is_now:
        to.put(is_now)
    if was and (is_now is None or was["sk"] != is_now["sk"]):
        to.delete(was["pk"]["S"], was["sk"]["S"])


def _own(to: Transaction, before: Conversation | None, after: Conversation) -> None:
    """Keep the list of its customer's; hardly a commit changes whose it is."""
    was, is_now = before.customer if before else None, after.customer
    if was == is_now:
        return
    if was:
        to.delete(keys.customer(after.tenant, was), keys.CONVERSATION + after.id)
    pk = keys.customer(after.tenant, is_now)
    to.put(item(PointerRow, pk, keys.CONVERSATION + after.id))


def commit(commit: Commit) -> None:
    """Write all of it or raise Conflict; a taken client id is reported before anything else."""
    after, before = commit.after, commit.before
    transaction = Transaction()
    if commit.marker:
        marker = item_of_marker(after.tenant, commit.marker)
        transaction.put(marker, "client_id", ABSENT)
    transaction.put(item_of(after), "version", as_loaded(before))
    for entry in commit.entries:
        transaction.put(item_of_entry(entry, correlation_id()), "version", ABSENT)
    _own(transaction, before, after)
    for move in commit.moves:
        moves.add(transaction, after, move)
    _list(transaction, before, after)
    _late(transaction, before, after)
    transaction.run(token=commit.marker is None)
