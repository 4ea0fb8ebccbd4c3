"""What both sides will do in each dialogue, drawn by a seed before anything begins. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from typing import Any

from replaying.rows import Dialogue, Turn

SAYS = {"customer": "say", "agent": "say", "action": "note"}
DECISION_S = 4.0  # recorded seconds before a button is pressed

# How dialogues end, in hundredths; the rest is ended by the agent without asking.
ENDINGS = {
    "confirms": 40,
    "refuses": 10,
    "never_answers": 6,
    "vanishes": 6,
    "leaves": 5,
    "leaves_queue": 5,
    "leaves_message": 3,
    "comes_back": 6,
}
REASONS = {
    "confirms": "customer_confirmed",
    "refuses": "customer_confirmed",
    "never_answers": "unconfirmed",
    "vanishes": "customer_silent",
    "leaves": "customer_left",
    "leaves_queue": "left_queue",
    "leaves_message": "left_message",
    "comes_back": "agent",
    "agent_ends": "agent",
}
BY_THE_CLOCK = frozenset({"unconfirmed", "customer_silent"})
# What a colleague does who is asked to take over, in hundredths.
ANSWERS = {"accept": 60, "decline": 25, "let_pass": 15}
DROPS, URGES, TRANSFERS, RATES = 0.15, 0.08, 0.06, 0.4


@dataclass(frozen=True, slots=True)
class Step:
    """One act of the customer, the agent or the colleague whom that one asked: an operation of the
    API, going "away" or "back", or letting an offer pass.
    """

    by: str
    op: str
    args: Mapping[str, Any] = field(default_factory=dict)
    pause_s: float = DECISION_S


@dataclass(frozen=True, slots=True)
class Script:
    """All acts of one dialogue in order, and the reason it should end with."""

    id: str
    language: str
    topic: str
    ending: str
    steps: tuple[Step, ...]

    @property
    def reason(self) -> str:
        """The ``ended_reason`` that these steps lead to."""
        return REASONS[self.ending]


def plan(dialogue: Dialogue, seed: int) -> Script:
    """The script of one dialogue; the same seed always draws the same."""
    rng = Random(f"{seed}/{dialogue.id}")
    answer = _answer(seed, dialogue)
    ending = _ending(dialogue.turns, rng)
    told = _told(dialogue.turns, ending, rng)
    steps = (
        _opening(told[0]) + _middle(told, rng, answer)
        if ending not in ("leaves_queue", "leaves_message")
        else []
    )
    closing = _closing(ending, told, rng)
    return Script(dialogue.id, dialogue.language, dialogue.topic, ending, tuple(steps + closing))


def _answer(seed: int, dialogue: Dialogue) -> str:
    rng = Random(f"{seed}/{dialogue.id}/colleague")
    return rng.choices([*ANSWERS], [*ANSWERS.values()])[0]


def _ending(turns: tuple[Turn, ...], rng: Random) -> str:
    drawn, weights = [*ENDINGS, "agent_ends"], [*ENDINGS.values(), 100 - sum(ENDINGS.values())]
    ending = rng.choices(drawn, weights)[0]
    silent = ending == "vanishes" and _can_vanish(turns) is None
    return "agent_ends" if silent else ending


def _can_vanish(turns: tuple[Turn, ...]) -> list[int] | None:
    """Where a customer may fall silent: after the agent spoke, so that the silence is theirs."""
    return [i for i, turn in enumerate(turns, 1) if turn.role == "agent"] or None


def _told(turns: tuple[Turn, ...], ending: str, rng: Random) -> tuple[Turn, ...]:
    """The part of the dialogue that is held."""
    if ending == "vanishes":
        return turns[: rng.choice(_can_vanish(turns) or [len(turns)])]
    if ending == "leaves":
        return turns[: rng.randint(1, len(turns))]
    return turns


def _opening(first: Turn) -> list[Step]:
    said = {"text": first.text} if first.role == "customer" else {}
    enter = Step("customer", "start", said, 0)
    return [enter] if said else [enter, _say(first)]


def _say(turn: Turn) -> Step:
    by = "customer" if turn.role == "customer" else "agent"
    return Step(by, SAYS[turn.role], {"text": turn.text}, turn.pause_s)


def _middle(turns: tuple[Turn, ...], rng: Random, answer: str) -> list[Step]:
    """All after the first turn, here and there with a lost network, an urge, a transfer."""
    steps: list[Step] = []
    away = _spot(turns, rng, DROPS, "customer", "agent")
    urge = _spot(turns, rng, URGES, "customer", "agent")
    hand_over = _spot(turns, rng, TRANSFERS, "customer", "agent")
    for i, (_, turn) in enumerate(pairwise(turns), 1):
        steps += [Step("customer", "urge")] if i == urge else []
        if i == hand_over:
            ask = Step("agent", "transfer", {"note": turn.text[:500]})
            steps += [ask, Step("colleague", answer)]
        steps += [Step("customer", "away", pause_s=0)] if i == away else []
        steps.append(_say(turn))
        steps += [Step("customer", "back")] if i == away else []
    return steps


def _spot(
    turns: tuple[Turn, ...], rng: Random, share: float, before: str, after: str
) -> int | None:
    spots = [
        i for i, (a, b) in enumerate(pairwise(turns), 1) if (a.role, b.role) == (before, after)
    ]
    return rng.choice(spots) if spots and rng.random() < share else None


def _closing(ending: str, told: tuple[Turn, ...], rng: Random) -> list[Step]:
    again = rng.choice(told).text
    ask, confirm = Step("agent", "ask_to_close"), Step("customer", "confirm")
    rate = [Step("customer", "rate", _verdict(rng, again))] if rng.random() < RATES else []
    enter = Step("customer", "start", {"text": told[0].text}, 0)
    answered = [Step("agent", "say", {"text": again}), Step("agent", "end")]
    return {
        "confirms": [ask, confirm, *rate],
        "refuses": [ask, Step("customer", "reject"), *answered[:1], ask, confirm, *rate],
        "never_answers": [ask, Step("customer", "vanish")],
        "vanishes": [Step("customer", "vanish", pause_s=0)],
        "leaves": [Step("customer", "leave"), *rate],
        "leaves_queue": [enter, Step("customer", "leave_queue", pause_s=0)],
        "leaves_message": [
            enter,
            Step("customer", "leave_message", {"text": again, "contact": "a@example.com"}, 0),
        ],
        "comes_back": [answered[1], Step("customer", "say", {"text": again}), *answered],
        "agent_ends": [answered[1], *rate],
    }[ending]


def _verdict(rng: Random, comment: str) -> dict[str, Any]:
    return {"score": rng.randint(1, 5), "reasons": ["speed"], "comment": comment[:200]}
