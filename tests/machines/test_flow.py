"""Anything in any order, with time jumping: the invariants hold after every step."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from chalicelib.domain.errors import DomainError
from chalicelib.flow import agents, handle, starting
from tests import invariants
from tests.world import World

CUSTOMERS, AGENTS = ("ann", "ben", "cat", "dan", "eve", "fay"), ("xi", "yo", "zu")
who, staff, ids = (
    st.sampled_from(CUSTOMERS),
    st.sampled_from(AGENTS),
    st.sampled_from([None, "m1", "m2", "m3"]),
)
CUSTOMER_OPS = st.sampled_from(
    [
        "say",
        "urge",
        "leave_queue",
        "leave",
        "leave_message",
        "confirm",
        "reject",
        "return",
        "rate",
        "recall",
        "read",
    ]
)
AGENT_OPS = st.sampled_from(
    ["say", "note", "ask_to_close", "end", "claim", "reopen", "recall", "delivered"]
)


class FlowMachine(RuleBasedStateMachine):
    """One tenant, six customers, three agents of two seats."""

    @initialize()
    def begin(self) -> None:
        self.w = World(queue_cap=4, urge_every_s=1, reopen_s=3600)
        for name in AGENTS:
            self.w.agent(name, capacity=2, groups=("grp_help", "grp_sales"))
        self.told: list[invariants.Answer] = []

    def _try(self, act):
        try:
            return act()
        except DomainError:
            return None

    def _current(self, name: str) -> str | None:
        self.w.customer(name)
        customer = self.w.store.customer(self.w.tenant, f"cus_{name}")
        return customer.current

    @rule(
        name=who,
        group=st.sampled_from(["grp_help", "grp_sales"]),
        text=st.sampled_from(["", "hello"]),
    )
    def start(self, name, group, text):
        actor = self.w.customer(name)
        self._try(lambda: starting.start(self.w.ports, actor, {"group": group, "text": text}))

    @rule(name=who, op=CUSTOMER_OPS, client_id=ids)
    def customer(self, name, op, client_id):
        if conversation := self._current(name):
            self._run(self.w.customer(name), op, conversation, client_id)

    @rule(agent=staff, name=who, op=AGENT_OPS, client_id=ids)
    def agent(self, agent, name, op, client_id):
        if conversation := self._current(name):
            self._run(self.w.agent(agent), op, conversation, client_id)

    @rule(agent=staff, name=who, to=st.sampled_from(["grp_help", "grp_sales", *AGENTS]))
    def transfer(self, agent, name, to):
        if conversation := self._current(name):
            where = {"group": to} if to.startswith("grp") else {"agent": f"agt_{to}"}
            run = {**where, "note": "n"}
            self._try(
                lambda: handle.run(self.w.ports, self.w.agent(agent), "transfer", conversation, run)
            )

    def _run(self, actor, op, conversation, client_id):
        args = {"text": "x", "contact": "c", "score": 3, "seq": 2}
        client_id = client_id and f"{op} {client_id}"  # an id is one message's, never another's
        done = self._try(lambda: handle.run(self.w.ports, actor, op, conversation, args, client_id))
        if done and client_id:
            said = done.conversation, client_id, done.seq
            self.told.append(invariants.Answer(actor, op, *said))

    @rule(agent=staff, status=st.sampled_from(["online", "busy", "away", "offline"]))
    def status(self, agent, status):
        actor = self.w.agent(agent)
        agents.set_status(self.w.ports, actor, actor.id, status, "")

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
        customers = [f"cus_{name}" for name in CUSTOMERS]
        w = self.w
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
