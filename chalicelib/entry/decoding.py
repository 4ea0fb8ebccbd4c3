"""From bytes to typed values: what is broken, too deep or unprintable is refused, with a place."""

import re
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

import msgspec

from chalicelib.domain.errors import Invalid
from chalicelib.entry.problems import Malformed
from chalicelib.entry.shapes.base import Moment, ms_of

T = TypeVar("T")
DAY_MS = 86_400_000

# Every way a control character can stand in JSON; an escaped backslash may be a false alarm.
SUSPECT = re.compile(r"[\x7f-\x9f]|\\u00[018-9]|\\u007[fF]|\\[bf]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
PLACE = re.compile(r" - at (?:`key` in )?`\$(?P<path>.*?)(?:\[\.\.\.\].*)?`$")
CODES = (
    ("Object missing required field", "missing_field"),
    ("Object contains unknown field", "unknown_field"),
    ("Expected `str` of length", "wrong_length"),
    ("Expected `array` of length", "wrong_length"),
    ("Expected `object` of length", "wrong_length"),
    ("Expected `str` matching", "wrong_format"),
    ("Invalid RFC3339", "wrong_format"),
    ("Expected `datetime` with", "wrong_format"),
    ("Expected `int` <", "out_of_range"),
    ("Expected `int` >", "out_of_range"),
    ("Integer value out of range", "out_of_range"),
    ("Number out of range", "out_of_range"),
    ("Invalid enum value", "unknown_value"),
    ("Expected", "wrong_type"),
)


def decode(raw: bytes, shape: type[T]) -> T:
    """JSON as ``shape``; raises Malformed for what is no JSON, Invalid for another shape."""
    text = as_text(raw)
    value = parse(text, shape)
    if SUSPECT.search(text):
        refuse_controls(msgspec.to_builtins(value))
    return value


def parse(text: str, shape: type[T]) -> T:
    """The same for what holds no text of anybody; control characters are not looked for."""
    try:
        return msgspec.json.decode(text, type=shape)
    except msgspec.ValidationError as error:
        raise invalid(error) from None
    except (msgspec.DecodeError, RecursionError):
        raise Malformed("malformed_json", "The body is not JSON.") from None


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


def moment(text: str, name: str, last: bool = False) -> int:
    """A query parameter that is an RFC 3339 moment or a UTC day, in ms: the day's first, or its
    ``last``. Raises Invalid.
    """
    for kind in (date, Moment):
        try:
            given = msgspec.convert(text, kind)
        except msgspec.ValidationError:
            continue
        if isinstance(given, datetime):
            return ms_of(given, f"/{name}")
        start = ms_of(datetime.combine(given, time(), UTC), f"/{name}")
        return start + DAY_MS - 1 if last else start
    raise Invalid("wrong_format", "Neither RFC 3339 nor a day.", pointer=f"/{name}")


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
    """Raise Invalid where a text or name holds a control character, tabs and line ends aside."""
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
