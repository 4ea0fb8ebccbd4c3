"""Canned answers: words that staff say again and again."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Canned:
    """One answer, found by its ``shortcut``; ``text`` is language → words, and ``groups`` are those
    it is meant for (none: all). ``owner`` is the agent who alone sees it, "" one for everybody.
    """

    tenant: str
    id: str
    shortcut: str
    title: str = ""
    owner: str = ""
    text: Mapping[str, str] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    version: int = 0
