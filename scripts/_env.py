"""Makes what the scripts need: virtual environment and engines. Standard library only."""

from __future__ import annotations

import importlib.util
import shutil
import sys
import venv

import _node
from _make import PYTHON, ROOT, VENV, once, run, say

__all__ = ["ENGINES", "PYTHON", "ROOT", "VENV", "prepare"]

ENGINES = ROOT / ".box" / "engines"
PINS = ROOT / "infra" / "local" / "engines"


def prepare() -> None:
    """Make or mend the environment and the engines; a warm call does nothing."""
    if sys.version_info < (3, 11):
        sys.exit("Switchboard needs Python 3.11 or newer; this is " + sys.version.split()[0])
    if not importlib.util.find_spec("ensurepip"):
        sys.exit(
            "this Python cannot make virtual environments: on Debian, apt install python3-venv"
        )
    once(VENV, [ROOT / "requirements.txt", ROOT / "requirements-dev.txt"], _make_venv)
    once(ENGINES, sorted(PINS.glob("*.json")), _fetch_engines)


def _make_venv() -> None:
    say("making the virtual environment in .venv (a minute, once)")
    venv.create(VENV, clear=True, with_pip=True)
    # The lists are complete: --no-deps lets no gap be filled with what is newest.
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--no-deps"]
    run([*pip, "-r", ROOT / "requirements-dev.txt"])
    run([PYTHON, "-m", "pip", "check"])


def _fetch_engines() -> None:
    say("fetching the engines into .box/engines (once)")
    ENGINES.mkdir(parents=True, exist_ok=True)
    for pin in PINS.glob("*.json"):
        shutil.copy(pin, ENGINES)
    _node.install(ENGINES)
