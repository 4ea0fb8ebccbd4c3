"""Child processes that never outlive the box, and the left-overs of one that was killed."""

import asyncio
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import IO

from infra.local.settings import ROOT

PR_SET_PDEATHSIG = 1


def _die_with_parent(number: signal.Signals) -> Callable[[], object] | None:
    """What a child runs before its program, so that Linux ends it with the box."""
    if sys.platform != "linux":
        return None
    return partial(ctypes.CDLL(None).prctl, PR_SET_PDEATHSIG, int(number))


async def spawn(
    command: Sequence[str],
    environment: Mapping[str, str],
    *,
    stdout: IO[bytes] | int = 2,
    stderr: IO[bytes] | int = 2,
    fds: Sequence[int] = (),
    last_word: signal.Signals = signal.SIGKILL,
) -> asyncio.subprocess.Process:
    """Start a child in a session of its own, so that Ctrl-C reaches the box alone.

    `last_word` is the signal it gets when the box is killed.
    """
    return await asyncio.create_subprocess_exec(
        *command,
        cwd=ROOT,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
        pass_fds=fds,
        start_new_session=True,
        preexec_fn=_die_with_parent(last_word),
    )


async def end(process: asyncio.subprocess.Process, patience: float = 1.0) -> None:
    """Ask a child to stop, and kill it when it has not within `patience` seconds."""
    tell(process, signal.SIGTERM)
    try:
        await asyncio.wait_for(process.wait(), patience)
    except TimeoutError:
        tell(process, signal.SIGKILL)
        await process.wait()


def tell(process: asyncio.subprocess.Process, number: signal.Signals) -> None:
    """Send a child a signal, unless it has ended."""
    # The loop may not have heard of its end yet.
    with suppress(ProcessLookupError):
        process.send_signal(number)


def started(pid: int) -> str | None:
    """When a process started, None when there is none: pids are used again."""
    if Path("/proc/self/stat").exists():
        try:
            state, *rest = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except FileNotFoundError:
            return None
        return None if state == "Z" else rest[18]
    answer = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True)
    return answer.stdout.strip() or None


def end_leftover(pid: int, start: str, patience: float = 5.0) -> None:
    """End a process of an earlier box, if it is still the same one."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        if started(pid) != start:
            return
        os.kill(pid, number)
        deadline = time.monotonic() + patience
        while started(pid) == start and time.monotonic() < deadline:
            time.sleep(0.02)
