"""A tenant's context cards."""

from chalicelib.domain.tenants.cards import Card, Cards
from chalicelib.store import load
from chalicelib.store.commit import as_loaded, put
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


def save_cards(before: Cards | None, after: Cards) -> None:
    """Conflict("version") on a lost race."""
    put(
        packed(CardsRow, after, keys.tenant(after.tenant), keys.CARDS), "version", as_loaded(before)
    )
