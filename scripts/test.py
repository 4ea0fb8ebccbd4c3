"""All that CI runs: `python3 scripts/test.py [pytest arguments]`."""

from __future__ import annotations

import subprocess
import sys
import time

import _browser
import _env
import _node
from _make import environment

PYTEST = ["python", "-m", "pytest", "-n", "2"]
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
STEPS = {
    "format": ["ruff", "format", "--check", "--quiet", "."],
    "lint": ["ruff", "check", "--quiet", "."],
    "types": ["mypy"],
    "imports": ["python", "-c", LINT_IMPORTS],
    "openapi": ["python", "scripts/openapi.py", "--check"],
    "diagram": ["python", "scripts/diagram.py", "--check"],
    "cost": ["python", "scripts/cost.py", "--check"],
    "biome": ["npm", "run", "--silent", "lint"],
    "contract": ["npm", "run", "--silent", "types", "--workspace", "contract"],
    "tsc": ["npm", "run", "--silent", "types", "--workspace", "widget"],
    "tsc console": ["npm", "run", "--silent", "types", "--workspace", "console"],
    "vitest": ["npm", "run", "--silent", "test"],
    "build": ["python", "scripts/_node.py"],
    "tests": [*PYTEST, "--ignore=tests/browser", "--ignore=tests/cloud"],
    # One emulator is enough, so no second worker.
    "cloud": ["python", "-m", "pytest", "tests/cloud"],
    "browser": [*PYTEST, "tests/browser"],
}


def steps(arguments: list[str]) -> dict[str, list[str]]:
    """What is run: all, or one run of pytest on what the arguments name in place of two."""
    if not arguments:
        return STEPS
    checks = {name: command for name, command in STEPS.items() if "pytest" not in command}
    return {**checks, "tests": [*PYTEST, *arguments]}


def main() -> None:
    """Run the steps in order until one fails, then say how long each took."""
    _env.prepare()
    _node.need_node()
    _node.packages()
    wanted = steps(sys.argv[1:])
    if any(word.startswith("tests/browser") for command in wanted.values() for word in command):
        _browser.need_chromium()
    took: dict[str, str] = {}
    failed = False
    for name, command in wanted.items():
        start = time.monotonic()
        failed = bool(subprocess.run(command, env=environment(), cwd=_env.ROOT).returncode)
        took[name] = f"{time.monotonic() - start:.1f} s"
        if failed:
            took[name] += " FAILED"
            break
    print(" · ".join(f"{name} {text}" for name, text in took.items()), file=sys.stderr, flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
