"""Of the model: what time does.

Time is looked at in steps. In a step what is due is done in the order in which the clock was armed
for it, then by id; what comes due meanwhile is done in a further round.
"""

from collections import Counter
from types import SimpleNamespace as Row

from tests.machines.model_agents import GRACE, Agents
from tests.machines.model_talks import AA, AC, CO, OPEN, PERIOD, SE, Q

OUTAGE = 120_000
MOST_LOOKS = 5  # at one thing for one moment
WHENEVER = ("offer", "opening")  # these may come several times in a state
ALWAYS = ("look", "return")  # outside the hours as well
Step = tuple[str, int]


class Clock(Agents):
    """Deadlines, and the clock that looks for them."""

    def step(self, seconds: int, beating: list[str]) -> None:
        """Time passes; these beat; the clock looks, and all is heard."""
        self.now += seconds * 1000
        for id in beating:
            self.beat(id)
        self.tick()
        self.settle()

    def tick(self) -> None:
        """Do what is due; serve the queues of those who were looked at, the longest wait first."""
        looks: Counter[tuple[int, str]] = Counter()
        while due := sorted(one for one in self.all_due() if looks[one] < MOST_LOOKS):
            looks.update(due)
            waiting = {self.look(id, at) for at, id in due} - {""}
            self.serve(sorted(waiting))

    def all_due(self) -> set[tuple[int, str]]:
        rows = [(row.due, id) for id, row in (self.talks | self.agents).items() if row.due]
        pulses = [(at, group) for group, at in self.pulses.items()]
        return {(at, id) for at, id in rows + pulses if at <= self.now}

    def look(self, id: str, at: int) -> str:
        """The clock looks at one thing; the group in which it waits."""
        if id in self.groups:
            self.pulse(id, at)
        elif id in self.agents:
            self.look_at_agent(self.agents[id])
        else:
            return self.look_at_talk(self.talks[id])
        return ""

    def pulse(self, group: str, at: int) -> None:
        """Each minute while somebody waits: those who are there are put right, the queue served."""
        for a in self.agents.values():
            if a.reachable and group in a.groups:
                self.put_right(a)
        self.dispatch(group)
        if self.pulses.get(group) == at:
            del self.pulses[group]
            self.look_again(group)

    def look_at_agent(self, a: Row) -> None:
        """Off the rosters after the lease; after the grace all they hold goes to others. Where the
        clock was down itself the grace begins now.
        """
        down = a.due and self.now - a.due > OUTAGE
        self.changed(a, seen_until=self.now if down else a.seen_until)
        if self.now >= a.seen_until + GRACE:
            for c in [self.talks[id] for id in a.seats]:
                group = c.group
                self.lose(c, a.id)
                self.arm(c, group)
            self.changed(a)
        self.put_right(a)

    def look_at_talk(self, c: Row) -> str:
        """One step whose time has come. A clock that is late by more than half the way to the next
        moves what follows, but in a queue.
        """
        group, waits, upcoming = c.group, c.state == Q, self.deadlines(c)
        if upcoming and upcoming[0][0] <= self.now:
            at, name = upcoming[0]
            if name not in WHENEVER:
                c.fired.append(name)
                after = self.deadlines(c)
                if after and not waits and 2 * (self.now - at) > after[0][0] - at:
                    c.late += self.now - at
            self.happens(c, name)
        self.arm(c, group)
        return group if waits else ""

    def happens(self, c: Row, name: str) -> None:
        """What a deadline does; those not named here only tell somebody."""
        nobody = not self.anybody_in(c.group)
        if name == "offer":
            for late in [o for o in c.offers if o.until <= self.now]:
                self.close(c, late, "missed")
        elif name == "opening":
            self.wait(c, c.since)
        elif name == "fallback":
            self.falls_back(c)
        elif name == "return" and nobody:
            self.comes_back(c)
        elif (name == "nobody" and nobody) or name == "timeout":
            if self.comes_back(c) or self.falls_back(c):
                self.begins_anew(c)
            else:
                self.over(c, SE, "no_agents" if name == "nobody" else "queue_timeout")
        elif name == "reassign":
            self.back_to_queue(c, avoid=c.agent)
        elif name == "ask":
            self.asked(c, "silence")
        elif name in ("end", "confirmation"):
            self.over(c, SE, "customer_silent" if name == "end" else "unconfirmed")

    def anybody_in(self, group: str) -> bool:
        return any(a.reachable and group in a.groups for a in self.agents.values())

    def comes_back(self, c: Row) -> bool:
        """To the group that it was handed over by, the same agent first."""
        if not c.came_from:
            return False
        c.avoid = None
        self.move(c, c.came_from)
        return True

    def falls_back(self, c: Row) -> bool:
        """To the fallback group, once, if that one is open and somebody is there."""
        other = self.policy(c)["fallback_group"]
        if other in ("", c.group) or "fell_back" in c.fired:
            return False
        if not self.is_open(other) or not self.anybody_in(other):
            return False
        c.fired.append("fell_back")
        self.move(c, other)
        return True

    def begins_anew(self, c: Row) -> None:
        """Sent elsewhere in place of being ended, the wait has all its steps once more: without
        them nothing would end it there. Their place in line stays, and they fall back only once.
        """
        c.since, c.late = self.now, 0
        c.fired = [name for name in c.fired if name == "fell_back"]

    # ---------------------------------------------------------------- when
    def arm(self, c: Row, group: str) -> None:
        """Set its clock: left alone where it comes early enough and the group is as before."""
        wanted = next((at for at, _ in self.deadlines(c)), None)
        kept = wanted and c.due and self.now < c.due <= wanted and c.group == group
        c.due = c.due if kept else wanted

    def deadlines(self, c: Row) -> list[tuple[int, str]]:
        """What time will do, in order."""
        found = [(o.until, "offer") for o in c.offers]
        if c.held:
            return sorted([*found, (c.held, "opening")])
        left = [step for step in self.steps(c) if step[0] not in c.fired]
        found += [(self.after(c, seconds, name in ALWAYS), name) for name, seconds in left]
        return sorted(found, key=lambda one: one[0])

    def steps(self, c: Row) -> list[Step]:
        """The steps of its state, with their time since the state began (s)."""
        p = self.policy(c)
        by_silence = c.asked_by == "silence"
        fell_back = [p["fallback_group"]] * ("fell_back" in c.fired)
        names = {
            Q: [
                "queue_alarm",
                *["relax_language"] * bool(c.language),
                *["relax_skill"] * bool(c.skills),
                *["fallback"] * (p["fallback_group"] not in ("", c.group, *fell_back)),
                *["transfer_return"] * bool(c.came_from),
                "no_agents",
                "queue_timeout",
            ],
            AA: ["warn", "alarm", "reassign"],
            AC: ["remind", *["ask"] * p["confirmation"], "end"],
            CO: ["end" if by_silence else "confirmation"],
        }
        called = {"transfer_return": "return", "no_agents": "nobody", "queue_timeout": "timeout"}
        first = [("look", 60)] if c.state == Q else []
        return first + [(called.get(n, n), p[f"{n}_s"]) for n in names.get(c.state, [])]

    def after(self, c: Row, seconds: int, always: bool) -> int:
        """When so much time is over since the state began. Clocks stand still while the group is
        closed, but not for those who wait where one can only leave a message.
        """
        start, wait, p = c.since + c.late, seconds * 1000, self.policy(c)
        alone = c.state == Q and p["outside"] == "leave_message"
        while p["hours"] and not always and not alone:
            opened = start // PERIOD * PERIOD
            left = max(0, opened + OPEN - start)
            if wait <= left:
                break
            start, wait = opened + PERIOD, wait - left
        return start + wait
