"""Many at once: the conditions are the referee."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from chalicelib.domain.decision import ClaimSeat, EnterQueue, LeaveQueue, ReleaseSeat, SetCurrent
from chalicelib.domain.need import Offering
from chalicelib.flow.ports import Commit, Conflict, Ranked, Store
from tests.store.make import (
    NOW,
    TENANT,
    agent,
    conversation,
    customer,
    entry,
    marker,
    started,
    went_on,
)

THREADS = 8


def winners(runs: int, run: Callable[[int], object]) -> list[int]:
    """The numbers of the runs that met no conflict."""

    def held(number: int) -> bool:
        try:
            run(number)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(THREADS) as pool:
        return [n for n, won in enumerate(pool.map(held, range(runs))) if won]


def test_a_hundred_claims_take_as_many_seats_as_there_are(desk: Store) -> None:
    desk.save_agent(None, agent(capacity=5))
    waiting = [started(desk, EnterQueue("grp_a", n, f"cnv_{n}"), id=f"cnv_{n}") for n in range(100)]

    def claim(n: int) -> None:
        move = ClaimSeat("agt_a", f"cnv_{n}", NOW)
        went_on(desk, waiting[n], LeaveQueue("grp_a", n, f"cnv_{n}"), move, agent="agt_a")

    won = winners(100, claim)
    seated = desk.agent(TENANT, "agt_a")
    assert seated is not None
    assert sorted(seated.seats) == sorted(f"cnv_{n}" for n in won)
    assert (len(won), seated.load, desk.waiting(TENANT, "grp_a", 200)) == (5, 5, 95)


def test_of_fifty_commits_at_a_version_one_holds(desk: Store) -> None:
    c = started(desk)

    def say(n: int) -> None:
        desk.commit(Commit(c, replace(c, version=2, urged=n), (entry(1, 1, by=str(n)),)))

    (won,) = winners(50, say)
    (line,) = desk.entries(TENANT, "cnv_a", 0, 9, True)
    assert line.by == str(won)
    assert desk.conversation(TENANT, "cnv_a") == replace(c, version=2, urged=won)


def test_of_twenty_sends_of_a_message_one_holds(desk: Store) -> None:
    c = started(desk)
    again = Commit(c, replace(c, version=2), (entry(1, 1),), marker=marker())
    assert len(winners(20, lambda n: desk.commit(again))) == 1


def test_a_customer_who_starts_twice_has_one_conversation(desk: Store) -> None:
    desk.save_customer(None, customer())

    def start(n: int) -> None:
        c = conversation(f"cnv_{n}")
        desk.commit(Commit(None, c, moves=(SetCurrent("cus_a", None, c.id),)))

    (won,) = winners(20, start)
    found = desk.customer_conversations(TENANT, "cus_a", 9, None)
    assert [c.id for c in found.items] == [f"cnv_{won}"]


def test_seats_and_capacity_change_at_once(desk: Store) -> None:
    """Room is kept as a number of its own, so it must follow whatever happens to either."""
    desk.save_agent(None, agent(capacity=100))
    talks = [started(desk, id=f"cnv_{n}") for n in range(40)]

    def act(n: int) -> None:
        if n % 4 == 3:
            before = desk.agent(TENANT, "agt_a")
            assert before
            desk.save_agent(before, replace(before, capacity=100 + n, version=before.version + 1))
            return
        c = went_on(desk, talks[n], ClaimSeat("agt_a", f"cnv_{n}", NOW))
        if n % 4 == 2:
            went_on(desk, c, ReleaseSeat("agt_a", f"cnv_{n}"))

    winners(40, act)
    settled = desk.agent(TENANT, "agt_a")
    assert settled is not None
    assert settled.load == sum(settled.seats.values()) == 20


def test_of_twenty_ranks_from_the_same_place_one_holds(desk: Store) -> None:
    a = agent(groups=("grp_a", "grp_b"), ranked="0")
    desk.save_agent(None, a)
    with ThreadPoolExecutor(THREADS) as pool:
        held = list(pool.map(lambda n: desk.rank(a, f"1#{n:02}"), range(20)))
    assert held.count(True) == 1
    lines = [Ranked("agt_a", f"1#{held.index(True):02}")]
    assert [desk.free(TENANT, g, 99) for g in a.groups] == [lines, lines]


def test_the_order_follows_whoever_ranks_saves_and_claims_at_once(desk: Store) -> None:
    desk.save_agent(None, agent(groups=("grp_0",), capacity=100, ranked="0"))
    talks = [started(desk, id=f"cnv_{n}") for n in range(60)]

    def act(n: int) -> None:
        if n % 3 == 0:
            went_on(desk, talks[n], ClaimSeat("agt_a", f"cnv_{n}", NOW))
            return
        before = desk.agent(TENANT, "agt_a")
        assert before
        if n % 3 == 1:
            desk.rank(before, f"{n:02}" if n % 2 else "")
            return
        groups = tuple(f"grp_{g}" for g in range(n % 5))
        version, skills = before.version + 1, {"refunds": n}
        desk.save_agent(before, replace(before, groups=groups, skills=skills, version=version))

    won = winners(60, act)
    settled = desk.agent(TENANT, "agt_a")
    assert settled is not None
    assert settled.load == 20
    assert any(n % 3 == 2 for n in won)
    line = Ranked("agt_a", settled.ranked, Offering(settled.languages, settled.skills))
    for group in (f"grp_{g}" for g in range(5)):
        stands = settled.ranked and group in settled.groups
        assert desk.free(TENANT, group, 99) == ([line] if stands else [])


def test_marks_of_both_sides_rise_together(desk: Store) -> None:
    def mark(n: int) -> None:
        desk.mark(TENANT, "cnv_a", ("customer", "agent")[n % 2], n // 2, n // 2)

    winners(40, mark)
    reached = desk.marks(TENANT, "cnv_a")
    assert (reached.customer_read, reached.agent_read) == (19, 19)


def test_an_event_that_comes_many_times_is_counted_once(desk: Store) -> None:
    def count(n: int) -> bool:
        return desk.count(TENANT, f"e{n % 5}", {("tenant", "2026-11-18"): {"started": 1}})

    with ThreadPoolExecutor(THREADS) as pool:
        assert sum(pool.map(count, range(40))) == 5
    assert desk.counters(TENANT, "tenant", "2026-11-18", "2026-11-18") == {
        "2026-11-18": {"started": 5}
    }


def test_an_idempotency_key_is_one_request_s(desk: Store) -> None:
    def take(n: int) -> bool:
        return desk.remember(TENANT, "cus_a", "key", f"d{n}", NOW) is None

    with ThreadPoolExecutor(THREADS) as pool:
        assert sum(pool.map(take, range(30))) == 1
