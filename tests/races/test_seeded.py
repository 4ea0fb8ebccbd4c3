"""Thousands of interleavings on the fake: a seed each, so that a failing one runs again alone."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes.store import FakeStore
from tests.races.run import race

ROOT = Path(__file__).parents[2]
SCHEDULES = {"tiny": 1900, "small": 100, "large": 2}
TOGETHER = {"tiny": 100, "small": 30, "large": 1}
BATCHES = [
    (size, range(first, first + TOGETHER[size]))
    for size, number in SCHEDULES.items()
    for first in range(0, number, TOGETHER[size])
]


@pytest.mark.parametrize(("size", "seeds"), BATCHES, ids=[f"{s}-{r.start}" for s, r in BATCHES])
def test_every_law_holds(size: str, seeds: range) -> None:
    for seed in seeds:
        race(size, seed)


def test_a_seat_that_two_may_claim_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    holds = FakeStore._holds
    monkeypatch.setattr(
        FakeStore, "_holds", lambda *args: type(args[2]).__name__ == "ClaimSeat" or holds(*args)
    )
    with pytest.raises(AssertionError, match=r"tests\.races tiny \d+: .*seats_are_held"):
        for seed in range(20):
            race("tiny", seed)


def test_a_seed_is_the_same_story_in_every_process() -> None:
    def story(hash_seed: str) -> str:
        command = [sys.executable, "-m", "tests.races", "small", "7"]
        environment = {"PYTHONPATH": "scripts", "PYTHONHASHSEED": hash_seed}
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    first = story("1")
    assert len(first.splitlines()) > 50
    assert story("2") == first
