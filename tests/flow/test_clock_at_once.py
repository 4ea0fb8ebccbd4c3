"""The clock with its pool, on a real engine: what many threads do at once is done once."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.tenants.model import Customer, Group, Tenant
from chalicelib.entry.clock import AT_ONCE
from chalicelib.flow import starting, wire
from chalicelib.flow.ports import Store
from chalicelib.flow.tick import tick
from tests.fakes.ports import Clock, FakePush
from tests.world import unreported

TENANTS, EACH = 4, 8


def test_all_that_is_due_is_done_once(desk: Store) -> None:
    clock = Clock()
    ports = replace(wire.ports(), push=FakePush(), now=clock)
    waiting = []
    for tenant in (f"ten_{n}" for n in range(TENANTS)):
        desk.save_tenant(None, Tenant(tenant, tenant, "A", "grp_a"))
        desk.save_group(None, Group(tenant, "grp_a", "A"))
        for n in range(EACH):
            desk.save_customer(None, Customer(tenant, f"cus_{n}", clock.now))
            done = starting.start(ports, Actor(tenant, f"cus_{n}", Role.CUSTOMER), {"text": "hi"})
            waiting.append((tenant, done.conversation))
    clock.forward(61)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        done = tick(ports, unreported, pool.map)
    assert (done["conversation"], done["failed"]) == (TENANTS * EACH, 0)
    for tenant, id in waiting:
        types = Counter(e.type for e in desk.entries(tenant, id, 0, 99, True))
        assert types["alarm"] == 1
