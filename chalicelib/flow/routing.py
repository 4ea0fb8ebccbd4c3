"""Where a newcomer goes: the tenant's rules, then room; and what would happen, told beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from chalicelib.domain import hours, routing
from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.errors import NotFound
from chalicelib.domain.routing import NO, YES
from chalicelib.domain.tenants.model import Customer, Tenant
from chalicelib.flow import policies
from chalicelib.flow.ports import Ports

TOP_PRIORITY = 9


@dataclass(frozen=True, slots=True)
class Entrance:
    """Who wants in, and what they ask for; ``group`` "" is the tenant's default. ``more`` are facts
    to reckon with besides those of the customer.
    """

    group: str = ""
    topic: str = ""
    language: str = ""
    channel: str = "chat"
    returning: bool = False
    customer: Customer | None = None
    more: routing.Facts = field(default_factory=dict)

    @property
    def spoken(self) -> str:
        """The language asked for, or else the customer's own."""
        return self.language or (self.customer.language if self.customer else "")


@dataclass(frozen=True, slots=True)
class Routed:
    """Where somebody goes and with what; ``waiting`` are in that group's queue already."""

    group: str
    policy: Policy
    waiting: int
    language: str
    priority: int = 0
    skills: Mapping[str, int] = field(default_factory=dict)
    rules: tuple[Mapping[str, Any], ...] = ()
    overflowed_from: str = ""

    @property
    def why(self) -> dict[str, Any]:
        """What the log says of it: nothing where nothing but the default had a say."""
        held = [str(rule["rule"]) for rule in self.rules if rule["held"]]
        if not held and not self.overflowed_from:
            return {}
        told = {"rules": held, "group": self.group, "priority": self.priority}
        more = {"skills": dict(self.skills), "overflowed_from": self.overflowed_from}
        return {**told, **{name: value for name, value in more.items() if value}}


def continues(ports: Ports, current: Conversation, group: str | None) -> bool:
    """Whether to go on with it: while it is open, and for a while after but for another group."""
    if not current.is_open and group not in (None, current.group, current.asked_group):
        return False
    policy = policies.policy(ports, current.tenant, current.group, current.channel)
    return current.is_open or ports.now() - current.ended_at <= policy.reopen_s * 1000


def facts(entrance: Entrance) -> dict[str, str]:
    """What rules may ask about; attributes count as the tenant's only when it signed them."""
    customer = entrance.customer
    signed = customer is not None and customer.external_id is not None
    attributes = customer.attributes if customer is not None else {}
    prefix = "attribute." if signed else "claimed."
    return {
        "group": entrance.group,
        "topic": entrance.topic,
        "language": entrance.spoken,
        "channel": entrance.channel,
        "signed": YES if signed else NO,
        "returning": YES if entrance.returning else NO,
        **{prefix + name: str(value) for name, value in attributes.items()},
        **entrance.more,
    }


def route(ports: Ports, tenant: str, entrance: Entrance) -> Routed:
    """Where this customer goes; raises NotFound for a group that there is not."""
    return route_by(ports, policies.tenant(ports, tenant), entrance)


def route_by(ports: Ports, owner: Tenant, entrance: Entrance) -> Routed:
    """The same by the rules of a tenant as given."""
    tenant = owner.id
    said = routing.route(owner.rules, facts(entrance))
    asked = _asked(ports, owner, entrance.group)
    group = said.group if said.group and _is_there(ports, tenant, said.group) else asked
    policy = policies.policy(ports, tenant, group, entrance.channel)
    waiting = ports.store.waiting(tenant, group, policy.queue_cap)
    language = said.language if said.language is not None else entrance.spoken
    routed = Routed(group, policy, waiting, language, said.priority or 0, said.skills, said.why)
    return _overflowed(ports, tenant, entrance.channel, routed)


def _asked(ports: Ports, owner: Tenant, group: str) -> str:
    """The group asked for, or the default one where that is archived; raises NotFound."""
    if not group or policies.group(ports, owner.id, group).archived:
        return owner.default_group
    return group


def door(policy: Policy, now: int) -> dict[str, Any]:
    """Whether a group is open, and when (ms) it opens if not; None: never."""
    is_open = hours.is_open(policy.hours, now)
    return {"open": is_open, "opens_at": None if is_open else hours.opens(policy.hours, now)}


def _overflowed(ports: Ports, tenant: str, channel: str, routed: Routed) -> Routed:
    """To the overflow group when too many wait here, if that one is open, has room and somebody is
    there.
    """
    other, now = routed.policy.overflow_group, ports.now()
    full = routed.waiting >= min(routed.policy.overflow_waiting, routed.policy.queue_cap)
    if not full or other in ("", routed.group) or not _is_there(ports, tenant, other):
        return routed
    policy = policies.policy(ports, tenant, other, channel)
    waiting = ports.store.waiting(tenant, other, policy.queue_cap)
    takes_more = hours.is_open(policy.hours, now) and waiting < policy.queue_cap
    if not takes_more or not ports.store.roster(tenant, other, 1):
        return routed
    return replace(
        routed, group=other, policy=policy, waiting=waiting, overflowed_from=routed.group
    )


def _is_there(ports: Ports, tenant: str, group: str) -> bool:
    try:
        policies.group(ports, tenant, group)
    except NotFound:
        return False
    return True
