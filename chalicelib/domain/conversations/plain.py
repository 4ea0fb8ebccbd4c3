"""What commands are made of."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def command(cls: type[T]) -> type[T]:
    """A frozen dataclass by keywords only; nobody compares or prints commands, and each method that
    is generated for nothing costs a cold start.
    """
    return dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)(cls)
