"""Anything in any order, with time jumping: the invariants hold after every step."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from chalicelib.domain.conversations.model import OVER, SERVED, State
from chalicelib.domain.errors import DomainError
from chalicelib.flow import agents, handle, starting
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
        self.acknowledged: dict[tuple[str, str, str], handle.Done] = {}

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
        done = self._try(lambda: handle.run(self.w.ports, actor, op, conversation, args, client_id))
        key = (actor.id, conversation, client_id or "")
        if done and client_id and done.seq is not None and op not in ("read", "delivered"):
            assert self.acknowledged.setdefault(key, done) == done

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
    def logs_have_no_holes(self):
        for conversation in self._all():
            log = self.w.log(conversation.id)
            assert [e.seq for e in log] == list(range(1, conversation.seq + 1))
            public = [e.public_seq for e in log if e.public_seq]
            assert public == list(range(1, conversation.public_seq + 1))

    @invariant()
    def seats_are_the_served_conversations_and_within_capacity(self):
        held = {(a.id, c) for a in self.w.store._agents.values() for c in a.seats}
        served = {(c.agent, c.id) for c in self._all() if c.state in SERVED and c.agent}
        assert held == served
        assert all(a.load == len(a.seats) <= a.capacity for a in self.w.store._agents.values())

    @invariant()
    def queues_hold_the_queued(self):
        queued = {(c.group, c.place, c.id) for c in self._all() if c.state is State.QUEUED}
        rows = {
            (g, place, id)
            for (_, g), places in self.w.store._queues.items()
            for place, id in places
        }
        assert rows == queued

    @invariant()
    def every_open_one_is_watched_and_every_ended_one_has_its_reason(self):
        for c in self._all():
            assert c.due_at is not None if c.is_open else c.ended_reason is not None
            assert c.state not in OVER or c.due_at is None

    @invariant()
    def a_customer_has_at_most_one_open_conversation(self):
        owners = [c.customer for c in self._all() if c.is_open]
        assert len(owners) == len(set(owners))

    def _all(self):
        return list(self.w.store._conversations.values()) if hasattr(self, "w") else []

    def teardown(self):
        """Nobody waits beside a free seat once two ticks have looked."""
        if not hasattr(self, "w"):
            return
        for _ in range(2):
            self.w.clock.forward(61)
            self.w.beat()
            self.w.tick()
        free = [
            a
            for a in self.w.store._agents.values()
            if a.reachable and a.seen_until > self.w.clock.now and a.has_room()
        ]
        for c in self._all():
            if c.state is State.QUEUED:
                assert not [a for a in free if a.id != c.avoid], c


FlowMachine.TestCase.settings = settings(
    max_examples=40, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
TestFlow = FlowMachine.TestCase
