"""Days to simulate, drawn by a seed: a calm, a busy and an overloaded one."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import Any

from chalicelib.domain.agents.model import Agent, Status
from chalicelib.domain.conversations import waiting
from simulating import handling
from simulating.scenario import Act, Day, Move, Patience, Setup, Stretch, Visit

HOUR_MS, MINUTE_MS = 3_600_000, 60_000
MIDNIGHT = int(datetime(2026, 11, 23, tzinfo=UTC).timestamp()) * 1000  # a Monday
# Arrivals in each hour of the day, the busiest is 1; and what share of all seats that one takes.
HOURS = {8: 0.5, 9: 0.8, 10: 1.0, 11: 0.95, 12: 0.75, 13: 0.65, 14: 0.75, 15: 0.8}
HOURS |= {16: 0.75, 17: 0.85, 18: 0.95, 19: 0.7}
CURVES: Mapping[str, float] = {"calm": 0.6, "busy": 0.95, "overloaded": 1.3}
SHIFT = {"zone": "UTC", "week": {"mon": [["08:00", "21:00"]]}, "wrap_up_min": 5}
BREAKS_FROM_H, BREAKS_TO_H, BREAK_MS = 12, 15, 30 * MINUTE_MS
HELP, SALES = "grp_help", "grp_sales"
FOR_SALES, CHINESE, REFUNDS = 0.15, 0.15, 0.1
VIP, IMPORTANT, URGES = 0.02, 0.06, 0.02
PATIENCE_S = 600.0
YESTERDAY = 400  # conversations that are known of the day before


@dataclass(frozen=True, slots=True)
class Shape:
    """Who works and who comes. ``equal``: agents all alike, customers who need nothing special.
    ``hours`` are the first and the last of the day.
    """

    agents: int = 8
    capacity: int = 3
    equal: bool = False
    patience_s: float = PATIENCE_S
    draw: handling.Draw = handling.usual
    hours: tuple[int, int] = (8, 19)

    @property
    def seats(self) -> int:
        """The seats of all agents."""
        return self.agents * self.capacity


SETUP = Setup(groups={HELP: {}, SALES: {}}, default_group=HELP)


def day(shape: Shape, curve: str, seed: int) -> Day:
    """One day; the same seed draws the same."""
    rng = Random(f"{seed}/{curve}")
    visits = (
        _visit(f"cnv_{n:05d}", at, shape, rng) for n, at in enumerate(_arrivals(shape, curve, rng))
    )
    agents = (_agent(n, shape) for n in range(shape.agents))
    return Day(tuple(Move(MIDNIGHT, agent) for agent in agents), tuple(visits))


def known(shape: Shape, seed: int) -> dict[str, dict[str, int]]:
    """What yesterday's handlings left in each group's counters."""
    rng = Random(f"{seed}/yesterday")
    counted: Counter[str] = Counter()
    for _ in range(YESTERDAY):
        counted.update(waiting.observed(int(shape.draw(rng) * 1000)))
    return {HELP: counted, SALES: counted}


def _arrivals(shape: Shape, curve: str, rng: Random) -> Iterator[int]:
    """Moments (ms), at random and as thick as the hour's share of the busiest wants them."""
    gap_ms = handling.mean_of(shape.draw) * 1000 / (CURVES[curve] * shape.seats)
    first, last = shape.hours
    at = float(first * HOUR_MS)
    while (at := at + rng.expovariate(1 / gap_ms)) < (last + 1) * HOUR_MS:
        if rng.random() < HOURS[int(at // HOUR_MS)]:
            yield MIDNIGHT + int(at)


def _visit(id: str, at: int, shape: Shape, rng: Random) -> Visit:
    handled_ms = int(shape.draw(rng) * 1000)
    patience_ms = int(rng.expovariate(1 / shape.patience_s) * 1000)
    chance = rng.random()
    special = {} if shape.equal else _special(rng)
    return Visit(
        id=id,
        at=at,
        customer=f"cus{id[3:]}",
        priority=2 if chance < VIP else 1 if chance < VIP + IMPORTANT else 0,
        patience=(Patience(patience_ms),),
        stretches=(Stretch(handled_ms),),
        acts=(Act(at + MINUTE_MS, "urge"),) if rng.random() < URGES else (),
        **{"group": HELP, **special},
    )


def _special(rng: Random) -> dict[str, Any]:
    """What only some agents can do."""
    return {
        "group": SALES if rng.random() < FOR_SALES else HELP,
        "language": "zh" if rng.random() < CHINESE else "en",
        "skills": {"refunds": 2} if rng.random() < REFUNDS else {},
    }


def _agent(number: int, shape: Shape) -> Agent:
    """One of those who work all day, with half an hour's break when not everybody has it."""
    alike = shape.equal
    return Agent(
        tenant=SETUP.tenant,
        id=f"agt_{number:03d}",
        name=f"Agent {number}",
        email="",
        groups=(HELP, SALES) if number % 4 == 0 and not alike else (HELP,),
        capacity=shape.capacity,
        status=Status.ONLINE,
        seen_until=MIDNIGHT + 24 * HOUR_MS,
        languages=() if alike else ("en", "zh") if number % 3 == 0 else ("en",),
        skills={} if alike or number % 2 else {"refunds": 3},
        shifts=SHIFT,
        breaks=(_break(number, shape),),
    )


def _break(number: int, shape: Shape) -> tuple[int, int]:
    within = (BREAKS_TO_H - BREAKS_FROM_H) * HOUR_MS - BREAK_MS
    after = within * number // max(1, shape.agents - 1) // MINUTE_MS * MINUTE_MS
    begins = MIDNIGHT + BREAKS_FROM_H * HOUR_MS + after
    return begins, begins + BREAK_MS
