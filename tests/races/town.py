"""Where races happen: a tenant with many customers and agents, on whatever store."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.errors import DomainError
from chalicelib.domain.tenants.model import Customer, Group, Tenant
from chalicelib.flow import agents, handle, starting
from chalicelib.flow.ports import Due
from chalicelib.flow.tick import tick
from tests import invariants
from tests.fakes.ports import Around, Fakes, watched
from tests.faults.stream import Stream
from tests.world import TAGS

TENANT = "ten_races"
GROUPS = ("grp_help", "grp_sales", "grp_late")
MODES = ("assign", "assign", "assign", "offer", "pull")
BEAT_S = 30.5
LOST = {"agent_unavailable", "no_free_seat"}  # agents may lose a race for a seat, customers go on
FOUGHT_OVER = {"too_many_at_once", "too_many_changes"}  # so many are never at one thing here


@dataclass(frozen=True)
class Size:
    """How much goes on."""

    customers: int
    agents: int
    seats: int
    acts: int


@dataclass(frozen=True)
class Request:
    """What a client sent."""

    actor: Actor
    op: str
    conversation: str
    args: dict[str, Any]
    client_id: str


@dataclass
class Town:
    """The tenant; ``requests`` are those sent so far and ``told`` what was answered, ``there`` the
    agents who are, and ``visiting`` how many customers are not done. Who has nothing to do
    ``pause``s.
    """

    fakes: Fakes
    around: Around
    size: Size
    random: Random
    heard: Callable[[str], None] = lambda line: None
    pause: Callable[[], None] = lambda: None
    requests: list[Request] = field(default_factory=list)
    told: list[invariants.Answer] = field(default_factory=list)
    there: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.store = self.fakes.ports.store
        self.stream = Stream(self.store)
        self.ports = watched(self.fakes.ports, self._noted)
        policy = self._policy()
        self.store.save_tenant(
            None, Tenant(TENANT, "races", "A", GROUPS[0], policy=policy, tags=TAGS)
        )
        for group in GROUPS:
            mode = {"mode": self.random.choice(MODES)}
            self.store.save_group(None, Group(TENANT, group, group, policy=mode))
        self.visiting = self.size.customers
        self.customers = [self._customer(n) for n in range(self.size.customers)]
        self.agents = [self._agent(n) for n in range(self.size.agents)]
        self.lead = self._lead()

    def _noted(self, name: str, args: tuple[Any, ...], do: Callable[[], Any]) -> Any:
        try:
            return self.around(name, args, do)
        finally:
            if name == "store.commit":
                self._saw(args[0].after)

    def _saw(self, after: Conversation) -> None:
        """What is there now: a commit whose answer was lost stands in the log as well."""
        stored = self.store.conversation(after.tenant, after.id)
        if stored:
            self.stream.wrote(stored.tenant, stored.id, stored.seq)

    def _policy(self) -> dict[str, Any]:
        return {
            "queue_cap": self.random.choice((3, 200)),
            "queue_warn": self.random.choice((2, 200)),
            "reopen_s": self.random.choice((0, 3600)),
            "confirmation": self.random.random() < 0.8,
            "transfer_offer": self.random.random() < 0.5,
            "urge_every_s": 1,
            "fallback_group": self.random.choice(("", GROUPS[1])),
            "fallback_s": 60,
        }

    def _customer(self, number: int) -> Actor:
        actor = Actor(TENANT, f"cus_{number}", Role.CUSTOMER)
        self.store.save_customer(None, Customer(TENANT, actor.id, self.ports.now()))
        return actor

    def _agent(self, number: int, **more: Any) -> Actor:
        actor = Actor(TENANT, f"agt_{number}", more.get("role", Role.AGENT))
        groups = self.random.sample(GROUPS[:2], self.random.randint(1, 2))
        values = {"groups": tuple(groups), "capacity": self.size.seats, **more}
        name = actor.id
        self.store.save_agent(None, Agent(TENANT, actor.id, name, f"{name}@a.test", **values))
        agents.connected(self.ports, actor, f"socket of {actor.id}")
        agents.set_status(self.ports, actor, actor.id, "online", "")
        self.there.add(actor.id)
        return actor

    def _lead(self) -> Actor:
        return self._agent(self.size.agents, role=Role.SUPERVISOR, groups=GROUPS)

    @property
    def staff(self) -> list[Actor]:
        """All agents and the lead."""
        return [*self.agents, self.lead]

    def send(self, request: Request) -> None:
        """Do what a client asks; an answer is kept, a refusal is as good as any."""
        self.requests.append(request)
        told = f"{request.actor.id} {request.op} {request.conversation[-4:]}"
        try:
            done = self._done(request)
        except DomainError as refused:
            lost = refused.code in LOST and request.actor.role is Role.CUSTOMER
            assert not lost and refused.code not in FOUGHT_OVER, f"{told}: {refused.code}"
            return self.heard(f"{told}: {refused.code}")
        answer = request.actor, request.op, done.conversation, request.client_id, done.seq
        self.told.append(invariants.Answer(*answer))
        self.heard(f"{told}: {done.seq}")

    def _done(self, r: Request) -> handle.Done:
        if r.op == "start":
            return starting.start(self.ports, r.actor, r.args, r.client_id)
        return handle.run(self.ports, r.actor, r.op, r.conversation, r.args, r.client_id)

    def look(self, forgiving: bool = False) -> None:
        """One tick of the clock; a ``forgiving`` one may lose races."""
        self.heard("the clock looks")
        tick(self.ports, _forgiven if forgiving else _report)

    def settle(self) -> None:
        """What was not reacted to is delivered, and two minutes go by."""
        self.stream.deliver(self.ports)
        for _ in range(2):
            for _ in range(2):
                self.fakes.clock.forward(BEAT_S)
                for actor in self.staff:
                    if actor.id in self.there:
                        agents.beat(self.ports, actor)
            self.look()
            self.stream.deliver(self.ports)

    def content(self) -> invariants.Content:
        """All there is."""
        customers, now = {c.id: None for c in self.customers}, self.fakes.clock.now
        return invariants.content(self.store, TENANT, customers, now, self.told)


def _report(due: Due, failure: Exception) -> None:
    raise AssertionError(f"{due} could not be done") from failure


def _forgiven(due: Due, failure: Exception) -> None:
    """Who lost a race is looked at again the next time."""
    if not isinstance(failure, DomainError):
        _report(due, failure)
