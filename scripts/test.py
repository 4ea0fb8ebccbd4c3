"""All that CI runs: `python3 scripts/test.py [pytest arguments]`."""

from __future__ import annotations

import subprocess
import sys
import time

import _env

STEPS = {
    "format": ["-m", "ruff", "format", "--check", "--quiet", "."],
    "lint": ["-m", "ruff", "check", "--quiet", "."],
    "types": ["-m", "mypy"],
    "imports": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    "openapi": ["scripts/openapi.py", "--check"],
    "diagram": ["scripts/diagram.py", "--check"],
    "tests": ["-m", "pytest", "-n", "2"],
}


def main() -> None:
    """Run the steps in order until one fails, then say how long each took."""
    _env.prepare()
    took: dict[str, str] = {}
    failed = False
    for name, command in STEPS.items():
        more = sys.argv[1:] if name == "tests" else []
        start = time.monotonic()
        failed = bool(subprocess.run([_env.PYTHON, *command, *more], cwd=_env.ROOT).returncode)
        took[name] = f"{time.monotonic() - start:.1f} s"
        if failed:
            took[name] += " FAILED"
            break
    print(" · ".join(f"{name} {text}" for name, text in took.items()), file=sys.stderr, flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
