"""A day, event by event: what people do, in the order of time, and what the product makes of it.

The talk itself is not played: a conversation leaves its seat when its stretch is over, and no
deadline of the talk goes off.
"""

import heapq
from collections.abc import Callable
from dataclasses import replace
from itertools import count

from chalicelib.domain.actors import Actor, Role, system
from chalicelib.domain.agents import presence
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations.model import OVER, Conversation, State, TransferReason
from simulating.desk import Desk
from simulating.people import People
from simulating.rows import Row
from simulating.scenario import Act, Answer, Day, Move, Setup, Stretch
from simulating.told import Told

LATER = 1 << 40  # at the same moment recorded lines come first, in their order
OUTSIDE = ("seats", "load", "idle_since", "due_at", "version")  # what no move says
Happening = Callable[[], None]


def play(setup: Setup, day: Day, told: Told | None = None) -> list[Row]:
    """The log of a day."""
    return Engine(setup, day, told).run()


class Engine:
    """One day's events on a heap."""

    def __init__(self, setup: Setup, day: Day, told: Told | None = None) -> None:
        self._desk, self._people = Desk(setup, told), People(day)
        self._heap: list[tuple[int, int, int, Happening]] = []
        self._numbers = count()
        self._looks: set[int] = set()
        self._on_seat: dict[str, tuple[int, Stretch]] = {}  # until when, and what then
        self._back_later: set[str] = set()
        for move in day.moves:
            self._at(move.at, lambda move=move: self._move(move), move.line)
        for visit in day.visits:
            self._at(visit.at, lambda visit=visit: self._desk.start(visit), visit.line)
            for act in visit.acts:
                self._at(act.at, lambda v=visit, a=act: self._act(v.id, a), act.line)

    def run(self) -> list[Row]:
        """Play until nothing is left to happen."""
        while self._heap:
            self._desk.now, _, _, happening = heapq.heappop(self._heap)
            happening()
            self._desk.react()
            self._plan()
        return self._desk.rows

    def _at(self, at: int, happening: Happening, line: int = 0) -> None:
        heapq.heappush(self._heap, (at, line or LATER, next(self._numbers), happening))

    # what follows from what has changed

    def _plan(self) -> None:
        news, self._desk.news = self._desk.news, []
        for before, after in news:
            self._unseated(after)
            if after.state is State.QUEUED:
                self._waits(before, after)
            elif after.agent and (before is None or before.assigned_at != after.assigned_at):
                self._seated(after)
            elif after.state in OVER and after.id in self._back_later:
                self._back_later.remove(after.id)
                self._at(self._desk.now, lambda id=after.id: self._return(id))
        self._plan_look()

    def _plan_look(self) -> None:
        """The clock looks at whole multiples of its period only."""
        if self._desk.due:
            every = self._desk.setup.clock_ms
            at = -(-max(self._desk.due[0][0], self._desk.now) // every) * every
            if at not in self._looks:
                self._looks.add(at)
                self._at(at, self._look)

    def _look(self) -> None:
        self._looks.discard(self._desk.now)
        self._desk.look()

    def _waits(self, before: Conversation | None, after: Conversation) -> None:
        if before is None or before.since != after.since:
            patience = self._people.patience(after.id)
            if patience.ms is not None:
                at = max(after.since + patience.ms, self._desk.now)
                self._at(at, lambda: self._leave(after.id, after.since), patience.line)
        asked = {offer.agent for offer in before.offers} if before else set()
        for offer in after.offers:
            if offer.agent not in asked:
                answer = self._people.answer(after.id, offer.agent)
                at = self._desk.now + answer.after_ms
                self._at(at, lambda a=answer: self._answer(after.id, a), answer.line)

    def _seated(self, after: Conversation) -> None:
        stretch = self._people.stretch(after.id, after.agent or "")
        until = self._desk.now + stretch.ms
        self._on_seat[after.id] = until, stretch
        self._at(until, lambda: self._off_seat(after.id, after.assigned_at), stretch.line)

    def _unseated(self, after: Conversation) -> None:
        """A seat that was lost before its time leaves the rest to somebody else."""
        if after.agent is None and after.id in self._on_seat:
            until, stretch = self._on_seat.pop(after.id)
            rest = max(0, until - self._desk.now)
            self._people.interrupted(after.id, replace(stretch, ms=rest, agent=""))

    # what people do

    def _move(self, move: Move) -> None:
        before = self._desk.hall.agents.get(move.agent.id)
        if before is None:
            before = replace(move.agent, reachable=False)
        held = {name: getattr(before, name) for name in OUTSIDE}
        moved = replace(move.agent, **held, reachable=before.reachable)
        self._desk.change(presence.edited(before, moved, self._desk.now))

    def _leave(self, id: str, since: int) -> None:
        waiting = self._desk.hall.conversations[id]
        if waiting.state is State.QUEUED and waiting.since == since:
            self._desk.do(id, c.LeaveQueue(by=self._desk.customer(id)))

    def _answer(self, id: str, answer: Answer) -> None:
        by = self._agent(answer.agent)
        if answer.how != "missed":
            self._desk.do(id, c.Accept(by=by) if answer.how == "accepted" else c.Decline(by=by))

    def _agent(self, id: str) -> Actor:
        return Actor(self._desk.setup.tenant, id, Role.AGENT)

    def _act(self, id: str, act: Act) -> None:
        """What was done by hand, where it still can be."""
        if act.what == "urge":
            self._desk.do(id, c.Urge(by=self._desk.customer(id)))
        elif act.what == "return":
            self._return(id)
        elif (agent := self._desk.hall.agents.get(act.agent)) and agent.has_room():
            by, why = self._agent(agent.id), {"step": "claimed"}
            self._desk.do(id, c.Assign(by=by, agent=agent.id, why=why))

    def _return(self, id: str) -> None:
        over = self._desk.hall.conversations[id]
        if over.state not in OVER:
            self._back_later.add(id)
            return
        last = self._desk.hall.agents.get(over.last_agent or "")
        back = c.CustomerReturns(
            by=self._desk.customer(id),
            agent_free=last is not None and self._takes_back(last, over),
            waiting=len(self._desk.hall.queues[over.group]),
        )
        self._desk.do(id, back)

    def _takes_back(self, last: Agent, over: Conversation) -> bool:
        there = over.group in last.groups and presence.available(last, self._desk.now)
        return there and last.has_room(over.weight)

    def _off_seat(self, id: str, assigned_at: int) -> None:
        """The stretch is over, unless the seat was lost before."""
        seated = self._desk.hall.conversations[id]
        if seated.agent is not None and seated.assigned_at == assigned_at:
            _, stretch = self._on_seat.pop(id)
            self._desk.do(id, self._closing(seated, stretch))

    def _closing(self, seated: Conversation, stretch: Stretch) -> c.Command:
        by, owner = system(self._desk.setup.tenant), seated.agent or ""
        if stretch.then == "requeued":
            return c.AgentLost(by=by, agent=owner, reason=TransferReason(stretch.reason))
        if stretch.then == "transferred":
            reason = TransferReason(stretch.reason)
            to = self._desk.hall.agents.get(stretch.to)
            if to and to.id != owner and to.reachable and to.has_room(seated.weight):
                return c.TransferToAgent(by=by, agent=to.id, name=to.name, reason=reason)
            group = stretch.group if stretch.group in self._desk.setup.groups else seated.group
            return c.TransferToGroup(by=by, group=group, reason=reason)
        return c.End(by=by)
