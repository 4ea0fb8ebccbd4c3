"""Canned answers: the same contract for the fake and both engines."""

from dataclasses import replace

import pytest

from chalicelib.domain.tenants.canned import Canned
from chalicelib.flow.ports import Conflict, Store
from tests.store.make import OTHER, TENANT

HELLO = Canned(TENANT, "ans_1", "您好", "Hello", "", {"zh-CN": "您好", "*": "Hi"}, ("grp_a",), 1)


def test_it_comes_back_as_it_was_kept(store: Store) -> None:
    bare = Canned(TENANT, "ans_2", "bye", version=1)
    for one in (HELLO, bare):
        store.save_canned(None, one)
    assert store.canned(TENANT, "", "ans_1") == HELLO
    assert store.canned(TENANT, "", "ans_2") == bare
    assert store.canned(OTHER, "", "ans_1") is None
    assert store.canned(TENANT, "agt_a", "ans_1") is None


def test_each_has_its_own_list_and_everybody_has_one(store: Store) -> None:
    own = [replace(HELLO, id=f"ans_{n}", owner="agt_a", shortcut=f"s{n}") for n in (3, 1, 2)]
    for one in (*own, HELLO):
        store.save_canned(None, one)
    first = store.canned_list(TENANT, "agt_a", 2, None)
    assert first.items == [own[1], own[2]]
    rest = store.canned_list(TENANT, "agt_a", 2, first.cursor)
    assert (rest.items, rest.cursor) == ([own[0]], None)
    assert store.canned_list(TENANT, "", 9, None).items == [HELLO]
    assert store.canned_list(OTHER, "", 9, None).items == []


def test_a_shortcut_is_one_answers(store: Store) -> None:
    store.save_canned(None, HELLO)
    with pytest.raises(Conflict, match="shortcut"):
        store.save_canned(None, replace(HELLO, id="ans_2"))
    store.save_canned(None, replace(HELLO, id="ans_2", owner="agt_a"))
    assert store.canned_by_shortcut(TENANT, "", "您好") == "ans_1"
    assert store.canned_by_shortcut(TENANT, "agt_a", "您好") == "ans_2"
    moved = replace(HELLO, shortcut="hi", version=2)
    store.save_canned(HELLO, moved)
    assert store.canned_by_shortcut(TENANT, "", "您好") is None
    store.save_canned(None, replace(HELLO, id="ans_3"))
    with pytest.raises(Conflict, match="shortcut"):
        store.save_canned(moved, replace(moved, shortcut="您好", version=3))
    assert store.canned(TENANT, "", "ans_1") == moved


def test_a_lost_race_changes_nothing(store: Store) -> None:
    store.save_canned(None, HELLO)
    second = replace(HELLO, title="Other", version=2)
    store.save_canned(HELLO, second)
    for before, after in ((None, HELLO), (HELLO, second), (HELLO, None)):
        with pytest.raises(Conflict, match="version"):
            store.save_canned(before, after)
    assert store.canned(TENANT, "", "ans_1") == second


def test_what_is_deleted_frees_its_shortcut(store: Store) -> None:
    store.save_canned(None, HELLO)
    store.save_canned(HELLO, None)
    assert store.canned(TENANT, "", "ans_1") is None
    assert store.canned_list(TENANT, "", 9, None).items == []
    store.save_canned(None, replace(HELLO, id="ans_2"))
