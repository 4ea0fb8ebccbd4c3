"""Groups that are archived: nothing leads newcomers there, and what is in one goes on."""

from typing import Any

import pytest

from tests.entry.site import Site
from tests.entry.test_admin import get, patch

SETTINGS, WIDGET = ("PATCH", "/v1/settings"), ("PATCH", "/v1/settings/widget")
RULES = "PUT", "/v1/routing/rules"
LEADS: dict[str, tuple[str, tuple[str, str], Any]] = {
    "default": ("group_is_default", SETTINGS, lambda g: {"default_group": g}),
    "overflow": (
        *("group_takes_others", SETTINGS),
        lambda g: {"policy": {"overflow_group": g}},
    ),
    "fallback": (
        *("group_takes_others", SETTINGS),
        lambda g: {"channels": {"chat": {"fallback_group": g}}},
    ),
    "rule": (
        *("group_in_rules", RULES),
        lambda g: {"rules": [{"name": "All", "then": {"group": g}}]},
    ),
    "menu": (
        *("group_in_widget", WIDGET),
        lambda g: {"menu": [{"id": "buy", "label": {"en": "Buy"}, "group": g}]},
    ),
    "invitation": (
        *("group_in_widget", WIDGET),
        lambda g: {"invitations": [{"id": "hi", "text": {"en": "Hi"}, "group": g, "when": {}}]},
    ),
}


@pytest.mark.parametrize("what", LEADS)
def test_a_group_that_newcomers_are_led_to_is_not_archived(site: Site, what: str) -> None:
    code, to, body = LEADS[what]
    group, token = site.home.sales, site.home.tokens["admin"]
    led = site.call(*to, body(group), token)
    assert led.status == 200, led.text
    refused = patch(site, f"/v1/groups/{group}", {"archived": True})
    assert (refused.status, refused.code) == (409, code)


@pytest.mark.parametrize("what", LEADS)
def test_nothing_leads_to_an_archived_group(site: Site, what: str) -> None:
    _, to, body = LEADS[what]
    group, token = site.home.sales, site.home.tokens["admin"]
    assert patch(site, f"/v1/groups/{group}", {"archived": True}).json["archived"] is True
    refused = site.call(*to, body(group), token)
    assert (refused.status, refused.code) == (422, "no_such_group")
    assert patch(site, f"/v1/groups/{group}", {"archived": False}).json["archived"] is False
    assert site.call(*to, body(group), token).status == 200


def test_an_archived_group_comes_back_to_what_it_led_to(site: Site) -> None:
    token, sales = site.home.tokens["admin"], site.home.sales
    repairs = site.call("POST", "/v1/groups", {"name": "Repairs"}, token).json["id"]
    assert patch(site, f"/v1/groups/{repairs}", {"policy": {"overflow_group": sales}}).status == 200
    assert patch(site, f"/v1/groups/{repairs}", {"archived": True}).status == 200
    assert patch(site, f"/v1/groups/{sales}", {"archived": True}).code == "group_takes_others"


def test_who_asks_for_an_archived_group_comes_to_the_default_one(site: Site) -> None:
    assert patch(site, f"/v1/groups/{site.home.sales}", {"archived": True}).status == 200
    body, token = {"text": "hello", "group": site.home.sales}, site.home.tokens["customer"]
    made = site.call("POST", "/v1/conversations", body, token).json["conversation"]
    assert get(site, f"/v1/conversations/{made}").json["group"] == site.home.group


def test_nothing_is_transferred_to_an_archived_group(site: Site) -> None:
    home = site.home
    served = home.conversation("awaiting_agent")
    assert patch(site, f"/v1/groups/{home.sales}", {"archived": True}).status == 200
    path, token = f"/v1/conversations/{served}/transfer", home.tokens["agent"]
    refused = site.call("POST", path, {"group": home.sales}, token)
    assert (refused.status, refused.code) == (404, "no_such_group")
    assert get(site, f"/v1/conversations/{served}").json["group"] == home.group


def test_an_archived_groups_queue_is_shown_while_somebody_waits(site: Site) -> None:
    def shown() -> list[str]:
        return [queue["group"] for queue in get(site, "/v1/queues").json["data"]]

    home = site.home
    waits = home.conversation("queued")
    assert patch(site, "/v1/settings", {"default_group": home.sales}).status == 200
    assert patch(site, f"/v1/groups/{home.group}", {"archived": True}).status == 200
    assert sorted(shown()) == sorted([home.group, home.sales])
    home.run("customer", "leave_queue", waits)
    assert shown() == [home.sales]
    assert get(site, f"/v1/queues/{home.group}").json["waiting"] == 0
