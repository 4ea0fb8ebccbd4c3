"""One event on its way to a handler and back, and the ways that can fail."""

import asyncio
import os
from collections.abc import Callable
from typing import Any

import msgspec

from infra.local.log import log


class CallFailed(Exception):
    """A call brought no result."""


class TimedOut(CallFailed):
    """The handler passed its time, or no worker was free within it."""


class WorkerDied(CallFailed):
    """The worker ended in the middle of the call."""


class HandlerError(CallFailed):
    """The handler raised; `args` are the exception's name and words."""


class Call:
    """One event on its way to a handler and back."""

    def __init__(self, handler: str, event: Any, seconds: float, background: bool) -> None:
        loop = asyncio.get_running_loop()
        self.future: asyncio.Future[Any] = loop.create_future()
        self.background = background
        self.kill_worker: Callable[[], None] | None = None
        self.frame = msgspec.json.encode(
            {"handler": handler, "event": event, "seconds": seconds, "id": os.urandom(12).hex()}
        )
        self.timer = loop.call_later(seconds, self.expire, handler)

    def expire(self, handler: str) -> None:
        """Give up: whoever runs this call is killed, for it may never come back."""
        self.fail(TimedOut(handler))
        if self.kill_worker:
            log("ERROR", "worker timed out", handler=handler)
            self.kill_worker()

    def settle(self, reply: dict[str, Any]) -> None:
        """Hand the worker's reply to who waits for it."""
        self.timer.cancel()
        if self.future.done():
            return
        if "error" in reply:
            self.future.set_exception(HandlerError(*reply["error"]))
        else:
            self.future.set_result(reply["result"])

    def fail(self, error: CallFailed) -> None:
        """Tell who waits that no reply will come."""
        self.timer.cancel()
        if not self.future.done():
            self.future.set_exception(error)
