"""Context cards: the same contract for the fake and both engines."""

from dataclasses import replace

import pytest

from chalicelib.domain.tenants.cards import Card, Cards
from chalicelib.flow.ports import Conflict, Store
from tests.store.make import OTHER, TENANT

ONE = Card("orders", "订单", "iframe", "https://s.example/?a=1", "s" * 20)
CARDS = Cards(TENANT, 1, (ONE, replace(ONE, id="crm", kind="json")))


def test_they_come_back_as_they_were_kept(store: Store) -> None:
    assert store.cards(TENANT) is None
    store.save_cards(None, CARDS)
    assert store.cards(TENANT) == CARDS
    assert store.cards(OTHER) is None
    none = Cards(TENANT, 2)
    store.save_cards(CARDS, none)
    assert store.cards(TENANT) == none


def test_a_lost_race_changes_nothing(store: Store) -> None:
    store.save_cards(None, CARDS)
    for before in (None, replace(CARDS, version=2)):
        with pytest.raises(Conflict, match="version"):
            store.save_cards(before, Cards(TENANT, 3))
    assert store.cards(TENANT) == CARDS
