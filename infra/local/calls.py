"""One event on its way to a handler and back, and the ways that can fail."""

import asyncio
import os
from collections.abc import Callable
from typing import Any

import msgspec

from infra.local.log import log


class CallFailed(Exception):
    """A call brought no result."""


class Busy(CallFailed):
    """No worker was free in time."""


class TimedOut(CallFailed):
    """The handler passed its time."""


class WorkerDied(CallFailed):
    """The worker ended in the middle of the call."""


class HandlerError(CallFailed):
    """The handler raised; `args` are the exception's name and words."""


class Call:
    """One event on its way to a handler and back.

    It waits `seconds` for a worker, in the background for ever, and a worker has as long again.
    """

    def __init__(self, handler: str, event: Any, seconds: float, background: bool) -> None:
        loop = asyncio.get_running_loop()
        self.future: asyncio.Future[Any] = loop.create_future()
        self.handler, self.seconds, self.background = handler, seconds, background
        self.frame = msgspec.json.encode(
            {"handler": handler, "event": event, "seconds": seconds, "id": os.urandom(12).hex()}
        )
        self.timer: asyncio.TimerHandle | None = None
        if not background:
            self.timer = loop.call_later(seconds, self.fail, Busy(handler))

    def begin(self, kill_worker: Callable[[], None]) -> None:
        """A worker takes the call: its time starts."""
        self._stop_timer()
        loop = asyncio.get_running_loop()
        self.timer = loop.call_later(self.seconds, self._expire, kill_worker)

    def settle(self, reply: dict[str, Any]) -> None:
        """Hand the worker's reply to who waits for it."""
        self._stop_timer()
        if self.future.done():
            return
        if "error" in reply:
            self.future.set_exception(HandlerError(*reply["error"]))
        else:
            self.future.set_result(reply["result"])

    def fail(self, error: CallFailed) -> None:
        """Tell who waits that no reply will come."""
        self._stop_timer()
        if not self.future.done():
            self.future.set_exception(error)

    def _expire(self, kill_worker: Callable[[], None]) -> None:
        """Give up: the worker is killed, for it may never come back."""
        log("ERROR", "worker timed out", handler=self.handler)
        self.fail(TimedOut(self.handler))
        kill_worker()

    def _stop_timer(self) -> None:
        if self.timer:
            self.timer.cancel()
