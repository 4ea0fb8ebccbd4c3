"""Whole courses of conversations, from the first word to the last."""

import json

import pytest

from chalicelib.domain.actors import Role
from chalicelib.domain.conversations.model import EndedReason, State
from chalicelib.domain.errors import Forbidden, NotFound, Refused
from chalicelib.flow import agents, read, starting
from tests.world import World


def test_a_conversation_from_hello_to_a_confirmed_end():
    w = World()
    ann, bob = w.customer("ann"), w.agent("bob")
    c = w.start(ann, "Where is my order?")
    assert w.see(c).state is State.AWAITING_AGENT and w.seats(bob) == {c}
    w.do(bob, "say", c, text="On its way.")
    assert w.see(c).state is State.AWAITING_CUSTOMER
    w.do(ann, "say", c, text="Thanks!")
    w.do(bob, "ask_to_close", c)
    assert w.see(c).state is State.AWAITING_CONFIRMATION
    w.do(ann, "confirm", c)
    end = w.see(c)
    assert (end.state, end.ended_reason) == (State.ENDED, EndedReason.CUSTOMER_CONFIRMED)
    assert w.seats(bob) == set() and end.due_at is None
    w.do(ann, "rate", c, score=5, reasons=["fast"], comment="great")
    assert w.see(c).rating and w.see(c).rating.score == 5
    assert [e.seq for e in w.log(c)] == list(range(1, len(w.log(c)) + 1))


def test_customers_see_a_numbering_without_gaps_and_nothing_of_staff():
    w = World()
    ann, bob = w.customer("ann"), w.agent("bob")
    c = w.start(ann)
    w.do(bob, "note", c, text="secret")
    w.do(bob, "say", c, text="hi")
    shown = read.log(w.ports, ann, c, 0, 100)
    assert [e["seq"] for e in shown] == list(range(1, len(shown) + 1))
    assert "secret" not in json.dumps(shown) and "why" not in json.dumps(shown)
    assert w.see(c).public_seq == len(shown) == w.see(c).seq - 1


def test_a_resend_is_harmless_even_after_the_end():
    w = World()
    ann, bob = w.customer("ann"), w.agent("bob")
    c = w.start(ann)
    first = w.do(ann, "say", c, client_id="m1", text="once")
    w.do(bob, "end", c)
    assert w.do(ann, "say", c, client_id="m1", text="once") == first
    assert w.see(c).state is State.ENDED
    assert [e.data.get("text") for e in w.log(c)].count("once") == 1


def test_the_same_client_id_of_two_people_is_two_messages():
    w = World()
    ann, bob = w.customer("ann"), w.agent("bob")
    c = w.start(ann)
    w.do(ann, "say", c, client_id="x", text="a")
    w.do(bob, "say", c, client_id="x", text="b")
    assert [e.data.get("text") for e in w.log(c) if e.type == "message"] == ["hello", "a", "b"]


def test_starting_twice_leads_into_the_same_conversation():
    w = World()
    ann = w.customer("ann")
    c = w.start(ann, "one")
    assert w.start(ann, "two") == c
    done = starting.start(w.ports, ann, {"text": "three"}, "s1")
    assert starting.start(w.ports, ann, {"text": "three"}, "s1") == done
    assert [e.data["text"] for e in w.log(c) if e.type == "message"] == ["one", "two", "three"]


def test_back_within_the_window_with_the_same_agent_else_queued():
    w = World()
    ann, bob = w.customer("ann"), w.agent("bob")
    c = w.start(ann)
    w.do(bob, "end", c)
    w.do(ann, "say", c, text="one more thing")
    assert w.see(c).state is State.AWAITING_AGENT and w.seats(bob) == {c}
    w.do(bob, "end", c)
    agents.set_status(w.ports, bob, bob.id, "away", "lunch")
    w.do(ann, "say", c, text="and another")
    assert w.see(c).state is State.QUEUED


def test_who_asks_for_a_fresh_one_gets_it_within_the_window_but_never_two_open_ones():
    w = World()
    ann, bob = w.customer("ann"), w.agent("bob")
    c = w.start(ann)
    w.do(bob, "end", c)
    fresh = starting.start(w.ports, ann, {"text": "something else", "fresh": True}, "s2")
    assert fresh.conversation != c and w.see(fresh.conversation).previous == c
    again = starting.start(w.ports, ann, {"text": "and more", "fresh": True}, "s3")
    assert again.conversation == fresh.conversation


def test_back_after_the_window_is_a_new_conversation_linked_to_the_old():
    w = World(reopen_s=60)
    ann, bob = w.customer("ann"), w.agent("bob")
    c = w.start(ann)
    w.do(bob, "end", c)
    w.clock.forward(61)
    with pytest.raises(Refused, match="conversation_over"):
        w.do(ann, "say", c, text="hello?")
    second = w.start(ann, "again")
    assert second != c and w.see(second).previous == c


def test_not_solved_and_any_word_reactivate_with_the_same_agent():
    w = World()
    ann, bob = w.customer("ann"), w.agent("bob")
    c = w.start(ann)
    for word in (("reject", {}), ("say", {"text": "wait"})):
        w.do(bob, "ask_to_close", c)
        w.do(ann, word[0], c, **word[1])
        assert w.see(c).state is State.AWAITING_AGENT and w.see(c).agent == bob.id


def test_tenants_may_skip_the_confirmation():
    w = World(confirmation=False)
    ann, bob = w.customer("ann"), w.agent("bob")
    c = w.start(ann)
    w.do(bob, "ask_to_close", c)
    assert w.see(c).ended_reason is EndedReason.AGENT


def test_transfer_to_a_group_takes_note_and_reason_along_and_not_back_to_the_sender():
    w = World()
    ann, bob = w.customer("ann"), w.agent("bob", groups=("grp_help", "grp_sales"))
    cy = w.agent("cy", groups=("grp_sales",))
    c = w.start(ann)
    assert w.seats(bob) == {c}
    w.do(bob, "transfer", c, group="grp_sales", note="wants a quote")
    assert w.seats(cy) == {c} and w.seats(bob) == set()
    notes = [e.data["text"] for e in w.log(c) if e.type == "note"]
    assert notes == ["wants a quote"]
    assert next(e for e in w.log(c) if e.type == "transferred").data["reason"] == "manual"


def test_transfer_to_a_colleague_needs_a_free_seat_and_changes_nothing_without():
    w = World()
    ann, bob = w.customer("ann"), w.agent("bob")
    c = w.start(ann)
    full = w.agent("full", capacity=0)
    before = w.see(c)
    with pytest.raises(Refused, match="agent_unavailable"):
        w.do(bob, "transfer", c, agent=full.id)
    assert w.see(c) == before
    cy = w.agent("cy")
    w.do(bob, "transfer", c, agent=cy.id, note="yours")
    assert w.seats(cy) == w.seats(bob) == {c} and w.see(c).agent == bob.id
    w.do(cy, "accept", c)
    assert w.seats(cy) == {c} and w.seats(bob) == set() and w.see(c).agent == cy.id


def test_only_the_agent_who_serves_may_answer_and_only_the_customer_sees_their_own():
    w = World()
    ann, eve = w.customer("ann"), w.customer("eve")
    w.agent("bob")
    c = w.start(ann)
    cy = w.agent("cy")
    with pytest.raises(Forbidden, match="not_your_conversation"):
        w.do(cy, "say", c, text="hi")
    for op, args in (("say", {"text": "x"}), ("read", {"seq": 1}), ("typing", {}), ("confirm", {})):
        with pytest.raises(NotFound):
            w.do(eve, op, c, **args)


def test_recall_hides_the_text_from_everybody_within_the_time():
    w = World(recall_s=10)
    ann, bob = w.customer("ann"), w.agent("bob")
    c = w.start(ann)
    w.do(bob, "note", c, text="n")
    done = w.do(ann, "say", c, text="my password")
    w.do(ann, "recall", c, seq=done.seq)
    for actor in (ann, bob):
        assert "my password" not in json.dumps(read.log(w.ports, actor, c, 0, 100))
    late = w.do(ann, "say", c, text="other")
    w.clock.forward(11)
    with pytest.raises(Refused, match="too_late_to_recall"):
        w.do(ann, "recall", c, seq=late.seq)
    with pytest.raises(Forbidden, match="not_your_message"):
        w.do(bob, "recall", c, seq=w.see(c).seq)


def test_urging_raises_priority_once_in_a_while_and_supervisors_see_it():
    w = World()
    ann = w.customer("ann")
    w.agent("bob")
    c = w.start(ann)
    w.do(ann, "urge", c)
    assert w.see(c).priority == 1
    assert [a.code for a in w.store.alarms(w.tenant, 10, None).items] == ["urged"]
    with pytest.raises(Refused, match="urged_already"):
        w.do(ann, "urge", c)


def test_a_full_queue_keeps_what_was_said_and_takes_a_message():
    w = World(queue_cap=1)
    w.start(w.customer("ann"))
    bea = w.customer("bea")
    c = w.start(bea, "me too")
    assert w.see(c).ended_reason is EndedReason.QUEUE_FULL
    w.do(bea, "leave_message", c, text="call me", contact="bea@x.test")
    assert w.types(c) == ["started", "message", "auto", "ended", "left_message"]


def test_leaving_the_queue_and_leaving_a_message():
    w = World()
    ann, bea = w.customer("ann"), w.customer("bea")
    a, b = w.start(ann), w.start(bea)
    w.do(ann, "leave_queue", a)
    w.do(bea, "leave_message", b, text="later", contact="+1")
    assert w.see(a).ended_reason is EndedReason.LEFT_QUEUE
    assert w.see(b).ended_reason is EndedReason.LEFT_MESSAGE
    assert w.store.queue(w.tenant, "grp_help", 5) == []


def test_marks_and_typing_reach_the_other_side_and_never_fall():
    w = World()
    ann, bob = w.customer("ann"), w.agent("bob")
    c = w.start(ann)
    agents.connected(w.ports, ann, "k_ann")
    agents.connected(w.ports, bob, "k_bob")
    w.do(bob, "typing", c)
    w.do(bob, "read", c, seq=2)
    w.do(bob, "read", c, seq=1)
    w.do(bob, "read", c, seq=99)
    marks = w.store.marks(w.tenant, c)
    assert (marks.agent_read, marks.agent_delivered) == (w.see(c).public_seq,) * 2
    ops = [json.loads(f) for f in w.fakes.push.to("k_ann")]
    assert {"typing": True}.items() <= ops[0]["data"].items() and ops[1]["data"]["marks"][
        "agent_read"
    ] == 2
    assert w.fakes.push.to("k_bob") == []


def test_gone_connections_are_forgotten():
    w = World()
    ann = w.customer("ann")
    c = w.start(ann)
    agents.connected(w.ports, ann, "dead")
    w.fakes.push.gone.add("dead")
    w.do(ann, "say", c, text="x")
    assert w.store.connections(w.tenant, [ann.id], w.clock.now)[ann.id] == []


def test_a_supervisor_may_end_what_an_agent_serves():
    w = World()
    ann = w.customer("ann")
    w.agent("bob")
    c = w.start(ann)
    sue = w.agent("sue", online=False, role=Role.SUPERVISOR)
    w.do(sue, "end", c)
    assert w.see(c).state is State.ENDED
