"""What a waiting customer is shown: right as often as promised, narrow enough, never worse."""

from itertools import pairwise
from random import Random
from statistics import NormalDist
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.conversations import waiting
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.conversations.waiting import Service, Shown, minutes, observed, service, show

RANKS, RANGES = Policy(), Policy(rank_shown=0)
HOUR_MS = 3_600_000


def measured(seats: int, handlings_s: list[float]) -> Service:
    """What these handlings come to."""
    counted = [observed(int(s * 1000)) for s in handlings_s]
    sums = {name: sum(c[name] for c in counted) for name in counted[0]} if counted else {}
    return service(0, seats, **(sums or {"served": 0, "served_ms": 0, "served_s2": 0}))


def usual(seats: int = 24) -> Service:
    """Six minutes each, three and a half of deviation, well known."""
    return Service(0, seats, 374.0, 210.0, 1000)


services = st.builds(
    service,
    st.just(0),
    st.integers(0, 3000),
    st.integers(0, 10**6),
    st.integers(0, 10**12),
    st.integers(0, 10**15),
)


@given(st.lists(st.tuples(st.integers(0, 1000), services), min_size=2, max_size=30))
def test_neither_end_ever_rises(looks):
    shown = Shown()
    for ahead, served_by in looks:
        after = show(ahead, served_by, RANKS, shown)
        if shown.rank is not None:
            assert after.rank is not None and after.rank <= shown.rank
        elif shown.to_min is not None and after.rank is None:
            assert after.to_min <= shown.to_min and after.from_min <= shown.from_min
        if after.to_min is not None:
            assert 0 <= after.from_min < after.to_min
        shown = after


def test_a_rank_while_it_is_small_and_for_ever_after():
    assert show(4, usual(), RANKS, Shown()) == Shown(rank=5)
    ranged = show(5, usual(), RANKS, Shown(since=7))
    assert ranged.rank is None and ranged.since == 7
    assert show(4, usual(), RANKS, ranged) == Shown(since=7, rank=5)
    assert show(40, usual(), RANKS, Shown(rank=2)) == Shown(rank=2)


def test_nothing_is_promised_where_nobody_serves_and_nothing_taken_back():
    nobody = usual(seats=0)
    assert show(9, nobody, RANKS, Shown(since=3)) == Shown(since=3)
    told = show(9, usual(), RANKS, Shown())
    assert show(9, nobody, RANKS, told) == told


@pytest.mark.parametrize(
    ("ahead", "seats", "expected"),
    [
        (5, 24, (0, 3)),
        (40, 24, (5, 14)),
        (100, 24, (8, 35)),
        (5, 4, (3, 15)),
        (5, 1, (8, 60)),
        (20, 100, (0, 2)),
        (200, 100, (5, 15)),
    ],
)
def test_minutes_are_whole_plain_and_few(ahead, seats, expected):
    assert minutes(ahead, usual(seats)) == expected


def test_more_ahead_wait_longer_and_more_seats_shorter():
    for seats in (1, 3, 24, 500):
        ends = [minutes(n, usual(seats)) for n in range(300)]
        assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(ends))
    assert minutes(30, usual(10))[1] > minutes(30, usual(20))[1]


def test_an_empty_history_is_the_usual_handling_and_wide():
    unknown = measured(10, [])
    assert (unknown.mean_s, unknown.known) == (180, 0)
    assert unknown.deviation_s == pytest.approx(180)
    low, high = minutes(20, unknown)
    known = Service(0, 10, 180, 180, 10_000)
    assert low <= minutes(20, known)[0] and high > minutes(20, known)[1]


def test_few_handlings_count_little_and_many_alone():
    one, many = measured(1, [1000]), measured(1, [1000] * 1000)
    assert 180 < one.mean_s < 400
    assert many.mean_s == pytest.approx(1000, rel=0.01)


def test_a_forgotten_conversation_counts_as_an_hour():
    assert observed(10 * HOUR_MS) == observed(HOUR_MS)
    assert observed(HOUR_MS)["served_s2"] == 3600**2
    usual_day = [374.0] * 200
    spoilt = measured(1, [*usual_day, 50_000.0])
    assert spoilt.mean_s < 1.05 * measured(1, usual_day).mean_s


def test_counters_that_do_not_fit_each_other_promise_no_precision_and_break_nothing():
    without_squares = service(0, 4, 100, 100 * 374_000, 0)
    assert without_squares.deviation_s == pytest.approx(without_squares.mean_s * waiting.EVEN)
    absurd = service(0, 4, 1, 1000, 10**15)
    assert absurd.deviation_s == pytest.approx(absurd.mean_s * waiting.UNEVEN)


def test_no_time_at_all_is_no_handling():
    assert set(observed(0).values()) == {0}


def test_the_expected_wait_is_that_of_the_model_and_needs_nobody_there():
    assert waiting.expected_wait_s(9, usual(19)) == pytest.approx(9.5 * 374 / 19)
    assert waiting.expected_wait_s(0, usual(0)) > 0


def freed_after(seats: int, n: int, rng: Random) -> float:
    """When the n-th of many seats comes free that have been taken for long: each for a time of the
    usual mean and deviation, seen at any moment of it.
    """
    deviation = 210 / 374
    shape, scale = deviation**-2, 374 * deviation**2
    ends = []
    for _ in range(seats):
        # A moment falls into a long handling more often; anywhere within it.
        at = rng.gammavariate(shape + 1, scale) * rng.random()
        while len(ends) < 100_000 and at < 374 * (n / seats + 3) * 3:
            ends.append(at)
            at += rng.gammavariate(shape, scale)
    return sorted(ends)[n - 1]


@pytest.mark.parametrize(("seats", "ahead"), [(1, 2), (3, 5), (24, 8), (24, 40)])
def test_the_late_end_is_late_enough_as_often_as_it_says(seats, ahead):
    rng = Random(f"{seats}/{ahead}")
    high = minutes(ahead, usual(seats))[1]
    late = sum(freed_after(seats, ahead + 1, rng) > high * 60 for _ in range(300)) / 300
    assert late <= 2 * (1 - NormalDist().cdf(waiting.LATE))


def test_it_is_cheap():
    calls = 2000
    began = process_time()
    for ahead in range(calls):
        show(ahead, usual(), RANKS, Shown())
    assert (process_time() - began) / calls < 50e-6
