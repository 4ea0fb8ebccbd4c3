"""The staff merge two customers: what becomes of both, of their tokens, and of whoever acts
meanwhile.
"""

import pytest

from chalicelib.domain.conversations.model import EndedReason
from chalicelib.domain.errors import Busy, Invalid, NotFound, Refused, Unauthenticated
from chalicelib.flow import agents, blocking, handle, merging, read, starting, visitors
from chalicelib.flow.ports import Conflict
from chalicelib.flow.visitors import Claimed, Proof
from tests.flow.shop import Shop
from tests.flow.test_handle import once


class Desk(Shop):
    """The same shop, whose staff merge."""

    def merge(self, gone: str, heir: str) -> str:
        """Merge two by the name they have here; whom the answer shows."""
        ids = (getattr(self, name).id for name in (gone, heir))
        return merging.merge(self.ports, self.bob, *ids).id

    def other(self, external_id: str = "user-8", name: str = "Eve"):
        """Another customer whom the shop has signed."""
        proof = Proof(external_id, name, attributes={"plan": "gold"})
        return self.actor(visitors.admit(self.ports, self.tenant, proof, Claimed(), None, ""))


PAIRS = [("ann", "known"), ("eve", "known"), ("ann", "dan")]


def desk() -> Desk:
    w = Desk()
    w.eve, w.dan = w.other(), w.customer("dan")
    return w


@pytest.mark.parametrize(("gone", "heir"), PAIRS)
def test_whoever_goes_all_is_the_others(gone, heir):
    w = desk()
    old, new = getattr(w, gone), getattr(w, heir)
    agents.connected(w.ports, old, "old")
    over = w.start(old, text="over")
    w.do(w.bob, "end", over)
    w.clock.forward(90)
    current = w.start(old, text="open", fresh=True)
    before = w.see(current)
    assert w.merge(gone, heir) == new.id
    assert w.theirs(new) == [current, over] and w.theirs(old) == []
    after = w.see(current)
    assert (after.state, after.agent, after.begun_as) == (before.state, before.agent, old.id)
    assert w.row(new).current == current and w.fakes.push.closed == ["old"]
    assert w.row(old).became == new.id and w.row(old).merged_by == w.bob.id
    entry = w.log(current)[-1]
    assert (entry.type, entry.data["was"], entry.data["agent"]) == ("merged", old.id, w.bob.id)
    w.do(new, "say", current, text="still me")
    w.settle()


@pytest.mark.parametrize(("gone", "heir"), PAIRS)
def test_where_both_are_open_the_one_that_goes_ends(gone, heir):
    w = desk()
    mine, theirs = w.start(getattr(w, gone)), w.start(getattr(w, heir))
    shown = merging.preview(w.ports, w.tenant, getattr(w, gone).id, getattr(w, heir).id)
    assert (dict(shown.open), shown.conversations) == ({mine: True, theirs: False}, 1)
    w.merge(gone, heir)
    assert w.see(mine).ended_reason is EndedReason.MERGED
    assert w.see(theirs).is_open and w.row(getattr(w, heir)).current == theirs
    assert w.theirs(getattr(w, heir)) == [theirs, mine]
    w.settle()


def test_done_twice_is_done_once():
    w = desk()
    c = w.start(w.ann)
    w.merge("ann", "known")
    before = w.see(c), w.row(w.known), w.row(w.ann), w.log(c)
    assert w.merge("ann", "known") == w.known.id
    assert (w.see(c), w.row(w.known), w.row(w.ann), w.log(c)) == before


def test_a_preview_does_nothing():
    w = desk()
    c = w.start(w.ann)
    before = w.see(c), w.row(w.known), w.row(w.ann)
    shown = merging.preview(w.ports, w.tenant, w.ann.id, w.known.id)
    assert (shown.gone.id, shown.heir.id, dict(shown.open)) == (w.ann.id, w.known.id, {c: False})
    assert (w.see(c), w.row(w.known), w.row(w.ann)) == before


def test_the_token_of_before_opens_nothing():
    w = desk()
    c = w.start(w.eve)
    w.merge("eve", "known")
    with pytest.raises(NotFound):
        read.log(w.ports, w.eve, c, 0, 9)
    with pytest.raises(Unauthenticated, match="visitor_joined"):
        starting.start(w.ports, w.eve, {"text": "x"})
    new = w.visits(w.eve.id)
    assert new.id not in (w.eve.id, w.known.id) and new.external_id is None


def test_who_signs_in_under_the_name_of_before_is_the_heir_and_says_nothing_of_them():
    w = desk()
    w.merge("eve", "known")
    before = w.row(w.known)
    assert w.other(name="Eve B.").id == w.known.id
    assert w.row(w.known) == before
    ann = w.start(w.ann)
    admitted = visitors.admit(w.ports, w.tenant, Proof("user-8"), Claimed(), w.ann.id, "")
    assert admitted.id == w.known.id and w.see(ann).customer == w.known.id


def test_whom_nobody_signed_never_becomes_somebody_who_was():
    w = desk()
    before = w.row(w.ann), w.row(w.eve)
    with pytest.raises(Refused, match="merge_into_known"):
        w.merge("eve", "ann")
    with pytest.raises(Refused, match="merge_into_known"):
        merging.preview(w.ports, w.tenant, w.eve.id, w.ann.id)
    assert (w.row(w.ann), w.row(w.eve)) == before


def test_one_after_the_other_all_come_to_the_last():
    w = desk()
    first = w.start(w.ann)
    said = w.do(w.ann, "say", first, "m-1", text="once")
    w.merge("ann", "eve")
    w.merge("eve", "known")
    assert w.theirs(w.known) == [first] and w.see(first).begun_as == w.ann.id
    assert handle.run(w.ports, w.known, "say", first, {"text": "once"}, "m-1") == said
    assert w.visits(w.ann.id).id not in (w.ann.id, w.eve.id, w.known.id)
    assert blocking.block(w.ports, w.bob, w.ann.id, True).id == w.known.id


def test_what_was_left_behind_goes_to_who_is_the_heir_by_then():
    w = desk()
    c = w.start(w.ann)
    once(w, "customer_conversations", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        w.merge("ann", "eve")
    w.merge("eve", "known")
    assert w.see(c).customer == w.ann.id
    w.visits(w.ann.id)
    assert w.see(c).customer == w.known.id and w.row(w.known).current == c
    w.settle()


def test_wherever_it_stops_it_is_finished_by_asking_again():
    number, going = 0, True
    while going:
        number, calls = number + 1, [0]
        w = desk()
        c = w.start(w.eve)

        def dies(name, args, w=w, calls=calls, number=number):
            calls[0] += 1
            if calls[0] == number:
                raise KeyboardInterrupt

        w.store.hooks.append(dies)
        try:
            w.merge("eve", "known")
            going = False
        except KeyboardInterrupt:
            w.store.hooks.clear()
            w.merge("eve", "known")
        w.store.hooks.clear()
        assert w.see(c).customer == w.known.id and w.row(w.known).current == c
        assert w.types(c).count("merged") == 1
        w.settle()
    assert number > 8


def test_what_is_begun_meanwhile_is_the_heirs_as_well():
    w, made = desk(), []
    once(w, "merge_customers", lambda *_: made.append(w.start(w.eve)))
    w.merge("eve", "known")
    assert w.see(made[0]).customer == w.known.id and w.row(w.known).current == made[0]
    w.settle()


def test_a_conversation_that_the_heir_begins_meanwhile_counts():
    w, made = desk(), []
    mine = w.start(w.eve)
    once(w, "commit", lambda *_: made.append(w.start(w.known)))
    w.merge("eve", "known")
    assert w.row(w.known).current == made[0] and w.see(made[0]).is_open
    assert w.see(mine).ended_reason is EndedReason.MERGED
    w.settle()


def test_the_heir_is_merged_away_meanwhile():
    w = desk()
    c = w.start(w.ann)
    once(w, "commit", lambda *_: w.merge("eve", "known"))
    w.merge("ann", "eve")
    assert w.see(c).customer == w.known.id and w.row(w.known).current == c
    w.settle()


def test_two_who_merge_each_into_the_other_at_once_do_it_one_way():
    w = desk()
    once(w, "merge_customers", lambda *_: w.merge("known", "eve"))
    with pytest.raises(Refused, match="customer_joined"):
        w.merge("eve", "known")
    assert w.row(w.known).became == w.eve.id and w.row(w.eve).became is None


def test_who_signs_in_while_they_are_merged_is_the_heir():
    w = desk()
    once(w, "save_customer", lambda *_: w.merge("eve", "known"))
    assert w.other(name="Eve C.").id == w.known.id


def test_what_cannot_be_merged_is_refused():
    w = desk()
    for act in (merging.preview, lambda p, t, *ids: merging.merge(p, w.bob, *ids)):
        with pytest.raises(NotFound):
            act(w.ports, w.tenant, "cus_nobody", w.known.id)
        with pytest.raises(Invalid, match="no_such_customer"):
            act(w.ports, w.tenant, w.ann.id, "cus_nobody")
        with pytest.raises(Invalid, match="same_customer"):
            act(w.ports, w.tenant, w.ann.id, w.ann.id)
    blocking.block(w.ports, w.bob, w.dan.id, True)
    for gone, heir in (("ann", "dan"), ("dan", "ann")):
        with pytest.raises(Refused, match="customer_blocked"):
            w.merge(gone, heir)
    w.merge("eve", "known")
    for gone, heir in (("eve", "ann"), ("ann", "eve"), ("known", "eve")):
        with pytest.raises(Refused, match="customer_joined"):
            w.merge(gone, heir)


def test_who_is_always_too_late_is_told_to_ask_again():
    w = desk()

    def changed(name, args):
        if name == "merge_customers":
            raise Conflict("version")

    w.store.hooks.append(changed)
    with pytest.raises(Busy):
        w.merge("eve", "known")
