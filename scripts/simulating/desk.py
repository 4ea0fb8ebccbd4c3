"""The product's side of a simulated day: commands are decided, queues served, the clock looks.

Everything is decided by the product's own rules; here is only what its flow does around them, on a
hall where nobody races and nothing fails.
"""

import heapq
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from chalicelib.domain import hours
from chalicelib.domain.actors import Actor, Role, system
from chalicelib.domain.agents import presence, shifts
from chalicelib.domain.agents.model import Agent, Status
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations import machine, timers
from chalicelib.domain.conversations.model import Conversation, OfferKind, State, TransferReason
from chalicelib.domain.decision import Decision, Entry
from chalicelib.domain.errors import DomainError
from chalicelib.flow.tick import MOST_LOOKS
from simulating import rows
from simulating.entrance import Doors, enter
from simulating.hall import Hall
from simulating.scenario import Setup, Visit
from simulating.serving import Serving
from simulating.told import Told

PULSE_MS = 60_000
NOT_MOVED = (
    "status",
    "status_reason",
    "seats",
    "load",
    "idle_since",
    "due_at",
    "version",
    "reachable",
    "missed",
    "answered_at",
)
News = tuple[Conversation | None, Conversation]


class Desk:
    """``rows`` is the log so far; ``news`` what has changed since somebody took it away."""

    def __init__(self, setup: Setup, told: Told | None = None) -> None:
        self.setup, self.hall, self.now = setup, Hall(), 0
        self.rows: list[rows.Row] = []
        self.news: list[News] = []
        self.due: list[tuple[int, str]] = []  # when the clock should look, and at what
        self.waiting: set[str] = set()
        self._again: set[tuple[int, str]] = set()
        self._told = told
        self._fresh: list[Entry] = []
        self._newcomers: list[str] = []
        self._pulses: dict[str, int] = {}
        self._planned: dict[tuple[int, str], list[Callable[[], None]]] = {}
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
        made = (rows.row(rows.Line.of(entry)) for entry in decision.entries)
        self.rows += [row for row in made if row]
        self.news.append((before, decision.state))
        self.waiting.discard(decision.state.id)
        if decision.state.state is State.QUEUED:
            self.waiting.add(decision.state.id)
            self._arm(decision.state.due_at, decision.state.id)

    def _arm(self, at: int | None, id: str) -> None:
        if at is not None:
            heapq.heappush(self.due, (at, id))

    def move(self, agent: Agent, by: str) -> None:
        """An agent comes, goes or is another; seats stay as they are."""
        before = self.hall.agents.get(agent.id, replace(agent, reachable=False))
        held = {name: getattr(before, name) for name in NOT_MOVED}
        after = presence.edited(before, replace(agent, **held), self.now)
        if (agent.status, agent.status_reason) != (before.status, before.status_reason):
            after = presence.choose(after, agent.status, agent.status_reason, self.now)
        self._change(after, by)
        self._pass_offers_on(after)

    def at_look(self, at: int, id: str, happening: Callable[[], None]) -> None:
        """Have something happen when the clock looks at that moment, in its turn."""
        self._planned.setdefault((at, id), []).append(happening)
        self._arm(at, id)

    def _change(self, after: Agent, by: str) -> None:
        before = self.hall.agents.get(after.id)
        if after == before:
            return
        self.hall.agents[after.id] = after
        self.hall.put_right(after.id)
        self._arm(after.due_at if after.shifts or after.breaks else None, after.id)
        if line := rows.agent(self.now, by, before, after):
            self.rows.append(line)
            if presence.available(after, self.now):
                self._serve(*after.groups)

    # what follows

    def react(self) -> None:
        """Let happen what follows from all that was decided."""
        while batch := sorted(self._fresh, key=lambda e: (e.at, e.conversation, e.seq)):
            self._fresh.clear()
            for entry in batch:
                if entry.type in ("offer_closed", "assigned"):
                    self._count_misses(entry)
                if entry.type in FOLLOWS:
                    self._serve(*FOLLOWS[entry.type](self, entry))
        for id in self._newcomers if self._told else ():
            self._told.newcomer(self.hall, id, self.now)
        self._newcomers.clear()

    def _count_misses(self, entry: Entry) -> None:
        """Who lets several offers in a row pass is away; who accepts one begins anew."""
        data, agent = entry.data, self.hall.agents[entry.data["agent"]]
        if (data.get("kind"), data.get("how")) == (OfferKind.SERVE, "missed"):
            most = self.setup.of(data["group"], "").offer_misses
            offered_at = entry.at - data["stood_ms"]
            agent = presence.missed(agent, offered_at, entry.at, most, self.now)
        elif data.get("why", {}).get("step") == "accepted":
            agent = presence.answered(agent, entry.at, self.now)
        self._change(agent, rows.SYSTEM)
        self._pass_offers_on(agent)

    def _pass_offers_on(self, agent: Agent) -> None:
        """Who does not want work any more is not waited for."""
        for id in () if agent.status is Status.ONLINE else agent.seats:
            if self.hall.conversations[id].agent != agent.id:
                self._take(id, agent, TransferReason.AGENT_OFFLINE)

    def _take(self, id: str, agent: Agent, reason: TransferReason) -> None:
        by = system(self.setup.tenant)
        self.do(id, c.AgentLost(by=by, agent=agent.id, reason=reason))

    def freed(self, entry: Entry) -> tuple[str, ...]:
        """The groups that a seat serves which an agent gave back."""
        self.hall.put_right(entry.data["agent"])
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
        looks: Counter[tuple[int, str]] = Counter()
        while batch := self._batch(looks):
            waiting = [group for at, id in batch if (group := self._look_at(at, id))]
            self._serve(*waiting)
        for again in self._again:
            heapq.heappush(self.due, again)
        self._again.clear()

    def _batch(self, looks: Counter[tuple[int, str]]) -> list[tuple[int, str]]:
        """What is due; what was seen too often in this look waits for the next."""
        batch: list[tuple[int, str]] = []
        while self.due and self.due[0][0] <= self.now:
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
        conversation = self.hall.conversations.get(id)
        if conversation is not None:
            waits = conversation.state is State.QUEUED and conversation.due_at == at
            return self._tick(conversation) if waits else None
        if id in self.hall.agents:
            if self.hall.agents[id].due_at == at:
                self._shift(self.hall.agents[id])
        elif self._pulses.get(id) == at:
            self._pulse(id)
        return None

    def _tick(self, conversation: Conversation) -> str | None:
        there = bool(self.hall.roster(conversation.group))
        other = self._fallback_there(conversation)
        by = system(self.setup.tenant)
        self.do(conversation.id, c.Tick(by=by, agents_there=there, fallback_there=other))
        after = self.hall.conversations[conversation.id]
        return after.group if after.state is State.QUEUED else None

    def _fallback_there(self, of: Conversation) -> bool:
        """Whether the fallback group, if there is one, is open and somebody of it is reachable."""
        other = self.setup.of(of.group, of.channel).fallback_group
        if other in ("", of.group):
            return False
        open_in = self.setup.of(other, of.channel).hours
        return hours.is_open(open_in, self.now) and bool(self.hall.roster(other))

    def _shift(self, agent: Agent) -> None:
        for id in agent.seats if shifts.is_over(agent, self.now) else ():
            others = {a.id for a in self.hall.roster(self.hall.conversations[id].group)}
            if others - {agent.id} or not presence.connected(agent, self.now):
                self._take(id, agent, TransferReason.SHIFT_END)
        self._change(presence.looked_at(self.hall.agents[agent.id], self.now, True), rows.SYSTEM)

    def _pulse(self, group: str) -> None:
        del self._pulses[group]
        for agent in self.hall.roster(group):
            self.hall.put_right(agent.id)
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
