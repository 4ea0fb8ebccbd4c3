"""A colleague is asked to take over on a running box: accepts, declines, does nothing at all."""

import asyncio
from itertools import count
from zlib import crc32

from infra.local.handle import Box
from replaying.perform import Outcome, Performance
from replaying.plan import ANSWERS, Script, Step
from replaying.staff import on_duty
from replaying.verify import verify
from tests.live.holding import AGENTS, CAPACITY, site_on


def chat(answer: str) -> Script:
    """A dialogue in which the agent asks a colleague; its id is one that names no group."""
    id = next(f"{answer} {n}" for n in count() if crc32(f"{answer} {n}".encode()) % 2 == 0)
    steps = [
        Step("customer", "start", {"text": "你好"}, 0),
        Step("agent", "say", {"text": "hello"}, 0.1),
        Step("agent", "transfer", {"note": "this is yours"}, 0.1),
        Step("colleague", answer, pause_s=0.1),
        Step("customer", "say", {"text": "who are you?"}, 0.1),
        Step("agent", "say", {"text": "whoever serves you now"}, 0.1),
        Step("agent", "end", pause_s=0.1),
    ]
    return Script(id, "en", "any", "agent_ends", tuple(steps))


def test_whoever_is_asked_to_take_over_answers(box: Box) -> None:
    async def story() -> None:
        site = await site_on(box)
        async with on_duty(site, speed=1) as stage:
            played = [Performance(chat(answer), stage) for answer in ANSWERS]
            outcomes: list[Outcome] = await asyncio.gather(*(one.run() for one in played))
        assert [outcome.answers[0][1] for outcome in outcomes] == [*ANSWERS]
        found = await verify(site, outcomes, dict.fromkeys(site.agents, CAPACITY), {})
        assert (found.found, len(site.agents)) == ([], AGENTS)

    asyncio.run(story())
