"""Anything in any order, with time jumping: the invariants hold after every step."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.agents.model import Status
from chalicelib.domain.conversations.policy import MODES
from chalicelib.domain.errors import DomainError
from chalicelib.flow import agents, blocking, files, handle, starting, visitors
from chalicelib.flow.visitors import Claimed, Proof
from tests import invariants
from tests.faults.ops import OPS, Way
from tests.world import World

CUSTOMERS, AGENTS = ("ann", "ben", "cat", "dan", "eve", "fay"), ("xi", "yo", "zu")
GROUPS = ("grp_help", "grp_sales")
who, staff = st.sampled_from(CUSTOMERS), st.sampled_from(AGENTS)
groups, modes = st.sampled_from(GROUPS), st.sampled_from(MODES)
ids = st.sampled_from([None, "m1", "m2", "m3"])


def ways(customers: bool) -> Any:
    """Every way to use an op but to start, of customers or of staff."""
    every = [(op, way) for op, ways in OPS.items() for way in ways if op != "start"]
    return st.sampled_from([one for one in every if (one[1].who == "customer") is customers])


@dataclass
class Drawn:
    """What ops speak of, drawn by hypothesis."""

    machine: "FlowMachine"
    data: Any
    actor: Actor
    conversation: str

    def group(self) -> str:
        return self.data.draw(groups)

    def agent(self) -> str:
        return f"agt_{self.data.draw(staff)}"

    def seq(self) -> int:
        return self.data.draw(st.integers(1, 6))

    heard = seq

    def moment(self) -> int:
        return self.machine.w.clock.now + 3_600_000

    def file(self, internal: bool) -> str:
        about = self.conversation, "a.png", "image/png", 10, internal
        w = self.machine.w
        told = self.machine.tries(lambda: files.announce(w.ports, self.actor, *about))
        w.fakes.files.uploaded |= {told["attachment"]} if told else set()
        return told["attachment"] if told else "att_none"


class FlowMachine(RuleBasedStateMachine):
    """One tenant, six customers, three agents of two seats and a lead."""

    @initialize(mode=modes, other=modes, offered=st.booleans())
    def begin(self, mode: str, other: str, offered: bool) -> None:
        self.w = World(queue_cap=4, urge_every_s=1, reopen_s=3600, transfer_offer=offered)
        for id, of in zip(GROUPS, (mode, other), strict=True):
            group = self.w.store.group(self.w.tenant, id)
            after = replace(group, policy={"mode": of}, version=group.version + 1)
            self.w.store.save_group(group, after)
        for name in AGENTS:
            self.w.agent(name, capacity=2, groups=GROUPS)
        self.lead = self.w.agent("lea", capacity=1, groups=(), role=Role.SUPERVISOR)
        self.told: list[invariants.Answer] = []
        self.known: dict[str, Actor] = {}  # who has signed in

    def tries(self, act: Callable[[], Any]) -> Any:
        """What came of it; nothing where it was refused."""
        try:
            return act()
        except DomainError:
            return None

    def _customer(self, name: str) -> Actor:
        return self.known.get(name) or self.w.customer(name)

    def _current(self, name: str) -> str | None:
        return self.w.store.customer(self.w.tenant, self._customer(name).id).current

    @rule(name=who, group=groups, text=st.sampled_from(["", "hello"]))
    def start(self, name, group, text):
        actor = self._customer(name)
        self.tries(lambda: starting.start(self.w.ports, actor, {"group": group, "text": text}))

    @rule(name=who, user=st.sampled_from(["user-1", "user-2"]))
    def sign_in(self, name, user):
        """As one of two, perhaps from several browsers."""
        visit = self.w.tenant, Proof(user), Claimed(), self._customer(name).id, ""
        customer = self.tries(lambda: visitors.admit(self.w.ports, *visit))
        if customer:
            self.known[name] = Actor(self.w.tenant, customer.id, Role.CUSTOMER)

    @rule(name=who, blocked=st.booleans())
    def block(self, name, blocked):
        blocking.block(self.w.ports, self.lead, self._customer(name).id, blocked)

    @rule(name=who, op=ways(customers=True), client_id=ids, data=st.data())
    def customer(self, name, op, client_id, data):
        self._run(self._customer(name), *op, name, client_id, data)

    @rule(agent=staff, name=who, op=ways(customers=False), client_id=ids, data=st.data())
    def member(self, agent, name, op, client_id, data):
        actor = self.lead if op[1].who == "lead" else self._playing(op[1].who, name, agent)
        self._run(actor, *op, name, client_id, data)

    def _playing(self, part: str, name: str, otherwise: str) -> Actor:
        """Whoever plays a part in somebody's conversation, if there is somebody."""
        current = self._current(name)
        c = self.w.see(current) if current else None
        asked = [offer.agent for offer in c.offers] if c else []
        joined = [one.agent for one in c.participants] if c else []
        playing = {"owner": [c.agent] if c and c.agent else [], "asked": asked, "helper": joined}
        found = [*playing.get(part, []), f"agt_{otherwise}"][0]
        return self.lead if found == self.lead.id else self.w.agent(found.removeprefix("agt_"))

    def _run(self, actor: Actor, op: str, way: Way, name: str, client_id, data) -> None:
        conversation = self._current(name)
        if not conversation:
            return
        args = way.args(Drawn(self, data, actor, conversation))
        client_id = client_id and f"{op} {client_id}"  # an id is one message's, never another's
        run = actor, op, conversation, args, client_id
        done = self.tries(lambda: handle.run(self.w.ports, *run))
        if done and client_id:
            said = done.conversation, client_id, done.seq
            self.told.append(invariants.Answer(actor, op, *said))

    @rule(agent=staff, status=st.sampled_from(Status))
    def status(self, agent, status):
        actor = self.w.agent(agent)
        agents.set_status(self.w.ports, actor, actor.id, status.value, "")

    @rule(agent=staff)
    def vanish(self, agent):
        agents.disconnected(self.w.ports, self.w.agent(agent), "k")

    @rule(seconds=st.sampled_from([1, 20, 61, 130, 400, 4000]))
    def time(self, seconds):
        self.w.clock.forward(seconds)

    @rule()
    def beat(self):
        self.w.beat()

    @rule()
    def tick(self):
        self.w.tick()

    @rule()
    def react(self):
        self.w.pump()

    @invariant()
    def every_law_holds(self):
        if hasattr(self, "w"):
            invariants.hold(invariants.ALWAYS, self._content())

    def _content(self):
        w = self.w
        customers = [id for _, id in w.store._customers]
        return invariants.content(w.store, w.tenant, customers, w.clock.now, self.told)

    def teardown(self):
        """Two ticks put right whatever was left."""
        if not hasattr(self, "w"):
            return
        self.w.pump()
        for _ in range(2):
            self.w.clock.forward(61)
            self.w.beat()
            self.w.tick()
        invariants.hold(invariants.SETTLED, self._content())


FlowMachine.TestCase.settings = settings(
    max_examples=40, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
TestFlow = FlowMachine.TestCase
