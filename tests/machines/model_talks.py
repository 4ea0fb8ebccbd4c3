"""Of the model: talks, the seats held for them, and what becomes of them."""

from types import SimpleNamespace as Row
from typing import Any

MINUTE, AGE, RETURNED = 60_000, 600_000, 3_600_000
PERIOD, OPEN = 120 * MINUTE, 80 * MINUTE  # groups with hours are open first in each period
Q, AA, AC = "queued", "awaiting_agent", "awaiting_customer"
CO, E, SE = "awaiting_confirmation", "ended", "system_ended"
SERVED, OVER = (AA, AC, CO), (E, SE)


class Refusal(Exception):
    """Not allowed; nothing changes."""


def insist(condition: object) -> None:
    """Refuse unless the condition holds."""
    if not condition:
        raise Refusal


class Talks:
    """``groups`` are the settings of each group. What is told of a talk (which, what, group, agent,
    since when) stands in ``news`` until it is heard.
    """

    def __init__(self, now: int, groups: dict[str, dict[str, Any]]) -> None:
        self.now, self.groups = now, groups
        self.agents: dict[str, Row] = {}
        self.talks: dict[str, Row] = {}
        self.current: dict[str, str] = {}
        self.news: list[tuple[str, str, str, str | None, int]] = []

    def queue(self, group: str) -> list[Row]:
        """Who waits in a group, in order."""
        waiting = [c for c in self.talks.values() if c.group == group and c.place is not None]
        return sorted(waiting, key=lambda c: (c.place, c.id))

    def is_open(self, group: str) -> bool:
        return not self.groups[group]["hours"] or self.now % PERIOD < OPEN

    def policy(self, c: Row) -> dict[str, Any]:
        return self.groups[c.group]

    def seated(self, c: Row) -> list[str]:
        """Who holds a seat for it."""
        return [c.agent] * bool(c.agent) + [o.agent for o in c.offers if o.kind != "invite"]

    def tell(self, c: Row, kind: str, agent: str | None = None, since: int = 0) -> None:
        self.news.append((c.id, kind, c.group, agent, since))

    # where it stands
    def go(self, c: Row, state: str) -> None:
        c.state, c.since, c.fired, c.late, c.asked_by = state, self.now, [], 0, ""

    def wait(self, c: Row, since: int, ahead: int = 0) -> None:
        """In the queue, in line from ``since``."""
        self.go(c, Q)
        c.place, c.held = since - ahead - c.priority * AGE, 0

    def enter(self, c: Row) -> None:
        """Into the queue, or told that it is closed or full."""
        p = self.policy(c)
        if not self.is_open(c.group):
            if p["outside"] == "leave_message":
                return self.over(c, SE, "outside_hours")
            self.go(c, Q)
            c.held = (self.now // PERIOD + 1) * PERIOD
        elif len(self.queue(c.group)) >= p["queue_cap"]:
            self.over(c, SE, "queue_full")
        else:
            self.wait(c, self.now)

    def back_to_queue(self, c: Row, avoid: str | None) -> None:
        """Ahead of its priority."""
        self.withdraw_seats(c)
        self.release(c)
        c.avoid = avoid
        self.tell(c, "requeued")
        self.wait(c, self.now, RETURNED)

    def move(self, c: Row, group: str) -> None:
        """Who waits goes to another group; the waiting so far counts."""
        offered = [o.place for o in c.offers if o.kind == "serve"]
        place = [c.place] if c.place is not None else offered or [c.since - c.priority * AGE]
        self.withdraw_seats(c)
        c.group, c.place, c.held = group, place[0], 0
        c.came_from = c.came_from if c.came_from != group else ""
        self.tell(c, "transferred")

    def asked(self, c: Row, by: str) -> None:
        """Whether it can be closed; silence keeps its clock."""
        since, late = c.since, c.late
        self.withdraw_seats(c)
        self.go(c, CO)
        c.asked_by = by
        if by == "silence":
            c.since, c.late = since, late

    def over(self, c: Row, state: str, reason: str) -> None:
        """It ends; everything that was held or asked goes."""
        served_by, c.place = c.agent, None
        self.withdraw_seats(c)
        self.release(c)
        self.go(c, state)
        c.reason, c.ended_at, c.urged_at, c.held = reason, self.now, 0, 0
        c.offers, c.parts, c.came_from, c.declined = [], [], "", []
        self.tell(c, "over", served_by)

    # seats
    def has_room(self, a: Row) -> bool:
        return len(a.seats) < a.capacity

    def take_seat(self, c: Row, agent: str, anyhow: bool = False) -> None:
        """Who takes it by hand need not be on the rosters."""
        a = self.agents[agent]
        insist(self.has_room(a) and (anyhow or a.reachable))
        a.seats.append(c.id)
        a.idle = self.now

    def claim(self, c: Row, agent: str, anyhow: bool = False) -> None:
        """Theirs from now on; a seat that was held for them becomes theirs."""
        self.withdraw_seats(c, but=agent)
        if agent not in self.seated(c):
            self.take_seat(c, agent, anyhow)
        self.go(c, AA)
        c.agent = c.last = agent
        c.place, c.avoid, c.declined, c.came_from, c.held = None, None, [], "", 0
        c.offers = [o for o in c.offers if o.agent != agent]
        c.parts = [p for p in c.parts if p.agent != agent]

    def release(self, c: Row) -> None:
        """The seat goes back."""
        if c.agent:
            self.agents[c.agent].seats.remove(c.id)
            self.tell(c, "unseated", c.agent)
            c.agent = None

    def hand_over(self, c: Row, agent: str, anyhow: bool) -> None:
        self.release(c)
        self.claim(c, agent, anyhow)
        self.tell(c, "transferred", agent)

    def lose(self, c: Row, agent: str) -> None:
        """Who holds a seat for it is gone."""
        if c.agent != agent:
            asked = next(o for o in c.offers if o.agent == agent and o.kind != "invite")
            self.close(c, asked, "gone")
        elif c.state == CO:
            self.release(c)
        else:
            self.back_to_queue(c, avoid=None)

    # offers
    def ask(self, c: Row, kind: str, agent: str, **more: Any) -> None:
        """An offer; one with a seat holds it."""
        until = self.now + self.policy(c)["offer_s"] * 1000
        if kind != "invite":
            self.take_seat(c, agent)
        times = {"made": self.now, "until": until}
        fresh = {"kind": kind, "agent": agent, "place": 0, "visible": False, **times}
        c.offers.append(Row(**{**fresh, **more}))
        self.tell(c, "offered", agent)

    def close(self, c: Row, offer: Row, how: str) -> None:
        """An offer comes to nothing. Whoever waits is back where they stood, and those who did not
        want it are not asked for a minute.
        """
        c.offers.remove(offer)
        if offer.kind != "invite":
            self.agents[offer.agent].seats.remove(c.id)
        missed = (offer.kind, how) == ("serve", "missed")
        self.tell(c, "missed" if missed else "closed", offer.agent, offer.made)
        if offer.kind == "serve" and how != "withdrawn":
            c.declined = [*(a for a in c.declined if a != offer.agent), offer.agent]
            c.declined_at, c.place = self.now, offer.place

    def withdraw_seats(self, c: Row, but: str | None = None) -> None:
        """Offers with a seat are taken back."""
        for offer in [o for o in c.offers if o.kind != "invite" and o.agent != but]:
            self.close(c, offer, "withdrawn")
