"""Ids, permissions, waiting, choosing and presence: the small pure rules."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain import ids, times
from chalicelib.domain.actors import PERMISSIONS, SCOPES, Actor, Role, may
from chalicelib.domain.agents import presence
from chalicelib.domain.agents.choose import Wanted, choose, rank
from chalicelib.domain.agents.model import Agent, Status
from chalicelib.domain.conversations.model import State
from chalicelib.domain.conversations.urgency import reason, urgency
from chalicelib.domain.need import Need
from tests.domain.test_machine import conversation

ANYBODY = Wanted("g")
NOW = 1_795_000_000_000
moments = st.integers(0, 2**44)


@given(moments, moments, st.binary(min_size=9, max_size=9), st.binary(min_size=9, max_size=9))
def test_ids_sort_by_time_and_keep_their_shape(a, b, x, y):
    first, second = ids.make("cnv", a, x), ids.make("cnv", b, y)
    assert ids.is_id("cnv", first) and not ids.is_id("cus", first)
    assert a == b or (first < second) == (a < b)


def test_derived_ids_are_the_same_for_the_same_parts_only():
    assert (
        ids.derive("a1", 5, "x", "y")
        == ids.derive("a1", 5, "x", "y")
        != ids.derive("a1", 5, "xy", "")
    )


@given(moments)
def test_moments_are_written_with_milliseconds(at):
    assert times.rfc3339(at).endswith(f".{at % 1000:03d}Z") and times.rfc3339(at)[
        :10
    ] == times.day_of(at)


@pytest.mark.parametrize("permission", PERMISSIONS)
def test_a_key_may_what_its_scopes_say_and_nothing_else(permission):
    scope = PERMISSIONS[permission].scope
    assert may(Actor("t", "k", Role.INTEGRATOR, frozenset(SCOPES)), permission) == (
        scope is not None
    )
    others = frozenset(SCOPES) - {scope}
    assert not may(Actor("t", "k", Role.INTEGRATOR, others), permission)
    assert not may(Actor("t", "s", Role.SYSTEM), permission)


def agent(name: str, load: int = 0, **more) -> Agent:
    values = {
        "groups": ("g",),
        "status": Status.ONLINE,
        "reachable": True,
        "seen_until": NOW + 9,
        **more,
    }
    return Agent("t", f"agt_{name}", name, "", load=load, **values)


def test_candidates_are_ordered_by_load_then_idleness_and_the_last_agent_goes_first():
    a, b, c = agent("a", 2), agent("b", 1, idle_since=5), agent("c", 1, idle_since=3)
    assert [x.name for x in choose([a, b, c], ANYBODY, NOW).order] == ["c", "b", "a"]
    again = choose([a, b, c], Wanted("g", last="agt_a"), NOW)
    assert again.order[0] is a and again.why["step"] == "same_agent"


def test_load_counts_against_capacity():
    small, large = agent("s", 1, capacity=2), agent("l", 2, capacity=10)
    assert choose([small, large], ANYBODY, NOW).order[0] is large


def test_whoever_is_left_out_is_named_with_the_reason():
    out = [
        agent("x", groups=()),
        agent("y", reachable=False),
        agent("z", 5),
        agent("late", seen_until=NOW),
    ]
    choice = choose(out, ANYBODY, NOW)
    assert choice.order == ()
    assert set(choice.why["refused"].values()) == {"not_in_group", "not_online", "full"}


def test_the_avoided_agent_is_tried_last_and_is_better_than_nobody():
    a, busier, full = agent("a"), agent("b", 3), agent("f", 5)
    wanted = Wanted("g", avoid={"agt_a"})
    assert choose([a, busier, full], wanted, NOW).order == (busier, a)
    assert choose([a, full], wanted, NOW).order == (a,)


def test_who_declined_a_moment_ago_is_not_asked():
    a, b = agent("a"), agent("b", 3)
    choice = choose([a, b], Wanted("g", declined=("agt_a",)), NOW)
    assert choice.order == (b,) and choice.why["refused"] == {"agt_a": "declined"}


def test_languages_and_skills_leave_out_whoever_lacks_them_and_say_what():
    zh = agent("zh", languages=("zh", "en"), skills={"refunds": 3})
    en, any_language = agent("en", languages=("en-GB",)), agent("any", skills={"refunds": 5})
    choice = choose([zh, en, any_language], Wanted("g", Need("zh-TW", {"refunds": 4})), NOW)
    assert choice.order == (any_language,)
    assert choice.why["refused"] == {"agt_zh": "skill:refunds", "agt_en": "language"}
    assert choice.why["language"] == "zh-TW" and choice.why["skills"] == {"refunds": 4}


def test_a_heavy_conversation_needs_as_many_seats():
    almost, half = agent("a", 4), agent("h", 3)
    choice = choose([almost, half], Wanted("g", weight=2), NOW)
    assert choice.order == (half,) and choice.why["refused"] == {"agt_a": "full"}


def test_ranks_sort_as_the_order_of_choice_does_and_are_nothing_without_room():
    agents = [agent("a", 2, capacity=4), agent("b", 1), agent("c", 1, idle_since=7)]
    assert [a.name for a in sorted(agents, key=rank)] == ["b", "c", "a"]
    assert rank(agent("full", 5)) == "" and rank(agent("off", reachable=False)) == ""


def test_a_lease_makes_reachable_and_its_end_does_not_before_the_clock_looks():
    a = presence.beat(replace(agent("a"), reachable=False, seen_until=0), NOW)
    assert a.reachable and a.due_at == a.seen_until + presence.GRACE_MS
    over = presence.looked_at(a, a.seen_until + 1)
    assert not over.reachable and over.due_at is not None
    assert presence.is_lost(a, a.due_at) and not presence.is_lost(a, a.due_at - 1)


def test_beats_move_the_clock_only_when_it_has_passed():
    a = presence.beat(replace(agent("a"), seen_until=0), NOW)
    b = presence.beat(a, NOW + 20_000)
    assert b.due_at == a.due_at and b.seen_until > a.seen_until


def test_the_chosen_status_outlives_the_connection_and_busy_gets_nothing_new():
    a = presence.choose(presence.beat(agent("a"), NOW), Status.BUSY, "call", NOW)
    assert not a.reachable and a.status is Status.BUSY
    assert presence.gone(a, NOW).status is Status.BUSY
    assert presence.choose(a, Status.ONLINE, "", NOW).reachable


def test_offline_is_not_undone_by_a_heartbeat():
    a = presence.choose(presence.beat(agent("a"), NOW), Status.OFFLINE, "", NOW)
    assert presence.beat(a, NOW + 1) == a and not a.reachable


def test_urgency_puts_the_unanswered_first_then_the_urged_then_the_longest_waiting():
    waiting = conversation(State.AWAITING_AGENT, since=5)
    urged = replace(waiting, priority=1, urged=1)
    silent, later = conversation(State.AWAITING_CUSTOMER, since=1), replace(waiting, since=9)
    assert sorted([silent, later, waiting, urged], key=urgency) == [urged, waiting, later, silent]
    assert (reason(urged), reason(replace(waiting, fired=("warn", "alarm"))), reason(silent)) == (
        "urged",
        "alarmed",
        "awaiting_customer",
    )
