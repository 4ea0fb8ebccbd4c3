"""How long customers would have waited who were served before they lost their patience.

Of them is only known that they bore as much as they waited. The rest is drawn from those who left:
of all who were still waiting at a moment, so many left then (the Kaplan and Meier estimate). A
conversation always draws the same.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from simulating.people import share


@dataclass(frozen=True, slots=True)
class Wait:
    """A wait that was seen: how long, and whether the customer ended it."""

    ms: int
    left: bool = False


class Survival:
    """The share of customers who would still wait, by the length of their waits."""

    def __init__(self, waits: Iterable[Wait]) -> None:
        self._moments: list[int] = []
        self._shares: list[float] = []
        ordered = sorted(waits, key=lambda w: (w.ms, not w.left))
        still = 1.0
        for before, wait in enumerate(ordered):
            if wait.left:
                still *= 1 - 1 / (len(ordered) - before)
                self._moments.append(wait.ms)
                self._shares.append(still)

    def at(self, ms: int) -> float:
        """The share who bear so long a wait."""
        passed = bisect_left(self._moments, ms)
        return self._shares[passed - 1] if passed else 1.0

    def draw(self, id: str, number: int, at_least_ms: int) -> int | None:
        """The patience of a conversation in its so many-th wait, given that it bore so much; None
        where nobody was seen to leave who bore so much.
        """
        wanted = share(id, "patience", number) * self.at(at_least_ms)
        first = bisect_left(self._moments, at_least_ms)
        for moment, left in zip(self._moments[first:], self._shares[first:], strict=True):
            if left <= wanted:
                return max(moment, at_least_ms + 1)
        return None
