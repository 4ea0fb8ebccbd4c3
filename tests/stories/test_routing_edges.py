"""Where rules, needs, hours, shifts and returns meet."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from chalicelib.domain.actors import Role
from chalicelib.domain.agents.model import Status
from chalicelib.domain.conversations.model import State
from chalicelib.domain.errors import Refused
from chalicelib.domain.tenants.model import Customer
from chalicelib.flow import agents, starting
from tests.stories.test_hours import SHIFT, shifted
from tests.stories.test_routing import VIP, ruled, set_group
from tests.world import World


def at(w: World, hour: int, minute: int = 0, day: int = 24) -> None:
    w.clock.now = int(datetime(2026, 11, day, hour, minute, tzinfo=UTC).timestamp() * 1000)


def test_a_helper_does_not_answer_for_an_owner_who_is_gone():
    w = World()
    bob, cy = w.agent("bob"), w.agent("cy", groups=("grp_sales",))
    c = w.start(w.customer("ann"))
    w.do(bob, "invite", c, agent=cy.id, visible=True)
    w.do(cy, "accept", c)
    w.do(bob, "ask_to_close", c)
    w.wait(120, beats=False)
    assert w.see(c).agent is None and w.see(c).state is State.AWAITING_CONFIRMATION
    with pytest.raises(Refused, match="nobody_serves_it"):
        w.do(cy, "say", c, text="hello")
    w.do(w.customer("ann"), "say", c, text="one more thing")
    assert w.see(c).state is State.QUEUED


def test_many_arrivals_do_not_put_the_clocks_look_off():
    w = World(queue_cap=1_000, rank_shown=1)
    w.agent("bob", capacity=1)
    w.clock.now = w.clock.now // 60_000 * 60_000 + 30_000
    for n in range(30):
        w.clock.forward(10)
        w.beat()
        w.start(w.customer(f"c{n}"))
        if w.clock.now % 60_000 < 10_000:
            w.tick()
    measured = w.store.service(w.tenant, "grp_help")
    assert measured is not None and w.clock.now - measured.at < 130_000


def test_in_another_group_the_needs_are_what_that_group_asks():
    w = World()
    set_group(w, "grp_sales", relax_language_s=0)
    bob = w.agent("bob")
    c = w.start(w.customer("ann"), language="de")
    w.do(bob, "transfer", c, group="grp_sales")
    sam = w.agent("sam", groups=("grp_sales",), languages=("en",))
    w.pump()
    assert w.see(c).agent == sam.id


def test_many_small_agents_do_not_hide_the_one_with_room_for_a_heavy_conversation():
    w = World()
    tenant = w.store.tenant(w.tenant)
    heavy = {"phone": {"weight": 2}}
    w.store.save_tenant(tenant, replace(tenant, channels=heavy, version=tenant.version + 1))
    for n in range(25):
        w.agent(f"small{n}", capacity=1)
    big = w.agent("big", capacity=8)
    w.start(w.customer("first"))
    c = w.start(w.customer("ann"), channel="phone")
    assert w.see(c).agent == big.id


def test_a_vip_who_returns_is_still_one_and_urging_is_forgotten():
    w = World()
    ruled(w, VIP)
    gold = Customer(w.tenant, "cus_g", w.clock.now, external_id="g", attributes={"plan": "gold"})
    w.store.save_customer(None, gold)
    c = w.start(w.customer("g"))
    w.do(w.customer("g"), "urge", c)
    w.do(w.customer("g"), "leave_queue", c)
    w.do(w.customer("g"), "return", c)
    assert (w.see(c).priority, w.see(c).urged) == (3, 0)


def test_whoever_returns_by_the_same_door_gets_the_same_conversation_wherever_rules_sent_it():
    w = World()
    ruled(w, {"name": "all", "then": {"group": "grp_sales"}})
    c = w.start(w.customer("ann"), group="grp_help")
    w.do(w.customer("ann"), "leave_queue", c)
    again = starting.start(w.ports, w.customer("ann"), {"group": "grp_help", "text": "again"})
    assert again.conversation == c


def test_who_went_home_early_is_served_in_time_the_next_day():
    w = World()
    at(w, 15)
    bob = w.agent("bob")
    week = {"tue": [["08:00", "16:00"]], "wed": [["08:00", "16:00"]]}
    shifted(w, bob, shifts={"zone": "UTC", "week": week})
    agents.set_status(w.ports, bob, bob.id, "offline", "")
    w.wait(180, beats=False)
    at(w, 8, 5, day=25)
    agents.set_status(w.ports, bob, bob.id, "online", "")
    assert w.see(w.start(w.customer("ann"))).agent == bob.id


def test_the_last_shift_finishes_what_nobody_else_could_take():
    w = World(warn_s=9_000, alarm_s=9_001, reassign_s=9_002)
    at(w, 15, 59)
    bob = w.agent("bob")
    shifted(w, bob, shifts={**SHIFT, "wrap_up_min": 0})
    c = w.start(w.customer("ann"))
    w.wait(300)
    assert w.see(c).agent == bob.id
    w.wait(120, beats=False)
    assert w.see(c).state is State.QUEUED


def test_handed_to_a_group_that_stays_busy_it_comes_back_instead_of_ending():
    w = World(queue_timeout_s=300, no_agents_s=9_000, warn_s=9_000, alarm_s=9_001, reassign_s=9_002)
    bob = w.agent("bob")
    w.agent("sam", groups=("grp_sales",), capacity=0)
    c = w.start(w.customer("ann"))
    w.do(bob, "transfer", c, group="grp_sales")
    w.wait(400)
    assert w.see(c).agent == bob.id and w.see(c).group == "grp_help"


def test_offers_that_stood_at_the_same_time_are_missed_once():
    w = World(mode="offer")
    bob = w.agent("bob", capacity=5)
    for n in range(3):
        w.start(w.customer(f"c{n}"))
    assert len(w.seats(bob)) == 3
    w.clock.forward(31)
    w.beat()
    w.tick()
    assert w.store.agent(w.tenant, bob.id).status is Status.ONLINE


def test_who_leaves_while_asked_is_not_waited_for():
    w = World(mode="offer", offer_s=3_000)
    bob = w.agent("bob")
    c = w.start(w.customer("ann"))
    cy = w.agent("cy")
    agents.set_status(w.ports, bob, bob.id, "away", "lunch")
    w.pump()
    assert w.see(c).offers[0].agent == cy.id and w.seats(bob) == set()


def test_in_offer_and_pull_nobody_who_returns_is_given_to_anyone_unasked():
    for mode in ("offer", "pull"):
        w = World(mode=mode)
        bob = w.agent("bob")
        c = w.start(w.customer("ann"))
        w.do(bob, "accept" if mode == "offer" else "claim", c)
        w.do(bob, "end", c)
        w.do(w.customer("ann"), "return", c, text="again")
        assert w.see(c).agent is None
        assert [o.agent for o in w.see(c).offers] == ([bob.id] if mode == "offer" else [])


def test_the_opening_is_put_off_when_a_holiday_is_set_overnight():
    w = World()
    at(w, 5)
    hours = {"zone": "UTC", "week": {"tue": [["09:00", "17:00"]], "wed": [["09:00", "17:00"]]}}
    set_group(w, "grp_help", hours=hours, outside="queue")
    w.clock.forward(20)
    c = w.start(w.customer("ann"))
    holiday = {**hours, "exceptions": [{"date": "2026-11-24", "spans": []}]}
    set_group(w, "grp_help", hours=holiday, outside="queue")
    at(w, 9, 1)
    w.tick()
    assert w.see(c).held_until == int(datetime(2026, 11, 25, 9, tzinfo=UTC).timestamp() * 1000)


def test_a_late_clock_puts_no_step_of_the_queue_off():
    w = World()
    w.agent("bob", capacity=0)
    set_group(w, "grp_help", fallback_group="grp_sales", fallback_s=120)
    w.agent("sam", groups=("grp_sales",))
    w.clock.forward(20)
    w.beat()
    c = w.start(w.customer("ann"), language="de")
    for _ in range(3):
        for _ in range(3):
            w.clock.forward(18)
            w.beat()
        w.tick()
    assert w.see(c).group == "grp_sales"


def test_of_two_queues_that_the_clock_looks_at_the_longest_wait_is_served_first():
    for first, second in (("grp_help", "grp_sales"), ("grp_sales", "grp_help")):
        w = World(relax_language_s=30)
        both = ("grp_help", "grp_sales")
        bob = w.agent("bob", capacity=1, groups=both, languages=("en",))
        ann = w.start(w.customer("ann"), group=first, language="fr")
        w.start(w.customer("ben"), group=second, language="fr")
        w.clock.forward(40)
        w.beat()
        w.tick()
        assert w.seats(bob) == {ann}


def test_pressing_again_and_again_leads_past_nobody_who_matters_more():
    w = World(urge_every_s=1, queue_timeout_s=9_000, no_agents_s=9_000)
    c = w.start(w.customer("ann"))
    for _ in range(6):
        w.clock.forward(2)
        w.do(w.customer("ann"), "urge", c)
    assert (w.see(c).urged, w.see(c).priority) == (6, 2)


def test_an_answer_is_what_was_pressed_for():
    w = World()
    bob = w.agent("bob")
    c = w.start(w.customer("ann"))
    w.do(w.customer("ann"), "urge", c)
    w.do(bob, "say", c, text="I am here.")
    w.do(w.customer("ann"), "say", c, text="Thanks. And the other one?")
    assert (w.see(c).urged, w.see(c).priority) == (0, 0)


def test_pressing_costs_nobody_the_priority_that_rules_gave():
    w = World(urge_every_s=1)
    ruled(w, {"name": "first", "then": {"priority": 9}})
    bob = w.agent("bob")
    c = w.start(w.customer("ann"))
    for _ in range(2):
        w.clock.forward(2)
        w.do(w.customer("ann"), "urge", c)
    w.do(bob, "say", c, text="I am here.")
    assert w.see(c).priority == 9


def test_a_supervisor_who_serves_hands_over_at_once_too():
    w = World()
    w.agent("bob")
    c = w.start(w.customer("ann"))
    cy, sue = w.agent("cy"), w.agent("sue", groups=(), role=Role.SUPERVISOR)
    w.do(sue, "take_over", c)
    w.do(sue, "transfer", c, agent=cy.id)
    assert w.see(c).agent == cy.id
