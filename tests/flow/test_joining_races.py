"""Histories join while others act, and although the process dies: nothing is lost or doubled."""

import pytest

from chalicelib.domain.conversations.model import EndedReason, State
from chalicelib.domain.errors import NotFound, Unauthenticated
from chalicelib.flow import handle, starting, visitors
from chalicelib.flow.visitors import Claimed, Proof
from tests.flow.shop import Shop
from tests.flow.test_handle import once

KNOWN_KEY = "a key of the request"


def test_a_message_that_comes_meanwhile_is_kept():
    w = Shop()
    c = w.start(w.ann)
    once(w, "commit", lambda *_: handle.run(w.ports, w.ann, "say", c, {"text": "late"}, "m-1"))
    w.signs_in()
    assert w.see(c).customer == w.known.id
    assert w.texts() == ["hello", "late"]
    w.settle()


def test_a_message_that_comes_too_late_is_sent_again_under_the_known_name():
    w = Shop()
    c = w.start(w.ann)
    once(w, "commit", lambda *_: w.signs_in())
    with pytest.raises(NotFound):
        handle.run(w.ports, w.ann, "say", c, {"text": "late"}, "m-1")
    handle.run(w.ports, w.known, "say", c, {"text": "late"}, "m-1")
    assert w.texts() == ["hello", "late"]


def test_a_start_that_comes_meanwhile_is_handed_over_as_well():
    w = Shop()
    done = []
    once(w, "save_customer", lambda *_: done.append(starting.start(w.ports, w.ann, {"text": "x"})))
    w.signs_in()
    assert w.see(done[0].conversation).customer == w.known.id
    assert w.row(w.known).current == done[0].conversation
    w.settle()


def test_a_start_that_comes_too_late_begins_nothing():
    w = Shop()
    once(w, "commit", lambda *_: w.signs_in())
    with pytest.raises(Unauthenticated, match="visitor_joined"):
        starting.start(w.ports, w.ann, {"text": "late"})
    assert not w.store._conversations


def test_a_conversation_that_the_known_one_begins_meanwhile_counts():
    w = Shop()
    mine, made = w.start(w.ann), []
    once(w, "commit", lambda *_: made.append(w.start(w.known)))
    w.signs_in()
    assert w.row(w.known).current == made[0] and w.see(made[0]).is_open
    assert w.see(mine).ended_reason is EndedReason.MERGED
    w.settle()


def test_a_start_of_the_known_one_that_is_slower_goes_on_with_what_came_over():
    w = Shop()
    mine = w.start(w.ann)
    once(w, "commit", lambda *_: w.signs_in())
    assert starting.start(w.ports, w.known, {"text": "me too"}).conversation == mine
    assert w.texts() == ["hello", "me too"]
    w.settle()


def test_two_tabs_that_sign_in_at_once_join_once():
    for method in ("customer", "save_customer", "customer_conversations", "commit", "markers"):
        w = Shop()
        c = w.start(w.ann)
        once(w, method, lambda *_, w=w: w.signs_in())
        assert w.signs_in().id == w.known.id
        assert w.types(c).count("identified") == 1
        w.settle()


def test_two_tabs_that_sign_in_as_different_people_join_the_first():
    w = Shop()
    c = w.start(w.ann)
    other = visitors.admit(w.ports, w.tenant, Proof("user-8"), Claimed(), None, "")

    def other_tab(before, after, *_):
        visitors.admit(w.ports, w.tenant, Proof("user-8"), Claimed(), w.ann.id, "")

    once(w, "save_customer", other_tab)
    assert w.signs_in().id == w.known.id
    assert w.see(c).customer == w.row(w.ann).became == other.id
    w.settle()


def test_an_agent_who_takes_it_up_while_histories_join_does_so_for_the_known_one():
    w = Shop()
    c = w.start(w.ann)
    w.do(w.bob, "end", c)
    once(w, "commit", lambda *_: w.signs_in())
    handle.run(w.ports, w.bob, "reopen", c, {})
    assert w.see(c).state is State.AWAITING_AGENT
    assert w.row(w.known).current == c and w.see(c).customer == w.known.id
    w.settle()


def broken_at(w: Shop, number: int) -> bool:
    """Sign in with the process dying before its call ``number``; whether it came so far."""
    calls = [0]

    def dies(name, args):
        calls[0] += 1
        if calls[0] == number:
            raise KeyboardInterrupt

    w.store.hooks.append(dies)
    try:
        w.signs_in()
    except KeyboardInterrupt:
        return True
    finally:
        w.store.hooks.remove(dies)
    return False


@pytest.mark.parametrize("signed", [True, False])
def test_what_stopped_half_way_is_finished_by_whoever_comes_again(signed):
    number, going = 0, True
    while going:
        number += 1
        w = Shop(reopen_s=0)
        old = w.start(w.ann, text="old")
        w.do(w.bob, "end", old)
        w.clock.forward(5)
        new = w.start(w.ann, text="new")
        going = broken_at(w, number)
        begun = w.row(w.ann).became is not None
        if signed:
            assert w.signs_in().id == w.known.id
        else:
            assert (w.visits().id == w.ann.id) is not begun
        if begun or signed:
            assert w.theirs(w.known) == [new, old] and w.row(w.known).current == new
        assert w.see(new).is_open and w.texts() == ["new", "old"]
        w.settle()
    assert number > 10


def test_half_way_the_conversation_goes_on_as_before():
    w = Shop()
    c = w.start(w.ann)
    once(w, "customer_conversations", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        w.signs_in()
    w.do(w.ann, "say", c, text="still there")
    w.do(w.bob, "say", c, text="so am I")
    assert w.see(c).customer == w.ann.id
    w.visits()
    assert w.see(c).customer == w.known.id
    w.settle()
