"""Simulates days of a tenant over the product's own rules: no store, no network, no clock.

``day`` draws a calm, a busy and an overloaded day and prints waits, who leaves, occupancy, fairness
and how right the waits were that customers were shown. ``what-if LOG.jsonl --policy CHANGE.json``
plays a recorded day again as it was and under other settings. ``export`` reads a day's log from a
running system. The forms of both files are described in docs/simulation.md.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

import _env
from _options import between

CURVES = ("calm", "busy", "overloaded")


def options(arguments: list[str] | None = None) -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parts = parser.add_subparsers(dest="part", required=True)
    _day(parts.add_parser("day", help="draw and simulate days"))
    _what_if(parts.add_parser("what-if", help="play a recorded day under other settings"))
    _export(parts.add_parser("export", help="read a day's log from a running system"))
    asked = parser.parse_args(arguments)
    for path in filter(
        None, (getattr(asked, name, None) for name in ("dialogues", "log", "policy", "credentials"))
    ):
        if not path.is_file():
            parser.error(f"{path} is no file")
    return asked


def _day(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--curve", choices=CURVES, help="only this one (all)")
    parser.add_argument("--seed", type=int, default=1, help="another seed draws another day (1)")
    parser.add_argument("--agents", type=between(int, 1, 2_000), default=8, help="agents (8)")
    parser.add_argument(
        "--capacity", type=between(int, 1, 100), default=3, help="seats of each agent (3)"
    )
    parser.add_argument(
        "--patience",
        type=between(float, 1, 86_400),
        default=600,
        help="seconds that customers wait on the average before they leave (600)",
    )
    parser.add_argument("--equal", action="store_true", help="all agents and needs are alike")
    parser.add_argument(
        "--first-day", action="store_true", help="nothing is known of the day before"
    )
    parser.add_argument(
        "--dialogues", type=Path, help="draw handling times from this file's timed dialogues"
    )


def _what_if(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("log", type=Path, help="a day's log, as export writes it")
    parser.add_argument("--policy", type=Path, required=True, help="what is changed (JSON)")
    parser.add_argument(
        "--tolerance",
        type=between(float, 0, 3_600),
        default=2,
        help="seconds by which playing the same settings may differ from the record (2)",
    )


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--day", type=_date, required=True, help="a UTC day, 2026-11-22")
    parser.add_argument(
        "--credentials",
        type=Path,
        required=True,
        help='{"key": "sk_…"} that may read, or {workspace, admin: {email, password}}',
    )
    parser.add_argument("--url", help="the system's address (the box on --data)")
    parser.add_argument(
        "--data", type=Path, default=_env.ROOT / ".box/data", help="data folder of a running box"
    )


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day like 2026-11-22") from None


def main() -> None:
    """Prepare the environment, then simulate."""
    asked = options()
    _env.prepare()
    if Path(sys.prefix).resolve() != _env.VENV.resolve():
        os.execv(_env.PYTHON, [str(_env.PYTHON), __file__, *sys.argv[1:]])
    sys.path.insert(0, str(_env.ROOT))
    from simulating import commands

    sys.exit(commands.COMMANDS[asked.part](asked))


if __name__ == "__main__":
    main()
