"""A tenant's context cards."""

from chalicelib.domain.tenants.cards import Card, Cards
from chalicelib.flow.ports import AuditLine
from chalicelib.store import load
from chalicelib.store.audit import tell
from chalicelib.store.commit import Transaction, as_loaded
from chalicelib.store.rows import keys
from chalicelib.store.rows.base import Values, Whole, packed, unpacked
from chalicelib.store.table import Row


class CardsRow(Row, discriminator="cards"):
    """All cards of a tenant."""

    version = Whole(attr_name="v")
    cards = Values(Card, null=True)


def cards(tenant: str) -> Cards | None:
    """A tenant's cards."""
    row = load.row(keys.tenant(tenant), keys.CARDS)
    return unpacked(CardsRow, Cards, row, tenant=tenant) if row else None


def save_cards(before: Cards | None, after: Cards, audit: AuditLine | None = None) -> None:
    """Conflict("version") on a lost race."""
    transaction = Transaction()
    row = packed(CardsRow, after, keys.tenant(after.tenant), keys.CARDS)
    transaction.put(row, "version", as_loaded(before))
    tell(transaction, audit)
    transaction.run()
