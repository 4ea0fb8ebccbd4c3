"""Each law can fail: a store that is broken by hand is told from a whole one."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.agents.model import Status
from chalicelib.domain.conversations.model import State
from tests import invariants
from tests.faults.stories import STORIES, House
from tests.invariants import Answer, Content

DAY = "2026-11-18"
Break = Callable[[House], Any]


def agent(**values: Any) -> Break:
    """Something else in Bob's row."""

    def broken(house: House) -> None:
        rows, key = house.store._agents, (house.tenant, house.bob.id)
        rows[key] = replace(rows[key], **values)

    return broken


def row(**values: Any) -> Break:
    """Something else in the row of Ann's conversation."""

    def broken(house: House) -> None:
        rows, key = house.store._conversations, (house.tenant, house.conversation)
        rows[key] = replace(rows[key], **values)

    return broken


def log(house: House) -> list[Any]:
    return house.store._entries[house.tenant, house.conversation]


def emptied(part: str) -> Break:
    """Nothing left of a part of the store."""
    return lambda house: [rows.clear() for rows in getattr(house.store, part).values()]


def dans(house: House) -> None:
    """Ann is said to have Dan's conversation as well."""
    for key, c in house.store._conversations.items():
        house.store._conversations[key] = replace(c, customer=house.ann.id)


def barred(house: House) -> None:
    key = house.tenant, house.ann.id
    house.store._customers[key] = replace(house.store._customers[key], blocked=True)


def joined(house: House) -> None:
    key = house.tenant, house.ann.id
    house.store._customers[key] = replace(house.store._customers[key], became=house.dan.id)


def counted(house: House) -> None:
    house.store._counters[house.tenant, "tenant", DAY]["started"] += 1


BROKEN: tuple[tuple[str, Break], ...] = (
    ("logs_have_no_holes", lambda house: log(house).pop(2)),
    ("nothing_is_doubled", lambda house: log(house).append(log(house)[-1])),
    ("nothing_is_doubled", agent(missed=("a", "a"))),
    ("seats_are_held_for_conversations", agent(seats={}, load=0)),
    ("seats_are_held_for_conversations", agent(capacity=0)),
    ("queues_hold_those_who_wait", emptied("_queues")),
    ("customers_have_one_open_conversation", dans),
    ("everything_open_is_watched", row(due_at=None)),
    ("states_follow_from_logs", row(state=State.AWAITING_AGENT)),
    ("states_follow_from_logs", row(group="grp_sales")),
    ("agents_know_their_parts", emptied("_parts")),
    ("rosters_hold_who_can_be_given_work", agent(status=Status.AWAY)),
    ("the_free_stand_in_order", agent(ranked="0000#0")),
    ("agents_are_what_their_logs_say", agent(status_reason="lunch")),
    ("nobody_waits_beside_a_seat", agent(capacity=2)),
    ("no_timer_is_dead", agent(due_at=None)),
    ("no_timer_is_dead", lambda house: house.store._pulses.clear()),
    ("blocked_customers_have_nothing_open", barred),
    ("who_became_another_left_nothing", joined),
    ("everything_is_counted_once", counted),
    ("everything_is_counted_once", lambda house: house.store._alarms.clear()),
)


def story() -> House:
    """Bob serves Ann, whom Cat helps, and has answered; Dan waits, and she pressed once."""
    house = House()
    STORIES["joined"](house)
    house.do(house.ann, "urge", house.conversation)
    house.do(house.bob, "say", house.conversation, "m-1", text="hello")
    return house


def content(house: House, *told: Answer) -> Content:
    return invariants.content(house.store, house.tenant, house.customers, house.clock.now, told)


def test_a_whole_one_keeps_every_law() -> None:
    house = story()
    told = Answer(house.bob, "say", house.conversation, "m-1", len(log(house)))
    invariants.hold(invariants.SETTLED, content(house, told))


@pytest.mark.parametrize(("law", "broken"), BROKEN, ids=[law for law, _ in BROKEN])
def test_a_broken_one_does_not(law: str, broken: Break) -> None:
    house = story()
    broken(house)
    with pytest.raises(AssertionError, match=law):
        invariants.hold([getattr(invariants, law)], content(house))


@pytest.mark.parametrize(("client_id", "seq"), [("m-1", 99), ("m-2", 3)])
def test_what_was_acknowledged_and_is_not_there(client_id: str, seq: int) -> None:
    house = story()
    told = Answer(house.bob, "say", house.conversation, client_id, seq)
    with pytest.raises(AssertionError, match="what_was_acknowledged"):
        invariants.hold(invariants.ALWAYS, content(house, told))


def test_every_law_is_broken_here() -> None:
    # The first is broken above; the fake makes its lists of the rows, so they never differ.
    held_elsewhere = {"what_was_acknowledged_is_in_the_log", "lists_hold_what_they_say"}
    laws = {law.__name__ for law in invariants.SETTLED}
    assert {law for law, _ in BROKEN} == laws - held_elsewhere
