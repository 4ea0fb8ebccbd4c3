"""The pool of workers: first come first served; a worker late or dead is replaced."""

import asyncio
import signal
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from infra.local.calls import Call, WorkerDied
from infra.local.children import end, spawn, tell
from infra.local.log import fault, log
from infra.local.worker import LENGTH

RESPAWN_SECONDS = 1.0


class Worker(asyncio.Protocol):
    """The box's end of one worker process: at most one call at a time."""

    def __init__(self, pool: "Pool") -> None:
        self.pool = pool
        self.call: Call | None = None
        self.ready: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.buffer = bytearray()
        self.process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int:
        """Its process id."""
        assert self.process
        return self.process.pid

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way to the process."""
        self.transport: Any = transport

    def run(self, call: Call) -> None:
        """Send a call to the process."""
        self.call = call
        call.begin(self.kill)
        self.transport.write(LENGTH.pack(len(call.frame)) + call.frame)

    def data_received(self, data: bytes) -> None:
        """Take a reply, whole or in parts."""
        self.buffer += data
        if len(self.buffer) < LENGTH.size:
            return
        size = LENGTH.size + LENGTH.unpack_from(self.buffer)[0]
        if len(self.buffer) < size:
            return
        reply = msgspec.json.decode(self.buffer[LENGTH.size : size])
        self.buffer.clear()
        call, self.call = self.call, None
        if call:
            call.settle(reply)
        else:
            self.ready.set_result(reply["result"])
        self.pool.free(self, call)

    def connection_lost(self, exc: Exception | None) -> None:
        """The process is gone: its call fails, the pool starts another."""
        if self.call:
            self.call.fail(WorkerDied("worker ended"))
        was_ready = self.ready.done()
        if not was_ready:
            self.ready.set_exception(WorkerDied("worker ended before it was ready"))
            self.ready.exception()
        self.pool.lost(self, self.call, was_ready)

    def kill(self) -> None:
        """End the process at once."""
        if self.process:
            tell(self.process, signal.SIGKILL)


class Pool:
    """Worker processes and the queue before them."""

    def __init__(self, app: str, size: int, environment: Mapping[str, str]) -> None:
        self.app, self.size, self.environment = app, size, environment
        self.workers: set[Worker] = set()
        self.on_change: Callable[[], None] = lambda: None
        # Streams and the clock never hold the last worker: people are waiting for it.
        self._background_free = max(1, size - 1)
        self._idle: deque[Worker] = deque()
        self._waiting: deque[Call] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopping = False

    async def start(self) -> dict[str, Any]:
        """Start all workers; answers what they say of the application (`routes`,
        `stream_filter`), raises WorkerDied when the import fails.
        """
        workers = await asyncio.gather(*(self._spawn() for _ in range(self.size)))
        said = await asyncio.gather(*(worker.ready for worker in workers))
        application: dict[str, Any] = said[0]
        return application

    def call(
        self, handler: str, event: Any, seconds: float, background: bool = False
    ) -> asyncio.Future[Any]:
        """Queue an event; the future gives the handler's result or raises CallFailed."""
        call = Call(handler, event, seconds, background)
        self._waiting.append(call)
        self._pump()
        return call.future

    def free(self, worker: Worker, call: Call | None) -> None:
        """A worker is ready for its next call."""
        self._background_free += bool(call and call.background)
        self._idle.append(worker)
        self._pump()

    def lost(self, worker: Worker, call: Call | None, was_ready: bool) -> None:
        """A process ended: replace it, after a pause when it never came up."""
        self._background_free += bool(call and call.background)
        if worker not in self.workers:
            # It never ran: whoever tried to start it knows.
            return
        self.workers.remove(worker)
        if worker in self._idle:
            self._idle.remove(worker)
        if self._stopping:
            return
        log("WARNING", "worker replaced", pid=worker.pid)
        self._replace(0 if was_ready else RESPAWN_SECONDS)

    async def stop(self) -> None:
        """Hang up on every worker and see it end."""
        self._stopping = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        workers = list(self.workers)
        for worker in workers:
            worker.transport.close()
        await asyncio.gather(*(end(w.process, 0.5) for w in workers if w.process))

    def _replace(self, pause: float) -> None:
        task = asyncio.create_task(self._respawn(pause))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _respawn(self, pause: float) -> None:
        """Start a worker after a pause, and again until it starts."""
        await asyncio.sleep(pause)
        try:
            await self._spawn()
        except (OSError, subprocess.SubprocessError) as error:
            log("ERROR", "worker did not start", **fault(error))
            return self._replace(RESPAWN_SECONDS)
        try:
            self.on_change()
        except OSError as error:
            log("ERROR", "box.json does not name the new worker", **fault(error))

    async def _spawn(self) -> Worker:
        ours, theirs = socket.socketpair()
        worker = Worker(self)
        with theirs:
            await asyncio.get_running_loop().create_unix_connection(lambda: worker, sock=ours)
            command = [sys.executable, "-m", "infra.local.worker", self.app, str(theirs.fileno())]
            try:
                worker.process = await spawn(command, self.environment, fds=[theirs.fileno()])
            except BaseException:
                worker.transport.close()
                raise
        self.workers.add(worker)
        return worker

    def _pump(self) -> None:
        held = []
        while self._idle and self._waiting:
            call = self._waiting.popleft()
            if call.future.done():
                continue
            if call.background and not self._background_free:
                held.append(call)
                continue
            self._background_free -= call.background
            # The one that was free last: its caches are warm.
            self._idle.pop().run(call)
        self._waiting.extendleft(reversed(held))
