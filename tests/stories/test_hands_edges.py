"""Changing hands where several things meet: what was found by the proofs, once each."""

from chalicelib.domain.actors import Role
from chalicelib.domain.conversations.model import Part, State
from chalicelib.domain.conversations.visible import entry_for
from chalicelib.flow import agents
from tests.world import World


def test_a_customer_who_urges_while_an_offer_stands_is_as_far_ahead_as_in_line():
    w = World(mode="offer")
    bob = w.agent("bob", capacity=1)
    c = w.start(w.customer("ann"))
    place = w.see(c).offers[0].place
    w.do(w.customer("ann"), "urge", c)
    w.do(bob, "decline", c)
    assert w.see(c).priority == 1 and w.see(c).place == place - 600_000


def test_moved_back_by_staff_while_it_waits_it_has_nowhere_to_return_to():
    w = World()
    bob = w.agent("bob")
    c = w.start(w.customer("ann"))
    w.do(bob, "transfer", c, group="grp_sales")
    agents.set_status(w.ports, bob, bob.id, "away", "")
    w.do(bob, "transfer", c, group="grp_help")
    assert w.see(c).group == "grp_help" and w.see(c).state is State.QUEUED
    w.wait(200)
    assert w.types(c).count("transferred") == 2


def test_whoever_was_consulted_before_joins_once():
    w = World()
    bob = w.agent("bob")
    c = w.start(w.customer("ann"))
    cy = w.agent("cy", groups=("grp_sales",))
    w.do(bob, "consult", c, agent=cy.id, text="?")
    w.do(bob, "invite", c, agent=cy.id)
    w.do(cy, "accept", c)
    w.do(bob, "invite", c, agent=cy.id, visible=True)
    assert [(p.part, p.visible) for p in w.see(c).participants] == [(Part.HELPER, True)]


def test_of_two_deadlines_at_the_same_moment_both_are_done_in_one_tick():
    w = World(mode="offer")
    w.agent("bob")
    c = w.start(w.customer("ann"), language="de")
    assert w.see(c).offers and w.see(c).due_at == w.clock.now + 30_000
    w.clock.forward(31)
    w.beat()
    w.tick()
    assert not w.see(c).offers and w.see(c).due_at > w.clock.now
    assert "relax_language" in w.see(c).fired


def test_a_lead_who_acts_unseen_stays_unknown_to_the_customer():
    w = World()
    w.agent("bob")
    sue = w.agent("sue", groups=(), role=Role.SUPERVISOR)
    c = w.start(w.customer("ann"))
    w.do(sue, "watch", c)
    w.do(sue, "ask_to_close", c)
    shown = [e for e in (entry_for(x, staff=False) for x in w.log(c)) if e]
    assert sue.id not in str(shown) and "supervisor" not in str(shown)
    assert shown[-1]["type"] == "asked_to_close" and shown[-1]["by"]["role"] == "agent"


def test_a_visible_helper_who_takes_over_is_told_as_the_one_who_serves():
    w = World()
    bob = w.agent("bob")
    c = w.start(w.customer("ann"))
    cy = w.agent("cy")
    w.do(bob, "invite", c, agent=cy.id, visible=True)
    w.do(cy, "accept", c)
    w.do(bob, "transfer", c, agent=cy.id)
    w.do(cy, "accept", c)
    assert w.log(c, staff=False)[-1].data["to"] == cy.id and w.see(c).participants == ()
