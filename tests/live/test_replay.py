"""A small replay on a real box, Chinese included, with all who vanish, return, refuse and leave."""

import asyncio
from pathlib import Path

import pytest

import replay
from infra.local.handle import Box
from replaying.plan import REASONS, plan
from replaying.rows import read

FILE = Path(__file__).parent / "dialogues.jsonl"
SEED = 133


def test_the_seed_draws_the_difficult_ones() -> None:
    scripts = [plan(dialogue, SEED) for dialogue in read(FILE).dialogues]
    endings = {script.ending for script in scripts}
    ops = {step.op for script in scripts for step in script.steps}
    assert endings == set(REASONS) - {"leaves_message"}
    assert ops >= {"away", "rate", "note", "reject", "urge", "transfer"}


def test_nothing_is_lost(box: Box, capsys: pytest.CaptureFixture[str]) -> None:
    options = [str(FILE), "--data", str(box.folder), "--speed", "200", "--seed", str(SEED)]
    more = ["--agents", "2", "--capacity", "3", "--customers", "12"]
    code = asyncio.run(replay.replay(replay.options([*options, *more])))
    printed = capsys.readouterr().out
    assert code == 0, printed
    assert "Nothing lost, doubled or out of order." in printed
    assert "turn 2: role 'robot' is unknown" in printed
