"""The replay that proves one box loses nothing proves the same of the deployed system."""

import asyncio
import json
from pathlib import Path

import pytest

import replay
from replaying.plan import plan
from replaying.rows import read
from tests.cloud.people import workspace
from tests.cloud.stack import Cloud

FILE = Path(__file__).parents[1] / "live/dialogues.jsonl"
SEED, DIALOGUES = 12, 6
# Whoever falls silent waits for three looks of a clock that looks each minute.
SLOW = {"never_answers", "vanishes", "leaves_message"}


def test_the_seed_draws_none_that_wait_for_the_clock() -> None:
    scripts = [plan(dialogue, SEED) for dialogue in read(FILE, DIALOGUES).dialogues]
    assert not SLOW & {script.ending for script in scripts}
    assert {"transfer", "reject", "away", "leave_queue"} <= {s.op for r in scripts for s in r.steps}


def test_nothing_is_lost(cloud: Cloud, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async def story() -> int:
        shop = await workspace(cloud, "replay")
        for name in ("bo@example.com", "cy@example.com"):
            await shop.hire(name)
        admin, *agents = ({"email": e, "password": p} for e, p in shop.passwords.items())
        who = tmp_path / "credentials.json"
        who.write_text(json.dumps({"workspace": shop.name, "admin": admin, "agents": agents}))
        options = [str(FILE), "--url", cloud.api, "--credentials", str(who)]
        more = ["--speed", "200", "--customers", "3", "--seed", str(SEED)]
        return await replay.replay(replay.options([*options, *more, "--limit", str(DIALOGUES)]))

    code = asyncio.run(story())
    printed = capsys.readouterr().out
    assert code == 0, printed
    assert "Nothing lost, doubled or out of order." in printed
