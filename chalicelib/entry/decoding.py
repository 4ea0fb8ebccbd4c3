"""From bytes to typed values: what is broken, too deep or unprintable is refused here, with a code and a place."""

import re
from typing import Any, TypeVar

import msgspec

from chalicelib.domain.errors import Invalid
from chalicelib.entry.problems import Malformed

T = TypeVar("T")

# Every way a control character can stand in JSON text; an escaped backslash before b or f is a false alarm.
SUSPECT = re.compile(r"[\x7f-\x9f]|\\u00[018-9]|\\u007[fF]|\\[bf]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
PLACE = re.compile(r" - at `(?:key in )?\$(?P<path>.*)`$")
CODES = (
    ("Object missing required field", "missing_field"),
    ("Object contains unknown field", "unknown_field"),
    ("Expected `str` of length", "wrong_length"),
    ("Expected `array` of length", "wrong_length"),
    ("Expected `object` of length", "wrong_length"),
    ("Expected `str` matching", "wrong_format"),
    ("Expected `int` <", "out_of_range"),
    ("Expected `int` >", "out_of_range"),
    ("Integer value out of range", "out_of_range"),
    ("Number out of range", "out_of_range"),
    ("Invalid enum value", "unknown_value"),
    ("Expected", "wrong_type"),
)


def decode(raw: bytes, shape: type[T]) -> T:
    """A JSON text as ``shape``; raises Malformed for what is no JSON and Invalid for what is another shape."""
    text = as_text(raw)
    try:
        value = msgspec.json.decode(text, type=shape)
    except msgspec.ValidationError as error:
        raise invalid(error) from None
    except (msgspec.DecodeError, RecursionError):
        raise Malformed("malformed_json", "The body is not JSON.") from None
    if SUSPECT.search(text):
        refuse_controls(msgspec.to_builtins(value))
    return value


def as_text(raw: bytes) -> str:
    """UTF-8 as text; raises Malformed."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise Malformed("malformed_text", "The body is not UTF-8.") from None


def convert(values: dict[str, Any], shape: type[T]) -> T:
    """Query parameters as ``shape``; numbers are read from text. Raises Invalid."""
    refuse_controls(values)
    try:
        return msgspec.convert(values, shape, strict=False)
    except msgspec.ValidationError as error:
        raise invalid(error) from None


def invalid(error: msgspec.ValidationError) -> Invalid:
    """What is wrong, and the JSON pointer to it."""
    text = str(error)
    place = PLACE.search(text)
    detail = text[: place.start()] if place else text
    code = next((code for prefix, code in CODES if text.startswith(prefix)), "invalid")
    path = place["path"] if place else ""
    return Invalid(
        code, detail + ".", pointer=path.replace("[", "/").replace("]", "").replace(".", "/")
    )


def refuse_controls(value: Any, pointer: str = "") -> None:
    """Raise Invalid where any text, names included, holds a control character other than tab and line ends."""
    if isinstance(value, str):
        if CONTROL.search(value):
            raise Invalid(
                "control_character", "Control characters are not allowed.", pointer=pointer
            )
    elif isinstance(value, dict):
        for name, part in value.items():
            refuse_controls(name, pointer)
            refuse_controls(part, f"{pointer}/{name}")
    elif isinstance(value, list | tuple):
        for index, part in enumerate(value):
            refuse_controls(part, f"{pointer}/{index}")
