"""Prints what Switchboard costs on AWS, from measured loads and list prices.

The load is ``scripts/costing/measured.json``; ``--measure FILE`` measures anew, on a box of its
own, by holding the dialogues of FILE. Prices are ``scripts/costing/prices.json``.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from dataclasses import fields
from pathlib import Path

import _env
from _options import between
from _page import filled

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [path for path in (str(ROOT), str(ROOT / "scripts")) if path not in sys.path]

from costing.assumed import Assumed  # noqa: E402

PAGE = ROOT / "docs" / "cost.md"
LOAD, PRICES = (ROOT / "scripts" / "costing" / n for n in ("measured.json", "prices.json"))
SCRIPT = "scripts/cost.py"


def options(arguments: list[str] | None = None) -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--free-tier", action="store_true", help="less what AWS gives away")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/cost.md")
    parser.add_argument("--check", action="store_true", help="only compare docs/cost.md")
    parser.add_argument("--measure", type=Path, metavar="FILE", help="dialogues, as replay.py's")
    add = parser.add_argument
    add("--limit", type=between(int, 1, 1_000_000), help="hold only the first so many")
    add("--speed", type=between(float, 0.1, 10_000), default=100, help="of the replay (100)")
    for figure in fields(Assumed):
        name, why = figure.name.replace("_", "-"), figure.metadata["why"]
        parser.add_argument(
            f"--{name}",
            type=between(float, figure.metadata["low"], figure.metadata["high"]),
            default=figure.default,
            help=f"{why} ({figure.default:g})",
        )
    return parser.parse_args(arguments)


def made(asked: argparse.Namespace) -> dict[str, str]:
    """The tables as they are now."""
    from costing.stack import stack
    from costing.tables import assumptions, tables

    assumed = Assumed(**{figure.name: getattr(asked, figure.name) for figure in fields(Assumed)})
    load, prices = json.loads(LOAD.read_text("utf-8")), json.loads(PRICES.read_text("utf-8"))
    found = tables(load, prices, stack(), assumed, asked.free_tier)
    return {**found, "assumptions": assumptions(assumed)}


def measure(asked: argparse.Namespace) -> None:
    """Hold the dialogues and keep what they took."""
    from costing.measure import measure

    load = asyncio.run(measure(asked.measure, asked.limit, asked.speed))
    LOAD.write_text(json.dumps(load, indent=1) + "\n", "utf-8")


def main() -> int:
    """Measure, print, write or compare; 1 when the page is not what is computed."""
    asked = options()
    _env.prepare()
    if Path(sys.prefix).resolve() != _env.VENV.resolve():
        os.execv(_env.PYTHON, [str(_env.PYTHON), __file__, *sys.argv[1:]])
    if asked.measure:
        measure(asked)
    found = made(asked)
    if asked.check or asked.write:
        page = PAGE.read_text("utf-8")
        if asked.write:
            PAGE.write_text(filled(page, SCRIPT, found), "utf-8")
        elif filled(page, SCRIPT, found) != page:
            print("docs/cost.md is not what is computed: run scripts/cost.py --write")
            return 1
        return 0
    print("\n\n".join(f"{name}\n{table}" for name, table in found.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
