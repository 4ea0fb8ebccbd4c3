"""All that CI runs: `python3 scripts/test.py [pytest arguments]`."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import _browser
import _env
import _node
from _make import environment

PYTEST = ["python", "-m", "pytest", "-n", "2", "--dist", "worksteal"]
KEEPS_NONE = "PYTHONDONTWRITEBYTECODE"
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
CHECKS = {
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
    "build": ["python", "scripts/_node.py"],
}
VITEST = {"vitest": ["npm", "run", "--silent", "test"]}
# One emulator is enough, so no second worker; it mostly waits, so something goes on beside it.
CLOUD = {"cloud": ["python", "-m", "pytest", "tests/cloud"]}
PYTHON = {"tests": [*PYTEST, "--ignore=tests/browser", "--ignore=tests/cloud"]}
BROWSER = {"browser": [*PYTEST, "-m", "not alone", "tests/browser"]}
# What takes the time of something has the machine to itself.
SPEED = {"speed": ["python", "-m", "pytest", "-m", "alone", "tests/browser"]}
# Steps of one stage run at the same time.
STAGES = [CHECKS, {**VITEST, **CLOUD}, PYTHON, BROWSER, SPEED]


def stages(arguments: list[str]) -> list[dict[str, list[str]]]:
    """What is run: all, or one run of pytest on what the arguments name in place of three."""
    return [CHECKS, VITEST, {"tests": [*PYTEST, *arguments]}] if arguments else STAGES


def compiled(variables: dict[str, str]) -> dict[str, str]:
    """Byte code is kept, whatever the machine says: dozens of processes would each make it."""
    return {name: value for name, value in variables.items() if name != KEEPS_NONE}


def run(name: str, command: list[str], alone: bool) -> tuple[str, bool]:
    """Run a step: how long it took, and whether it went well. Aloud; if not alone, at its end."""
    start = time.monotonic()
    output = None if alone else subprocess.PIPE
    done = subprocess.run(
        command,
        env=compiled(environment()),
        cwd=_env.ROOT,
        stdout=output,
        stderr=output and subprocess.STDOUT,
        text=True,
    )
    if done.stdout:
        print(f"{name}:\n{done.stdout}", flush=True)
    failed = " FAILED" if done.returncode else ""
    return f"{name} {time.monotonic() - start:.1f} s{failed}", not failed


def run_stage(stage: dict[str, list[str]]) -> tuple[list[str], bool]:
    """Run steps, two at a time: how long each took, and whether all went well."""
    alone = len(stage) == 1
    with ThreadPoolExecutor(2) as pool:
        ran = list(pool.map(lambda step: run(*step, alone), stage.items()))
    return [text for text, _ in ran], all(well for _, well in ran)


def main() -> None:
    """Run the stages in order until one fails, then say how long each step took."""
    _env.prepare()
    _node.need_node()
    _node.packages()
    wanted = stages(sys.argv[1:])
    words = [word for stage in wanted for command in stage.values() for word in command]
    if any(word.startswith("tests/browser") for word in words):
        _browser.need_chromium()
    took: list[str] = []
    well = True
    for stage in wanted:
        texts, well = run_stage(stage)
        took += texts
        if not well:
            break
    print(" · ".join(took), file=sys.stderr, flush=True)
    sys.exit(not well)


if __name__ == "__main__":
    main()
