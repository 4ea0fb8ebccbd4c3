"""The product's side of a simulated day: commands are decided, and what follows from them.

Everything is decided by the product's own rules; here is only what its flow does around them, on a
hall where nobody races and nothing fails.
"""

from collections.abc import Callable
from dataclasses import replace

from chalicelib.domain.actors import Actor, Role, system
from chalicelib.domain.agents import presence
from chalicelib.domain.agents.model import Agent, Status
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations import machine, timers
from chalicelib.domain.conversations.model import Conversation, OfferKind, State, TransferReason
from chalicelib.domain.decision import Decision, Entry
from chalicelib.domain.errors import DomainError
from simulating import rows
from simulating.clock import Clock
from simulating.entrance import Doors, enter
from simulating.hall import Hall
from simulating.scenario import Setup, Visit
from simulating.serving import Serving
from simulating.told import Told

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
        self.waiting: set[str] = set()
        self.clock = Clock(self)
        self.told = told
        self._fresh: list[Entry] = []
        self._newcomers: list[str] = []
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
        if self.told:
            self.told.heard(decision.entries)
        made = (rows.row(rows.Line.of(entry)) for entry in decision.entries)
        self.rows += [row for row in made if row]
        self.news.append((before, decision.state))
        self.waiting.discard(decision.state.id)
        if decision.state.state is State.QUEUED:
            self.waiting.add(decision.state.id)
            self.clock.arm(decision.state.due_at, decision.state.id)

    def move(self, agent: Agent, by: str) -> None:
        """An agent comes, goes or is another; seats stay as they are."""
        before = self.hall.agents.get(agent.id, replace(agent, reachable=False))
        held = {name: getattr(before, name) for name in NOT_MOVED}
        after = presence.edited(before, replace(agent, **held), self.now)
        if (agent.status, agent.status_reason) != (before.status, before.status_reason):
            after = presence.choose(after, agent.status, agent.status_reason, self.now)
        self.change(after, by)
        self._pass_offers_on(after)

    def change(self, after: Agent, by: str) -> None:
        """Keep what an agent has become; serves the queues when new seats came of it."""
        before = self.hall.agents.get(after.id)
        if after == before:
            return
        self.hall.agents[after.id] = after
        self.hall.put_right(after.id)
        self.clock.arm(after.due_at if after.shifts or after.breaks else None, after.id)
        if line := rows.agent(self.now, by, before, after):
            self.rows.append(line)
            if presence.available(after, self.now):
                self.serve(*after.groups)

    # what follows

    def react(self) -> None:
        """Let happen what follows from all that was decided."""
        while batch := sorted(self._fresh, key=lambda e: (e.at, e.conversation, e.seq)):
            self._fresh.clear()
            for entry in batch:
                if entry.type in ("offer_closed", "assigned"):
                    self._count_misses(entry)
                if entry.type in FOLLOWS:
                    self.serve(*FOLLOWS[entry.type](self, entry))
        for id in self._newcomers if self.told else ():
            self.told.newcomer(self.hall, id, self.now)
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
        self.change(agent, rows.SYSTEM)
        self._pass_offers_on(agent)

    def _pass_offers_on(self, agent: Agent) -> None:
        """Who does not want work any more is not waited for."""
        for id in () if agent.status is Status.ONLINE else agent.seats:
            if self.hall.conversations[id].agent != agent.id:
                self.take(id, agent, TransferReason.AGENT_OFFLINE)

    def take(self, id: str, agent: Agent, reason: TransferReason) -> None:
        """Take a conversation, or the offer of one, away from an agent."""
        by = system(self.setup.tenant)
        self.do(id, c.AgentLost(by=by, agent=agent.id, reason=reason))

    def freed(self, entry: Entry) -> tuple[str, ...]:
        """The groups that a seat serves which an agent gave back."""
        self.hall.put_right(entry.data["agent"])
        agent = self.hall.agents[entry.data["agent"]]
        return (entry.data["group"], *(agent.groups if agent.reachable else ()))

    def serve(self, *groups: str) -> None:
        """Serve some queues, and tell those who go on waiting."""
        waited = [g for g in groups if self.hall.queues[g]]
        self._serving.serve_all(groups, self.now)
        for group in dict.fromkeys(waited):
            self._look_again(group)

    def _look_again(self, group: str) -> None:
        if self.hall.queues[group]:
            self.clock.pulse_soon(group)
            if self.told:
                self.told.heads(self.hall, group, self.now)


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
