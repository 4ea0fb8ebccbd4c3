"""A commit writes all of it or nothing, and says which condition did not hold."""

from dataclasses import replace

import pytest

from chalicelib.domain.conversations.model import (
    EndedReason,
    Offer,
    OfferKind,
    Part,
    Participant,
    Rating,
    State,
)
from chalicelib.domain.decision import (
    ClaimSeat,
    EnterQueue,
    GiveUpPart,
    HideText,
    LeaveQueue,
    ReleaseSeat,
    SetCurrent,
    TakePart,
)
from chalicelib.domain.need import Need
from chalicelib.flow.ports import Commit, Conflict, Place, Store
from tests.store.make import (
    NOW,
    OTHER,
    TENANT,
    agent,
    conflict,
    conversation,
    customer,
    entry,
    marker,
    started,
    went_on,
)

CLAIM = ClaimSeat("agt_a", "cnv_a", NOW + 5)


def test_a_conversation_comes_back_as_it_was(store: Store) -> None:
    full = conversation(
        state=State.SYSTEM_ENDED, channel="email", language="zh", seq=9, public_seq=7,
        agent="agt_a", last_agent="agt_b", avoid="agt_c", place=5, priority=3, since=NOW,
        fired=("warn", "alarm"), late=5,
        asked_by="agent", urged=2, urged_at=NOW, messages_in=4, messages_out=3, assigned_at=NOW,
        ended_at=NOW, ended_reason=EndedReason.UNCONFIRMED, previous="cnv_0",
        rating=Rating(2, ("slow", "慢")), due_at=NOW, topic="退款", skills={"refunds": 3}, weight=2,
        declined=("agt_d", "agt_e"), declined_at=NOW, came_from="grp_b", held_until=NOW,
        begun_as="cus_0",
        offers=(
            Offer(OfferKind.SERVE, "agt_f", NOW, "system", place=5),
            Offer(OfferKind.INVITE, "agt_g", NOW, "agt_a", "王", visible=True),
        ),
        participants=(
            Participant("agt_h", Part.HELPER, "Ann", visible=True),
            Participant("agt_i", Part.SUPERVISOR),
        ),
    )  # fmt: skip
    store.commit(Commit(None, full))
    found = store.conversation(TENANT, "cnv_a")
    assert found == full
    assert found.offers[0].kind is OfferKind.SERVE
    assert found.participants[1].part is Part.SUPERVISOR
    assert store.conversation(OTHER, "cnv_a") is None


def test_ids_are_listed_and_kept_once(store: Store) -> None:
    own = [marker(id, kept="cus_a", seq=n) for n, id in enumerate(("s-1", "s-2", "a:b.c_d"))]
    for n, m in enumerate(own):
        store.commit(Commit(None, conversation(f"cnv_{n}"), marker=m))
    other = marker("s-3", kept="cus_a", who="cus_abc")
    store.save_marker(TENANT, other)
    found = store.markers(TENANT, "cus_a", "cus_a")
    assert sorted(found, key=lambda m: m.seq) == own
    assert store.markers(TENANT, "cus_a", "cus_abc") == [other]
    assert store.markers(OTHER, "cus_a", "cus_a") == store.markers(TENANT, "cnv_a", "cus_a") == []
    store.save_marker(TENANT, replace(own[0], seq=99))
    assert store.marker(TENANT, "cus_a", "cus_a", "s-1") == own[0]


def test_a_bare_conversation_comes_back_as_it_was(store: Store) -> None:
    c = started(store)
    assert store.conversation(TENANT, "cnv_a") == c
    assert store.conversation(TENANT, "cnv_b") is None


def test_many_come_in_the_order_asked_for(store: Store) -> None:
    made = {id: started(store, id=id) for id in ("cnv_a", "cnv_b", "cnv_c")}
    found = store.conversations(TENANT, ["cnv_c", "cnv_x", "cnv_a", "cnv_c"])
    assert found == [made["cnv_c"], made["cnv_a"], made["cnv_c"]]
    assert store.conversations(TENANT, []) == []


def test_only_one_follows_a_version(store: Store) -> None:
    c = started(store)
    after = went_on(store, c, language="de")
    assert conflict(store, Commit(c, replace(c, version=2, language="fr"))) == "version"
    assert store.conversation(TENANT, "cnv_a") == after


def test_only_one_begins(store: Store) -> None:
    c = started(store)
    assert conflict(store, Commit(None, c, (entry(1, 1),))) == "version"
    assert store.entries(TENANT, "cnv_a", 0, 9, True) == []


def test_nothing_follows_what_is_not_there(store: Store) -> None:
    c = conversation()
    assert conflict(store, Commit(c, replace(c, version=2))) == "version"


def test_an_entry_is_written_once(store: Store) -> None:
    c = conversation()
    store.commit(Commit(None, c, (entry(1, 1),)))
    again = Commit(c, replace(c, version=2), (entry(1, 1, type="note"),))
    assert conflict(store, again) == "version"
    assert [e.type for e in store.entries(TENANT, "cnv_a", 0, 9, True)] == ["message"]


def test_a_client_id_is_taken_for_ever(store: Store) -> None:
    c = conversation()
    store.commit(Commit(None, c, marker=marker()))
    assert store.marker(TENANT, "cnv_a", "cus_a", "m1") == marker()
    assert store.marker(TENANT, "cnv_a", "cus_b", "m1") is None
    assert store.marker(TENANT, "cnv_b", "cus_a", "m1") is None
    again = Commit(c, replace(c, version=2), (entry(1, 1),), marker=marker())
    assert conflict(store, again) == "client_id"
    assert store.conversation(TENANT, "cnv_a") == c


def test_a_taken_client_id_is_reported_before_anything_else(store: Store) -> None:
    c = conversation()
    store.commit(Commit(None, c, marker=marker()))
    assert conflict(store, Commit(None, c, (), (CLAIM,), marker())) == "client_id"


def test_a_version_is_reported_before_a_move(store: Store) -> None:
    c = started(store)
    assert conflict(store, Commit(replace(c, version=7), c, (), (CLAIM,))) == "version"


def test_the_first_move_that_does_not_hold_is_named(store: Store) -> None:
    store.save_agent(None, agent())
    c = started(store)
    moves = (EnterQueue("grp_a", 5, "cnv_a"), CLAIM, ReleaseSeat("agt_x", "cnv_a"), HideText(9))
    assert conflict(store, Commit(c, replace(c, version=2), (), moves)) == moves[2]
    assert store.queue(TENANT, "grp_a", 9) == []
    assert store.agent(TENANT, "agt_a") == agent()


def test_a_seat_is_claimed_and_released(store: Store) -> None:
    store.save_agent(None, agent())
    c = went_on(store, started(store), CLAIM)
    seated = store.agent(TENANT, "agt_a")
    assert seated == agent(seats={"cnv_a": 1}, load=1, idle_since=NOW + 5)
    went_on(store, c, ReleaseSeat("agt_a", "cnv_a"))
    assert store.agent(TENANT, "agt_a") == agent(idle_since=NOW + 5)


@pytest.mark.parametrize(
    "off", [{"active": False}, {"reachable": False}, {"capacity": 0}, {"id": "agt_b"}]
)
def test_a_seat_needs_an_agent_with_room_who_is_there(store: Store, off: dict[str, object]) -> None:
    store.save_agent(None, agent(**off))
    c = started(store)
    assert conflict(store, Commit(c, replace(c, version=2), (), (CLAIM,))) == CLAIM


def test_a_seat_may_be_taken_anyhow_below_capacity(store: Store) -> None:
    store.save_agent(None, agent(reachable=False, capacity=1))
    anyhow = replace(CLAIM, anyhow=True)
    c = went_on(store, started(store), anyhow)
    more = replace(anyhow, conversation="cnv_b")
    assert conflict(store, Commit(c, replace(c, version=3), (), (more,))) == more
    went_on(store, c, ReleaseSeat("agt_a", "cnv_a"))
    assert store.agent(TENANT, "agt_a") == agent(reachable=False, capacity=1, idle_since=NOW + 5)


def test_a_seat_is_not_taken_twice_nor_given_back_twice(store: Store) -> None:
    store.save_agent(None, agent())
    c = went_on(store, started(store), CLAIM)
    assert conflict(store, Commit(c, replace(c, version=3), (), (CLAIM,))) == CLAIM
    release = ReleaseSeat("agt_a", "cnv_a")
    c = went_on(store, c, release)
    assert conflict(store, Commit(c, replace(c, version=4), (), (release,))) == release


def test_weights_count(store: Store) -> None:
    store.save_agent(None, agent(capacity=3))
    c = went_on(store, started(store), replace(CLAIM, weight=2))
    more = replace(CLAIM, conversation="cnv_b", weight=2)
    assert conflict(store, Commit(c, replace(c, version=3), (), (more,))) == more
    went_on(store, c, ReleaseSeat("agt_a", "cnv_a", 2))
    assert store.agent(TENANT, "agt_a") == agent(capacity=3, idle_since=NOW + 5)


def test_a_place_is_taken_and_given_up(store: Store) -> None:
    c = started(store, EnterQueue("grp_a", 7, "cnv_a"))
    assert store.queue(TENANT, "grp_a", 9) == [Place("cnv_a", 7)]
    went_on(store, c, LeaveQueue("grp_a", 7, "cnv_a"), EnterQueue("grp_a", 3, "cnv_a"))
    assert store.queue(TENANT, "grp_a", 9) == [Place("cnv_a", 3)]


def test_a_place_says_what_is_needed_there(store: Store) -> None:
    need = Need("zh", {"refunds": 3})
    c = started(store, EnterQueue("grp_a", 7, "cnv_a", need))
    started(store, EnterQueue("grp_a", 8, "cnv_b"), id="cnv_b")
    assert store.queue(TENANT, "grp_a", 9) == [Place("cnv_a", 7, need), Place("cnv_b", 8)]
    relaxed = Need(skills={"refunds": 3})
    c = went_on(store, c, EnterQueue("grp_a", 7, "cnv_a", relaxed))
    assert store.queue(TENANT, "grp_a", 1) == [Place("cnv_a", 7, relaxed)]
    c = went_on(store, c, EnterQueue("grp_a", 7, "cnv_a"))
    assert store.queue(TENANT, "grp_a", 1) == [Place("cnv_a", 7)]
    went_on(store, c, LeaveQueue("grp_a", 7, "cnv_a"))
    assert store.waiting(TENANT, "grp_a", 9) == 1


def test_parts_are_taken_and_given_up(store: Store) -> None:
    store.save_agent(None, agent())
    c = started(store, TakePart("agt_a", "cnv_a"))
    started(store, TakePart("agt_a", "cnv_b"), TakePart("agt_b", "cnv_b"), id="cnv_b")
    assert store.parts(TENANT, "agt_a") == ["cnv_a", "cnv_b"]
    assert store.parts(TENANT, "agt_b") == ["cnv_b"]
    assert store.parts(OTHER, "agt_a") == []
    c = went_on(store, c, TakePart("agt_a", "cnv_a"))
    c = went_on(store, c, GiveUpPart("agt_a", "cnv_a"))
    went_on(store, c, GiveUpPart("agt_a", "cnv_a"))
    assert store.parts(TENANT, "agt_a") == ["cnv_b"]
    assert store.agent(TENANT, "agt_a") == agent()


def test_a_customer_has_one_current_conversation(store: Store) -> None:
    store.save_customer(None, customer())
    first = SetCurrent("cus_a", None, "cnv_a")
    started(store, first)
    lost = SetCurrent("cus_a", None, "cnv_b")
    assert conflict(store, Commit(None, conversation("cnv_b"), (), (lost,))) == lost
    started(store, SetCurrent("cus_a", "cnv_a", "cnv_b"), id="cnv_b")
    found = store.customer(TENANT, "cus_a")
    assert found and found.current == "cnv_b"


def test_a_visit_in_between_is_told_from_none(store: Store) -> None:
    store.save_customer(None, customer())
    started(store, SetCurrent("cus_a", None, "cnv_a", visits=0))
    again = SetCurrent("cus_a", "cnv_a", "cnv_a")
    started(store, again, id="cnv_again")
    late = SetCurrent("cus_a", "cnv_a", "cnv_b", visits=1)
    assert conflict(store, Commit(None, conversation("cnv_b"), (), (late,))) == late
    started(store, replace(late, visits=2), id="cnv_b")
    found = store.customer(TENANT, "cus_a")
    assert found and (found.current, found.visits) == ("cnv_b", 3)


def test_an_unknown_customer_starts_nothing(store: Store) -> None:
    move = SetCurrent("cus_a", None, "cnv_a")
    assert conflict(store, Commit(None, conversation(), (), (move,))) == move
    assert store.conversation(TENANT, "cnv_a") is None


def test_a_hidden_text_stays_marked(store: Store) -> None:
    c = conversation()
    store.commit(Commit(None, c, (entry(1, 1), entry(2, 2))))
    went_on(store, c, HideText(1))
    found = store.entries(TENANT, "cnv_a", 0, 9, False)
    assert [e.data.get("recalled") for e in found] == [True, None]


def test_a_conflict_says_what_it_is_about() -> None:
    assert str(Conflict("version")) == "version"
