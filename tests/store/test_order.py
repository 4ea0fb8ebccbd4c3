"""The order of those with room says of each agent what the agent's row says, in every group."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.agents.model import Agent
from chalicelib.domain.decision import ClaimSeat
from chalicelib.domain.need import Offering
from chalicelib.flow.ports import Conflict, Ranked, Store
from chalicelib.transport import Call, calls
from tests.store.bill import Bill
from tests.store.make import NOW, OTHER, TENANT, agent, logged, started, went_on

LOW, MIDDLE, HIGH = "0000#001795000000000", "0400#001795000000000", "0400#001795000000009"
GROUPS = tuple(f"grp_{n:02}" for n in range(40))
OTHERS = tuple(f"grp_{n:02}" for n in range(40, 80))
# moto copies its tables for each transaction.
WITHOUT_MOTO = pytest.mark.parametrize("store", ["fake", "dynoxide"], indirect=True)


def saved(store: Store, id: str = "agt_a", **values: Any) -> Agent:
    """A new agent."""
    made = agent(id, **{"ranked": LOW, **values})
    store.save_agent(None, made)
    return made


def changed(store: Store, before: Agent, **values: Any) -> Agent:
    """The same after another save, which leaves a line in the log."""
    after = replace(before, version=before.version + 1, **values)
    store.save_agent(before, after, logged(after))
    return after


def line(a: Agent) -> Ranked:
    return Ranked(a.id, a.ranked, Offering(a.languages, a.skills))


def test_the_free_come_least_loaded_first(store: Store) -> None:
    ranks = {"agt_d": MIDDLE, "agt_b": LOW, "agt_c": HIGH, "agt_a": MIDDLE}
    made = [saved(store, id, ranked=rank) for id, rank in ranks.items()]
    saved(store, "agt_full", ranked="")
    saved(store, "agt_x", tenant=OTHER)
    expected = sorted((line(a) for a in made), key=lambda r: (r.rank, r.agent))
    assert [r.agent for r in expected] == ["agt_b", "agt_a", "agt_d", "agt_c"]
    assert store.free(TENANT, "grp_a", 9) == expected
    assert store.free(TENANT, "grp_a", 2) == expected[:2]
    assert store.free(TENANT, "grp_a", 2, expected[1]) == expected[2:]
    assert store.free(TENANT, "grp_a", 2, expected[3]) == []
    assert store.free(TENANT, "grp_b", 9) == []


def test_a_line_says_what_its_agent_offers(store: Store) -> None:
    a = saved(store, languages=("zh", "en"), skills={"refunds": 3})
    assert store.free(TENANT, "grp_a", 9) == [line(a)]
    a = changed(store, a, skills={"refunds": 4, "计费": 1})
    assert store.free(TENANT, "grp_a", 9) == [line(a)]
    a = changed(store, a, languages=(), skills={})
    assert store.free(TENANT, "grp_a", 9) == [Ranked("agt_a", LOW)]


def test_a_save_moves_the_lines(store: Store) -> None:
    a = saved(store, groups=("grp_a", "grp_b"))
    a = changed(store, a, groups=("grp_b", "grp_c"), ranked=HIGH)
    assert [store.free(TENANT, g, 9) for g in ("grp_a", "grp_b", "grp_c")] == [
        [],
        [line(a)],
        [line(a)],
    ]
    a = changed(store, a, groups=("grp_c",), name="new")
    assert [store.free(TENANT, g, 9) for g in ("grp_b", "grp_c")] == [[], [line(a)]]
    a = changed(store, a, reachable=False, ranked="")
    assert store.free(TENANT, "grp_c", 9) == []
    a = changed(store, a, reachable=True, ranked=LOW)
    assert store.free(TENANT, "grp_c", 9) == [line(a)]
    assert store.agent(TENANT, "agt_a") == a


def test_a_rank_moves_the_lines_and_nothing_else(store: Store) -> None:
    a = saved(store, groups=("grp_a", "grp_b"), skills={"refunds": 3})
    for rank in (HIGH, "", MIDDLE, MIDDLE):
        assert store.rank(a, rank)
        a = replace(a, ranked=rank)
        assert store.agent(TENANT, "agt_a") == a
        expected = [line(a)] if rank else []
        assert [store.free(TENANT, g, 9) for g in ("grp_a", "grp_b")] == [expected, expected]
    assert store.roster(TENANT, "grp_a", 9) == ["agt_a"]


def test_an_agent_without_groups_is_ranked_nowhere(store: Store) -> None:
    a = saved(store, groups=())
    assert store.rank(a, HIGH)
    assert store.agent(TENANT, "agt_a") == replace(a, ranked=HIGH)


def test_whoever_was_changed_or_ranked_meanwhile_is_not_ranked(store: Store) -> None:
    first = saved(store)
    assert not store.rank(agent("agt_x"), HIGH)
    second = changed(store, first, skills={"refunds": 1})
    assert not store.rank(first, HIGH)
    assert store.rank(second, MIDDLE)
    assert not store.rank(second, HIGH)
    assert not store.rank(replace(second, ranked=""), HIGH)
    last = replace(second, ranked=MIDDLE)
    assert store.agent(TENANT, "agt_a") == last
    assert store.free(TENANT, "grp_a", 9) == [line(last)]
    assert store.free(TENANT, "grp_x", 9) == []


def test_whoever_was_ranked_meanwhile_is_not_saved(store: Store) -> None:
    a = saved(store)
    assert store.rank(a, HIGH)
    with pytest.raises(Conflict, match="version"):
        changed(store, a, name="late", ranked=MIDDLE)
    assert store.free(TENANT, "grp_a", 9) == [line(replace(a, ranked=HIGH))]
    assert store.agent(TENANT, "agt_a") == replace(a, ranked=HIGH)


def test_seats_do_not_disturb_the_order(store: Store) -> None:
    """What agents hold is another matter; the order follows when somebody says so."""
    a = saved(store)
    c = went_on(store, started(store), ClaimSeat("agt_a", "cnv_a", NOW))
    assert store.free(TENANT, "grp_a", 9) == [line(a)]
    assert store.rank(a, HIGH)
    after = replace(a, ranked=HIGH, seats={c.id: 1}, load=1, idle_since=NOW)
    assert store.agent(TENANT, "agt_a") == after


@WITHOUT_MOTO
def test_an_agent_of_forty_groups(store: Store) -> None:
    a = saved(store, groups=GROUPS, skills={"refunds": 3})
    assert store.rank(a, HIGH)
    a = replace(a, ranked=HIGH)
    assert all(store.free(TENANT, g, 9) == [line(a)] for g in GROUPS)
    a = changed(store, a, reachable=False, ranked="")
    a = changed(store, a, reachable=True, ranked=MIDDLE)
    assert all(store.free(TENANT, g, 9) == [line(a)] for g in GROUPS)


@WITHOUT_MOTO
@pytest.mark.parametrize("ranked", [HIGH, ""])
def test_all_of_forty_groups_change_at_once(store: Store, ranked: str) -> None:
    """More than one transaction holds, so the agent is out of the order in between."""
    a = saved(store, groups=GROUPS)
    a = changed(store, a, groups=OTHERS, ranked=ranked)
    assert store.agent(TENANT, "agt_a") == a
    assert store.agent_log(TENANT, "agt_a", 0, 2 * NOW, 9) == [logged(a)]
    assert not any(store.free(TENANT, g, 9) or store.roster(TENANT, g, 9) for g in GROUPS)
    assert all(store.roster(TENANT, g, 9) == ["agt_a"] for g in OTHERS)
    assert all(store.free(TENANT, g, 9) == ([line(a)] if ranked else []) for g in OTHERS)


@WITHOUT_MOTO
def test_of_forty_groups_none_changes_on_a_lost_race(store: Store) -> None:
    a = saved(store, groups=GROUPS)
    latest = changed(store, a, name="new")
    with pytest.raises(Conflict, match="version"):
        changed(store, a, groups=OTHERS)
    assert store.agent(TENANT, "agt_a") == latest
    assert all(store.free(TENANT, g, 9) == [line(latest)] for g in GROUPS)
    assert not any(store.free(TENANT, g, 9) or store.roster(TENANT, g, 9) for g in OTHERS)
    assert store.rank(latest, "")
    with pytest.raises(Conflict, match="version"):
        changed(store, latest, groups=OTHERS)
    assert store.agent(TENANT, "agt_a") == replace(latest, ranked="")


def test_no_transaction_is_longer_than_dynamodb_takes(desk: Store, bill: Bill) -> None:
    a = saved(desk, groups=GROUPS)
    assert desk.rank(a, HIGH)
    a = changed(desk, replace(a, ranked=HIGH), groups=OTHERS, ranked=LOW)
    changed(desk, a, groups=GROUPS, ranked=HIGH)
    sizes = [len(call.params["TransactItems"]) for call in bill.calls]
    assert sizes == [82, 81, 41, 82, 41, 41, 82, 41]


def meanwhile(
    environment: pytest.MonkeyPatch, transactions: int, act: Callable[[], object]
) -> None:
    """Have somebody act when so many transactions were answered."""
    answered = 0

    def watch(call: Call) -> None:
        nonlocal answered
        answered += call.operation == "TransactWriteItems"
        if answered == transactions:
            answered += 1
            act()

    environment.setattr(calls, "observers", [watch])


def test_whoever_comes_between_the_steps_wins(desk: Store, environment: pytest.MonkeyPatch) -> None:
    """The agent waits outside the order then, as whoever came in between has seen."""
    a = saved(desk, groups=GROUPS)
    unranked = replace(a, ranked="")
    meanwhile(environment, 1, lambda: changed(desk, unranked, name="new"))
    with pytest.raises(Conflict, match="version"):
        changed(desk, a, groups=OTHERS)
    assert desk.agent(TENANT, "agt_a") == replace(unranked, name="new", version=2)
    assert len(desk.agent_log(TENANT, "agt_a", 0, 2 * NOW, 9)) == 1
    assert not any(desk.free(TENANT, g, 9) for g in GROUPS + OTHERS)
    assert all(desk.roster(TENANT, g, 9) == ["agt_a"] for g in GROUPS)


def test_whoever_ranks_before_the_last_step_wins(
    desk: Store, environment: pytest.MonkeyPatch
) -> None:
    a = saved(desk, groups=GROUPS)
    between = replace(a, version=2, groups=OTHERS, ranked="")
    meanwhile(environment, 2, lambda: desk.rank(between, MIDDLE))
    changed(desk, a, groups=OTHERS, ranked=HIGH)
    settled = replace(between, ranked=MIDDLE)
    assert desk.agent(TENANT, "agt_a") == settled
    assert all(desk.free(TENANT, g, 9) == [line(settled)] for g in OTHERS)
