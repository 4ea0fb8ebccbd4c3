"""Plans: a seed plays the same, every text is said once and in order, every ending is reached."""

from collections import Counter
from itertools import pairwise
from random import Random

import pytest

from replaying.plan import ANSWERS, REASONS, Script, plan
from replaying.rows import Dialogue, Turn

ROLES = ("customer", "agent", "action")


def dialogue(number: int, first: str = "") -> Dialogue:
    rng = Random(number)
    roles = [first or rng.choice(ROLES), *rng.choices(ROLES, k=rng.randint(0, 12))]
    turns = (Turn(role, f"{role} {i}", rng.randint(0, 20)) for i, role in enumerate(roles))
    return Dialogue(f"d{number}", "en", "topic", tuple(turns))


SCRIPTS = [plan(dialogue(n), seed=5) for n in range(400)]


def said(script: Script) -> list[str]:
    return [step.args["text"] for step in script.steps if "text" in step.args]


def test_the_same_seed_draws_the_same_and_another_one_draws_others() -> None:
    assert [plan(dialogue(n), seed=5) for n in range(400)] == SCRIPTS
    assert [plan(dialogue(n), seed=6) for n in range(400)] != SCRIPTS


def test_every_ending_is_drawn() -> None:
    assert set(Counter(script.ending for script in SCRIPTS)) == set(REASONS)


@pytest.mark.parametrize("first", ROLES)
def test_what_was_recorded_is_said_once_and_in_order(first: str) -> None:
    for number in range(200):
        recorded = dialogue(number, first)
        script = plan(recorded, seed=1)
        texts = [turn.text for turn in recorded.turns]
        if script.ending in ("leaves_queue", "leaves_message", "vanishes", "leaves"):
            spoken = said(script)[: len(texts)]
            assert spoken[0] == texts[0]
        else:
            assert said(script)[: len(texts)] == texts


def test_whoever_is_asked_to_take_over_answers_or_lets_it_pass() -> None:
    answers = Counter()
    for script in SCRIPTS:
        steps = list(script.steps)
        for asked, answer in pairwise(steps):
            if asked.op == "transfer":
                assert answer.by == "colleague"
                answers[answer.op] += 1
        assert sum(step.by == "colleague" for step in steps) <= 1
    assert set(answers) == set(ANSWERS)
    assert answers["accept"] > answers["decline"] > answers["let_pass"]


def test_every_script_begins_with_a_customer_who_enters() -> None:
    for script in SCRIPTS:
        ops = [step.op for step in script.steps]
        assert ops[0] == "start"
        assert ops.count("start") == 1
        assert script.steps[0].by == "customer"


def test_a_customer_falls_silent_only_after_the_agent_spoke() -> None:
    silent = [script for script in SCRIPTS if script.ending == "vanishes"]
    for script in silent:
        spoken = [step for step in script.steps if step.op in ("start", "say")]
        assert (spoken[-1].by, spoken[-1].op) == ("agent", "say")
        assert script.steps[-1].op == "vanish"


def test_who_goes_away_comes_back_after_the_agent_spoke() -> None:
    away = [script for script in SCRIPTS if any(step.op == "away" for step in script.steps)]
    assert away
    for script in away:
        ops = [(step.by, step.op) for step in script.steps]
        at = ops.index(("customer", "away"))
        assert ops[at + 1 : at + 3] == [("agent", "say"), ("customer", "back")]
