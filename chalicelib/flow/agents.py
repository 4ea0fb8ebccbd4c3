"""Agents come, beat, choose a status and go; each may free seats or bring new ones."""

from collections.abc import Callable

from chalicelib.domain.actors import LEADS, STAFF, Actor, Role, system
from chalicelib.domain.agents import presence
from chalicelib.domain.agents.model import Agent, Status
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.decision import ReleaseSeat
from chalicelib.domain.errors import Busy, DomainError, Forbidden, NotFound, Refused
from chalicelib.flow import fanout, handle
from chalicelib.flow.dispatch import dispatch
from chalicelib.flow.ports import Commit, Conflict, Ports

# Sockets die at two hours; ten minutes are for clocks that differ.
SOCKET_LIFE_MS = 2 * 3_600_000 + 600_000
TRIES = 8


def set_status(ports: Ports, actor: Actor, agent_id: str, status: str, reason: str) -> Agent:
    """Choose a status; coming online also counts as a heartbeat and serves the agent's queues."""
    if actor.role is Role.AGENT and actor.id != agent_id:
        raise Forbidden("not_your_status")

    def chosen(agent: Agent) -> Agent:
        after = presence.choose(agent, Status(status), reason, ports.now())
        return presence.beat(after, ports.now()) if actor.id == agent_id else after

    return change(ports, actor.tenant, agent_id, chosen)


def beat(ports: Ports, actor: Actor) -> None:
    """A heartbeat of staff: one small write while the lease runs."""
    if actor.role not in STAFF:
        return
    now = ports.now()
    if not ports.store.beat(actor.tenant, actor.id, now, now + presence.LEASE_MS):
        change(ports, actor.tenant, actor.id, lambda agent: presence.beat(agent, ports.now()))


def connected(ports: Ports, actor: Actor, connection: str) -> None:
    """A socket opened, or says hello.

    Nothing else happens before its first frame: a post to a socket that is not open yet is
    answered as gone, and the connection forgotten.
    """
    now = ports.now()
    for who in _addresses(actor):
        ports.store.connect(actor.tenant, who, connection, now + SOCKET_LIFE_MS, now)


def disconnected(ports: Ports, actor: Actor, connection: str) -> None:
    """A socket closed; the last one of an agent ends the lease and begins the grace."""
    for who in _addresses(actor):
        ports.store.disconnect(actor.tenant, who, connection)
    if actor.role not in STAFF:
        return
    if not ports.store.connections(actor.tenant, [actor.id], ports.now()).get(actor.id):
        change(ports, actor.tenant, actor.id, lambda agent: presence.gone(agent, ports.now()))


def _addresses(actor: Actor) -> list[str]:
    return [actor.id, fanout.LEADS] if actor.role in LEADS else [actor.id]


def change(ports: Ports, tenant: str, agent_id: str, edit: Callable[[Agent], Agent]) -> Agent:
    """Apply an edit until no race is lost; serves the queues when new seats came of it."""
    for _ in range(TRIES):
        before = ports.store.agent(tenant, agent_id)
        if before is None:
            raise NotFound("no_such_agent", agent=agent_id)
        after = edit(before)
        if after == before:
            return before
        try:
            ports.store.save_agent(before, after)
        except Conflict:
            continue
        _tell_leads(ports, before, after)
        if _offers_more(before, after, ports.now()):
            for group in after.groups:
                dispatch(ports, tenant, group)
        return after
    raise Busy("too_many_at_once", agent=agent_id)


def _tell_leads(ports: Ports, before: Agent, after: Agent) -> None:
    if (before.status, before.reachable) != (after.status, after.reachable):
        data = {"agent": after.id, "status": after.status.value, "reachable": after.reachable}
        fanout.leads(ports, after.tenant, "presence", data)


def _offers_more(before: Agent, after: Agent, now: int) -> bool:
    grown = after.capacity > before.capacity or set(after.groups) - set(before.groups)
    came = not presence.available(before, now) or bool(grown)
    return presence.available(after, now) and came


def look_at(ports: Ports, tenant: str, agent_id: str) -> None:
    """The clock's look at an agent: off the rosters when the lease is over, conversations to others
    after the grace.
    """
    agent = change(ports, tenant, agent_id, lambda a: presence.looked_at(a, ports.now()))
    if not presence.is_lost(agent, ports.now()):
        return
    failed = [f for id in agent.seats if (f := _taken_away(ports, tenant, agent_id, id))]
    change(ports, tenant, agent_id, lambda a: presence.looked_at(a, ports.now()))
    if failed:
        raise failed[0]


def _taken_away(ports: Ports, tenant: str, agent: str, conversation: str) -> DomainError | None:
    """Give one conversation to others; what went wrong, so that the rest goes on."""
    lost = c.AgentLost(by=system(tenant), agent=agent)
    try:
        handle.apply(ports, lost.by, conversation, lambda _: lost)
    except Refused:
        _give_seat_back(ports, tenant, agent, conversation)
    except DomainError as failure:
        return failure
    return None


def _give_seat_back(ports: Ports, tenant: str, agent: str, conversation: str) -> None:
    """A seat that is held for a conversation which is with somebody else, or over."""
    found = ports.store.conversation(tenant, conversation)
    if found is not None and found.agent != agent:
        moves = (ReleaseSeat(agent, conversation),)
        ports.store.commit(Commit(found, found, moves=moves))
