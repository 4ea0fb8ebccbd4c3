"""Rows of agents: who they are, where they stand among the free, and what they were."""

from collections.abc import Mapping

from pynamodb.attributes import Attribute, BooleanAttribute, UnicodeAttribute
from pynamodb.constants import MAP

from chalicelib.domain.actors import Role
from chalicelib.domain.agents.model import Agent, Status
from chalicelib.domain.need import Offering
from chalicelib.flow.ports import AgentChange, Ranked
from chalicelib.store.rows import keys
from chalicelib.store.rows.base import Item, Json, OneOf, Value, Whole, Words, packed, unpacked
from chalicelib.store.table import Row


class Seats(Attribute[Mapping[str, int]]):
    """Conversation → weight, as a map so that one seat can be set or removed."""

    attr_type = MAP

    def serialize(self, value: Mapping[str, int]) -> dict[str, dict[str, str]]:
        """To a map of numbers."""
        return {conversation: {"N": str(weight)} for conversation, weight in value.items()}

    def deserialize(self, value: dict[str, dict[str, str]]) -> dict[str, int]:
        """From a map of numbers."""
        return {conversation: int(weight["N"]) for conversation, weight in value.items()}


class AgentRow(Row, discriminator="agent"):
    """An agent. ``room`` is capacity less load, for a condition can compare but not subtract."""

    name = UnicodeAttribute()
    email = UnicodeAttribute()
    role = OneOf(Role)
    groups = Words()
    capacity = Whole()
    active = BooleanAttribute()
    version = Whole(attr_name="v")
    status = OneOf(Status)
    status_reason = UnicodeAttribute(null=True)
    seen_until = Whole()
    reachable = BooleanAttribute()
    seats = Seats()
    room = Whole()
    idle_since = Whole()
    signed_out = Json()
    skills = Json()
    languages = Words()
    shifts = Json()
    shift_until = Whole()
    breaks = Json(tuple[tuple[int, int], ...])
    ranked = UnicodeAttribute()
    missed = Words()
    answered_at = Whole()
    era = Whole()
    mfa = BooleanAttribute()
    picture = UnicodeAttribute()


class FreeRow(Row, discriminator="free"):
    """An agent with room: the key orders, the rest saves loading those who do not fit."""

    offering = Value(Offering, attr_name="of", null=True)


class LineRow(Row, discriminator="line"):
    """A line of an agent's log."""

    at = Whole()
    version = Whole()
    by = UnicodeAttribute()
    status = UnicodeAttribute()
    reason = UnicodeAttribute()
    connected = BooleanAttribute()
    reachable = BooleanAttribute()
    active = BooleanAttribute()
    capacity = Whole()
    groups = Words(null=True)
    languages = Words(null=True)
    skills = Json(null=True)


def item_of_agent(a: Agent) -> Item:
    """A new agent."""
    pk = keys.agent(a.tenant, a.id)
    due = {"due_shard": keys.due_shard(a.id)} if a.due_at is not None else {}
    room = a.capacity - sum(a.seats.values())
    return packed(AgentRow, a, pk, keys.AGENT, whole=True, room=room, **due)


def agent_of(found: Item) -> Agent:
    """The agent that an item holds."""
    tenant, _, id = keys.parts(found["pk"]["S"])
    load = int(found["capacity"]["N"]) - int(found["room"]["N"])
    return unpacked(AgentRow, Agent, found, tenant=tenant, id=id, load=load)


def item_of_free(tenant: str, group: str, ranked: Ranked) -> Item:
    """An agent's line in a group's order of the free."""
    sk = keys.ranked(ranked.rank, ranked.agent)
    return packed(FreeRow, ranked, keys.free(tenant, group), sk)


def ranked_of(found: Item) -> Ranked:
    """The line that an item holds."""
    rank, _, agent = found["sk"]["S"].rpartition("#")
    return unpacked(FreeRow, Ranked, found, rank=rank, agent=agent)


def item_of_line(tenant: str, id: str, change: AgentChange) -> Item:
    """A line of an agent's log."""
    return packed(LineRow, change, keys.agent(tenant, id), keys.line(change.at, change.version))


def line_of(found: Item) -> AgentChange:
    """The line that an item holds."""
    return unpacked(LineRow, AgentChange, found)
