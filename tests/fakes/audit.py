"""The audit, in memory."""

from chalicelib.flow.ports import AuditLine, Page
from tests.fakes.paging import page


class FakeAudit:
    """AuditStore; the other parts tell it their lines once they have written."""

    def __init__(self) -> None:
        self._audit: list[AuditLine] = []

    def _tell(self, line: AuditLine | None) -> None:
        if line is not None:
            self._audit.append(line)

    def save_audit(self, line: AuditLine) -> None:
        self._tell(line)

    def audit(
        self, tenant: str, first: int, last: int, limit: int, cursor: str | None
    ) -> Page[AuditLine]:
        rows = (a for a in self._audit if a.tenant == tenant and first <= a.at <= last)
        return page(rows, lambda a: f"{a.at:015d}#{a.key}", limit, cursor, latest_first=True)
