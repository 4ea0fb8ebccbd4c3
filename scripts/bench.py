"""Prints the budgets beside what is measured here, on engines and a box of its own.

The load generator, the box and the database share this machine: give it two idle cores.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import _env

if TYPE_CHECKING:
    from benching.report import Line

PARTS = ("message", "cold", "lists", "load", "dispatch")


def options() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=PARTS, help=f"some of {', '.join(PARTS)}")
    return parser.parse_args()


async def bench(parts: list[str]) -> int:
    """Measure the parts and print them; answers the exit code, 1 when a budget is not met."""
    from benching import report

    missed = 0
    for part in parts:
        lines = await _part(part)
        print(f"\n{part}\n{report.table(lines)}", flush=True)
        missed += sum(line.met is False for line in lines)
    print(f"\n{missed} budgets are not met" if missed else "\nAll budgets are met.")
    return 1 if missed else 0


async def _part(part: str) -> list[Line]:
    from benching.engine import database

    if part in ("load", "dispatch"):
        from benching import dispatch, load

        return await (load if part == "load" else dispatch).measure()
    async with database():
        from benching import cold, lists, message

        if part == "cold":
            return await asyncio.to_thread(cold.measure, os.environ)
        return await asyncio.to_thread(lists.measure if part == "lists" else message.measure)


def main() -> None:
    """Prepare the environment, then measure."""
    asked = options()
    if unknown := set(asked.parts) - set(PARTS):
        sys.exit(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    _env.prepare()
    if Path(sys.prefix).resolve() != _env.VENV.resolve():
        os.execv(_env.PYTHON, [str(_env.PYTHON), __file__, *sys.argv[1:]])
    sys.path.insert(0, str(_env.ROOT))
    import uvloop

    sys.exit(uvloop.run(bench(list(asked.parts))))


if __name__ == "__main__":
    main()
