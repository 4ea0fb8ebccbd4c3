"""What those who wait are told of their wait, and whether it came true.

As in the product the first of a queue are told whenever something moves, all others once a minute,
and who comes in asks at once; what the queue is served by is measured once a minute.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chalicelib.domain.agents import choose
from chalicelib.domain.conversations import waiting
from chalicelib.domain.conversations.model import State
from chalicelib.domain.conversations.waiting import Service, Shown
from chalicelib.domain.decision import Entry
from chalicelib.flow.dispatch import HEADS, TOLD
from chalicelib.flow.service import FRESH_MS
from simulating.hall import Hall
from simulating.scenario import Setup

MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Range:
    """One range that somebody was shown ``ahead`` others before them, and what came of it:
    ``left_ms`` until they were served (None: they were not).
    """

    at: int
    ahead: int
    from_min: int
    to_min: int
    left_ms: int | None = None

    @property
    def is_right(self) -> bool:
        """Whether the wait that was left lay in it."""
        return self.is_enough and self.from_min * MINUTE_MS <= (self.left_ms or 0)

    @property
    def is_enough(self) -> bool:
        """Whether it was not longer than shown."""
        return (self.left_ms or 0) <= self.to_min * MINUTE_MS


class Told:
    """Keeps all ranges that were shown; ``known`` are counters of yesterday, by group."""

    def __init__(self, setup: Setup, known: Mapping[str, Mapping[str, int]] | None = None) -> None:
        self._setup = setup
        self._counters = defaultdict(Counter, {g: Counter(c) for g, c in (known or {}).items()})
        self._services: dict[str, Service] = {}
        self._shown: dict[str, Shown] = {}
        self._ranges: defaultdict[str, list[Range]] = defaultdict(list)
        self._served_at: dict[str, int] = {}

    def heard(self, entries: Iterable[Entry]) -> None:
        """Count what was handled, remember who was served when."""
        for entry in entries:
            if entry.type == "unseated":
                self._counters[entry.data["group"]].update(
                    waiting.observed(entry.data["served_ms"])
                )
            elif entry.type == "assigned":
                self._served_at.setdefault(entry.conversation, entry.at)

    def measure(self, hall: Hall, group: str, now: int) -> Service:
        """What the queue is served by."""
        sums = {name: self._counters[group][name] for name in ("served", "served_ms", "served_s2")}
        seats = choose.seats(hall.roster(group), now)
        self._services[group] = waiting.service(now, seats, **sums)
        return self._services[group]

    def newcomer(self, hall: Hall, id: str, now: int) -> None:
        """Somebody who came in asks where they stand."""
        conversation = hall.conversations[id]
        if conversation.place is None:
            return
        held = self._services.get(conversation.group)
        if held is None or now - held.at >= FRESH_MS:
            held = self.measure(hall, conversation.group, now)
        self._tell(hall, id, hall.ahead(conversation), held, now)

    def heads(self, hall: Hall, group: str, now: int) -> None:
        """The first are told that something moved."""
        held = self._services.get(group, Service())
        for ahead, (_, id) in enumerate(hall.queues[group][:HEADS]):
            self._tell(hall, id, ahead, held, now)

    def everybody(self, hall: Hall, group: str, now: int) -> None:
        """The minute's news for all others."""
        held = self._services.get(group, Service())
        for ahead, (_, id) in enumerate(hall.queues[group][HEADS:TOLD], HEADS):
            self._tell(hall, id, ahead, held, now)

    def _tell(self, hall: Hall, id: str, ahead: int, served_by: Service, now: int) -> None:
        c = hall.conversations[id]
        if c.state is not State.QUEUED:
            return
        stored = self._shown.get(id, Shown())
        before = stored if stored.since == c.since else Shown(c.since)
        policy = self._setup.of(c.group, c.channel)
        after = waiting.show(ahead, served_by, policy, before)
        if after != stored:
            self._shown[id] = after
            if after.from_min is not None and after.to_min is not None:
                self._ranges[id].append(Range(now, ahead, after.from_min, after.to_min))

    def ranges(self) -> list[Range]:
        """All that were shown, with what came of them."""
        return [
            Range(r.at, r.ahead, r.from_min, r.to_min, self._left(id, r))
            for id, theirs in self._ranges.items()
            for r in theirs
        ]

    def _left(self, id: str, shown: Range) -> int | None:
        served_at = self._served_at.get(id)
        return None if served_at is None or served_at < shown.at else served_at - shown.at
