"""Processor time of a box's parts, which tells the truth even on a machine that others use, too."""

import os
from pathlib import Path

from infra.local.state import State

TICKS = os.sysconf("SC_CLK_TCK")


def spent(box: State) -> dict[str, float]:
    """Seconds of processor time so far, by part; the workers and this process each in one sum."""
    parts = {"gateway": [box.pid], "workers": box.workers}
    parts |= {name: [pid] for name, (pid, _) in box.processes.items()}
    return {part: sum(map(_of, pids)) for part, pids in parts.items()} | {"load": _of(os.getpid())}


def _of(pid: int) -> float:
    """User and system time, fields 14 and 15 of proc(5); the name before them may hold spaces."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def each(before: dict[str, float], after: dict[str, float], count: int) -> str:
    """What one message took of each part, in ms."""
    took = {part: (after[part] - before[part]) * 1000 / max(count, 1) for part in after}
    parts = " + ".join(f"{part} {ms:.1f}" for part, ms in took.items() if ms >= 0.05)
    return f"{sum(took.values()):.1f} ms = {parts}"
