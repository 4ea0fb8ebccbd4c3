"""Visitors of a tenant's site become customers: known ones by signature, others anonymously."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from chalicelib.domain.errors import Busy, NotFound, Refused, Unauthenticated
from chalicelib.domain.tenants.model import Customer, Tenant
from chalicelib.flow import welcome
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

    ``once`` names the request ("": it has no name), so that it never makes two customers; raises
    Refused when whom it made has become somebody else, and Forbidden("blocked").
    """
    before = ports.store.customer(tenant, returning) if returning else None
    if before is not None:
        welcome.checked(before)
    if proof is not None:
        return welcome.checked(_known(ports, tenant, proof, before, once))
    if before is not None:
        return welcome.checked(_told(ports, before, claimed))
    return welcome.checked(_made(ports, _new(ports, tenant, once, _parts(claimed))))


def _known(
    ports: Ports, tenant: str, proof: Proof, stranger: Customer | None, once: str
) -> Customer:
    found = ports.store.customer_by_external(tenant, proof.external_id)
    if found is None:
        if stranger is None or stranger.external_id is not None:
            fresh = _new(ports, tenant, once, {"external_id": proof.external_id, **_parts(proof)})
            return _unless_known(ports, lambda: _made(ports, fresh), proof, tenant)
        return _unless_known(
            ports, lambda: _signed(ports, tenant, stranger.id, proof), proof, tenant
        )
    return _signed(ports, tenant, found, proof)


def _unless_known(ports: Ports, make: Any, proof: Proof, tenant: str) -> Customer:
    """``make``, or whom another request has made under the same name meanwhile."""
    try:
        return make()  # type: ignore[no-any-return]
    except Conflict:
        found = ports.store.customer_by_external(tenant, proof.external_id)
        if found is None:
            raise Busy("too_many_changes") from None
        return _signed(ports, tenant, found, proof)


def _signed(ports: Ports, tenant: str, customer: str, proof: Proof) -> Customer:
    def signed(before: Customer) -> Customer:
        if before.external_id not in (None, proof.external_id):
            raise Refused("another_customer", "This visitor has signed in as somebody else since.")
        parts = {"external_id": proof.external_id, **_given(_parts(proof))}
        if before.external_id is None:
            # What was only claimed must not look as if it were signed.
            parts["attributes"] = dict(proof.attributes)
        return _with(before, parts)

    return changed(
        lambda: ports.store.customer(tenant, customer), ports.store.save_customer, signed
    )


def _told(ports: Ports, before: Customer, claimed: Claimed) -> Customer:
    if before.external_id is not None:
        return before

    def told(customer: Customer) -> Customer:
        signed_meanwhile = customer.external_id is not None
        return customer if signed_meanwhile else _with(customer, _given(_parts(claimed)))

    return changed(
        lambda: ports.store.customer(before.tenant, before.id), ports.store.save_customer, told
    )


def _made(ports: Ports, fresh: Customer) -> Customer:
    customer = made(
        fresh, ports.store.save_customer, lambda: ports.store.customer(fresh.tenant, fresh.id)
    )
    if customer.external_id != fresh.external_id:
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
