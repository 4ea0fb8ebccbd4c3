"""How queues stand: who waits in them and how long, who serves, what a newcomer should expect."""

from collections.abc import Mapping, Sequence
from typing import Any

from chalicelib.domain.agents.model import Agent
from chalicelib.domain.conversations import waiting
from chalicelib.domain.conversations.waiting import Service
from chalicelib.domain.tenants.model import Group
from chalicelib.flow import policies, routing, service
from chalicelib.flow.ports import Ports

COUNTED = 1_000  # up to this a queue's length is counted, and how many are late
# Telling of it loads every agent who is there, and of a big desk many screens ask at once. So above
# SMALL what was told is told again for a time that grows with it: at 2 000 agents, four seconds.
SMALL, MS_AN_AGENT = 100, 2
Stand = dict[str, Any]
_told: dict[tuple[object, str, tuple[str, ...]], tuple[int, list[Stand]]] = {}


def queue(ports: Ports, tenant: str, group: str) -> Stand:
    """A group's queue; raises NotFound."""
    return _queues(ports, tenant, [policies.group(ports, tenant, group)])[0]


def queues(ports: Ports, tenant: str) -> list[Stand]:
    """The queues of all groups, in the order of their names; of those that are archived where
    somebody waits still.
    """
    found = ports.store.groups(tenant)
    archived = {group.id for group in found if group.archived}
    stand = _queues(ports, tenant, sorted(found, key=lambda g: (g.name.casefold(), g.id)))
    return [queue for queue in stand if queue["waiting"] or queue["group"] not in archived]


def _queues(ports: Ports, tenant: str, groups: Sequence[Group]) -> list[Stand]:
    key, now = (ports.store, tenant, tuple(g.id for g in groups)), ports.now()
    at, told = _told.get(key, (0, []))
    if 0 <= now - at < _fresh_ms(told):
        return told
    told = _read(ports, tenant, groups)
    if _fresh_ms(told):
        if len(_told) > policies.MOST:
            _told.clear()
        _told[key] = now, told
    return told


def _fresh_ms(told: Sequence[Stand]) -> int:
    present: int = sum(stands["agents"] for stands in told)
    return max(0, present - SMALL) * MS_AN_AGENT


def _read(ports: Ports, tenant: str, groups: Sequence[Group]) -> list[Stand]:
    """What several queues share is read once for all: their agents, their heads, who is late."""
    rosters = {g.id: ports.store.roster(tenant, g.id, service.ROSTER) for g in groups}
    named = dict.fromkeys(id for ids in rosters.values() for id in ids)
    agents = {a.id: a for a in ports.store.agents(tenant, list(named))}
    late, oldest = ports.store.late(tenant, COUNTED), _oldest(ports, tenant, groups)
    shown = []
    for group in groups:
        there = [agents[id] for id in rosters[group.id] if id in agents]
        stands = _stands(ports, tenant, group, there)
        waits_s = max(0, ports.now() - oldest.get(group.id, ports.now())) // 1000
        shown.append({**stands, "oldest_wait_s": waits_s, "late": late.get(group.id, 0)})
    return shown


def _oldest(ports: Ports, tenant: str, groups: Sequence[Group]) -> Mapping[str, int]:
    """Since when (ms) the first of each queue waits, of those that are not empty."""
    heads = {g.id: ports.store.queue(tenant, g.id, 1) for g in groups}
    first = {group: places[0].conversation for group, places in heads.items() if places}
    since = {c.id: c.since for c in ports.store.conversations(tenant, list(first.values()))}
    return {group: since[id] for group, id in first.items() if id in since}


def _stands(ports: Ports, tenant: str, group: Group, there: Sequence[Agent]) -> Stand:
    length = ports.store.waiting(tenant, group.id, COUNTED)
    served_by: Service = service.measured_now(ports, tenant, group.id, there)
    policy = policies.of_group(ports, tenant, group.id)
    return {
        "group": group.id,
        "name": group.name,
        "waiting": length,
        "agents": len(there),
        "seats": served_by.seats,
        "free_seats": sum(max(0, a.capacity - a.load) for a in there),
        "estimate_s": round(waiting.expected_wait_s(length, served_by)),
        "mode": policy.mode,
        **routing.door(policy, ports.now()),
    }
