"""Races and faults around one command: lost cleanly, decided again, answered once."""

from dataclasses import replace

import pytest

from chalicelib.domain.conversations.model import State
from chalicelib.domain.decision import ClaimSeat
from chalicelib.domain.errors import Busy, Invalid, NotFound, Refused
from chalicelib.flow import agents, files, handle, resume, starting
from chalicelib.flow.ports import Conflict
from tests.world import World


def once(w: World, method: str, act):
    """Run ``act`` before the first call of a store method, as another process would."""
    done = []

    def hook(name, args):
        if name == method and not done:
            done.append(True)
            act(*args)

    w.store.hooks.append(hook)


def lose(on):
    def act(commit, *_):
        raise Conflict(on(commit) if callable(on) else on)

    return act


def move(kind):
    return lambda commit: next(m for m in commit.moves if isinstance(m, kind))


def test_a_lost_race_is_decided_again_on_what_is_there_now():
    w = World()
    ann, bob = w.customer("ann"), w.agent("bob")
    c = w.start(ann)
    once(w, "commit", lambda *_: handle.run(w.ports, bob, "ask_to_close", c, {}))
    w.do(ann, "say", c, text="wait")
    assert (
        w.types(c)[-2:] == ["asked_to_close", "message"] and w.see(c).state is State.AWAITING_AGENT
    )


def test_a_race_that_makes_it_impossible_is_refused_and_writes_nothing():
    w = World()
    ann, bob = w.customer("ann"), w.agent("bob")
    c = w.start(ann)
    w.do(bob, "ask_to_close", c)
    once(w, "commit", lambda *_: handle.run(w.ports, bob, "end", c, {}))
    with pytest.raises(Refused, match="not_in_this_state"):
        handle.run(w.ports, ann, "confirm", c, {})
    assert "confirm" not in w.types(c)


def test_endless_races_end_as_busy():
    w = World()
    c = w.start(w.customer("ann"))
    w.store.hooks.append(
        lambda name, args: (_ for _ in ()).throw(Conflict("version")) if name == "commit" else None
    )
    with pytest.raises(Busy):
        handle.run(w.ports, w.customer("ann"), "say", c, {"text": "x"})


def test_a_commit_whose_answer_was_lost_is_answered_as_it_was():
    w = World()
    ann = w.customer("ann")
    c = w.start(ann)
    commit = w.store.commit

    def committed_then_lost(name, args):
        if name == "commit":
            w.store.hooks.clear()
            commit(*args)
            raise Conflict("client_id")

    w.store.hooks.append(committed_then_lost)
    agents.connected(w.ports, ann, "k")
    done = handle.run(w.ports, ann, "say", c, {"text": "x"}, "m1")
    assert done.seq == w.see(c).public_seq and w.types(c).count("message") == 2
    assert len(w.fakes.push.to("k")) == 1  # and whoever watches is told all the same


def test_a_message_without_an_id_of_the_client_is_not_doubled_by_our_own_retry():
    w = World()
    ann = w.customer("ann")
    c = w.start(ann)
    commit = w.store.commit

    def committed_then_lost(name, args):
        if name == "commit":
            w.store.hooks.clear()
            commit(*args)
            commit(*args)

    w.store.hooks.append(committed_then_lost)
    handle.run(w.ports, ann, "say", c, {"text": "x"})
    assert w.types(c).count("message") == 2


def test_a_seat_that_is_not_held_does_not_keep_a_conversation_from_ending():
    w = World()
    ann, bob = w.customer("ann"), w.agent("bob")
    c = w.start(ann)
    agent = w.store._agents[w.tenant, bob.id]
    w.store._agents[w.tenant, bob.id] = replace(agent, seats={}, load=0)
    w.do(bob, "end", c)
    assert w.see(c).state is State.ENDED


def test_a_returning_customer_whose_agent_fills_up_meanwhile_is_queued():
    w = World()
    ann, bob = w.customer("ann"), w.agent("bob", capacity=1)
    c = w.start(ann)
    w.do(bob, "end", c)
    once(w, "commit", lose(move(ClaimSeat)))
    handle.run(w.ports, ann, "return", c, {})
    assert w.see(c).state is State.QUEUED


def test_nobody_reopens_under_a_newer_conversation():
    w = World(reopen_s=1)
    ann, bob = w.customer("ann"), w.agent("bob")
    old = w.start(ann)
    w.do(bob, "end", old)
    w.clock.forward(5)
    w.start(ann)
    with pytest.raises(Refused, match="newer_conversation"):
        w.do(bob, "reopen", old)


def test_two_tabs_that_start_at_once_make_one_conversation():
    w = World()
    ann = w.customer("ann")
    first = []
    once(w, "commit", lambda *_: first.append(starting.start(w.ports, ann, {"text": "tab one"})))
    second = starting.start(w.ports, ann, {"text": "tab two"})
    assert second.conversation == first[0].conversation
    texts = [e.data["text"] for e in w.log(second.conversation) if e.type == "message"]
    assert texts == ["tab one", "tab two"]


def test_the_acknowledgement_comes_after_the_commit_and_before_the_pushes():
    w = World()
    ann = w.customer("ann")
    c = w.start(ann)
    order = []
    w.store.hooks.append(lambda name, args: order.append(name))
    handle.run(w.ports, ann, "say", c, {"text": "x"}, "m1", ack=lambda done: order.append("ack"))
    assert order == ["conversation", "commit", "ack", "connections"]


@pytest.mark.parametrize("args", [{}, {"text": "   "}, {"attachments": []}])
def test_an_empty_message_is_refused(args):
    w = World()
    ann = w.customer("ann")
    c = w.start(ann)
    with pytest.raises(Invalid, match="empty_message"):
        w.do(ann, "say", c, **args)


def test_attachments_are_said_once_uploaded_and_only_in_their_conversation_and_audience():
    w = World()
    ann, eve, bob = w.customer("ann"), w.customer("eve"), w.agent("bob")
    c, other = w.start(ann), w.start(eve)
    pic = files.announce(w.ports, ann, c, "cat.png", "image/png", 10)["attachment"]
    with pytest.raises(Invalid, match="attachment_not_uploaded"):
        w.do(ann, "say", c, attachments=[pic])
    w.fakes.files.uploaded.add(pic)
    with pytest.raises(Invalid, match="no_such_attachment"):
        w.do(eve, "say", other, attachments=[pic])
    w.do(ann, "say", c, attachments=[pic])
    assert w.log(c)[-1].data["attachments"][0]["name"] == "cat.png"
    memo = files.announce(w.ports, bob, c, "memo.pdf", "application/pdf", 10, internal=True)[
        "attachment"
    ]
    w.fakes.files.uploaded.add(memo)
    with pytest.raises(Invalid, match="no_such_attachment"):
        w.do(bob, "say", c, attachments=[memo])
    w.do(bob, "note", c, attachments=[memo])
    assert files.address(w.ports, bob, c, memo)
    for actor, id in ((ann, memo), (eve, pic)):
        with pytest.raises(NotFound):
            files.address(w.ports, actor, c, id)


def test_files_of_the_wrong_kind_or_size_are_refused():
    w = World()
    ann = w.customer("ann")
    c = w.start(ann)
    for type_, size, code in (
        ("text/html", 1, "type_not_allowed"),
        ("image/png", 10**9, "attachment_too_large"),
    ):
        with pytest.raises(Exception, match=code):
            files.announce(w.ports, ann, c, "x", type_, size)


def test_hello_gives_what_was_missed_and_where_things_stand():
    w = World()
    ann, bob = w.customer("ann"), w.agent("bob")
    c = w.start(ann)
    known = w.see(c).public_seq
    w.do(bob, "note", c, text="n")
    w.do(bob, "say", c, text="hi")
    hello = resume.hello(w.ports, ann, c, known)
    assert [e["type"] for e in hello.entries] == ["message"] and not hello.more
    assert hello.state and hello.state["seq"] == w.see(c).public_seq
    assert resume.hello(w.ports, ann, None, 0).conversations == [c]
    assert resume.hello(w.ports, bob, None, 0).conversations == [c]


def test_nothing_of_another_tenant_is_there():
    w, other = World(), World("ten_b")
    c = w.start(w.customer("ann"))
    for actor in (other.agent("bob"), other.customer("ann")):
        with pytest.raises(NotFound):
            handle.run(w.ports, actor, "note", c, {"text": "x"})
