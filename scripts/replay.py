"""Holds recorded dialogues through a running system over real sockets and proves nothing was lost.

``python3 scripts/replay.py dialogues.jsonl`` uses the box that runs on the default data folder
(``--data`` for another) and makes a tenant of its own there; ``--url`` and ``--credentials`` use a
tenant anywhere. Exits with 1 when anything read back differs from what was acknowledged.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import _env
from _options import between

if TYPE_CHECKING:
    from replaying.perform import Outcome, Stage
    from replaying.plan import Script
    from replaying.site import Site

FIRST = 20  # differences and remarks that are printed


def options(arguments: list[str] | None = None) -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "file", type=Path, help="JSON lines {id, lang, topic, turns: [{role, text, t_offset_s?}]}"
    )
    many = between(int, 1, 1_000_000)
    parser.add_argument("--customers", type=many, default=40, help="customers at once (40)")
    parser.add_argument("--agents", type=many, default=7, help="agents (7)")
    parser.add_argument(
        "--capacity",
        type=between(int, 1, 100),
        default=5,
        help="conversations an agent serves at once (5)",
    )
    parser.add_argument(
        "--speed",
        type=between(float, 0.1, 10_000),
        default=40,
        help="recorded pauses are divided by this (40)",
    )
    parser.add_argument("--limit", type=many, help="hold only the first so many dialogues")
    parser.add_argument(
        "--seed", type=int, default=1, help="draws who vanishes, returns, urges … (1)"
    )
    parser.add_argument(
        "--data", type=Path, default=_env.ROOT / ".box/data", help="data folder of a running box"
    )
    parser.add_argument("--url", help="a system that runs elsewhere, with --credentials")
    parser.add_argument(
        "--credentials", type=Path, help="{workspace, admin: {email, password}, agents: [{…}]}"
    )
    asked = parser.parse_args(arguments)
    if bool(asked.url) != bool(asked.credentials):
        parser.error("--url and --credentials go together")
    for path in filter(None, (asked.file, asked.credentials)):
        if not path.exists() or path.is_dir():
            parser.error(f"{path} is no file")
    return asked


async def replay(asked: argparse.Namespace) -> int:
    """Read, plan, hold, wait, read back, compare, print; answers the exit code."""
    from replaying import figures, rows, verify
    from replaying.plan import plan
    from replaying.progress import Progress

    recording = rows.read(asked.file, asked.limit)
    _list("remarks about the file", recording.remarks)
    if not recording.dialogues:
        sys.exit(f"{asked.file} holds no dialogue")
    site = await _site(asked)
    scripts = [plan(dialogue, asked.seed) for dialogue in recording.dialogues]
    before = await verify.counters(site, datetime.now(UTC).date().isoformat())
    progress, began = Progress(len(scripts)), time.monotonic()
    stage, outcomes, sampled = await _hold(site, scripts, asked, progress)
    progress.close()
    seconds = time.monotonic() - began
    agents = {agent["id"]: agent["capacity"] for agent in await site.admin.pages("/v1/agents")}
    verdict = await verify.verify(site, outcomes, agents, before)
    found = [*sampled, *verdict.found]
    print(figures.table(stage.figures, verdict.waits, verdict.reasons, seconds))
    _list("differences", found)
    print(f"{len(found)} differences" if found else "Nothing lost, doubled or out of order.")
    return 1 if found else 0


async def _site(asked: argparse.Namespace) -> Site:
    from replaying import site

    if asked.url:
        return await site.known(asked.url, json.loads(asked.credentials.read_text()))
    url, made = site.own(asked.data.resolve())
    return await site.furnish(url, made, asked.agents, asked.capacity, asked.speed)


async def _hold(
    site: Site, scripts: list[Script], asked: argparse.Namespace, progress: Any
) -> tuple[Stage, list[Outcome], list[str]]:
    """All dialogues, so many customers at once, while agents' seats are looked at from outside."""
    from replaying.perform import Performance
    from replaying.staff import on_duty, watch
    from replaying.verify import until_over

    gate = asyncio.Semaphore(asked.customers)
    async with on_duty(site, asked.speed) as stage, watch(site) as sampled:

        async def one(script: Script) -> Outcome:
            async with gate:
                outcome = await Performance(script, stage).run()
            progress.step()
            return outcome

        outcomes = await asyncio.gather(*(one(script) for script in scripts))
        broken_off = {outcome.conversation for outcome in outcomes if outcome.problems}
        sampled += await until_over(site, progress, broken_off)
    return stage, outcomes, sampled


def _list(title: str, lines: list[str]) -> None:
    if lines:
        more = [f"… and {len(lines) - FIRST} more"] if len(lines) > FIRST else []
        print("\n".join([f"{title}:", *(f"  {line}" for line in lines[:FIRST] + more)]))


def main() -> None:
    """Prepare the environment, then replay."""
    asked = options()
    _env.prepare()
    if Path(sys.prefix).resolve() != _env.VENV.resolve():
        os.execv(_env.PYTHON, [str(_env.PYTHON), __file__, *sys.argv[1:]])
    sys.path.insert(0, str(_env.ROOT))
    sys.exit(asyncio.run(replay(asked)))


if __name__ == "__main__":
    main()
