"""The one way tests wait for something they cannot be told of."""

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
PATIENCE_SECONDS = 30.0  # only what fails takes so long; a busy machine takes what it needs


def until(observe: Callable[[], T], seconds: float = PATIENCE_SECONDS) -> T:
    """Ask again and again until the answer is truthy; fails after `seconds`."""
    deadline = time.monotonic() + seconds
    pause = 0.005
    while not (answer := observe()):
        assert time.monotonic() < deadline, f"not within {seconds} s"
        time.sleep(pause)
    return answer


async def soon(observe: Callable[[], T], seconds: float = PATIENCE_SECONDS) -> T:
    """The same for a test that runs in the event loop it waits for."""
    async with asyncio.timeout(seconds):
        while not (answer := observe()):  # noqa: ASYNC110 - there is no event to wait for
            await asyncio.sleep(0.001)
    return answer
