"""The minute clock: everything that is due is done."""

from chalicelib.flow import wire
from chalicelib.flow.ports import Due
from chalicelib.flow.tick import tick
from chalicelib.observe import fault, log


def handle() -> dict[str, int]:
    """One tick; what it did, by kind."""
    return tick(wire.ports(), report)


def report(due: Due, error: Exception) -> None:
    """Log what could not be done; it stays due."""
    log.error("due row failed", kind=due.kind, tenant=due.tenant, id=due.id, **fault(error))
