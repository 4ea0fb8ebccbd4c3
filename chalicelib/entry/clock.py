"""The minute clock: everything that is due is done."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from chalicelib.flow import wire
from chalicelib.flow.ports import Due
from chalicelib.flow.tick import tick
from chalicelib.observe import Metric, add, fault, handling, log

AT_ONCE = 8  # more would wait for the processor, not for the table


def handle(event: dict[str, Any]) -> dict[str, int]:
    """One tick; what it did, by kind, and how late (ms) the latest of it was."""
    with handling("tick", event["id"], Metric.CLOCK_FAILED) as line:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            done = tick(wire.ports(), report, pool.map)
        line.add(conversations=done["conversation"], agents=done["agent"], pulses=done["pulse"])
        line.add(failed=done["failed"], late_ms=done["late_ms"])
        add(Metric.CLOCK_LATE_SECONDS, done["late_ms"] / 1000)
    return done


def report(due: Due, error: Exception) -> None:
    """Log what could not be done; it stays due."""
    add(Metric.CLOCK_FAILED)
    log.error("due row failed", kind=due.kind, id=due.id, **fault(error))
