"""Start, find and end a box from tests and scripts."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from infra.local import state
from infra.local.settings import ROOT, Settings

START_SECONDS = 60.0
STOP_SECONDS = 10.0


class BoxError(Exception):
    """The box did not start; the words are what it said."""


def running(folder: Path) -> state.State | None:
    """The box that serves this data folder, None when there is none."""
    found = state.load(folder)
    if not found or not found.workers:
        return None
    try:
        state.lock(folder).close()
    except state.DataInUse:
        return found
    return None


class Box:
    """A box of one's own on a free port: `with Box(folder) as box: box.url`.

    `options` are fields of Settings. `log` in the data folder holds all it said.
    """

    def __init__(self, folder: Path, **options: object) -> None:
        self.settings = msgspec.convert({"port": 0, **options, "data": str(folder)}, Settings)
        self.folder = self.settings.folder
        self.log = self.folder / "box.log"

    def __enter__(self) -> Self:
        """Start it and wait until it is ready; raises BoxError."""
        self.launch()
        deadline = time.monotonic() + START_SECONDS
        while not self._ready():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.process.kill()
                self.process.wait()
                raise BoxError(self.log.read_text())
            time.sleep(0.02)
        return self

    def launch(self) -> None:
        """Start it and wait for nothing."""
        self.folder.mkdir(parents=True, exist_ok=True)
        command = [
            sys.executable,
            "-m",
            "infra.local.box",
            msgspec.json.encode(self.settings).decode(),
        ]
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop it in order, if it still runs."""
        if self.process.poll() is None:
            self.stop()

    @property
    def state(self) -> state.State:
        """What box.json says now: url, the workers' environment, pids."""
        found = state.load(self.folder)
        assert found
        return found

    @property
    def url(self) -> str:
        """Where it answers HTTP; sockets are at `/ws` of the same port."""
        return self.state.url

    @property
    def workers(self) -> list[int]:
        """The workers' process ids now."""
        return self.state.workers

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Stop it as Ctrl-C does; answers the exit code."""
        self.process.send_signal(number)
        return self.process.wait(STOP_SECONDS)

    def kill9(self) -> None:
        """Kill the whole box, engines and workers too, without a word."""
        found = self.state
        pids = [found.pid, *found.workers, *(pid for pid, _ in found.processes.values())]
        for pid in pids:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                # A child may have gone with its parent already.
                continue
        self.process.wait()

    def _ready(self) -> bool:
        found = state.load(self.folder)
        return bool(found and found.pid == self.process.pid and found.workers)
