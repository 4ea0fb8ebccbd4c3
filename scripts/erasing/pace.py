"""A speed limit in capacity units, shared by threads."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock


class Pace:
    """Whoever has spent waits until as much may be spent again."""

    def __init__(
        self,
        units_a_second: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._rate, self._clock, self._sleep = units_a_second, clock, sleep
        self._lock, self._free = Lock(), clock()

    def spent(self, units: float) -> None:
        """Wait for as long as these units, and those that others spent before, take."""
        with self._lock:
            self._free = max(self._free, self._clock()) + units / self._rate
            wait = self._free - self._clock()
        self._sleep(max(0.0, wait))
