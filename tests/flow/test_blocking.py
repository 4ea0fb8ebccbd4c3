"""Blocked customers: what is open ends, nothing new begins, and it costs messages nothing."""

import pytest

from chalicelib.domain.conversations.model import EndedReason, State
from chalicelib.domain.errors import Forbidden, NotFound, Refused
from chalicelib.flow import agents, blocking, files, handle, starting, visitors
from chalicelib.flow.visitors import Claimed, Proof
from tests.flow.test_handle import once
from tests.world import World


def talking(w: World) -> str:
    """Bob serves Ann, who has a socket."""
    w.agent("bob")
    agents.connected(w.ports, w.customer("ann"), "ann's socket")
    return w.start(w.customer("ann"))


def block(w: World, blocked: bool = True) -> None:
    """A supervisor blocks Ann, or unblocks her."""
    blocking.block(w.ports, w.agent("lea", groups=()), "cus_ann", blocked)
    w.pump()


def refused(act) -> bool:
    """Whether something is refused because of the block."""
    with pytest.raises(Forbidden) as refusal:
        act()
    return refusal.value.code == "blocked"


@pytest.mark.parametrize("op", ["", "say", "ask_to_close", "end"])
def test_what_is_open_ends_and_sockets_close(op):
    w = World()
    c, args = talking(w), {"text": "hi"} if op == "say" else {}
    if op:
        w.do(w.agent("bob"), op, c, **args)
    block(w)
    found, by_agent = w.see(c), op == "end"
    ended = (State.ENDED, EndedReason.AGENT) if by_agent else None
    assert (found.state, found.ended_reason) == (ended or (State.SYSTEM_ENDED, EndedReason.POLICY))
    assert w.seats(w.agent("bob")) == set()
    assert w.fakes.push.closed == ["ann's socket"]
    assert w.types(c).count("ended") == 1


def test_who_waits_is_taken_from_the_queue():
    w = World()
    c = w.start(w.customer("ann"))
    block(w)
    assert w.see(c).state is State.SYSTEM_ENDED
    assert w.store.queue(w.tenant, "grp_help", 9) == []


def test_the_log_tells_staff_who_did_it_and_customers_only_why():
    w = World()
    c = talking(w)
    block(w)
    ended = w.log(c)[-1]
    assert (ended.type, ended.by, ended.data["reason"]) == ("ended", "agt_lea", "policy")


def test_who_is_blocked_can_do_nothing_to_what_is_over():
    w = World()
    ann, c = w.customer("ann"), talking(w)
    w.do(ann, "say", c, "m-1", text="one")
    block(w)
    for op, args in {
        "say": {"text": "x"},
        "return": {},
        "rate": {"score": 1},
        "leave_message": {"text": "x"},
    }.items():
        assert refused(lambda op=op, args=args: handle.run(w.ports, ann, op, c, args))
    assert refused(lambda: starting.start(w.ports, ann, {"text": "x"}))
    assert refused(lambda: files.announce(w.ports, ann, c, "a.png", "image/png", 1))


def test_what_was_done_before_is_answered_as_before():
    w = World()
    ann, c = w.customer("ann"), talking(w)
    said = w.do(ann, "say", c, "m-1", text="one")
    started = starting.start(w.ports, ann, {"text": "two"}, "s-1")
    block(w)
    assert handle.run(w.ports, ann, "say", c, {"text": "one"}, "m-1") == said
    assert starting.start(w.ports, ann, {"text": "two"}, "s-1") == started


def test_visits_are_refused_whether_anonymous_or_signed():
    w = World()
    w.customer("ann")
    proof = Proof("u-1")
    known = visitors.admit(w.ports, w.tenant, proof, Claimed(), None, "")
    block(w)
    assert refused(lambda: visitors.admit(w.ports, w.tenant, None, Claimed(), "cus_ann", ""))
    assert refused(lambda: visitors.admit(w.ports, w.tenant, proof, Claimed(), "cus_ann", ""))
    blocking.block(w.ports, w.agent("lea"), known.id, True)
    assert refused(lambda: visitors.admit(w.ports, w.tenant, proof, Claimed(), None, ""))


def test_unblocked_they_come_back_to_what_was():
    w = World()
    ann, c = w.customer("ann"), talking(w)
    block(w)
    block(w, False)
    w.do(ann, "say", c, text="sorry")
    assert w.see(c).state is State.AWAITING_AGENT


def test_agents_cannot_take_it_up_again():
    w = World()
    c = talking(w)
    block(w)
    assert refused(lambda: handle.run(w.ports, w.agent("bob"), "reopen", c, {}))
    block(w, False)
    assert handle.run(w.ports, w.agent("bob"), "reopen", c, {}).conversation == c


def test_blocking_twice_ends_nothing_twice_and_finishes_what_was_begun():
    w = World()
    c = talking(w)
    once(w, "commit", lambda *_: (_ for _ in ()).throw(TimeoutError))
    with pytest.raises(TimeoutError):
        block(w)
    assert w.see(c).is_open
    for _ in range(2):
        block(w)
    assert w.types(c).count("ended") == 1


def test_who_is_not_there_cannot_be_blocked():
    w = World()
    with pytest.raises(NotFound):
        blocking.block(w.ports, w.agent("lea"), "cus_nobody", True)


def test_a_start_that_was_decided_before_the_block_begins_nothing():
    w = World()
    ann = w.customer("ann")
    once(w, "commit", lambda *_: block(w))
    assert refused(lambda: starting.start(w.ports, ann, {"text": "x"}))
    assert w.store.conversations(w.tenant, []) == [] and not w.store._conversations


@pytest.mark.parametrize("op", ["return", "say"])
def test_a_return_that_was_decided_before_the_block_takes_nothing_up(op):
    w = World()
    ann, c = w.customer("ann"), talking(w)
    w.do(w.agent("bob"), "end", c)
    once(w, "commit", lambda *_: block(w))
    assert refused(lambda: handle.run(w.ports, ann, op, c, {"text": "x"}))
    assert not w.see(c).is_open


def test_a_start_that_comes_while_one_is_blocked_ends_as_well():
    w = World()
    ann = w.customer("ann")
    once(w, "save_customer", lambda *_: starting.start(w.ports, ann, {"text": "x"}))
    block(w)
    [c] = w.store._conversations.values()
    assert c.ended_reason is EndedReason.POLICY


def test_what_ends_by_itself_meanwhile_is_left_as_it_ended():
    w = World()
    c = talking(w)
    once(w, "commit", lambda *_: handle.run(w.ports, w.agent("bob"), "end", c, {}))
    block(w)
    assert w.see(c).ended_reason is EndedReason.AGENT


def test_a_newer_conversation_is_still_told_from_a_block():
    w = World(reopen_s=10)
    ann, c = w.customer("ann"), talking(w)
    w.do(w.agent("bob"), "end", c)
    w.start(ann, group="grp_sales")
    with pytest.raises(Refused, match="newer_conversation"):
        handle.run(w.ports, ann, "return", c, {})


def test_a_message_in_an_open_conversation_reads_no_customer():
    w = World()
    ann, c = w.customer("ann"), talking(w)
    handle.run(w.ports, ann, "say", c, {"text": "warm"})
    before = len(w.store.calls)
    handle.run(w.ports, ann, "say", c, {"text": "x"}, "m-1")
    names = [name for name, _ in w.store.calls[before:]]
    assert names == ["conversation", "commit", "connections"]
