"""What came of a day, from its rows alone: recorded and simulated ones are measured alike."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Any

from simulating.rows import Row
from simulating.scenario import Setup

HOUR_MS = 3_600_000
BY_CUSTOMERS = frozenset({"left_queue", "left_message"})
BY_HAND = frozenset({"claimed", "same_agent", "reopened"})  # nobody was compared with others


@dataclass(slots=True)
class Seats:
    """An agent as a row told it, and the seats taken now."""

    capacity: int = 0
    reachable: bool = False
    alike: Any = None  # what makes two agents equals
    load: int = 0


@dataclass(slots=True)
class Figures:
    """Waits in seconds; ``seat_s`` and ``taken_s`` by hour; ``unequal`` is the largest difference
    of loads that an assignment made among equals who were there, ``apart`` the largest ever.
    """

    arrived: int = 0
    served: int = 0
    waits: list[float] = field(default_factory=list)
    unserved: Counter[str] = field(default_factory=Counter)
    moved: Counter[str] = field(default_factory=Counter)
    seat_s: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))
    taken_s: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))
    unequal: int = 0
    apart: int = 0

    @property
    def abandoned(self) -> float:
        """The share of customers who left before anybody served them."""
        left = sum(n for reason, n in self.unserved.items() if reason in BY_CUSTOMERS)
        return left / self.arrived if self.arrived else 0.0

    @property
    def turned_away(self) -> float:
        """The share whom nobody served for another reason."""
        return sum(self.unserved.values()) / max(1, self.arrived) - self.abandoned

    @property
    def occupancy(self) -> float:
        """Seats taken of the seats of those who are there, over the hours with arrivals."""
        return sum(self.taken_s.values()) / max(1.0, sum(self.seat_s.values()))

    @property
    def peak(self) -> float:
        """The same in the fullest hour."""
        hours = (self.taken_s[h] / s for h, s in self.seat_s.items() if s)
        return max(hours, default=0.0)


def measure(rows: Iterable[Row], setup: Setup, until: float = inf) -> Figures:
    """The figures of a day, up to a moment (ms)."""
    watch = _Watch(setup)
    for row in rows:
        if row["at"] <= until:
            watch.see(row)
    return watch.figures


class _Watch:
    def __init__(self, setup: Setup) -> None:
        self.figures = Figures()
        self._setup = setup
        self._agents: defaultdict[str, Seats] = defaultdict(Seats)
        self._weights: dict[str, int] = {}
        self._holds: dict[str, str] = {}
        self._served: set[str] = set()
        self._at = 0

    def see(self, row: Row) -> None:
        """One row after another, in the order of time."""
        if self.figures.arrived:
            self._pass(row["at"])
        self._at = row["at"]
        act = getattr(self, "_" + row["event"], None)
        if act:
            act(row)
        if row["event"] in ("assigned", "left_seat", "agent"):
            self.figures.apart = max(self.figures.apart, self._apart())

    def _pass(self, until: int) -> None:
        """Seats that were there and taken since the last row, hour by hour."""
        taken = sum(a.load for a in self._agents.values())
        seats = sum(a.capacity if a.reachable else a.load for a in self._agents.values())
        while self._at < until:
            end = min(until, (self._at // HOUR_MS + 1) * HOUR_MS)
            hour, seconds = self._at // HOUR_MS, (end - self._at) / 1000
            self.figures.seat_s[hour] += max(seats, taken) * seconds
            self.figures.taken_s[hour] += taken * seconds
            self._at = end

    def _agent(self, row: Row) -> None:
        agent = self._agents[row["agent"]]
        agent.capacity, agent.reachable = row["capacity"], row["reachable"]
        skills = tuple(sorted(row["skills"].items()))
        agent.alike = (row["capacity"], tuple(row["groups"]), tuple(row["languages"]), skills)

    def _arrived(self, row: Row) -> None:
        self.figures.arrived += 1
        policy = self._setup.of(row["group"], row.get("channel", "chat"))
        self._weights[row["conversation"]] = policy.weight

    def _assigned(self, row: Row) -> None:
        id, agent = row["conversation"], row["agent"]
        self._seat(id, agent)
        if id not in self._served:
            self._served.add(id)
            self.figures.served += 1
        self.figures.waits.append(row["wait_ms"] / 1000)
        if row.get("step") not in BY_HAND:
            self._compare(self._agents[agent], self._weights.get(id, 1))

    def _compare(self, chosen: Seats, weight: int) -> None:
        loads = [a.load for a in self._equals(chosen) if a is not chosen]
        if loads and weight == 1:
            self.figures.unequal = max(self.figures.unequal, chosen.load - min(loads))

    def _equals(self, one: Seats) -> list[Seats]:
        return [a for a in self._agents.values() if a.reachable and a.alike == one.alike]

    def _apart(self) -> int:
        kinds: defaultdict[Any, list[int]] = defaultdict(list)
        for agent in self._agents.values():
            if agent.reachable:
                kinds[agent.alike].append(agent.load)
        return max((max(loads) - min(loads) for loads in kinds.values()), default=0)

    def _seat(self, id: str, agent: str) -> None:
        self._unseat(id)
        self._holds[id] = agent
        self._agents[agent].load += self._weights.get(id, 1)

    def _unseat(self, id: str) -> None:
        if holder := self._holds.pop(id, None):
            self._agents[holder].load -= self._weights.get(id, 1)

    def _left_seat(self, row: Row) -> None:
        self._unseat(row["conversation"])

    def _transferred(self, row: Row) -> None:
        self.figures.moved[row.get("reason", "")] += 1
        if row.get("to"):
            self._seat(row["conversation"], row["to"])

    def _requeued(self, row: Row) -> None:
        self.figures.moved[row.get("reason", "")] += 1

    def _ended(self, row: Row) -> None:
        if row["conversation"] not in self._served:
            self.figures.unserved[row.get("reason", "")] += 1


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` of them lie; 0 of none."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)] if values else 0.0
