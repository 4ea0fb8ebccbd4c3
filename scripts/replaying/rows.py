"""Recorded dialogues, read from JSON lines that nobody has checked before."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROLES = ("customer", "agent", "action")
LONGEST_TEXT = 8_000  # characters, the API's own limit
LONGEST_JSON = 24_000  # bytes of the text as JSON: a frame ends at 32 KB
READING_S, TYPED_PER_S, LONGEST_PAUSE_S = 3.0, 12.0, 180.0
KEPT_CONTROLS = "\n\t\r"
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}")


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing said or done, ``pause_s`` recorded seconds after the one before."""

    role: str
    text: str
    pause_s: float


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One recorded dialogue; ``turns`` all have a known role and a text."""

    id: str
    language: str
    topic: str
    turns: tuple[Turn, ...]


@dataclass(slots=True)
class Recording:
    """A file's dialogues, and a remark for people on all that could not be used as it stood."""

    dialogues: list[Dialogue] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def read(path: Path, limit: int | None = None) -> Recording:
    """The dialogues of a file, at most ``limit``; what cannot be used becomes a remark."""
    recording = Recording()
    with path.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if limit is not None and len(recording.dialogues) >= limit:
                break
            if line.strip():
                _add(recording, number, line)
    return recording


def _add(recording: Recording, number: int, line: str) -> None:
    where = f"line {number}"
    try:
        row = json.loads(line)
        turns = [turn for turn in row["turns"] if isinstance(turn, dict)]
    except (ValueError, KeyError, TypeError, RecursionError):
        recording.remarks.append(f"{where}: not a dialogue (a JSON object with turns), left out")
        return
    kept = _turns(turns, where, recording.remarks)
    if not kept:
        recording.remarks.append(f"{where}: nothing is said in it, left out")
        return
    language, topic = (str(row.get(name) or "") for name in ("lang", "topic"))
    if language and not LANGUAGE.fullmatch(language):
        recording.remarks.append(f"{where}: {language!r} is no language tag, left out")
        language = ""
    recording.dialogues.append(Dialogue(str(row.get("id", number)), language, topic, tuple(kept)))


def _turns(turns: list[dict[str, Any]], where: str, remarks: list[str]) -> list[Turn]:
    kept: list[Turn] = []
    before: float | None = None
    for number, turn in enumerate(turns, 1):
        text, offset = clean(turn.get("text")), _number(turn.get("t_offset_s"))
        if turn.get("role") not in ROLES:
            remarks.append(
                f"{where}, turn {number}: role {turn.get('role')!r} is unknown, left out"
            )
        elif not text:
            remarks.append(f"{where}, turn {number}: empty, left out")
        else:
            if text != turn["text"]:
                remarks.append(
                    f"{where}, turn {number}: characters that cannot be sent were left out"
                )
            pause = pause_after(before, offset, text)
            pieces = split(text)
            kept += [Turn(turn["role"], piece, 0 if i else pause) for i, piece in enumerate(pieces)]
        before = offset if offset is not None else before
    return kept


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and abs(value) < 1e9 else None


def pause_after(before: float | None, offset: float | None, text: str) -> float:
    """Recorded seconds between two turns, or what reading and typing would take."""
    if before is not None and offset is not None and offset >= before:
        return min(offset - before, LONGEST_PAUSE_S)
    return min(READING_S + len(text) / TYPED_PER_S, LONGEST_PAUSE_S)


def clean(text: Any) -> str:
    """The text without what the API refuses: control characters and lone surrogates."""
    if not isinstance(text, str):
        return ""
    kept = "".join(c for c in text if c in KEPT_CONTROLS or _sendable(ord(c)))
    return kept if kept.strip() else ""


def _sendable(code: int) -> bool:
    return code >= 0x20 and not 0x7F <= code <= 0x9F and not 0xD800 <= code <= 0xDFFF


def split(text: str) -> list[str]:
    """Pieces that each fit into one message; joined they are the text, blank pieces aside."""
    pieces, start = [], 0
    while start < len(text):
        end = min(start + LONGEST_TEXT, len(text))
        while len(json.dumps(text[start:end], ensure_ascii=False).encode()) > LONGEST_JSON:
            end = start + (end - start) * 3 // 4
        pieces.append(text[start:end])
        start = end
    return [piece for piece in pieces if piece.strip()]
