"""Files that nobody has checked: whatever they hold is read, cut to size or remarked upon."""

import json
from pathlib import Path
from typing import Any

import pytest

from replaying.rows import LONGEST_JSON, LONGEST_TEXT, Turn, clean, pause_after, read, split


def written(folder: Path, *rows: Any) -> Path:
    path = folder / "dialogues.jsonl"
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def row(*turns: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": "one", "lang": "zh", "topic": "travel", "turns": list(turns), **more}


def test_turns_keep_their_order_and_their_recorded_pauses(tmp_path: Path) -> None:
    said = [
        {"role": "customer", "text": "你好", "t_offset_s": 0},
        {"role": "agent", "text": "您好", "t_offset_s": 18},
        {"role": "action", "text": "query", "t_offset_s": 20},
    ]
    (dialogue,) = read(written(tmp_path, row(*said))).dialogues
    assert (dialogue.id, dialogue.language, dialogue.topic) == ("one", "zh", "travel")
    assert dialogue.turns[1:] == (Turn("agent", "您好", 18), Turn("action", "query", 2))


def test_what_cannot_be_used_is_remarked_and_the_rest_is_used(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "{not json",
        '{"turns": ' + "[" * 100_000 + "]" * 100_000 + "}",
        row({"role": ["customer"], "text": "beep"}, {"role": {}, "text": "beep"}),
        row({"role": "bot", "text": "beep"}, {"role": "agent", "text": "Hi"}),
        row({"role": "agent", "text": "  "}, {"role": "agent"}),
        {"id": "no turns"},
        [1, 2],
        row("not a turn"),  # type: ignore[arg-type]
        row({"role": "customer", "text": "a\x00b\ud800"}, id=7, lang="no tag!"),
    )
    recording = read(path)
    assert [d.turns[0].text for d in recording.dialogues] == ["Hi", "ab"]
    remarks = "\n".join(recording.remarks)
    for expected in (
        "line 1: not a dialogue",
        "line 2: not a dialogue",
        "'bot' is unknown",
        "line 5, turn 1: empty",
    ):
        assert expected in remarks
    assert "line 3, turn 1: role ['customer'] is unknown" in remarks
    assert "line 9, turn 1: characters that cannot be sent" in remarks
    assert "line 9: 'no tag!' is no language tag" in remarks
    assert recording.dialogues[1].language == ""
    assert recording.dialogues[1].id == "7"


def test_an_empty_file_holds_no_dialogue(tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    path.write_bytes(b"\n\n")
    assert not read(path).dialogues


@pytest.mark.parametrize("letter", ["a", "语", "🙂", '"', "\\", "\n x"])
def test_long_texts_are_split_into_messages_that_fit(letter: str) -> None:
    text = letter * (3 * LONGEST_TEXT)
    pieces = split(text)
    assert "".join(pieces) == text
    assert len(pieces) > 1
    for piece in pieces:
        assert len(piece) <= LONGEST_TEXT
        assert len(json.dumps(piece, ensure_ascii=False).encode()) <= LONGEST_JSON


def test_a_missing_or_broken_clock_is_made_up_for() -> None:
    assert pause_after(3, 10, "hello") == 7
    for before, offset in ((None, None), (None, 4.0), (10, 3), (0, None)):
        assert 0 < pause_after(before, offset, "hello") < 10
    assert pause_after(0, 1e6, "") == pause_after(0, None, "x" * 100_000)


def test_text_that_is_no_text_is_empty() -> None:
    assert [clean(value) for value in (None, 3, ["a"], " \n")] == [""] * 4
    assert clean("line\n\tnext\x07") == "line\n\tnext"
