"""Puts the parts of one box together, and takes them apart: `python -m infra.local.box JSON`."""

import asyncio
import errno
import os
import signal
import socket
import sys
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import uvloop

from infra.local import clock, state
from infra.local.callback import Callback
from infra.local.calls import WorkerDied
from infra.local.children import end, end_leftover, spawn, started
from infra.local.demo import Demo, Secrets
from infra.local.engines import (
    Engine,
    EngineError,
    free_port,
    ready,
    start_dynoxide,
    start_ministack,
)
from infra.local.gateway import SOCKET_PATH, Gateway
from infra.local.log import fault, keep_libraries_in_line, log, unhandled
from infra.local.poller import Poller
from infra.local.rest import Rest, Routes
from infra.local.settings import BUCKET, CONNECTIONS_TABLE, DESK_TABLE, KEY, REGION, Settings
from infra.local.site import Site
from infra.local.sockets import Sockets
from infra.local.workers import Pool

BACKLOG = 2048


class StartError(Exception):
    """The box cannot start; the words say what to do."""


def listen(port: int) -> socket.socket:
    """A loopback socket that holds who comes until they are served; raises StartError."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        # Two that start together can both bind; only one can listen.
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        taken = error.errno == errno.EADDRINUSE
        why = "is taken" if taken else f"cannot be opened ({error.strerror})"
        raise StartError(f"port {port} {why}: choose another with --port") from error
    return listener


def environment(
    settings: Settings, engines: list[Engine], callback: int, port: int
) -> dict[str, str]:
    """What the workers are told; credentials of a real account on this machine stay out of it."""
    dynoxide, ministack = engines
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    return {
        "LOG_LEVEL": "WARNING",  # a line an event would be a gigabyte or more on a busy day
        "SIGN_UP": "open",
        **kept,
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": KEY,
        "AWS_SECRET_ACCESS_KEY": KEY,
        "POWERTOOLS_SERVICE_NAME": "switchboard",
        "DESK_TABLE": DESK_TABLE,
        "CONNECTIONS_TABLE": CONNECTIONS_TABLE,
        "ATTACHMENTS_BUCKET": BUCKET,
        "DYNAMODB_ENDPOINT": dynoxide.url,
        "S3_ENDPOINT": ministack.url,
        "COGNITO_ENDPOINT": ministack.url,
        "SES_ENDPOINT": ministack.url,
        "WS_ENDPOINT": f"http://127.0.0.1:{callback}",
        "SOCKET_URL": f"ws://127.0.0.1:{port}{SOCKET_PATH}",
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "TOKEN_KEYS": state.token_keys(settings.folder),
    }


def first_state(variables: dict[str, str], engines: list[Engine]) -> state.State:
    """What box.json says before there are workers."""
    return state.State(
        pid=os.getpid(),
        url=variables["PUBLIC_URL"],
        environment=variables,
        processes={e.name: (e.process.pid, started(e.process.pid) or "") for e in engines},
        ports={e.name: e.port for e in engines},
    )


async def set_up(module: str, variables: dict[str, str]) -> dict[str, Any]:
    """Run the one-shot set-up in a process of its own; raises StartError when it fails."""
    command = [sys.executable, "-m", module]
    process = await spawn(command, variables, stdout=asyncio.subprocess.PIPE)
    try:
        output, _ = await process.communicate()
    finally:
        await end(process)
    if process.returncode:
        raise StartError(f"the set-up ({module}) failed")
    answer: dict[str, Any] = msgspec.json.decode(output.splitlines()[-1])
    return answer


class Box:
    """One running box; what it starts is stopped in the opposite order."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.stack = AsyncExitStack()
        self.tasks: dict[str, asyncio.Task[Any]] = {}
        self.demo: Demo | None = None

    async def start(self) -> None:
        """Start every part; raises StartError, EngineError, DataInUse or WorkerDied."""
        settings, folder = self.settings, self.settings.folder
        self.stack.enter_context(state.lock(folder))
        previous = state.load(folder)
        for pid, start in (previous.processes if previous else {}).values():
            end_leftover(pid, start)
        listener = self.stack.enter_context(listen(settings.port))
        callback = self.stack.enter_context(listen(0))
        port, callback_port = (line.getsockname()[1] for line in (listener, callback))
        engines = await self._engines(previous.ports if previous else {})
        self.state = first_state(environment(settings, engines, callback_port, port), engines)
        # Before anything else can go wrong: the next start must find what this one leaves.
        state.save(folder, self.state)
        await asyncio.gather(*map(ready, engines))
        answer = await set_up(settings.setup, self.state.environment)
        self.state.environment |= answer["environment"]
        self.state.notes = answer["notes"]
        if demo := msgspec.convert(answer.get("demo"), Secrets | None):
            self.demo = Demo(Path(settings.widget) / "demo", demo)
        pool = Pool(settings.app, settings.workers, self.state.environment)
        self.stack.push_async_callback(pool.stop)
        await self._serve(pool, await pool.start(), listener, callback)
        pool.on_change = partial(self._publish, pool)
        self._publish(pool)
        self._announce()

    def _announce(self) -> None:
        log("INFO", "ready", url=self.state.url, pid=self.state.pid)
        url = self.state.url
        lines = [f"Switchboard: {url}", f"Console: {url}/console/", f"API: {url}/docs"]
        lines.append(f"Mails: {self.settings.folder / 'mails.jsonl'}")
        lines += self.state.notes
        print(*lines, sep="\n", flush=True)

    async def until_stopped(self, stopping: asyncio.Task[Any]) -> int:
        """Wait for the end, wanted or not; answers the exit code."""
        await asyncio.wait({stopping, *self.tasks.values()}, return_when=asyncio.FIRST_COMPLETED)
        if stopping.done():
            log("INFO", "stopping")
            return 0
        for name, task in self.tasks.items():
            if task.done():
                log("CRITICAL", "a part ended by itself", part=name, **fault(task.exception()))
        return 1

    async def _engines(self, ports: dict[str, int]) -> list[Engine]:
        folder = self.settings.folder
        starts = {"dynoxide": start_dynoxide, "ministack": start_ministack}
        engines = []
        for name, start in starts.items():
            engine = await start(folder, free_port(ports.get(name, 0)))
            engines.append(engine)
            self.stack.push_async_callback(end, engine.process)
            self.tasks[name] = asyncio.create_task(engine.process.wait())
        return engines

    async def _serve(
        self,
        pool: Pool,
        application: dict[str, Any],
        listener: socket.socket,
        callback: socket.socket,
    ) -> None:
        """Open the ways in: requests, sockets, posts back, the stream and the clock."""
        settings, dynoxide = self.settings, self.state.ports["dynoxide"]
        wanted = application["stream_filter"]
        poller = Poller(pool, settings.folder, dynoxide, settings.background_seconds, wanted)
        self.tasks["poller"] = asyncio.create_task(poller.run())
        self.stack.push_async_callback(poller.stop, self.tasks["poller"])
        self._background("clock", clock.run(pool, settings.tick, settings.background_seconds))
        sockets = Sockets(pool, settings)
        rest = Rest(pool, Routes(application["routes"]), settings.request_seconds)
        self._background("sweep", sockets.sweep())
        loop = asyncio.get_running_loop()
        posts = await loop.create_server(lambda: Callback(sockets), sock=callback)
        self.stack.callback(posts.close)
        gateway = Gateway(
            rest, sockets, Site(Path(settings.widget), Path(settings.console), self.demo), listener
        )
        self.stack.push_async_callback(gateway.stop)
        self.tasks["gateway"] = gateway.start()

    def _background(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        task = self.tasks[name] = asyncio.create_task(work)
        self.stack.callback(task.cancel)

    def _publish(self, pool: Pool) -> None:
        self.state.workers = [worker.pid for worker in pool.workers]
        state.save(self.settings.folder, self.state)


async def run(settings: Settings) -> int:
    """Run a box until SIGINT or SIGTERM; answers the exit code."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    loop.set_exception_handler(unhandled)
    keep_libraries_in_line()
    box = Box(settings)
    async with box.stack:
        starting, stopping = asyncio.create_task(box.start()), asyncio.create_task(stop.wait())
        await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not starting.done():
            starting.cancel()
            await asyncio.gather(starting, return_exceptions=True)
            return 0
        try:
            await starting
        except (StartError, EngineError, state.DataInUse, WorkerDied) as error:
            log("CRITICAL", str(error))
            return 1
        return await box.until_stopped(stopping)


if __name__ == "__main__":
    sys.exit(uvloop.run(run(msgspec.json.decode(sys.argv[1], type=Settings))))
