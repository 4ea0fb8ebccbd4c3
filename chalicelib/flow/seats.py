"""Who of a group has room, read a page at a time: least loaded first, as the order of the free
says.

The order may lag behind the truth by what was claimed a moment ago. So agents are loaded before
they are counted on, and one who stands in the wrong place is put right on the way.
"""

from collections import Counter
from dataclasses import dataclass, field, replace

from chalicelib.domain.agents import presence
from chalicelib.domain.agents.choose import NOWHERE, rank
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.need import Need, missing
from chalicelib.flow.ports import Ports, Ranked

PAGE = 50
CANDIDATES = 10  # how many who fit are loaded and compared
TRIES = 8


@dataclass
class Free:
    """The free agents of a group as one dispatch sees them; ``window`` lines are read at most."""

    ports: Ports
    tenant: str
    group: str
    window: int
    _lines: list[Ranked] = field(default_factory=list)
    _last: Ranked | None = None
    _read: int = 0
    _read_all: bool = False
    _known: dict[str, Agent | None] = field(default_factory=dict)

    def candidates(self, need: Need, weight: int = 1) -> list[Agent]:
        """The least loaded of those who offer what is needed and have room, as they are now."""
        while True:
            fit = self._fitting(need, weight)[:CANDIDATES]
            unknown = [line.agent for line in fit if line.agent not in self._known]
            if unknown:
                self._load(unknown)
            elif not self._may_be_better(fit) or not self._read_page():
                return [agent for line in fit if (agent := self._known[line.agent])]

    def agent(self, id: str) -> Agent | None:
        """One agent, whether free or not."""
        if id not in self._known:
            self._load([id])
        return self._known[id]

    def seated(self, agent: Agent, weight: int) -> None:
        """The agent got one more."""
        now = self.ports.now()
        self._known[agent.id] = replace(agent, load=agent.load + weight, idle_since=now)

    def forget(self, id: str) -> None:
        """What was known of an agent is not true any more."""
        self._known.pop(id, None)

    def passed_over(self, need: Need) -> dict[str, int]:
        """Of those with room, how many lack what is needed, by what they lack."""
        lacking = (missing(need, line.offering) for line in self._lines)
        return dict(Counter(why for why in lacking if why))

    def reserve(self, need: Need, weight: int) -> bool:
        """Keep the roomiest who could ever take so much for it: smaller ones must not have the room
        again and again. False when there is none.
        """
        able = [a for a in self.candidates(need) if a.capacity >= weight]
        if able:
            self._known[max(able, key=lambda a: (a.capacity - a.load, a.id)).id] = None
        return bool(able)

    def _fitting(self, need: Need, weight: int) -> list[Ranked]:
        fit = [line for line in self._lines if missing(need, line.offering) is None]
        able = [line for line in fit if self._may_take(line.agent, weight)]
        return sorted((line for line in able if self._standing(line)), key=self._standing)

    def _may_take(self, id: str, weight: int) -> bool:
        """Whether an agent has room for so much, or is not known yet."""
        if id not in self._known:
            return True
        agent = self._known[id]
        return agent is not None and agent.has_room(weight)

    def _standing(self, line: Ranked) -> str:
        """Where an agent really stands, as far as known; "" where they cannot be given work."""
        if line.agent not in self._known:
            return line.rank
        agent = self._known[line.agent]
        there = agent is not None and presence.available(agent, self.ports.now())
        return rank(agent) if agent is not None and there else NOWHERE

    def _may_be_better(self, fit: list[Ranked]) -> bool:
        """Whether somebody who was not read yet may stand before the first of these."""
        return not fit or self._last is None or self._last.rank < self._standing(fit[0])

    def _read_page(self) -> bool:
        if self._read_all or self._read >= self.window:
            return False
        page = self.ports.store.free(self.tenant, self.group, PAGE, self._last)
        known = {line.agent for line in self._lines}
        self._lines += [line for line in page if line.agent not in known]
        self._read, self._read_all = self._read + len(page), len(page) < PAGE
        self._last = page[-1] if page else self._last
        return bool(page)

    def _load(self, ids: list[str]) -> None:
        found = {agent.id: agent for agent in self.ports.store.agents(self.tenant, ids)}
        for id in ids:
            self._known[id] = found.get(id)
        for agent in found.values():
            put_right(self.ports, agent)


def put_right(ports: Ports, agent: Agent) -> bool:
    """Move an agent to where their load says; False when they were changed meanwhile."""
    return agent.ranked == rank(agent) or ports.store.rank(agent, rank(agent))


def settle(ports: Ports, tenant: str, id: str) -> Agent | None:
    """The agent, standing in the order of the free where their load says."""
    for _ in range(TRIES):
        agent = ports.store.agent(tenant, id)
        if agent is None or put_right(ports, agent):
            return agent
    return agent
