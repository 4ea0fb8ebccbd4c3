"""Prints the computed tables of docs/scale.md, which are measured on the real code."""

import argparse
import asyncio
import os
import sys
from pathlib import Path

import _env
from _page import filled

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "scale.md"
SCRIPT = "scripts/scale.py"


async def sections() -> dict[str, str]:
    """Name → table, each load measured on an engine of its own."""
    from benching.engine import database
    from scaling.load import SMALL, SMALL_TENANTS, TENANT

    async with database():
        from scaling.model import table, totals
        from scaling.play import measure

        one = await asyncio.to_thread(measure, TENANT)
    async with database():
        small = await asyncio.to_thread(measure, SMALL)
    return {
        "one tenant": table(TENANT, one),
        "one tenant in all": totals(TENANT, one),
        "small tenants": totals(SMALL, small, SMALL_TENANTS),
    }


def options(arguments: list[str] | None = None) -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--write", action="store_true", help="put the tables into docs/scale.md")
    either.add_argument("--check", action="store_true", help="only compare docs/scale.md")
    return parser.parse_args(arguments)


def main() -> int:
    """Print, write or compare; 1 when the page is not what is measured."""
    asked = options()
    _env.prepare()
    if Path(sys.prefix).resolve() != _env.VENV.resolve():
        os.execv(_env.PYTHON, [str(_env.PYTHON), __file__, *sys.argv[1:]])
    sys.path.insert(0, str(ROOT))
    found = asyncio.run(sections())
    page = PAGE.read_text(encoding="utf-8")
    now = filled(page, SCRIPT, found)
    if asked.write:
        PAGE.write_text(now, encoding="utf-8")
    elif asked.check and now != page:
        print("docs/scale.md is not what is measured: run scripts/scale.py --write")
        return 1
    elif not asked.check:
        print("\n\n".join(f"{name}\n{table}" for name, table in found.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
