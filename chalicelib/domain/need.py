"""What a conversation needs of whoever serves it, and whether somebody offers that.

Languages are compared by their first part ("zh-TW" is served by "zh"); an agent who names none
speaks with everybody. A skill is needed from a level on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

TOP_LEVEL = 5


@dataclass(frozen=True, slots=True)
class Need:
    """A language ("" is any) and the least level of each skill."""

    language: str = ""
    skills: Mapping[str, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Offering:
    """What an agent speaks and how well they know what."""

    languages: tuple[str, ...] = ()
    skills: Mapping[str, int] = field(default_factory=dict, hash=False)


ANY = Need()
NOTHING_SPECIAL = Offering()


def missing(need: Need, offering: Offering) -> str | None:
    """The first thing lacking, as a code ("language", "skill:refunds"), or None when all is met."""
    if need.language and offering.languages:
        wanted = base(need.language)
        if all(base(spoken) != wanted for spoken in offering.languages):
            return "language"
    for skill, level in need.skills.items():
        if offering.skills.get(skill, 0) < level:
            return f"skill:{skill}"
    return None


def base(language: str) -> str:
    """The language without its region or script, in small letters."""
    return language.partition("-")[0].lower()
