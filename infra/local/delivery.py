"""Delivers stream records: at least once, in order; what nobody can digest is parked."""

import asyncio
import os
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import msgspec

from infra.local.calls import CallFailed
from infra.local.log import log

ATTEMPTS = 5
FIRST_PAUSE = 0.05
SAVE_SECONDS = 0.25

Record = dict[str, Any]
Invoke = Callable[[list[Record]], Awaitable[Any]]


def sequence(record: Record) -> str:
    """A record's place in the stream."""
    return str(record["dynamodb"]["SequenceNumber"])


def write_durably(path: Path, content: bytes) -> None:
    """Replace a file so that after a crash it is either the old or the new one, whole."""
    draft = path.with_suffix(".new")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


class Checkpoint:
    """The last record that needs no more delivery, on disk.

    Written four times a second at most: each write is an fsync, and the database's own queue up
    behind it. What a crash forgets is delivered again.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._content = b""
        self._written = b""
        self._time = 0.0

    def load(self, stream: str) -> str | None:
        """The sequence number reached in this stream, None at its beginning."""
        if not self.path.exists():
            return None
        saved = msgspec.json.decode(self.path.read_bytes())
        return str(saved["sequence"]) if saved["stream"] == stream else None

    def reach(self, stream: str, number: str) -> None:
        """Note the sequence number reached."""
        self._content = msgspec.json.encode({"stream": stream, "sequence": number})

    async def keep(self) -> None:
        """Write what was reached, unless the last write was a moment ago."""
        late = time.monotonic() - self._time >= SAVE_SECONDS
        if late and self._content != self._written:
            await asyncio.to_thread(self.write)

    def write(self) -> None:
        """Write what was reached, if that is not on disk yet."""
        content, self._time = self._content, time.monotonic()
        if content != self._written:
            write_durably(self.path, content)
            self._written = content


class Parked:
    """The records nobody could digest, one JSON object a line: `{error, record}`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, record: Record, error: str) -> None:
        """Keep a record for a person to look at."""
        line = msgspec.json.encode({"error": error, "record": record}) + b"\n"
        descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
        log("ERROR", "stream record parked", sequence=sequence(record), file=str(self.path))


class Delivery:
    """Hands batches to the handler until each record is done or parked."""

    def __init__(
        self, invoke: Invoke, done: Callable[[Record], Awaitable[None]], parked: Parked
    ) -> None:
        self.invoke, self.done, self.parked = invoke, done, parked
        self.attempts: dict[str, int] = {}

    async def deliver(self, records: list[Record]) -> None:
        """Return when all records are behind us; raises disk errors alone."""
        while records:
            try:
                answer = await self.invoke(records)
                count, error = self._leading_done(records, answer), "reported as failed"
            except CallFailed as failure:
                if len(records) > 1:
                    middle = len(records) // 2
                    await self.deliver(records[:middle])
                    records = records[middle:]
                    continue
                count, error = 0, f"{type(failure).__name__}: {' '.join(map(str, failure.args))}"
            if count:
                await self.done(records[count - 1])
            records = records[count:]
            if records and await self._gave_up(records[0], error):
                await self.done(records.pop(0))

    @staticmethod
    def _leading_done(records: list[Record], answer: Any) -> int:
        """How many records at the head are done; of an unreadable answer none, as on Lambda."""
        failures = (answer or {}).get("batchItemFailures") or []
        numbers = [sequence(record) for record in records]
        failed = [str(failure.get("itemIdentifier")) for failure in failures]
        if any(number not in numbers for number in failed):
            return 0
        return min(map(numbers.index, failed), default=len(records))

    async def _gave_up(self, record: Record, error: str) -> bool:
        """Count a failure; wait before the next attempt, or park the record after the last."""
        number = sequence(record)
        tries = self.attempts.pop(number, 0) + 1
        if tries >= ATTEMPTS:
            self.parked.add(record, error)
            return True
        self.attempts[number] = tries
        await asyncio.sleep(FIRST_PAUSE * 2 ** (tries - 1))
        return False
