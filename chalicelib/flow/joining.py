"""Histories join: an anonymous visitor signs in, or the staff merge two customers, and what was
theirs is the other's.

First the row of who is gone says whom they became; from then on nothing begins under their
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


def finish(ports: Ports, gone: Customer) -> None:
    """Hand over what a join has left behind; nothing where there was none."""
    if gone.became is None:
        return
    tenant, was, cursor = gone.tenant, gone.id, None
    while True:
        page = ports.store.customer_conversations(tenant, was, AT_ONCE, cursor)
        for one in page.items:
            _hand_over(ports, gone, one.id)
        cursor = page.cursor
        if cursor is None:
            break
    _hand_over_visit(ports, gone, heir_of(ports, gone).id)
    hang_up(ports, tenant, was)


def heir_of(ports: Ports, gone: Customer) -> Customer:
    """Whom somebody has become in the end: themselves, as a rule."""
    while gone.became is not None:
        heir = ports.store.customer(gone.tenant, gone.became)
        if heir is None:
            raise NotFound("no_such_customer")
        gone = heir
    return gone


def _hand_over(ports: Ports, gone: Customer, conversation: str) -> None:
    tenant, latest = gone.tenant, conversation == gone.current

    def command(before: Conversation) -> c.Join:
        heir = heir_of(ports, gone)  # as they are by now
        if latest:
            _hand_over_ids(ports, gone, heir.id)
        return _command(ports, before, gone, heir, latest)

    handle.apply(ports, system(tenant), conversation, command)


def _command(
    ports: Ports, before: Conversation, gone: Customer, heir: Customer, latest: bool
) -> c.Join:
    """What becomes of a conversation depends on what the heir has by now."""
    return c.Join(
        by=system(before.tenant),
        was=gone.id,
        customer=heir.id,
        name=heir.name,
        external_id=heir.external_id or "",
        takes_over=latest and _takes_over(ports, before, heir),
        current=heir.current,
        visits=heir.visits,
        merged_by=gone.merged_by,
    )


def _takes_over(ports: Ports, mine: Conversation, heir: Customer) -> bool:
    """Whether it becomes the heir's current one: it is open and theirs is not, or both
    are over and theirs was earlier.
    """
    theirs = ports.store.conversation(heir.tenant, heir.current) if heir.current else None
    if heir.blocked or (theirs is not None and theirs.is_open):
        return False
    return mine.is_open or theirs is None or mine.ended_at > theirs.ended_at


def _hand_over_ids(ports: Ports, gone: Customer, heir: str) -> None:
    """What a visitor's client sent to enter may be sent again under the heir's name. Those ids
    are complete as long as the latest conversation has not changed since it was loaded.
    """
    tenant, was = gone.tenant, gone.id
    for marker in ports.store.markers(tenant, was, was):
        ports.store.save_marker(tenant, replace(marker, who=heir, kept=heir))


def _hand_over_visit(ports: Ports, gone: Customer, heir: str) -> None:
    """What this browser told, unless the heir's has told something since."""
    visit = ports.store.visit(gone.tenant, gone.id)
    theirs = ports.store.visit(gone.tenant, heir)
    if visit and (theirs is None or theirs.updated_at < visit.updated_at):
        ports.store.save_visit(replace(visit, customer=heir))
