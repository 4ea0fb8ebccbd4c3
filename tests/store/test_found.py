"""Customers are found by their words and in the order they came."""

from dataclasses import replace

import pytest

from chalicelib.domain.decision import SetCurrent
from chalicelib.domain.errors import Invalid
from chalicelib.domain.tenants import merging
from chalicelib.domain.tenants.model import Customer
from chalicelib.flow.ports import Conflict, Store
from tests.store.bill import Bill
from tests.store.make import NOW, OTHER, TENANT, customer, started


def found(store: Store, term: str, limit: int = 50, tenant: str = TENANT) -> list[str]:
    """All whom a term finds, page by page."""
    ids: list[str] = []
    cursor = None
    while True:
        page = store.found_customers(tenant, term, limit, cursor)
        ids += [one.id for one in page.items]
        cursor = page.cursor
        if cursor is None:
            return ids


def latest(store: Store) -> list[str]:
    return [one.id for one in store.latest_customers(TENANT, 99, None).items]


def test_by_the_beginning_of_a_word(store: Store) -> None:
    store.save_customer(None, customer("cus_a", name="Ann Smith", email="ann@x.example"))
    store.save_customer(None, customer("cus_b", name="王小明", external_id="an#7"))
    store.save_customer(None, customer("cus_c", tenant=OTHER, name="Ann"))
    assert found(store, "an") == ["cus_b", "cus_a"]
    assert found(store, "an#") == ["cus_b"]
    assert [found(store, term) for term in ("smi", "小明", "mith")] == [["cus_a"], ["cus_b"], []]
    assert found(store, "ann", tenant=OTHER) == ["cus_c"]


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_everybody_once_however_many_words_find_them(store: Store, limit: int) -> None:
    names = ("anna ann", "andy anna", "anna", "bob")
    for n, name in enumerate(names):
        store.save_customer(None, customer(f"cus_{n}", name=name))
    assert found(store, "an", limit) == ["cus_1", "cus_0", "cus_2"]


def test_what_finds_follows_what_they_are_called(store: Store) -> None:
    first = customer(name="Ann")
    store.save_customer(None, first)
    renamed = replace(first, name="Eve", phone="1 2", version=2)
    store.save_customer(first, renamed)
    assert [found(store, term) for term in ("ann", "eve", "12")] == [[], ["cus_a"], ["cus_a"]]
    with pytest.raises(Conflict, match="version"):
        store.save_customer(first, replace(first, name="Late", version=2))
    assert found(store, "late") == []
    store.save_customer(renamed, replace(renamed, became="cus_b", version=3))
    assert (found(store, "eve"), latest(store)) == ([], [])


def test_the_latest_come_first(store: Store) -> None:
    for n in (2, 0, 1):
        store.save_customer(None, customer(f"cus_{n}", created_at=NOW + n))
    assert latest(store) == ["cus_2", "cus_1", "cus_0"]
    page = store.latest_customers(TENANT, 2, None)
    assert [one.id for one in page.items] == ["cus_2", "cus_1"]
    rest = store.latest_customers(TENANT, 2, page.cursor)
    assert ([one.id for one in rest.items], rest.cursor) == (["cus_0"], None)
    assert store.latest_customers(OTHER, 9, None).items == []


def test_they_are_told_as_they_are_now(store: Store) -> None:
    store.save_customer(None, customer(name="Ann"))
    started(store, SetCurrent("cus_a", None, "cnv_a"))
    (one,) = store.found_customers(TENANT, "ann", 9, None).items
    assert one == store.customer(TENANT, "cus_a") and one.current == "cnv_a"


def test_another_questions_cursor_is_refused(store: Store) -> None:
    for n in range(2):
        store.save_customer(None, customer(f"cus_{n}", name="Ann Bob"))
    cursor = store.found_customers(TENANT, "bob", 1, None).cursor
    with pytest.raises(Invalid, match="bad_cursor"):
        store.found_customers(TENANT, "ann", 1, cursor)


def test_all_that_is_said_of_one_comes_back(store: Store) -> None:
    full = customer(phone="+43 1", fields={"尺码": "XL"}, said_by_staff=("name", "phone"))
    store.save_customer(None, full)
    assert store.customer(TENANT, "cus_a") == full
    bare = customer(version=2)
    store.save_customer(full, bare)
    assert store.customer(TENANT, "cus_a") == bare


def test_a_page_costs_what_it_returns(desk: Store, bill: Bill) -> None:
    for n in range(120):
        desk.save_customer(None, customer(f"cus_{n:03}", name=f"Ann Number{n:03}"))
    bill.take()
    assert len(desk.found_customers(TENANT, "ann", 10, None).items) == 10
    assert bill.take() <= (2, 12)
    assert len(desk.latest_customers(TENANT, 10, None).items) == 10
    assert bill.take() <= (2, 12)


def test_a_change_of_nothing_that_finds_is_one_write(desk: Store, bill: Bill) -> None:
    desk.save_customer(None, customer(name="Ann"))
    bill.take()
    desk.save_customer(customer(name="Ann"), customer(name="Ann", blocked=True, version=2))
    assert bill.take() == (1, 1)


def merged(gone: Customer, heir: Customer) -> tuple[Customer, Customer, Customer, Customer]:
    after, became = merging.merged(heir, gone, "agt_a")
    return gone, became, heir, after


def test_a_merge_is_of_both_or_of_none(store: Store) -> None:
    gone, heir = customer("cus_a", name="Ann"), customer("cus_b", phone="1 2")
    for one in (gone, heir):
        store.save_customer(None, one)
    both = merged(gone, heir)
    for stale in (replace(gone, version=9), replace(heir, version=9)):
        pair = (stale, heir) if stale.id == gone.id else (gone, stale)
        with pytest.raises(Conflict, match="version"):
            store.merge_customers(*merged(*pair))
    assert [store.customer(TENANT, one.id) for one in (gone, heir)] == [gone, heir]
    started(store, SetCurrent("cus_b", None, "cnv_a"))
    store.merge_customers(*both)
    assert store.customer(TENANT, "cus_a") == both[1]
    assert store.customer(TENANT, "cus_b") == replace(both[3], current="cnv_a", visits=1)
    assert [found(store, term) for term in ("ann", "12")] == [["cus_b"]] * 2
    with pytest.raises(Conflict, match="version"):
        store.merge_customers(*both)


def test_each_of_two_known_ones_keeps_the_own_name(store: Store) -> None:
    gone, heir = customer("cus_a", external_id="u-1"), customer("cus_b", external_id="u-2")
    for one in (gone, heir):
        store.save_customer(None, one)
    store.merge_customers(*merged(gone, heir))
    owners = [store.customer_by_external(TENANT, name) for name in ("u-1", "u-2")]
    assert owners == ["cus_a", "cus_b"]


def test_the_wordiest_two_fit_into_one_write(engine: Store) -> None:
    many = " ".join(f"a{n}" for n in range(40))
    gone = customer("cus_a", name=many)
    heir = customer("cus_b", email="b@x.example", phone=" ".join(str(n) for n in range(20)))
    for one in (gone, heir):
        engine.save_customer(None, one)
    engine.merge_customers(*merged(gone, heir))
    assert found(engine, "a39") == [] and found(engine, "a1")[0] == "cus_b"
