"""Where a newcomer goes: the product's own routing, asked by a hall in memory."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from chalicelib.domain import routing
from chalicelib.domain.tenants.model import Customer, Group, Tenant
from chalicelib.flow.routing import Entrance, Routed, facts, route
from simulating.hall import Hall
from simulating.scenario import Setup, Visit


class Doors:
    """What routing reads of a store: settings, and how many wait."""

    def __init__(self, setup: Setup, hall: Hall) -> None:
        self._setup, self._hall = setup, hall

    def tenant(self, id: str) -> Tenant:
        """The tenant; its rules were asked when the day was made."""
        s = self._setup
        return Tenant(id, id, id, s.default_group, policy=s.policy, channels=s.channels)

    def group(self, tenant: str, id: str) -> Group | None:
        """A group, None where there is none of this name."""
        theirs = dict(self._setup.groups[id]) if id in self._setup.groups else None
        if theirs is None:
            return None
        channels = theirs.pop("channels", {})
        return Group(tenant, id, id, policy=theirs, channels=channels)

    def waiting(self, tenant: str, group: str, limit: int) -> int:
        """How many wait."""
        return min(limit, len(self._hall.queues[group]))

    def roster(self, tenant: str, group: str, limit: int) -> list[str]:
        """The group's reachable agents."""
        return [agent.id for agent in self._hall.roster(group)][:limit]


def enter(setup: Setup, doors: Doors, visit: Visit, now: int) -> Routed:
    """Where there is room for a visit."""
    ports: Any = SimpleNamespace(store=doors, now=lambda: now)
    asked = Entrance(group=visit.group, language=visit.language, channel=visit.channel)
    return route(ports, setup.tenant, asked)


def ruled(setup: Setup, visit: Visit) -> Visit:
    """The visit as the tenant's rules would have it."""
    said = routing.route(setup.rules, facts(_entrance(setup, visit)))
    return replace(
        visit,
        group=said.group if said.group in setup.groups else visit.group,
        language=visit.language if said.language is None else said.language,
        priority=said.priority or 0,
        skills=said.skills,
    )


def _entrance(setup: Setup, visit: Visit) -> Entrance:
    signed = visit.customer if visit.signed else None
    attributes = visit.attributes
    customer = Customer(setup.tenant, visit.customer, 0, signed, attributes=attributes)
    return Entrance(
        visit.group, visit.topic, visit.language, visit.channel, visit.returning, customer
    )
