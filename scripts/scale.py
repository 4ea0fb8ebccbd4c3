"""Writes the computed tables of docs/scale.md; ``--check`` only compares."""

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


async def main() -> int:
    """Write or compare the page; 1 when it is not what is measured."""
    page = PAGE.read_text(encoding="utf-8")
    now = filled(page, SCRIPT, await sections())
    if "--check" in sys.argv:
        if now != page:
            print("docs/scale.md is not what is measured: run scripts/scale.py")
        return int(now != page)
    PAGE.write_text(now, encoding="utf-8")
    return 0


if __name__ == "__main__":
    _env.prepare()
    if Path(sys.prefix).resolve() != _env.VENV.resolve():
        os.execv(_env.PYTHON, [str(_env.PYTHON), __file__, *sys.argv[1:]])
    sys.path.insert(0, str(ROOT))
    sys.exit(asyncio.run(main()))
