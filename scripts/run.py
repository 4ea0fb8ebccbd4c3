"""Runs Switchboard on this machine: `python3 scripts/run.py`. Ctrl-C stops it; the data stay."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from pathlib import Path

import _env
import _node
from _options import between


def options(arguments: list[str] | None = None) -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--port",
        type=between(int, 0, 65535),
        default=8420,
        help="port to listen on (8420; 0 takes a free one)",
    )
    parser.add_argument(
        "--data", type=Path, default=_env.ROOT / ".box/data", help="data folder (.box/data)"
    )
    parser.add_argument("--fresh", action="store_true", help="wipe the data folder first")
    parser.add_argument(
        "--workers", type=between(int, 1, 64), default=4, help="worker processes (4)"
    )
    parser.add_argument(
        "--tick",
        type=between(float, 0.1, 3600),
        default=5.0,
        help="seconds between two ticks of the clock (5)",
    )
    return parser.parse_args(arguments)


def wipe(folder: Path) -> None:
    """Delete a box's data folder; refuses any other folder, and one that is in use."""
    import fcntl

    if not folder.exists():
        return
    if not (folder / "lock").exists():
        sys.exit(f"{folder} is not the data folder of a box: not wiped")
    with (folder / "lock").open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit(f"a box runs on {folder}: stop it first")
        shutil.rmtree(folder)


def main() -> None:
    """Prepare, then become the box."""
    asked = options()
    _env.prepare()
    _node.front()
    data = asked.data.resolve()
    if asked.fresh:
        wipe(data)
    settings = {"data": str(data), "port": asked.port, "workers": asked.workers, "tick": asked.tick}
    os.chdir(_env.ROOT)
    os.execv(_env.PYTHON, [str(_env.PYTHON), "-m", "infra.local.box", json.dumps(settings)])


if __name__ == "__main__":
    main()
