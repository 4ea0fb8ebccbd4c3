"""Customers as staff find and describe them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from chalicelib.domain.errors import Invalid, Refused
from chalicelib.domain.tenants import finding
from chalicelib.domain.tenants.model import MOST_FIELDS, Customer
from chalicelib.flow.audit import audited
from chalicelib.flow.changes import changed
from chalicelib.flow.ports import Page, Ports

MOST_READS = 5  # of pages, for a question of several words


def find(ports: Ports, tenant: str, query: str, limit: int, cursor: str | None) -> Page[Customer]:
    """A page of those who have a word that begins with each of the query's; without any, of all,
    latest first. It may be short, or empty, and yet not be the last.
    """
    wanted = finding.terms(query)
    if not wanted:
        return ports.store.latest_customers(tenant, limit, cursor)
    found: list[Customer] = []
    for _ in range(MOST_READS):
        page = ports.store.found_customers(tenant, wanted[0], limit - len(found), cursor)
        found += [one for one in page.items if finding.matches(one, wanted)]
        cursor = page.cursor
        if cursor is None or len(found) == limit:
            break
    return Page(found, cursor)


def change(
    ports: Ports,
    tenant: str,
    id: str,
    changes: Mapping[str, Any],
    check: Callable[[int], None],
    by: str = "",
) -> Customer:
    """A customer after ``changes``, of whose ``fields`` None drops one; ``check`` may refuse the
    version. Raises NotFound, Invalid and Refused("customer_joined").

    What staff say of an anonymous one stays, whatever the page claims; a signature counts more.
    """

    def after(before: Customer) -> Customer:
        check(before.version)
        if before.became is not None:
            raise Refused("customer_joined", "This customer has become another.")
        return _with(before, changes)

    save = audited(ports, by, "customer.changed", ports.store.save_customer)
    return changed(lambda: ports.store.customer(tenant, id), save, after)


def _with(before: Customer, changes: Mapping[str, Any]) -> Customer:
    parts = dict(changes)
    if "fields" in parts:
        parts["fields"] = _overlaid(before.fields, parts["fields"])
    becomes = replace(before, **parts)
    if becomes == before:
        return before
    said = tuple(sorted({*before.said_by_staff, *parts} - {"fields"}))
    return replace(becomes, said_by_staff=said, version=before.version + 1)


def _overlaid(before: Mapping[str, str], changes: Mapping[str, str | None]) -> dict[str, str]:
    after = {name: text for name, text in {**before, **changes}.items() if text is not None}
    if len(after) > MOST_FIELDS:
        raise Invalid("too_many_fields", f"At most {MOST_FIELDS}.", pointer="/fields")
    return after
