"""What customers find of their own, and what their browsers tell of them."""

from typing import Any

import pytest

from chalicelib.flow import policies, widget
from chalicelib.flow.visits import MOST_PAGE_BYTES
from tests.entry.examples import EXAMPLES
from tests.entry.site import Answer, Site
from tests.entry.talk import Socket

VISIT = EXAMPLES["PUT /v1/visit"].body
PAGE = {"url": "https://shop.example/", "at": "2026-11-18T11:06:40.000Z"}


def mine(site: Site, query: str = "view=mine", who: str = "customer") -> Answer:
    return site.call("GET", f"/v1/conversations?{query}", token=site.home.tokens[who])


def tell(site: Site, body: Any) -> Answer:
    return site.call("PUT", "/v1/visit", body, site.home.tokens["customer"])


def told(site: Site, who: str = "agent") -> Any:
    url = f"/v1/customers/{site.home.actors['customer'].id}/visit"
    return site.call("GET", url, token=site.home.tokens[who]).json


def three(site: Site) -> list[str]:
    """Three conversations of the customer's, the latest first."""
    made = []
    for _ in range(3):
        made.append(site.home.conversation("ended"))
        site.fakes.clock.forward(90_000)
    return made[::-1]


def test_customers_find_their_own_conversations_latest_first(site: Site) -> None:
    site.home.conversation("queued", "stranger")
    theirs = three(site)
    pages, cursor = [], ""
    while cursor is not None:
        page = mine(site, f"view=mine&limit=2{cursor and '&cursor=' + cursor}").json
        pages.append([c["id"] for c in page["data"]])
        cursor = page["next_cursor"]
    assert pages == [theirs[:2], theirs[2:]]
    assert not {"urgency", "version", "topic"} & mine(site).json["data"][0].keys()


@pytest.mark.parametrize("query", ["", "view=open", "view=closed", "view=queue", "view=customer"])
def test_customers_have_no_other_list(site: Site, query: str) -> None:
    answer = mine(site, query)
    assert (answer.status, answer.code) == (403, "not_permitted")


def block(site: Site, blocked: bool = True, who: str = "agent") -> Answer:
    url = f"/v1/customers/{site.home.actors['customer'].id}/block"
    return site.call("PUT", url, {"blocked": blocked}, site.home.tokens[who])


def test_a_blocked_customer_is_told_so_everywhere(site: Site) -> None:
    conversation = site.home.conversation("awaiting_agent")
    socket = Socket(site, site.home, "customer")
    shown = block(site)
    assert (shown.status, shown.json["blocked"]) == (200, True)
    assert socket.frames[-1]["data"]["data"] == {"state": "system_ended", "reason": "policy"}
    assert site.fakes.push.closed == [socket.id]
    for method, url, body in (
        ("POST", "/v1/visitors", {"key": site.home.widget_key}),
        ("POST", "/v1/socket-tickets", {}),
        ("POST", "/v1/conversations", {"text": "x"}),
        ("POST", f"/v1/conversations/{conversation}/return", {}),
        ("POST", f"/v1/conversations/{conversation}/say", {"text": "x"}),
    ):
        answer = site.call(method, url, body, site.home.tokens["customer"])
        assert (answer.status, answer.code) == (403, "blocked"), url
    assert mine(site).json["data"][0]["ended_reason"] == "policy"
    assert block(site, False).json["blocked"] is False
    answer = site.call("POST", "/v1/socket-tickets", {}, site.home.tokens["customer"])
    assert answer.status == 201


def test_nothing_was_told_yet(site: Site) -> None:
    nothing = {"pages": [], "language": "", "time_zone": "", "attributes": {}}
    device = {"browser": "", "os": "", "kind": "", "screen": ""}
    assert told(site) == {**nothing, "updated_at": None, "device": device}


def test_agents_see_what_the_browser_told_last(site: Site) -> None:
    assert tell(site, {"pages": [PAGE], "language": "fr"}).status == 204
    site.fakes.clock.forward(5)
    assert VISIT
    assert tell(site, VISIT(site.home, {})).status == 204
    shown = told(site)
    assert shown["pages"][0] == {
        "url": "https://shop.example/a?b=1#c",
        "at": "2026-11-18T11:06:40.000Z",
        "title": "A",
        "referrer": "https://www.example/",
    }
    assert shown["attributes"] == {"cart_value": "120.5", "returning": "true", "plan": "gold"}
    assert (shown["language"], shown["time_zone"]) == ("de-AT", "Europe/Vienna")
    assert shown["updated_at"] == "2026-11-18T11:06:45.000Z"


def test_a_tenant_that_wants_no_trail_gets_none(site: Site) -> None:
    assert VISIT
    whole = VISIT(site.home, {})
    tell(site, whole)
    widget.change(site.ports, site.home.tenant, {"consent": "never"}, lambda version: None)
    policies._seen.clear()
    assert tell(site, whole).status == 204
    shown = told(site)
    assert (shown["pages"], shown["device"]["browser"]) == ([], "")
    assert shown["attributes"]["plan"] == "gold"


def test_what_a_browser_tells_changes_nobody(site: Site) -> None:
    id = site.home.actors["customer"].id
    before = site.ports.store.customer(site.home.tenant, id)
    tell(site, {"attributes": {"plan": "platinum"}, "language": "fr"})
    assert site.ports.store.customer(site.home.tenant, id) == before


def test_of_many_long_pages_the_last_are_kept(site: Site) -> None:
    long = [{**PAGE, "url": f"https://shop.example/{n:03}/" + "a" * 1_900} for n in range(50)]
    assert tell(site, {"pages": long}).status == 204
    kept = [page["url"] for page in told(site)["pages"]]
    assert kept == [page["url"] for page in long[-len(kept) :]]
    assert MOST_PAGE_BYTES - 2_000 < sum(map(len, kept)) <= MOST_PAGE_BYTES


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        ({"pages": [{**PAGE, "url": "javascript:alert(1)"}]}, "wrong_format", "/pages/0/url"),
        ({"pages": [{**PAGE, "url": "file:///etc/passwd"}]}, "wrong_format", "/pages/0/url"),
        (
            {"pages": [{**PAGE, "url": "https://bank@evil.example/"}]},
            "wrong_format",
            "/pages/0/url",
        ),
        ({"pages": [{**PAGE, "url": "https://a b/"}]}, "wrong_format", "/pages/0/url"),
        ({"pages": [{**PAGE, "url": "https:///"}]}, "wrong_format", "/pages/0/url"),
        ({"pages": [{**PAGE, "url": "https://a/" + "b" * 2000}]}, "wrong_length", "/pages/0/url"),
        ({"pages": [{**PAGE, "referrer": "data:,x"}]}, "wrong_format", "/pages/0/referrer"),
        ({"pages": [{**PAGE, "title": "a\x1b[0m"}]}, "control_character", "/pages/0/title"),
        ({"pages": [{**PAGE, "at": "1906-01-01T00:00:00Z"}]}, "out_of_range", "/pages/0/at"),
        ({"pages": [{**PAGE, "at": 5}]}, "wrong_type", "/pages/0/at"),
        ({"pages": [{"url": PAGE["url"]}]}, "missing_field", "/pages/0"),
        ({"pages": [PAGE] * 51}, "wrong_length", "/pages"),
        ({"device": {"kind": "fridge"}}, "unknown_value", "/device/kind"),
        ({"device": {"screen": "huge"}}, "wrong_format", "/device/screen"),
        ({"device": {"browser": "x" * 101}}, "wrong_length", "/device/browser"),
        ({"language": "no language"}, "wrong_format", "/language"),
        ({"time_zone": "<b>"}, "wrong_format", "/time_zone"),
        ({"attributes": {"a": ["b"]}}, "wrong_type", "/attributes"),
        ({"attributes": {str(n): n for n in range(21)}}, "wrong_length", "/attributes"),
        ({"attributes": {"a": "x" * 501}}, "wrong_length", "/attributes"),
    ],
)
def test_what_is_no_visit_is_refused(site: Site, body: Any, code: str, pointer: str) -> None:
    answer = tell(site, body)
    assert answer.status == 422
    found = [(part["code"], part["pointer"]) for part in answer.json["errors"]]
    assert found == [(code, pointer)]
    assert told(site)["updated_at"] is None


def test_a_token_of_nobody_tells_nothing(site: Site) -> None:
    site.fakes.store._customers.clear()
    assert tell(site, {"language": "fr"}).status == 404
