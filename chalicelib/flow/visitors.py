"""Visitors of a tenant's site become customers: known ones by signature, others anonymously."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from chalicelib.domain.errors import Busy, NotFound, Refused, Unauthenticated
from chalicelib.domain.tenants.model import Customer, Tenant
from chalicelib.flow import joining, welcome
from chalicelib.flow.changes import changed, made, new_id
from chalicelib.flow.keys import tenant_of_widget_key
from chalicelib.flow.ports import Conflict, Ports


@dataclass(frozen=True, slots=True)
class Proof:
    """Whom the tenant's signature proves a customer to be, under the tenant's own name for them."""

    external_id: str
    name: str = ""
    email: str = ""
    language: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a visitor says of themselves; believed only while nobody signs anything else."""

    name: str = ""
    email: str = ""
    language: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


def tenant_for(ports: Ports, widget_key: str) -> Tenant:
    """The tenant whose page shows a widget; raises Unauthenticated."""
    tenant = ports.store.tenant(tenant_of_widget_key(widget_key))
    if tenant is None or widget_key not in tenant.widget_keys:
        raise Unauthenticated("widget_key_invalid", "The widget key is not valid.")
    return tenant


def get(ports: Ports, tenant: str, id: str) -> Customer:
    """A customer; raises NotFound."""
    customer = ports.store.customer(tenant, id)
    if customer is None:
        raise NotFound("not_found")
    return customer


def admit(
    ports: Ports,
    tenant: str,
    proof: Proof | None,
    claimed: Claimed,
    returning: str | None,
    once: str,
) -> Customer:
    """The customer a visitor is; ``returning`` is whom their own token names.

    One who signs in is another customer, known under the tenant's name, and brings what was theirs.
    The token of before does not prove whom they signed in as, so alone it makes somebody new.

    ``once`` names the request ("": it has no name), so that it never makes two customers; raises
    Refused when whom it made has become somebody else, and Forbidden("blocked").
    """
    before = _returning(ports, tenant, returning) if returning else None
    if proof is not None:
        known = welcome.checked(_known(ports, tenant, proof, once))
        if before is not None and before.external_id is None and before.id != known.id:
            joining.join(ports, before, known.id)
        return known
    told = _told(ports, before, claimed) if before is not None else None
    if told is None or told.became is not None:
        told = _made(ports, _new(ports, tenant, once, _parts(claimed)))
    return welcome.checked(told)


def _returning(ports: Ports, tenant: str, id: str) -> Customer | None:
    """Who comes back, if they are themselves still; raises Forbidden("blocked")."""
    before = ports.store.customer(tenant, id)
    if before is not None and before.became is not None:
        joining.finish(ports, before)
        return None
    return None if before is None else welcome.checked(before)


def _known(ports: Ports, tenant: str, proof: Proof, once: str) -> Customer:
    found = ports.store.customer_by_external(tenant, proof.external_id)
    if found is None:
        parts = {"external_id": proof.external_id, **_parts(proof)}
        try:
            return _made(ports, _new(ports, tenant, once, parts))
        except Conflict:  # another tab was first
            found = ports.store.customer_by_external(tenant, proof.external_id)
    if found is None:
        raise Busy("too_many_changes")
    return _signed(ports, tenant, found, proof)


def _signed(ports: Ports, tenant: str, customer: str, proof: Proof) -> Customer:
    """A known customer as now signed; what is not said stays. Who was merged comes in as whom they
    have become, of whom this signature says nothing else.
    """

    def signed(before: Customer) -> Customer:
        return before if before.became is not None else _with(before, _given(_parts(proof)))

    after = changed(
        lambda: ports.store.customer(tenant, customer), ports.store.save_customer, signed
    )
    joining.finish(ports, after)
    return joining.heir_of(ports, after)


def _told(ports: Ports, before: Customer, claimed: Claimed) -> Customer:
    if before.external_id is not None:
        return before

    def told(customer: Customer) -> Customer:
        joined_meanwhile = customer.became is not None
        parts = _given(_parts(claimed))
        unsaid = {n: value for n, value in parts.items() if n not in customer.said_by_staff}
        return customer if joined_meanwhile else _with(customer, unsaid)

    return changed(
        lambda: ports.store.customer(before.tenant, before.id), ports.store.save_customer, told
    )


def _made(ports: Ports, fresh: Customer) -> Customer:
    customer = made(
        fresh, ports.store.save_customer, lambda: ports.store.customer(fresh.tenant, fresh.id)
    )
    if customer.external_id != fresh.external_id or customer.became is not None:
        raise Refused("another_customer", "Whom this request made has signed in since.")
    return customer


def _new(ports: Ports, tenant: str, once: str, parts: dict[str, Any]) -> Customer:
    id = new_id(ports, "cus", tenant, once)
    return Customer(tenant=tenant, id=id, created_at=ports.now(), version=1, **parts)


def _parts(source: Proof | Claimed) -> dict[str, Any]:
    return {
        "name": source.name,
        "email": source.email,
        "language": source.language,
        "attributes": dict(source.attributes),
    }


def _given(parts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in parts.items() if value}


def _with(before: Customer, parts: dict[str, Any]) -> Customer:
    after = replace(before, **parts)
    return before if after == before else replace(after, version=before.version + 1)
