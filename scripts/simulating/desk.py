"""The product's side of a simulated day: commands are decided, queues served, the clock looks.

Everything is decided by the product's own rules; here is only what its flow does around them, on a
hall where nobody races and nothing fails.
"""

import heapq
from collections.abc import Callable
from dataclasses import replace

from chalicelib.domain.actors import Actor, Role, system
from chalicelib.domain.agents import presence, shifts
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations import machine, timers
from chalicelib.domain.conversations.model import Conversation, State, TransferReason
from chalicelib.domain.decision import Decision, Entry
from chalicelib.domain.errors import DomainError
from simulating import rows
from simulating.entrance import Doors, enter
from simulating.hall import Hall
from simulating.scenario import Setup, Visit
from simulating.serving import Serving
from simulating.told import Told

PULSE_MS = 60_000
SYSTEM = "system"
NOT_MOVED = ("seats", "load", "idle_since", "due_at", "version", "reachable")
News = tuple[Conversation | None, Conversation]


class Desk:
    """``rows`` is the log so far; ``news`` what has changed since somebody took it away."""

    def __init__(self, setup: Setup, told: Told | None = None) -> None:
        self.setup, self.hall, self.now = setup, Hall(), 0
        self.rows: list[rows.Row] = []
        self.news: list[News] = []
        self.due: list[tuple[int, str]] = []  # when the clock should look, and at what
        self._told = told
        self._fresh: list[Entry] = []
        self._newcomers: list[str] = []
        self._pulses: dict[str, int] = {}
        self._moves: dict[tuple[int, str], Agent] = {}
        self._serving = Serving(setup, self.hall, self.do)
        self._doors = Doors(setup, self.hall)

    def start(self, visit: Visit) -> None:
        """A customer comes in."""
        routed = enter(self.setup, self._doors, visit, self.now)
        start = c.Start(
            by=self.customer(visit.id),
            id=visit.id,
            customer=visit.customer,
            group=routed.group,
            channel=visit.channel,
            language=visit.language,
            topic=visit.topic,
            priority=visit.priority,
            skills=visit.skills,
            last_agent=visit.last_agent,
            waiting=routed.waiting,
        )
        self.rows.append(rows.arrived(visit))
        self._commit(None, machine.start(start, routed.policy, self.now))
        self._newcomers.append(visit.id)

    def customer(self, id: str) -> Actor:
        """The customer of a conversation, as somebody who acts."""
        return Actor(self.setup.tenant, id, Role.CUSTOMER)

    def do(self, id: str, command: c.Command) -> bool:
        """Decide and commit; False where it was refused."""
        before = self.hall.conversations[id]
        policy = self.setup.of(before.group, before.channel)
        try:
            decision = machine.decide(before, command, policy, self.now)
        except DomainError:
            return False
        after = decision.state
        if after.group != before.group:
            decision = timers.rearmed(decision, self.setup.of(after.group, after.channel))
        if after.version != before.version:
            self._commit(before, decision)
        return True

    def _commit(self, before: Conversation | None, decision: Decision[Conversation]) -> None:
        self.hall.commit(decision)
        self._fresh += decision.entries
        if self._told:
            self._told.heard(decision.entries)
        made = (rows.of(e.type, e.at, e.conversation, e.data) for e in decision.entries)
        self.rows += [row for row in made if row]
        self.news.append((before, decision.state))
        if decision.state.state is State.QUEUED:
            self._arm(decision.state.due_at, decision.state.id)

    def _arm(self, at: int | None, id: str) -> None:
        if at is not None:
            heapq.heappush(self.due, (at, id))

    def move(self, agent: Agent, by: str) -> None:
        """An agent comes, goes or is another; seats stay as they are."""
        before = self.hall.agents.get(agent.id, replace(agent, reachable=False))
        held = {name: getattr(before, name) for name in NOT_MOVED}
        self._change(presence.edited(before, replace(agent, **held), self.now), by)

    def move_at_look(self, at: int, agent: Agent) -> None:
        """The same, when the clock looks at that moment."""
        self._moves[at, agent.id] = agent
        self._arm(at, agent.id)

    def _change(self, after: Agent, by: str) -> None:
        before = self.hall.agents.get(after.id)
        if after == before:
            return
        self.hall.agents[after.id] = after
        if line := rows.agent(self.now, by, before, after):
            self.rows.append(line)
        self._arm(after.due_at if after.shifts or after.breaks else None, after.id)
        if presence.available(after, self.now):
            self._serve(*after.groups)

    # what follows

    def react(self) -> None:
        """Let happen what follows from all that was decided."""
        while self._fresh:
            entry = self._fresh.pop(0)
            if entry.type in FOLLOWS:
                self._serve(*FOLLOWS[entry.type](self, entry))
        for id in self._newcomers if self._told else ():
            self._told.newcomer(self.hall, id, self.now)
        self._newcomers.clear()

    def freed(self, entry: Entry) -> tuple[str, ...]:
        """The groups that a seat serves which an agent gave back."""
        agent = self.hall.agents[entry.data["agent"]]
        return (entry.data["group"], *(agent.groups if agent.reachable else ()))

    def _serve(self, *groups: str) -> None:
        waited = [g for g in groups if self.hall.queues[g]]
        self._serving.serve_all(groups, self.now)
        for group in dict.fromkeys(waited):
            self._look_again(group)

    def _look_again(self, group: str) -> None:
        if self.hall.queues[group]:
            at = (self.now // PULSE_MS + 1) * PULSE_MS
            if self._pulses.get(group) != at:
                self._pulses[group] = at
                self._arm(at, group)
            if self._told:
                self._told.heads(self.hall, group, self.now)

    # the clock

    def look(self) -> None:
        """Do all that is due, and serve the queues of those who wait."""
        while self.due and self.due[0][0] <= self.now:
            batch = []
            while self.due and self.due[0][0] <= self.now:
                batch.append(heapq.heappop(self.due))
            waiting = [group for at, id in dict.fromkeys(batch) if (group := self._look_at(at, id))]
            for group in dict.fromkeys(waiting):
                self._serve(group)

    def _look_at(self, at: int, id: str) -> str | None:
        """One thing that is due, unless it was for another time by now; the group it waits in."""
        conversation = self.hall.conversations.get(id)
        if conversation is not None:
            waits = conversation.state is State.QUEUED and conversation.due_at == at
            return self._tick(conversation) if waits else None
        if (at, id) in self._moves:
            self.move(self._moves.pop((at, id)), SYSTEM)
        elif id in self.hall.agents:
            if self.hall.agents[id].due_at == at:
                self._shift(self.hall.agents[id])
        elif self._pulses.get(id) == at:
            self._pulse(id)
        return None

    def _tick(self, conversation: Conversation) -> str | None:
        there = bool(self.hall.roster(conversation.group))
        self.do(conversation.id, c.Tick(by=system(self.setup.tenant), agents_there=there))
        after = self.hall.conversations[conversation.id]
        return after.group if after.state is State.QUEUED else None

    def _shift(self, agent: Agent) -> None:
        if shifts.is_over(agent, self.now):
            by, reason = system(self.setup.tenant), TransferReason.SHIFT_END
            for id in agent.seats:
                self.do(id, c.AgentLost(by=by, agent=agent.id, reason=reason))
        self._change(presence.looked_at(self.hall.agents[agent.id], self.now, True), SYSTEM)

    def _pulse(self, group: str) -> None:
        del self._pulses[group]
        if self._told:
            self._told.measure(self.hall, group, self.now)
        self._serve(group)
        if self._told:
            self._told.everybody(self.hall, group, self.now)


def _group(desk: Desk, entry: Entry) -> tuple[str, ...]:
    return (entry.data["group"],)


def _left(desk: Desk, entry: Entry) -> tuple[str, ...]:
    return () if entry.data.get("agent") else (entry.data["group"],)


FOLLOWS: dict[str, Callable[[Desk, Entry], tuple[str, ...]]] = {
    "started": _group,
    "transferred": _group,
    "requeued": _group,
    "reopened": _group,
    "unseated": Desk.freed,
    "offer_closed": Desk.freed,
    "ended": _left,
}
