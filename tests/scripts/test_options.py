"""What the commands are asked for is checked before anything is started."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scripts import cost, replay, run, scale, storm

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


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--day", "0"], "argument --day: '0' is no number from 1"),
        (["--months=-1"], "argument --months: '-1' is no number"),
        (["--hours", "25"], "argument --hours: '25' is no number from 0.1 to 24"),
        (["--cpu", "nan"], "argument --cpu"),
        (["--limit", "0"], "argument --limit: '0' is no whole number"),
    ],
)
def test_no_bill_is_made_of_figures_that_cannot_be(
    capsys: pytest.CaptureFixture[str], words: list[str], expected: str
) -> None:
    assert expected in refused(cost.options, capsys, *words)


@pytest.mark.parametrize("words", [["--sockets", "0"], ["--outage", "-1"], ["--sockets", "many"]])
def test_no_storm_is_played_of_nobody(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert f"argument {words[0]}: '{words[1]}' is no whole" in refused(
        storm.options, capsys, *words
    )


def test_a_page_is_not_written_where_that_was_not_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert not scale.options([]).write
    assert "not allowed with" in refused(scale.options, capsys, "--write", "--check")
    assert "unrecognized" in refused(scale.options, capsys, "--chek")


def test_a_file_that_is_not_there_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    missing = str(tmp_path / "none.jsonl")
    assert f"{missing} is no file" in refused(replay.options, capsys, missing)


def test_what_is_sensible_is_taken() -> None:
    asked = run.options(["--port", "0", "--workers", "1", "--tick", "0.5"])
    assert (asked.port, asked.workers, asked.tick) == (0, 1, 0.5)
    assert replay.options([FILE, "--speed", "0.5"]).speed == 0.5
