"""What a group's queue is served by, measured once a minute while somebody waits and remembered in
between.
"""

from collections.abc import Sequence

from chalicelib.domain.agents.choose import seats
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.conversations import waiting
from chalicelib.domain.conversations.waiting import Service
from chalicelib.domain.times import day_of
from chalicelib.flow.ports import Ports

ROSTER = 2_000  # how many of a group's reachable agents are looked at
FRESH_MS = 120_000
DAY_MS = 86_400_000


def present(ports: Ports, tenant: str, group: str) -> list[Agent]:
    """The group's reachable agents."""
    return ports.store.agents(tenant, ports.store.roster(tenant, group, ROSTER))


def of(ports: Ports, tenant: str, group: str) -> Service:
    """As it was measured a short while ago, or now."""
    held = ports.store.service(tenant, group)
    if held is not None and ports.now() - held.at < FRESH_MS:
        return held
    return measure(ports, tenant, group)


def measure(ports: Ports, tenant: str, group: str, there: Sequence[Agent] | None = None) -> Service:
    """As it is now with those who are ``there``; remembered."""
    there = present(ports, tenant, group) if there is None else there
    measured = measured_now(ports, tenant, group, there)
    ports.store.save_service(tenant, group, measured)
    return measured


def measured_now(ports: Ports, tenant: str, group: str, there: Sequence[Agent]) -> Service:
    """Seats of those who are ``there``, and the handling of yesterday and today."""
    now = ports.now()
    days = ports.store.counters(tenant, f"group:{group}", day_of(now - DAY_MS), day_of(now))
    sums = {
        name: sum(day.get(name, 0) for day in days.values())
        for name in ("served", "served_ms", "served_s2")
    }
    return waiting.service(now, seats(there, now), **sums)
