"""Histories join: an anonymous visitor signs in, and what was theirs is the known customer's.

First the anonymous customer's row says whom they became; from then on nothing begins under their
name, so what is to be handed over only gets less. Each conversation is then one commit of its own.
Whoever comes again, with or without the signature, finishes what was begun.
"""

from dataclasses import replace

from chalicelib.domain.actors import system
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.errors import NotFound
from chalicelib.domain.tenants.model import Customer
from chalicelib.flow import handle, welcome
from chalicelib.flow.changes import changed
from chalicelib.flow.ports import Ports
from chalicelib.flow.sign_in import hang_up

AT_ONCE = 50


def join(ports: Ports, anonymous: Customer, known: str) -> None:
    """Give all that is an anonymous customer's to a known one; raises Forbidden("blocked").

    Who has become somebody else meanwhile, in another tab, stays that one.
    """

    def became(before: Customer) -> Customer:
        if before.became is not None:
            return before
        return replace(welcome.checked(before), became=known, version=before.version + 1)

    def load() -> Customer | None:
        return ports.store.customer(anonymous.tenant, anonymous.id)

    changed(load, ports.store.save_customer, became)
    after = load()  # with what was begun until then
    if after is not None:
        finish(ports, after)


def finish(ports: Ports, anonymous: Customer) -> None:
    """Hand over what a join has left behind; nothing where there was none."""
    if anonymous.became is None:
        return
    tenant, was, cursor = anonymous.tenant, anonymous.id, None
    while True:
        page = ports.store.customer_conversations(tenant, was, AT_ONCE, cursor)
        for one in page.items:
            _hand_over(ports, anonymous, anonymous.became, one.id)
        cursor = page.cursor
        if cursor is None:
            break
    _hand_over_visit(ports, anonymous, anonymous.became)
    hang_up(ports, tenant, was)


def _hand_over(ports: Ports, anonymous: Customer, known: str, conversation: str) -> None:
    tenant, latest = anonymous.tenant, conversation == anonymous.current

    def command(before: Conversation) -> c.Join:
        if latest:
            _hand_over_ids(ports, anonymous, known)
        return _command(ports, before, anonymous.id, known, latest)

    handle.apply(ports, system(tenant), conversation, command)


def _command(ports: Ports, before: Conversation, was: str, known: str, latest: bool) -> c.Join:
    """What becomes of a conversation depends on what the known customer has by now."""
    customer = ports.store.customer(before.tenant, known)
    if customer is None:
        raise NotFound("no_such_customer")
    return c.Join(
        by=system(before.tenant),
        was=was,
        customer=known,
        name=customer.name,
        external_id=customer.external_id or "",
        takes_over=latest and _takes_over(ports, before, customer),
        current=customer.current,
        visits=customer.visits,
    )


def _takes_over(ports: Ports, mine: Conversation, known: Customer) -> bool:
    """Whether it becomes the known customer's current one: it is open and theirs is not, or both
    are over and theirs was earlier.
    """
    theirs = ports.store.conversation(known.tenant, known.current) if known.current else None
    if known.blocked or (theirs is not None and theirs.is_open):
        return False
    return mine.is_open or theirs is None or mine.ended_at > theirs.ended_at


def _hand_over_ids(ports: Ports, anonymous: Customer, known: str) -> None:
    """What a visitor's client sent to enter may be sent again under the name known now. Those ids
    are complete as long as the latest conversation has not changed since it was loaded.
    """
    tenant, was = anonymous.tenant, anonymous.id
    for marker in ports.store.markers(tenant, was, was):
        ports.store.save_marker(tenant, replace(marker, who=known, kept=known))


def _hand_over_visit(ports: Ports, anonymous: Customer, known: str) -> None:
    """What this browser told, unless the known customer's has told something since."""
    visit = ports.store.visit(anonymous.tenant, anonymous.id)
    theirs = ports.store.visit(anonymous.tenant, known)
    if visit and (theirs is None or theirs.updated_at < visit.updated_at):
        ports.store.save_visit(replace(visit, customer=known))
