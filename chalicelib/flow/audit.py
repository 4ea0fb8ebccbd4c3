"""The audit: who changed what of a tenant, written together with the change."""

from collections.abc import Callable
from typing import Any, TypeVar

from chalicelib.domain import audit, ids
from chalicelib.flow.ports import AuditLine, Page, Ports

B = TypeVar("B")
A = TypeVar("A")


def line(ports: Ports, by: str, what: str, before: Any, after: Any) -> AuditLine | None:
    """The line of a change (None: of something new, or of what is no more); None where nothing of
    it is told.
    """
    one = before if after is None else after
    tenant = getattr(one, "tenant", "") or one.id
    change = audit.difference(before, after)
    if before is not None and after is not None and not change:
        return None
    id = getattr(one, "id", "") if hasattr(one, "tenant") else ""
    return _line(ports, tenant, by, what, id, change)


def note(ports: Ports, tenant: str, by: str, what: str, id: str) -> None:
    """Leave a line of what changes no row of ours."""
    ports.store.save_audit(_line(ports, tenant, by, what, id, {}))


def _line(
    ports: Ports, tenant: str, by: str, what: str, id: str, change: audit.Change
) -> AuditLine:
    now = ports.now()
    key = ids.make("aud", now, ports.entropy(ids.ENTROPY_BYTES))
    return AuditLine(tenant, key, now, by, what, id, change)


def audited(
    ports: Ports, by: str, what: str, save: Callable[[B, A, AuditLine | None], None]
) -> Callable[[B, A], None]:
    """A save that leaves a line; ``by`` is whoever did it, "" the set-up of the tenant."""

    def saved(before: B, after: A) -> None:
        save(before, after, line(ports, by, what, before, after))

    return saved


def read(
    ports: Ports, tenant: str, first: int, last: int, limit: int, cursor: str | None
) -> Page[AuditLine]:
    """Changes between two moments (ms, both included), latest first."""
    return ports.store.audit(tenant, first, last, limit, cursor)
