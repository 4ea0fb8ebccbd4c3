"""Lists hold what they say, in order, page by page."""

from collections.abc import Callable

import pytest

from chalicelib.domain.conversations.model import Conversation, EndedReason, State
from chalicelib.domain.conversations.waiting import Service, Shown
from chalicelib.domain.decision import EnterQueue
from chalicelib.domain.errors import Invalid
from chalicelib.flow.ports import Page, Place, Store, Viewer
from tests.store.make import NOW, OTHER, TENANT, started, went_on

DAY_MS = 86_400_000
TODAY, TOMORROW = "2026-11-18", "2026-11-19"
List = Callable[[int, str | None], Page[Conversation]]


def ids(ask: List, limit: int) -> list[list[str]]:
    """The ids of every page."""
    page = ask(limit, None)
    pages = [[c.id for c in page.items]]
    while page.cursor:
        page = ask(limit, page.cursor)
        pages.append([c.id for c in page.items])
    return pages


def over(store: Store, id: str, ended_at: int) -> Conversation:
    c = started(store, id=id)
    reason = EndedReason.AGENT
    return went_on(store, c, state=State.ENDED, ended_at=ended_at, ended_reason=reason)


def test_one_that_becomes_another_customers_changes_lists(store: Store) -> None:
    def theirs(customer: str) -> list[str]:
        return [c.id for c in store.customer_conversations(TENANT, customer, 9, None).items]

    c, _ = started(store, id="cnv_1"), started(store, id="cnv_2")
    moved = went_on(store, c, customer="cus_b", begun_as="cus_a")
    assert (theirs("cus_a"), theirs("cus_b")) == (["cnv_2"], ["cnv_1"])
    went_on(store, moved, seq=1)
    assert (theirs("cus_a"), theirs("cus_b")) == (["cnv_2"], ["cnv_1"])


def test_open_ones_oldest_first(store: Store) -> None:
    for id in ("cnv_3", "cnv_1", "cnv_4", "cnv_2"):
        started(store, id=id)
    started(store, id="cnv_0", tenant=OTHER)
    over(store, "cnv_5", NOW)
    ask: List = lambda limit, cursor: store.open_conversations(TENANT, limit, cursor)  # noqa: E731
    assert ids(ask, 9) == [["cnv_1", "cnv_2", "cnv_3", "cnv_4"]]
    assert ids(ask, 3) == [["cnv_1", "cnv_2", "cnv_3"], ["cnv_4"]]
    assert ids(ask, 2) == [["cnv_1", "cnv_2"], ["cnv_3", "cnv_4"]]


def test_closed_ones_of_a_day_latest_first(store: Store) -> None:
    for n, at in enumerate((NOW, NOW + 2, NOW + 1, NOW + DAY_MS)):
        over(store, f"cnv_{n}", at)
    started(store, id="cnv_open")
    ask: List = lambda limit, cursor: store.closed_conversations(TENANT, TODAY, limit, cursor)  # noqa: E731
    assert ids(ask, 9) == [["cnv_1", "cnv_2", "cnv_0"]]
    assert ids(ask, 2) == [["cnv_1", "cnv_2"], ["cnv_0"]]
    assert [c.id for c in store.closed_conversations(TENANT, TOMORROW, 9, None).items] == ["cnv_3"]


def test_late_ones_are_listed_while_they_are_late(store: Store) -> None:
    def late() -> list[str]:
        return [c.id for c in store.late_conversations(TENANT, 9, None).items]

    c = started(store, id="cnv_1", since=NOW)
    started(store, id="cnv_2", since=NOW - 5, fired=("alarm",), group="grp_b")
    started(store, id="cnv_3", since=NOW, fired=("look", "alarm"))
    started(store, id="cnv_4", since=NOW, fired=("alarm",), tenant=OTHER)
    assert late() == ["cnv_2", "cnv_3"]
    c = went_on(store, c, fired=("alarm",))
    assert late() == ["cnv_2", "cnv_1", "cnv_3"]
    assert store.late(TENANT, 9) == {"grp_a": 2, "grp_b": 1}
    assert store.late(TENANT, 2) == {"grp_a": 1, "grp_b": 1}
    c = went_on(store, c, group="grp_b")
    assert store.late(TENANT, 9) == {"grp_a": 1, "grp_b": 2}
    c = went_on(store, c, since=NOW + 5, priority=1)
    assert late() == ["cnv_2", "cnv_3", "cnv_1"]
    went_on(store, c, fired=())
    assert late() == ["cnv_2", "cnv_3"]
    first = store.late_conversations(TENANT, 1, None)
    rest = store.late_conversations(TENANT, 1, first.cursor)
    assert [[c.id for c in page.items] for page in (first, rest)] == [["cnv_2"], ["cnv_3"]]
    assert rest.cursor is None


def test_one_that_is_open_again_changes_lists(store: Store) -> None:
    c = over(store, "cnv_1", NOW)
    went_on(store, c, state=State.QUEUED, ended_at=0, ended_reason=None)
    assert store.closed_conversations(TENANT, TODAY, 9, None).items == []
    assert [c.id for c in store.open_conversations(TENANT, 9, None).items] == ["cnv_1"]


def test_a_customer_finds_their_own_latest_first(store: Store) -> None:
    for n in range(5):
        started(store, id=f"cnv_{n}", customer="cus_a" if n % 2 == 0 else "cus_b")
    ask: List = lambda limit, cursor: store.customer_conversations(TENANT, "cus_a", limit, cursor)  # noqa: E731
    assert ids(ask, 9) == [["cnv_4", "cnv_2", "cnv_0"]]
    assert ids(ask, 1) == [["cnv_4"], ["cnv_2"], ["cnv_0"]]
    assert store.customer_conversations(OTHER, "cus_a", 9, None) == Page([])


@pytest.mark.parametrize("cursor", ["", "?", "AAA", "w7w=w7w=", "\u4f60"])
def test_a_made_up_cursor_is_refused(store: Store, cursor: str) -> None:
    with pytest.raises(Invalid):
        store.open_conversations(TENANT, 9, cursor)


def test_the_queue_is_ordered_by_place(store: Store) -> None:
    for id, place in (("cnv_a", 30), ("cnv_b", 9), ("cnv_c", 30), ("cnv_d", 1_795_000_000_000)):
        started(store, EnterQueue("grp_a", place, id), id=id)
    started(store, EnterQueue("grp_b", 1, "cnv_e"), id="cnv_e")
    expected = [Place("cnv_b", 9), Place("cnv_a", 30), Place("cnv_c", 30), Place("cnv_d", NOW)]
    assert store.queue(TENANT, "grp_a", 9) == expected
    assert store.queue(TENANT, "grp_a", 2) == expected[:2]
    assert [store.ahead(TENANT, "grp_a", p.place, p.conversation, 9) for p in expected] == [
        0,
        1,
        2,
        3,
    ]
    assert store.ahead(TENANT, "grp_a", NOW, "cnv_d", 2) == 2
    assert store.waiting(TENANT, "grp_a", 9) == 4
    assert store.waiting(TENANT, "grp_a", 3) == 3
    assert store.waiting(OTHER, "grp_a", 9) == 0


def test_what_was_shown_is_kept(store: Store) -> None:
    assert store.shown(TENANT, "cnv_a") == Shown()
    for shown in (Shown(rank=3), Shown(from_min=5, to_min=10), Shown(from_min=0, to_min=5)):
        store.save_shown(TENANT, "cnv_a", shown)
        assert store.shown(TENANT, "cnv_a") == shown


def test_who_looks_at_it_is_kept_for_a_while(store: Store) -> None:
    a, b = Viewer("agt_a", NOW + 5), Viewer("agt_b", NOW + 9, True)
    assert store.viewers(TENANT, "cnv_a", NOW) == []
    assert store.view(TENANT, "cnv_a", b, NOW) == [b]
    assert store.view(TENANT, "cnv_a", a, NOW) == store.viewers(TENANT, "cnv_a", NOW) == [a, b]
    assert store.viewers(TENANT, "cnv_a", NOW + 5) == [b]
    assert store.viewers(TENANT, "cnv_b", NOW) == store.viewers(OTHER, "cnv_a", NOW) == []
    longer = Viewer("agt_a", NOW + 20)
    assert store.view(TENANT, "cnv_a", longer, NOW + 9) == [longer]
    assert store.viewers(TENANT, "cnv_a", NOW) == [longer]
    for _ in range(2):
        store.look_away(TENANT, "cnv_a", "agt_a")
        assert store.viewers(TENANT, "cnv_a", NOW) == []
    store.look_away(TENANT, "cnv_c", "agt_a")
    assert store.viewers(TENANT, "cnv_c", NOW) == []


def test_what_serves_a_queue_is_kept(store: Store) -> None:
    assert store.service(TENANT, "grp_a") is None
    for service in (Service(NOW, 7, 181.25, 0.1 + 0.2, 40), Service(NOW + 1, 1, 180.0), Service()):
        store.save_service(TENANT, "grp_a", service)
        assert store.service(TENANT, "grp_a") == service
    assert store.service(TENANT, "grp_b") is None
    assert store.service(OTHER, "grp_a") is None
