"""Context cards, in memory."""

from chalicelib.domain.tenants.cards import Cards
from chalicelib.flow.ports import AuditLine, Conflict


class FakeCards:
    """CardStore."""

    def __init__(self) -> None:
        self._cards: dict[str, Cards] = {}

    def cards(self, tenant: str) -> Cards | None:
        return self._cards.get(tenant)

    def save_cards(
        self, before: Cards | None, after: Cards, audit: AuditLine | None = None
    ) -> None:
        stored = self._cards.get(after.tenant)
        if (stored and stored.version) != (before and before.version):
            raise Conflict("version")
        self._cards[after.tenant] = after
        self._tell(audit)
