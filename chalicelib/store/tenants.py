"""Tenants, groups, customers, their visits and keys."""

from collections.abc import Sequence

from chalicelib.domain.tenants.model import ApiKey, Customer, Group, Tenant, Visit
from chalicelib.flow.ports import AuditLine
from chalicelib.store import load
from chalicelib.store.audit import tell
from chalicelib.store.commit import ABSENT, Transaction, as_loaded, put
from chalicelib.store.found import list_customer
from chalicelib.store.rows import keys
from chalicelib.store.rows.base import changes, item
from chalicelib.store.rows.people import (
    CustomerRow,
    NameRow,
    customer_of,
    group_of,
    item_of_customer,
    item_of_group,
    item_of_key,
    item_of_tenant,
    item_of_visit,
    key_of,
    tenant_of,
    visit_of,
)
from chalicelib.store.table import Row

OF_COMMITS = frozenset({"current", "visits"})


def tenant(id: str) -> Tenant | None:
    """One tenant."""
    row = load.row(keys.tenant(id), keys.TENANT)
    return tenant_of(row) if row else None


def tenant_by_slug(slug: str) -> str | None:
    """The id of the tenant that signs in by this slug."""
    row = load.row(keys.slug(slug), keys.TENANT)
    return row["owner"]["S"] if row else None


def save_tenant(before: Tenant | None, after: Tenant, audit: AuditLine | None = None) -> None:
    """Conflict("version") on a lost race, Conflict("slug") when the slug is another's."""
    transaction = Transaction()
    transaction.put(item_of_tenant(after), "version", as_loaded(before))
    was = keys.slug(before.slug) if before else None
    _take_name(transaction, (was, keys.slug(after.slug)), keys.TENANT, after.id, "slug")
    tell(transaction, audit)
    transaction.run()


def group(tenant: str, id: str) -> Group | None:
    """One group."""
    row = load.row(keys.tenant(tenant), keys.GROUP + id)
    return group_of(row) if row else None


def groups(tenant: str) -> list[Group]:
    """All groups of a tenant, by id."""
    found = load.items(keys.tenant(tenant), Row.sk.startswith(keys.GROUP))
    return [group_of(i) for i in found]


def save_group(before: Group | None, after: Group, audit: AuditLine | None = None) -> None:
    """Conflict("version") on a lost race."""
    transaction = Transaction()
    transaction.put(item_of_group(after), "version", as_loaded(before))
    tell(transaction, audit)
    transaction.run()


def customer(tenant: str, id: str) -> Customer | None:
    """One customer."""
    row = load.row(keys.customer(tenant, id), keys.CUSTOMER)
    return customer_of(row) if row else None


def customers(tenant: str, ids: Sequence[str]) -> list[Customer]:
    """Those that exist, each once."""
    found = load.rows((keys.customer(tenant, id), keys.CUSTOMER) for id in ids)
    return [customer_of(row) for row in found.values()]


def customer_by_external(tenant: str, external_id: str) -> str | None:
    """The id of the customer whom the tenant calls so."""
    row = load.row(keys.external(tenant, external_id), keys.CUSTOMER)
    return row["owner"]["S"] if row else None


def save_customer(before: Customer | None, after: Customer, audit: AuditLine | None = None) -> None:
    """Write a new one whole, of a known one the fields that differ but never ``current``.

    Conflict("version") on a lost race, Conflict("external_id") when that name is another's.
    """
    transaction = Transaction()
    pk = keys.customer(after.tenant, after.id)
    if before is None:
        transaction.put(item_of_customer(after), "version", ABSENT)
    else:
        actions = changes(CustomerRow, before, after, OF_COMMITS)
        actions = actions or [CustomerRow.version.set(after.version)]
        transaction.update(pk, keys.CUSTOMER, actions, as_loaded(before))
    names = _name(before), _name(after)
    _take_name(transaction, names, keys.CUSTOMER, after.id, "external_id")
    list_customer(transaction, before, after)
    tell(transaction, audit)
    transaction.run()


def merge_customers(
    gone: Customer,
    became: Customer,
    heir: Customer,
    after: Customer,
    audit: AuditLine | None = None,
) -> None:
    """Both rows at once: of who has ``became`` the heir, and of the heir ``after`` it.
    Conflict("version") on a lost race with either.
    """
    transaction = Transaction()
    for before, now in ((gone, became), (heir, after)):
        actions = changes(CustomerRow, before, now, OF_COMMITS)
        pk = keys.customer(now.tenant, now.id)
        transaction.update(pk, keys.CUSTOMER, actions, as_loaded(before))
        list_customer(transaction, before, now)
    tell(transaction, audit)
    transaction.run()


def _name(customer: Customer | None) -> str | None:
    if customer is None or customer.external_id is None:
        return None
    return keys.external(customer.tenant, customer.external_id)


def _take_name(
    transaction: Transaction,
    names: tuple[str | None, str | None],
    sk: str,
    owner: str,
    on: str,
) -> None:
    """Move a name that only one may have from its former key to the new one, where they differ."""
    was, becomes = names
    if was == becomes:
        return
    if becomes is not None:
        free = ABSENT | (NameRow.owner == owner)
        transaction.put(item(NameRow, becomes, sk, owner=owner), on, free)
    if was is not None:
        transaction.delete(was, sk)


def visit(tenant: str, customer: str) -> Visit | None:
    """What a customer's browser told last."""
    row = load.row(keys.customer(tenant, customer), keys.VISIT)
    return visit_of(row) if row else None


def save_visit(visit: Visit) -> None:
    """Keep it in place of the one before."""
    put(item_of_visit(visit))


def key(tenant: str, id: str) -> ApiKey | None:
    """One key."""
    row = load.row(keys.tenant(tenant), keys.KEY + id)
    return key_of(row) if row else None


def keys_of(tenant: str) -> list[ApiKey]:
    """All keys of a tenant, by id."""
    found = load.items(keys.tenant(tenant), Row.sk.startswith(keys.KEY))
    return [key_of(i) for i in found]


def save_key(key: ApiKey, audit: AuditLine | None = None) -> None:
    """Write a key as it is now."""
    transaction = Transaction()
    transaction.put(item_of_key(key))
    tell(transaction, audit)
    transaction.run()
