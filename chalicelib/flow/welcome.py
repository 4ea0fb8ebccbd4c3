"""Which customers may come in."""

from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.errors import Forbidden, NotFound, Unauthenticated
from chalicelib.domain.tenants.model import Customer
from chalicelib.flow.ports import Ports


def customer(ports: Ports, tenant: str, id: str) -> Customer:
    """A customer who may come in; raises NotFound, Forbidden("blocked") and, where they were
    anonymous and have signed in since, Unauthenticated("visitor_joined").
    """
    found = ports.store.customer(tenant, id)
    if found is None:
        raise NotFound("no_such_customer")
    return checked(found)


def checked(customer: Customer) -> Customer:
    """The same of one who is loaded already."""
    if customer.blocked:
        raise Forbidden("blocked", "This customer is blocked.")
    if customer.became is not None:
        raise Unauthenticated("visitor_joined", "This visitor has signed in: renew the token.")
    return customer


def check(ports: Ports, actor: Actor, conversation: Conversation) -> None:
    """Raise Forbidden where a customer may do nothing to it any more. An open one needs no look:
    those of blocked customers have ended.
    """
    if actor.role is Role.CUSTOMER and not conversation.is_open:
        customer(ports, actor.tenant, actor.id)
