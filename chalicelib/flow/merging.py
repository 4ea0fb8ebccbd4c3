"""Two customers are merged by the staff: their histories join as those of who signs in do."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib.domain.actors import Actor
from chalicelib.domain.errors import Busy, Invalid, Refused
from chalicelib.domain.tenants import merging
from chalicelib.domain.tenants.model import Customer
from chalicelib.flow import audit, joining, visitors
from chalicelib.flow.changes import ATTEMPTS
from chalicelib.flow.ports import Conflict, Ports

MOST_COUNTED = 100


@dataclass(frozen=True, slots=True)
class Preview:
    """What would happen: how many ``conversations`` go over (counted up to 100), which are
    ``open`` (id → whether it ends, for nobody has two), and what the heir ``takes``.
    """

    gone: Customer
    heir: Customer
    conversations: int
    open: Mapping[str, bool]
    takes: Mapping[str, Any]


def preview(ports: Ports, tenant: str, id: str, into: str) -> Preview:
    """What ``merge`` would do; raises as it does."""
    gone, heir = _both(ports, tenant, id, into)
    _check(gone, heir)
    theirs = ports.store.customer_conversations(tenant, id, MOST_COUNTED, None)
    mine, others = _open(ports, gone), _open(ports, heir)
    ends = {one: bool(others) for one in mine}
    stays = dict.fromkeys(others, False)
    return Preview(gone, heir, len(theirs.items), ends | stays, merging.takes(heir, gone))


def merge(ports: Ports, actor: Actor, id: str, into: str) -> Customer:
    """The customer ``into``, who has all that was the other's; done twice is done once. Raises
    NotFound, Invalid and Refused.

    First the rows say so, both at once; from then on nothing begins under the name of before.
    """
    _say_so(ports, actor, id, into)
    # with what was begun until then
    joining.finish(ports, visitors.get(ports, actor.tenant, id))
    return visitors.get(ports, actor.tenant, into)


def _say_so(ports: Ports, actor: Actor, id: str, into: str) -> None:
    for _ in range(ATTEMPTS):
        gone, heir = _both(ports, actor.tenant, id, into)
        if gone.became == into:
            return
        _check(gone, heir)
        after, became = merging.merged(heir, gone, actor.id)
        told = audit.line(ports, actor.id, "customer.merged", gone, became)
        try:
            ports.store.merge_customers(gone, became, heir, after, told)
        except Conflict:
            continue
        return
    raise Busy("too_many_changes", "Too many changed the same thing at once.")


def _both(ports: Ports, tenant: str, id: str, into: str) -> tuple[Customer, Customer]:
    gone = visitors.get(ports, tenant, id)
    if id == into:
        raise Invalid("same_customer", "Nobody is merged into themselves.", pointer="/into")
    heir = ports.store.customer(tenant, into)
    if heir is None:
        raise Invalid("no_such_customer", pointer="/into")
    return gone, heir


def _check(gone: Customer, heir: Customer) -> None:
    if gone.became is not None or heir.became is not None:
        raise Refused("customer_joined", "One of them has become another customer.")
    if gone.blocked or heir.blocked:
        raise Refused("customer_blocked", "Let them in again first.")
    if gone.external_id and not heir.external_id:
        # Else a browser that proves nothing would read what was signed for somebody.
        raise Refused("merge_into_known", "Merge the visitor into whom you signed, not this way.")


def _open(ports: Ports, customer: Customer) -> list[str]:
    """The conversation that a customer has open, if any: nobody has two."""
    current = customer.current and ports.store.conversation(customer.tenant, customer.current)
    return [current.id] if current and current.is_open else []
