"""The order of those with room: one line in each group of an agent, moved together with them.

What the lines say stands in ``Agent.ranked`` as well, and both change in one transaction. So there
is never a line that its agent does not know of, nor a group without its line.
"""

from dataclasses import replace

from pynamodb.expressions.condition import Condition

from chalicelib.domain.agents.model import Agent
from chalicelib.domain.need import Offering
from chalicelib.flow.ports import Ranked
from chalicelib.store import load
from chalicelib.store.commit import Transaction, as_loaded
from chalicelib.store.rows import keys
from chalicelib.store.rows.agents import AgentRow, item_of_free, ranked_of
from chalicelib.store.table import Row


def free(tenant: str, group: str, limit: int, after: Ranked | None = None) -> list[Ranked]:
    """A group's agents with room, least loaded first, from the first or after one."""
    beyond = Row.sk > keys.ranked(after.rank, after.agent) if after else None
    return [ranked_of(i) for i in load.items(keys.free(tenant, group), beyond, limit)]


def rank(before: Agent, ranked: str) -> bool:
    """Move an agent within the order of each group ("": out of it); False on a lost race."""
    transaction = Transaction()
    pk, moved = keys.agent(before.tenant, before.id), [AgentRow.ranked.set(ranked)]
    transaction.update(pk, keys.AGENT, moved, as_ranked(before))
    move(transaction, before, replace(before, ranked=ranked))
    return transaction.holds()


def as_ranked(before: Agent) -> Condition:
    """Holds while the agent is as loaded, and where they were in the order."""
    stood: Condition = AgentRow.ranked == before.ranked
    if not before.ranked:
        stood |= AgentRow.ranked.does_not_exist()  # rows that are older than the order
    stood &= as_loaded(before)
    return stood


def move(to: Transaction, before: Agent | None, after: Agent) -> None:
    """Add to a transaction what turns the lines of ``before`` into those of ``after``."""
    was, becomes = _lines(before), _lines(after)
    for group, line in was.items():
        if group not in becomes or becomes[group].rank != line.rank:
            to.delete(keys.free(after.tenant, group), keys.ranked(line.rank, line.agent))
    for group, line in becomes.items():
        if was.get(group) != line:
            to.put(item_of_free(after.tenant, group, line))


def _lines(agent: Agent | None) -> dict[str, Ranked]:
    if agent is None or not agent.ranked:
        return {}
    offering = Offering(agent.languages, agent.skills)
    return {group: Ranked(agent.id, agent.ranked, offering) for group in agent.groups}
