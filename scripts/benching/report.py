"""A line for each budget: what it is, what was measured, what is allowed."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement; ``met`` is None where nothing is promised."""

    what: str
    measured: str
    budget: str = ""
    met: bool | None = None


def budgeted(what: str, value: float, most: float, unit: str, digits: int = 0) -> Line:
    """A line for a value that must not exceed ``most``."""
    return Line(what, f"{value:.{digits}f} {unit}", f"≤ {most:g} {unit}", value <= most)


def table(lines: Sequence[Line]) -> str:
    """The lines under each other; a budget that is not met is marked."""
    marks = {None: " ", True: "✓", False: "✗"}
    wide = [max(len(getattr(line, name)) for line in lines) for name in ("what", "measured")]
    return "\n".join(
        f"{marks[line.met]} {line.what:<{wide[0]}}  {line.measured:<{wide[1]}}  {line.budget}"
        for line in lines
    )
