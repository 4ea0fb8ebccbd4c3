"""A small tenant on fakes, spoken to in the words of the product: for flow tests, stories and
machines.
"""

from typing import Any

from chalicelib.domain import ids
from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.agents import presence
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.decision import Entry
from chalicelib.domain.tenants.model import Customer, Group, Tenant
from chalicelib.flow import agents, handle, starting
from chalicelib.flow.react import react
from chalicelib.flow.tick import tick
from tests.fakes.ports import make_ports

TENANT = "ten_a"
TAGS = ({"name": "refund", "color": "#0a0b0c"}, {"name": "发票", "color": "#ff8800"})


def unreported(due: Any, failure: Exception) -> None:
    """A tick that fails fails the test."""
    raise failure


class World:
    """One tenant with groups ``sales`` and ``help``; agents and customers join by name."""

    def __init__(self, tenant: str = TENANT, **policy: Any) -> None:
        self.fakes = make_ports()
        self.ports, self.store, self.clock = self.fakes.ports, self.fakes.store, self.fakes.clock
        self.tenant = tenant
        self._delivered: dict[str, int] = {}
        self.store.save_tenant(
            None, Tenant(tenant, tenant, "A", "grp_help", policy=policy, tags=TAGS)
        )
        for group in ("grp_help", "grp_sales"):
            self.store.save_group(None, Group(tenant, group, group))

    def customer(self, name: str) -> Actor:
        """A customer, made on first mention."""
        id = f"cus_{name}"
        if self.store.customer(self.tenant, id) is None:
            self.store.save_customer(None, Customer(self.tenant, id, self.clock.now))
        return Actor(self.tenant, id, Role.CUSTOMER)

    def agent(self, name: str, capacity: int = 5, online: bool = True, **more: Any) -> Actor:
        """An agent, made and brought online on first mention."""
        actor = Actor(self.tenant, f"agt_{name}", more.get("role", Role.AGENT))
        if self.store.agent(self.tenant, actor.id) is None:
            values = {"groups": ("grp_help",), **more}
            self.store.save_agent(
                None,
                Agent(self.tenant, actor.id, name, f"{name}@a.test", capacity=capacity, **values),
            )
            if online:
                agents.set_status(self.ports, actor, actor.id, "online", "")
        return actor

    def start(self, actor: Actor, text: str = "hello", **args: Any) -> str:
        """Start, and let everything that follows happen; the conversation's id."""
        self.clock.now += 1  # nobody arrives in the same millisecond
        done = starting.start(self.ports, actor, {"text": text, **args})
        self.pump()
        return done.conversation

    def do(
        self, actor: Actor, op: str, conversation: str, client_id: str | None = None, **args: Any
    ) -> handle.Done:
        """One operation, and everything that follows from it."""
        done = handle.run(self.ports, actor, op, conversation, args, client_id)
        self.pump()
        return done

    def pump(self) -> None:
        """Deliver new entries to the reactions until there are none."""
        while fresh := self._fresh():
            for entry in fresh:
                react(self.ports, entry)

    def _fresh(self) -> list[Entry]:
        fresh: list[Entry] = []
        for (_, id), log in self.store._entries.items():
            fresh += log[self._delivered.get(id, 0) :]
            self._delivered[id] = len(log)
        return sorted(fresh, key=lambda e: (e.at, e.conversation, e.seq))

    def tick(self) -> dict[str, int]:
        """The clock looks, and what follows happens."""
        done = tick(self.ports, unreported)
        self.pump()
        return done

    def wait(self, seconds: float, beats: bool = True) -> None:
        """Let time pass with a look of the clock each minute; present agents keep their leases."""
        left = seconds
        while left > 0:
            step = min(left, 20.0)
            self.clock.forward(step)
            left -= step
            if beats:
                self.beat()
            self.tick()

    def beat(self) -> None:
        """A heartbeat of every agent who is there."""
        for agent in list(self.store._agents.values()):
            if agent.reachable or agent.seats or presence.connected(agent, self.clock.now):
                agents.beat(self.ports, Actor(self.tenant, agent.id, agent.role))

    def see(self, conversation: str) -> Conversation:
        """The conversation as stored."""
        found = self.store.conversation(self.tenant, conversation)
        assert found is not None
        return found

    def log(self, conversation: str, staff: bool = True) -> list[Entry]:
        """Its entries."""
        return self.store.entries(self.tenant, conversation, 0, 10_000, staff)

    def types(self, conversation: str) -> list[str]:
        """The types of its entries, in order."""
        return [e.type for e in self.log(conversation)]

    def seats(self, agent: Actor) -> set[str]:
        """The conversations on an agent's seats."""
        found = self.store.agent(self.tenant, agent.id)
        assert found is not None
        assert found.load == sum(found.seats.values())
        return set(found.seats)


def new_id(prefix: str, number: int) -> str:
    """A well-formed id for tests."""
    return ids.derive(prefix, 1_795_000_000_000, str(number))
