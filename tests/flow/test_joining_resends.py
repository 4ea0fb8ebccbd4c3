"""What a client sends again after its customer has signed in is done once."""

import pytest

from chalicelib.domain.errors import Forbidden, NotFound
from chalicelib.flow import handle, starting
from tests.flow.shop import Shop
from tests.flow.test_handle import once

KNOWN_KEY = "a key of the request"


def resent(w: Shop, conversation: str) -> handle.Done:
    """The known customer's client sends again what it was never answered."""
    return handle.run(w.ports, w.known, "say", conversation, {"text": "once"}, "m-1")


@pytest.mark.parametrize("after", ["", "ask_to_close", "end"])
def test_a_message_sent_again_after_the_join_is_said_once(after):
    w = Shop()
    c = w.start(w.ann)
    first = w.do(w.ann, "say", c, "m-1", text="once")
    if after:
        w.do(w.bob, after, c)
    w.signs_in()
    assert resent(w, c) == first
    assert w.texts() == ["hello", "once"]
    w.settle()


def test_a_message_is_said_once_also_where_its_conversation_ended_as_merged():
    w = Shop()
    c = w.start(w.ann)
    first = w.do(w.ann, "say", c, "m-1", text="once")
    w.start(w.known)
    w.signs_in()
    assert resent(w, c) == first
    assert w.texts() == ["hello", "hello", "once"]


def test_a_start_sent_again_after_the_join_begins_nothing_and_says_nothing():
    for both_open in (False, True):
        w = Shop()
        if both_open:
            w.start(w.known)
        first = starting.start(w.ports, w.ann, {"text": "once"}, "s-1")
        more = starting.start(w.ports, w.ann, {"text": "more"}, "s-2")
        w.signs_in()
        for id, answer in (("s-1", first), ("s-2", more)):
            text = {"text": "once" if id == "s-1" else "more"}
            assert starting.start(w.ports, w.known, text, id) == answer
        assert w.texts() == ["hello"] * both_open + ["more", "once"]
        w.settle()


def test_a_start_that_came_while_ids_were_handed_over_is_said_once():
    """As one does that had found its conversation before."""
    w = Shop()
    c, made = w.start(w.ann), []

    def late(*_):
        run = w.ann, "say", c, {"text": "late"}, "s-9"
        made.append(handle.run(w.ports, *run, kept=w.ann.id))

    once(w, "commit", late)
    w.signs_in()
    assert starting.start(w.ports, w.known, {"text": "late"}, "s-9") == made[0]
    assert w.texts() == ["hello", "late"]


def test_ids_of_the_known_customer_keep_their_answers():
    w = Shop(reopen_s=0)
    own = starting.start(w.ports, w.known, {"text": "own"}, "s-1")
    w.pump()
    w.do(w.bob, "end", own.conversation)
    w.clock.forward(5)
    starting.start(w.ports, w.ann, {"text": "other"}, "s-1")
    w.signs_in()
    assert starting.start(w.ports, w.known, {"text": "own"}, "s-1") == own


def test_new_ids_after_the_join_are_done_once_as_well():
    w = Shop()
    c = w.start(w.ann)
    w.signs_in()
    first = w.do(w.known, "say", c, "m-5", text="new")
    assert handle.run(w.ports, w.known, "say", c, {"text": "new"}, "m-5") == first
    assert w.texts() == ["hello", "new"]


def test_a_stranger_gets_no_answer_to_anybodys_id():
    w = Shop()
    c = w.start(w.ann)
    w.do(w.ann, "say", c, "m-1", text="once")
    w.signs_in()
    with pytest.raises(NotFound):
        handle.run(w.ports, w.customer("eve"), "say", c, {"text": "once"}, "m-1")


def test_what_was_said_before_the_join_can_be_recalled_after_it():
    w = Shop()
    c = w.start(w.ann)
    said = w.do(w.ann, "say", c, text="oops")
    w.signs_in()
    w.do(w.known, "recall", c, seq=said.seq)
    answered = w.do(w.bob, "say", c, text="?")
    public = w.log(c)[answered.seq - 1].public_seq
    with pytest.raises(Forbidden, match="not_your_message"):
        handle.run(w.ports, w.known, "recall", c, {"seq": public})
