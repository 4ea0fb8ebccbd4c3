"""A day's log as a file: JSON lines, the first of them the settings; see docs/simulation.md."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulating.rows import Row
from simulating.scenario import TENANT, Setup

SECOND_MS = 1000


class Unreadable(ValueError):
    """The file is no log of a day; says where and why."""


@dataclass(frozen=True, slots=True)
class Log:
    """A day as it was recorded."""

    header: Mapping[str, Any]
    rows: Sequence[Row]

    @property
    def setup(self) -> Setup:
        """The settings of that day."""
        return setup(self.header)


def setup(header: Mapping[str, Any]) -> Setup:
    """The settings that a first line holds."""
    return Setup(
        policy=header.get("policy", {}),
        channels=header.get("channels", {}),
        groups=header["groups"],
        rules=tuple(header.get("rules", ())),
        default_group=header.get("default_group", ""),
        tenant=header.get("tenant", TENANT),
        clock_ms=int(header.get("clock_s", 60) * SECOND_MS),
    )


def read(path: Path) -> Log:
    """The log in a file; raises Unreadable."""
    with path.open(encoding="utf-8") as lines:
        return parse(lines)


def parse(lines: Iterable[str]) -> Log:
    """The log in some lines; raises Unreadable."""
    parsed = [_line(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not parsed or not isinstance(parsed[0].get("groups"), dict):
        raise Unreadable("line 1: no settings (an object with groups)")
    header, *rows = parsed
    for number, row in enumerate(rows, 2):
        _check(number, row, header["groups"])
    return Log(header, sorted(rows, key=lambda row: row["at"]))


def _line(number: int, line: str) -> dict[str, Any]:
    try:
        parsed = json.loads(line)
    except ValueError as wrong:
        raise Unreadable(f"line {number}: {wrong}") from None
    if not isinstance(parsed, dict):
        raise Unreadable(f"line {number}: not an object")
    return parsed


def _check(number: int, row: Row, groups: Mapping[str, Any]) -> None:
    event = row.get("event")
    needed = NEEDED.get(str(event), ())
    missing = [name for name in ("at", "event", *needed) if name not in row]
    if missing:
        raise Unreadable(f"line {number}: {event or 'an event'} without {', '.join(missing)}")
    if not isinstance(row["at"], int):
        raise Unreadable(f"line {number}: at is no whole number of milliseconds")
    if event == "arrived" and row["group"] not in groups:
        raise Unreadable(f"line {number}: unknown group {row['group']}")


NEEDED: dict[str, tuple[str, ...]] = {
    "agent": ("agent", "status", "reachable", "capacity", "groups"),
    "arrived": ("conversation", "group"),
    "assigned": ("conversation", "agent", "wait_ms"),
    "left_seat": ("conversation", "agent", "served_ms"),
    "ended": ("conversation",),
    "requeued": ("conversation", "reason"),
    "transferred": ("conversation", "reason", "group"),
    "offered": ("conversation", "agent", "kind"),
    "offer_closed": ("conversation", "agent", "how"),
    "urged": ("conversation",),
    "returned": ("conversation",),
}


def lines(log: Log) -> Iterable[str]:
    """The lines of a file."""
    for part in (log.header, *log.rows):
        yield json.dumps(part, ensure_ascii=False, separators=(",", ":"))
