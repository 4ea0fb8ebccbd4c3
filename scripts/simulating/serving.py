"""Serving a queue, as the product's dispatch does it, on a hall where nobody races."""

from collections.abc import Callable

from chalicelib.domain.actors import system
from chalicelib.domain.agents import presence
from chalicelib.domain.agents.choose import Wanted, choose, offering
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.need import Need, missing
from chalicelib.flow.dispatch import WINDOW, wanted
from simulating.hall import Hall
from simulating.scenario import Setup

Do = Callable[[str, c.Command], bool]


class Serving:
    """Gives who waits to who is free; ``do`` decides and commits a command."""

    def __init__(self, setup: Setup, hall: Hall, do: Do) -> None:
        self._setup, self._hall, self._do = setup, hall, do

    def serve(self, group: str, now: int) -> None:
        """Seat as many as there are seats, or ask as many agents."""
        mode = self._setup.of(group, "").mode
        waiting = self._hall.queues[group]
        if not waiting or mode == "pull":
            return
        unmet: set[Need] = set()
        for _, id in waiting[:WINDOW]:
            free = self._free(group, now)
            if not free:
                return
            self._seat(id, free, mode, unmet, now)

    def _free(self, group: str, now: int) -> list[Agent]:
        roster = self._hall.roster(group)
        there = (a for a in roster if a.id not in self._hall.unseen)
        return [a for a in there if a.has_room() and presence.available(a, now)]

    def _seat(self, id: str, free: list[Agent], mode: str, unmet: set[Need], now: int) -> None:
        conversation = self._hall.conversations[id]
        policy = self._setup.of(conversation.group, conversation.channel)
        asked = wanted(conversation, policy, now)
        if asked.need in unmet:
            return
        if all(missing(asked.need, offering(agent)) for agent in free):
            unmet.add(asked.need)
            return
        choice = choose(self._with_last(free, asked), asked, now)
        if choice.order:
            first = choice.order[0]
            kind = c.Offer if mode == "offer" else c.Assign
            by = system(conversation.tenant)
            self._do(id, kind(by=by, agent=first.id, name=first.name, why=choice.why))

    def _with_last(self, free: list[Agent], asked: Wanted) -> list[Agent]:
        """Whoever served them before is known by name, not by a place among the free."""
        last = self._hall.agents.get(asked.last or "")
        return [*free, last] if last is not None and last not in free else free

    def serve_all(self, groups: tuple[str, ...], now: int) -> None:
        """Serve several queues, the one whose head waits longest first."""
        waiting = [g for g in dict.fromkeys(groups) if self._hall.queues[g]]
        for group in sorted(waiting, key=lambda g: self._hall.queues[g][0][0]):
            self.serve(group, now)
