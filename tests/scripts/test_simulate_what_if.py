"""What-if: a recorded day under other settings, its file read with care, unknown patience drawn."""

import json
from pathlib import Path
from typing import Any

import pytest

from chalicelib.domain.agents.model import Agent, Status
from scripts import simulate
from simulating import change, commands, days, engine, log, rows, story, whatif
from simulating.measures import Figures, measure
from simulating.patience import Survival, Wait
from simulating.scenario import FOREVER, Act, Day, Move, Patience, Setup, Stretch, Visit

HELP, SALES = days.HELP, days.SALES
SETUP = Setup(groups={HELP: {}, SALES: {}}, default_group=HELP)
MINUTE_MS = 60_000
BEGINS = days.MIDNIGHT + 9 * 60 * MINUTE_MS


def agent(id: str, capacity: int = 1, group: str = HELP) -> Agent:
    values = {"groups": (group,), "capacity": capacity, "status": Status.ONLINE}
    return Agent("t", id, id, "", seen_until=FOREVER, **values)  # type: ignore[arg-type]


def visit(number: int, **more: Any) -> Visit:
    values = {"group": HELP, "stretches": (Stretch(3 * MINUTE_MS),), **more}
    return Visit(f"cnv_{number:03d}", BEGINS + number * MINUTE_MS, **values)


def recorded(*visits: Visit, staff: tuple[Agent, ...] = (agent("agt_1"),)) -> list[rows.Row]:
    """A day that happened."""
    there = tuple(Move(days.MIDNIGHT, one) for one in staff)
    return engine.play(SETUP, Day(there, visits))


def changed(was: list[rows.Row], what: change.Change) -> Figures:
    """The figures of the same day under a change."""
    change.check(what, SETUP)
    other = whatif.settings(SETUP, what)
    people = whatif.people(story.day(was, SETUP.clock_ms), other, what)
    return measure(engine.play(other, people), other)


CROWD = tuple(visit(n) for n in range(12))


def test_one_more_agent_shortens_the_waits() -> None:
    was = recorded(*CROWD)
    second = {"id": "agt_2", "groups": [HELP], "capacity": 1, "from": "09:00", "to": "12:00"}
    helped = changed(was, {"agents": {"add": [second]}})
    assert max(helped.waits) <= max(measure(was, SETUP).waits) / 2
    only_later = changed(was, {"agents": {"add": [{**second, "from": "09:30"}]}})
    assert max(helped.waits) < max(only_later.waits) < max(measure(was, SETUP).waits)


def test_agents_go_and_change() -> None:
    was = recorded(*CROWD, staff=(agent("agt_1"), agent("agt_2")))
    alone = changed(was, {"agents": {"remove": ["agt_2"]}})
    assert max(alone.waits) > max(measure(was, SETUP).waits)
    roomy = changed(was, {"agents": {"change": {"*": {"capacity": 6}}}})
    assert max(roomy.waits) == 0
    elsewhere = changed(was, {"agents": {"change": {"*": {"groups": [SALES]}}}})
    assert elsewhere.served == 0


def test_settings_of_all_and_of_groups_change() -> None:
    was = recorded(*CROWD)
    assert changed(was, {"policy": {"queue_cap": 1}}).unserved["queue_full"] > 0
    assert changed(was, {"groups": {HELP: {"queue_timeout_s": 300}}}).unserved["queue_timeout"] > 0
    assert changed(was, {"groups": {SALES: {"queue_timeout_s": 300}}}).unserved == {}


def test_rules_send_newcomers_elsewhere() -> None:
    was = recorded(*CROWD, visit(50, topic="offer"), staff=(agent("agt_1"), agent("a", 9, SALES)))
    about = {"fact": "topic", "op": "is", "value": "offer"}
    rule = {"name": "offers", "all": [about], "then": {"group": SALES, "priority": 2}}
    other = {"rules": [rule]}
    sent = whatif.people(story.day(was, SETUP.clock_ms), whatif.settings(SETUP, other), other)
    assert {(v.group, v.priority) for v in sent.visits if v.topic} == {(SALES, 2)}
    assert {(v.group, v.priority) for v in sent.visits if not v.topic} == {(HELP, 0)}


def test_who_left_stays_when_served_sooner_and_takes_a_handling_that_others_took() -> None:
    hasty = visit(1, patience=(Patience(MINUTE_MS),), stretches=())
    was = recorded(visit(0), hasty)
    assert measure(was, SETUP).unserved == {"left_queue": 1}
    second = {"id": "agt_2", "groups": [HELP], "capacity": 1}
    again = whatif.people(story.day(was, SETUP.clock_ms), SETUP, {"agents": {"add": [second]}})
    played = engine.play(SETUP, again)
    assert [r["served_ms"] for r in played if r["event"] == "left_seat"] == [3 * MINUTE_MS] * 2


def test_what_an_agent_did_wrong_does_not_happen_with_another() -> None:
    """Served again after their agent was lost: with another agent it is one stretch."""
    lost = Stretch(2 * MINUTE_MS, "requeued", "agent_offline", agent="agt_1")
    was = recorded(visit(0, stretches=(lost, Stretch(3 * MINUTE_MS, agent="agt_1"))))
    assert sum(r["event"] == "requeued" for r in was) == 1
    day = whatif.people(
        story.day(was, SETUP.clock_ms),
        SETUP,
        {
            "agents": {
                "remove": ["agt_1"],
                "add": [{"id": "agt_2", "groups": [HELP], "capacity": 1}],
            }
        },
    )
    played = engine.play(SETUP, day)
    assert [r["served_ms"] for r in played if r["event"] == "left_seat"] == [5 * MINUTE_MS]


def test_who_comes_back_comes_back_after_the_end_also_when_that_is_later() -> None:
    back = Act(BEGINS + 6 * MINUTE_MS, "return")
    two = (Stretch(5 * MINUTE_MS), Stretch(MINUTE_MS))
    first = visit(0, stretches=two, acts=(back,))
    was = recorded(first)
    assert sum(r["event"] == "assigned" for r in was) == 2
    slow = recorded(visit(-9, stretches=(Stretch(12 * MINUTE_MS),)), first)
    assert [r["at"] - BEGINS for r in slow if r["event"] == "returned"] == [8 * MINUTE_MS]


def test_the_share_who_would_still_wait() -> None:
    survival = Survival([Wait(10, True), Wait(20), Wait(30, True), Wait(40)])
    assert [survival.at(ms) for ms in (0, 10, 11, 30, 31, 99)] == [1, 1, 0.75, 0.75, 0.375, 0.375]


def test_patience_is_drawn_beyond_what_was_borne_and_always_the_same() -> None:
    survival = Survival([Wait(ms, True) for ms in range(1000, 11_000, 1000)])
    drawn = [survival.draw(f"cnv_{n}", 0, 4500) for n in range(500)]
    assert drawn == [survival.draw(f"cnv_{n}", 0, 4500) for n in range(500)]
    assert {ms for ms in drawn if ms} == set(range(5000, 11_000, 1000))
    assert drawn != [survival.draw(f"cnv_{n}", 1, 4500) for n in range(500)]


def test_who_bore_more_than_any_who_left_is_not_seen_to_leave() -> None:
    survival = Survival([Wait(1000, True), Wait(5000)])
    assert survival.draw("cnv_1", 0, 2000) is None
    assert Survival([]).draw("cnv_1", 0, 0) is None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ([], "the change: not an object"),
        ({"polices": {}}, "the change: unknown polices"),
        ({"policy": {"capacity": 3}}, "policy: unknown capacity"),
        ({"policy": {"queue_cap": 0}}, "policy.queue_cap: 0 is not allowed"),
        ({"policy": {"queue_cap": True}}, "policy.queue_cap: True is not allowed"),
        ({"policy": {"mode": "auction"}}, "policy.mode: 'auction' is not allowed"),
        ({"policy": {"confirmation": 1}}, "policy.confirmation: 1 is not allowed"),
        ({"policy": {"hours": {"zone": "Nowhere"}}}, "policy.hours:"),
        ({"groups": {HELP: {"fallback_group": "grp_x"}}}, "groups.grp_help.fallback_group:"),
        ({"rules": [{"then": {}}]}, "rules:"),
        ({"agents": {"fire": []}}, "agents: unknown fire"),
        ({"agents": {"add": [{"capacity": 1}]}}, "agents.add: an agent without id"),
        ({"agents": {"add": [{"id": "a", "groups": ["grp_x"]}]}}, "unknown groups grp_x"),
        ({"agents": {"change": {"a": {"status": "away"}}}}, "agents.change.a: unknown status"),
    ],
)
def test_a_change_that_cannot_be_is_refused_in_words(wrong: Any, said: str) -> None:
    with pytest.raises(change.Wrong) as refused:
        change.check(wrong, SETUP)
    assert said in str(refused.value)


def test_a_change_may_make_a_group_and_send_people_there() -> None:
    new = {"groups": {"grp_new": {}, HELP: {"overflow_group": "grp_new", "hours": {}}}}
    change.check(new, SETUP)
    assert "grp_new" in whatif.settings(SETUP, new).groups


HEADER = {"tenant": "ten_a", "groups": {HELP: {}, SALES: {}}, "clock_s": 60}


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "line 1: no settings"),
        (["{"], "line 1: "),
        (["[]"], "line 1: not an object"),
        (['{"policy": {}}'], "line 1: no settings"),
        ([HEADER, {"event": "ended"}], "line 2: ended without at, conversation"),
        ([HEADER, {"at": "noon", "event": "urged", "conversation": "c"}], "line 2: at is no whole"),
        (
            [HEADER, {"at": 1, "event": "arrived", "conversation": "c", "group": "grp_x"}],
            "line 2: unknown group grp_x",
        ),
    ],
)
def test_a_log_that_cannot_be_read_says_where(lines: list[Any], said: str) -> None:
    given = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    with pytest.raises(log.Unreadable) as refused:
        log.parse(given)
    assert said in str(refused.value)


def test_a_log_is_read_as_it_was_written() -> None:
    was = log.Log(HEADER, recorded(*CROWD))
    assert log.parse(log.lines(was)) == was
    assert (was.setup.tenant, was.setup.clock_ms) == ("ten_a", 60_000)


def test_rows_come_from_entries() -> None:
    def line(type_: str, **data: Any) -> rows.Line:
        return rows.Line(type_, 5, "cnv_1", "agt_1", data)

    told = [
        line("started", group=SALES, channel="chat", language="zh", topic="x", previous="cnv_0"),
        line("routed", priority=2, skills={"a": 1}, overflowed_from=HELP, rules=["r"]),
        line("message", text="hi"),
        line("offered", kind="invite", agent="agt_2"),
        line("assigned", agent="agt_1", group=SALES, wait_ms=3, why={"step": "claimed"}),
    ]
    made = rows.conversation(told, {"customer": "cus_1", "signed": True})
    at = {"at": 5, "conversation": "cnv_1"}
    routed = {"group": HELP, "priority": 2, "skills": {"a": 1}}
    asked = {"channel": "chat", "language": "zh", "topic": "x", "returning": True}
    customer = {"customer": "cus_1", "signed": True}
    served = {"agent": "agt_1", "group": SALES, "wait_ms": 3, "step": "claimed"}
    assert made == [
        {**at, "event": "arrived", **asked, **customer, **routed},
        {**at, "event": "assigned", **served},
    ]


def written(folder: Path, was: list[rows.Row], what: Any) -> list[str]:
    """The command line for a log and a change as files."""
    day, change_ = folder / "day.jsonl", folder / "change.json"
    day.write_text("\n".join(log.lines(log.Log(HEADER, was))))
    change_.write_text(json.dumps(what))
    return ["what-if", str(day), "--policy", str(change_), "--tolerance", "0"]


def test_three_columns_side_by_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = written(tmp_path, recorded(*CROWD), {"policy": {"queue_cap": 2}})
    assert commands.COMMANDS["what-if"](simulate.options(words)) == 0
    said = capsys.readouterr().out
    first = said.splitlines()[0].split()
    assert first == ["recorded", "same", "settings", "changed"]
    served = next(line for line in said.splitlines() if line.startswith("served")).split()
    assert served[1] == served[2] == "12" and int(served[3]) < 12
    assert "at the same millisecond" in said and "is not known" in said


def test_what_cannot_be_played_is_said_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = written(tmp_path, recorded(*CROWD), {"policy": {"queue_cap": 0}})
    assert commands.COMMANDS["what-if"](simulate.options(words)) == 2
    assert "queue_cap" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        simulate.options(["what-if", str(tmp_path / "none"), "--policy", words[3]])
    assert "is no file" in capsys.readouterr().err
