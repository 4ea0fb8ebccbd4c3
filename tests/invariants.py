"""What must hold of a tenant whatever happened: one function a law, each raises AssertionError.

All is read through the store's port, so the same laws hold for the fake and for a database. Laws of
``ALWAYS`` hold between any two commits; those of ``SETTLED`` once every reaction has been delivered
and the clock has looked twice.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.agents import presence
from chalicelib.domain.agents.model import Agent, Status
from chalicelib.domain.conversations.model import OPEN, Conversation, OfferKind, State
from chalicelib.domain.conversations.policy import Policy, resolve
from chalicelib.domain.conversations.visible import entry_for
from chalicelib.domain.decision import Entry
from chalicelib.domain.need import Offering, missing
from chalicelib.domain.tenants.model import Customer
from chalicelib.domain.times import day_of
from chalicelib.flow.ports import AgentChange, Page, Place, Store
from chalicelib.flow.react import REACTIONS, count, raise_alarm
from folding import Folded
from tests.fakes.ports import make_ports

ALL = 10_000
FAR_AHEAD_MS = 10 * 365 * 86_400_000
ASKED_AGAIN_MS = 120_000  # who declined is asked again at the first pulse after a minute
HOLD_SEATS = (OfferKind.SERVE, OfferKind.TRANSFER)


@dataclass(frozen=True)
class Answer:
    """What a client was told: its command is done, and ``seq`` (its numbering) was written last."""

    actor: Actor
    op: str
    conversation: str
    client_id: str
    seq: int | None


@dataclass(frozen=True)
class Content:
    """All that a store holds of one tenant at ``now``, and what clients were ``told``."""

    store: Store
    tenant: str
    now: int
    customers: list[Customer]
    agents: list[Agent]
    policies: dict[str, Policy]
    conversations: dict[str, Conversation]
    logs: dict[str, list[Entry]]
    queues: dict[str, list[Place]]
    due: dict[tuple[str, str], int]
    told: Sequence[Answer] = field(default=())

    def where(self, *states: State) -> list[Conversation]:
        """The conversations in these states."""
        return [c for c in self.conversations.values() if c.state in states]

    def entries(self) -> Iterable[Entry]:
        """Every line of every log."""
        return (entry for log in self.logs.values() for entry in log)


def content(
    store: Store, tenant: str, customers: Iterable[str], now: int, told: Sequence[Answer] = ()
) -> Content:
    """Read a tenant whose customers have these ids."""
    people = [c for id in customers if (c := store.customer(tenant, id))]
    conversations = {
        c.id: c for one in people for c in _listed(store.customer_conversations, tenant, one.id)
    }
    groups = [group.id for group in store.groups(tenant)]
    rows = store.due(now + FAR_AHEAD_MS, ALL)
    return Content(
        store=store,
        tenant=tenant,
        now=now,
        customers=people,
        agents=_listed(store.all_agents, tenant),
        policies=_policies(store, tenant),
        conversations=conversations,
        logs={id: store.entries(tenant, id, 0, ALL, True) for id in conversations},
        queues={group: store.queue(tenant, group, ALL) for group in groups},
        due={(row.kind, row.id): row.due_at for row in rows if row.tenant == tenant},
        told=told,
    )


def _listed(lists: Callable[..., Page[Any]], *of: str) -> list[Any]:
    found, cursor = [], None
    while True:
        page = lists(*of, 100, cursor)
        found += page.items
        cursor = page.cursor
        if cursor is None:
            return found


def _policies(store: Store, id: str) -> dict[str, Policy]:
    """How each group's queue is served, whatever the channel."""
    tenant = store.tenant(id)
    assert tenant
    return {group.id: resolve(tenant.policy, group.policy) for group in store.groups(id)}


def logs_have_no_holes(content: Content) -> None:
    """Both numberings count from 1 to what the state says."""
    for c in content.conversations.values():
        log = content.logs[c.id]
        assert [e.seq for e in log] == list(range(1, c.seq + 1)), c.id
        public = [e.public_seq for e in log if e.public_seq]
        assert public == list(range(1, c.public_seq + 1)), c.id


def what_was_acknowledged_is_in_the_log(content: Content) -> None:
    """The entry that an answer names is there, and what was said is there in the client's name."""
    for answer in content.told:
        log = content.logs[answer.conversation]
        numbers = {e.seq if answer.actor.is_staff else e.public_seq for e in log}
        assert answer.seq is None or answer.seq in numbers, f"acknowledged, not kept: {answer}"
        if answer.op in ("say", "note") and answer.seq is not None:
            said = [e for e in log if _named(e) == (_whose(answer.actor), answer.client_id)]
            assert said, f"acknowledged, not said: {answer}"


def _same(found: Any, wanted: Any) -> None:
    """Two collections hold the same, or what is different about them is told."""
    one, other = _items(found), _items(wanted)
    more, less = [x for x in one if x not in other], [x for x in other if x not in one]
    assert found == wanted, f"there but should not be: {more}; should be there: {less}"


def _items(of: Any) -> list[Any]:
    return list(of.items() if isinstance(of, dict) else of)


def nothing_is_doubled(content: Content) -> None:
    """Nobody's message stands in a log twice, nobody misses an offer twice, and no client is told
    two things of one message.
    """
    named = Counter(
        (e.conversation, *_named(e)) for e in content.entries() if e.data.get("client_id")
    )
    assert not (said := [one for one, times in named.items() if times > 1]), f"said twice: {said}"
    for a in content.agents:
        assert len(set(a.missed)) == len(a.missed), f"an offer was missed twice: {a}"
    answers: dict[tuple[str, str, str], set[tuple[str, int | None]]] = {}
    for a in content.told:
        of = _whose(a.actor), "" if a.op == "start" else a.conversation, a.client_id
        if a.seq is not None and (a.op != "start" or (a.conversation, *of[::2]) in named):
            answers.setdefault(of, set()).add((a.conversation, a.seq))
    double = {one: said for one, said in answers.items() if len(said) > 1}
    assert not double, f"answered twice, differently: {double}"


def _named(entry: Entry) -> tuple[str, str]:
    by = Role.CUSTOMER if entry.role == Role.CUSTOMER else entry.by
    return by, str(entry.data.get("client_id", ""))


def _whose(actor: Actor) -> str:
    """Under whom a conversation's client ids are: its customer may have signed in meanwhile."""
    return Role.CUSTOMER if actor.role is Role.CUSTOMER else actor.id


def seats_are_held_for_conversations(content: Content) -> None:
    """Each seat is that of a conversation which knows of it, each such conversation has its seat,
    and nobody has more than they can take.
    """
    held = {(a.id, id, weight) for a in content.agents for id, weight in a.seats.items()}
    wanted = {(who, c.id, c.weight) for c in content.where(*OPEN) for who in _seated(c)}
    assert held == wanted, f"leaked {held - wanted}, lost {wanted - held}"
    for a in content.agents:
        assert a.load == sum(a.seats.values()) <= a.capacity, a


def _seated(c: Conversation) -> set[str]:
    asked = {offer.agent for offer in c.offers if offer.kind in HOLD_SEATS}
    return asked | ({c.agent} if c.agent else set())


def queues_hold_those_who_wait(content: Content) -> None:
    """Who waits for an agent stands in one queue, once; only those asked to be served by somebody
    and those who wait for the opening have no place.
    """
    rows = Counter(
        (group, place.place, place.conversation)
        for group, places in content.queues.items()
        for place in places
    )
    waiting = [c for c in content.where(State.QUEUED) if c.place is not None]
    _same(rows, Counter((c.group, c.place, c.id) for c in waiting))
    for c in content.conversations.values():
        if c.place is None and c.state is State.QUEUED:
            assert c.held_until or any(o.kind is OfferKind.SERVE for o in c.offers), c
        assert c.place is None or c.state is State.QUEUED, c


def customers_have_one_open_conversation(content: Content) -> None:
    """At most one, and it is the one that the customer's row names."""
    for customer in content.customers:
        theirs = [c.id for c in content.where(*OPEN) if c.customer == customer.id]
        assert theirs in ([], [customer.current]), (customer, theirs)


def blocked_customers_have_nothing_open(content: Content) -> None:
    """Once the block was done, whatever was open has ended."""
    blocked = {customer.id for customer in content.customers if customer.blocked}
    open_ones = [c for c in content.where(*OPEN) if c.customer in blocked]
    assert not open_ones, open_ones


def who_became_another_left_nothing(content: Content) -> None:
    """Once histories have joined, all conversations are the known customer's."""
    joined = {customer.id for customer in content.customers if customer.became}
    left = [c for c in content.conversations.values() if c.customer in joined]
    assert not left, left


def lists_hold_what_they_say(content: Content) -> None:
    """The lists of open, late and closed conversations follow the states."""
    store, tenant = content.store, content.tenant
    over = {c.id: day_of(c.ended_at) for c in content.conversations.values() if not c.is_open}
    listed = {c.id for c in _listed(store.open_conversations, tenant)}
    _same(listed, {c.id for c in content.where(*OPEN)})
    late = {c.id for c in _listed(store.late_conversations, tenant)}
    _same(late, {c.id for c in content.where(*OPEN) if c.is_late})
    closed = {
        c.id: day
        for day in set(over.values())
        for c in _listed(store.closed_conversations, tenant, day)
    }
    _same(closed, over)


def everything_open_is_watched(content: Content) -> None:
    """The clock will look at each open conversation, and at none that is over."""
    for c in content.conversations.values():
        assert content.due.get(("conversation", c.id)) == c.due_at, c
        assert (c.due_at is not None) == c.is_open, c
        assert c.is_open or c.ended_reason is not None, c


def states_follow_from_logs(content: Content) -> None:
    """Whoever folds the log from its beginning comes to the same state, agent and group."""
    for c in content.conversations.values():
        folded, group = Folded(), ""
        for entry in content.logs[c.id]:
            shown = entry_for(entry, True)
            assert shown
            folded.receive(shown)
            group = entry.data.get("group", group)
        reason = c.ended_reason and c.ended_reason.value
        found = folded.state, folded.agent, group, folded.ended_reason
        stored = c.state.value, c.agent, c.group, reason
        assert found == stored, f"{c.id}: the log says {found}, the row {stored}"


def agents_know_their_parts(content: Content) -> None:
    """Whoever takes part in an open conversation, or is asked to, finds it in their list."""
    stored = {a.id: set(content.store.parts(content.tenant, a.id)) for a in content.agents}
    taken: dict[str, set[str]] = {a.id: set() for a in content.agents}
    for c in content.where(*OPEN):
        invited = (offer for offer in c.offers if offer.kind is OfferKind.INVITE)
        for one in (*c.participants, *invited):
            taken[one.agent].add(c.id)
    _same(stored, taken)


def rosters_hold_who_can_be_given_work(content: Content) -> None:
    """A group's roster holds its reachable agents: who is there, and chose to be online."""
    for a in content.agents:
        assert not a.reachable or (a.active and a.status is Status.ONLINE), a
    for group in content.queues:
        there = {a.id for a in content.agents if a.reachable and group in a.groups}
        _same(content.store.roster(content.tenant, group, ALL), sorted(there))


def the_free_stand_in_order(content: Content) -> None:
    """A group's order of the free holds its agents where their rows say, and nobody else."""
    for group in content.queues:
        lines = Counter(
            (one.agent, one.rank) for one in content.store.free(content.tenant, group, ALL)
        )
        ranked = [a for a in content.agents if a.ranked and group in a.groups]
        _same(lines, Counter((a.id, a.ranked) for a in ranked))


def agents_are_what_their_logs_say(content: Content) -> None:
    """The last line of an agent's log tells what the agent is."""
    for a in content.agents:
        lines = content.store.agent_log(content.tenant, a.id, 0, content.now, ALL)
        assert not lines or _is(a, lines[-1]), f"{a} is not {lines[-1]}"


def _is(a: Agent, line: AgentChange) -> bool:
    is_now = a.status, a.status_reason, a.reachable, a.active, a.capacity
    said = line.status, line.reason, line.reachable, line.active, line.capacity
    offers = a.groups, a.languages, a.skills
    return (said, (line.groups, line.languages, line.skills)) == (is_now, offers)


def nobody_waits_beside_a_seat(content: Content) -> None:
    """No one in a queue has an agent with room who would do."""
    for group, places in content.queues.items():
        for place in places:
            c = content.conversations[place.conversation]
            if content.policies[group].mode == "pull":
                continue
            free = [a.id for a in content.agents if _would_do(a, c, place, content.now)]
            assert not free, f"{c.id} waits in {group} beside {free}"


def _would_do(agent: Agent, c: Conversation, place: Place, now: int) -> bool:
    offers = Offering(agent.languages, agent.skills)
    return (
        presence.available(agent, now)
        and c.group in agent.groups
        and agent.has_room(c.weight)
        and (agent.id not in c.declined or now > c.declined_at + ASKED_AGAIN_MS)
        and missing(place.need, offers) is None
    )


def no_timer_is_dead(content: Content) -> None:
    """Nothing is overdue, and the clock will look at every agent with seats and every queue."""
    late = {row: at for row, at in content.due.items() if at <= content.now}
    assert not late, f"overdue at {content.now}: {late}"
    for agent in content.agents:
        watched = content.due.get(("agent", agent.id))
        assert watched == agent.due_at, agent
        assert watched or not (agent.seats or agent.reachable), agent
    for group, places in content.queues.items():
        assert not places or ("pulse", group) in content.due, group


def everything_is_counted_once(content: Content) -> None:
    """Counters and alarms are those that the logs make when each entry is told once."""
    fresh = make_ports()
    for entry in content.entries():
        for reaction in (count, raise_alarm):
            if reaction in REACTIONS.get(entry.type, ()):
                reaction(fresh.ports, entry)
    for (tenant, scope, day), amounts in fresh.store._counters.items():
        stored = content.store.counters(tenant, scope, day, day).get(day)
        assert stored == amounts, f"{scope} {day}: {stored}, the log says {amounts}"
    raised = {alarm.id: alarm for alarm in _listed(content.store.alarms, content.tenant)}
    missed = {id for _, id in fresh.store._alarms} - set(raised)
    assert not missed, f"not raised: {missed}"
    moments = {(e.conversation, e.at) for e in content.entries()}
    odd = [a for a in raised.values() if (a.conversation, a.at) not in moments]
    assert not odd, f"no entry raises {odd}"


Law = Callable[[Content], None]
ALWAYS: tuple[Law, ...] = (
    logs_have_no_holes,
    what_was_acknowledged_is_in_the_log,
    nothing_is_doubled,
    seats_are_held_for_conversations,
    queues_hold_those_who_wait,
    customers_have_one_open_conversation,
    lists_hold_what_they_say,
    everything_open_is_watched,
    states_follow_from_logs,
    agents_know_their_parts,
    rosters_hold_who_can_be_given_work,
    the_free_stand_in_order,
    agents_are_what_their_logs_say,
)
SETTLED: tuple[Law, ...] = (
    *ALWAYS,
    blocked_customers_have_nothing_open,
    who_became_another_left_nothing,
    nobody_waits_beside_a_seat,
    no_timer_is_dead,
    everything_is_counted_once,
)


def hold(laws: Iterable[Law], of: Content) -> None:
    """Each law holds; raises AssertionError with the name of one that does not."""
    for law in laws:
        try:
            law(of)
        except AssertionError as broken:
            raise AssertionError(f"{law.__name__}: {broken}") from broken
