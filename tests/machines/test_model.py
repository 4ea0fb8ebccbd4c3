"""The whole flow against a simple model: after every step both say the same of everything.

Times are such that deadlines of a state do not fall together, and every step comes a ms after the
one before: nobody arrives in the same moment. Equal places in a queue (after several were taken
from one agent at once) go by id, and so do agents who are alike in all else.
"""

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.conversations.policy import resolve
from chalicelib.domain.errors import DomainError
from chalicelib.flow import agents, handle, starting
from tests.machines.model import ALLOWED, BY_CUSTOMERS, BY_STAFF, OVER, Model
from tests.world import World

GROUPS = ("grp_help", "grp_sales")
CUSTOMERS = tuple(f"cus_{n}" for n in range(6))
STAFF: dict[str, dict[str, Any]] = {
    "xi": {"capacity": 1, "groups": ("grp_help",), "languages": ("en",)},
    "yo": {"capacity": 2, "groups": GROUPS, "skills": {"refunds": 3}},
    "zu": {"capacity": 3, "groups": ("grp_sales",), "languages": ("de",), "skills": {"deals": 2}},
    "lea": {"capacity": 2, "groups": ()},
}
ROLES = {"lea": Role.SUPERVISOR}
AGENTS = tuple(f"agt_{name}" for name in STAFF)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SPANS = [[f"{hour:02}:00", f"{hour + 1:02}:20"] for hour in range(0, 24, 2)]
HOURS = {"zone": "UTC", "week": dict.fromkeys(DAYS, SPANS)}
TIMES = {
    "warn_s": 100,
    "alarm_s": 180,
    "reassign_s": 300,
    "remind_s": 200,
    "ask_s": 320,
    "end_s": 480,
    "confirmation_s": 210,
    "reopen_s": 1500,
    "queue_alarm_s": 90,
    "queue_timeout_s": 1100,
    "no_agents_s": 400,
    "queue_cap": 3,
    "relax_language_s": 40,
    "relax_skill_s": 130,
    "fallback_s": 250,
    "offer_s": 50,
    "offer_misses": 2,
    "transfer_return_s": 170,
}
TOPICS: dict[str, dict[str, Any]] = {
    "refund": {"skills": {"refunds": 3}},
    "urgent": {"priority": 2},
    "deal": {"group": "grp_sales", "priority": 1, "skills": {"deals": 1}},
}
RULES = tuple(
    {"name": topic, "all": [{"fact": "topic", "op": "is", "value": topic}], "then": then}
    for topic, then in TOPICS.items()
)
# The product's word for an operation that the model tells apart, and what else it wants to know.
NAMES = {"says": "say", "answers": "say", "to_group": "transfer", "to_agent": "transfer"}
ARGS = {"text": "x", "contact": "c", "score": 4, "add": ["refund"]}

WHERE = st.sampled_from([None, *GROUPS])
LANGUAGE = st.sampled_from(["", "", "en", "de-AT", "fr"])
TOPIC = st.sampled_from(["", "", "", *TOPICS])
AGENT = st.sampled_from(AGENTS)
STATUS = st.sampled_from(["busy", "away", "offline"])
SERVING = ("ask_to_close", "to_group", "to_agent", "end", "promise_callback")
SERVING += ("to_agent", "invite", "invite", "consult", "withdraw")


class Compared(RuleBasedStateMachine):
    """Two groups, four of the staff, six customers; whatever is done is done to both."""

    policy: dict[str, Any] = {}
    sales: dict[str, Any] = {}

    @initialize()
    def begin(self) -> None:
        self.w = World(**TIMES, **self.policy)
        store, tenant = self.w.store, self.w.store.tenant(self.w.tenant)
        store.save_tenant(tenant, replace(tenant, rules=RULES, version=tenant.version + 1))
        own = {"grp_help": {"fallback_group": "grp_sales"}, "grp_sales": {"hours": HOURS}}
        own["grp_sales"] |= self.sales
        resolved = {}
        for id, policy in own.items():
            group = store.group(self.w.tenant, id)
            store.save_group(group, replace(group, policy=policy, version=group.version + 1))
            settings_of = resolve(tenant.policy, policy)
            resolved[id] = {name: getattr(settings_of, name) for name in settings_of.__slots__}
        self.m = Model(self.w.clock.now, resolved, TOPICS)
        self.ids: dict[str, str] = {}  # the model's names of talks, and the product's
        self.beating = dict.fromkeys(AGENTS, True)
        for name, parts in STAFF.items():
            self.w.agent(name, online=False, role=ROLES.get(name, Role.AGENT), **parts)
            self.m.join(f"agt_{name}", **parts)
        for id in AGENTS:
            self._set_status(id, id, "online")

    # ---------------------------------------------------------------- what people do
    @rule(data=st.data(), group=WHERE, language=LANGUAGE, topic=TOPIC)
    def newcomer(self, data, group, language, topic):
        """Somebody who has nothing open."""
        there = {c.customer for c in self._latest() if c.state not in OVER}
        if customer := self._pick(data, [one for one in CUSTOMERS if one not in there]):
            self._start(customer, "hello", group, language, topic)

    @rule(
        customer=st.sampled_from(CUSTOMERS),
        text=st.sampled_from(["hello", ""]),
        group=WHERE,
        language=LANGUAGE,
        topic=TOPIC,
    )
    def anybody_starts(self, customer, text, group, language, topic):
        self._start(customer, text, group, language, topic)

    @rule(data=st.data(), op=st.sampled_from(["says", "says", *BY_CUSTOMERS]))
    def customer(self, data, op):
        if c := self._pick(data, [c for c in self._latest() if c.state in ALLOWED[op]]):
            self._do(c.customer, op, c.id)

    @rule(data=st.data())
    def answer(self, data):
        if c := self._pick(data, [c for c in self._latest() if c.agent]):
            self._do(c.agent, "answers", c.id)

    @rule(data=st.data(), op=st.sampled_from(SERVING))
    def owner(self, data, op):
        if c := self._pick(data, [c for c in self._latest() if c.agent]):
            self._by_staff(data, c.agent, op, c)

    @rule(data=st.data(), op=st.sampled_from(["accept", "accept", "decline"]))
    def asked(self, data, op):
        if c := self._pick(data, [c for c in self._latest() if c.offers]):
            self._by_staff(data, self._pick(data, [o.agent for o in c.offers]), op, c)

    @rule(data=st.data(), op=st.sampled_from(["step_out", "answers", "consult", "note"]))
    def joined(self, data, op):
        if c := self._pick(data, [c for c in self._latest() if c.parts]):
            self._by_staff(data, self._pick(data, [p.agent for p in c.parts]), op, c)

    @rule(data=st.data(), who=AGENT, op=st.sampled_from([*BY_STAFF]))
    def staff(self, data, who, op):
        if c := self._pick(data, [c for c in self._latest() if c.state in ALLOWED[op]]):
            self._by_staff(data, who, op, c)

    @rule(data=st.data(), who=AGENT, op=st.sampled_from([*ALLOWED]))
    def anything(self, data, who, op):
        """In any state and of any talk: refused more often than not."""
        if c := self._pick(data, [*self.m.talks.values()]):
            self._by_staff(data, c.customer if op in BY_CUSTOMERS else who, op, c)

    @rule(id=AGENT, own=st.booleans(), other=STATUS)
    def status(self, id, own, other):
        """Who is not online comes back."""
        chosen = other if self.m.agents[id].status == "online" else "online"
        self._set_status(id if own else "agt_lea", id, chosen)

    @rule(by=AGENT, id=AGENT, chosen=STATUS)
    def anybodys_status(self, by, id, chosen):
        self._set_status(by, id, chosen)

    @rule(id=AGENT, tab=st.sampled_from(["desk", "phone"]), opens=st.booleans())
    def socket(self, id, tab, opens):
        actor, socket = self._actor(id), f"{id} {tab}"

        def act():
            if opens:
                agents.connected(self.w.ports, actor, socket)
                agents.beat(self.w.ports, actor)
            else:
                agents.disconnected(self.w.ports, actor, socket)

        self._both(act, "connect" if opens else "disconnect", id, tab)

    @rule(id=AGENT)
    def vanish(self, id):
        """From now on no sign of life of theirs comes through; or comes again."""
        self.beating[id] = not self.beating[id]
        if self.beating[id]:
            self._both(lambda: agents.beat(self.w.ports, self._actor(id)), "beat", id)

    @rule(steps=st.sampled_from([1, 1, 2, 3, 4]))
    def moment(self, steps):
        for _ in range(steps):
            self._step()

    @rule(steps=st.sampled_from([6, 12, 20, 40]))
    def long_time(self, steps):
        for _ in range(steps):
            self._step()

    @rule(seconds=st.sampled_from([45, 90, 150, 400]))
    def outage(self, seconds):
        """The clock was down, and nobody could beat."""
        self._step(seconds)

    # ---------------------------------------------------------------- doing it to both
    def _latest(self) -> list[Any]:
        return [self.m.talks[id] for id in self.m.current.values()]

    def _pick(self, data, among: list[Any]) -> Any:
        """One of them, None where there is none."""
        return data.draw(st.sampled_from(among)) if among else None

    def _actor(self, id: str) -> Actor:
        name = id.partition("_")[2]
        if id in CUSTOMERS:
            return self.w.customer(name)
        return Actor(self.w.tenant, id, ROLES.get(name, Role.AGENT))

    def _start(self, customer: str, text: str, group: str | None, language: str, topic: str):
        args = {"text": text, "group": group, "language": language, "topic": topic}

        def enter():
            found = starting.start(self.w.ports, self._actor(customer), args).conversation
            if found not in self.ids.values():
                self.ids[f"cnv_{len(self.ids):03}"] = found

        self._both(enter, "start", customer, **args)

    def _by_staff(self, data, who: str, op: str, c: Any) -> None:
        args: dict[str, Any] = {}
        if op == "to_group":
            args = {"group": data.draw(st.sampled_from(GROUPS))}
        if op in ("to_agent", "assign", "invite", "consult", "withdraw"):
            there = [one.agent for one in [*c.offers, *c.parts]] if op == "withdraw" else []
            args = {"agent": self._pick(data, [*there * 3, *AGENTS])}
        if op == "invite":
            args["visible"] = data.draw(st.booleans())
        self._do(who, op, c.id, **args)

    def _do(self, who: str, op: str, id: str, **args: Any) -> None:
        given = {**ARGS, **args, "due_at": self.w.clock.now + 10_000}
        actor, name, conversation = self._actor(who), NAMES.get(op, op), self.ids[id]
        self._both(
            lambda: handle.run(self.w.ports, actor, name, conversation, given),
            *("do", who, op, id),
            **args,
        )

    def _set_status(self, by: str, id: str, status: str) -> None:
        actor = self._actor(by)
        self._both(
            lambda: agents.set_status(self.w.ports, actor, id, status, ""),
            *("set_status", by, id, status),
        )

    def _both(self, act: Any, op: str, *args: Any, **more: Any) -> None:
        self.w.clock.now += 1
        self.m.now = self.w.clock.now
        refused = ""
        try:
            act()
        except DomainError as error:
            refused = error.code
        self.w.pump()
        allowed = self.m.attempt(op, *args, **more)
        assert allowed == (not refused), f"{op} {args} {more}: {refused or 'done'}"
        self._alike()

    def _step(self, seconds: int = 20) -> None:
        beating = [id for id in AGENTS if self.beating[id]]
        self.m.step(seconds, beating)
        self.w.clock.forward(seconds)
        for id in beating:
            agents.beat(self.w.ports, self._actor(id))
        self.w.tick()
        self._alike()

    def _alike(self) -> None:
        store, tenant = self.w.store, self.w.tenant
        ours = {theirs: ours for ours, theirs in self.ids.items()}
        people = [store.agent(tenant, id) for id in AGENTS]
        queues = {group: store.queue(tenant, group, 99) for group in GROUPS}
        seen = {
            "queues": {g: [(ours[p.conversation], p.place) for p in queues[g]] for g in GROUPS},
            "agents": {
                a.id: (a.status, a.reachable, sorted(ours[c] for c in a.seats)) for a in people
            },
            "talks": {id: _talk(self.w.see(theirs)) for id, theirs in self.ids.items()},
        }
        told = shown(self.m)
        assert seen == told, _apart(seen, told)


def _talk(c: Conversation) -> dict[str, Any]:
    return {
        "state": c.state,
        "group": c.group,
        "owner": c.agent,
        "reason": c.ended_reason,
        "priority": c.priority,
        "held": c.held_until,
        "offers": sorted((o.kind, o.agent, o.until) for o in c.offers),
        "parts": sorted((p.agent, p.part, p.visible) for p in c.participants),
    }


def shown(m: Model) -> dict[str, Any]:
    """What the model says of everything that is compared."""
    return {
        "queues": {group: [(c.id, c.place) for c in m.queue(group)] for group in GROUPS},
        "agents": {a.id: (a.status, a.reachable, sorted(a.seats)) for a in m.agents.values()},
        "talks": {
            c.id: {
                "state": c.state,
                "group": c.group,
                "owner": c.agent,
                "reason": c.reason,
                "priority": c.priority,
                "held": c.held,
                "offers": sorted((o.kind, o.agent, o.until) for o in c.offers),
                "parts": sorted((p.agent, p.part, p.visible) for p in c.parts),
            }
            for c in m.talks.values()
        },
    }


def _apart(seen: dict[str, Any], told: dict[str, Any]) -> str:
    """Where the two differ, a line each."""
    rows = [(part, id) for part in seen for id in {**seen[part], **told[part]}]
    both = [(part, id, seen[part].get(id), told[part].get(id)) for part, id in rows]
    return "\n".join(f"{p} {id}: is {a}, should be {b}" for p, id, a, b in both if a != b)


class Assigned(Compared):
    """Conversations are assigned; who comes to a closed group waits for the opening."""

    sales = {"outside": "queue"}


class Offered(Compared):
    """They are offered; a closed group takes messages."""

    policy = {"mode": "offer"}
    sales = {"outside": "leave_message"}


class Mixed(Compared):
    """One group assigns, the other offers, each falls back on the other; nobody is asked to confirm
    or to accept a transfer.
    """

    policy = {"confirmation": False, "transfer_offer": False}
    sales = {"outside": "queue", "mode": "offer", "fallback_group": "grp_help"}


QUICK = settings(
    max_examples=settings.default.max_examples * 2 // 5,
    stateful_step_count=50,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
for machine in (Assigned, Offered, Mixed):
    machine.TestCase.settings = QUICK
TestAssigned, TestOffered, TestMixed = Assigned.TestCase, Offered.TestCase, Mixed.TestCase
