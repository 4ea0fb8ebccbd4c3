"""A day, event by event: what people do, in the order of time, and what the product makes of it.

The talk itself is not played: a conversation leaves its seat when its stretch is over, and no
deadline of the talk goes off.
"""

import heapq
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import count

from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations.model import OVER, Conversation, State
from simulating import acts
from simulating.desk import Desk
from simulating.people import People
from simulating.rows import SYSTEM, Row
from simulating.scenario import Act, Answer, Day, Move, Patience, Setup, Stretch
from simulating.told import Told

LATER = 1 << 40  # at the same moment recorded lines come first, in their order
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
        self._looked_at = -1
        self._waits: Counter[str] = Counter()
        self._on_seat: dict[str, tuple[int, Stretch]] = {}  # until when, and what then
        self._back_later: set[str] = set()
        for move in day.moves:
            self._plan_move(move)
        for visit in day.visits:
            self._at(visit.at, lambda visit=visit: self._desk.start(visit), visit.line)
            for act in visit.acts:
                self._at(act.at, lambda id=visit.id, act=act: self._act(id, act), act.line)

    def _plan_move(self, move: Move) -> None:
        if move.by_clock:
            happening = partial(self._desk.move, move.agent, SYSTEM)
            self._desk.clock.at_look(move.at, move.agent.id, happening)
        else:
            self._at(move.at, lambda: self._desk.move(move.agent, move.agent.id), move.line)

    def run(self) -> list[Row]:
        """Play until nothing is left to happen."""
        self._plan_look()
        while self._goes_on():
            self._desk.now, _, _, happening = heapq.heappop(self._heap)
            happening()
            self._desk.react()
            self._plan()
        return self._desk.rows

    def _goes_on(self) -> bool:
        """Whether people or deadlines are left: the clock itself would look at queues and agents
        for ever.
        """
        if len(self._heap) > len(self._looks):
            return True
        held = self._desk.hall.conversations
        return bool(self._heap) and any(held[id].due_at for id in self._desk.waiting)

    def _at(self, at: int, happening: Happening, line: int = 0) -> None:
        heapq.heappush(self._heap, (at, line or LATER, next(self._numbers), happening))

    # what will follow from what has changed

    def _plan(self) -> None:
        news, self._desk.news = self._desk.news, []
        for before, after in news:
            self._plan_seat(before, after)
            self._plan_wait(before, after)
            if after.state in OVER and after.id in self._back_later:
                self._back_later.remove(after.id)
                back = Act(self._desk.now, "return")
                self._at(back.at, lambda id=after.id, back=back: self._act(id, back))
        self._plan_look()

    def _plan_seat(self, before: Conversation | None, after: Conversation) -> None:
        was = (before.agent, before.assigned_at) if before else (None, 0)
        if was == (after.agent, after.assigned_at):
            return
        if was[0] and after.id in self._on_seat:
            self._lost(after)
        if after.agent:
            self._plan_stretch(after, self._people.stretch(after.id, after.agent))

    def _plan_stretch(self, after: Conversation, stretch: Stretch) -> None:
        until = self._desk.now + (stretch.ms or 0)
        self._on_seat[after.id] = until, stretch
        off = partial(self._off_seat, after.id, after.assigned_at)
        if stretch.by_clock and until % self._desk.setup.clock_ms == 0:
            self._desk.clock.at_look(until, after.id, off)
        elif stretch.ms is not None:
            self._at(until, off, stretch.line)

    def _lost(self, after: Conversation) -> None:
        """A seat lost before its time leaves the rest to whoever has it next."""
        until, stretch = self._on_seat.pop(after.id)
        if after.agent is None or stretch.to != after.agent:
            ms = None if stretch.ms is None else max(0, until - self._desk.now)
            self._people.interrupted(after.id, replace(stretch, ms=ms, agent=""))

    def _plan_wait(self, before: Conversation | None, after: Conversation) -> None:
        known = {(o.agent, o.until) for o in before.offers} if before else set()
        for offer in after.offers:
            if (offer.agent, offer.until) not in known:
                answer = self._people.answer(after.id, offer.agent)
                at = self._desk.now + answer.after_ms
                self._at(at, lambda a=answer: self._answer(after.id, a), answer.line)
        waited = before is not None and before.state is State.QUEUED
        if after.state is not State.QUEUED or waited:
            return
        self._waits[after.id] += 1
        patience, number = self._people.patience(after.id), self._waits[after.id]
        if patience.ms is not None:
            at = self._desk.now + patience.ms
            self._at(at, lambda: self._give_up(after.id, number, patience), patience.line)

    def _plan_look(self) -> None:
        """The clock looks at whole multiples of its period only."""
        if self._desk.clock.due:
            every = self._desk.setup.clock_ms
            earliest = max(self._desk.clock.due[0][0], self._desk.now, self._looked_at + 1)
            at = -(-earliest // every) * every
            if at not in self._looks:
                self._looks.add(at)
                self._at(at, self._look)

    # what happens

    def _look(self) -> None:
        self._looks.discard(self._desk.now)
        self._looked_at = self._desk.now
        self._desk.clock.look()

    def _act(self, id: str, act: Act) -> None:
        of = self._desk.hall.conversations[id]
        if acts.is_too_early(of, act):
            self._back_later.add(id)
        else:
            self._do(id, acts.ACTS[act.what](self._desk, of, act))

    def _answer(self, id: str, answer: Answer) -> None:
        of = self._desk.hall.conversations[id]
        self._do(id, acts.answered(self._desk, of, answer))

    def _do(self, id: str, command: c.Command | None) -> None:
        if command is not None:
            self._desk.do(id, command)

    def _give_up(self, id: str, number: int, patience: Patience) -> None:
        of = self._desk.hall.conversations[id]
        if of.state is State.QUEUED and self._waits[id] == number:
            self._desk.do(id, acts.gives_up(self._desk, of, patience))

    def _off_seat(self, id: str, assigned_at: int) -> None:
        """The stretch is over, unless the seat was lost before."""
        of = self._desk.hall.conversations[id]
        if of.agent is not None and of.assigned_at == assigned_at:
            _, stretch = self._on_seat.pop(id)
            for command in acts.closing(self._desk, of, stretch):
                self._desk.do(id, command)
