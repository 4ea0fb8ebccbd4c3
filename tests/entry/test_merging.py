"""Merging customers, as the console does it."""

from typing import Any

import pytest

from tests.entry.site import Answer, Site
from tests.entry.talk import Socket
from tests.entry.test_joining import enter, known_of, mine
from tests.entry.test_visitors import visit

URL = "/v1/customers"


def ask(site: Site, method: str, url: str, body: Any = None, who: str = "agent") -> Answer:
    return site.call(method, url, body, site.home.tokens[who])


def two(site: Site) -> tuple[dict[str, Any], dict[str, Any]]:
    """A stranger of whom the staff know more, and somebody signed: as visits are answered."""
    site.home.online()
    stranger, known = visit(site).json, known_of(site).json
    said = {"name": "Ann", "phone": "1", "fields": {"size": "XL"}}
    assert ask(site, "PATCH", f"{URL}/{stranger['customer']}", said).status == 200
    return stranger, known


def test_a_preview_says_what_a_merge_does(site: Site) -> None:
    stranger, known = two(site)
    conversation = enter(site, stranger["token"])
    url = f"{URL}/{stranger['customer']}/merge"
    shown = ask(site, "GET", f"{url}?into={known['customer']}").json
    assert (shown["from"]["id"], shown["into"]["id"]) == (stranger["customer"], known["customer"])
    assert (shown["conversations"], shown["open"]) == (1, [{"id": conversation, "ends": False}])
    assert shown["takes"]["fields"] == {"size": "XL"} and shown["takes"]["phone"] == "1"
    socket = Socket(site, site.home, "agent")
    merged = ask(site, "POST", url, {"into": known["customer"]})
    assert merged.status == 200, merged.text
    taken = {**shown["into"], **shown["takes"]}
    changed = {"version": shown["into"]["version"] + 1, "current": conversation}
    assert merged.json == {**taken, **changed}
    assert socket.frames[-1]["data"]["type"] == "merged"
    assert mine(site, known["token"]) == [conversation]
    log = site.call("GET", f"/v1/conversations/{conversation}/entries", token=known["token"])
    assert "merged" not in log.text
    assert mine(site, stranger["token"]) == []
    refused = site.call("POST", "/v1/conversations", {"text": "x"}, stranger["token"])
    assert (refused.status, refused.code) == (401, "visitor_joined")
    again = ask(site, "POST", url, {"into": known["customer"]})
    assert (again.status, again.json) == (200, merged.json)
    gone = ask(site, "GET", f"{URL}/{stranger['customer']}").json
    assert gone["became"] == known["customer"]
    found = [one["id"] for one in ask(site, "GET", f"{URL}?q=user-7").json["data"]]
    assert found == [known["customer"]]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_cannot_be_merged_is_refused(site: Site, method: str) -> None:
    stranger, known = two(site)

    def refused(gone: str, into: str) -> tuple[int, str]:
        url = f"{URL}/{gone}/merge" + (f"?into={into}" if method == "GET" else "")
        answer = ask(site, method, url, {"into": into} if method == "POST" else None)
        return answer.status, answer.code

    one, other = stranger["customer"], known["customer"]
    assert refused(one, one) == (422, "same_customer")
    assert refused(one, site.abroad.actors["customer"].id) == (422, "no_such_customer")
    assert refused(site.abroad.actors["customer"].id, one) == (404, "not_found")
    assert refused(one, "cus_x") == (422, "wrong_format")
    ask(site, "PUT", f"{URL}/{other}/block", {"blocked": True})
    assert refused(one, other) == (409, "customer_blocked")
    missing = ask(site, method, f"{URL}/{one}/merge", {} if method == "POST" else None)
    assert (missing.status, missing.code) == (422, "missing_field")
