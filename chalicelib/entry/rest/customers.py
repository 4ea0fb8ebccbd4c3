"""Customers as staff see them, and what their browsers tell."""

from dataclasses import asdict
from typing import Any

from chalicelib.domain.tenants.model import Customer, Device, PageSeen, Visit
from chalicelib.entry.api import Api
from chalicelib.entry.call import Call
from chalicelib.entry.rest.conversations import listed
from chalicelib.entry.shapes.base import as_texts, ms_of, stamped
from chalicelib.entry.shapes.customers import (
    Block,
    CustomerChange,
    CustomerList,
    CustomerShown,
    CustomersQuery,
    Merge,
    MergePreview,
    MergeQuery,
    OpenShown,
    Taken,
    VisitShown,
    VisitTold,
)
from chalicelib.flow import blocking, customers, merging, visitors, visits

api = Api(__name__, "customers")


@api.on("GET /v1/customers", "customers.read")
def list_customers(call: Call, query: CustomersQuery) -> CustomerList:
    """Customers found by what their names begin with, or the latest."""
    tenant = call.actor.tenant
    page = customers.find(call.ports, tenant, query.q, query.limit, query.cursor)
    return listed(CustomerList, [_fields(one) for one in page.items], page.cursor)


@api.on("GET /v1/customers/{customer}", "customers.read")
def get_customer(call: Call, customer: str) -> CustomerShown:
    """One customer."""
    return _shown(call, visitors.get(call.ports, call.actor.tenant, customer))


@api.on("PATCH /v1/customers/{customer}", "customers.write")
def change_customer(call: Call, customer: str, body: CustomerChange) -> CustomerShown:
    """Say something else of a customer."""
    changes, tenant = body.arguments(), call.actor.tenant
    return _shown(
        call,
        customers.change(call.ports, tenant, customer, changes, call.check_match, call.actor.id),
    )


@api.on("GET /v1/customers/{customer}/merge", "customers.write")
def preview_merge(call: Call, customer: str, query: MergeQuery) -> MergePreview:
    """What a merge into another customer would do; nothing is done."""
    told = merging.preview(call.ports, call.actor.tenant, customer, query.into)
    return MergePreview(
        from_=CustomerShown(**_fields(told.gone)),
        into=CustomerShown(**_fields(told.heir)),
        conversations=told.conversations,
        open=[OpenShown(id=id, ends=ends) for id, ends in told.open.items()],
        takes=Taken(**told.takes),
    )


@api.on("POST /v1/customers/{customer}/merge", "customers.write")
def merge_customer(call: Call, customer: str, body: Merge) -> CustomerShown:
    """Have a customer become another, who takes all that was theirs; it cannot be undone."""
    return _shown(call, merging.merge(call.ports, call.actor, customer, body.into))


def _fields(customer: Customer) -> dict[str, Any]:
    fields = {name: getattr(customer, name) for name in CustomerShown.__struct_fields__}
    told = {"attributes": dict(customer.attributes), "fields": dict(customer.fields)}
    return stamped({**fields, **told})


def _shown(call: Call, customer: Customer) -> CustomerShown:
    call.tagged(customer.version)
    return CustomerShown(**_fields(customer))


@api.on("PUT /v1/customers/{customer}/block", "customers.write")
def block_customer(call: Call, customer: str, body: Block) -> CustomerShown:
    """Keep a customer out, ending what is open; or let them in again."""
    return _shown(call, blocking.block(call.ports, call.actor, customer, body.blocked))


@api.on("GET /v1/customers/{customer}/visit", "customers.read")
def get_visit(call: Call, customer: str) -> VisitShown:
    """What a customer's browser last told: pages, device, what it claims."""
    told = asdict(visits.told(call.ports, call.actor.tenant, customer))
    shown = {name: told[name] for name in VisitShown.__struct_fields__}
    shown["pages"] = [stamped(page) for page in shown["pages"]]
    return VisitShown(**stamped({**shown, "updated_at": shown["updated_at"] or None}))


@api.on("PUT /v1/visit", "visit.write", status=204)
def tell_visit(call: Call, body: VisitTold) -> None:
    """Tell agents what one looks at and through."""
    given = body.arguments()
    given["pages"] = tuple(
        PageSeen(page.url, ms_of(page.at, f"/pages/{n}/at"), page.title, page.referrer)
        for n, page in enumerate(body.pages)
    )
    given["device"] = Device(**body.device.arguments())
    given["attributes"] = as_texts(body.attributes)
    visits.tell(call.ports, Visit(call.actor.tenant, call.actor.id, **given))
