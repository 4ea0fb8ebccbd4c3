"""The clock: what an EventBridge schedule does on AWS."""

import asyncio
import time
import uuid

from infra.local.calls import CallFailed
from infra.local.log import log
from infra.local.settings import REGION
from infra.local.workers import Pool


async def run(pool: Pool, tick: float, seconds: float) -> None:
    """Call the `clock` handler every `tick` seconds, never twice at once, for ever."""
    loop = asyncio.get_running_loop()
    due = loop.time()
    while True:
        due = max(due + tick, loop.time())
        await asyncio.sleep(due - loop.time())
        event = {
            "version": "0",
            "id": str(uuid.uuid4()),
            "detail-type": "Scheduled Event",
            "source": "aws.events",
            "account": "000000000000",
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "region": REGION,
            "resources": [f"arn:aws:events:{REGION}:000000000000:rule/box"],
            "detail": {},
        }
        try:
            await pool.call("clock", event, seconds, background=True)
        except CallFailed as error:
            log("ERROR", "tick failed", error=type(error).__name__)
