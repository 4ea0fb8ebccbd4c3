"""From a freed seat to the next customer's screen, over real sockets.

Groups of agents with one seat each, all taken, and with a queue: a small one, one with a long
queue, one with many agents. An agent ends a conversation; the clock stops when the next customer's
socket shows ``assigned``, and the agent's. The groups take turns, so that whatever else the machine
does meets them alike; before the others come, the small one is measured on a box that is quiet.
"""

import asyncio
import random
import tempfile
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from benching import people
from benching.people import Assigned, Wire
from benching.report import Line
from infra.local.handle import Box
from replaying.figures import percentile
from replaying.site import new_password, own
from rest import sign_in

CASES = ((20, 1), (1_000, 1), (20, 200))  # waiting, agents
WARM_UP, QUIET_ROUNDS, ROUNDS = 5, 20, 110
PAUSES_S = (0.15, 0.35)  # long enough for what follows a hand-over: places told anew, a newcomer
QUIET_S = (1.2, 1.5)
PATIENCE_S = 60.0  # the first hand-over waits for what the filling left to be done
TOGETHER = 8
MOST_MS, MOST_RATIO = 100, 1.5
DAY_S = 86_400
POLICY = {
    "queue_cap": 1_000,
    "queue_warn": 1_000,
    # Nobody answers anybody here: what silence brings is not what is measured.
    **dict.fromkeys(("queue_alarm_s", "warn_s", "alarm_s", "reassign_s", "queue_timeout_s"), DAY_S),
}
Handed = tuple[float, float]  # seconds until the customer's and until the agent's screen
Newcomer = Callable[[str], Awaitable[tuple[str, Wire]]]


@dataclass(slots=True)
class Desk:
    """A group at work: its agents' sockets, who waits, and who serves which conversation."""

    group: str
    newcomer: Newcomer
    agents: dict[str, Wire]
    waiting: dict[str, Wire] = field(default_factory=dict)
    serving: deque[tuple[str, str]] = field(default_factory=deque)

    async def fill(self, waiting: int) -> None:
        """Customers come until every seat is taken and so many wait."""
        gate = asyncio.Semaphore(TOGETHER)

        async def one() -> None:
            async with gate:
                await self.join()

        await asyncio.gather(*(one() for _ in range(len(self.agents) + waiting)))
        for wire in self.agents.values():
            await self._seated(wire)

    async def join(self) -> None:
        """One more customer comes."""
        conversation, wire = await self.newcomer(self.group)
        self.waiting[conversation] = wire

    async def hand_over(self) -> Handed:
        """An agent ends a conversation and gets the next; then somebody else comes."""
        agent, over = self.serving.popleft()
        began = time.perf_counter()
        await self.agents[agent].ask("end", over)
        mine, theirs = await self._seated(self.agents[agent])
        if mine.agent != agent:
            raise RuntimeError("the seat was given to another agent")
        await self.join()
        return theirs.at - began, mine.at - began

    async def _seated(self, wire: Wire) -> tuple[Assigned, Assigned]:
        """What the agent and the customer who waited see of it."""
        async with asyncio.timeout(PATIENCE_S):
            mine = await wire.served.get()
            theirs = await self.waiting.pop(mine.conversation).served.get()
        if (mine.conversation, mine.agent) != (theirs.conversation, theirs.agent):
            raise RuntimeError("agent and customer see different things")
        self.serving.append((mine.agent, mine.conversation))
        return mine, theirs


async def measure() -> list[Line]:
    """The table's lines: hand-overs at each size, and how the sizes compare."""
    temporary = tempfile.TemporaryDirectory(prefix="switchboard-bench-")
    with temporary as folder, Box(Path(folder)) as box:
        async with AsyncExitStack() as stack:
            return await _measured(stack, box)


async def _measured(stack: AsyncExitStack, box: Box) -> list[Line]:
    opened = await _opened(stack, box)
    first = await opened(*CASES[0])
    quiet = (await _run([first], QUIET_ROUNDS, QUIET_S))[0]
    desks = [first, *[await opened(*case) for case in CASES[1:]]]
    await _run(desks, WARM_UP, PAUSES_S)
    return lines(quiet, await _run(desks, ROUNDS, PAUSES_S))


async def _run(
    desks: Sequence[Desk], rounds: int, pauses: tuple[float, float]
) -> list[list[Handed]]:
    """Hand-overs of each desk, taken in turns."""
    taken: list[list[Handed]] = [[] for _ in desks]
    for _ in range(rounds):
        for desk, times in zip(desks, taken, strict=True):
            await asyncio.sleep(random.uniform(*pauses))
            times.append(await desk.hand_over())
    return taken


async def _opened(stack: AsyncExitStack, box: Box) -> Callable[[int, int], Awaitable[Desk]]:
    """A tenant, and how to open a group in it and fill it, over REST and sockets as people do."""
    url, made = own(box.folder)
    workspace, password = made["workspace"], new_password()
    admin, _ = await sign_in(url, workspace, made["email"], password, first=made["password"])
    settings = await admin.call("PATCH", "/v1/settings", {"policy": POLICY})

    async def newcomer(group: str) -> tuple[str, Wire]:
        wire = await people.customer(stack, url, settings["widget_keys"][0])
        return (await wire.ask("start", text="Hello", group=group))["conversation"], wire

    async def hired(group: str, number: int) -> tuple[str, Wire]:
        who = {"email": f"{group}-{number}@example.com", "name": f"Agent {number}"}
        body: dict[str, Any] = {**who, "groups": [group], "capacity": 1}
        first = (await admin.call("POST", "/v1/agents", body))["temporary_password"]
        api, id_ = await sign_in(url, workspace, who["email"], password, first=first)
        return id_, await people.agent(stack, api)

    async def opened(waiting: int, agents: int) -> Desk:
        name = f"{waiting} and {agents}"
        group = (await admin.call("POST", "/v1/groups", {"name": name}))["id"]
        desk = Desk(group, newcomer, dict([await hired(group, n) for n in range(agents)]))
        await desk.fill(waiting)
        return desk

    return opened


def lines(quiet: Sequence[Handed], measured: Sequence[Sequence[Handed]]) -> list[Line]:
    """The budget of each case (in the order of CASES), and how it compares with the first."""
    table = _case(f"{_name(CASES[0])}, a quiet box", quiet)
    smallest = _median(measured[0])
    for case, handed in zip(CASES, measured, strict=True):
        table += _case(_name(case), handed)
        if case != CASES[0]:
            ratio = _median(handed) / smallest
            against = f"{_name(case)}: beside {_name(CASES[0])}"
            budget = f"≤ {MOST_RATIO} ×"
            table.append(Line(against, f"{ratio:.2f} ×", budget, ratio <= MOST_RATIO))
    return table


def _case(name: str, handed: Sequence[Handed]) -> list[Line]:
    customers, agents = zip(*handed, strict=True)
    return [
        Line(
            f"{name}: freed seat → next screen, median / p95 / max of {len(handed)}",
            f"{_spread(customers)} ms",
            f"median ≤ {MOST_MS} ms",
            _median(handed) * 1000 <= MOST_MS,
        ),
        Line(f"{name}: freed seat → agent's screen, the same", f"{_spread(agents)} ms"),
    ]


def _name(case: tuple[int, int]) -> str:
    waiting, agents = case
    return f"{waiting} waiting, {agents} agent{'s' if agents > 1 else ''}"


def _median(handed: Sequence[Handed]) -> float:
    return median(to_customer for to_customer, _ in handed)


def _spread(seconds: Sequence[float]) -> str:
    figures = median(seconds), percentile(seconds, 0.95), max(seconds)
    return " / ".join(f"{figure * 1000:.0f}" for figure in figures)
