"""The audit: one row a change, written in the transaction of what it tells."""

from pynamodb.attributes import UnicodeAttribute

from chalicelib.flow.ports import AuditLine, Page
from chalicelib.store import cursor as pages
from chalicelib.store.commit import Transaction
from chalicelib.store.rows import keys
from chalicelib.store.rows.base import Item, Json, Whole, packed, unpacked
from chalicelib.store.table import Row


class AuditRow(Row, discriminator="audit"):
    """Who changed what."""

    at = Whole()
    by = UnicodeAttribute(null=True)
    what = UnicodeAttribute()
    id = UnicodeAttribute(attr_name="of", null=True)
    change = Json(null=True)


def tell(to: Transaction, line: AuditLine | None) -> None:
    """Write a line together with the change, if there is one."""
    if line is not None:
        to.put(packed(AuditRow, line, keys.audit(line.tenant), keys.timed(line.at, line.key)))


def save_audit(line: AuditLine) -> None:
    """Write a line of what no other row tells."""
    transaction = Transaction()
    tell(transaction, line)
    transaction.run()


def audit(tenant: str, first: int, last: int, limit: int, cursor: str | None) -> Page[AuditLine]:
    """Changes between two moments (ms, both included), latest first."""
    found, more = pages.page(
        keys.audit(tenant),
        limit,
        cursor,
        latest_first=True,
        below=keys.timed(last + 1, ""),
        above=keys.timed(first, ""),
    )
    return Page([_of(tenant, row) for row in found], more)


def _of(tenant: str, row: Item) -> AuditLine:
    key = row["sk"]["S"].partition("#")[2]
    return unpacked(AuditRow, AuditLine, row, tenant=tenant, key=key)
