"""Agents come, beat, choose a status and go; each may free seats or bring new ones."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from chalicelib.domain.actors import LEADS, STAFF, Actor, Role, system
from chalicelib.domain.agents import presence, shifts
from chalicelib.domain.agents.choose import rank
from chalicelib.domain.agents.model import Agent, Status
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations.model import Conversation, TransferReason
from chalicelib.domain.decision import ReleaseSeat
from chalicelib.domain.errors import Busy, DomainError, Forbidden, NotFound, Refused
from chalicelib.flow import audit, fanout, handle
from chalicelib.flow.dispatch import serve_all
from chalicelib.flow.ports import AgentChange, Commit, Conflict, Ports
from chalicelib.flow.seats import settle

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

    agent = change(ports, actor.tenant, agent_id, chosen, actor.id)
    pass_offers_on(ports, agent)
    return agent


def pass_offers_on(ports: Ports, agent: Agent) -> None:
    """Who does not want work any more is not waited for: what they were asked goes to others."""
    if agent.status is Status.ONLINE or not agent.seats:
        return
    gone = c.AgentLost(by=system(agent.tenant), agent=agent.id)

    def build(conversation: Conversation) -> c.Command:
        if conversation.agent == agent.id or agent.id not in conversation.seated:
            raise Refused("not_asked")
        return gone

    if failed := _take_away(ports, agent, build):
        raise failed[0]


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


def change(
    ports: Ports,
    tenant: str,
    agent_id: str,
    edit: Callable[[Agent], Agent],
    by: str = "system",
    what: str = "",
    keeper: Callable[[Agent, Agent], str] = lambda before, after: "",
) -> Agent:
    """Apply an edit until no race is lost; serves the queues when new seats came of it. ``what`` is
    what the audit calls it, where it is to be told there; ``keeper`` names the administrator who
    has to be there when it is saved, where one does.
    """
    for _ in range(TRIES):
        before = ports.store.agent(tenant, agent_id)
        if before is None:
            raise NotFound("no_such_agent", agent=agent_id)
        after = edit(before)
        if after == before:
            return before
        after = replace(after, ranked=rank(after))
        told = audit.line(ports, by, what, before, after) if what else None
        try:
            line = _news(before, after, by, ports.now())
            ports.store.save_agent(before, after, line, told, keeper(before, after))
        except Conflict:
            continue
        _tell_leads(ports, before, after)
        if _offers_more(before, after, ports.now()):
            serve_all(ports, tenant, after.groups)
        if before.due_at is not None and after.due_at is None:
            # A seat that was taken by hand meanwhile was believed to be watched.
            return change(ports, tenant, agent_id, lambda a: presence.seated(a, ports.now()))
        return after
    raise Busy("too_many_at_once", agent=agent_id)


def _news(before: Agent, after: Agent, by: str, now: int) -> AgentChange | None:
    """The line for the agent's log, where anything changed that it tells."""
    line = _line(after, by, now)
    return None if line == replace(_line(before, by, now), version=after.version) else line


def _line(agent: Agent, by: str, now: int) -> AgentChange:
    return AgentChange(
        at=now,
        version=agent.version,
        by=by,
        status=agent.status.value,
        reason=agent.status_reason,
        connected=presence.connected(agent, now),
        reachable=agent.reachable,
        active=agent.active,
        capacity=agent.capacity,
        groups=agent.groups,
        languages=agent.languages,
        skills=agent.skills,
    )


def _tell_leads(ports: Ports, before: Agent, after: Agent) -> None:
    now = ports.now()
    was, is_now = (
        (a.status, a.status_reason, a.reachable, presence.connected(a, now))
        for a in (before, after)
    )
    if was != is_now:
        status, reason, reachable, connected = is_now
        data = {"agent": after.id, "status": status.value, "reason": reason}
        shown = {**data, "reachable": reachable, "connected": connected}
        fanout.leads(ports, after.tenant, "presence", shown)


def _offers_more(before: Agent, after: Agent, now: int) -> bool:
    grown = (
        after.capacity > before.capacity
        or set(after.groups) - set(before.groups)
        or (after.languages, after.skills) != (before.languages, before.skills)
    )
    came = not presence.available(before, now) or bool(grown)
    return presence.available(after, now) and came


def look_at(ports: Ports, tenant: str, agent_id: str) -> None:
    """The clock's look at an agent: off the rosters when lease or shift is over, conversations to
    others after the grace, or at the end of the shift.
    """
    found = ports.store.agent(tenant, agent_id)
    failed = _end_shift(ports, found) if found and shifts.is_over(found, ports.now()) else []
    agent = change(
        ports, tenant, agent_id, lambda a: presence.looked_at(a, ports.now(), not failed)
    )
    if presence.is_lost(agent, ports.now()):
        lost = c.AgentLost(by=system(tenant), agent=agent_id)
        failed += _take_away(ports, agent, lambda _: lost)
        change(ports, tenant, agent_id, lambda a: presence.looked_at(a, ports.now()))
    settle(ports, tenant, agent_id)
    if failed:
        raise failed[0]


def _end_shift(ports: Ports, agent: Agent) -> list[DomainError]:
    """Hand on what the agent held when the shift ended; what was taken later stays."""
    reason = TransferReason.SHIFT_END
    ends = c.AgentLost(by=system(agent.tenant), agent=agent.id, reason=reason)

    def build(conversation: Conversation) -> c.Command:
        if conversation.assigned_at > agent.shift_until:
            raise Refused("taken_after_the_shift")
        others = set(ports.store.roster(agent.tenant, conversation.group, 2)) - {agent.id}
        if not others and presence.connected(agent, ports.now()):
            raise Refused("nobody_to_hand_on_to")
        return ends

    return _take_away(ports, agent, build)


def _take_away(ports: Ports, agent: Agent, build: handle.Build) -> list[DomainError]:
    """Give an agent's conversations to others, each for itself; what went wrong."""
    failures = (_taken_away(ports, agent, id, build) for id in agent.seats)
    return [failure for failure in failures if failure]


def _taken_away(
    ports: Ports, agent: Agent, conversation: str, build: handle.Build
) -> DomainError | None:
    try:
        handle.apply(ports, system(agent.tenant), conversation, build)
    except Refused:
        _give_seat_back(ports, agent.tenant, agent.id, conversation)
    except DomainError as failure:
        return failure
    return None


def _give_seat_back(ports: Ports, tenant: str, agent: str, conversation: str) -> None:
    """A seat that is held for a conversation which is with somebody else, or over."""
    found = ports.store.conversation(tenant, conversation)
    if found is not None and agent not in found.seated:
        moves = (ReleaseSeat(agent, conversation, found.weight),)
        with suppress(Conflict):  # somebody was faster: the next look sees what is left
            ports.store.commit(Commit(found, found, moves=moves))
