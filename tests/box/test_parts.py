"""What of a box can be seen without starting one."""

import asyncio
import json
import os
import signal
import socket
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from infra.local import box as whole
from infra.local.box import Box, StartError, listen, run
from infra.local.children import end
from infra.local.log import fault, unhandled
from infra.local.settings import Settings
from infra.local.state import State
from tests.box.until import soon


@pytest.fixture(autouse=True)
def _own_logging(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "keep_libraries_in_line", lambda: None)


def lines(capture: pytest.CaptureFixture[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capture.readouterr().err.splitlines()]


def test_of_two_boxes_that_start_together_one_has_the_port() -> None:
    with listen(0) as first:
        port = first.getsockname()[1]
        with pytest.raises(StartError, match=f"port {port} is taken: choose another with --port"):
            listen(port)


def test_a_port_that_may_not_be_opened_is_not_called_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(StartError, match=r"port 80 cannot be opened \(Permission denied\)"):
        listen(80)


def test_a_stop_while_starting_waits_until_the_start_let_go(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    order: list[str] = []

    async def start(self: Box) -> None:
        self.stack.callback(order.append, "unwound")
        os.kill(os.getpid(), signal.SIGINT)
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            order.append("let go")

    monkeypatch.setattr(Box, "start", start)
    assert asyncio.run(run(Settings(data=str(tmp_path)))) == 0
    assert order == ["let go", "unwound"]


def test_a_gateway_that_ends_by_itself_stops_the_box_loudly(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    class Idle:
        def __init__(self, *_: Any) -> None: ...

        async def run(self) -> None:
            await asyncio.Event().wait()

        async def stop(self, task: asyncio.Task[None]) -> None:
            task.cancel()

    async def fall_over(*_: Any) -> None:
        raise RuntimeError("the words of Grace")

    async def start(self: Box) -> None:
        self.state = State(pid=1, url="", environment={}, processes={}, ports={"dynoxide": 1})
        application = {"stream_filter": {}, "routes": {}}
        ways_in = [self.stack.enter_context(listen(0)) for _ in range(2)]
        pool: Any = SimpleNamespace()
        await self._serve(pool, application, *ways_in)

    monkeypatch.setattr(whole, "Poller", Idle)
    monkeypatch.setattr("uvicorn.Server.main_loop", fall_over)
    monkeypatch.setattr(Box, "start", start)
    assert asyncio.run(asyncio.wait_for(run(Settings(data=str(tmp_path))), 5)) == 1
    (line,) = lines(capsysbinary)
    assert (line["message"], line["part"]) == ("a part ended by itself", "gateway")
    assert line["error"] == "RuntimeError"
    assert "Grace" not in json.dumps(line)


def test_a_child_that_ends_just_before_it_is_killed_was_ended() -> None:
    class Quick:
        returncode = None
        waited = 0

        def send_signal(self, number: int) -> None:
            raise ProcessLookupError

        async def wait(self) -> None:
            self.waited += 1
            if self.waited == 1:
                raise TimeoutError

    process: Any = Quick()
    asyncio.run(end(process))
    assert process.waited == 2


def test_what_nobody_caught_is_logged_by_kind_and_place(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    async def fail() -> None:
        raise ValueError("the words of Grace")

    async def forget() -> None:
        asyncio.get_running_loop().set_exception_handler(unhandled)
        task = asyncio.create_task(fail())
        await soon(task.done)

    asyncio.run(forget())
    (line,) = lines(capsysbinary)
    assert line["error"] == "ValueError"
    assert line["frames"][-1].endswith(" fail")
    assert "Grace" not in json.dumps(line)
    assert fault(None) == {}
