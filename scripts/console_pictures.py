"""Makes the pictures of docs/console.md anew, on a box of its own, and prints the seconds.

The walk is that of a person: what it takes to think, point, type and read is waited for.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path

import _browser
import _env
import _node

FOLDER = _env.ROOT / "docs" / "console"


def pictures(chromium: str) -> dict[str, tuple[float, bytes]]:
    """Take them: by name, with the seconds of the walk until then."""
    from playwright.sync_api import sync_playwright

    from infra.local.handle import Box
    from picturing import first_minute, scene

    with (
        tempfile.TemporaryDirectory() as data,
        Box(Path(data), workers=2, tick=1.0) as box,
        scene.site() as (shop, lines),
    ):
        made, line = asyncio.run(scene.prepared(box.url, shop))
        lines.append(line)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox", "--hide-scrollbars"]
            )
            return first_minute.walk(browser, made)


def main() -> None:
    """Prepare the environment and what is built, then take the walk."""
    _env.prepare()
    if Path(sys.prefix).resolve() != _env.VENV.resolve():
        os.execv(_env.PYTHON, [str(_env.PYTHON), __file__, *sys.argv[1:]])
    _node.front()
    sys.path.insert(0, str(_env.ROOT))
    FOLDER.mkdir(exist_ok=True)
    from picturing.png import small

    for name, (seconds, shot) in pictures(_browser.need_chromium()).items():
        picture = small(shot)
        (FOLDER / f"{name}.png").write_bytes(picture)
        print(f"{seconds:5.1f} s  {name}  {len(picture) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
