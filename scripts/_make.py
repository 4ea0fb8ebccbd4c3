"""Makes things once: a folder from its sources, by commands that speak only when they fail.

Standard library only: these run before there is a virtual environment.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / "python"


def once(folder: Path, sources: Iterable[Path], make: Callable[[], None]) -> None:
    """Call `make` unless the folder was made from these very sources.

    A link is left alone: what it leads to is made where it lies, and others may be using it.
    """
    if folder.is_symlink():
        return
    mark = folder / "made-from"
    digest = hashlib.sha256(sys.version.encode())
    for source in sources:
        digest.update(source.read_bytes())
    if mark.exists() and mark.read_text() == digest.hexdigest():
        return
    make()
    mark.write_text(digest.hexdigest())


def environment() -> dict[str, str]:
    """The variables for a command: what is in the virtual environment comes first on PATH."""
    path = os.pathsep.join([str(SCRIPTS), os.environ.get("PATH", os.defpath)])
    return {**os.environ, "PATH": path}


def run(command: Iterable[object], folder: Path = ROOT) -> None:
    """Run a step quietly; where it fails, its own words are the message."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment(),
        cwd=folder,
    )
    if done.returncode:
        sys.exit(done.stdout + "failed: " + " ".join(words))


def say(line: str) -> None:
    """Tell a person what takes so long."""
    print("switchboard: " + line, file=sys.stderr, flush=True)
