"""Conversations held on a running box while it is disturbed, and what must be true after."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from folding import OVER
from infra.local.handle import Box
from replaying.perform import Outcome, Performance, Stage
from replaying.plan import Script, Step
from replaying.site import Site, furnish, own
from replaying.staff import on_duty
from replaying.verify import transcript, verify

AGENTS, CAPACITY = 2, 5
TURNS = 8
Disturb = Callable[[Stage], Awaitable[None]]


async def site_on(box: Box, agents: int = AGENTS) -> Site:
    """A fresh tenant on the box."""
    url, made = await asyncio.to_thread(own, box.folder)
    return await furnish(url, made, agents, CAPACITY, speed=1)


def chats(count: int) -> list[Script]:
    """Scripts of both sides talking in turn; every second one is still open at its end."""
    return [_chat(number, ends=number % 2 == 0) for number in range(count)]


def _chat(number: int, ends: bool) -> Script:
    says = [
        Step(by, "say", {"text": f"{by} {number}/{turn} 你好"}, 0.1)
        for turn in range(TURNS)
        for by in ("agent", "customer")
    ]
    note = Step("agent", "note", {"text": f"note {number}"}, 0.1)
    start = Step("customer", "start", {"text": f"start {number}"}, 0)
    end = [Step("agent", "end", pause_s=0.1)] if ends else []
    return Script(f"chat {number}", "en", "any", "agent_ends", (start, *says, note, *end))


async def held(site: Site, scripts: Sequence[Script], disturb: Disturb) -> None:
    """Hold them, disturbed: nothing is lost or doubled, none is stuck, no seat leaks."""
    async with on_duty(site, speed=1) as stage:
        performances = [Performance(script, stage) for script in scripts]
        disturbed = asyncio.create_task(disturb(stage))
        outcomes = await asyncio.gather(*(performance.run() for performance in performances))
        await disturbed
        ended = [o for o in outcomes if o.script.steps[-1].op == "end"]
        left_open = [o for o in outcomes if o not in ended]
        await _seats_are_open_conversations(site, len(left_open))
        for outcome in left_open:
            await _all_is_there(site, outcome)
            await _end(site, outcome)
    assert (await verify(site, outcomes, dict.fromkeys(site.agents, CAPACITY), {})).found == []


async def _seats_are_open_conversations(site: Site, count: int) -> None:
    """Within two ticks, and with a heartbeat's room for a box that was away."""

    async def as_it_is() -> tuple[int, int]:
        agents = await site.admin.pages("/v1/agents")
        still = await site.admin.pages("/v1/conversations", view="open")
        return sum(agent["load"] for agent in agents), len(still)

    await until(as_it_is, (count, count))


async def _all_is_there(site: Site, outcome: Outcome) -> None:
    assert outcome.problems == []
    log = await transcript(site.admin, f"/v1/conversations/{outcome.conversation}")
    said = [e["data"]["text"] for e in log if e["type"] in ("message", "note")]
    assert said == [step.args["text"] for step in outcome.script.steps]


async def _end(site: Site, outcome: Outcome) -> None:
    await site.admin.call("POST", f"/v1/conversations/{outcome.conversation}/end", {})


async def until(look: Callable[[], Awaitable[Any]], wanted: Any, seconds: float = 30.0) -> None:
    """Look again and again until what is seen is what is wanted; fails after ``seconds``."""
    deadline = time.monotonic() + seconds
    while (seen := await look()) != wanted:
        assert time.monotonic() < deadline, f"{seen} is not {wanted} within {seconds} s"
        await asyncio.sleep(0.05)


async def is_over(api: Any, conversation: str) -> bool:
    """Whether it has ended."""
    return (await api.call("GET", f"/v1/conversations/{conversation}"))["state"] in OVER
