"""What a widget cannot be set to: refused with a code and its place, and nothing changes."""

import json
from typing import Any

import pytest

from tests.entry.site import Answer, Site
from tests.entry.test_admin import get, patch
from tests.entry.test_widget import LABEL, SETTINGS, full, invitation

ITEM: dict[str, Any] = {"id": "a", "label": LABEL}
FIELD: dict[str, Any] = {"name": "a", "type": "text", "label": LABEL}
CHOICE: dict[str, Any] = {"value": "v", "label": LABEL}
REASON: dict[str, Any] = {"code": "a", "label": LABEL}
NOWHERE = "grp_" + "0" * 22


def when(**more: Any) -> dict[str, Any]:
    return {"invitations": [invitation(when=more)]}


def attribute(op: str, value: object, name: str = "cart_value") -> dict[str, Any]:
    return when(attributes=[{"name": name, "op": op, "value": value}])


WRONG_FORM: list[tuple[dict[str, Any], str, str]] = [
    ({"look": {"color": color}}, "/look/color", "wrong_format")
    for color in ("", "red", "#fff", "#12345g", "#1234567", "#123456\n", "url(x)")
]
WRONG_FORM += [
    ({"look": {"logo": "x"}}, "/look", "unknown_field"),
    ({"look": {"launcher": "bomb"}}, "/look/launcher", "unknown_value"),
    ({"look": {"offset_x": -1}}, "/look/offset_x", "out_of_range"),
    ({"look": {"corner": 41}}, "/look/corner", "out_of_range"),
    ({"version": 7}, "", "unknown_field"),
    ({"name": "Other"}, "", "unknown_field"),
    ({"consent": "no"}, "/consent", "unknown_value"),
    ({"languages": ["*"]}, "/languages/0", "wrong_format"),
    ({"texts": {"e n": {}}}, "/texts", "wrong_format"),
    ({"texts": {"en": {"Title": "x"}}}, "/texts", "wrong_format"),
    ({"texts": {"en": {"9a": "x"}}}, "/texts", "wrong_format"),
    ({"texts": {"en": {"a" * 41: "x"}}}, "/texts", "wrong_format"),
    ({"texts": {"en": {"a": "x" * 501}}}, "/texts", "wrong_length"),
    ({"menu": [{**ITEM, "label": {}}]}, "/menu/0/label", "wrong_length"),
    ({"menu": [{**ITEM, "label": {"en": ""}}]}, "/menu/0/label", "wrong_length"),
    ({"menu": [{**ITEM, "label": {"en": "x" * 121}}]}, "/menu/0/label", "wrong_length"),
    ({"menu": [{**ITEM, "id": "A b"}]}, "/menu/0/id", "wrong_format"),
    ({"menu": [{**ITEM, "id": str(n)} for n in range(13)]}, "/menu", "wrong_length"),
    ({"form": [{**FIELD, "type": "file"}]}, "/form/0/type", "unknown_value"),
    ({"form": [{**FIELD, "name": "__proto__"}]}, "/form/0/name", "wrong_format"),
    ({"form": [{**FIELD, "name": f"f{n}"} for n in range(11)]}, "/form", "wrong_length"),
    ({"rating_reasons": [{**REASON, "scores": [6]}]}, "/rating_reasons/0/scores/0", "out_of_range"),
    ({"invitations": [invitation(id=str(n)) for n in range(21)]}, "/invitations", "wrong_length"),
    ({"invitations": [invitation(topic="x" * 65)]}, "/invitations/0/topic", "wrong_length"),
    ({"invitation_caps": {"per_session": 21, "per_week": 3}}, "/invitation_caps/per_session",
     "out_of_range"),
    (when(url=["a b"]), "/invitations/0/when/url/0", "wrong_format"),
    (when(url=[""]), "/invitations/0/when/url/0", "wrong_length"),
    (when(not_url=["*" * 9]), "/invitations/0/when/not_url/0", "wrong_format"),
    (when(url=["x" * 301]), "/invitations/0/when/url/0", "wrong_length"),
    (when(url=["*"] * 11), "/invitations/0/when/url", "wrong_length"),
    (when(scroll_percent=101), "/invitations/0/when/scroll_percent", "out_of_range"),
    (when(seconds_on_page=-1), "/invitations/0/when/seconds_on_page", "out_of_range"),
    (when(returning="yes"), "/invitations/0/when/returning", "wrong_type"),
    (attribute("matches", "1"), "/invitations/0/when/attributes/0/op", "unknown_value"),
    (attribute("is", 1), "/invitations/0/when/attributes/0/value", "wrong_type"),
    (attribute("is", "x", ""), "/invitations/0/when/attributes/0/name", "wrong_length"),
]  # fmt: skip
WRONG_TOGETHER: list[tuple[dict[str, Any], str, str]] = [
    ({"menu": [ITEM, {**ITEM, "id": "b"}, ITEM]}, "/menu/2/id", "name_taken"),
    ({"form": [FIELD, FIELD]}, "/form/1/name", "name_taken"),
    ({"rating_reasons": [REASON, REASON]}, "/rating_reasons/1/code", "name_taken"),
    ({"rating_reasons": [{**REASON, "scores": [5, 5]}]}, "/rating_reasons/0/scores/1",
     "name_taken"),
    ({"invitations": [invitation(), invitation()]}, "/invitations/1/id", "name_taken"),
    ({"invitations": [invitation(languages=["de", "de"])]}, "/invitations/0/languages/1",
     "name_taken"),
    ({"languages": ["en", "de", "en"]}, "/languages/2", "name_taken"),
    ({"menu": [{**ITEM, "group": NOWHERE}]}, "/menu/0/group", "no_such_group"),
    ({"invitations": [invitation(group=NOWHERE)]}, "/invitations/0/group", "no_such_group"),
    ({"form": [{**FIELD, "type": "select"}]}, "/form/0", "missing_field"),
    ({"form": [{**FIELD, "options": [CHOICE]}]}, "/form/0", "unknown_field"),
    ({"form": [{**FIELD, "type": "select", "options": [CHOICE, CHOICE]}]},
     "/form/0/options/1/value", "name_taken"),
    *((attribute("at_least", value), "/invitations/0/when/attributes/0/value", "wrong_type")
      for value in ("", "many", "nan", "inf", "1e9", "1_0", "0x1", " 7", "1,5", "١", "1.", "7\n")),
]  # fmt: skip


@pytest.mark.parametrize(("change", "place", "code"), [*WRONG_FORM, *WRONG_TOGETHER])
def test_it_is_refused_with_its_place(
    site: Site, change: dict[str, Any], place: str, code: str
) -> None:
    before = get(site, SETTINGS).json
    answer = patch(site, SETTINGS, {"history": False, **change})
    assert (answer.status, answer.code) == (422, code), answer.text
    assert answer.json["errors"][0]["pointer"] == place
    assert get(site, SETTINGS).json == before


def test_another_tenants_group_is_none(site: Site) -> None:
    theirs = {"menu": [{**ITEM, "group": site.abroad.group}]}
    assert patch(site, SETTINGS, theirs).code == "no_such_group"


def test_numbers_and_patterns_that_are_good(site: Site) -> None:
    for value in ("100", "-1.5", "007", "0.000000001"):
        assert patch(site, SETTINGS, attribute("at_most", value)).status == 200
    urls = ["*/demo*#/product/*", "https://shop.example/?a=1&b=*", "*" * 8, "商店*"]
    assert patch(site, SETTINGS, when(url=urls)).status == 200


def sent(site: Site, texts: Any) -> Answer:
    """A change without escapes, which would make the body too long."""
    raw = json.dumps({"texts": texts}, ensure_ascii=False).encode()
    return site.call("PATCH", SETTINGS, token=site.home.tokens["admin"], raw=raw)


def test_all_of_it_fits_into_sixty_kilobytes(site: Site) -> None:
    patch(site, SETTINGS, full(site.home))
    texts = {"en": {f"key{n}": "é" * 500 for n in range(55)}}
    assert sent(site, texts).status == 200
    texts["en"] |= {f"more{n}": "é" * 500 for n in range(10)}
    answer = sent(site, texts)
    assert (answer.status, answer.code) == (422, "too_many_settings")
    assert len(get(site, SETTINGS).json["texts"]["en"]) == 55
