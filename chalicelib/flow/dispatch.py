"""Serving a queue: the next in line to the fittest agent, until there is nobody left or no seat.

A new arrival, a freed seat and an agent coming online all run the same function, and so does the
clock for whatever was missed. It reads a bounded part of the queue and of the free agents, however
long they are; the clock's look reads further, so that rare needs meet rare skills within a minute.
Whoever loses a race for a seat or a conversation tries the next one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from chalicelib.domain.actors import system
from chalicelib.domain.agents.choose import Choice, Wanted, choose
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations.model import Conversation, State
from chalicelib.domain.conversations.needs import need_of, relaxed
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.errors import DomainError, NotFound, Refused
from chalicelib.domain.need import ANY, Need
from chalicelib.flow import fanout, handle, policies, service
from chalicelib.flow.ports import Place, Ports
from chalicelib.flow.read import known_service, place_of
from chalicelib.flow.seats import PAGE, Free, put_right

WINDOW, DEEP = 300, 10_000  # how far one look, and the clock's, reads into queue and free agents
HEADS = 10  # how many of the first are told at once where they stand
MOST = 200  # seats filled in one go; the pulse continues
LOST = 5  # races for one conversation
PULSE_MS = 60_000
TOLD = 200  # how many are told each minute where they stand
RESERVED_AFTER_MS = 300_000  # lighter ones go by for so long before room is kept for a heavy one
ASKED_AGAIN_MS = 60_000


def dispatch(ports: Ports, tenant: str, group: str, window: int = WINDOW) -> int:
    """Seat as many of a group's waiting customers as there are seats; how many were seated."""
    first = ports.store.queue(tenant, group, PAGE)
    if not first:
        return 0
    served = _serve(ports, tenant, group, first, window)
    _look_again(ports, tenant, group)
    return served


def _serve(ports: Ports, tenant: str, group: str, first: list[Place], window: int) -> int:
    mode = policies.of_group(ports, tenant, group).mode
    if mode == "pull":
        return 0
    free, served = Free(ports, tenant, group, window), 0
    unmet = set[tuple[Need, int]]()
    patient_until = ports.now() - RESERVED_AFTER_MS
    for place in islice(_line(ports, tenant, group, first), window):
        if served == MOST or (ANY, 1) in unmet:
            break
        wanted = place.need, place.weight
        if wanted in unmet:
            continue
        if free.candidates(*wanted):
            served += _seat(ports, group, place, free, mode)
        elif not free.candidates(ANY):
            unmet.add((ANY, 1))
        elif place.place > patient_until or not free.reserve(*wanted):
            unmet.add(wanted)
    return served


def _line(ports: Ports, tenant: str, group: str, page: list[Place]) -> Iterator[Place]:
    """The queue in its order, read a page at a time."""
    while page:
        yield from page
        if len(page) < PAGE:
            return
        page = ports.store.queue(tenant, group, PAGE, page[-1])


def _seat(ports: Ports, group: str, place: Place, free: Free, mode: str) -> bool:
    """Give one conversation to the fittest, or ask them to take it; whether somebody got it."""
    taken: list[tuple[str, int]] = []
    by = system(free.tenant)

    def build(conversation: Conversation) -> c.Command:
        if conversation.group != group or conversation.place is None:
            raise Refused("not_in_line")
        choice = _chosen(ports, conversation, free, place)
        agent = choice.order[0]
        taken[:] = [(agent.id, conversation.weight)]
        kind = c.Offer if mode == "offer" else c.Assign
        return kind(by=by, agent=agent.id, name=agent.name, why=choice.why)

    for _ in range(LOST):
        try:
            handle.apply(ports, by, place.conversation, build)
        except DomainError as lost:
            if lost.code != "agent_unavailable":
                return False  # with somebody else, gone, or fought over: the queue goes on
            free.forget(taken[0][0])
            continue
        id, weight = taken[0]
        if (agent := free.agent(id)) is not None:
            free.seated(agent, weight)
        return True
    return False


def _chosen(ports: Ports, conversation: Conversation, free: Free, place: Place) -> Choice:
    """Raises Refused when nobody fits after all."""
    agents, last = free.candidates(place.need, place.weight), conversation.last_agent
    if last and all(agent.id != last for agent in agents) and (before := free.agent(last)):
        agents = [*agents, before]
    policy = policies.policy(ports, free.tenant, conversation.group, conversation.channel)
    choice = choose(agents, wanted(conversation, policy, ports.now()), ports.now())
    if not choice.order:
        raise Refused("nobody_fits")
    if passed_over := free.passed_over(place.need):
        return replace(choice, why={**choice.why, "passed_over": passed_over})
    return choice


def wanted(conversation: Conversation, policy: Policy, now: int) -> Wanted:
    """What a waiting conversation asks of its agent at this moment."""
    just_now = now < conversation.declined_at + ASKED_AGAIN_MS
    avoid = {conversation.avoid} if conversation.avoid else set()
    return Wanted(
        group=conversation.group,
        need=need_of(conversation, policy),
        weight=conversation.weight,
        last=conversation.last_agent,
        avoid=avoid | set(() if just_now else conversation.declined),
        declined=conversation.declined if just_now else (),
        relaxed=relaxed(conversation, policy),
    )


def serve_all(ports: Ports, tenant: str, groups: Iterable[str]) -> None:
    """Serve several queues, the one whose head waits longest first."""
    named = list(dict.fromkeys(groups))
    if len(named) == 1:
        dispatch(ports, tenant, named[0])
        return
    heads = {g: ports.store.queue(tenant, g, 1) for g in named}
    for group in sorted((g for g in heads if heads[g]), key=lambda g: heads[g][0].place):
        dispatch(ports, tenant, group)


def _look_again(ports: Ports, tenant: str, group: str) -> None:
    """Leave a pulse for the clock while somebody waits, and tell the first where they stand."""
    waiting = ports.store.queue(tenant, group, HEADS)
    if waiting:
        ports.store.set_pulse(tenant, group, _next_minute(ports))
        _announce(ports, tenant, group, [p.conversation for p in waiting])


def _announce(ports: Ports, tenant: str, group: str, waiting: list[str], first: int = 0) -> None:
    """Tell those who wait, in the order they stand in, what has changed for them."""
    served_by = known_service(ports, tenant, group)
    places: dict[str, tuple[str, Mapping[str, int]]] = {}
    for ahead, conversation in enumerate(ports.store.conversations(tenant, waiting), first):
        if conversation.state is State.QUEUED:
            place, is_news = place_of(ports, conversation, ahead, served_by=served_by)
            if is_news and place:
                places[conversation.customer] = (conversation.id, place)
    fanout.queue(ports, tenant, places)


def pulse(ports: Ports, tenant: str, group: str, due_at: int) -> None:
    """The clock's look at a queue: serve it, tell those who wait, look no more when it is empty."""
    try:
        policies.group(ports, tenant, group)
    except NotFound:
        ports.store.end_pulse(tenant, group, due_at)
        return
    there = service.present(ports, tenant, group)
    for agent in there:
        put_right(ports, agent)
    service.measure(ports, tenant, group, there)
    dispatch(ports, tenant, group, DEEP)
    waiting = ports.store.queue(tenant, group, TOLD)
    _announce(ports, tenant, group, [p.conversation for p in waiting[HEADS:]], HEADS)
    if waiting:
        ports.store.set_pulse(tenant, group, _next_minute(ports), due_at)
        fanout.hint(ports, tenant, group)  # one may have been lost
    else:
        ports.store.end_pulse(tenant, group, due_at)


def _next_minute(ports: Ports) -> int:
    return (ports.now() // PULSE_MS + 1) * PULSE_MS
