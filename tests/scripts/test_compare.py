"""Each kind of difference is found, and a faithful transcript has none."""

from collections.abc import Callable
from typing import Any

import pytest

from replaying.compare import Transcript, _told_by, differences, overfull
from replaying.perform import Outcome
from replaying.plan import Script
from replaying.verify import expected_counters

Log = list[dict[str, Any]]
AT = "2026-11-21T21:45:00.{:03}Z"


def entry(seq: int, type_: str, role: str = "system", public: int | None = 0, **data: Any) -> Any:
    by = {"id": role, "role": role}
    audience = "staff" if public is None else "all"
    at = AT.format(seq)
    return {
        "seq": seq,
        "public_seq": public,
        "audience": audience,
        "type": type_,
        "at": at,
        "by": by,
        "data": data,
    }


def faithful() -> tuple[Outcome, Log, Log]:
    """What was acknowledged, the log as staff see it, and as the customer does."""
    staff = [
        entry(1, "started", "customer", 1, group="grp"),
        entry(2, "message", "customer", 2, text="hello"),
        entry(3, "assigned", "system", 3, agent="agt", group="grp", wait_ms=40, why={"step": "x"}),
        entry(4, "note", "agent", None, text="secret"),
        entry(5, "message", "agent", 4, text="hi"),
        entry(6, "ended", "agent", 5, agent="agt", group="grp", state="ended", reason="agent")
        | {"data": _ended()},
    ]
    customer = [
        {**e, "seq": e["public_seq"], "by": _told_by(e), "data": dict(e["data"])}
        for e in staff
        if e["public_seq"]
    ]
    outcome = Outcome(Script("d1", "en", "t", "agent_ends", ()), "cnv", reason="agent")
    outcome.said = [
        ("message", "customer", "hello"),
        ("note", "agent", "secret"),
        ("message", "agent", "hi"),
    ]
    return outcome, staff, customer


def _ended() -> dict[str, Any]:
    numbers = {"messages_in": 1, "messages_out": 1}
    return {"agent": "agt", "group": "grp", "state": "ended", "reason": "agent", **numbers}


def found(outcome: Outcome, staff: Log, customer: Log, **shown: Any) -> str:
    state = {"state": "ended", "ended_reason": outcome.reason, **shown}
    return "\n".join(differences(outcome, Transcript(state, staff, customer)))


def test_a_faithful_transcript_has_no_difference() -> None:
    assert found(*faithful()) == ""


def lose(staff: Log, customer: Log) -> None:
    del staff[1]


def double(staff: Log, customer: Log) -> None:
    staff.insert(2, staff[1])


def swap(staff: Log, customer: Log) -> None:
    staff[1]["data"], staff[4]["data"] = staff[4]["data"], staff[1]["data"]


def reorder(staff: Log, customer: Log) -> None:
    staff[1], staff[3] = staff[3], staff[1]


def leak(staff: Log, customer: Log) -> None:
    customer.append({**staff[3], "seq": 6})


def hide(staff: Log, customer: Log) -> None:
    del customer[1]


def twist(staff: Log, customer: Log) -> None:
    customer[1]["data"] = {"text": "hullo"}


def number_a_note(staff: Log, customer: Log) -> None:
    staff[3]["public_seq"] = 4


def unexplained(staff: Log, customer: Log) -> None:
    staff[2]["data"]["why"] = {}


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (lose, "acknowledged, but not in the log: message of customer 'hello'"),
        (double, "never acknowledged, or doubled: message of customer 'hello'"),
        (swap, "acknowledged, but not in the log"),
        (reorder, "out of order: 4 stands where 2 belongs"),
        (leak, "the customer sees a note"),
        (hide, "the customer's log does not have the public numbers"),
        (twist, "the customer's entry 2 has another text"),
        (number_a_note, "an entry of staff has a public number"),
        (unexplained, "assignment 3 does not say why"),
    ],
)
def test_harm_is_found(harm: Callable[[Log, Log], None], words: str) -> None:
    outcome, staff, customer = faithful()
    harm(staff, customer)
    assert words in found(outcome, staff, customer)


def test_two_texts_that_changed_places_are_found() -> None:
    outcome, staff, customer = faithful()
    outcome.said[1:] = reversed(outcome.said[1:])
    assert "text 2 is note of agent 'secret' where message" in found(outcome, staff, customer)


def test_a_wrong_end_is_found() -> None:
    outcome, staff, customer = faithful()
    assert "awaiting_agent/None where ended/agent" in found(
        outcome, staff, customer, state="awaiting_agent", ended_reason=None
    )
    outcome.reason = "customer_silent"
    words = found(outcome, staff, customer, state="system_ended")
    assert "a silent customer was ended by ['ended']" in words


def asked(staff: Log, customer: Log, *more: Any) -> None:
    """After the note somebody is asked to take over, and ``more`` comes of it."""
    offered = entry(5, "offered", "agent", None, kind="transfer", agent="agt_b", group="grp")
    staff[4:] = [offered, *more, *staff[4:]]
    for seq, one in enumerate(staff, 1):
        one["seq"] = seq
    moved = [one for one in staff if one["audience"] == "all"]
    for public, one in enumerate(moved, 1):
        one["public_seq"] = public
    customer[:] = [
        {**one, "seq": one["public_seq"], "by": _told_by(one), "data": dict(one["data"])}
        for one in moved
    ]


ACCEPTED = {"type_": "transferred", "to": "agt_b", "name": "B", "group": "grp", "public": 1}
CLOSED = {"type_": "offer_closed", "kind": "transfer", "agent": "agt_b", "public": None}


@pytest.mark.parametrize(
    ("answer", "became"),
    [
        ("accept", ACCEPTED),
        ("decline", {**CLOSED, "how": "declined"}),
        ("let_pass", {**CLOSED, "how": "missed"}),
        ("let_pass", {**CLOSED, "how": "withdrawn"}),
    ],
)
def test_what_a_colleague_answers_comes_to_pass(answer: str, became: dict[str, Any]) -> None:
    outcome, staff, customer = faithful()
    asked(staff, customer, entry(6, role="agent", **became))
    assert "asked to take over: [('agt_b'," in found(outcome, staff, customer)
    outcome.answers = [("agt_b", answer)]
    assert found(outcome, staff, customer) == ""
    other = "decline" if answer == "accept" else "accept"
    outcome.answers = [("agt_b", other)]
    assert f"agt_b was asked to take over: {other}, but" in found(outcome, staff, customer)


def test_an_offer_that_never_comes_to_anything_is_found() -> None:
    outcome, staff, customer = faithful()
    asked(staff, customer)
    outcome.answers = [("agt_b", "let_pass")]
    assert "but the offer was open" in found(outcome, staff, customer)


def test_who_is_asked_to_take_over_holds_a_seat() -> None:
    _, staff, customer = faithful()
    asked(staff, customer)
    left = entry(9, "unseated", "agent", None, agent="agt")
    held = ["agt_b still holds 1 seats by the logs"]
    assert overfull([[*staff, left]], {"agt": 1, "agt_b": 1}) == held
    for became in (ACCEPTED, {**CLOSED, "how": "missed"}):
        _, staff, customer = faithful()
        asked(staff, customer, entry(6, role="agent", **became))
        leaves = [left, entry(9, "unseated", agent="agt_b")] if became is ACCEPTED else [left]
        assert overfull([[*staff, *leaves]], {"agt": 1, "agt_b": 1}) == []


def test_what_was_seen_live_must_be_what_is_read_back() -> None:
    outcome, staff, customer = faithful()

    class Seen:
        logs = {"cnv": type("Log", (), {"entries": [customer[0], customer[2]]})}

    outcome.seen = Seen  # type: ignore[assignment]
    assert "what the customer saw live" in found(outcome, staff, customer)


def test_capacity_is_rebuilt_from_all_logs() -> None:
    def log(begin: str, end: str) -> Log:
        taken = entry(1, "assigned", agent="agt") | {"at": begin}
        return [taken, entry(2, "unseated", agent="agt") | {"at": end}]

    first = log("2026-11-21T10:00:00.000Z", "2026-11-21T10:00:20.000Z")
    late = log("2026-11-21T10:00:10.000Z", "2026-11-21T10:00:30.000Z")
    handed_on = log("2026-11-21T10:00:20.000Z", "2026-11-21T10:00:30.000Z")
    overlap = log("2026-11-21T10:00:19.900Z", "2026-11-21T10:00:30.000Z")
    assert overfull([first, late], {"agt": 2}) == []
    assert len(overfull([first, late], {"agt": 1})) == 1
    assert overfull([first, handed_on], {"agt": 1}) == []
    assert overfull([first, overlap], {"agt": 1}) == []
    assert overfull([first[:1]], {"agt": 1}) == ["agt still holds 1 seats by the logs"]


def test_counters_are_expected_by_scope_and_day() -> None:
    _, staff, _ = faithful()
    expected = expected_counters([staff, staff])
    assert expected["tenant", "2026-11-21"] == {
        "started": 2,
        "assigned": 2,
        "wait_ms": 80,
        "ended": 2,
        "ended_agent": 2,
        "messages_in": 2,
        "messages_out": 2,
    }
    assert expected["agent:agt", "2026-11-21"]["assigned"] == 2
    assert expected["group:grp", "2026-11-21"]["started"] == 2
