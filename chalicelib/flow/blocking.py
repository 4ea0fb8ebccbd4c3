"""Customers whom the staff do not want to hear of any more."""

from dataclasses import replace

from chalicelib.domain.actors import Actor
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.errors import Refused
from chalicelib.domain.tenants.model import Customer
from chalicelib.flow import handle, joining, visitors
from chalicelib.flow.audit import audited
from chalicelib.flow.changes import changed
from chalicelib.flow.ports import Ports
from chalicelib.flow.sign_in import hang_up


def block(ports: Ports, actor: Actor, id: str, blocked: bool) -> Customer:
    """Block a customer, or let them in again: as whom they have become. Raises NotFound.

    First nothing new can begin, then what is open ends: asked again, it goes on where it stopped.
    """
    what = "customer.blocked" if blocked else "customer.unblocked"
    after = changed(
        lambda: ports.store.customer(actor.tenant, id),
        audited(ports, actor.id, what, ports.store.save_customer),
        lambda before: _blocked(before, blocked),
    )
    if after.became is not None:
        joining.finish(ports, after)
        return block(ports, actor, after.became, blocked)
    if not blocked:
        return after
    after = visitors.get(ports, actor.tenant, id)  # with what was begun until the block held
    if after.current:
        stop(ports, actor, after.current)
    hang_up(ports, actor.tenant, id)
    return after


def _blocked(before: Customer, blocked: bool) -> Customer:
    if before.blocked is blocked or before.became is not None:
        return before
    return replace(before, blocked=blocked, version=before.version + 1)


def stop(ports: Ports, actor: Actor, conversation: str) -> None:
    """End a conversation, unless it is over."""
    try:
        handle.apply(ports, actor, conversation, lambda before: c.Stop(by=actor))
    except Refused as refusal:
        if refusal.code != "not_in_this_state":
            raise
