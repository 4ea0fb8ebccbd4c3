"""Rows of agents, tenants, groups, customers and keys."""

from typing import Any

from pynamodb.attributes import BooleanAttribute, MapAttribute, NumberAttribute, UnicodeAttribute

from chalicelib.domain.actors import Role
from chalicelib.domain.agents.model import Agent, Status
from chalicelib.domain.tenants.model import ApiKey, Customer, Group, Tenant
from chalicelib.store.rows import keys
from chalicelib.store.rows.base import Json, OneOf, Words, packed, unpacked
from chalicelib.store.table import Row


class AgentRow(Row, discriminator="agent"):
    """An agent. ``room`` is capacity less load, because a condition can compare but not subtract."""

    name = UnicodeAttribute()
    email = UnicodeAttribute()
    role = OneOf(Role)
    groups = Words()
    capacity = NumberAttribute()
    active = BooleanAttribute()
    version = NumberAttribute(attr_name="v")
    status = OneOf(Status)
    status_reason = UnicodeAttribute(null=True)
    seen_until = NumberAttribute()
    reachable = BooleanAttribute()
    seats: Any = MapAttribute()  # type: ignore[no-untyped-call]  # conversation → weight
    room = NumberAttribute()
    idle_since = NumberAttribute()
    signed_out = Json()


class TenantRow(Row, discriminator="tenant"):
    """A tenant."""

    slug = UnicodeAttribute()
    name = UnicodeAttribute()
    default_group = UnicodeAttribute()
    version = NumberAttribute(attr_name="v")
    policy = Json(null=True)
    channels = Json(null=True)
    widget_keys = Words(null=True)
    identity_secrets = Words(null=True)


class GroupRow(Row, discriminator="group"):
    """A group."""

    name = UnicodeAttribute()
    version = NumberAttribute(attr_name="v")
    policy = Json(null=True)
    channels = Json(null=True)


class CustomerRow(Row, discriminator="customer"):
    """A customer; ``current`` is written by commits alone."""

    created_at = NumberAttribute()
    external_id = UnicodeAttribute(null=True)
    name = UnicodeAttribute(null=True)
    email = UnicodeAttribute(null=True)
    language = UnicodeAttribute(null=True)
    attributes = Json(null=True)
    current = UnicodeAttribute(null=True)
    version = NumberAttribute(attr_name="v")


class KeyRow(Row, discriminator="key"):
    """An integrator's key."""

    name = UnicodeAttribute()
    digest = UnicodeAttribute()
    scopes = Words()
    created_at = NumberAttribute()
    expires_at = NumberAttribute(null=True)
    revoked = BooleanAttribute(null=True)


class NameRow(Row, discriminator="name"):
    """Says whose a name is that only one may have."""

    owner = UnicodeAttribute()


def row_of_agent(a: Agent) -> AgentRow:
    """The row of a new agent."""
    pk = keys.agent(a.tenant, a.id)
    due = {"due_shard": keys.due_shard(a.id)} if a.due_at is not None else {}
    room = a.capacity - sum(a.seats.values())
    return packed(AgentRow, a, pk, keys.AGENT, whole=True, room=room, **due)


def agent_of(row: AgentRow) -> Agent:
    """The agent that a row holds."""
    tenant, _, id = keys.parts(row.pk)
    seats = {conversation: int(weight) for conversation, weight in row.seats.as_dict().items()}
    known = {"tenant": tenant, "id": id, "seats": seats, "load": sum(seats.values())}
    return unpacked(Agent, row, **known)


def row_of_tenant(t: Tenant) -> TenantRow:
    """The row of a tenant."""
    return packed(TenantRow, t, keys.tenant(t.id), keys.TENANT)


def tenant_of(row: TenantRow) -> Tenant:
    """The tenant that a row holds."""
    return unpacked(Tenant, row, id=_tenant(row))


def row_of_group(g: Group) -> GroupRow:
    """The row of a group."""
    return packed(GroupRow, g, keys.tenant(g.tenant), keys.GROUP + g.id)


def group_of(row: GroupRow) -> Group:
    """The group that a row holds."""
    return unpacked(Group, row, tenant=_tenant(row), id=row.sk.removeprefix(keys.GROUP))


def row_of_customer(c: Customer) -> CustomerRow:
    """The row of a new customer."""
    return packed(CustomerRow, c, keys.customer(c.tenant, c.id), keys.CUSTOMER)


def customer_of(row: CustomerRow) -> Customer:
    """The customer that a row holds."""
    tenant, _, id = keys.parts(row.pk)
    return unpacked(Customer, row, tenant=tenant, id=id)


def row_of_key(k: ApiKey) -> KeyRow:
    """The row of a key."""
    return packed(KeyRow, k, keys.tenant(k.tenant), keys.KEY + k.id)


def key_of(row: KeyRow) -> ApiKey:
    """The key that a row holds."""
    return unpacked(ApiKey, row, tenant=_tenant(row), id=row.sk.removeprefix(keys.KEY))


def _tenant(row: Row) -> str:
    return row.pk.partition("#")[0]
