"""What was written of events: log lines, and metrics on stdout."""

import json
from typing import Any


def lines(logged: list[str], what: str | None = None) -> list[dict[str, Any]]:
    """Log lines, all of them or those with these words."""
    found = [json.loads(line) for line in logged]
    return [line for line in found if what in (None, line["message"])]


def metrics(written: str) -> list[dict[str, Any]]:
    """The metric lines among what was written to stdout."""
    found = [json.loads(line) for line in written.splitlines() if line.startswith("{")]
    return [line for line in found if "_aws" in line]


def values(written: str) -> dict[str, list[float]]:
    """Name → the values that were written."""
    found: dict[str, list[float]] = {}
    for line in metrics(written):
        for described in line["_aws"]["CloudWatchMetrics"][0]["Metrics"]:
            found.setdefault(described["Name"], []).extend(line[described["Name"]])
    return found
