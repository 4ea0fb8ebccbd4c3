"""Between frozen values and rows: attributes carry the names of the value's fields."""

from dataclasses import MISSING, fields
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

import msgspec
from pynamodb.attributes import Attribute
from pynamodb.constants import STRING
from pynamodb.expressions.update import Action

from chalicelib.store.table import Row

R = TypeVar("R", bound=Row)
V = TypeVar("V")


class Json(Attribute[Any]):
    """Anything JSON holds, as compact text: Chinese stays Chinese and takes half the room of escapes."""

    attr_type = STRING

    def serialize(self, value: Any) -> str:
        """To text."""
        return msgspec.json.encode(value).decode()

    def deserialize(self, value: str) -> Any:
        """From text."""
        return msgspec.json.decode(value)


class Words(Attribute[tuple[str, ...]]):
    """A tuple of texts."""

    attr_type = STRING

    def serialize(self, value: tuple[str, ...]) -> str:
        """To text."""
        return msgspec.json.encode(value).decode()

    def deserialize(self, value: str) -> tuple[str, ...]:
        """From text."""
        return msgspec.json.decode(value, type=tuple[str, ...])


class OneOf(Attribute[Any]):
    """A member of an enumeration, by its value."""

    attr_type = STRING

    def __init__(self, choices: type[StrEnum], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.choices = choices

    def serialize(self, value: StrEnum) -> str:
        """To text."""
        return value.value

    def deserialize(self, value: str) -> StrEnum:
        """From text."""
        return self.choices(value)


@cache
def _defaults(kind: Any) -> dict[str, Any]:
    """Field → default; MISSING where there is none."""
    factories = {f.name: f.default_factory for f in fields(kind)}
    plain = {f.name: f.default for f in fields(kind)}
    return {n: plain[n] if made is MISSING else made() for n, made in factories.items()}


def packed(row: type[R], value: Any, pk: str, sk: str, *, whole: bool = False, **more: Any) -> R:
    """The row of a value; without ``whole`` what has its default takes no room."""
    stored = row.get_attributes()
    kind: Any = type(value)
    defaults = {} if whole else _defaults(kind)
    values = {f.name: getattr(value, f.name) for f in fields(value) if f.name in stored}
    kept = {
        name: v
        for name, v in values.items()
        if v is not None and (name == "version" or name not in defaults or v != defaults[name])
    }
    return row(pk, sk, **kept, **more)


def unpacked(kind: type[V], row: Row, **known: Any) -> V:
    """The value of a row; ``known`` are the fields that its key tells."""
    stored = row.get_attributes()
    of: Any = kind
    names = (name for name in _defaults(of) if name in stored and name not in known)
    values = {name: got for name in names if (got := getattr(row, name)) is not None}
    return kind(**values, **known)


def changes(row: type[Row], before: Any, after: Any, but: frozenset[str]) -> list[Action]:
    """The updates that turn the stored ``before`` into ``after``, without the fields in ``but``."""
    stored = row.get_attributes()
    names = [f.name for f in fields(after) if f.name in stored and f.name not in but]
    return [
        stored[name].remove() if value is None else stored[name].set(value)
        for name in names
        if (value := getattr(after, name)) != getattr(before, name)
    ]
