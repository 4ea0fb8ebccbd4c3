"""Histories join: what becomes of what was the stranger's, and of their token."""

import pytest

from chalicelib.domain.conversations.model import EndedReason, State
from chalicelib.domain.decision import Audience
from chalicelib.domain.errors import Forbidden, NotFound, Refused, Unauthenticated
from chalicelib.domain.tenants.model import PageSeen, Visit
from chalicelib.flow import agents, blocking, handle, joining, read, resume, starting, visitors
from chalicelib.flow.visitors import Claimed, Proof
from chalicelib.flow.visits import tell
from tests.flow.shop import Shop
from tests.flow.test_handle import once

KNOWN_KEY = "a key of the request"


def test_an_open_conversation_goes_on_undisturbed():
    w = Shop()
    c = w.start(w.ann)
    w.do(w.bob, "say", c, text="how can I help?")
    before, seats = w.see(c), w.seats(w.bob)
    assert w.signs_in().id == w.known.id
    after = w.see(c)
    assert (after.customer, after.begun_as) == (w.known.id, w.ann.id)
    assert (after.state, after.since, after.agent) == (before.state, before.since, before.agent)
    assert w.seats(w.bob) == seats and w.row(w.known).current == c
    w.do(w.known, "say", c, text="my parcel")
    assert w.see(c).state is State.AWAITING_AGENT
    w.settle()


def test_who_waits_keeps_the_place():
    w = Shop()
    others = [w.customer(name) for name in ("dan", "eve")]
    agents.set_status(w.ports, w.bob, w.bob.id, "offline", "")
    ids = [w.start(one) for one in (others[0], w.ann, others[1])]
    places = w.store.queue(w.tenant, "grp_help", 9)
    w.signs_in()
    assert w.store.queue(w.tenant, "grp_help", 9) == places
    assert [p.conversation for p in places] == ids
    assert read.place(w.ports, w.known, ids[1]) == {"rank": 2}
    w.settle()


def test_staff_are_told_who_it_is_and_customers_are_not():
    w = Shop()
    agents.connected(w.ports, w.bob, "bob's")
    agents.connected(w.ports, w.ann, "ann's")
    c = w.start(w.ann)
    w.fakes.push.frames.clear()
    public = len(w.log(c, staff=False))
    w.signs_in()
    entry = w.log(c)[-1]
    assert (entry.type, entry.audience, entry.role) == ("identified", Audience.STAFF, "system")
    names = {"name": "Ann A.", "external_id": "user-7"}
    assert entry.data == {"customer": w.known.id, "was": w.ann.id, **names}
    assert len(w.log(c, staff=False)) == public
    assert [to for to, _ in w.fakes.push.frames] == ["bob's"]


def test_the_token_of_before_sees_nothing_more():
    w = Shop()
    agents.connected(w.ports, w.ann, "ann's")
    c = w.start(w.ann)
    w.signs_in()
    for act in (
        lambda: read.log(w.ports, w.ann, c, 0, 9),
        lambda: resume.hello(w.ports, w.ann, c, 0),
        lambda: handle.run(w.ports, w.ann, "say", c, {"text": "x"}),
        lambda: handle.run(w.ports, w.ann, "typing", c, {}),
    ):
        with pytest.raises(NotFound):
            act()
    assert resume.hello(w.ports, w.ann, None, 0).conversations == []
    assert w.theirs(w.ann) == []
    assert w.fakes.push.closed == ["ann's"]
    for act in (
        lambda: starting.start(w.ports, w.ann, {"text": "x"}),
        lambda: tell(w.ports, Visit(w.tenant, w.ann.id)),
    ):
        with pytest.raises(Unauthenticated, match="visitor_joined"):
            act()


def test_the_token_of_before_makes_somebody_new_and_never_the_known_one():
    w = Shop()
    w.start(w.ann)
    w.signs_in()
    new = w.visits()
    assert new.id not in (w.ann.id, w.known.id) and new.external_id is None
    assert w.theirs(w.actor(new)) == []
    assert w.visits(once_=KNOWN_KEY) == w.visits(once_=KNOWN_KEY)


def test_the_request_that_made_them_makes_nobody_once_they_have_joined():
    w = Shop()
    ann = visitors.admit(w.ports, w.tenant, None, Claimed(), None, KNOWN_KEY)
    w.signs_in(ann.id)
    with pytest.raises(Refused, match="another_customer"):
        visitors.admit(w.ports, w.tenant, None, Claimed(), None, KNOWN_KEY)


def test_where_both_are_open_the_anonymous_one_ends():
    w = Shop()
    mine, theirs = w.start(w.ann), w.start(w.known)
    w.signs_in()
    assert w.see(theirs).is_open and w.row(w.known).current == theirs
    assert (w.see(mine).state, w.see(mine).ended_reason) == (
        State.SYSTEM_ENDED,
        EndedReason.MERGED,
    )
    assert w.theirs(w.known) == [theirs, mine] and w.seats(w.bob) == {theirs}
    w.settle()


def test_of_two_that_are_over_the_later_one_is_gone_on_with():
    for first, second in (("ann", "known"), ("known", "ann")):
        w = Shop()
        for name in (first, second):
            c = w.start(getattr(w, name), text=name)
            w.do(w.bob, "end", c)
            w.clock.forward(5)
        w.signs_in()
        assert w.row(w.known).current == c
        assert starting.start(w.ports, w.known, {"text": "again"}).conversation == c
        w.settle()


def test_a_whole_history_goes_over_page_by_page(monkeypatch):
    monkeypatch.setattr(joining, "AT_ONCE", 2)
    w = Shop(reopen_s=0)
    made = []
    for _ in range(5):
        made.append(w.start(w.ann))
        w.do(w.bob, "end", made[-1])
        w.clock.forward(90)
        w.beat()
    w.signs_in()
    assert w.theirs(w.known) == made[::-1] and w.theirs(w.ann) == []
    assert [w.see(c).begun_as for c in made] == [w.ann.id] * 5
    w.settle()


def test_a_request_repeated_does_nothing_more():
    w = Shop()
    c = w.start(w.ann)
    first = w.signs_in(once_=KNOWN_KEY)
    before = w.see(c), w.row(w.known), w.log(c)
    assert w.signs_in(once_=KNOWN_KEY).id == first.id
    assert (w.see(c), w.row(w.known), w.log(c)) == before


def test_an_anonymous_visitor_without_conversations_leaves_nothing():
    w = Shop()
    assert w.signs_in().id == w.known.id
    assert w.row(w.ann).became == w.known.id
    assert w.visits().id != w.known.id


def test_who_is_known_already_joins_nobody():
    w = Shop()
    other = visitors.admit(w.ports, w.tenant, Proof("user-8"), Claimed(), None, "")
    w.start(w.actor(other))
    assert w.signs_in(other.id).id == w.known.id
    assert len(w.theirs(w.actor(other))) == 1


def test_who_has_joined_one_joins_no_other():
    w = Shop()
    c = w.start(w.ann)
    w.signs_in()
    other = visitors.admit(w.ports, w.tenant, Proof("user-8"), Claimed(), w.ann.id, "")
    assert other.id not in (w.ann.id, w.known.id)
    assert w.see(c).customer == w.known.id


def test_nobody_joins_a_blocked_customer():
    w = Shop()
    c = w.start(w.ann)
    blocking.block(w.ports, w.bob, w.known.id, True)
    with pytest.raises(Forbidden, match="blocked"):
        w.signs_in()
    assert w.see(c).customer == w.ann.id and w.row(w.ann).became is None


def test_a_block_that_comes_while_histories_join_holds():
    for whom in ("ann", "known"):
        for method in ("save_customer", "customer_conversations", "commit", "conversation"):
            w = Shop()
            w.start(w.ann)
            id = getattr(w, whom).id
            once(w, method, lambda *_, w=w, id=id: blocking.block(w.ports, w.bob, id, True))
            try:
                w.signs_in()
            except Forbidden as refusal:
                assert refusal.code == "blocked"
            w.settle()


def test_a_block_of_who_has_joined_is_the_known_ones():
    w = Shop()
    c = w.start(w.ann)
    w.signs_in()
    assert blocking.block(w.ports, w.bob, w.ann.id, True).id == w.known.id
    assert w.row(w.known).blocked and not w.see(c).is_open


def test_what_the_browser_told_comes_along():
    w = Shop()
    page = PageSeen("https://shop.example/", w.clock.now)
    tell(w.ports, Visit(w.tenant, w.known.id, language="de"))
    w.clock.forward(5)
    tell(w.ports, Visit(w.tenant, w.ann.id, pages=(page,)))
    w.signs_in()
    told = w.store.visit(w.tenant, w.known.id)
    assert told and told.pages == (page,) and told.language == ""
    w.clock.forward(5)
    tell(w.ports, Visit(w.tenant, w.known.id, language="fr"))
    w.visits()
    told = w.store.visit(w.tenant, w.known.id)
    assert told and told.language == "fr"
