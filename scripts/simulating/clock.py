"""The clock of a simulated day: at its looks it does what is due, as the product's does."""

import heapq
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from chalicelib.domain import hours
from chalicelib.domain.actors import system
from chalicelib.domain.agents import presence, shifts
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations.model import Conversation, State, TransferReason
from chalicelib.flow.dispatch import PULSE_MS
from chalicelib.flow.tick import MOST_LOOKS
from simulating.rows import SYSTEM

if TYPE_CHECKING:
    from simulating.desk import Desk

Due = tuple[int, str]  # when to look, and at which conversation, agent or group


class Clock:
    """Knows what is ``due``; of conversations only those who wait."""

    def __init__(self, desk: "Desk") -> None:
        self.due: list[Due] = []
        self._desk = desk
        self._again: set[Due] = set()
        self._pulses: dict[str, int] = {}
        self._planned: dict[Due, list[Callable[[], None]]] = {}

    def arm(self, at: int | None, id: str) -> None:
        """Look at something then."""
        if at is not None:
            heapq.heappush(self.due, (at, id))

    def at_look(self, at: int, id: str, happening: Callable[[], None]) -> None:
        """Have something happen at the look of that moment, in its turn."""
        self._planned.setdefault((at, id), []).append(happening)
        self.arm(at, id)

    def pulse_soon(self, group: str) -> None:
        """Look at a group's queue in the next minute."""
        at = (self._desk.now // PULSE_MS + 1) * PULSE_MS
        if self._pulses.get(group) != at:
            self._pulses[group] = at
            self.arm(at, group)

    def look(self) -> None:
        """Do all that is due, and serve the queues of those who wait."""
        looks: Counter[Due] = Counter()
        while batch := self._batch(looks):
            waiting = [group for at, id in batch if (group := self._look_at(at, id))]
            self._desk.serve(*waiting)
        for again in self._again:
            heapq.heappush(self.due, again)
        self._again.clear()

    def _batch(self, looks: Counter[Due]) -> list[Due]:
        """What is due; what was seen too often in this look waits for the next."""
        batch: list[Due] = []
        while self.due and self.due[0][0] <= self._desk.now:
            one = heapq.heappop(self.due)
            if looks[one] == MOST_LOOKS:
                self._again.add(one)
            elif one not in batch:
                looks[one] += 1
                batch.append(one)
        return batch

    def _look_at(self, at: int, id: str) -> str | None:
        """One thing that is due, unless it was for another time by now; the group it waits in."""
        for happening in self._planned.pop((at, id), ()):
            happening()
        conversation = self._desk.hall.conversations.get(id)
        if conversation is not None:
            waits = conversation.state is State.QUEUED and conversation.due_at == at
            return self._tick(conversation) if waits else None
        if id in self._desk.hall.agents:
            if self._desk.hall.agents[id].due_at == at:
                self._shift(self._desk.hall.agents[id])
        elif self._pulses.get(id) == at:
            self._pulse(id)
        return None

    def _tick(self, conversation: Conversation) -> str | None:
        there = bool(self._desk.hall.roster(conversation.group))
        other = self._fallback_there(conversation)
        by = system(self._desk.setup.tenant)
        self._desk.do(conversation.id, c.Tick(by=by, agents_there=there, fallback_there=other))
        after = self._desk.hall.conversations[conversation.id]
        return after.group if after.state is State.QUEUED else None

    def _fallback_there(self, of: Conversation) -> bool:
        """Whether the fallback group, if there is one, is open and somebody of it is reachable."""
        other = self._desk.setup.of(of.group, of.channel).fallback_group
        if other in ("", of.group):
            return False
        open_in = self._desk.setup.of(other, of.channel).hours
        return hours.is_open(open_in, self._desk.now) and bool(self._desk.hall.roster(other))

    def _shift(self, agent: Agent) -> None:
        for id in agent.seats if shifts.is_over(agent, self._desk.now) else ():
            others = {a.id for a in self._desk.hall.roster(self._desk.hall.conversations[id].group)}
            if others - {agent.id} or not presence.connected(agent, self._desk.now):
                self._desk.take(id, agent, TransferReason.SHIFT_END)
        self._desk.change(
            presence.looked_at(self._desk.hall.agents[agent.id], self._desk.now, True), SYSTEM
        )

    def _pulse(self, group: str) -> None:
        del self._pulses[group]
        for agent in self._desk.hall.roster(group):
            self._desk.hall.put_right(agent.id)
        if self._desk.told:
            self._desk.told.measure(self._desk.hall, group, self._desk.now)
        self._desk.serve(group)
        if self._desk.told:
            self._desk.told.everybody(self._desk.hall, group, self._desk.now)
