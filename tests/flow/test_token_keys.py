"""Turning the ring: once when it is due, whoever does it at the same time."""

import pytest

from chalicelib.flow.ports import Conflict
from chalicelib.flow.token_keys import ATTEMPTS, Outcome, Wish, rotate
from tests.fakes.ports import Fakes

DAY = 86_400


def test_it_is_turned_when_due_and_not_again_on_that_day(fakes: Fakes) -> None:
    first = rotate(fakes.ports, Wish())
    assert first.changed
    assert first.keys[0] == "test"
    assert rotate(fakes.ports, Wish()) == Outcome(False, first.keys)
    fakes.clock.forward(30 * DAY)
    second = rotate(fakes.ports, Wish())
    assert (second.keys[0], second.keys[2]) == (first.keys[1], "test")


def test_it_is_turned_on_any_day_by_force(fakes: Fakes) -> None:
    first = rotate(fakes.ports, Wish())
    assert rotate(fakes.ports, Wish(force=True)).keys[0] == first.keys[1]


def test_a_leaked_key_is_dropped_once(fakes: Fakes) -> None:
    first = rotate(fakes.ports, Wish())
    dropped = rotate(fakes.ports, Wish(drop="test"))
    assert dropped.keys[0] == first.keys[1]
    assert "test" not in dropped.keys
    assert rotate(fakes.ports, Wish(drop="test")) == Outcome(False, dropped.keys)


def test_two_that_turn_it_at_once_turn_it_once(fakes: Fakes) -> None:
    others: list[Outcome] = []

    def other() -> None:
        fakes.token_keys.meanwhile = lambda: None
        others.append(rotate(fakes.ports, Wish()))

    fakes.token_keys.meanwhile = other
    mine = rotate(fakes.ports, Wish())
    assert (mine.changed, others[0].changed) == (False, True)
    assert mine.keys == others[0].keys == tuple(fakes.token_keys.ring)


def test_a_leaked_key_is_dropped_whoever_turns_the_ring_meanwhile(fakes: Fakes) -> None:
    def other() -> None:
        fakes.token_keys.meanwhile = lambda: None
        rotate(fakes.ports, Wish(force=True))

    fakes.token_keys.meanwhile = other
    assert rotate(fakes.ports, Wish(drop="test")).changed
    assert "test" not in fakes.token_keys.ring


def test_it_gives_up_in_the_end(fakes: Fakes) -> None:
    tries: list[int] = []

    def other() -> None:
        tries.append(1)
        fakes.token_keys.version += 1

    fakes.token_keys.meanwhile = other
    with pytest.raises(Conflict):
        rotate(fakes.ports, Wish())
    assert len(tries) == ATTEMPTS
