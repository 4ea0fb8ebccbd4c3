"""What became of invitations, counted."""

from chalicelib.domain.errors import NotFound
from chalicelib.domain.times import day_of
from chalicelib.flow import widget
from chalicelib.flow.ports import Ports


def scope(invitation: str) -> str:
    """The scope of an invitation's counters."""
    return f"invitation:{invitation}"


def seen(ports: Ports, key: str, invitation: str, event: str, id: str) -> None:
    """Count once that somebody was shown an invitation or opened it; ``id`` is the client's own.
    Raises Unauthenticated and NotFound.
    """
    tenant = widget.owner(ports, key).id
    if not accepted(ports, tenant, invitation):
        raise NotFound("no_such_invitation")
    counted = scope(invitation)
    amounts = {(counted, day_of(ports.now())): {event: 1}}
    ports.store.count(tenant, f"{counted}#{event}#{id}", amounts)


def accepted(ports: Ports, tenant: str, invitation: str) -> str:
    """The invitation that a customer says they accepted; "" for none, or one that there is not."""
    if not invitation or widget.remembered(ports, tenant).invitation(invitation) is None:
        return ""
    return invitation
