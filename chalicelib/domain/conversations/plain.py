"""What commands are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, dataclass_transform

from chalicelib.domain.actors import Actor

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def command(cls: type[T]) -> type[T]:
    """A frozen dataclass by keywords only; nobody compares or prints commands, and each method that
    is generated for nothing costs a cold start.
    """
    return dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)(cls)


@command
class Command:
    """Who asks; ``client_id`` makes a resend harmless for ever."""

    by: Actor
    client_id: str | None = None


@command
class Message(Command):
    """Something said; at least a text or an attachment."""

    text: str = ""
    attachments: tuple[Mapping[str, Any], ...] = ()
