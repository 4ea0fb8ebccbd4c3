"""The minute clock: everything that is due is done."""

from concurrent.futures import ThreadPoolExecutor

from chalicelib.flow import wire
from chalicelib.flow.ports import Due
from chalicelib.flow.tick import tick
from chalicelib.observe import fault, log

AT_ONCE = 8  # more would wait for the processor, not for the table


def handle() -> dict[str, int]:
    """One tick; what it did, by kind."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return tick(wire.ports(), report, pool.map)


def report(due: Due, error: Exception) -> None:
    """Log what could not be done; it stays due."""
    log.error("due row failed", kind=due.kind, tenant=due.tenant, id=due.id, **fault(error))
