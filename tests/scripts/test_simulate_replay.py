"""The same log under the same settings is what happened: each gets the same agent at the same
millisecond, on days that the real flow went through with all that people do.
"""

from contextlib import suppress
from random import Random
from typing import Any

import pytest

from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.agents import presence
from chalicelib.domain.conversations.model import OVER, State
from chalicelib.domain.errors import DomainError
from chalicelib.flow import agents
from simulating import engine, log, rows, story, whatif
from tests.world import World, new_id

CLOCK_S, HELP, SALES = 20, "grp_help", "grp_sales"
CLOCK_MS = CLOCK_S * 1000
RETURNING = {"reopen_s": 3600}


def named(kind: str, number: int) -> str:
    """A name that makes a well-formed id."""
    return new_id(kind, number).partition("_")[2]


class Busy:
    """People who do things at random moments, by a seed, in a world whose clock looks every twenty
    seconds.
    """

    def __init__(self, seed: int, **policy: Any) -> None:
        self.rng, self.w = Random(seed), World(**RETURNING, **policy)
        self.w.clock.now = -(-self.w.clock.now // CLOCK_MS) * CLOCK_MS
        self.began = self.w.clock.now
        self.come: list[str] = []
        groups = [(HELP,), (HELP, SALES), (SALES,), (HELP,), (SALES, HELP)]
        self.staff = [
            self.w.agent(
                named("agent", n), capacity=1 + n % 3, groups=g, languages=("en", "zh")[: 1 + n % 2]
            )
            for n, g in enumerate(groups)
        ]
        self.lead = self.w.agent(named("lead", 0), capacity=2, groups=(), role=Role.SUPERVISOR)

    def live(self, minutes: int) -> None:
        """Let so much time pass, with something done every few seconds."""
        end = self.w.clock.now + minutes * 60_000
        while self.w.clock.now < end:
            self._until(self.w.clock.now + self.rng.randint(200, 6_000))
            with suppress(DomainError):  # people press buttons that do not apply
                self.rng.choice(DO)(self)
            self.w.pump()

    def _until(self, at: int) -> None:
        """The clock looks on the way; who is there beats."""
        while (look := (self.w.clock.now // CLOCK_MS + 1) * CLOCK_MS) <= at:
            self.w.clock.now = look
            for agent in [*self.staff, self.lead]:
                held = self.w.store.agent(self.w.tenant, agent.id)
                assert held is not None
                if presence.connected(held, look):
                    agents.beat(self.w.ports, agent)
            self.w.pump()
            self.w.tick()
        past = at % CLOCK_MS  # nothing else happens at the millisecond of a look
        self.w.clock.now = at + (past == 0) - (past == CLOCK_MS - 1)

    def start(self) -> None:
        """Somebody comes in."""
        who = self.w.customer(named("customer", len(self.come)))
        asked = {"group": self.rng.choice((HELP, HELP, SALES))}
        language = self.rng.choice(("", "en", "zh"))
        self.come.append(self.w.start(who, **asked, **({"language": language} if language else {})))

    def customer(self, *ops: str, **args: Any) -> None:
        """A customer whom it may concern does something."""
        id, seen = self._any(lambda c: c.is_open)
        self.w.do(
            Actor(self.w.tenant, seen.customer, Role.CUSTOMER), self.rng.choice(ops), id, **args
        )

    def come_back(self) -> None:
        """A customer whose conversation is over speaks again."""
        id, seen = self._any(lambda c: c.state in OVER)
        self.w.do(Actor(self.w.tenant, seen.customer, Role.CUSTOMER), "return", id)

    def owner(self, op: str, **args: Any) -> None:
        """The agent who serves one does something."""
        id, seen = self._any(lambda c: c.agent is not None)
        self.w.do(Actor(self.w.tenant, seen.agent or "", Role.AGENT), op, id, **args)

    def answer(self, op: str) -> None:
        """An agent who was asked answers."""
        id, seen = self._any(lambda c: bool(c.offers))
        self.w.do(Actor(self.w.tenant, seen.offers[0].agent, Role.AGENT), op, id)

    def claim(self) -> None:
        """An agent takes one from the queue by hand."""
        id, _ = self._any(lambda c: c.state is State.QUEUED)
        self.w.do(self.rng.choice(self.staff), "claim", id)

    def take_over(self) -> None:
        """The supervisor takes one."""
        id, _ = self._any(lambda c: c.agent is not None)
        self.w.do(self.lead, "take_over", id)

    def reopen(self) -> None:
        """An agent takes one up again that is over."""
        id, seen = self._any(lambda c: c.state in OVER and c.last_agent is not None)
        self.w.do(Actor(self.w.tenant, seen.last_agent or "", Role.AGENT), "reopen", id)

    def status(self, *statuses: str) -> None:
        """An agent chooses to be something else."""
        who, status = self.rng.choice(self.staff), self.rng.choice(statuses)
        held = self.w.store.agent(self.w.tenant, who.id)
        if held is not None and held.status != status:  # saying it again forgives misses unseen
            agents.set_status(self.w.ports, who, who.id, status, "")

    def _any(self, fits: Any) -> tuple[str, Any]:
        found = [(id, seen) for id in self.come if fits(seen := self.w.see(id))]
        if not found:
            raise DomainError("nobody")
        return self.rng.choice(found)

    def log(self) -> log.Log:
        """What was recorded of it."""
        header = {
            "tenant": self.w.tenant,
            "policy": dict(self.w.store._tenants[self.w.tenant].policy),
            "groups": {g.id: dict(g.policy) for g in self.w.store.groups(self.w.tenant)},
            "default_group": HELP,
            "clock_s": CLOCK_S,
        }
        recorded = [*self._agents(), *(r for id in self.come for r in self._conversation(id))]
        recorded.sort(key=lambda r: (r["at"], r.get("conversation", "")))
        return log.parse(log.lines(log.Log(header, recorded)))

    def _agents(self) -> list[rows.Row]:
        made = []
        for agent in [*self.staff, self.lead]:
            for line in self.w.store.agent_log(self.w.tenant, agent.id, 0, 1 << 50, 10_000):
                told = {name: getattr(line, name) for name in line.__slots__}
                made.append({"event": "agent", "agent": agent.id, **told})
        return made

    def _conversation(self, id: str) -> list[rows.Row]:
        facts = {"customer": self.w.see(id).customer}
        return rows.conversation(map(rows.Line.of, self.w.log(id)), facts)


DO = [
    *[Busy.start] * 14,
    *[lambda b: b.owner("say", text="hm")] * 16,
    *[lambda b: b.owner("end")] * 9,
    *[lambda b: b.customer("say", text="well")] * 6,
    *[lambda b: b.customer("urge", "leave_queue", "leave", "confirm", "reject")] * 5,
    lambda b: b.customer("leave_message", text="call me"),
    lambda b: b.owner("transfer", group=b.rng.choice((HELP, SALES))),
    *[lambda b: b.owner("transfer", agent=b.rng.choice(b.staff).id)] * 2,
    *[lambda b: b.answer("accept")] * 6,
    lambda b: b.answer("decline"),
    lambda b: b.owner("ask_to_close"),
    Busy.claim,
    Busy.take_over,
    Busy.come_back,
    Busy.reopen,
    *[lambda b: b.status("online", "online", "busy", "away", "offline")] * 3,
]


def recorded_and_played(
    seed: int, minutes: int = 12, **policy: Any
) -> tuple[log.Log, list[rows.Row]]:
    """A day that the real flow went through, and the same played again."""
    busy = Busy(seed, **policy)
    busy.live(minutes)
    was = busy.log()
    return was, engine.play(was.setup, story.day(was.rows, was.setup.clock_ms))


@pytest.mark.parametrize(
    "policy",
    [
        {"mode": "assign", "queue_timeout_s": 200},
        {"mode": "offer", "offer_s": 3600},
        {"mode": "pull", "reassign_s": 120},
        {"overflow_waiting": 2, "overflow_group": HELP, "relax_language_s": 60},
        {"weight": 2, "transfer_offer": False},
    ],
    ids=lambda policy: ",".join(policy),
)
def test_each_gets_the_same_agent_at_the_same_millisecond(policy: dict[str, Any]) -> None:
    was, is_now = recorded_and_played(seed=len(policy["mode"]) if "mode" in policy else 1, **policy)
    assert whatif.differences(was.rows, is_now, 0) == []


def test_what_people_do_is_all_in_it() -> None:
    """The days above would prove little if nobody did anything."""
    seen = set()
    for mode in ("assign", "offer"):
        was, is_now = recorded_and_played(seed=7, mode=mode, queue_cap=4, offer_s=3600)
        seen |= {row["event"] for row in is_now}
        assert sum(row["event"] == "assigned" for row in was.rows) > 15
    assert seen == {"agent", "arrived", *(make for make in log.NEEDED)}


def test_a_difference_is_seen() -> None:
    was, is_now = recorded_and_played(seed=1)
    moved = [{**row, "agent": "agt_x"} if row["event"] == "assigned" else row for row in is_now]
    later = [{**row, "at": row["at"] + 2} for row in is_now]
    assert whatif.differences(was.rows, moved, 0)
    assert whatif.differences(was.rows, later, 1) and not whatif.differences(was.rows, later, 2)
    assert whatif.differences(was.rows, [], 0)
