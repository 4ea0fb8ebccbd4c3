"""What all agents together see: who serves whom, and when an entry reached whose screen."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from folding import Entry

_MOVES = {"assigned": "agent", "transferred": "to"}
_ENDS = frozenset({"requeued", "unseated", "reopened", "ended"})


class Hall:
    """Filled by every client's ``on_entry``; viewers are agent ids, or "customer"."""

    def __init__(self) -> None:
        self._owners: dict[str, tuple[int, str | None]] = {}
        self._seen: dict[tuple[str, str, int], float] = {}
        self._changed: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)

    def viewer(self, who: str) -> Callable[[str, Entry], None]:
        """What to do with each entry that ``who`` gets to see."""
        return lambda conversation, entry: self._saw(who, conversation, entry)

    def _saw(self, who: str, conversation: str, entry: Entry) -> None:
        public = entry["seq"] if who == "customer" else entry["public_seq"]
        if public:
            self._seen[who, conversation, public] = time.perf_counter()
        if who != "customer":
            self._own(conversation, entry)
        self._changed.pop(conversation, asyncio.Event()).set()

    def _own(self, conversation: str, entry: Entry) -> None:
        """An agent who joins late reads old moves; the highest number is the latest."""
        type_, seq = entry["type"], entry["seq"]
        if (type_ in _MOVES or type_ in _ENDS) and seq > self._owners.get(conversation, (0, None))[
            0
        ]:
            self._owners[conversation] = (
                seq,
                entry["data"].get(_MOVES[type_]) if type_ in _MOVES else None,
            )

    def owner(self, conversation: str) -> str | None:
        """Who serves it, as far as any agent was told."""
        return self._owners.get(conversation, (0, None))[1]

    async def until(self, conversation: str, met: Callable[[], Any], patience_s: float) -> bool:
        """Wait until ``met`` holds, looking at each new entry; False when it never does."""
        try:
            async with asyncio.timeout(patience_s):
                while not met():
                    await self._changed[conversation].wait()
        except TimeoutError:
            return bool(met())
        return True

    def seen_at(self, who: str, conversation: str, public: int) -> float | None:
        """When an entry reached a screen, on the clock of ``time.perf_counter``."""
        return self._seen.get((who, conversation, public))
