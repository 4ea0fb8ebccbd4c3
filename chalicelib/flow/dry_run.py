"""What would happen to a newcomer: decided by the same rules, and nothing of it is done.

The conversation is started and then waits, for itself alone: deadline after deadline of its queue
passes, and after each that changes what is needed, or where, those who are there now are asked in
mind.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
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
from chalicelib.flow.routing import Entrance, Routed, door, route_by

Args = Mapping[str, Any]
NOBODY_YET = "cnv_~"  # sorts behind all others of its moment
STEPS = {
    "opening": "now",
    RELAX_LANGUAGE: RELAX_LANGUAGE,
    RELAX_SKILL: RELAX_SKILL,
    "fallback": "fallback",
}  # deadlines after which others may do


@dataclass
class _Present:
    """The reachable agents of each group, looked up once."""

    ports: Ports
    tenant: str
    _known: dict[str, list[Agent]] = field(default_factory=dict)

    def of(self, group: str) -> list[Agent]:
        if group not in self._known:
            self._known[group] = service.present(self.ports, self.tenant, group)
        return self._known[group]


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
    present = _Present(ports, tenant)
    return {
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
        "estimate": _estimate(ports, started, routed.policy, present),
        "steps": [_step(ports, *one, present) for one in _waits(ports, started, routed.policy)],
    }


def _customer(ports: Ports, tenant: str, id: str | None) -> Customer | None:
    found = ports.store.customer(tenant, id) if id else None
    if id and found is None:
        raise Invalid("no_such_customer", pointer="/customer")
    return found


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
    ports: Ports, started: Conversation, policy: Policy, present: _Present
) -> dict[str, Any] | None:
    """What they would be shown on coming in."""
    if started.place is None:
        return None
    tenant, group, now = started.tenant, started.group, ports.now()
    ahead = ports.store.ahead(tenant, group, started.place, started.id, policy.queue_cap)
    measured = ports.store.service(tenant, group) or waiting.service(now, 0, 0, 0, 0)
    served_by = replace(measured, seats=seats(present.of(group), now))
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
    ports: Ports, name: str, waits: Conversation, policy: Policy, at: int, present: _Present
) -> dict[str, Any]:
    now, agents = ports.now(), present.of(waits.group)
    asked = wanted(waits, policy, now)
    order = choose(agents, asked, now).order
    by_hand = policies.of_group(ports, waits.tenant, waits.group).mode == "pull"
    return {
        "after_s": (at - waits.opened_at) // 1000,
        "step": name,
        "need": {"language": asked.need.language, "skills": dict(asked.need.skills)},
        "group": waits.group,
        "agent": order[0].id if order and not by_hand else None,
        "candidates": [
            {"agent": a.id, "load": a.load, "capacity": a.capacity, "idle_since": a.idle_since}
            for a in order
        ],
        "refused": {a.id: why for a in agents if (why := refusal(a, asked, now))},
    }
