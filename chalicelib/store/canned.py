"""Canned answers: everybody's in one partition, each agent's own in another."""

from pynamodb.attributes import UnicodeAttribute

from chalicelib.domain.tenants.canned import Canned
from chalicelib.flow.ports import AuditLine, Page
from chalicelib.store import cursor as pages
from chalicelib.store import load
from chalicelib.store.audit import tell
from chalicelib.store.commit import ABSENT, Transaction, as_loaded
from chalicelib.store.rows import keys
from chalicelib.store.rows.base import Item, Json, Whole, Words, item, packed, unpacked
from chalicelib.store.rows.people import NameRow
from chalicelib.store.table import Row


class CannedRow(Row, discriminator="canned"):
    """A canned answer."""

    shortcut = UnicodeAttribute()
    title = UnicodeAttribute(null=True)
    text = Json(dict[str, str], null=True)
    groups = Words(null=True)
    version = Whole(attr_name="v")


def canned(tenant: str, owner: str, id: str) -> Canned | None:
    """One of an agent's own answers, or of everybody's ("")."""
    row = load.row(keys.canned(tenant, owner), id)
    return _of(row, tenant, owner) if row else None


def canned_by_shortcut(tenant: str, owner: str, shortcut: str) -> str | None:
    """The id of the answer with this shortcut, among an agent's own or everybody's ("")."""
    row = load.row(keys.shortcuts(tenant, owner), shortcut)
    return row["owner"]["S"] if row else None


def canned_list(tenant: str, owner: str, limit: int, cursor: str | None) -> Page[Canned]:
    """An agent's own answers, or everybody's (""), in the order they were made."""
    found, more = pages.page(keys.canned(tenant, owner), limit, cursor)
    return Page([_of(row, tenant, owner) for row in found], more)


def save_canned(
    before: Canned | None, after: Canned | None, audit: AuditLine | None = None
) -> None:
    """Write it, or delete it (None); Conflict("version") on a lost race, Conflict("shortcut") when
    that is another's.
    """
    transaction = Transaction()
    one = after or before
    assert one is not None  # nothing in place of nothing is no change
    pk = keys.canned(one.tenant, one.owner)
    if after is None:
        transaction.delete(pk, one.id, condition=as_loaded(before))
    else:
        made = packed(CannedRow, after, pk, after.id)
        transaction.put(made, "version", as_loaded(before))
    _name(transaction, keys.shortcuts(one.tenant, one.owner), before, after)
    tell(transaction, audit)
    transaction.run()


def _name(transaction: Transaction, pk: str, before: Canned | None, after: Canned | None) -> None:
    """Take the shortcut, and leave the one of before."""
    if before is not None and (after is None or after.shortcut != before.shortcut):
        transaction.delete(pk, before.shortcut)
    if after is not None and (before is None or after.shortcut != before.shortcut):
        name = item(NameRow, pk, after.shortcut, owner=after.id)
        transaction.put(name, "shortcut", ABSENT | (NameRow.owner == after.id))


def _of(row: Item, tenant: str, owner: str) -> Canned:
    id = row["sk"]["S"]
    return unpacked(CannedRow, Canned, row, tenant=tenant, owner=owner, id=id)
