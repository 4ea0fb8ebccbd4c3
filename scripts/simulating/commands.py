"""What the command line can do."""

import asyncio
import json
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from simulating import days, engine, handling, log, report, story, whatif
from simulating.change import Wrong, check
from simulating.measures import Figures, measure
from simulating.rows import Row
from simulating.told import Range, Told

FIRST = 10  # differences that are printed
APART = """Two who came or went closer together than a dispatch takes may change places, and from
there on the days go apart: how far, the first two columns say."""


def day(asked: Namespace) -> int:
    """Simulate drawn days and print what came of them."""
    draw = handling.of(handling.timed(asked.dialogues)) if asked.dialogues else handling.usual
    shape = days.Shape(asked.agents, asked.capacity, asked.equal, asked.patience, draw)
    known = {} if asked.first_day else days.known(shape, asked.seed)
    figures: dict[str, Figures] = {}
    ranges: dict[str, list[Range]] = {}
    for curve in [asked.curve] if asked.curve else days.CURVES:
        told = Told(days.SETUP, known)
        played = engine.play(days.SETUP, days.day(shape, curve, asked.seed), told)
        figures[curve], ranges[curve] = measure(played, days.SETUP), told.ranges()
    print(report.table(figures, report.LINES + report.FAIRNESS))
    print()
    print(report.accuracy(ranges))
    return 0


def what_if(asked: Namespace) -> int:
    """Play a recorded day as it was and under other settings, and print the three side by side."""
    try:
        recorded = log.read(asked.log)
        change = json.loads(asked.policy.read_text(encoding="utf-8"))
        check(change, recorded.setup)
    except (log.Unreadable, Wrong, json.JSONDecodeError) as wrong:
        print(wrong, file=sys.stderr)
        return 2
    setup = recorded.setup
    day = story.day(recorded.rows, setup.clock_ms)
    same = engine.play(setup, day)
    other = whatif.settings(setup, change)
    changed = engine.play(other, whatif.people(day, other, change))
    until = recorded.rows[-1]["at"] if recorded.rows else 0
    figures = {
        "recorded": measure(recorded.rows, setup),
        "same settings": measure(same, setup, until),
        "changed": measure(changed, other, until),
    }
    print(report.table(figures))
    print()
    print(_fidelity(recorded.rows, same, asked.tolerance))
    print(_patience(figures["recorded"]))
    return 0


def _fidelity(recorded: Sequence[Row], same: Sequence[Row], tolerance_s: float) -> str:
    """How far playing the same settings is what happened."""
    found = whatif.differences(recorded, same, round(tolerance_s * 1000))
    within = f"within {tolerance_s:g} s" if tolerance_s else "at the same millisecond"
    if not found:
        return f"Under the same settings everybody gets the same agent as recorded, {within}."
    all_ = whatif.moments(recorded)
    head = f"Under the same settings {len(found)} of {all_} moments are not as recorded, {within}:"
    more = [f"… and {len(found) - FIRST} more"] if len(found) > FIRST else []
    return "\n  ".join([head, *found[:FIRST], *more]) + "\n" + APART


def _patience(recorded: Figures) -> str:
    left = round(recorded.abandoned * recorded.arrived)
    return (
        f"How long those would have waited who were served is not known: it is drawn from the "
        f"{left} who left,\neach conversation always drawing the same."
    )


def export_day(asked: Namespace) -> int:
    """Read a day from a running system and print its log."""
    from simulating import export

    who = json.loads(asked.credentials.read_text(encoding="utf-8"))
    url = asked.url or _box(asked.data)

    async def read() -> log.Log:
        return await export.export(await export.access(url, who), asked.day)

    for line in log.lines(asyncio.run(read())):
        print(line)
    return 0


def _box(folder: Path) -> str:
    """The address of the box that serves a data folder."""
    from infra.local.handle import running

    box = running(folder.resolve())
    if box is None:
        sys.exit(f"no box runs on {folder}: start scripts/run.py, or give --url")
    return box.url


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "day": day,
    "what-if": what_if,
    "export": export_day,
}
