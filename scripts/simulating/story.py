"""What people did on a recorded day, read from its rows: visits, and agents who come and go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from chalicelib.domain.agents import presence
from chalicelib.domain.agents.model import Agent, Status
from chalicelib.domain.conversations.model import TransferReason
from simulating.patience import Survival, Wait
from simulating.rows import ARRIVED, SYSTEM, Row
from simulating.scenario import FOREVER, Act, Answer, Day, Move, Patience, Stretch, Visit

NOT_LET_IN = frozenset({"queue_full", "outside_hours"})
LEFT = frozenset({"left_queue", "left_message"})
BY_THE_CLOCK = frozenset({TransferReason.SKILL_RELAXED, TransferReason.RETURNED})


@dataclass(slots=True)
class Story:
    """One conversation as its rows tell it, one after another."""

    visit: Visit
    waits: list[tuple[Wait, Patience]] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    _waiting: int | None = None
    _seat: str = ""
    _off_at: int = -1
    _alone: bool = False
    _asked: dict[str, int] = field(default_factory=dict)

    def tell(self, row: Row, line: int) -> None:
        """The next row."""
        if handler := getattr(self, "_" + row["event"], None):
            handler(row, line)

    def _arrived(self, row: Row, line: int) -> None:
        self._waiting = row["at"]

    def _waited(self, at: int, patience: Patience) -> None:
        if self._waiting is not None:
            left = patience.ms is not None
            self.waits.append((Wait(at - self._waiting, left), patience))
        self._waiting = None

    def _assigned(self, row: Row, line: int) -> None:
        at, agent, step = row["at"], row["agent"], row.get("step")
        if step == "claimed":
            self.acts.append(Act(at, "claim", agent, line=line))
        elif step == "reopened" and self.acts:
            self.acts[-1] = replace(self.acts[-1], what="reopen", agent=agent)
        if step in ("same_agent", "reopened") and self._came_back(at):
            self._waiting = None  # taken up again without a wait
        self._answered("accepted" if step == "accepted" else "never", row, line)
        self._waited(at, Patience(None))
        self._seat = agent

    def _came_back(self, at: int) -> bool:
        last = self.acts[-1] if self.acts else None
        return last is not None and last.at == at and last.what in ("return", "reopen")

    def _answered(self, how: str, row: Row, line: int) -> None:
        asked = self._asked.pop(row["agent"], None)
        if asked is not None:
            self.answers.append(Answer(how, row["at"] - asked, row["agent"], line))

    def _offered(self, row: Row, line: int) -> None:
        self._asked[row["agent"]] = row["at"]
        if row["kind"] == "transfer":
            self.acts.append(Act(row["at"], "ask", row["agent"], line=line))

    def _offer_closed(self, row: Row, line: int) -> None:
        self._answered(row["how"], row, line)

    def _left_seat(self, row: Row, line: int) -> None:
        by_clock = row.get("by") == SYSTEM
        stretch = Stretch(row["served_ms"], agent=row["agent"], by_clock=by_clock, line=line)
        self.stretches.append(stretch)
        self._seat, self._off_at, self._alone = "", row["at"], True

    def _then(self, at: int, **what: str) -> bool:
        """What became of the stretch that ended at this moment, if one did."""
        if self._off_at != at:
            return False
        self.stretches[-1] = replace(self.stretches[-1], **what)
        self._alone = False
        return True

    def _requeued(self, row: Row, line: int) -> None:
        if not self._then(row["at"], then="requeued", reason=row["reason"]):
            self._answered_alone("reject", row["at"], line)
        self._waiting = row["at"]

    def _transferred(self, row: Row, line: int) -> None:
        to, group, reason = row.get("to", ""), row["group"], row["reason"]
        off = self._then(row["at"], then="transferred", reason=reason, group=group, to=to)
        if to:
            self._answered("accepted", {**row, "agent": to}, line)
            self._seat = to
        elif off:
            self._waiting = row["at"]
        elif reason not in BY_THE_CLOCK:
            self.acts.append(Act(row["at"], "move", group=group, line=line))

    def _answered_alone(self, what: str, at: int, line: int) -> None:
        """The customer said whether it was solved when no agent was there any more."""
        self.stretches[-1] = replace(self.stretches[-1], then="asked")
        self.acts.append(Act(at, what, line=line))
        self._alone = False

    def _urged(self, row: Row, line: int) -> None:
        self.acts.append(Act(row["at"], "urge", line=line))

    def _returned(self, row: Row, line: int) -> None:
        self.acts.append(Act(row["at"], "return", line=line))
        self._waiting = row["at"]

    def _ended(self, row: Row, line: int) -> None:
        reason, ms = row.get("reason"), None
        if reason in NOT_LET_IN:
            self._waiting = None
        if self._alone and not self._then(row["at"]):
            self._answered_alone("confirm", row["at"], line)
        self._alone = False
        if reason in LEFT and self._waiting is not None:
            ms = row["at"] - self._waiting
        self._waited(row["at"], Patience(ms, reason == "left_message", line))

    def whole(self, until: int) -> "Story":
        """The story with what the log did not see the end of."""
        self._waited(until, Patience(None))
        self.answers += [Answer("never", 0, agent) for agent in self._asked]
        if self._seat:
            self.stretches.append(Stretch(None, agent=self._seat))
        return self


def day(rows: Sequence[Row], clock_ms: int) -> Day:
    """What people did, and would have done where it did not come to that."""
    stories = _stories(rows)
    survival = Survival(wait for story in stories for wait, _ in story.waits)
    visits = [_visit(story, survival) for story in stories]
    return Day(tuple(_moves(rows, clock_ms)), tuple(visits), tuple(_handlings(stories)))


def _stories(rows: Sequence[Row]) -> list[Story]:
    stories: dict[str, Story] = {}
    for line, row in enumerate(rows, 1):
        id = row.get("conversation")
        if row["event"] == "arrived":
            stories[row["conversation"]] = Story(_came(row, line))
        if id in stories:
            stories[id].tell(row, line)
    until = max((row["at"] for row in rows), default=0)
    return [story.whole(until) for story in stories.values()]


def _came(row: Row, line: int) -> Visit:
    given: dict[str, Any] = {name: row[name] for name in ARRIVED if name in row}
    return Visit(id=row["conversation"], at=row["at"], line=line, **given)


def _visit(story: Story, survival: Survival) -> Visit:
    id = story.visit.id
    borne = [
        known if wait.left else replace(known, ms=survival.draw(id, number, wait.ms))
        for number, (wait, known) in enumerate(story.waits)
    ]
    more = Patience(survival.draw(id, len(borne), 0))
    return replace(
        story.visit,
        patience=(*borne, more),
        stretches=tuple(story.stretches),
        acts=tuple(story.acts),
        answers=tuple(story.answers),
    )


def _handlings(stories: Iterable[Story]) -> Iterable[int]:
    """How long each conversation took in all, of those whose end was seen."""
    for story in stories:
        times = [stretch.ms for stretch in story.stretches]
        if times and None not in times:
            yield sum(ms or 0 for ms in times)


def _moves(rows: Sequence[Row], clock_ms: int) -> Iterable[Move]:
    """What agents did and the clock noticed; who misses offers is sent away by the rules anew."""
    for line, row in enumerate(rows, 1):
        by_system = row.get("by") == SYSTEM
        if row["event"] == "agent" and not (by_system and row.get("reason") == presence.MISSED):
            yield Move(row["at"], _agent(row), by_system and row["at"] % clock_ms == 0, line)


def _agent(row: Row) -> Agent:
    """An agent as a line of their log says: reachable or not, whatever the reason."""
    return Agent(
        tenant="",
        id=row["agent"],
        name=row["agent"],
        email="",
        groups=tuple(row["groups"]),
        capacity=row["capacity"],
        active=row.get("active", True),
        status=Status(row["status"]),
        status_reason=row.get("reason", ""),
        seen_until=FOREVER if row["reachable"] else 0,
        languages=tuple(row.get("languages", ())),
        skills=row.get("skills", {}),
    )
