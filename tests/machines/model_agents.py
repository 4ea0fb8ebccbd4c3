"""Of the model: who is there, who gets whom, and what follows from what was told.

Whoever gets room is found by a queue from when that was heard on, or when they were put right.
"""

from types import SimpleNamespace as Row
from typing import Any

from tests.machines.model_talks import MINUTE, Talks, insist

LEASE, GRACE, SOCKET_LIFE = 45_000, 60_000, 7_800_000
LEADS = ("agt_lea",)
NOT_THERE = {
    "status": "offline",
    "reachable": False,
    "listed": False,
    "seen_until": 0,
    "idle": 0,
    "due": None,
    "missed": [],
    "answered_at": 0,
    "languages": (),
    "skills": {},
}


class Agents(Talks):
    """Presence and serving; ``pulses`` say when a group's queue is looked at next."""

    def __init__(self, now: int, groups: dict[str, dict[str, Any]]) -> None:
        super().__init__(now, groups)
        self.pulses: dict[str, int] = {}

    # ---------------------------------------------------------------- who is there
    def join(self, id: str, **parts: Any) -> None:
        """Somebody new, not there yet."""
        self.agents[id] = Row(**{**NOT_THERE, "id": id, "seats": [], "tabs": {}, **parts})

    def available(self, a: Row) -> bool:
        """Can be given work."""
        return bool(a.reachable and a.seen_until > self.now)

    def changed(self, a: Row, **parts: Any) -> None:
        """Something about an agent is different; who can be given work since then is."""
        before, could = dict(vars(a)), self.available(a)
        vars(a).update(parts)
        self.seen(a)
        if vars(a) != before:
            self.put_right(a)
            if self.available(a) and not could:
                self.serve(a.groups)

    def seen(self, a: Row) -> None:
        """On the rosters or not, and when the clock looks: after lease and grace, or earlier."""
        there, was = a.seen_until > self.now, a.reachable
        a.reachable = there and a.status == "online"
        if a.reachable and not was:
            a.idle = self.now
        wanted, watched = max(a.seen_until + GRACE, self.now), there or was or a.seats
        if not (watched and a.due and self.now < a.due <= wanted):
            a.due = wanted if watched else None

    def put_right(self, a: Row) -> None:
        """Queues find an agent who is on the rosters and has room."""
        a.listed = a.reachable and self.has_room(a)

    def set_status(self, by: str, id: str, status: str) -> None:
        """Chosen by themselves, which is a sign of life, or by a lead; offline ends the lease."""
        insist(by == id or by in LEADS)
        a = self.agents[id]
        lease = min(a.seen_until, self.now) if status == "offline" else a.seen_until
        self.changed(a, status=status, missed=[], seen_until=lease)
        if by == id and status != "offline":
            self.changed(a, seen_until=self.now + LEASE)
        self.pass_offers_on(a)

    def pass_offers_on(self, a: Row) -> None:
        """Who does not want work is not waited for: what they were asked goes to others."""
        held = [self.talks[id] for id in a.seats] if a.status != "online" else []
        for c in [c for c in held if c.agent != a.id]:
            self.lose(c, a.id)
            self.arm(c, c.group)

    def beat(self, id: str) -> None:
        """A sign of life; while the lease runs it only extends it."""
        a = self.agents[id]
        if a.seen_until > self.now:
            a.seen_until = self.now + LEASE
        elif a.status != "offline":
            self.changed(a, seen_until=self.now + LEASE)

    def connect(self, id: str, tab: str) -> None:
        """A socket opens and beats."""
        self.agents[id].tabs[tab] = self.now + SOCKET_LIFE
        self.beat(id)

    def disconnect(self, id: str, tab: str) -> None:
        """A socket closes; with the last one the grace begins."""
        a = self.agents[id]
        a.tabs.pop(tab, None)
        if not any(until > self.now for until in a.tabs.values()):
            self.changed(a, seen_until=min(a.seen_until, self.now))

    # ---------------------------------------------------------------- who gets whom
    def suits(self, a: Row, c: Row) -> bool:
        """Speaks the language and has the skills that are still asked for."""
        language = "" if "relax_language" in c.fired else c.language.split("-")[0]
        skills = {} if "relax_skill" in c.fired else c.skills
        speaks = not language or not a.languages or language in a.languages
        return speaks and all(a.skills.get(skill, 0) >= level for skill, level in skills.items())

    def serve(self, groups: list[str]) -> None:
        """Several queues, the one whose head waits longest first."""
        heads = {group: self.queue(group)[0].place for group in groups if self.queue(group)}
        for group in sorted(heads, key=lambda g: heads[g]):
            self.dispatch(group)

    def dispatch(self, group: str) -> None:
        """Everybody in line gets the fittest of those who are found."""
        found = [a for a in self.agents.values() if a.listed and group in a.groups]
        read: set[str] = set()
        for c in self.queue(group):
            if fit := self.fit(c, found, read):
                self.give(c, min(fit, key=lambda a: self.score(a, c)).id)
        self.look_again(group)

    def look_again(self, group: str) -> None:
        """A pulse, where somebody still waits and there is none."""
        if self.queue(group):
            self.pulses.setdefault(group, (self.now // MINUTE + 1) * MINUTE)

    def fit(self, c: Row, found: list[Row], read: set[str]) -> list[Row]:
        """Those who would do. The last agent is thought of where anybody else is."""
        do = self.read([a for a in found if self.suits(a, c)], read)
        do = [a for a in do if self.available(a) and self.has_room(a)]
        if do and c.last and self.agents[c.last] not in do:
            last = self.read([self.agents[c.last]], read)
            here = [a for a in last if c.group in a.groups and self.suits(a, c)]
            do += [a for a in here if self.available(a) and self.has_room(a)]
        asked_lately = c.declined if self.now < c.declined_at + MINUTE else []
        return [a for a in do if a.id not in asked_lately]

    def read(self, agents: list[Row], read: set[str]) -> list[Row]:
        """Whoever is read the first time is put right."""
        for a in agents:
            if a.id not in read:
                read.add(a.id)
                self.put_right(a)
        return agents

    def score(self, a: Row, c: Row) -> tuple[Any, ...]:
        """The one to avoid last, the same as last time first, least load, longest idle; by id."""
        avoided = a.id == c.avoid or a.id in c.declined
        return avoided, a.id != c.last, len(a.seats) / a.capacity, a.idle, a.id

    def give(self, c: Row, agent: str) -> None:
        """To serve, or to accept in time."""
        if self.policy(c)["mode"] == "offer":
            place, c.place = c.place, None
            self.ask(c, "serve", agent, place=place)
        else:
            self.claim(c, agent)
            self.tell(c, "assigned", agent)
        self.arm(c, c.group)

    def arm(self, c: Row, group: str) -> None:
        """Set its clock; ``group`` is where it was."""
        raise NotImplementedError

    # ---------------------------------------------------------------- what was told is heard
    def settle(self) -> None:
        """Until there is nothing new: in the order of the talks and of what was told of each."""
        while self.news:
            batch, self.news = sorted(self.news, key=lambda one: one[0]), []
            for _, kind, group, agent, since in batch:
                self.hear(kind, group, self.agents[agent] if agent else None, since)

    def hear(self, kind: str, group: str, a: Row | None, since: int) -> None:
        """What follows: the agent is looked after, and queues are served."""
        if a and kind in ("assigned", "accepted", "offered", "transferred"):
            if a.seats and not a.due:
                self.changed(a, seen_until=self.now)
            self.put_right(a)
        if a and kind == "accepted" and self.now > a.answered_at:
            self.changed(a, missed=[], answered_at=self.now)
        if a and kind == "missed":
            self.miss(a, since, self.groups[group]["offer_misses"])
        if a and kind in ("unseated", "closed", "missed"):
            self.put_right(a)
            self.serve(list(dict.fromkeys([group, *(a.groups if a.reachable else [])])))
        left_the_queue = kind == "over" and a is None
        if left_the_queue or kind in ("started", "transferred", "requeued", "reopened"):
            self.dispatch(group)

    def miss(self, a: Row, since: int, most: int) -> None:
        """An offer let pass; so many in a row set them away. Those that stood at once are one."""
        if self.now > a.answered_at and since >= max(a.missed, default=0):
            if len(a.missed) + 1 >= most and a.status == "online":
                self.changed(a, status="away", missed=[], answered_at=self.now)
            else:
                self.changed(a, missed=[*a.missed, self.now])
        self.pass_offers_on(a)
