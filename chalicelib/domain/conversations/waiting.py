"""What a waiting customer is shown: a rank while it is small, else a range of minutes that never
rises.

Whoever has n - 1 others ahead is served when the n-th seat comes free. ``seats`` seats, all taken,
each for ``mean_s`` on the average, come free once in ``mean_s / seats``: that is one gap. How many
come free within x gaps has the mean x and the variance I * x. I is 1 over a short time, in which no
seat comes free twice, so that they come as if at random; over a long one it falls to the square of
``deviation_s / mean_s``, as the handlings of each seat follow one another. Taking the number for
normal, the n-th has come after x gaps in the share of cases that belongs to z when

    x = n - 1/2 + z * sqrt(I * x)

The half stands for a count being whole; it also makes a lone seat right, whose present handling
began long ago. More doubts widen the range: the mean comes from so many handlings only and strays
within a day; some who come later go ahead by their priority; and of those ahead some leave, the
more the longer they wait: w seconds become P * ln(1 + w / P) where customers leave after P seconds
on the average.

Minutes are whole, above twenty in fives. Neither end ever rises while one waits.
"""

from dataclasses import dataclass
from math import ceil, exp, floor, hypot, log, log1p, sqrt

from chalicelib.domain.conversations.policy import Policy

MINUTE = 60
USUAL_S, USUAL_COUNT = 180, 5  # what is believed before anything was measured, as if of so many
LONGEST_S = 3_600  # a longer handling was forgotten rather than worked on, and counts as this long
EVEN, UNEVEN = 0.25, 2.0  # the deviation lies between so many means
EARLY, LATE = -1.6, 1.7  # z of either end of the range
DRIFT = 0.05  # how far the mean strays within a day
PATIENCE_S = 300  # of customers who wait, on the average
STAY = 0.3  # but so many at least see it through
PASSED = 0.05  # how many more than stand ahead now will have gone before
COARSE_MIN, STEP_MIN = 20, 5


@dataclass(frozen=True, slots=True)
class Shown:
    """What was shown last in the wait that began at ``since``: ``rank`` (1 is next), or a wait
    between ``from_min`` and ``to_min`` minutes. All are None where nobody serves.
    """

    since: int = 0
    rank: int | None = None
    from_min: int | None = None
    to_min: int | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """What a queue is served by, as measured at ``at`` (ms): seats of those who are there, the mean
    and the standard deviation of a conversation's handling (s), and of how many it is known.
    """

    at: int = 0
    seats: int = 0
    mean_s: float = 0.0
    deviation_s: float = 0.0
    known: int = 0


def observed(served_ms: int) -> dict[str, int]:
    """What one handling, from the assignment to the end, adds to the counters that ``service``
    reads; one of no time at all is none.
    """
    capped_ms = min(served_ms, LONGEST_S * 1000)
    return {
        "served": int(served_ms > 0),
        "served_ms": capped_ms,
        "served_s2": (capped_ms // 1000) ** 2,
    }


def service(at: int, seats: int, served: int, served_ms: int, served_s2: int) -> Service:
    """What ``seats`` (taken ones included) do, by counters of handlings that are over.

    Few handlings count as little beside the usual one, which is as wide as it is long; and no
    history is taken for more even or more uneven than people are.
    """
    count = served + USUAL_COUNT
    mean = (served_ms / 1000 + USUAL_COUNT * USUAL_S) / count
    square = (served_s2 + USUAL_COUNT * 2 * USUAL_S**2) / count
    deviation = sqrt(max(0.0, square - mean**2))
    return Service(at, seats, mean, min(max(deviation, mean * EVEN), mean * UNEVEN), served)


def expected_wait_s(ahead: int, service: Service) -> float:
    """How long the next after ``ahead`` others waits on the average; where nobody serves, as if one
    seat did.
    """
    return (ahead + 0.5) * service.mean_s / max(service.seats, 1)


def show(ahead: int, service: Service, policy: Policy, before: Shown) -> Shown:
    """What to show now to one with ``ahead`` others before it, never worse than ``before``."""
    rank = ahead + 1
    if before.rank is not None:
        return Shown(before.since, rank=min(rank, before.rank))
    if rank <= policy.rank_shown:
        return Shown(before.since, rank=rank)
    if not service.seats:
        return before
    low, high = minutes(ahead, service)
    if before.from_min is not None and before.to_min is not None:
        low, high = min(low, before.from_min), min(high, before.to_min)
    return Shown(before.since, from_min=min(low, high), to_min=high)


def minutes(ahead: int, service: Service) -> tuple[int, int]:
    """Between how many minutes the wait behind ``ahead`` others will most likely be."""
    gap = service.mean_s / service.seats
    late = gap * _gaps(ahead * (1 + PASSED), LATE, service)
    if_all_stay = gap * _gaps(ahead, EARLY, service)
    early = max(PATIENCE_S * log1p(if_all_stay / PATIENCE_S), if_all_stay * STAY)
    return _down(early / MINUTE), _up(late / MINUTE)


def _gaps(ahead: float, z: float, service: Service) -> float:
    """After how many gaps the next after ``ahead`` has come, as likely as ``z`` says."""
    middle = ahead + 0.5
    spread = (service.deviation_s / service.mean_s) ** 2
    index = spread + (1 - spread) / (1 + 2 * middle / service.seats)
    chance = (z * sqrt(index) + sqrt(z * z * index + 4 * middle)) / 2
    unsure = z * hypot(DRIFT, sqrt(spread / (service.known + USUAL_COUNT)))
    return float(middle * exp((1 if z > 0 else -1) * hypot(log(chance**2 / middle), unsure)))


def _down(minutes: float) -> int:
    """Whole minutes, or fives, not above."""
    step = 1 if minutes < COARSE_MIN else STEP_MIN
    return floor(minutes / step) * step


def _up(minutes: float) -> int:
    """Whole minutes, or fives, not below, and at least one."""
    step = 1 if minutes <= COARSE_MIN else STEP_MIN
    return max(1, ceil(minutes / step) * step)
