"""The stream poller: what an event source mapping does on AWS."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

from infra.local.delivery import Checkpoint, Delivery, Parked, Record, sequence
from infra.local.log import log
from infra.local.settings import DESK_TABLE, REGION
from infra.local.stream import StreamApi, StreamError, StreamFile
from infra.local.workers import Pool

BATCH = 100
KEPT = 1000
TRIM_EVERY = 1000
POLL_SECONDS = 0.01
IDLE_POLL_SECONDS = 0.02  # 1 % of a core; who gets a freed seat waits for half of it
IDLE_AFTER_SECONDS = 1.0
AWAY_SECONDS = 0.5
STOP_SECONDS = 0.5


Pattern = dict[str, Any]


def matches(value: dict[str, Any], pattern: Pattern) -> bool:
    """Whether a record passes an event filter: at each name a value in the list, or below it."""
    return all(
        value.get(name) in wanted
        if isinstance(wanted, list)
        else matches(value.get(name) or {}, wanted)
        for name, wanted in pattern.items()
    )


class Poller:
    """Delivers the desk table's stream, from its checkpoint on, to the `stream` handler."""

    def __init__(
        self, pool: Pool, folder: Path, port: int, seconds: float, wanted: Pattern
    ) -> None:
        self.pool, self.seconds, self.wanted = pool, seconds, wanted
        self.api = StreamApi(port)
        self.file = StreamFile(folder / "desk.db", DESK_TABLE)
        self.checkpoint = Checkpoint(folder / "checkpoint.json")
        self.delivery = Delivery(self._invoke, self._done, Parked(folder / "parked.jsonl"))
        self.arn = ""
        self.stopping = False
        self._trimmed = 0

    async def run(self) -> None:
        """Poll until told to stop; an engine that is away for a moment is asked again."""
        try:
            while not self.stopping:
                try:
                    await self._follow()
                except (OSError, EOFError, StreamError, sqlite3.OperationalError) as error:
                    log("WARNING", "stream is away", error=type(error).__name__)
                    self.api.close()
                    await asyncio.sleep(AWAY_SECONDS)
        finally:
            self.checkpoint.write()
            self.api.close()
            self.file.close()

    async def stop(self, task: asyncio.Task[None]) -> None:
        """Let the batch under way finish, for a while; what is cut off is delivered again."""
        self.stopping = True
        await asyncio.wait({task}, timeout=STOP_SECONDS)
        task.cancel()

    async def _follow(self) -> None:
        """Deliver what is there, then what comes; the file tells when something did."""
        iterator = await self._iterator()
        now = asyncio.get_running_loop().time
        more, active = True, now()
        while not self.stopping:
            # Asking the file costs 3 µs, asking the engine 0.5 ms: an idle box stays idle.
            if not (more or self.file.changed()):
                await self.checkpoint.keep()
                quiet = now() - active > IDLE_AFTER_SECONDS
                await asyncio.sleep(IDLE_POLL_SECONDS if quiet else POLL_SECONDS)
                continue
            batch = await self.api.call("GetRecords", ShardIterator=iterator, Limit=BATCH)
            records = [self._lambda_form(record) for record in batch["Records"]]
            if records:
                await self._deliver(records)
            iterator = batch["NextShardIterator"]
            more, active = len(records) == BATCH, now()
            if not more:
                await asyncio.sleep(POLL_SECONDS)

    async def _deliver(self, records: list[Record]) -> None:
        """Hand over what the application wants; the rest is done by being there."""
        await self.delivery.deliver([r for r in records if matches(r, self.wanted)])
        await self._done(records[-1])

    async def _iterator(self) -> str:
        streams = await self.api.call("ListStreams", TableName=DESK_TABLE)
        self.arn = streams["Streams"][0]["StreamArn"]
        described = await self.api.call("DescribeStream", StreamArn=self.arn)
        shard = described["StreamDescription"]["Shards"][0]["ShardId"]
        start: dict[str, Any] = {"ShardIteratorType": "TRIM_HORIZON"}
        if reached := self.checkpoint.load(self.arn):
            start = {"ShardIteratorType": "AFTER_SEQUENCE_NUMBER", "SequenceNumber": reached}
        answer = await self.api.call("GetShardIterator", StreamArn=self.arn, ShardId=shard, **start)
        return str(answer["ShardIterator"])

    def _lambda_form(self, record: Record) -> Record:
        return {**record, "awsRegion": REGION, "eventSourceARN": self.arn}

    async def _invoke(self, records: list[Record]) -> Any:
        return await self.pool.call("stream", {"Records": records}, self.seconds, background=True)

    async def _done(self, record: Record) -> None:
        """Everything up to this record is done: remember it, and trim the stream now and then."""
        reached = int(sequence(record))
        self.checkpoint.reach(self.arn, str(reached))
        await self.checkpoint.keep()
        if reached - self._trimmed >= TRIM_EVERY:
            await asyncio.to_thread(self.checkpoint.write)
            await asyncio.to_thread(self.file.trim, reached - KEPT)
            self._trimmed = reached
