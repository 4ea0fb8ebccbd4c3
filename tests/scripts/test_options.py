"""What the commands are asked for is checked before anything is started."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scripts import replay, run

FILE = __file__


def refused(
    options: Callable[[list[str]], Any], capture: pytest.CaptureFixture[str], *words: str
) -> str:
    with pytest.raises(SystemExit) as caught:
        options(list(words))
    assert caught.value.code == 2
    return capture.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        ("--port", "99999", "'99999' is no whole number from 0 to 65535"),
        ("--port", "http", "'http' is no whole number"),
        ("--workers", "0", "'0' is no whole number from 1 to 64"),
        ("--tick", "0", "'0' is no number from 0.1 to 3600"),
        ("--tick", "nan", "'nan' is no number"),
    ],
)
def test_a_box_is_not_started_with_numbers_it_cannot_run_with(
    capsys: pytest.CaptureFixture[str], option: str, value: str, expected: str
) -> None:
    said = refused(run.options, capsys, option, value)
    assert f"argument {option}: {expected}" in said


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--speed", "0"], "argument --speed: '0' is no number from 0.1 to 10000"),
        (["--speed=-3"], "argument --speed: '-3' is no number"),
        (["--customers", "0"], "argument --customers: '0' is no whole number from 1"),
        (["--agents", "0"], "argument --agents"),
        (["--limit", "0"], "argument --limit"),
        (["--capacity", "101"], "argument --capacity"),
        (["--url", "http://127.0.0.1:9"], "--url and --credentials go together"),
        (["--url", "http://127.0.0.1:9", "--credentials", "none.json"], "none.json is no file"),
    ],
)
def test_a_replay_is_not_begun_with_what_it_cannot_hold(
    capsys: pytest.CaptureFixture[str], words: list[str], expected: str
) -> None:
    assert expected in refused(replay.options, capsys, FILE, *words)


def test_a_file_that_is_not_there_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    missing = str(tmp_path / "none.jsonl")
    assert f"{missing} is no file" in refused(replay.options, capsys, missing)


def test_what_is_sensible_is_taken() -> None:
    asked = run.options(["--port", "0", "--workers", "1", "--tick", "0.5"])
    assert (asked.port, asked.workers, asked.tick) == (0, 1, 0.5)
    assert replay.options([FILE, "--speed", "0.5"]).speed == 0.5
