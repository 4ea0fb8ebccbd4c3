"""Whether lists and the clock cost what they return, and not what exists."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from statistics import median

from benching.report import Line, budgeted
from chalicelib import transport
from chalicelib.domain import ids
from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.conversations.model import Conversation, State
from chalicelib.flow import read, wire
from chalicelib.flow.ports import Ports
from chalicelib.store.rows import keys
from chalicelib.store.rows.base import Item, item
from chalicelib.store.rows.conversations import PointerRow, item_of, listed
from chalicelib.store.table import desk, send
from chalicelib.transport import Call

FEW, MANY = 1_000, 100_000
PAGE, MINE = 50, 20
ROUNDS = 41
TOGETHER = 100  # in one transaction: the engine syncs the disk once for all of them
AGENT, GROUP = "agt_bench", "grp_bench"
DAY_MS = 86_400_000
MOST_RATIO, MOST_CLOCK_CALLS = 1.5, 4


def measure() -> list[Line]:
    """Times of lists in a tenant with few and in one with many, then the clock over all of them."""
    ports = wire.ports()
    started = time.perf_counter()
    sizes = {"ten_few": FEW, "ten_many": MANY}
    for tenant, count in sizes.items():
        _fill(ports, tenant, count)
    filled = time.perf_counter() - started
    lines = [Line(f"filling {FEW + MANY} conversations", f"{filled:.0f} s")]
    for name, look in _lists(ports).items():
        few, many = (_time(partial(look, tenant)) for tenant in sizes)
        times = f"{few * 1000:.2f} and {many * 1000:.2f} ms at {FEW} and {MANY} rows"
        ratio = many / few
        measured = f"{ratio:.2f} × ({times})"
        lines.append(Line(name, measured, f"≤ {MOST_RATIO} ×", ratio <= MOST_RATIO))
    return [*lines, *_clock(ports)]


def _lists(ports: Ports) -> dict[str, Callable[[str], object]]:
    store = ports.store

    def deep(tenant: str) -> object:
        """A page from the middle of what FEW holds."""
        return store.open_conversations(tenant, PAGE, _cursor(ports, tenant))

    return {
        "all open, first page": lambda tenant: store.open_conversations(tenant, PAGE, None),
        "all open, tenth page": deep,
        "a group's queue": lambda tenant: store.queue(tenant, GROUP, PAGE),
        "my list": lambda tenant: read.mine(ports, Actor(tenant, AGENT, Role.AGENT)),
    }


_cursors: dict[str, str | None] = {}


def _cursor(ports: Ports, tenant: str) -> str | None:
    if tenant not in _cursors:
        cursor = None
        for _ in range(9):
            cursor = ports.store.open_conversations(tenant, PAGE, cursor).cursor
        _cursors[tenant] = cursor
    return _cursors[tenant]


def _time(look: Callable[[], object]) -> float:
    """The median time of a look, in seconds."""
    look()
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        look()
        taken.append(time.perf_counter() - began)
    return median(taken)


def _fill(ports: Ports, tenant: str, count: int) -> None:
    """Idle conversations, half of them waiting; the first few on one agent's seats."""
    now = ports.now()
    rows = (row for number in range(count) for row in _rows(tenant, number, now))
    table = desk().table_name
    while some := [{"Put": {"TableName": table, "Item": row}} for row in islice(rows, TOGETHER)]:
        send("TransactWriteItems", TransactItems=some).result()
    seats = {_id(tenant, number, now): 1 for number in range(MINE)}
    agent = Agent(tenant, AGENT, "A", f"{tenant}@example.com", seats=seats, load=MINE)
    ports.store.save_agent(None, agent)


def _clock(ports: Ports) -> list[Line]:
    """One look of the clock while everything is idle."""
    calls: list[Call] = []
    transport.observers.append(calls.append)
    due = ports.store.due(ports.now(), PAGE)
    transport.observers.remove(calls.append)
    units = sum(table["CapacityUnits"] for call in calls for table in call.capacity)
    what = f"clock, {FEW + MANY} idle: "
    return [
        budgeted(what + "calls", len(calls), MOST_CLOCK_CALLS, "calls"),
        budgeted(what + "rows read", len(due), 0, "rows"),
        budgeted(what + "read units", units, MOST_CLOCK_CALLS / 2, "RRU", 1),
    ]


def _id(tenant: str, number: int, now: int) -> str:
    return ids.derive("cnv", now - number, tenant, str(number))


def _rows(tenant: str, number: int, now: int) -> Iterator[Item]:
    id_, waits = _id(tenant, number, now), number % 2
    conversation = Conversation(
        tenant=tenant,
        id=id_,
        customer=f"cus_{number}",
        group=GROUP,
        state=State.QUEUED if waits else State.AWAITING_CUSTOMER,
        agent=None if waits else AGENT,
        opened_at=now - number,
        since=now - number,
        place=now - number if waits else None,
        version=3,
        seq=5,
        public_seq=5,
        due_at=now + DAY_MS + number,
    )
    yield item_of(conversation)
    yield item(PointerRow, *listed(conversation))
    if waits:
        yield item(PointerRow, keys.queue(tenant, GROUP), keys.timed(now - number, id_))
