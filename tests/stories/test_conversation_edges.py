"""Where conversations used to slip: late resends, files taken back, second rounds, onlookers."""

import pytest

from chalicelib.domain.errors import NotFound
from chalicelib.flow import agents, files, starting
from tests.world import World


def test_files_of_a_recalled_message_are_gone():
    w = World()
    ann = w.customer("ann")
    c = w.start(ann)
    pic = files.announce(w.ports, ann, c, "cat.png", "image/png", 10)["attachment"]
    w.fakes.files.uploaded.add(pic)
    done = w.do(ann, "say", c, attachments=[pic])
    assert files.address(w.ports, ann, c, pic)
    w.do(ann, "recall", c, seq=done.seq)
    with pytest.raises(NotFound):
        files.address(w.ports, ann, c, pic)


def test_a_resent_start_is_the_same_start_however_late():
    w = World(reopen_s=0)
    ann, bob = w.customer("ann"), w.agent("bob")
    first = starting.start(w.ports, ann, {"text": "hello"}, "s1")
    w.pump()
    w.do(bob, "end", first.conversation)
    w.clock.forward(100)
    w.beat()
    assert starting.start(w.ports, ann, {"text": "hello"}, "s1") == first
    again = starting.start(w.ports, ann, {"text": "new"}, "s2")
    assert again.conversation != first.conversation
    said = starting.start(w.ports, ann, {"text": "more"}, "s3")
    w.pump()
    w.do(bob, "end", again.conversation)
    w.clock.forward(100)
    assert starting.start(w.ports, ann, {"text": "more"}, "s3") == said


def test_a_start_without_words_begins_without_a_message():
    w = World()
    assert w.types(w.start(w.customer("ann"), "  \n ")) == ["started", "auto"]


def test_a_command_is_done_though_nobody_can_be_told():
    w = World()
    ann = w.customer("ann")
    c = w.start(ann)

    def down(name, args):
        if name == "connections":
            raise OSError("away")

    w.store.hooks.append(down)
    w.do(ann, "say", c, text="x")
    assert w.types(c)[-1] == "message"


def test_taking_up_again_begins_with_the_ordinary_priority_and_fresh_counts():
    w = World(urge_every_s=1)
    ann, bob = w.customer("ann"), w.agent("bob")
    c = w.start(ann)
    for _ in range(3):
        w.clock.forward(2)
        w.do(ann, "urge", c)
    w.do(bob, "end", c)
    w.do(ann, "say", c, text="thanks")
    w.do(bob, "end", c)
    assert w.see(c).priority == 0
    day = next(iter(w.store.counters(w.tenant, "tenant", "2000-01-01", "2100-01-01").values()))
    assert day["messages_in"] == 2
    assert [e.data["name"] for e in w.log(c) if e.type == "assigned"] == ["bob", "bob"]


def test_an_onlooker_is_not_seen_typing():
    w = World()
    ann = w.customer("ann")
    w.agent("bob")
    c = w.start(ann)
    agents.connected(w.ports, ann, "k")
    w.do(w.agent("cy"), "typing", c)
    assert w.fakes.push.to("k") == []


def test_a_groups_wording_leaves_the_tenants_other_lines_alone():
    w = World(texts={"greeting": {"*": "Hi"}, "closing": {"*": "Bye"}})
    group = w.store.group(w.tenant, "grp_help")
    changed = type(group)(w.tenant, group.id, group.name, 1, {"texts": {"greeting": {"*": "Yo"}}})
    w.store.save_group(group, changed)
    ann, bob = w.customer("ann"), w.agent("bob")
    c = w.start(ann)
    w.do(bob, "end", c)
    assert [e.data["text"] for e in w.log(c) if e.type == "auto"] == ["Yo", "Bye"]


def counted(w: World, scope: str) -> dict:
    """The counters of a scope, of all days."""
    days = w.store.counters(w.tenant, scope, "2000-01-01", "2100-01-01")
    return next(iter(days.values()), {})


def test_each_agent_is_credited_with_their_own_part():
    w = World()
    ann, mei = w.customer("ann"), w.agent("mei")
    c = w.start(ann)
    w.do(mei, "say", c, text="one")
    w.clock.forward(10)
    w.do(ann, "say", c, text="two")
    tom = w.agent("tom")
    w.do(mei, "transfer", c, agent=tom.id)
    w.do(tom, "accept", c)
    w.clock.forward(5)
    w.do(tom, "end", c)
    one, two = counted(w, f"agent:{mei.id}"), counted(w, f"agent:{tom.id}")
    assert (one["messages_in"], one["messages_out"], one["served_ms"]) == (2, 1, 10_000)
    assert (two["messages_in"], two["messages_out"], two["served_ms"]) == (0, 0, 5_000)
    all_of_it = counted(w, "tenant")
    assert (all_of_it["messages_in"], all_of_it["served_ms"]) == (2, 15_000)


def test_a_second_verdict_replaces_the_first_in_the_counters():
    w = World()
    ann, bob = w.customer("ann"), w.agent("bob")
    c = w.start(ann)
    w.do(bob, "end", c)
    w.do(ann, "rate", c, score=4)
    w.do(ann, "rate", c, score=3)
    assert (counted(w, "tenant")["rated"], counted(w, "tenant")["rating_sum"]) == (1, 3)
    w.do(ann, "say", c, text="back")
    assert w.see(c).rating is None


def test_who_asks_for_another_group_does_not_get_the_old_conversation():
    w = World()
    ann = w.customer("ann")
    old = w.start(ann, group="grp_sales")
    w.do(ann, "leave_queue", old)
    new = w.start(ann, "", group="grp_help")
    assert new != old and w.see(new).group == "grp_help" and w.see(new).previous == old
