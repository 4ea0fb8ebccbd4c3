"""Canned answers, in memory."""

from chalicelib.domain.tenants.canned import Canned
from chalicelib.flow.ports import AuditLine, Conflict, Page
from tests.fakes.paging import page

Key = tuple[str, str, str]


class FakeCanned:
    """CannedStore."""

    def __init__(self) -> None:
        self._canned: dict[Key, Canned] = {}

    def canned(self, tenant: str, owner: str, id: str) -> Canned | None:
        return self._canned.get((tenant, owner, id))

    def canned_by_shortcut(self, tenant: str, owner: str, shortcut: str) -> str | None:
        return next((c.id for c in self._canned_of(tenant, owner) if c.shortcut == shortcut), None)

    def canned_list(self, tenant: str, owner: str, limit: int, cursor: str | None) -> Page[Canned]:
        return page(self._canned_of(tenant, owner), lambda c: c.id, limit, cursor)

    def save_canned(
        self, before: Canned | None, after: Canned | None, audit: AuditLine | None = None
    ) -> None:
        one = after or before
        assert one is not None
        key = one.tenant, one.owner, one.id
        stored = self._canned.get(key)
        if (stored and stored.version) != (before and before.version):
            raise Conflict("version")
        if after is None:
            self._canned.pop(key, None)
            self._tell(audit)
            return
        if self.canned_by_shortcut(one.tenant, one.owner, one.shortcut) not in (None, one.id):
            raise Conflict("shortcut")
        self._canned[key] = after
        self._tell(audit)

    def _canned_of(self, tenant: str, owner: str) -> list[Canned]:
        return [c for c in self._canned.values() if (c.tenant, c.owner) == (tenant, owner)]
