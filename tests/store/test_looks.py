"""Widgets, logos and faces: the same contract for the fake and both engines."""

from dataclasses import replace

import pytest

from chalicelib.domain.pictures import Picture
from chalicelib.domain.tenants.widget import SETTINGS, Widget
from chalicelib.flow.ports import Conflict, Store
from chalicelib.store.looks import WidgetRow
from chalicelib.store.rows.base import packed
from tests.store.make import OTHER, TENANT

LOGO, OTHER_LOGO = Picture("image/png", "AAAA"), Picture("image/webp", "BBBB")
LABEL = {"en": "Orders", "zh-CN": "订单"}
FULL = Widget(
    TENANT,
    1,
    look={"color": "#010203", "offset_x": 0},
    languages=("en", "zh-CN"),
    texts={"fr": {"greeting_title": "Bonjour"}},
    menu=({"id": "orders", "label": LABEL, "group": "", "topic": "orders"},),
    form=({"name": "email", "type": "email", "label": LABEL, "required": True, "options": []},),
    rating_reasons=(),
    invitations=({"id": "cart", "when": {"returning": None, "visits": 2}},),
    invitation_caps={"per_session": 0, "per_week": 0},
    consent="never",
    when_closed="hide",
    history=False,
)


@pytest.mark.parametrize("widget", [Widget(TENANT, 1), FULL])
def test_it_comes_back_as_it_was_kept(store: Store, widget: Widget) -> None:
    assert store.widget(TENANT) is None
    store.save_widget(None, widget)
    assert store.widget(TENANT) == widget
    assert store.widget(OTHER) is None


def test_each_setting_is_tried_with_another_value_than_its_default() -> None:
    assert [name for name in SETTINGS if getattr(FULL, name) == getattr(Widget(""), name)] == []


def test_what_was_not_set_takes_no_room() -> None:
    row = packed(WidgetRow, Widget(TENANT, 1), "pk", "sk")
    assert set(row) == {"pk", "sk", "k", "v"}


def test_a_lost_race_changes_nothing(store: Store) -> None:
    store.save_widget(None, FULL)
    second = replace(FULL, version=2, history=True)
    store.save_widget(FULL, second)
    for before in (None, FULL):
        with pytest.raises(Conflict, match="version"):
            store.save_widget(before, replace(FULL, version=2, logo=LOGO.digest), LOGO)
    assert store.widget(TENANT) == second
    assert store.logo(TENANT) is None


def test_a_setting_goes_back_to_its_default(store: Store) -> None:
    store.save_widget(None, FULL)
    plain = Widget(TENANT, 2)
    store.save_widget(FULL, plain)
    assert store.widget(TENANT) == plain


def test_the_logo_changes_with_its_name(store: Store) -> None:
    first = replace(FULL, logo=LOGO.digest)
    store.save_widget(None, first, LOGO)
    assert store.logo(TENANT) == LOGO
    assert store.logo(OTHER) is None
    second = replace(first, version=2, consent="ask")
    store.save_widget(first, second)
    assert store.logo(TENANT) == LOGO
    third = replace(second, version=3, logo=OTHER_LOGO.digest)
    store.save_widget(second, third, OTHER_LOGO)
    assert store.logo(TENANT) == OTHER_LOGO
    store.save_widget(third, replace(third, version=4, logo=""))
    assert store.logo(TENANT) is None


def test_faces_come_and_go(store: Store) -> None:
    assert store.face(TENANT, "agt_a") is None
    store.save_face(TENANT, "agt_a", LOGO)
    store.save_face(TENANT, "agt_b", OTHER_LOGO)
    assert [store.face(TENANT, id) for id in ("agt_a", "agt_b")] == [LOGO, OTHER_LOGO]
    assert store.face(OTHER, "agt_a") is None
    for _ in range(2):
        store.save_face(TENANT, "agt_a", None)
    assert [store.face(TENANT, id) for id in ("agt_a", "agt_b")] == [None, OTHER_LOGO]
