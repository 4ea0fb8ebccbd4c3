"""How the ring of signing keys turns: nobody is locked out, and a leaked key is gone."""

from collections.abc import Callable
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.token_keys import KEPT, Ring, dropped, is_due, parse, turned, written

DAY = 86_400_000
NOW = int(datetime(2026, 11, 28, 12, tzinfo=UTC).timestamp() * 1000)
RENEWABLE_DAYS = 395  # a token's 30 days and the year in which it renews


def ring(*kids: str) -> dict[str, str]:
    """A ring of such keys; the secret says whose it is."""
    return {kid: f"{kid}-".ljust(64, "x") for kid in kids}


def entropy(*given: bytes) -> Callable[[int], bytes]:
    """Just these, then whatever."""
    left, others = list(given), Random(1)
    return lambda count: left.pop(0) if left else others.randbytes(count)


def at(day: str) -> int:
    return int(datetime.fromisoformat(day + "T12:00+00:00").timestamp() * 1000)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["first"], ["first", "NEW"]),
        (["first", "2026-10-01-aaaa"], ["2026-10-01-aaaa", "NEW", "first"]),
        (
            ["2026-09-01-aaaa", "2026-10-01-bbbb", "2026-08-01-cccc", "first"],
            ["2026-10-01-bbbb", "NEW", "2026-09-01-aaaa", "2026-08-01-cccc", "first"],
        ),
        # "old" stopped signing when the key two younger was made: 400 days ago, and 401.
        (["a", "b", "2025-10-24-c", "d", "old"], ["b", "NEW", "a", "2025-10-24-c", "d", "old"]),
        (["a", "b", "2025-10-23-c", "d", "old"], ["b", "NEW", "a", "2025-10-23-c", "d"]),
        # Nobody knows when "old" stopped: it stays.
        (["a", "b", "c", "2020-01-01-d", "old"], ["b", "NEW", "a", "c", "2020-01-01-d", "old"]),
    ],
)  # fmt: skip
def test_a_turn(before: list[str], after: list[str]) -> None:
    turn = turned(ring(*before), NOW, entropy(b"\xab\x12", b"s" * 32))
    assert list(turn) == ["2026-11-28-ab12" if kid == "NEW" else kid for kid in after]
    assert turn.pop("2026-11-28-ab12") == "73" * 32
    assert turn.items() <= ring(*before).items()


@pytest.mark.parametrize(
    ("before", "drop", "after"),
    [
        (["a", "b", "c"], "a", ["b", "NEW", "c"]),
        (["a", "b", "c"], "b", ["a", "NEW", "c"]),
        (["a", "b", "c", "d"], "c", ["a", "b", "d"]),
        (["a", "b"], "b", ["a", "NEW"]),
        (["a"], "a", ["NEW", "OTHER"]),
        (["a", "b", "c"], "x", ["a", "b", "c"]),
        (["a"], "", ["a"]),
    ],
)
def test_a_key_that_leaked_is_gone(before: list[str], drop: str, after: list[str]) -> None:
    made = {"NEW": "2026-11-28-0001", "OTHER": "2026-11-28-0002"}
    given = entropy(b"\0\1", b"n" * 32, b"\0\2", b"o" * 32)
    left = dropped(ring(*before), drop, NOW, given)
    assert list(left) == [made.get(kid, kid) for kid in after]
    assert {kid: s for kid, s in left.items() if kid in before}.items() <= ring(*before).items()


@pytest.mark.parametrize(
    ("keys", "due"),
    [
        (["first"], True),
        (["2026-11-28-aaaa"], True),
        (["first", "other"], True),
        (["first", "2026-11-28-aaaa"], False),
        (["first", "2026-11-27-aaaa"], False),
        (["first", "2026-11-26-aaaa"], True),
        (["2026-11-28-aaaa", "2026-10-01-bbbb"], False),
    ],
)
def test_when_a_turn_is_due(keys: list[str], due: bool) -> None:
    assert is_due(ring(*keys), NOW) is due


def test_no_two_keys_have_one_id() -> None:
    before = ring("first", "2026-11-28-ab12")
    turn = turned(before, NOW, entropy(b"\xab\x12", b"\xab\x12", b"\xab\x13", b"s" * 32))
    assert list(turn) == ["2026-11-28-ab12", "2026-11-28-ab13", "first"]


STEP = st.tuples(
    st.integers(0, 90), st.sampled_from(["turn", "turn", "turn", "drop"]), st.integers(0)
)


@given(steps=st.lists(STEP, max_size=60))
def test_no_living_token_loses_its_key_unless_it_leaked(
    steps: list[tuple[int, str, int]],
) -> None:
    """Whatever is done when: what signed within the last 395 days still verifies, the signer was
    known before as the next, and no ring grows beyond what the months need.
    """
    random, now, current = Random(3), NOW, ring("first")
    signed: dict[str, int] = {}
    for days, what, which in steps:
        now += days * DAY
        signed[next(iter(current))] = now
        before = list(current)
        if what == "turn":
            current = turned(current, now, random.randbytes)
            assert next(iter(current)) in before[:2]
        else:
            leaked = before[which % len(before)]
            current = dropped(current, leaked, now, random.randbytes)
            signed.pop(leaked, None)
            assert leaked not in current
        assert len(current) >= 2
        living = {kid for kid, last in signed.items() if now - last <= RENEWABLE_DAYS * DAY}
        assert living <= current.keys()


def test_a_year_of_turns_stays_small() -> None:
    current: Ring = ring("first")
    for month in range(60):
        current = turned(current, NOW + month * 30 * DAY, entropy())
    assert "first" not in current
    assert len(current) == 2 + KEPT.days // 30 + 1


def test_the_order_outlives_writing() -> None:
    many = ring("z", "1", "a", "2026-11-28-0000")
    assert list(parse(written(many)).items()) == list(many.items())


@pytest.mark.parametrize(
    "text", ["", "x", "[]", "{}", '{"a": "short"}', '{"a": 1}', f'{{"a": "{"x" * 32}", "b": null}}']
)
def test_what_is_no_ring_is_refused_and_not_quoted(text: str) -> None:
    with pytest.raises(ValueError, match=r"^(is not JSON|must map key ids to secrets)") as error:
        parse(text)
    assert "short" not in str(error.value)
