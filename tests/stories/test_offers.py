"""Offers: to take a waiting customer, to take over from a colleague; accepted, declined, missed."""

import pytest

from chalicelib.domain.actors import Role
from chalicelib.domain.agents.model import Status
from chalicelib.domain.conversations.model import OfferKind, State
from chalicelib.domain.errors import Refused
from tests.world import World


def offered(w: World, c: str) -> str | None:
    """The agent who is asked at the moment."""
    offers = w.see(c).offers
    return offers[0].agent if offers else None


def status(w: World, agent) -> tuple[Status, str]:
    found = w.store.agent(w.tenant, agent.id)
    return found.status, found.status_reason


def test_a_group_that_offers_asks_one_agent_whose_seat_is_held_until_they_accept():
    w = World(mode="offer")
    bob = w.agent("bob", capacity=1)
    c, other = w.start(w.customer("ann")), w.start(w.customer("ben"))
    assert offered(w, c) == bob.id and w.seats(bob) == {c} and offered(w, other) is None
    assert w.see(c).state is State.QUEUED and w.store.waiting(w.tenant, "grp_help", 9) == 1
    w.clock.forward(7)
    w.do(bob, "accept", c)
    assert w.see(c).state is State.AWAITING_AGENT and w.see(c).agent == bob.id
    last = w.log(c)[-1]
    assert (last.type, last.data["wait_ms"], last.data["why"]) == (
        "assigned",
        7_001,
        {"step": "accepted"},
    )
    assert w.seats(bob) == {c}


def test_who_declines_gives_the_seat_back_and_a_colleague_is_asked_at_once():
    w = World(mode="offer")
    bob, cy = w.agent("bob"), w.agent("cy")
    c = w.start(w.customer("ann"))
    first = bob if offered(w, c) == bob.id else cy
    second = cy if first is bob else bob
    w.do(first, "decline", c, note="lunch")
    assert offered(w, c) == second.id and w.seats(first) == set()
    assert w.see(c).priority == 0
    w.do(second, "accept", c)
    assert w.see(c).agent == second.id and w.see(c).declined == ()


def test_the_only_one_who_declined_is_asked_again_after_a_minute():
    w = World(mode="offer", queue_alarm_s=300)
    bob = w.agent("bob")
    c = w.start(w.customer("ann"))
    w.do(bob, "decline", c)
    assert offered(w, c) is None and w.see(c).place is not None
    w.wait(40)
    assert offered(w, c) is None
    w.wait(40)
    assert offered(w, c) == bob.id


def test_an_offer_that_is_let_pass_expires_and_three_in_a_row_set_the_agent_away():
    w = World(mode="offer")
    lead = w.agent("lead", role=Role.SUPERVISOR, groups=(), online=False)
    bob = w.agent("bob")
    w.fakes.ports.store.connect(w.tenant, "leads", "con_lead", w.clock.now + 10**9, w.clock.now)
    for n in range(3):
        c = w.start(w.customer(f"c{n}"))
        assert offered(w, c) == bob.id
        w.clock.forward(31)
        w.beat()
        w.tick()
        assert offered(w, c) is None
        w.do(w.customer(f"c{n}"), "leave_queue", c)
    assert status(w, bob) == (Status.AWAY, "missed_offers") and lead
    codes = [a.code for a in w.store.alarms(w.tenant, 9, None).items]
    assert codes.count("missed_offers") == 1
    assert offered(w, w.start(w.customer("late"))) is None


def test_accepting_forgives_what_was_missed():
    w = World(mode="offer")
    bob = w.agent("bob")
    for n in range(6):
        c = w.start(w.customer(f"c{n}"))
        if n % 2:
            w.do(bob, "accept", c)
            w.do(bob, "end", c)
            continue
        w.clock.forward(31)
        w.beat()
        w.tick()
        w.do(w.customer(f"c{n}"), "leave_queue", c)
    assert status(w, bob)[0] is Status.ONLINE


def test_an_offer_cannot_be_accepted_late_twice_or_by_another():
    w = World(mode="offer")
    bob = w.agent("bob")
    c = w.start(w.customer("ann"))
    cy = w.agent("cy")
    with pytest.raises(Refused, match="nothing_offered"):
        w.do(cy, "accept", c)
    w.clock.forward(30)
    with pytest.raises(Refused, match="offer_over"):
        w.do(bob, "accept", c)


def test_a_customer_who_leaves_or_is_taken_by_hand_frees_the_seat_of_who_was_asked():
    w = World(mode="offer")
    bob = w.agent("bob", capacity=1)
    c, d = w.start(w.customer("ann")), w.start(w.customer("ben"))
    w.do(w.customer("ann"), "leave_queue", c)
    assert offered(w, d) == bob.id and w.see(c).offers == ()
    cy = w.agent("cy")
    w.do(cy, "claim", d)
    assert w.see(d).agent == cy.id and w.seats(bob) == set() and w.seats(cy) == {d}


def test_whoever_is_asked_and_vanishes_loses_the_offer_after_the_grace():
    w = World(mode="offer", offer_s=600)
    bob = w.agent("bob")
    c = w.start(w.customer("ann"))
    w.wait(200, beats=False)
    assert w.seats(bob) == set() and offered(w, c) is None
    assert w.log(c)[-1].data["how"] == "gone" or "gone" in [e.data.get("how") for e in w.log(c)]


def test_in_a_group_that_pulls_nobody_is_given_anything_and_everybody_hears_of_it():
    w = World(mode="pull")
    bob = w.agent("bob")
    w.store.connect(w.tenant, bob.id, "con_bob", w.clock.now + 10**9, w.clock.now)
    c = w.start(w.customer("ann"))
    assert w.see(c).agent is None
    assert [f for f in w.fakes.push.to("con_bob") if b'"op":"queue"' in f]
    w.do(bob, "claim", c)
    assert w.see(c).agent == bob.id


def test_a_transfer_stays_with_the_sender_until_it_is_accepted():
    w = World()
    bob = w.agent("bob")
    c = w.start(w.customer("ann"))
    cy = w.agent("cy", capacity=1)
    w.do(bob, "transfer", c, agent=cy.id, note="knows it", reason="manual")
    assert w.see(c).agent == bob.id and w.see(c).offers[0].kind is OfferKind.TRANSFER
    w.do(w.customer("ann"), "say", c, text="still there?")
    w.do(bob, "say", c, text="yes, one moment")
    w.do(cy, "accept", c)
    assert w.see(c).agent == cy.id and w.seats(bob) == set() and w.seats(cy) == {c}
    seen = [e for e in w.log(c, staff=False) if e.type == "transferred"]
    assert seen[-1].data["name"] == "cy"
    assert [e.data["text"] for e in w.log(c) if e.type == "note"] == ["knows it"]


@pytest.mark.parametrize("how", ["declined", "missed", "gone", "withdrawn"])
def test_a_transfer_that_comes_to_nothing_has_returned(how):
    w = World(offer_s=30 if how == "missed" else 3_000, warn_s=9_000, alarm_s=9_001)
    bob = w.agent("bob")
    c = w.start(w.customer("ann"))
    w.do(bob, "say", c, text="hello")
    cy = w.agent("cy")
    w.do(bob, "transfer", c, agent=cy.id)
    if how == "declined":
        w.do(cy, "decline", c)
    elif how == "withdrawn":
        w.do(bob, "withdraw", c, agent=cy.id)
    else:
        for _ in range(12):
            w.clock.forward(20)
            w.ports.store.beat(w.tenant, bob.id, w.clock.now, w.clock.now + 45_000)
            w.tick()
    assert w.see(c).agent == bob.id and w.seats(bob) == {c} and w.seats(cy) == set()
    assert [e.data["how"] for e in w.log(c) if e.type == "offer_closed"] == [how]


def test_a_supervisor_hands_it_over_at_once():
    w = World()
    bob = w.agent("bob")
    c = w.start(w.customer("ann"))
    cy, lead = w.agent("cy"), w.agent("lead", role=Role.SUPERVISOR, groups=())
    w.do(lead, "transfer", c, agent=cy.id)
    assert w.see(c).agent == cy.id and w.seats(bob) == set()


def test_handed_to_a_group_where_nobody_is_it_comes_back_to_the_same_agent():
    w = World(no_agents_s=100_000, queue_timeout_s=100_000)
    bob = w.agent("bob")
    w.agent("cy")
    c = w.start(w.customer("ann"))
    owner = bob if w.see(c).agent == bob.id else w.agent("cy")
    w.do(owner, "transfer", c, group="grp_sales", note="wrong group")
    assert w.see(c).group == "grp_sales" and w.see(c).state is State.QUEUED
    w.wait(180)
    assert w.see(c).group == "grp_help" and w.see(c).agent == owner.id
    reasons = [e.data["reason"] for e in w.log(c) if e.type == "transferred"]
    assert reasons == ["manual", "returned"]


def test_an_offer_ends_with_the_conversation():
    w = World()
    bob = w.agent("bob")
    c = w.start(w.customer("ann"))
    cy = w.agent("cy")
    w.do(bob, "transfer", c, agent=cy.id)
    w.do(w.customer("ann"), "leave", c)
    assert w.see(c).offers == () and w.seats(cy) == w.seats(bob) == set()
