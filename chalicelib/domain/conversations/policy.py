"""What a tenant may set of a conversation's course: one field a setting, with its default and
bounds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

DAY = 86_400
MODES = ("assign", "offer", "pull")
OUTSIDE = ("leave_message", "queue", "bot")
TEXT_CODES = (
    "greeting",
    "outside_hours",
    "opens_later",
    "closing",
    "remind",
    "ask_to_close",
    "queue_full",
    "queue_timeout",
    "no_agents",
)


def _number(default: int, least: int, most: int, meaning: str) -> Any:
    return field(default=default, metadata={"min": least, "max": most, "doc": meaning})


def _switch(default: bool, meaning: str) -> Any:
    return field(default=default, metadata={"doc": meaning})


def _choice(default: str, choices: tuple[str, ...], meaning: str) -> Any:
    return field(default=default, metadata={"choices": choices, "doc": meaning})


def _group(meaning: str) -> Any:
    return field(default="", metadata={"group": True, "doc": meaning})


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings in force for one conversation; times are in seconds."""

    warn_s: int = _number(100, 1, DAY, "An unanswered customer: the agent is warned after this.")
    alarm_s: int = _number(
        180, 1, DAY, "An unanswered customer: supervisors are alarmed after this."
    )
    reassign_s: int = _number(
        300, 1, DAY, "An unanswered customer: somebody else is found after this."
    )
    remind_s: int = _number(300, 1, 30 * DAY, "A silent customer is reminded after this.")
    ask_s: int = _number(
        480, 1, 30 * DAY, "A silent customer is asked whether it can be closed after this."
    )
    end_s: int = _number(600, 1, 30 * DAY, "A silent customer's conversation ends after this.")
    confirmation: bool = _switch(True, "Ask the customer before an agent's close counts.")
    confirmation_s: int = _number(
        600, 1, 30 * DAY, "An unanswered question to close ends it after this."
    )
    reopen_s: int = _number(
        DAY, 0, 365 * DAY, "A customer who returns within this gets the same conversation."
    )
    queue_alarm_s: int = _number(
        60, 1, DAY, "Supervisors are alarmed when somebody waits this long."
    )
    queue_timeout_s: int = _number(
        1800, 1, 30 * DAY, "Who waits this long is told that nobody is free."
    )
    no_agents_s: int = _number(
        600, 1, 30 * DAY, "The same when nobody of the group is there at all."
    )
    queue_cap: int = _number(200, 1, 1000, "How many may wait in a group's queue.")
    queue_warn: int = _number(160, 1, 1000, "Supervisors are alarmed when this many wait.")
    rank_shown: int = _number(5, 0, 50, "A place in the queue is shown as a number up to this.")
    urge_every_s: int = _number(60, 1, DAY, "A customer may urge once in this time.")
    recall_s: int = _number(120, 0, 30 * DAY, "A message can be recalled for this long.")
    mode: str = _choice(
        "assign", MODES, "Assigned, offered to accept, or taken by hand; not by channel."
    )
    offer_s: int = _number(30, 5, DAY, "An offer or invitation stands for this long.")
    offer_misses: int = _number(3, 1, 100, "So many missed offers in a row set an agent away.")
    transfer_offer: bool = _switch(True, "A colleague has to accept an agent's transfer.")
    transfer_return_s: int = _number(
        120, 5, DAY, "Handed to a group where nobody is there, it returns after this."
    )
    weight: int = _number(1, 1, 100, "How many seats a conversation takes.")
    relax_language_s: int = _number(
        30, 0, DAY, "Who waits this long is served in any language (0: at once)."
    )
    relax_skill_s: int = _number(60, 0, DAY, "Who waits this long is served without the skills.")
    fallback_s: int = _number(120, 1, DAY, "Who waits this long goes to the fallback group.")
    fallback_group: str = _group("The group that serves whom this one does not (empty: none).")
    overflow_waiting: int = _number(
        50, 1, 1000, "When so many wait, newcomers go to the overflow group."
    )
    overflow_group: str = _group("The group that takes what this one has no room for.")
    hours: Mapping[str, Any] = field(
        default_factory=dict,
        metadata={
            "hours": True,
            "doc": "Business hours: zone, week, exceptions (empty: always open). Deadlines run in "
            "them only.",
        },
    )
    outside: str = _choice(
        "leave_message",
        OUTSIDE,
        "Outside the hours: leave a message, wait for the opening, or wait with a bot.",
    )
    texts: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict,
        metadata={
            "doc": f"Own wording of lines: code ({', '.join(TEXT_CODES)}) → language → text."
        },
    )

    def text(self, code: str, language: str) -> str | None:
        """The tenant's own wording of an automatic line: exact language, its base, any ("*"), or
        None.
        """
        wordings = self.texts.get(code, {})
        for key in (language, language.split("-")[0], "*"):
            if key in wordings:
                return wordings[key]
        return None


NAMES = frozenset(f.name for f in fields(Policy))
Overrides = Mapping[str, Any]


def resolve(*layers: Overrides) -> Policy:
    """The defaults overlaid by each layer in turn: tenant, tenant's channel, group, group's
    channel.
    """
    merged: dict[str, Any] = {}
    for layer in layers:
        given = {name: value for name, value in layer.items() if name in NAMES}
        merged |= {**given, "texts": {**merged.get("texts", {}), **given.get("texts", {})}}
    return Policy(**merged)
