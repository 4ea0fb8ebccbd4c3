"""The queue before the workers, with workers that are only the box's end of one."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from types import SimpleNamespace
from typing import Any

import pytest

from infra.local import workers
from infra.local.calls import Busy, TimedOut
from infra.local.workers import Pool, Worker
from tests.box.until import soon


def idle(pool: Pool) -> tuple[Worker, list[bytes]]:
    """A worker that takes calls and never answers by itself; what it was sent."""
    worker, sent = Worker(pool), []
    worker.transport = SimpleNamespace(write=sent.append)
    pool.free(worker, None)
    return worker, sent


def run(scenario: Callable[[Pool], Coroutine[Any, Any, None]]) -> None:
    async def whole() -> None:
        await scenario(Pool("", 2, {}))

    asyncio.run(whole())


def test_a_background_call_waits_as_long_as_it_takes_and_its_time_starts_with_a_worker() -> None:
    async def scenario(pool: Pool) -> None:
        behind = pool.call("stream", {}, 0.01, background=True)
        with pytest.raises(Busy):
            await pool.call("app", {}, 0.03)
        assert not behind.done()
        _, sent = idle(pool)
        assert b'"stream"' in sent[0]
        with pytest.raises(TimedOut):
            await behind

    run(scenario)


def test_a_call_that_waited_leaves_its_worker_the_whole_time() -> None:
    async def scenario(pool: Pool) -> None:
        loop = asyncio.get_running_loop()
        answer = pool.call("app", {}, 0.1)
        loop.call_later(0.07, idle, pool)
        start = loop.time()
        with pytest.raises(TimedOut):
            await answer
        assert loop.time() - start >= 0.16

    run(scenario)


def test_a_worker_that_cannot_be_started_is_reported_and_tried_again(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    tries: list[str] = []

    async def no_process(command: list[str], *_: Any, **__: Any) -> None:
        tries.append(command[-1])
        raise BlockingIOError("no more processes for Grace")

    monkeypatch.setattr(workers, "spawn", no_process)
    monkeypatch.setattr(workers, "RESPAWN_SECONDS", 0.01)

    async def scenario(pool: Pool) -> None:
        worker, _ = idle(pool)
        worker.process = SimpleNamespace(pid=1, returncode=None)  # type: ignore[assignment]
        pool.workers.add(worker)
        worker.ready.set_result(None)
        worker.connection_lost(None)
        await soon(lambda: len(tries) >= 3)
        await pool.stop()

    run(scenario)
    lines = [json.loads(line) for line in capsysbinary.readouterr().err.splitlines()]
    reports = [line for line in lines if line["message"] == "worker did not start"]
    assert {report["error"] for report in reports} == {"BlockingIOError"}
    assert "Grace" not in json.dumps(lines)
