"""Figures as tables of text, one column a day."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from statistics import median

from simulating.measures import Figures, percentile
from simulating.told import Range

POSITIONS = ((0, 5), (5, 10), (10, 20), (20, 40), (40, 1_000))
Line = tuple[str, Callable[[Figures], str]]


def _percent(share: float) -> str:
    return f"{share * 100:.1f} %"


def _wait(share: float) -> Callable[[Figures], str]:
    return lambda f: f"{percentile(f.waits, share):.0f} s"


LINES: tuple[Line, ...] = (
    ("conversations", lambda f: str(f.arrived)),
    ("served", lambda f: str(f.served)),
    ("wait, mean", lambda f: f"{sum(f.waits) / max(1, len(f.waits)):.0f} s"),
    ("wait, p50", _wait(0.5)),
    ("wait, p90", _wait(0.9)),
    ("wait, longest", _wait(1)),
    ("left while waiting", lambda f: _percent(f.abandoned)),
    ("turned away", lambda f: _percent(f.turned_away)),
    ("occupancy of the day", lambda f: _percent(f.occupancy)),
    ("occupancy of its fullest hour", lambda f: _percent(f.peak)),
)
FAIRNESS: tuple[Line, ...] = (
    ("equals: most apart by an assignment", lambda f: str(f.unequal)),
    ("equals: most apart at any moment", lambda f: str(f.apart)),
)


def table(columns: Mapping[str, Figures], lines: Sequence[Line] = LINES) -> str:
    """A line for each figure, a column for each day; one for each reason that there was."""
    days = columns.values()
    cells = [["", *columns], *([name, *(show(f) for f in days)] for name, show in lines)]
    cells += _by_reason("not served: ", [f.unserved for f in days])
    cells += _by_reason("moved: ", [f.moved for f in days])
    return grid(cells)


def _by_reason(title: str, counted: Sequence[Counter[str]]) -> list[list[str]]:
    whole = sum(counted, Counter[str]())
    return [
        [title + reason, *(str(c[reason]) for c in counted)] for reason, _ in whole.most_common()
    ]


def grid(cells: Sequence[Sequence[str]]) -> str:
    """Cells under each other, the first column to the left."""
    wide = [max(len(row[i]) for row in cells) for i in range(len(cells[0]))]
    rows = (
        [row[0].ljust(wide[0]), *(cell.rjust(w) for cell, w in zip(row[1:], wide[1:], strict=True))]
        for row in cells
    )
    return "\n".join("  ".join(row).rstrip() for row in rows)


def accuracy(columns: Mapping[str, Sequence[Range]]) -> str:
    """How often what was shown came true, of those who were served: all, and by those ahead."""
    head = ["ranges shown", "all", "right", "upper end enough", "width", "width / wait"]
    rows = [head]
    for name, ranges in columns.items():
        served = [r for r in ranges if r.left_ms is not None]
        rows.append([name, *_right(served)])
        for low, high in POSITIONS:
            here = [r for r in served if low <= r.ahead < high]
            if here:
                rows.append([f"  {low} to {high - 1} ahead", *_right(here)])
    return grid(rows)


def _right(ranges: Sequence[Range]) -> list[str]:
    if not ranges:
        return ["0", "–", "–", "–", "–"]
    width = median(r.to_min - r.from_min for r in ranges)
    relative = median((r.to_min - r.from_min) * 60_000 / max(r.left_ms or 0, 1) for r in ranges)
    return [
        str(len(ranges)),
        _percent(sum(r.is_right for r in ranges) / len(ranges)),
        _percent(sum(r.is_enough for r in ranges) / len(ranges)),
        f"{width:.0f} min",
        f"{relative:.1f}",
    ]
