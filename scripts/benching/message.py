"""What one message costs: calls before its ack and in all, and the capacity units billed."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from benching.report import Line, budgeted
from chalicelib import transport
from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.tenants.model import Customer, Group, Tenant
from chalicelib.flow import agents, handle, starting, wire
from chalicelib.flow.dispatch import dispatch
from chalicelib.flow.ports import Ports
from chalicelib.transport import Call

TENANT, GROUP = "ten_bench", "grp_bench"
CUSTOMER = Actor(TENANT, "cus_bench", Role.CUSTOMER)
AGENT = Actor(TENANT, "agt_bench", Role.AGENT)
TEXT = "A message of ordinary length, as people write them when they want to know something. 你好!"
READS = ("GetItem", "BatchGetItem", "Query")


class Silent:
    """Pushes that go nowhere: they are counted aside."""

    def send(self, frames: Sequence[tuple[str, bytes]]) -> list[str]:
        """Nobody is gone."""
        return []

    def close(self, connections: Sequence[str]) -> None:
        """Nobody is there."""


@dataclass(slots=True)
class Bill:
    """What one message took."""

    before_ack: int = 0
    calls: list[Call] = field(default_factory=list)

    def units(self, *, reads: bool) -> float:
        """Capacity units of reads or of writes."""
        counted = [c for c in self.calls if (c.operation in READS) is reads]
        return float(sum(table["CapacityUnits"] for c in counted for table in c.capacity))


def measure() -> list[Line]:
    """A message that changes no state, and the ones that flip it."""
    ports = replace(wire.ports(), push=Silent())
    conversation = _conversation(ports)
    _say(ports, AGENT, conversation)
    kinds = {
        "customer, in an answered conversation": _say(ports, CUSTOMER, conversation),
        "customer, one more": _say(ports, CUSTOMER, conversation),
        "agent, the answer": _say(ports, AGENT, conversation),
    }
    return [line for kind, bill in kinds.items() for line in _lines(kind, bill)]


def _lines(kind: str, bill: Bill) -> list[Line]:
    return [
        budgeted(f"{kind}: calls before the ack", bill.before_ack, 2, "calls"),
        budgeted(f"{kind}: calls in all", len(bill.calls), 5, "calls"),
        budgeted(f"{kind}: write units", bill.units(reads=False), 8, "WRU"),
        budgeted(f"{kind}: read units", bill.units(reads=True), 3, "RRU"),
    ]


def _conversation(ports: Ports) -> str:
    """A tenant with one agent, who serves one customer; both connected, caches warm."""
    store, now = ports.store, ports.now()
    store.save_tenant(None, Tenant(TENANT, "bench", "Bench", GROUP))
    store.save_group(None, Group(TENANT, GROUP, "Bench"))
    store.save_customer(None, Customer(TENANT, CUSTOMER.id, now))
    store.save_agent(None, Agent(TENANT, AGENT.id, "A", "a@example.com", groups=(GROUP,)))
    agents.set_status(ports, AGENT, AGENT.id, "online", "")
    for actor in (CUSTOMER, AGENT):
        agents.connected(ports, actor, f"connection-{actor.id}")
    conversation = starting.start(ports, CUSTOMER, {"text": TEXT}).conversation
    dispatch(ports, TENANT, GROUP)
    return conversation


def _say(ports: Ports, actor: Actor, conversation: str) -> Bill:
    bill = Bill()

    def acknowledged(_: Any) -> None:
        bill.before_ack = len(bill.calls)

    number = ports.entropy(16).hex()
    transport.observers.append(bill.calls.append)
    try:
        handle.run(ports, actor, "say", conversation, {"text": TEXT}, number, acknowledged)
    finally:
        transport.observers.remove(bill.calls.append)
    return bill
