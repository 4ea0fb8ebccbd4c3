"""Serving the queue: fair, within capacity, nobody forgotten, every choice explained."""

from dataclasses import replace

import pytest

from chalicelib.domain.conversations.model import EndedReason, State
from chalicelib.domain.errors import Refused
from chalicelib.flow import agents, handle, read
from chalicelib.flow.dispatch import dispatch
from tests.world import World


def test_the_least_loaded_serves_first_and_equals_take_turns():
    w = World()
    staff = [w.agent(n) for n in ("bob", "cy", "di")]
    for n in range(9):
        w.start(w.customer(f"c{n}"))
        loads = sorted(len(w.seats(a)) for a in staff)
        assert loads[-1] - loads[0] <= 1


def test_a_freed_seat_serves_the_next_in_line_and_says_why():
    w = World()
    bob = w.agent("bob", capacity=1)
    first, second, third = (w.start(w.customer(n)) for n in ("a", "b", "c"))
    assert w.see(second).state is State.QUEUED
    w.do(bob, "end", first)
    assert w.seats(bob) == {second} and w.see(third).state is State.QUEUED
    why = next(e for e in w.log(second) if e.type == "assigned").data["why"]
    assert why["step"] == "least_loaded" and why["candidates"][0]["agent"] == bob.id


def test_an_agent_coming_online_serves_who_waits():
    w = World()
    waiting = [w.start(w.customer(n)) for n in "abc"]
    bob = w.agent("bob", capacity=2)
    w.pump()
    assert w.seats(bob) == set(waiting[:2])


def test_capacity_grown_and_groups_added_serve_at_once():
    w = World()
    bob = w.agent("bob", capacity=1)
    for n in "abc":
        w.start(w.customer(n))
    agents.change(
        w.ports, w.tenant, bob.id, lambda a: replace(a, capacity=3, version=a.version + 1)
    )
    assert len(w.seats(bob)) == 3


def test_urging_moves_a_waiting_customer_forward():
    w = World(urge_every_s=1)
    a, b = w.start(w.customer("a")), w.start(w.customer("b"))
    w.do(w.customer("b"), "urge", b)
    bob = w.agent("bob", capacity=1)
    assert w.seats(bob) == {b} and w.see(a).state is State.QUEUED


def test_the_agent_who_let_a_customer_wait_is_passed_over_while_there_are_others():
    w = World(warn_s=10, alarm_s=20, reassign_s=30)
    bob, cy = w.agent("bob"), w.agent("cy", capacity=5)
    c = w.start(w.customer("a"))
    late = w.see(c).agent
    w.wait(60)
    assert w.see(c).agent != late and w.see(c).agent in (bob.id, cy.id)


def test_a_lone_agent_gets_it_back_rather_than_nobody():
    w = World(warn_s=10, alarm_s=20, reassign_s=30)
    bob = w.agent("bob")
    c = w.start(w.customer("a"))
    w.wait(60)
    assert "requeued" in w.types(c) and w.see(c).agent == bob.id


def test_the_place_is_a_small_number_or_a_range_that_never_rises():
    w = World(rank_shown=2)
    w.agent("busy", capacity=1)
    w.start(w.customer("first"))
    cs = [w.start(w.customer(f"c{n}")) for n in range(4)]
    assert [read.place(w.ports, w.customer(f"c{n}"), cs[n]) for n in range(2)] == [
        {"rank": 1},
        {"rank": 2},
    ]
    before = read.place(w.ports, w.customer("c3"), cs[3])
    assert before["from_min"] <= before["to_min"]
    w.do(w.customer("c0"), "leave_queue", cs[0])
    after = read.place(w.ports, w.customer("c3"), cs[3])
    assert after["to_min"] <= before["to_min"]
    for _ in range(3):
        late = w.start(w.customer(f"vip{_}"))
        w.do(w.customer(f"vip{_}"), "urge", late)
    assert read.place(w.ports, w.customer("c3"), cs[3])["to_min"] <= after["to_min"]
    assert read.place(w.ports, w.customer("c1"), cs[1]) == {"rank": 1}  # as told when c0 left


def test_waiting_alarms_supervisors_then_times_out():
    w = World(queue_alarm_s=60, no_agents_s=300, queue_timeout_s=600)
    w.agent("bob", capacity=0)
    c = w.start(w.customer("a"))
    w.wait(120)
    assert [a.code for a in w.store.alarms(w.tenant, 9, None).items] == ["queue_wait"]
    w.wait(500)
    assert w.see(c).ended_reason is EndedReason.QUEUE_TIMEOUT


def test_with_nobody_there_it_ends_sooner():
    w = World(queue_alarm_s=60, no_agents_s=300, queue_timeout_s=600)
    c = w.start(w.customer("a"))
    w.wait(320)
    assert (w.see(c).state, w.see(c).ended_reason) == (State.SYSTEM_ENDED, EndedReason.NO_AGENTS)


def test_a_long_queue_alarms_supervisors():
    w = World(queue_warn=2)
    for n in "abc":
        w.start(w.customer(n))
    assert {a.code for a in w.store.alarms(w.tenant, 9, None).items} == {"queue_long"}


def test_an_agent_gone_loses_conversations_after_the_grace_and_customers_are_told():
    w = World()
    bob, ann = w.agent("bob"), w.customer("ann")
    agents.connected(w.ports, bob, "k")
    c = w.start(ann)
    agents.disconnected(w.ports, bob, "k")
    w.wait(59, beats=False)
    assert w.seats(bob) == {c}
    w.wait(20, beats=False)
    assert w.seats(bob) == set() and w.see(c).state is State.QUEUED
    assert "requeued" in [e["type"] for e in read.log(w.ports, ann, c, 0, 99)]


def test_an_agent_back_in_time_keeps_all():
    w = World()
    bob = w.agent("bob")
    agents.connected(w.ports, bob, "k")
    c = w.start(w.customer("ann"))
    agents.disconnected(w.ports, bob, "k")
    w.wait(40, beats=False)
    agents.connected(w.ports, bob, "k2")
    w.wait(120)
    assert w.seats(bob) == {c} and "requeued" not in w.types(c)


def test_one_of_two_tabs_closed_changes_nothing():
    w = World()
    bob = w.agent("bob")
    for tab in ("k1", "k2"):
        agents.connected(w.ports, bob, tab)
    agents.disconnected(w.ports, bob, "k1")
    found = w.store.agent(w.tenant, bob.id)
    assert found and found.reachable


def test_choosing_offline_gives_conversations_away_after_the_grace():
    w = World()
    bob = w.agent("bob")
    c = w.start(w.customer("ann"))
    agents.set_status(w.ports, bob, bob.id, "offline", "")
    w.wait(80)
    assert w.see(c).state is State.QUEUED


def test_the_clock_repairs_a_dispatch_that_never_ran():
    w = World()
    bob = w.agent("bob", capacity=1)
    first, second = w.start(w.customer("a")), w.start(w.customer("b"))
    handle.run(w.ports, bob, "end", first, {})  # and its reaction is lost
    for (_, id), log in w.store._entries.items():
        w._delivered[id] = len(log)
    w.wait(60)
    assert w.seats(bob) == {second}


def test_a_seat_lost_to_a_race_goes_to_the_next_candidate():
    w = World()
    bob, cy = w.agent("bob"), w.agent("cy")
    lost = []

    def steal(name, args):
        if name == "commit" and args[0].after.agent and not lost:
            lost.append(args[0].after.agent)
            key = w.tenant, lost[0]
            w.store._agents[key] = replace(w.store._agents[key], capacity=0)

    w.store.hooks.append(steal)
    c = w.start(w.customer("a"))
    assert lost and w.see(c).agent != lost[0] and w.see(c).agent in (bob.id, cy.id)


def test_taking_one_by_hand_needs_a_seat():
    w = World()
    c, d = w.start(w.customer("a")), w.start(w.customer("b"))
    bob = w.agent("bob", online=False, capacity=1)
    w.do(bob, "claim", c)
    assert w.see(c).agent == bob.id
    with pytest.raises(Refused, match="no_free_seat"):
        w.do(bob, "claim", d)


def test_who_takes_one_by_hand_and_never_shows_up_loses_it():
    w = World()
    c = w.start(w.customer("a"))
    bob = w.agent("bob", online=False)
    w.do(bob, "claim", c)
    w.wait(40, beats=False)
    assert w.seats(bob) == {c}
    w.wait(40, beats=False)
    assert w.seats(bob) == set() and w.see(c).state is State.QUEUED


def test_dispatch_twice_seats_nobody_twice():
    w = World()
    bob = w.agent("bob")
    c = w.start(w.customer("a"))
    dispatch(w.ports, w.tenant, "grp_help")
    assert w.seats(bob) == {c} and w.types(c).count("assigned") == 1


def test_counters_count_each_event_once():
    w = World()
    ann, bob = w.customer("ann"), w.agent("bob")
    c = w.start(ann)
    w.do(bob, "say", c, text="x")
    w.clock.forward(30)
    w.do(bob, "end", c)
    w.do(ann, "rate", c, score=4)
    w._delivered.clear()
    w.pump()
    day = next(iter(w.store.counters(w.tenant, "tenant", "2000-01-01", "2100-01-01").values()))
    assert (day["started"], day["assigned"], day["ended"], day["ended_agent"]) == (1, 1, 1, 1)
    assert (day["messages_in"], day["messages_out"], day["served_ms"]) == (1, 1, 30_000)
    agent = next(
        iter(w.store.counters(w.tenant, f"agent:{bob.id}", "2000-01-01", "2100-01-01").values())
    )
    assert agent["rating_sum"] == 4 and agent["served"] == 1
