"""Latency and throughput of a box over real sockets, beside a bare echo through its gateway."""

import asyncio
import random
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from benching import cpu, people
from benching.people import PATIENCE_S, Wire, numbers
from benching.report import Line
from infra.local.handle import Box
from replaying.figures import percentile, spread
from replaying.site import Site, furnish, own

SIZES = (1, 20, 50, 100)
PACED_S, FLAT_OUT_S, WARM_UP_S = 12.0, 8.0, 2.0
PAUSES_S = (0.5, 1.0)
MOST_P50_MS, LEAST_PER_S, LEAST_FROM = 6, 300, 20
AGENTS, CAPACITY = 25, 5  # some room, for groups do not fill evenly
WORDS = " A message of ordinary length, as people write them when they want to know something."
ECHO = "scripts.benching.echo"


@dataclass(frozen=True, slots=True)
class Pair:
    """A customer and the agent who serves them."""

    conversation: str
    sides: tuple[Wire, Wire]

    async def exchange(self, turn: int) -> float:
        """One says something; seconds until the other has it. The ack is awaited, too."""
        speaker, listener = self.sides[turn % 2], self.sides[1 - turn % 2]
        name = f"m{next(numbers)}"
        acked, seen = speaker.expect(f"id-{name}"), listener.expect(name)
        began = time.perf_counter()
        await speaker.send("say", self.conversation, {"text": name + WORDS}, f"id-{name}")
        async with asyncio.timeout(PATIENCE_S):
            await acked
            return await seen - began


Exchange = Callable[[int], Awaitable[float]]


async def measure() -> list[Line]:
    """The table's lines: paced latency and unpaced throughput at each size, echo and product."""
    echo, product = [], []
    with tempfile.TemporaryDirectory(prefix="switchboard-bench-") as folder:
        with Box(Path(folder) / "echo", app=ECHO) as box:
            echo = [await _echoed(box, size) for size in SIZES]
        with Box(Path(folder) / "product") as box:
            site = await _site(box)
            async with AsyncExitStack() as stack:
                agents = {id_: await people.agent(stack, api) for id_, api in site.agents.items()}
                pairs = [await _pair(stack, site, agents) for _ in range(max(SIZES))]
                for size in SIZES:
                    product.append(await _both(box, [p.exchange for p in pairs[:size]]))
    lines = []
    for size, bare, whole in zip(SIZES, echo, product, strict=True):
        lines += _lines(size, bare, whole)
    return lines


@dataclass(frozen=True, slots=True)
class Figures:
    """Latencies in seconds when paced, messages a second when not, and what one then costs."""

    even: list[float]
    odd: list[float]
    rate: float
    cost: str


def _lines(size: int, echo: Figures, product: Figures) -> list[Line]:
    """The customer speaks at even turns."""
    p50 = percentile(product.even, 0.5) * 1000
    many = size >= LEAST_FROM
    return [
        Line(
            f"{size} conversations: customer → agent, paced, p50 / p95 / p99",
            f"{spread(product.even)} ms",
            f"p50 ≤ {MOST_P50_MS} ms",
            p50 <= MOST_P50_MS,
        ),
        Line(f"{size} conversations: agent → customer, the same", f"{spread(product.odd)} ms"),
        Line(f"{size} sockets: a bare echo, the same", f"{spread(echo.even)} ms"),
        Line(
            f"{size} conversations: throughput, unpaced",
            f"{product.rate:.0f} messages/s (echo {echo.rate:.0f})",
            f"≥ {LEAST_PER_S} messages/s" if many else "",
            product.rate >= LEAST_PER_S if many else None,
        ),
        Line(f"{size} conversations: processor time a message", product.cost),
        Line(f"{size} sockets: processor time an echo", echo.cost),
    ]


async def _both(box: Box, exchanges: Sequence[Exchange]) -> Figures:
    """Paced, then flat out."""
    even, odd = await _run(exchanges, PACED_S, PAUSES_S)
    before, first = cpu.spent(box.state), next(numbers)
    flat_out = await _run(exchanges, FLAT_OUT_S, (0.0, 0.0))
    cost = cpu.each(before, cpu.spent(box.state), next(numbers) - first)
    return Figures(even, odd, sum(map(len, flat_out)) / (FLAT_OUT_S - WARM_UP_S), cost)


async def _run(
    exchanges: Sequence[Exchange], seconds: float, pauses: tuple[float, float]
) -> tuple[list[float], list[float]]:
    """Everybody talks for some seconds; latencies after the warm-up, of even and of odd turns."""
    began = time.perf_counter()
    taken: tuple[list[float], list[float]] = ([], [])

    async def one(exchange: Exchange) -> None:
        await asyncio.sleep(random.uniform(0, pauses[1]))
        turn = 0
        while time.perf_counter() < began + seconds or turn % 2:
            latency = await exchange(turn)
            if began + WARM_UP_S < time.perf_counter() < began + seconds:
                taken[turn % 2].append(latency)
            turn += 1
            await asyncio.sleep(random.uniform(*pauses))

    async with asyncio.TaskGroup() as group:
        for exchange in exchanges:
            group.create_task(one(exchange))
    return taken


async def _echoed(box: Box, size: int) -> Figures:
    address = box.url.replace("http", "ws", 1) + "/ws?ticket=none"
    async with AsyncExitStack() as stack:
        wires = [await Wire.open(stack, address) for _ in range(size)]

        def exchange(wire: Wire) -> Exchange:
            async def once(turn: int) -> float:
                name = f"e{next(numbers)}"
                came, began = wire.expect(name), time.perf_counter()
                await wire.send("echo", None, {"text": name + WORDS}, name)
                async with asyncio.timeout(PATIENCE_S):
                    return await came - began

            return once

        return await _both(box, [exchange(wire) for wire in wires])


async def _site(box: Box) -> Site:
    url, made = own(box.folder)
    return await furnish(url, made, AGENTS, CAPACITY, speed=1)


async def _pair(stack: AsyncExitStack, site: Site, agents: dict[str, Wire]) -> Pair:
    customer = await people.customer(stack, site.url, site.widget_key)
    group = site.groups[next(numbers) % len(site.groups)]
    started = await customer.ask("start", text="Hello", group=group)
    async with asyncio.timeout(PATIENCE_S):
        served_by = agents[(await customer.served.get()).agent]
    return Pair(started["conversation"], (customer, served_by))
