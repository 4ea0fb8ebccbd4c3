"""The widget's settings, and what a page's visitor is told of them."""

from typing import Any

import pytest

from chalicelib.domain.tenants.widget import LOOK, REASONS
from chalicelib.flow import files, widget
from tests.entry.examples import EXAMPLES
from tests.entry.site import PICTURE, Answer, House, Site
from tests.entry.test_admin import get, patch
from tests.entry.test_bad_input import CANARY

SETTINGS = "/v1/settings/widget"
LABEL = {"*": "Label"}


def full(house: House) -> Any:
    """Good settings, each another than its default."""
    made = EXAMPLES[f"PATCH {SETTINGS}"].body
    assert made is not None
    return made(house, {})


def shown(site: Site, part: str = "", house: House | None = None) -> Answer:
    """What anybody with the key is told, after what is remembered was forgotten."""
    site.fakes.clock.forward(6)
    return site.call("GET", f"/v1/widget{part}?key={(house or site.home).widget_key}")


def invitation(**more: Any) -> dict[str, Any]:
    return {"id": "one", "text": LABEL, **more}


def test_who_never_set_anything_has_good_defaults(site: Site) -> None:
    answer = shown(site)
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    told = answer.json
    assert told["version"] == 0
    assert (told["name"], told["default_group"]) == ("Home", site.home.group)
    assert told["look"] == {**LOOK, "logo": ""}
    assert told["rating_reasons"] == list(REASONS)
    assert [told[name] for name in ("languages", "menu", "form", "invitations")] == [[]] * 4
    assert (told["consent"], told["when_closed"], told["history"]) == ("implied", "form", True)
    assert told["attachments"]["most_bytes"] == files.MOST_BYTES
    assert set(told["attachments"]["types"]) == files.TYPES
    assert (told["urge_after_s"], told["recall_s"], told["reopen_s"]) == (100, 120, 86_400)
    own = get(site, SETTINGS)
    assert own.headers["ETag"] == '"0"'
    assert own.json == {name: told[name] for name in own.json}


def test_all_of_it_can_be_set_and_is_told(site: Site) -> None:
    wanted, before = full(site.home), get(site, SETTINGS).json
    changed = patch(site, SETTINGS, wanted)
    assert changed.status == 200, changed.text
    assert changed.headers["ETag"] == '"1"'
    for name, value in wanted.items():
        assert changed.json[name] != before[name], f"{name} is the default"
        assert changed.json[name] == _completed(name, value), name
    assert set(before) - set(wanted) == {"version"}
    assert get(site, SETTINGS).json == changed.json
    told = shown(site).json
    assert {name: told[name] for name in changed.json} == changed.json


def _completed(name: str, value: Any) -> Any:
    if name == "look":
        return {**LOOK, **value, "logo": ""}
    return [{"enabled": True, **one} for one in value] if name == "invitations" else value


def test_what_is_not_named_stays(site: Site) -> None:
    patch(site, SETTINGS, full(site.home))
    before = get(site, SETTINGS).json
    changed = patch(site, SETTINGS, {"look": {"corner": 0, "theme": None}, "history": True}).json
    look = {**before["look"], "corner": 0, "theme": "auto"}
    assert changed == {**before, "version": 2, "look": look, "history": True}
    assert patch(site, SETTINGS, {}).json == changed
    assert patch(site, SETTINGS, {"history": True}).json["version"] == 2


def test_a_lost_update_is_refused(site: Site) -> None:
    assert patch(site, SETTINGS, {"history": False}, '"0"').status == 200
    late = patch(site, SETTINGS, {"consent": "ask"}, '"0"')
    assert (late.status, late.code) == (412, "changed_meanwhile")
    assert patch(site, SETTINGS, {"consent": "ask"}, '"1"').status == 200


def test_two_at_once_both_hold(site: Site) -> None:
    def meanwhile(name: str, args: tuple[Any, ...]) -> None:
        if name == "save_widget":
            site.fakes.store.hooks.clear()
            widget.change(site.ports, site.home.tenant, {"history": False}, lambda _: None)

    site.fakes.store.hooks.append(meanwhile)
    changed = patch(site, SETTINGS, {"consent": "ask"}).json
    assert (changed["version"], changed["consent"], changed["history"]) == (2, "ask", False)


def test_it_follows_the_tenants_other_settings(site: Site) -> None:
    policy = {"warn_s": 40, "recall_s": 0}
    patch(site, "/v1/settings", {"policy": policy, "channels": {"chat": {"warn_s": 30}}})
    told = shown(site).json
    assert (told["urge_after_s"], told["recall_s"], told["reopen_s"]) == (30, 0, 86_400)
    patch(site, "/v1/settings", {"name": "Other", "default_group": site.home.sales})
    told = shown(site).json
    assert (told["name"], told["default_group"]) == ("Other", site.home.sales)


def test_invitations_that_are_off_stay_at_home(site: Site) -> None:
    two = [invitation(enabled=False, text={"*": CANARY}), invitation(id="two")]
    assert len(patch(site, SETTINGS, {"invitations": two}).json["invitations"]) == 2
    answer = shown(site)
    assert [one["id"] for one in answer.json["invitations"]] == ["two"]
    assert CANARY not in answer.text


@pytest.mark.parametrize("part", ["", "/status", "/logo"])
def test_a_key_that_opens_nothing_is_refused(site: Site, part: str) -> None:
    wrong = site.home.widget_key[:-1] + ("0" if site.home.widget_key[-1] != "0" else "1")
    for key in (wrong, "wk_" + "0" * 46):
        answer = site.call("GET", f"/v1/widget{part}?key={key}")
        assert (answer.status, answer.code) == (401, "widget_key_invalid")
        assert answer.headers["Cache-Control"] == "no-store"
    for query in ("", "?key=", "?key=wk_1", f"?key={wrong}&key={wrong}"):
        assert site.call("GET", f"/v1/widget{part}{query}").status == 422


def test_a_page_costs_one_read_in_five_seconds(site: Site) -> None:
    shown(site)
    before = len(site.fakes.store.calls)
    for _ in range(20):
        assert site.call("GET", f"/v1/widget?key={site.home.widget_key}").status == 200
    assert len(site.fakes.store.calls) == before


def test_each_tenant_has_its_own(site: Site) -> None:
    patch(site, SETTINGS, full(site.home))
    assert shown(site, house=site.abroad).json["version"] == 0
    assert shown(site).json["version"] == 1


def test_the_logo_has_its_name(site: Site) -> None:
    assert shown(site, "/logo").status == 404
    token, body = site.home.tokens["admin"], {"type": PICTURE.type, "data": PICTURE.data}
    put = site.call("PUT", "/v1/settings/logo", body, token)
    assert put.json["look"]["logo"] == PICTURE.digest
    assert put.headers["ETag"] == '"1"'
    assert shown(site).json["look"]["logo"] == PICTURE.digest
    answer = site.call("GET", f"/v1/widget/logo?key={site.home.widget_key}&logo={PICTURE.digest}")
    assert answer.json == body
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    assert shown(site, "/logo", site.abroad).status == 404
    patch(site, SETTINGS, {"look": {"launcher": "logo"}})
    assert get(site, SETTINGS).json["look"]["logo"] == PICTURE.digest
    assert site.call("DELETE", "/v1/settings/logo", token=token).json["look"]["logo"] == ""
    assert shown(site, "/logo").status == 404
    assert site.call("DELETE", "/v1/settings/logo", token=token).json["version"] == 3
