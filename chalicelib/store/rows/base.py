"""Between frozen values and raw items: attributes carry the names of the value's fields.

The models say what is stored and how; their instances are passed over, for making one costs more
than a call.
"""

from dataclasses import MISSING, fields
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

import msgspec
from pynamodb.attributes import Attribute
from pynamodb.constants import NUMBER, STRING
from pynamodb.expressions.update import Action

from chalicelib.store.table import Row

Item = dict[str, dict[str, Any]]
V = TypeVar("V")
KIND = Row.kind.attr_name


class Json(Attribute[Any]):
    """Anything JSON holds, as compact text; Chinese takes half the room that escapes would.

    ``of`` is the type that it is read as.
    """

    attr_type = STRING

    def __init__(self, of: Any = Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.of = of

    def serialize(self, value: Any) -> str:
        """To text."""
        return msgspec.json.encode(value).decode()

    def deserialize(self, value: str) -> Any:
        """From text."""
        return msgspec.json.decode(value, type=self.of)


class Value(Attribute[Any]):
    """A value of a frozen class as the list of its fields: names would take most of the room.

    A list that is shorter than the class has become leaves the last fields at their defaults.
    """

    attr_type = STRING

    def __init__(self, of: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.of = of
        self.names = [f.name for f in fields(of)]

    def serialize(self, value: Any) -> str:
        """To text."""
        return msgspec.json.encode(self._listed(value)).decode()

    def deserialize(self, value: str) -> Any:
        """From text."""
        return self._told(msgspec.json.decode(value))

    def _listed(self, value: Any) -> list[Any]:
        return [getattr(value, name) for name in self.names]

    def _told(self, listed: list[Any]) -> Any:
        return msgspec.convert(dict(zip(self.names, listed, strict=False)), self.of)


class Values(Value):
    """A tuple of such values."""

    def serialize(self, value: tuple[Any, ...]) -> str:
        """To text."""
        return msgspec.json.encode([self._listed(one) for one in value]).decode()

    def deserialize(self, value: str) -> tuple[Any, ...]:
        """From text."""
        return tuple(self._told(one) for one in msgspec.json.decode(value))


class Whole(Attribute[int]):
    """A whole number; the general attribute takes ten times as long."""

    attr_type = NUMBER

    def serialize(self, value: int) -> str:
        """To digits."""
        return str(value)

    def deserialize(self, value: str) -> int:
        """From digits."""
        return int(value)


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


@cache
def _attributes(row: Any) -> dict[str, Attribute[Any]]:
    return dict(row.get_attributes())


@cache
def _fields(row: Any, kind: Any) -> dict[str, tuple[str, Attribute[Any]]]:
    """Stored name → field of the value, and how it is read."""
    known = _defaults(kind)
    return {a.attr_name: (n, a) for n, a in _attributes(row).items() if n in known}


def item(row: type[Row], pk: str, sk: str, **values: Any) -> Item:
    """A raw item of a kind of row; what is None takes no room."""
    stored = _attributes(row)
    kind = Row.kind.get_discriminator(row)
    made: Item = {"pk": {"S": pk}, "sk": {"S": sk}, KIND: {"S": kind}}
    for name, value in values.items():
        if value is not None:
            attribute = stored[name]
            made[attribute.attr_name] = {attribute.attr_type: attribute.serialize(value)}
    return made


def packed(
    row: type[Row], value: Any, pk: str, sk: str, *, whole: bool = False, **more: Any
) -> Item:
    """The raw item of a value; without ``whole`` what has its default takes no room either."""
    of: Any = type(value)
    stored, defaults = _attributes(row), _defaults(of)
    kept = {
        name: got
        for name, default in defaults.items()
        if name in stored
        and ((got := getattr(value, name)) != default or whole or name == "version")
    }
    return item(row, pk, sk, **kept, **more)


def unpacked(row: type[Row], kind: type[V], found: Item, **known: Any) -> V:
    """The value of a raw item; ``known`` are the fields that its key tells."""
    of: Any = kind
    stored = _fields(row, of)
    values = {}
    for name, raw in found.items():
        if name in stored:
            field, attribute = stored[name]
            values[field] = attribute.deserialize(raw[attribute.attr_type])
    return kind(**(values | known))


def changes(row: type[Row], before: Any, after: Any, but: frozenset[str]) -> list[Action]:
    """The updates that turn the stored ``before`` into ``after``, without the fields in ``but``."""
    stored = _attributes(row)
    names = [f.name for f in fields(after) if f.name in stored and f.name not in but]
    return [
        stored[name].remove() if value is None else stored[name].set(value)
        for name in names
        if (value := getattr(after, name)) != getattr(before, name)
    ]
