"""What a waiting customer is shown: a place when it is small, else a range of minutes that never
rises.
"""

from dataclasses import dataclass

from chalicelib.domain.conversations.policy import Policy

USUAL_HANDLING_S = 180
MINUTE = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """What was shown last in the wait that began at ``since``: ``rank`` (1 is next), or a wait
    between ``from_min`` and ``to_min`` minutes.
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


def expected_wait_s(ahead: int, seats: int, handling_s: float) -> float:
    """How long ``ahead`` people before one take ``seats`` seats that each free up every
    ``handling_s``.
    """
    return (ahead + 1) * (handling_s or USUAL_HANDLING_S) / max(seats, 1)


def show(ahead: int, seats: int, handling_s: float, policy: Policy, before: Shown) -> Shown:
    """What to show now, never worse than what was shown before."""
    rank = ahead + 1
    if before.rank is not None:
        return Shown(before.since, rank=min(rank, before.rank))
    if rank <= policy.rank_shown:
        return Shown(before.since, rank=rank)
    wait = expected_wait_s(ahead, seats, handling_s)
    low, high = int(wait // MINUTE // 2) + 1, int(wait * 1.5 // MINUTE) + 1
    if before.to_min is not None and before.from_min is not None:
        low, high = min(low, before.from_min), min(high, before.to_min)
    return Shown(before.since, from_min=min(low, high), to_min=high)
