"""What the command line can do."""

from argparse import Namespace
from collections.abc import Callable

from simulating import days, engine, handling, report
from simulating.measures import Figures, measure
from simulating.told import Range, Told


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


COMMANDS: dict[str, Callable[[Namespace], int]] = {"day": day}
