"""From bytes to values: every way to smuggle something in, and the pointer to what is wrong."""

from typing import Any

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.entry.decoding import decode
from chalicelib.entry.shapes.tenants import SettingsChange


def pointer(raw: bytes) -> tuple[str, Any]:
    with pytest.raises(Invalid) as refusal:
        decode(raw, SettingsChange)
    return refusal.value.code, refusal.value.params.get("pointer")


@pytest.mark.parametrize(
    ("raw", "code", "where"),
    [
        (b'{"policy": {"warn_s": "1"}}', "wrong_type", "/policy/warn_s"),
        (b'{"policy": {"warn_s": 0}}', "out_of_range", "/policy/warn_s"),
        (b'{"policy": {"texts": {"greeting": {"*": 1}}}}', "wrong_type", "/policy/texts"),
        (b'{"policy": {"texts": {"greeting": {"?": "x"}}}}', "wrong_format", "/policy/texts"),
        (b'{"policy": {"texts": {"other": {}}}}', "unknown_value", "/policy/texts"),
        (b'{"name": ""}', "wrong_length", "/name"),
        (b'{"other": 1}', "unknown_field", ""),
        (b"[]", "wrong_type", ""),
    ],
)
def test_a_refusal_says_where(raw: bytes, code: str, where: str) -> None:
    assert pointer(raw) == (code, where)


@pytest.mark.parametrize(
    "text",
    [
        "\\u0000",
        "\\u001f",
        "\\u007f",
        "\\u007F",
        "\\u0085",
        "\\u009f",
        "\\b",
        "\\f",
        "\x7f",
        "\x9b",
    ],
)
def test_no_spelling_of_a_control_character_gets_through(text: str) -> None:
    assert pointer(f'{{"name": "a{text}"}}'.encode())[0] == "control_character"
    nested = f'{{"policy": {{"texts": {{"greeting": {{"*": "a{text}"}}}}}}}}'
    assert pointer(nested.encode()) == ("control_character", "/policy/texts/greeting/*")


@pytest.mark.parametrize(
    "text", ["\\n\\t\\r", "\\\\b", "\\\\u0000", "\\u00e9", "\\u0160", "é", "\\ud83d\\ude00"]
)
def test_what_only_looks_like_one_is_kept(text: str) -> None:
    assert decode(f'{{"name": "a{text}"}}'.encode(), SettingsChange).name
