"""A loop for what is asynchronous, beside the browser: the scripted side of a conversation."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
PATIENCE_S = 40.0  # two cores may have two browsers, a box and other work
PATIENCE_MS = PATIENCE_S * 1000
SOONEST_MS, LATEST_MS = 5, 40  # until one looks again: a look is work for two processes


class Hands:
    """Runs coroutines in a thread; ``pump`` lets the browser's events through for some ms.

    Without that a frame that a test holds in its hands would wait for the test, and the test for
    whoever waits for that frame.
    """

    def __init__(self, pump: Callable[[int], None]) -> None:
        self._pump = pump
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def do(self, work: Coroutine[Any, Any, T], seconds: float = PATIENCE_S) -> T:
        """What comes of it; TimeoutError after ``seconds``."""
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            self.until(future.done, seconds)
        except AssertionError:
            future.cancel()
            raise
        return future.result()

    def until(self, observe: Callable[[], T], seconds: float = PATIENCE_S) -> T:
        """Look again and again until the answer is truthy; fails after ``seconds``."""
        deadline, pause = time.monotonic() + seconds, SOONEST_MS
        while not (answer := observe()):
            assert time.monotonic() < deadline, f"not within {seconds} s"
            self._pump(pause)
            pause = min(pause + 1, LATEST_MS)
        return answer

    def until_is(
        self, look: Callable[[], Awaitable[T]], wanted: T, seconds: float = PATIENCE_S
    ) -> None:
        """Look again and again until what is seen is what is wanted."""
        seen: list[T] = []

        async def once() -> T:
            return await look()

        def same() -> bool:
            seen[:] = [self.do(once())]
            return seen[0] == wanted

        try:
            self.until(same, seconds)
        except AssertionError:
            raise AssertionError(f"{seen[0]} is not {wanted} within {seconds} s") from None

    def stop(self) -> None:
        """End the thread."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
