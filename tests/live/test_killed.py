"""Killed without a word: the whole box in mid-load, or single workers in mid-command."""

import asyncio
import os
import signal
from contextlib import suppress
from pathlib import Path

from infra.local.engines import free_port
from infra.local.handle import Box
from replaying.perform import Stage
from tests.live.conftest import TICK_S
from tests.live.holding import chats, held, site_on, until

CHATS = 8
LOADED_WITHIN_S = 20.0
KILLS, EVERY_S = 6, 0.25


def test_the_whole_box_is_killed_and_started_again(tmp_path: Path) -> None:
    port = free_port()
    with Box(tmp_path, tick=TICK_S, port=port) as box:

        async def kill_and_start(stage: Stage) -> None:
            async def in_mid_load() -> bool:
                return stage.figures.messages >= CHATS * 4

            await until(in_mid_load, True, LOADED_WITHIN_S)
            box.kill9()
            await asyncio.to_thread(box.__enter__)

        async def story() -> None:
            await held(await site_on(box), chats(CHATS), kill_and_start)

        asyncio.run(story())


def test_workers_are_killed_in_mid_command(box: Box) -> None:
    async def kill_workers(stage: Stage) -> None:
        for _ in range(KILLS):
            await asyncio.sleep(EVERY_S)
            with suppress(ProcessLookupError):  # replaced in this very moment
                os.kill(box.workers[0], signal.SIGKILL)

    async def story() -> None:
        await held(await site_on(box), chats(CHATS), kill_workers)

    asyncio.run(story())
