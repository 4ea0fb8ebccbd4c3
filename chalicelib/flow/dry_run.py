"""What would happen to a newcomer: decided by the same rules, and nothing of it is done.

The conversation is started and then waits, for itself alone: deadline after deadline of its queue
passes, and after each that changes what is needed, or where, those who are there now are asked in
mind.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import Any

from chalicelib.domain.actors import system
from chalicelib.domain.agents.choose import choose, refusal, seats
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations import machine, timers, waiting
from chalicelib.domain.conversations.model import Conversation, State
from chalicelib.domain.conversations.needs import RELAX_LANGUAGE, RELAX_SKILL
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.errors import Invalid, NotFound
from chalicelib.domain.routing import YES
from chalicelib.domain.tenants.model import Customer
from chalicelib.flow import people, policies, service
from chalicelib.flow.dispatch import wanted
from chalicelib.flow.ports import Ports
from chalicelib.flow.routing import Entrance, Routed, continues, door, route_by

Args = Mapping[str, Any]
LISTED = 200  # candidates of a step, and as many who would not do
LOOKED_AT, PAGE = 1_000, 200  # of a tenant's agents, for those who are not there
NOBODY_YET = "cnv_~"  # sorts behind all others of its moment
STEPS = {
    "opening": "now",
    RELAX_LANGUAGE: RELAX_LANGUAGE,
    RELAX_SKILL: RELAX_SKILL,
    "fallback": "fallback",
}  # deadlines after which others may do


@dataclass
class _Staff:
    """The agents of each group, looked up once: those who can be given work, and the others."""

    ports: Ports
    tenant: str
    _present: dict[str, list[Agent]] = field(default_factory=dict)

    def present(self, group: str) -> list[Agent]:
        if group not in self._present:
            self._present[group] = service.present(self.ports, self.tenant, group)
        return self._present[group]

    def absent(self, group: str) -> list[Agent]:
        there = {agent.id for agent in self.present(group)}
        theirs = (a for a in self._all if a.active and group in a.groups)
        return [agent for agent in theirs if agent.id not in there]

    @cached_property
    def _all(self) -> list[Agent]:
        """The first of the tenant's agents."""
        found: list[Agent] = []
        cursor = None
        while len(found) < LOOKED_AT:
            page = self.ports.store.all_agents(self.tenant, PAGE, cursor)
            found, cursor = found + page.items, page.cursor
            if cursor is None:
                break
        return found


def run(ports: Ports, tenant: str, args: Args) -> dict[str, Any]:
    """Who would get whoever comes with ``args`` (see the API's DryRun), and why; times are in ms.
    Raises Invalid.
    """
    customer = _customer(ports, tenant, args.get("customer"))
    before = (
        ports.store.conversation(tenant, customer.current)
        if customer and customer.current
        else None
    )
    routed = _routed(ports, tenant, args, customer, before)
    started = _started(ports, tenant, args, routed, before)
    staff = _Staff(ports, tenant)
    return {
        "continues": _continues(ports, before, args.get("group")),
        "group": routed.group,
        "priority": routed.priority,
        "skills": dict(routed.skills),
        "language": routed.language,
        "rules": [dict(told) for told in routed.rules],
        "overflowed_from": routed.overflowed_from or None,
        **door(routed.policy, ports.now()),
        "outside": routed.policy.outside,
        "mode": policies.of_group(ports, tenant, routed.group).mode,
        "waiting": routed.waiting,
        "queue_full": routed.waiting >= routed.policy.queue_cap,
        "estimate": _estimate(ports, started, routed.policy, staff),
        "steps": [_step(ports, *one, staff) for one in _waits(ports, started, routed.policy)],
    }


def _customer(ports: Ports, tenant: str, id: str | None) -> Customer | None:
    found = ports.store.customer(tenant, id) if id else None
    if id and found is None:
        raise Invalid("no_such_customer", pointer="/customer")
    return found


def _continues(ports: Ports, before: Conversation | None, group: str | None) -> str | None:
    """The conversation they would go on with instead of all this."""
    return before.id if before is not None and continues(ports, before, group) else None


def _routed(
    ports: Ports, tenant: str, args: Args, customer: Customer | None, before: Conversation | None
) -> Routed:
    signed = {f"attribute.{name}": value for name, value in args["attributes"].items()}
    claimed = {f"claimed.{name}": value for name, value in args["claimed"].items()}
    entrance = Entrance(
        group=args.get("group", ""),
        topic=args["topic"],
        language=args["language"],
        channel=args["channel"],
        returning=args.get("returning", before is not None),
        customer=customer,
        more={**claimed, **signed, **({"signed": YES} if signed else {})},
    )
    try:
        return route_by(ports, people.workspace_of(ports, tenant), entrance)
    except NotFound as missing:
        raise Invalid(missing.code, pointer="/group") from None


def _started(
    ports: Ports, tenant: str, args: Args, routed: Routed, before: Conversation | None
) -> Conversation:
    start = c.Start(
        by=system(tenant),
        id=NOBODY_YET,
        customer="",
        group=routed.group,
        channel=args["channel"],
        language=routed.language,
        last_agent=before.last_agent if before else None,
        waiting=routed.waiting,
        topic=args["topic"],
        priority=routed.priority,
        skills=routed.skills,
    )
    return machine.start(start, routed.policy, ports.now()).state


def _estimate(
    ports: Ports, started: Conversation, policy: Policy, staff: _Staff
) -> dict[str, Any] | None:
    """What they would be shown on coming in."""
    if started.place is None:
        return None
    tenant, group, now = started.tenant, started.group, ports.now()
    ahead = ports.store.ahead(tenant, group, started.place, started.id, policy.queue_cap)
    measured = ports.store.service(tenant, group) or waiting.service(now, 0, 0, 0, 0)
    served_by = replace(measured, seats=seats(staff.present(group), now))
    shown = asdict(waiting.show(ahead, served_by, policy, waiting.Shown(started.since)))
    del shown["since"]
    return shown


def _waits(
    ports: Ports, now: Conversation, policy: Policy
) -> Iterator[tuple[str, Conversation, Policy, int]]:
    """Each step of the wait: its name, what stands in the queue by then, where, and when (ms)."""
    if now.place is not None:
        yield "now", now, policy, now.since
    while now.state is State.QUEUED and (upcoming := timers.next_deadline(now, policy)):
        at, deadline = upcoming
        now = machine.decide(now, c.Tick(by=system(now.tenant)), policy, at).state
        policy = policies.policy(ports, now.tenant, now.group, now.channel)
        if deadline.name in STEPS:
            yield STEPS[deadline.name], now, policy, at


def _step(
    ports: Ports, name: str, waits: Conversation, policy: Policy, at: int, staff: _Staff
) -> dict[str, Any]:
    now, present = ports.now(), staff.present(waits.group)
    asked = wanted(waits, policy, now)
    order = choose(present, asked, now).order
    everybody = (*present, *staff.absent(waits.group))
    refused = {a.id: why for a in everybody if (why := refusal(a, asked, now))}
    by_hand = policies.of_group(ports, waits.tenant, waits.group).mode == "pull"
    return {
        "after_s": (at - waits.opened_at) // 1000,
        "step": name,
        "need": {"language": asked.need.language, "skills": dict(asked.need.skills)},
        "group": waits.group,
        "agent": order[0].id if order and not by_hand else None,
        "candidates": [
            {"agent": a.id, "load": a.load, "capacity": a.capacity, "idle_since": a.idle_since}
            for a in order[:LISTED]
        ],
        "refused": dict(islice(refused.items(), LISTED)),
        "unlisted": sum(max(0, len(those) - LISTED) for those in (order, refused)),
    }
