"""Rows of tenants, groups, customers and keys."""

from typing import Any

from pynamodb.attributes import BooleanAttribute, UnicodeAttribute

from chalicelib.domain.tenants.model import (
    ApiKey,
    Customer,
    Device,
    Group,
    PageSeen,
    Tenant,
    Visit,
)
from chalicelib.store.rows import keys
from chalicelib.store.rows.base import (
    Item,
    Json,
    Value,
    Values,
    Whole,
    Words,
    packed,
    unpacked,
)
from chalicelib.store.table import Row


class TenantRow(Row, discriminator="tenant"):
    """A tenant."""

    slug = UnicodeAttribute()
    name = UnicodeAttribute()
    default_group = UnicodeAttribute()
    version = Whole(attr_name="v")
    policy = Json(null=True)
    channels = Json(null=True)
    widget_keys = Words(null=True)
    identity_secrets = Words(null=True)
    rules = Json(tuple[dict[str, Any], ...], null=True)
    tags = Json(tuple[dict[str, str], ...], null=True)


class GroupRow(Row, discriminator="group"):
    """A group."""

    name = UnicodeAttribute()
    version = Whole(attr_name="v")
    policy = Json(null=True)
    channels = Json(null=True)
    archived = BooleanAttribute(null=True)


class CustomerRow(Row, discriminator="customer"):
    """A customer; ``current`` and ``visits`` are written by commits alone."""

    created_at = Whole()
    external_id = UnicodeAttribute(null=True)
    name = UnicodeAttribute(null=True)
    email = UnicodeAttribute(null=True)
    language = UnicodeAttribute(null=True)
    phone = UnicodeAttribute(null=True)
    attributes = Json(null=True)
    fields = Json(null=True)
    said_by_staff = Words(null=True)
    current = UnicodeAttribute(null=True)
    visits = Whole(null=True)
    blocked = BooleanAttribute(null=True)
    became = UnicodeAttribute(null=True)
    merged_by = UnicodeAttribute(null=True)
    version = Whole(attr_name="v")


class VisitRow(Row, discriminator="visit"):
    """What a customer's browser told last."""

    updated_at = Whole(attr_name="at")
    pages = Values(PageSeen, null=True)
    device = Value(Device, null=True)
    language = UnicodeAttribute(null=True)
    time_zone = UnicodeAttribute(null=True)
    attributes = Json(null=True)


class KeyRow(Row, discriminator="key"):
    """An integrator's key."""

    name = UnicodeAttribute()
    digest = UnicodeAttribute()
    scopes = Words()
    created_at = Whole()
    expires_at = Whole(null=True)
    revoked = BooleanAttribute(null=True)


class NameRow(Row, discriminator="name"):
    """Says whose a name is that only one may have."""

    owner = UnicodeAttribute()


def item_of_tenant(t: Tenant) -> Item:
    """A tenant."""
    return packed(TenantRow, t, keys.tenant(t.id), keys.TENANT)


def tenant_of(found: Item) -> Tenant:
    """The tenant that an item holds."""
    return unpacked(TenantRow, Tenant, found, id=_tenant(found))


def item_of_group(g: Group) -> Item:
    """A group."""
    return packed(GroupRow, g, keys.tenant(g.tenant), keys.GROUP + g.id)


def group_of(found: Item) -> Group:
    """The group that an item holds."""
    return unpacked(GroupRow, Group, found, tenant=_tenant(found), id=_after(keys.GROUP, found))


def item_of_customer(c: Customer) -> Item:
    """A new customer."""
    return packed(CustomerRow, c, keys.customer(c.tenant, c.id), keys.CUSTOMER)


def customer_of(found: Item) -> Customer:
    """The customer that an item holds."""
    tenant, _, id = keys.parts(found["pk"]["S"])
    return unpacked(CustomerRow, Customer, found, tenant=tenant, id=id)


def item_of_visit(v: Visit) -> Item:
    """A visit."""
    return packed(VisitRow, v, keys.customer(v.tenant, v.customer), keys.VISIT)


def visit_of(found: Item) -> Visit:
    """The visit that an item holds."""
    tenant, _, customer = keys.parts(found["pk"]["S"])
    return unpacked(VisitRow, Visit, found, tenant=tenant, customer=customer)


def item_of_key(k: ApiKey) -> Item:
    """A key."""
    return packed(KeyRow, k, keys.tenant(k.tenant), keys.KEY + k.id)


def key_of(found: Item) -> ApiKey:
    """The key that an item holds."""
    return unpacked(KeyRow, ApiKey, found, tenant=_tenant(found), id=_after(keys.KEY, found))


def _tenant(found: Item) -> str:
    return str(found["pk"]["S"]).partition("#")[0]


def _after(prefix: str, found: Item) -> str:
    return str(found["sk"]["S"]).removeprefix(prefix)
