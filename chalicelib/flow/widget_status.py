"""How the groups stand that a widget leads to: open or not, and what to expect of the wait."""

from dataclasses import asdict
from typing import Any

from chalicelib.domain.agents import presence
from chalicelib.domain.conversations import waiting
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.conversations.waiting import Service, Shown
from chalicelib.domain.errors import NotFound
from chalicelib.domain.tenants.model import Tenant
from chalicelib.domain.tenants.widget import Widget
from chalicelib.flow import policies, service, widget
from chalicelib.flow.ports import Ports
from chalicelib.flow.routing import door

LOOKED_AT = 10
Row = dict[str, Any]


def status(ports: Ports, key: str) -> list[Row]:
    """A row for each group; times in ms. Remembered for some seconds, so that nobody who asks often
    makes it cost much. Raises Unauthenticated.
    """
    tenant = widget.owner(ports, key)
    return policies.remembered(ports, "widget status", tenant.id, "", lambda: _rows(ports, tenant))


def _rows(ports: Ports, tenant: Tenant) -> list[Row]:
    rows = (_row(ports, tenant.id, g) for g in _groups(tenant, widget.remembered(ports, tenant.id)))
    return [row for row in rows if row is not None]


def _groups(tenant: Tenant, shown: Widget) -> list[str]:
    """The default group, then those that are named, each once."""
    invitations = (one for one in shown.invitations if one["enabled"])
    named = [item["group"] for item in (*shown.menu, *invitations) if item["group"]]
    return list(dict.fromkeys((tenant.default_group, *named)))


def _row(ports: Ports, tenant: str, group: str) -> Row | None:
    """How one group stands; None where there is no such group any more."""
    try:
        policy = policies.policy(ports, tenant, group, widget.CHANNEL)
    except NotFound:
        return None
    stands = door(policy, ports.now())
    available = bool(ports.store.roster(tenant, group, 1))
    length = ports.store.waiting(tenant, group, policy.queue_cap)
    free = available and not length and _has_room(ports, tenant, group, policy.weight)
    waits = stands["open"] and available and not free
    return {
        "group": group,
        **stands,
        "outside": policy.outside,
        "available": available,
        "free": free,
        **_expected(ports, tenant, group, policy, length if waits else None),
    }


def _has_room(ports: Ports, tenant: str, group: str, weight: int) -> bool:
    """Whether any of those who should have room has it: their order lags behind their seats."""
    first = [ranked.agent for ranked in ports.store.free(tenant, group, LOOKED_AT)]
    there = ports.store.agents(tenant, first)
    return any(a.has_room(weight) and presence.available(a, ports.now()) for a in there)


def _expected(ports: Ports, tenant: str, group: str, policy: Policy, ahead: int | None) -> Row:
    """What somebody with so many ahead would be shown; None: nobody would wait."""
    shown = Shown()
    if ahead is not None:
        by_rank = ahead < policy.rank_shown
        served_by = Service() if by_rank else service.of(ports, tenant, group)
        shown = waiting.show(ahead, served_by, policy, shown)
    row = asdict(shown)
    del row["since"]
    return row
