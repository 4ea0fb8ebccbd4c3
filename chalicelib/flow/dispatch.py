"""Serving a queue: the next in line to the fittest agent, until there is nobody left or no seat.

A new arrival, a freed seat and an agent coming online all run the same function, and so does the
clock for whatever was missed. Whoever loses a race for a seat or a conversation tries the next one.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from chalicelib.domain.actors import system
from chalicelib.domain.agents.choose import choose
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations.model import Conversation, State
from chalicelib.domain.errors import DomainError, NotFound
from chalicelib.flow import fanout, handle, policies
from chalicelib.flow.ports import Ports
from chalicelib.flow.read import ROSTER, place_of

HEADS = 10  # how many of a queue's head one look considers
MOST = 200  # seats filled in one go; the pulse continues
PULSE_MS = 60_000
TOLD = 200  # how many are told each minute where they stand


def dispatch(ports: Ports, tenant: str, group: str) -> int:
    """Seat as many of a group's waiting customers as there are seats; how many were seated."""
    served = 0
    agents = _candidates(ports, tenant, group)
    while agents and served < MOST:
        step = _serve_one(ports, tenant, group, agents)
        if step is None:
            break
        agents = step
        served += 1
    _look_again(ports, tenant, group)
    return served


def _candidates(ports: Ports, tenant: str, group: str) -> list[Agent]:
    return ports.store.agents(tenant, ports.store.roster(tenant, group, ROSTER))


def _serve_one(ports: Ports, tenant: str, group: str, agents: list[Agent]) -> list[Agent] | None:
    """Seat one of the heads of the queue; the agents with their new loads, or None when nobody
    could be seated.
    """
    heads = [p.conversation for p in ports.store.queue(tenant, group, HEADS)]
    for conversation in ports.store.conversations(tenant, heads):
        if conversation.state is not State.QUEUED or conversation.group != group:
            continue
        taken = _seat(ports, conversation, agents)
        if taken is not None:
            return [
                replace(a, load=a.load + 1, idle_since=ports.now()) if a.id == taken else a
                for a in agents
            ]
    return None


def _seat(ports: Ports, conversation: Conversation, agents: list[Agent]) -> str | None:
    """Try the candidates; the agent who got it, or None."""
    now = ports.now()
    choice = choose(agents, conversation.group, now, conversation.last_agent, conversation.avoid)
    for agent in choice.order:
        try:
            _assign(ports, conversation, agent, choice.why)
        except DomainError as lost:
            if lost.code == "agent_unavailable":
                continue
            return None  # seated by somebody else, gone, or fought over: the queue goes on
        return agent.id
    return None


def _assign(ports: Ports, conversation: Conversation, agent: Agent, why: Mapping[str, Any]) -> None:
    by = system(conversation.tenant)
    assign = c.Assign(by=by, agent=agent.id, name=agent.name, why=why)
    handle.apply(ports, by, conversation.id, lambda _: assign)


def _look_again(ports: Ports, tenant: str, group: str) -> None:
    """Leave a pulse for the clock while somebody waits, and tell the first where they stand."""
    waiting = ports.store.queue(tenant, group, HEADS)
    if waiting:
        next_minute = (ports.now() // PULSE_MS + 1) * PULSE_MS
        ports.store.set_pulse(tenant, group, next_minute)
        _announce(ports, tenant, [p.conversation for p in waiting])


def _announce(ports: Ports, tenant: str, waiting: list[str], first: int = 0) -> None:
    """Tell those who wait, in the order they stand in, what has changed for them."""
    places: dict[str, tuple[str, dict[str, int]]] = {}
    for ahead, conversation in enumerate(ports.store.conversations(tenant, waiting), first):
        if conversation.state is State.QUEUED:
            place, is_news = place_of(ports, conversation, ahead)
            if is_news:
                places[conversation.customer] = (conversation.id, place)
    fanout.queue(ports, tenant, places)


def pulse(ports: Ports, tenant: str, group: str, due_at: int) -> None:
    """The clock's look at a queue: serve it, tell those who wait, look no more when it is empty."""
    try:
        policies.group(ports, tenant, group)
        dispatch(ports, tenant, group)
    except NotFound:
        ports.store.end_pulse(tenant, group, due_at)
        return
    waiting = ports.store.queue(tenant, group, TOLD)
    _announce(ports, tenant, [p.conversation for p in waiting[HEADS:]], HEADS)
    if not waiting:
        ports.store.end_pulse(tenant, group, due_at)
