"""Writing several rows or none, and finding out which condition it was that did not hold."""

from collections.abc import Sequence
from typing import Any, Protocol, cast
from uuid import uuid4

from botocore.exceptions import ClientError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from chalicelib.domain.decision import Move
from chalicelib.flow.ports import Commit, Conflict
from chalicelib.store import moves
from chalicelib.store.rows import keys
from chalicelib.store.rows.base import Item, item
from chalicelib.store.rows.conversations import (
    ConversationRow,
    PointerRow,
    item_of,
    item_of_entry,
    item_of_marker,
)
from chalicelib.store.table import Row, desk

ABSENT = Row.pk.does_not_exist()
FAILED = "ConditionalCheckFailed"


class Transaction:
    """Writes that happen together; the first added whose condition fails is the one that is reported.

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

    def delete(self, pk: str, sk: str, on: Move | str = "version") -> None:
        """Delete a row, if it is there."""
        self._add("Delete", desk().get_operation_kwargs(pk, range_key=sk), on)

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

    def _add(self, verb: str, kwargs: dict[str, Any], on: Move | str) -> None:
        self._writes.append((verb, kwargs))
        self._on.append(on)

    def run(self) -> None:
        """Do it; raises Conflict."""
        try:
            self._send()
        except ClientError as error:
            raise self._conflict(error) from error

    def _send(self) -> None:
        call = desk().connection.dispatch
        if len(self._writes) == 1:
            verb, kwargs = self._writes[0]
            call(f"{verb}Item", kwargs)
            return
        # The token makes a try after a lost answer harmless; it is new for each run, so a payload that was decided
        # anew never meets the old one's.
        items = [{verb: kwargs} for verb, kwargs in self._writes]
        call("TransactWriteItems", {"TransactItems": items, "ClientRequestToken": uuid4().hex})

    def _conflict(self, error: Any) -> Conflict | ClientError:
        code = error.response["Error"]["Code"]
        if code == "ConditionalCheckFailedException":
            return Conflict(self._on[0])
        if code != "TransactionCanceledException":
            return cast(ClientError, error)
        reasons = [reason.code if reason else None for reason in error.cancellation_reasons]
        failed = [on for on, reason in zip(self._on, reasons, strict=True) if reason == FAILED]
        # Without a failed condition others were at the same rows, again and again: the caller looks anew.
        crowded = "TransactionConflict" in reasons
        return (
            Conflict(failed[0])
            if failed
            else Conflict("version")
            if crowded
            else cast(ClientError, error)
        )


class Versioned(Protocol):
    """Any value whose version rises with each change."""

    @property
    def version(self) -> int: ...


def as_loaded(before: Versioned | None) -> Condition:
    """Holds while the row is as it was loaded; None: while there is none."""
    return ABSENT if before is None else ConversationRow.version == before.version


def put(item: Item, on: Move | str = "version", condition: Condition | None = None) -> None:
    """Write one row whole; raises Conflict."""
    transaction = Transaction()
    transaction.put(item, on, condition)
    transaction.run()


def commit(commit: Commit) -> None:
    """Write all of it or raise Conflict; a taken client id is reported before any other conflict."""
    after, before = commit.after, commit.before
    transaction = Transaction()
    if commit.marker:
        marker = item_of_marker(after.tenant, after.id, commit.marker)
        transaction.put(marker, "client_id", ABSENT)
    transaction.put(item_of(after), "version", as_loaded(before))
    for entry in commit.entries:
        transaction.put(item_of_entry(entry), "version", ABSENT)
    if before is None:
        pk = keys.customer(after.tenant, after.customer)
        transaction.put(item(PointerRow, pk, keys.CONVERSATION + after.id))
    for move in commit.moves:
        moves.add(transaction, after, move)
    transaction.run()
