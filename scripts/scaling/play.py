"""One conversation's whole life and an agent's minutes, run on the real code and a real engine, in
a desk as crowded as the load says: what is measured is what the partitions are asked for.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import count
from typing import Any

from benching.message import Silent
from chalicelib.config import settings
from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.agents.choose import rank
from chalicelib.domain.agents.model import Agent, Status
from chalicelib.domain.decision import EnterQueue
from chalicelib.domain.ids import make
from chalicelib.domain.tenants.model import Group, Tenant
from chalicelib.flow import agents, fanout, handle, queues, read, resume, starting, wire
from chalicelib.flow.ports import Due, Ports, Ranked
from chalicelib.flow.react import react
from chalicelib.flow.tick import tick
from chalicelib.flow.visitors import Claimed, admit
from chalicelib.store.rows import keys
from chalicelib.store.rows.agents import item_of_agent, item_of_free
from chalicelib.store.rows.base import Item, item
from chalicelib.store.rows.conversations import PointerRow, entry_of, item_of_place
from chalicelib.store.table import send
from scaling.load import TENANT, Load
from scaling.meter import Meter, metered

BEGAN = 1_795_000_000_000
TENANT_ID, GROUP, AGENT_ID = (make(p, BEGAN, b"scaling-1") for p in ("ten", "grp", "agt"))
CROWDED = make("grp", BEGAN, b"scaling-2")
AGENT = Actor(TENANT_ID, AGENT_ID, Role.AGENT)
TEXT = "A message of ordinary length, as people write them when they want to know something. 你好!"
CROWD = 200  # of more agents so many are made: what loads them all costs the same for each
MINUTE_MS, WINDOW, LATER = 60_000, 300, BEGAN + 10**9
Units = tuple[Counter[str], Counter[str]]


@dataclass(frozen=True, slots=True)
class Measured:
    """Units by kind of key: reads and writes of each deed, and how often the clock looked."""

    conversation: Units
    agent_minute: Units
    queue_figures: Units
    queue_list: Units
    lead_told: Units
    looks: int
    frames: int


HINT = b'"op":"queue","data"'


class Counting(Silent):
    """Pushes that are counted and go nowhere; the hints at queues are reckoned by the model."""

    def __init__(self) -> None:
        self.frames = 0

    def send(self, frames: Sequence[tuple[str, bytes]]) -> list[str]:
        """Nobody is gone."""
        self.frames += sum(HINT not in frame for _, frame in frames)
        return []


@dataclass(slots=True)
class Stage:
    """The desk as it stands, its time, and what was written but not reacted to yet."""

    load: Load
    meter: Meter
    ports: Ports = field(init=False)
    now: int = BEGAN
    numbers: Iterator[int] = field(default_factory=count)
    push: Counting = field(default_factory=Counting)

    def __post_init__(self) -> None:
        self.ports = replace(
            wire.ports(), push=self.push, now=lambda: self.now, entropy=self._entropy
        )

    def _entropy(self, size: int) -> bytes:
        return sha256(str(next(self.numbers)).encode()).digest()[:size]

    def pump(self) -> None:
        """What the stream would do."""
        while self.meter.entries:
            fresh, self.meter.entries = self.meter.entries, []
            for one in fresh:
                react(self.ports, entry_of(dict(one)))

    def wait(self, seconds: float) -> int:
        """Time passes with a look of the clock each minute; how many rows it did."""
        looks, until = 0, self.now + int(seconds * 1000)
        while (self.now // MINUTE_MS + 1) * MINUTE_MS <= until:
            self.now = (self.now // MINUTE_MS + 1) * MINUTE_MS
            looks += tick(self.ports, unreported)["conversation"]
            self.pump()
        self.now = until
        return looks


def unreported(_: Due, failure: Exception) -> None:
    """What fails here is no measurement."""
    raise failure


def measure(load: Load = TENANT) -> Measured:
    """All deeds, in a crowd; the tables must be empty."""
    _crowd(load)
    with metered() as meter:
        stage = Stage(load, meter)
        _open(stage)
        meter.take()
        conversation, looks = _conversation(stage)
        frames = stage.push.frames
        return Measured(
            conversation=conversation,
            agent_minute=_agent_minute(stage),
            queue_figures=_figures(stage),
            queue_list=_of(stage, lambda: stage.ports.store.queue(TENANT_ID, CROWDED, WINDOW)),
            lead_told=_of(stage, lambda: fanout.leads(stage.ports, TENANT_ID, "presence", {})),
            looks=looks,
            frames=frames,
        )


def _figures(stage: Stage) -> Units:
    """How the queues stand: every agent is loaded."""
    reads, writes = _of(stage, lambda: queues.queues(stage.ports, TENANT_ID))
    for kind in ("roster", "agt"):
        reads[kind] *= max(1, stage.load.agents / CROWD)
    return reads, writes


def _of(stage: Stage, deed: Any) -> Units:
    stage.meter.take()
    deed()
    return stage.meter.take()


def _crowd(load: Load) -> None:
    """All agents, and as many who wait as one look at a queue reads."""
    crowd = range(1, min(load.agents, CROWD))
    others = (make("agt", BEGAN, n.to_bytes(9, "big")) for n in crowd)
    _write([row for n, id in enumerate((AGENT_ID, *others)) for row in _agent(id, n, load)])
    _write([_place(n) for n in range(WINDOW)])


def _open(stage: Stage) -> None:
    """The tenant, its group, who is connected."""
    store, load = stage.ports.store, stage.load
    store.save_tenant(None, Tenant(TENANT_ID, "scale", "Scale", GROUP, policy=load.policy))
    store.save_group(None, Group(TENANT_ID, GROUP, "Scale"))
    agents.connected(stage.ports, AGENT, "c" * 20)
    for n in range(load.leads):
        store.connect(TENANT_ID, fanout.LEADS, f"{n:020}", LATER, BEGAN)


def _agent(id: str, number: int, load: Load) -> list[Item]:
    """An agent who is there, with a share of what is open and room for one more; on the roster and
    among the free, the first before the others.
    """
    held = {make("cnv", BEGAN, n.to_bytes(9, "big")): 1 for n in range(load.each)}
    made = Agent(
        TENANT_ID, id, "Agent", f"{id}@example.com", groups=(GROUP,), capacity=load.each + 1,
        status=Status.ONLINE, seen_until=LATER, reachable=True, seats=held, load=load.each,
        idle_since=number, due_at=LATER,
    )  # fmt: skip
    made = replace(made, ranked=rank(made))
    line = item_of_free(TENANT_ID, GROUP, Ranked(id, made.ranked))
    return [item_of_agent(made), item(PointerRow, keys.roster(TENANT_ID, GROUP), id), line]


def _place(number: int) -> Item:
    conversation = make("cnv", BEGAN, f"{number:09}".encode())
    return item_of_place(TENANT_ID, EnterQueue(CROWDED, BEGAN + number, conversation))


def _write(rows: list[Item]) -> None:
    table = settings().desk_table
    for at in range(0, len(rows), 25):
        puts = [{"PutRequest": {"Item": row}} for row in rows[at : at + 25]]
        send("BatchWriteItem", RequestItems={table: puts}).result()


def _conversation(stage: Stage) -> tuple[Units, int]:
    """Somebody comes, talks with an agent, and it ends; how often the clock looked meanwhile."""
    ports, load = stage.ports, stage.load
    visitor = admit(ports, TENANT_ID, None, Claimed(name="A Visitor"), None, "")
    customer = Actor(TENANT_ID, visitor.id, Role.CUSTOMER)
    _comes(stage, customer)
    conversation = starting.start(ports, customer, {"text": TEXT}).conversation
    stage.pump()
    looks = 0
    for n in range(load.messages_each):
        looks += stage.wait(load.late_s if n == 0 else load.answer_s)
        _say(stage, AGENT, conversation, n)
        if n + 1 < load.messages_each:
            looks += stage.wait(load.gap_s)
            _say(stage, customer, conversation, n)
    handle.run(ports, AGENT, "end", conversation, {})
    stage.pump()
    agents.disconnected(ports, customer, "s" * 20)
    return stage.meter.take(), looks


def _comes(stage: Stage, customer: Actor) -> None:
    """A ticket is used, the socket opens and says hello."""
    ports, ticket = stage.ports, stage.ports.entropy(16).hex()
    ports.store.remember(TENANT_ID, "ticket", ticket, ticket, ports.now())
    for _ in ("connect", "hello"):
        agents.connected(ports, customer, "s" * 20)
    resume.hello(ports, customer, None, 0)


def _say(stage: Stage, by: Actor, conversation: str, number: int) -> None:
    """A message; the other side reads it, and the console looks at the row anew."""
    ports = stage.ports
    handle.run(ports, by, "say", conversation, {"text": TEXT}, f"m{number:035}")
    stage.pump()
    found = read.access(ports, by, conversation)
    other = AGENT if by is not AGENT else Actor(TENANT_ID, found.customer, Role.CUSTOMER)
    handle.run(ports, other, "read", conversation, {"seq": found.public_seq})
    read.shown(ports, AGENT, found)


def _agent_minute(stage: Stage) -> Units:
    """Three heartbeats, each with its look at the agent's row, and the clock's look."""
    stage.meter.take()
    for _ in range(3):
        stage.now += 20_000
        stage.ports.store.agent(TENANT_ID, AGENT_ID)
        agents.beat(stage.ports, AGENT)
    agents.look_at(stage.ports, TENANT_ID, AGENT_ID)
    return stage.meter.take()
