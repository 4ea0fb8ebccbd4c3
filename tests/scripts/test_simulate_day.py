"""Simulated days: estimates come true, loads are fair, nobody is forgotten, VIPs wait less."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from statistics import mean
from time import process_time

import pytest

from chalicelib.domain.agents.model import Agent, Status
from chalicelib.domain.conversations.draft import HEAD_START_MS
from scripts import simulate
from simulating import commands, days, engine, handling
from simulating.measures import Figures, measure
from simulating.rows import Row
from simulating.scenario import FOREVER, Act, Day, Move, Patience, Setup, Stretch, Visit
from simulating.told import Range, Told

MORNING = days.Shape(agents=6, hours=(9, 11))
SMALL = days.Shape(agents=2, capacity=2, equal=True, patience_s=1_200)
ONE_HOUR = days.Shape(agents=4, equal=True, patience_s=100_000, hours=(10, 10))
SECOND_MS, MINUTE_MS = 1_000, 60_000


@cache
def drawn(curve: str, shape: days.Shape, seed: int, ranks: int) -> tuple[Figures, list[Range]]:
    """A day's figures, and all ranges that were shown to customers who were served."""
    setup = replace(days.SETUP, policy={"rank_shown": ranks})
    told = Told(setup, days.known(shape, seed))
    played = engine.play(setup, days.day(shape, curve, seed), told)
    return measure(played, setup), [r for r in told.ranges() if r.left_ms is not None]


# On a calm day hardly anybody waits, and nobody far behind: few agents, and ranges in place of the
# first ranks, so that there are any to judge.
@pytest.mark.parametrize(
    ("curve", "shape", "ranks", "least"),
    [
        ("calm", SMALL, 0, 50),
        ("busy", SMALL, 0, 300),
        ("busy", MORNING, 5, 50),
        ("overloaded", MORNING, 5, 300),
    ],
)
def test_nine_in_ten_ranges_hold_the_wait_that_was_left(
    curve: str, shape: days.Shape, ranks: int, least: int
) -> None:
    seeds = (1, 2) if shape is SMALL else (2,)
    ranges = [r for seed in seeds for r in drawn(curve, shape, seed, ranks)[1]]
    assert len(ranges) > least
    assert mean(r.is_right for r in ranges) >= 0.9
    assert mean(r.is_enough for r in ranges) >= 0.9


def test_a_range_says_something() -> None:
    far = [r for r in drawn("overloaded", MORNING, 2, 5)[1] if r.ahead >= 10]
    assert far and mean(r.to_min - r.from_min for r in far) <= 6


def test_the_curves_are_as_full_as_they_say() -> None:
    calm, busy, overloaded = (drawn(curve, MORNING, 2, 5)[0] for curve in days.CURVES)
    assert 0.5 < calm.peak < 0.75 < busy.peak < overloaded.peak and overloaded.peak > 0.97
    assert mean(calm.waits) < mean(busy.waits) < mean(overloaded.waits)


def test_the_same_seed_is_the_same_day_and_another_is_another() -> None:
    shape = replace(ONE_HOUR, agents=1)

    def played(seed: int) -> list[Row]:
        return engine.play(days.SETUP, days.day(shape, "busy", seed))

    assert played(1) == played(1) != played(2)


def test_an_assignment_never_sets_equals_more_than_one_apart() -> None:
    """Whoever is given one had as few as any equal who was there; loads part further only because
    conversations end when they like.
    """
    for curve in days.CURVES:
        assert drawn(curve, ONE_HOUR, 1, 5)[0].unequal == 1


def agent(number: int, **more: object) -> Agent:
    values = {"groups": (days.HELP,), "capacity": 5, "seen_until": FOREVER, **more}
    return Agent("t", f"agt_{number}", f"{number}", "", status=Status.ONLINE, **values)  # type: ignore[arg-type]


def here(*agents: Agent) -> tuple[Move, ...]:
    """They are there from the beginning."""
    return tuple(Move(days.MIDNIGHT, agent) for agent in agents)


def arriving(every_ms: int, count: int, **more: object) -> list[Visit]:
    """Customers who arrive one after another; each takes a minute unless said otherwise."""
    values = {"group": days.HELP, "stretches": (Stretch(MINUTE_MS),), **more}
    moments = (days.MIDNIGHT + MINUTE_MS + n * every_ms for n in range(count))
    return [Visit(id=f"cnv_{at}_{len(more)}", at=at, **values) for at in moments]  # type: ignore[arg-type]


def test_where_nobody_leaves_equals_are_at_most_one_apart_at_any_time() -> None:
    staff = [agent(n, capacity=10) for n in range(7)]
    visits = arriving(1700, 69, stretches=(Stretch(None),))
    figures = measure(engine.play(days.SETUP, Day(here(*staff), tuple(visits))), days.SETUP)
    assert figures.served == 69 and figures.apart == 1


def served_in_order(visits: Sequence[Visit], *staff: Agent, **policy: object) -> list[str]:
    """Conversations in the order in which they were given to somebody."""
    setup = Setup(groups={days.HELP: policy})
    played = engine.play(setup, Day(here(*staff), tuple(visits)))
    return [row["conversation"] for row in played if row["event"] == "assigned"]


@pytest.mark.parametrize("priority", [1, 3])
def test_who_has_no_priority_waits_for_nobody_who_came_a_head_start_later(priority: int) -> None:
    """An endless stream of important customers, more than anybody can serve, and one who is not."""
    important = arriving(50 * SECOND_MS, 200, priority=priority)
    plain = Visit("cnv_plain", days.MIDNIGHT + 5 * MINUTE_MS, days.HELP, stretches=(Stretch(1),))
    order = served_in_order(
        [*important, plain], agent(1, capacity=1), queue_timeout_s=86_400, no_agents_s=86_400
    )
    came = {visit.id: visit.at for visit in important}
    before = [came[id] for id in order[: order.index("cnv_plain")]]
    assert max(before) - plain.at <= priority * HEAD_START_MS
    assert max(before) > plain.at + (priority - 1) * HEAD_START_MS


def test_important_customers_wait_less() -> None:
    waits = defaultdict(list)
    day = days.day(replace(ONE_HOUR, agents=8), "overloaded", 1)
    priorities = {visit.id: visit.priority for visit in day.visits}
    for row in engine.play(days.SETUP, day):
        if row["event"] == "assigned":
            waits[priorities[row["conversation"]]].append(row["wait_ms"])
    assert mean(waits[2] + waits[1]) < mean(waits[0]) / 2


def test_skills_and_languages_hold_until_they_are_relaxed() -> None:
    only_english = agent(1, languages=("en",), capacity=1)
    zh = Visit("cnv_zh", days.MIDNIGHT + MINUTE_MS, days.HELP, language="zh")
    setup = Setup(groups={days.HELP: {"relax_language_s": 40}})
    played = engine.play(setup, Day(here(only_english), (zh,)))
    waited = next(row["wait_ms"] for row in played if row["event"] == "assigned")
    assert waited == 60_000  # the first look of the clock after forty seconds


def test_settings_act_as_they_do_in_earnest() -> None:
    busy = arriving(SECOND_MS, 12, stretches=(Stretch(10 * MINUTE_MS),))

    def ends(*staff: Agent, setup: Setup) -> dict[str, int]:
        figures = measure(engine.play(setup, Day(here(*staff), tuple(busy))), setup)
        return {"served": figures.served, **figures.unserved}

    one = agent(1, capacity=1)
    assert ends(one, setup=Setup(groups={days.HELP: {"queue_cap": 3, "queue_timeout_s": 60}})) == {
        "served": 1,
        "queue_full": 8,
        "queue_timeout": 3,
    }
    assert ends(setup=Setup(groups={days.HELP: {"no_agents_s": 60}})) == {
        "served": 0,
        "no_agents": 12,
    }
    closed = {"zone": "UTC", "week": {}}
    assert ends(one, setup=Setup(groups={days.HELP: {"hours": closed}})) == {
        "served": 0,
        "outside_hours": 12,
    }
    assert ends(one, setup=Setup(groups={days.HELP: {"mode": "pull", "queue_timeout_s": 60}})) == {
        "served": 0,
        "queue_timeout": 12,
    }
    heavy = Setup(groups={days.HELP: {"weight": 5, "queue_timeout_s": 60}})
    assert ends(agent(1, capacity=11), setup=heavy) == {"served": 2, "queue_timeout": 10}
    over = {"overflow_waiting": 2, "overflow_group": days.SALES, "queue_timeout_s": 60}
    both = Setup(groups={days.HELP: over, days.SALES: {"queue_timeout_s": 60}})
    spare = agent(2, groups=(days.SALES,))
    assert ends(one, spare, setup=both) == {"served": 6, "queue_timeout": 6}


def test_offers_are_answered_and_seats_held_meanwhile() -> None:
    setup = Setup(groups={days.HELP: {"mode": "offer"}})
    played = engine.play(setup, Day(here(agent(1, capacity=1)), tuple(arriving(SECOND_MS, 3))))
    steps = [row["step"] for row in played if row["event"] == "assigned"]
    assert steps == ["accepted"] * 3
    assert measure(played, setup).apart == 0


def test_at_the_end_of_a_shift_the_rest_goes_to_others() -> None:
    shift = {"zone": "UTC", "week": {"mon": [["00:00", "00:10"]]}, "wrap_up_min": 5}
    goes, stays = agent(1, shifts=shift), agent(2, capacity=2)
    visits = arriving(SECOND_MS, 2, stretches=(Stretch(15 * MINUTE_MS),))
    played = engine.play(days.SETUP, Day(here(goes, stays), tuple(visits)))
    moved = [row for row in played if row["event"] == "requeued"]
    assert [(row["reason"], row["agent"]) for row in moved] == [("shift_end", "agt_1")]
    handed_on = [row for row in played if row["event"] == "left_seat" and row["agent"] == "agt_2"]
    whole = {row["conversation"]: row["at"] for row in played if row["event"] == "ended"}
    assert len(handed_on) == 2
    assert all(at - days.MIDNIGHT < 17 * MINUTE_MS for at in whole.values())  # nothing done twice


def test_who_leaves_and_who_urges() -> None:
    patient = Visit("cnv_1", days.MIDNIGHT + MINUTE_MS, days.HELP, stretches=(Stretch(1),))
    hasty = Visit("cnv_2", patient.at + 1, days.HELP, patience=(Patience(30 * SECOND_MS),))
    urging = Visit("cnv_3", patient.at + 2, days.HELP, acts=(Act(patient.at + 9, "urge"),))
    late = replace(here(agent(1, capacity=1))[0], at=patient.at + 2 * MINUTE_MS)
    played = engine.play(days.SETUP, Day((late,), (patient, hasty, urging)))
    assert [r["conversation"] for r in played if r["event"] == "assigned"] == ["cnv_3", "cnv_1"]
    assert [r.get("reason") for r in played if r.get("conversation") == "cnv_2"][-1] == "left_queue"


def test_handling_times_come_from_timed_dialogues(tmp_path: Path) -> None:
    file = tmp_path / "dialogues.jsonl"
    file.write_text(
        '{"turns": [{"text": "a", "t_offset_s": 0}, {"text": "b", "t_offset_s": 90}]}\n'
        '{"turns": [{"text": "untimed"}]}\n{"turns": [{"text": "c", "t_offset_s": 30}]}\n'
    )
    assert handling.timed(file) == [90.0, 30.0]
    assert {handling.of([90.0, 30.0])(Random(n)) for n in range(20)} == {90.0, 30.0}
    file.write_text('{"turns": [{"text": "untimed"}]}\n')
    with pytest.raises(ValueError, match="no timed dialogue"):
        handling.timed(file)


def test_handling_times_without_a_file_are_spread_as_those_were() -> None:
    rng = Random(1)
    drawn = sorted(handling.usual(rng) for _ in range(20_000))
    assert drawn[10_000] == pytest.approx(322, rel=0.03)
    assert mean(drawn) == pytest.approx(374, rel=0.03)


def test_a_day_is_quick() -> None:
    """Two thousand conversations within ten seconds; here a quarter of it, of processor time."""
    began = process_time()
    played = engine.play(days.SETUP, days.day(replace(ONE_HOUR, agents=8), "busy", 1))
    conversations = sum(row["event"] == "arrived" for row in played)
    assert conversations > 150
    assert (process_time() - began) / conversations < 10 / 2000


def test_it_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    asked = simulate.options(["day", "--agents", "2", "--capacity", "1", "--curve", "busy"])
    assert commands.COMMANDS[asked.part](asked) == 0
    said = capsys.readouterr().out
    for line in ("conversations", "wait, p90", "left while waiting", "ranges shown"):
        assert line in said
