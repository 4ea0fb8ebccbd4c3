"""Where queues used to lose people: lost dispatches, lapsed leases, second waits, other groups."""

import json
from dataclasses import replace

from chalicelib.domain.actors import Role
from chalicelib.domain.conversations.model import EndedReason, State
from chalicelib.flow import agents, read, starting
from tests.stories.test_routing import set_group
from tests.world import World


def pushed(w: World, connection: str, op: str) -> list:
    """The data of the frames of one op that a connection got."""
    frames = [json.loads(frame) for frame in w.fakes.push.to(connection)]
    return [frame["data"] for frame in frames if frame["op"] == op]


def test_who_let_a_customer_wait_is_better_than_nobody_while_others_are_full():
    w = World(warn_s=10, alarm_s=20, reassign_s=30)
    w.agent("full", capacity=0)
    bob = w.agent("bob")
    c = w.start(w.customer("a"))
    w.wait(120)
    assert "requeued" in w.types(c) and w.see(c).agent == bob.id


def test_an_agent_back_after_the_grace_serves_who_waits():
    w = World()
    w.agent("full", capacity=0)
    bob = w.agent("bob")
    c = w.start(w.customer("ann"))
    for _ in range(7):
        w.clock.forward(20)
        w.tick()
    assert w.see(c).state is State.QUEUED
    agents.beat(w.ports, bob)
    assert w.see(c).agent == bob.id


def test_a_lapsed_lease_that_is_renewed_serves_at_once():
    w = World()
    bob = w.agent("bob")
    w.clock.forward(50)
    c = w.start(w.customer("ann"))
    assert w.see(c).state is State.QUEUED
    agents.beat(w.ports, bob)
    assert w.see(c).agent == bob.id


def test_a_socket_that_is_just_opening_is_not_forgotten():
    w = World()
    bob = w.agent("bob")
    w.wait(120, beats=False)
    c = w.start(w.customer("ann"))
    w.fakes.push.gone.add("opening")
    agents.connected(w.ports, bob, "opening")
    w.fakes.push.gone.clear()
    agents.connected(w.ports, bob, "opening")
    agents.beat(w.ports, bob)
    assert w.see(c).agent == bob.id and pushed(w, "opening", "entry")


def test_a_dispatch_that_failed_for_good_is_made_up_for_by_the_clock():
    w = World(queue_alarm_s=3600)
    bob = w.agent("bob", capacity=1)
    w.clock.forward(1)
    c = starting.start(w.ports, w.customer("ann"), {"text": "x"}).conversation
    for (_, id), log in w.store._entries.items():
        w._delivered[id] = len(log)  # every reaction to it is lost
    w.wait(40)
    assert w.see(c).state is State.QUEUED
    w.wait(40)
    assert w.see(c).agent == bob.id


def test_a_pulse_set_anew_while_the_old_one_ran_stays():
    w = World()
    w.store.set_pulse(w.tenant, "grp_help", 5)
    w.store.end_pulse(w.tenant, "grp_help", 4)
    assert w.store._pulses == {(w.tenant, "grp_help"): 5}


def test_the_queue_cap_holds_for_those_who_come_back():
    w = World(queue_cap=1)
    w.start(w.customer("ann"))
    bea = w.customer("bea")
    c = w.start(bea)
    w.start(bea, "again")
    w.do(bea, "say", c, text="and again")
    assert w.see(c).ended_reason is EndedReason.QUEUE_FULL
    assert w.store.waiting(w.tenant, "grp_help", 9) == 1


def test_a_long_queue_alarms_once_in_a_while_not_with_every_arrival():
    w = World(queue_warn=2)
    for n in range(6):
        w.start(w.customer(f"c{n}"))
    assert len(w.store.alarms(w.tenant, 99, None).items) == 1
    day = next(iter(w.store.counters(w.tenant, "tenant", "2000-01-01", "2100-01-01").values()))
    assert day["alarms"] == 1


def test_the_newcomer_and_those_who_move_up_are_told_their_place():
    w = World()
    ann, bea = w.customer("ann"), w.customer("bea")
    agents.connected(w.ports, bea, "k")
    first = w.start(ann)
    w.start(bea)
    w.do(ann, "leave_queue", first)
    assert pushed(w, "k", "queue") == [{"rank": 2}, {"rank": 1}]


def test_a_second_wait_is_shown_afresh():
    w = World()
    bob, ann = w.agent("bob", capacity=1), w.customer("ann")
    c = w.start(w.customer("z"))
    waits = w.start(ann)
    assert read.place(w.ports, ann, waits) == {"rank": 1}
    w.do(bob, "end", c)
    w.do(bob, "end", waits)
    w.start(w.customer("y"))
    w.start(w.customer("x"))
    w.clock.forward(1)
    w.do(ann, "return", waits)
    assert read.place(w.ports, ann, waits) == {"rank": 2}


def test_what_staff_look_at_is_not_what_the_customer_was_told():
    w = World()
    w.start(w.customer("a"))
    c = w.start(w.customer("b"))
    w.store._shown.clear()
    assert read.place(w.ports, w.agent("bob", online=False), c) == {"rank": 2}
    assert w.store._shown == {}


def test_a_transfer_goes_by_the_clock_of_the_group_it_went_to():
    w = World(queue_alarm_s=3600, queue_timeout_s=7200, no_agents_s=7200)
    sales = w.store.group(w.tenant, "grp_sales")
    times = {"queue_alarm_s": 30, "queue_timeout_s": 60, "no_agents_s": 90}
    w.store.save_group(sales, replace(sales, version=1, policy=times))
    c = w.start(w.customer("ann"))
    w.wait(40)
    w.do(w.agent("sue", online=False), "transfer", c, group="grp_sales")
    w.wait(60)
    assert w.see(c).ended_reason is EndedReason.QUEUE_TIMEOUT


def test_sent_elsewhere_when_it_would_have_ended_a_wait_has_all_its_time_again():
    """Also who was sent on since nobody was there: they are ended where again nobody is."""
    for staffed, times in ((False, (200, 5_000)), (True, (5_000, 200))):
        w = World(no_agents_s=times[0], queue_timeout_s=times[1], fallback_s=40)
        set_group(w, "grp_help", fallback_group="grp_sales")
        if staffed:
            w.agent("bob", capacity=0)
        c = w.start(w.customer("ann"))
        w.wait(100)  # nobody is there to fall back on when it is time to
        sam = w.agent("sam", groups=("grp_sales",), capacity=0)
        w.wait(100)
        assert (w.see(c).state, w.see(c).group) == (State.QUEUED, "grp_sales")
        if not staffed:
            agents.set_status(w.ports, sam, sam.id, "offline", "")
        w.wait(180)
        assert w.see(c).state is State.QUEUED
        w.wait(20)
        ended = EndedReason.QUEUE_TIMEOUT if staffed else EndedReason.NO_AGENTS
        assert w.see(c).ended_reason is ended


def test_a_seat_held_for_a_conversation_that_is_over_is_given_back_by_the_clock():
    w = World()
    bob = w.agent("bob")
    c = w.start(w.customer("ann"))
    w.do(bob, "end", c)
    held = w.store._agents[w.tenant, bob.id]
    w.store._agents[w.tenant, bob.id] = replace(held, seats={c: 1}, load=1)
    w.wait(180, beats=False)
    assert w.seats(bob) == set()


def test_supervisors_see_agents_come_and_go():
    w = World()
    sue = w.agent("sue", online=False, role=Role.SUPERVISOR)
    agents.connected(w.ports, sue, "k")
    bob = w.agent("bob")
    w.wait(120, beats=False)
    seen = [(p["agent"], p["reachable"]) for p in pushed(w, "k", "presence")]
    assert seen == [(bob.id, True), (bob.id, False)]


def test_those_beyond_the_ranks_are_told_a_range_from_the_first_frame_on():
    w = World(rank_shown=2)
    w.agent("busy", capacity=1)
    for n in range(6):
        who = f"cus_c{n}"
        w.store.connect(w.tenant, who, f"con_{n}", w.clock.now + 10**9, w.clock.now)
        w.start(w.customer(f"c{n}"))
    frames = [json.loads(f) for n in range(1, 6) for f in w.fakes.push.to(f"con_{n}")]
    places = [f["data"] for f in frames if f["op"] == "queue"]
    assert {"rank": 1} in places and all(places)
    assert any("to_min" in place for place in places)
