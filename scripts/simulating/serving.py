"""Serving a queue, as the product's dispatch does it, on a hall where nobody races."""

from collections.abc import Callable

from chalicelib.domain.actors import system
from chalicelib.domain.agents import presence
from chalicelib.domain.agents.choose import Wanted, choose, offering, rank
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.need import Need, missing
from chalicelib.flow.dispatch import RESERVED_AFTER_MS, WINDOW, wanted
from chalicelib.flow.seats import CANDIDATES
from simulating.hall import Hall
from simulating.scenario import Setup

Do = Callable[[str, c.Command], bool]


class Serving:
    """Gives who waits to who is free; ``do`` decides and commits a command."""

    def __init__(self, setup: Setup, hall: Hall, do: Do) -> None:
        self._setup, self._hall, self._do = setup, hall, do

    def serve_all(self, groups: tuple[str, ...], now: int) -> None:
        """Serve several queues, the one whose head waits longest first."""
        waiting = [g for g in dict.fromkeys(groups) if self._hall.queues[g]]
        for group in sorted(waiting, key=lambda g: self._hall.queues[g][0][0]):
            self._serve(group, now)

    def _serve(self, group: str, now: int) -> None:
        """Seat as many as there are seats, or ask as many agents."""
        mode = self._setup.of(group, "").mode
        unmet: set[tuple[Need, int]] = set()
        kept: set[str] = set()  # agents whose room is for somebody who needs more of it
        for place, id in () if mode == "pull" else self._hall.queues[group][:WINDOW]:
            free = [agent for agent in self._free(group, now) if agent.id not in kept]
            if not free:
                return
            asked = self._wanted(id, now)
            able = sorted((a for a in free if missing(asked.need, offering(a)) is None), key=rank)
            fit = [agent for agent in able if agent.has_room(asked.weight)][:CANDIDATES]
            if (asked.need, asked.weight) in unmet:
                continue
            if fit:
                self._seat(id, fit, asked, mode, now)
            elif place <= now - RESERVED_AFTER_MS and (large := _roomiest(able, asked)):
                kept.add(large)
            else:
                unmet.add((asked.need, asked.weight))

    def _free(self, group: str, now: int) -> list[Agent]:
        there = (a for a in self._hall.roster(group) if a.id not in self._hall.unseen)
        return [a for a in there if a.has_room() and presence.available(a, now)]

    def _wanted(self, id: str, now: int) -> Wanted:
        conversation = self._hall.conversations[id]
        policy = self._setup.of(conversation.group, conversation.channel)
        return wanted(conversation, policy, now)

    def _seat(self, id: str, fit: list[Agent], asked: Wanted, mode: str, now: int) -> None:
        choice = choose(self._with_last(fit, asked), asked, now)
        if choice.order:
            first, by = choice.order[0], system(self._setup.tenant)
            kind = c.Offer if mode == "offer" else c.Assign
            self._do(id, kind(by=by, agent=first.id, name=first.name, why=choice.why))

    def _with_last(self, fit: list[Agent], asked: Wanted) -> list[Agent]:
        """Whoever served them before is known by name, not by a place among the free."""
        last = self._hall.agents.get(asked.last or "")
        return [*fit, last] if last is not None and last not in fit else fit


def _roomiest(able: list[Agent], asked: Wanted) -> str | None:
    """Who could ever take so much and has the most room now."""
    large = [agent for agent in able[:CANDIDATES] if agent.capacity >= asked.weight]
    return max(large, key=lambda a: (a.capacity - a.load, a.id)).id if large else None
