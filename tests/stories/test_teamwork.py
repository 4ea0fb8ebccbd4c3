"""Several people on one conversation: consult, invite, whisper, watch, take over, promise."""

import json

import pytest

from chalicelib.domain.actors import Role
from chalicelib.domain.conversations.model import EndedReason, State
from chalicelib.domain.errors import DomainError, Forbidden, Invalid, Refused
from chalicelib.flow import read
from tests.world import World


def served(**policy):
    """A conversation of ann with bob; cy is a colleague, lead a supervisor."""
    w = World(**policy)
    bob = w.agent("bob")
    c = w.start(w.customer("ann"))
    cy = w.agent("cy", groups=("grp_sales",))
    return w, c, bob, cy, w.agent("lead", role=Role.SUPERVISOR, groups=())


def told(w: World, c: str) -> str:
    """All that the customer can read of it, in one text."""
    customer = w.customer("ann")
    shown = read.shown(w.ports, customer, w.see(c))
    return json.dumps([read.log(w.ports, customer, c, 0, 200), shown], default=str)


def test_a_consult_is_a_side_thread_that_the_customer_never_sees():
    w, c, bob, cy, _ = served()
    w.do(bob, "consult", c, agent=cy.id, text="is this refundable?")
    assert read.mine(w.ports, cy)[0].id == c and w.seats(cy) == set()
    w.do(cy, "consult", c, text="yes, within 30 days")
    w.do(bob, "consult", c, text="thanks")
    lines = [e for e in w.log(c) if e.type == "consult"]
    assert [e.data["agent"] for e in lines] == [cy.id] * 3
    assert "refundable" not in told(w, c) and cy.id not in told(w, c)
    w.do(cy, "step_out", c)
    assert read.mine(w.ports, cy) == [] and w.see(c).participants == ()
    assert w.see(c).state is State.AWAITING_AGENT


def test_a_consult_needs_somebody_and_is_the_owners_to_open():
    w, c, bob, cy, _ = served()
    with pytest.raises(Invalid, match="whom_to_consult"):
        w.do(bob, "consult", c, text="anybody?")
    with pytest.raises(Forbidden):
        w.do(cy, "consult", c, agent=w.agent("di").id, text="x")
    with pytest.raises(Refused, match="already_with_this_agent"):
        w.do(bob, "consult", c, agent=bob.id, text="me?")


def test_a_hidden_helper_reads_and_notes_but_cannot_speak_to_the_customer():
    w, c, bob, cy, _ = served()
    w.do(bob, "invite", c, agent=cy.id, note="please look")
    assert read.mine(w.ports, cy)[0].id == c
    w.do(cy, "accept", c)
    w.do(cy, "note", c, text="seen")
    with pytest.raises(Forbidden):
        w.do(cy, "say", c, text="hello customer")
    assert cy.id not in told(w, c) and "please look" not in told(w, c)
    w.do(bob, "invite", c, agent=cy.id, visible=True)
    assert '"name": "cy"' in told(w, c)
    w.do(cy, "say", c, text="hello customer")
    assert w.see(c).state is State.AWAITING_CUSTOMER and w.see(c).agent == bob.id


def test_a_visible_helper_is_announced_when_they_come_and_when_they_leave():
    w, c, bob, cy, _ = served()
    w.do(bob, "invite", c, agent=cy.id, visible=True)
    assert cy.id not in told(w, c)
    w.do(cy, "accept", c)
    w.do(bob, "withdraw", c, agent=cy.id)
    seen = [(e.type, e.data["name"]) for e in w.log(c, staff=False) if e.type in ("joined", "left")]
    assert seen == [("joined", "cy"), ("left", "cy")] and w.see(c).participants == ()


def test_an_invitation_is_declined_expires_or_is_taken_back_and_nothing_changes():
    w, c, bob, cy, _ = served(warn_s=5_000, alarm_s=5_001, reassign_s=5_002)
    before = w.see(c)
    w.do(bob, "invite", c, agent=cy.id)
    w.do(cy, "decline", c, note="busy")
    w.do(bob, "invite", c, agent=cy.id)
    w.wait(40)
    w.do(bob, "invite", c, agent=cy.id)
    w.do(bob, "withdraw", c, agent=cy.id)
    hows = [e.data["how"] for e in w.log(c) if e.type == "offer_closed"]
    after = w.see(c)
    assert hows == ["declined", "missed", "withdrawn"]
    assert (after.agent, after.state, after.offers) == (before.agent, before.state, ())
    assert read.mine(w.ports, cy) == []


def test_supervisors_whisper_watch_and_take_over():
    w, c, bob, cy, lead = served()
    for op in ("whisper", "watch", "take_over"):
        with pytest.raises(DomainError):
            w.do(cy, op, c, **({"text": "x"} if op == "whisper" else {}))
    w.do(lead, "watch", c)
    w.do(lead, "whisper", c, text="offer a discount")
    assert "discount" not in told(w, c) and lead.id not in told(w, c)
    w.do(lead, "take_over", c)
    assert w.see(c).agent == lead.id and w.seats(lead) == {c} and w.seats(bob) == set()
    assert w.see(c).participants == ()
    assert '"name": "lead"' in told(w, c) and "taken_over" not in told(w, c)


def test_those_who_take_part_hear_what_is_written():
    w, c, bob, cy, lead = served()
    for actor in (bob, cy, lead):
        w.store.connect(w.tenant, actor.id, f"con_{actor.id}", w.clock.now + 10**9, w.clock.now)
    w.store.connect(w.tenant, "cus_ann", "con_ann", w.clock.now + 10**9, w.clock.now)
    w.do(bob, "invite", c, agent=cy.id)
    assert w.fakes.push.to(f"con_{cy.id}")
    w.do(cy, "accept", c)
    w.do(lead, "watch", c)
    before = {who: len(w.fakes.push.to(f"con_{who}")) for who in (bob.id, cy.id, lead.id)}
    w.do(w.customer("ann"), "say", c, text="hm")
    assert all(len(w.fakes.push.to(f"con_{who}")) == n + 1 for who, n in before.items())
    w.do(cy, "typing", c)
    assert not [f for f in w.fakes.push.to("con_ann") if b"typing" in f]


def test_a_call_back_is_promised_with_its_time_and_ends_the_conversation():
    w, c, bob, cy, _ = served()
    with pytest.raises(Invalid, match="due_in_the_past"):
        w.do(bob, "promise_callback", c, due_at=w.clock.now)
    with pytest.raises(Forbidden):
        w.do(cy, "promise_callback", c, due_at=w.clock.now + 1)
    due_at = w.clock.now + 3_600_000
    w.do(bob, "promise_callback", c, due_at=due_at, contact="+49 30 1", note="has the invoice")
    promised = next(e for e in w.log(c, staff=False) if e.type == "callback_promised")
    assert promised.data["contact"] == "+49 30 1" and promised.data["due_at"].endswith("Z")
    assert w.see(c).ended_reason is EndedReason.AGENT and w.seats(bob) == set()
    assert "invoice" not in told(w, c)


def test_helpers_stay_when_the_owner_is_lost_and_go_with_the_end():
    w, c, bob, cy, _ = served()
    w.do(bob, "consult", c, agent=cy.id, text="?")
    w.do(bob, "transfer", c, group="grp_sales")
    assert w.see(c).agent == cy.id and w.see(c).participants == ()
    w.do(cy, "consult", c, agent=bob.id, text="what did they want?")
    w.do(cy, "end", c)
    assert w.see(c).participants == () and read.mine(w.ports, bob) == []
