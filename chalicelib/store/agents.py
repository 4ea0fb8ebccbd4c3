"""Agents, their seats and the rosters of who can be given work."""

from collections.abc import Sequence
from dataclasses import replace

from pynamodb.expressions.update import Action

from chalicelib.domain.actors import Role
from chalicelib.domain.agents.model import Agent
from chalicelib.flow.ports import AgentChange, AuditLine, Conflict, Page
from chalicelib.store import cursor as pages
from chalicelib.store import load, order
from chalicelib.store.audit import tell
from chalicelib.store.commit import ABSENT, Transaction
from chalicelib.store.rows import keys
from chalicelib.store.rows.agents import (
    AgentRow,
    agent_of,
    item_of_agent,
    item_of_line,
    line_of,
)
from chalicelib.store.rows.base import changes, item
from chalicelib.store.rows.conversations import PointerRow
from chalicelib.store.table import Row

OF_COMMITS = frozenset({"seats"})
MOST_PARTS = 200


def agent(tenant: str, id: str) -> Agent | None:
    """One agent."""
    row = load.row(keys.agent(tenant, id), keys.AGENT)
    return agent_of(row) if row else None


def agents(tenant: str, ids: Sequence[str]) -> list[Agent]:
    """Those that exist, in the order of ``ids``."""
    wanted = [(keys.agent(tenant, id), keys.AGENT) for id in ids]
    found = load.rows(wanted)
    return [agent_of(found[key]) for key in wanted if key in found]


def all_agents(tenant: str, limit: int, cursor: str | None) -> Page[Agent]:
    """A tenant's agents by id."""
    found, more = pages.page(keys.agents(tenant), limit, cursor)
    return Page(agents(tenant, [i["sk"]["S"] for i in found]), more)


def roster(tenant: str, group: str, limit: int) -> list[str]:
    """Ids of the group's reachable, online agents."""
    return [i["sk"]["S"] for i in load.items(keys.roster(tenant, group), None, limit)]


def save_agent(
    before: Agent | None,
    after: Agent,
    line: AgentChange | None = None,
    audit: AuditLine | None = None,
    keeper: str = "",
) -> None:
    """Write a new one whole, of a known one what differs, with a line of its log;
    Conflict("version") on a lost race, or where ``keeper`` is no administrator any more.
    """
    transaction = Transaction()
    if line is not None:
        transaction.put(item_of_line(after.tenant, after.id, line))
    tell(transaction, audit)
    if before is None:
        transaction.put(item_of_agent(after), "version", ABSENT)
        transaction.put(item(PointerRow, keys.agents(after.tenant), after.id))
    else:
        pk, held = keys.agent(after.tenant, after.id), order.as_ranked(before)
        transaction.update(pk, keys.AGENT, _changed(before, after), held)
    if keeper:
        _keep(transaction, keys.agent(after.tenant, keeper))
    _list(transaction, before, after)
    order.move(transaction, before, after)
    if before and not transaction.fits and (before.ranked or after.ranked):
        _save_in_steps(before, after, line, audit, keeper)
    else:
        transaction.run()


def _keep(to: Transaction, pk: str) -> None:
    """Let a transaction fail unless an agent is an administrator: what it writes is there already,
    so that of two who send each other away one comes too late.
    """
    stays = (AgentRow.role == Role.ADMIN) & (AgentRow.active == True)  # noqa: E712
    to.update(pk, keys.AGENT, [AgentRow.active.set(True)], stays)


def _save_in_steps(
    before: Agent, after: Agent, line: AgentChange | None, audit: AuditLine | None, keeper: str
) -> None:
    """Most of many groups change at once: out of the order, saved, and into it again."""
    if not order.rank(before, ""):
        raise Conflict("version")
    saved = replace(after, ranked="")
    save_agent(replace(before, ranked=""), saved, line, audit, keeper)
    # Whoever is faster here has ranked the agent.
    order.rank(saved, after.ranked)


def _list(to: Transaction, before: Agent | None, after: Agent) -> None:
    was, becomes = _rosters(before), _rosters(after)
    for group in sorted(becomes - was):
        to.put(item(PointerRow, keys.roster(after.tenant, group), after.id))
    for group in sorted(was - becomes):
        to.delete(keys.roster(after.tenant, group), after.id)


def _rosters(agent: Agent | None) -> set[str]:
    return set(agent.groups) if agent and agent.reachable else set()


def _changed(before: Agent, after: Agent) -> list[Action]:
    """Room follows capacity by the difference, for seats may be claimed meanwhile."""
    actions = changes(AgentRow, before, after, OF_COMMITS)
    if after.capacity != before.capacity:
        actions.append(AgentRow.room.add(after.capacity - before.capacity))
    if after.due_at != before.due_at:
        shard = AgentRow.due_shard
        held = after.due_at is not None
        actions.append(shard.set(keys.due_shard(after.id)) if held else shard.remove())
    return actions or [AgentRow.version.set(after.version)]


def beat(tenant: str, id: str, now: int, until: int) -> bool:
    """Extend a lease that still runs; its alarm stays and is set anew when it goes off."""
    runs = (AgentRow.seen_until > now) & (AgentRow.active == True)  # noqa: E712
    transaction = Transaction()
    extended = [AgentRow.seen_until.set(until)]
    transaction.update(keys.agent(tenant, id), keys.AGENT, extended, runs)
    return transaction.holds()


def parts(tenant: str, id: str) -> list[str]:
    """The conversations an agent has a part in without a seat."""
    theirs = load.items(keys.agent(tenant, id), Row.sk.startswith(keys.PART), MOST_PARTS)
    return [i["sk"]["S"].removeprefix(keys.PART) for i in theirs]


def agent_log(tenant: str, id: str, first: int, last: int, limit: int) -> list[AgentChange]:
    """The lines between two moments (ms, both included), in order."""
    between = Row.sk.between(keys.log(first), keys.log(last) + "~")
    return [line_of(i) for i in load.items(keys.agent(tenant, id), between, limit)]
