"""Customers as staff find and describe them."""

from typing import Any

import pytest

from chalicelib.flow import visitors
from chalicelib.flow.visitors import Claimed, Proof
from tests.entry.site import Answer, Site

URL = "/v1/customers"


def ask(
    site: Site, method: str, url: str, body: Any = None, match: str = "", who: str = "agent"
) -> Answer:
    headers = {"if-match": match} if match else {}
    return site.call(method, url, body, site.home.tokens[who], headers)


def come(site: Site, name: str, external_id: str = "", **parts: Any) -> str:
    """A visitor's page."""
    proof = Proof(external_id, name, **parts) if external_id else None
    claimed = Claimed(name, **parts)
    return visitors.admit(site.ports, site.home.tenant, proof, claimed, None, "").id


def names(site: Site, query: str = "", limit: int = 50) -> list[str]:
    """The names on all pages."""
    found: list[str] = []
    cursor = ""
    while cursor is not None:
        more = cursor and f"&cursor={cursor}"
        page = ask(site, "GET", f"{URL}?limit={limit}{query and '&q=' + query}{more}").json
        found += [one["name"] for one in page["data"]]
        cursor = page["next_cursor"]
    return found


def test_found_by_what_their_names_begin_with(site: Site) -> None:
    come(site, "Ann Smith", "user-7", email="ann@shop.example")
    come(site, "Ann Jones")
    come(site, "王小明")
    assert sorted(names(site, "ann")) == ["Ann Jones", "Ann Smith"]
    assert names(site, "SMI+an", 1) == ["Ann Smith"]
    assert names(site, "ann@sh") == names(site, "user-7") == ["Ann Smith"]
    assert names(site, "%E5%B0%8F%E6%98%8E") == ["王小明"]
    assert names(site, "nobody") == []


def test_without_a_question_the_latest_come_first(site: Site) -> None:
    for n in range(3):
        site.fakes.clock.forward(1)
        come(site, f"n{n}")
    assert names(site, limit=2) == ["n2", "n1", "n0", "", ""]
    assert names(site, "+")[:3] == ["n2", "n1", "n0"]
    abroad = site.call("GET", URL, token=site.abroad.tokens["agent"]).json["data"]
    assert [one["name"] for one in abroad] == ["", ""]


def test_a_page_of_several_words_ends_after_some_reads(site: Site) -> None:
    for n in range(30):
        come(site, f"annabel n{n}")
    come(site, "annabel zoe")
    assert names(site, "annabel+zoe", 2) == ["annabel zoe"]
    assert len(names(site, "annabel+n", 7)) == 30


def test_staff_say_who_it_is(site: Site) -> None:
    id = come(site, "x")
    url = f"{URL}/{id}"
    said = {
        "name": "Ann",
        "email": "ann@x.example",
        "phone": "+43 1",
        "language": "de",
        "fields": {"尺码": "XL", "tier": "2"},
    }
    tag = ask(site, "GET", url).headers["ETag"]
    changed = ask(site, "PATCH", url, said, tag)
    assert changed.status == 200, changed.text
    assert {name: changed.json[name] for name in said} == said
    assert changed.headers["ETag"] == f'"{changed.json["version"]}"' == '"2"'
    late = ask(site, "PATCH", url, {"name": "Late"}, tag)
    assert (late.status, late.code) == (412, "changed_meanwhile")
    again = ask(site, "PATCH", url, {"fields": {"tier": None, "none": None}}).json
    assert (again["fields"], again["name"], again["version"]) == ({"尺码": "XL"}, "Ann", 3)
    assert ask(site, "PATCH", url, {"name": "Ann"}).json["version"] == 3
    assert names(site, "ann") == ["Ann"]


def test_what_staff_said_stays_whatever_the_page_claims(site: Site) -> None:
    id = come(site, "Page")
    ask(site, "PATCH", f"{URL}/{id}", {"name": "Ann"})
    claimed = Claimed("Page", "page@x.example")
    visitors.admit(site.ports, site.home.tenant, None, claimed, id, "")
    shown = ask(site, "GET", f"{URL}/{id}").json
    assert (shown["name"], shown["email"]) == ("Ann", "page@x.example")


def test_a_signature_counts_more(site: Site) -> None:
    id = come(site, "Signed", "user-7")
    ask(site, "PATCH", f"{URL}/{id}", {"name": "Ann", "phone": "1"})
    assert come(site, "Signed", "user-7") == id
    shown = ask(site, "GET", f"{URL}/{id}").json
    assert (shown["name"], shown["phone"]) == ("Signed", "1")


def test_who_became_another_is_described_there(site: Site) -> None:
    id = come(site, "Ann")
    proof = Proof("user-7", "Ann")
    visitors.admit(site.ports, site.home.tenant, proof, Claimed(), id, "")
    refused = ask(site, "PATCH", f"{URL}/{id}", {"name": "x"})
    assert (refused.status, refused.code) == (409, "customer_joined")
    assert names(site, "ann") == ["Ann"]


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        ({"name": "x" * 101}, "wrong_length", "/name"),
        ({"name": "a\x00"}, "control_character", "/name"),
        ({"email": "nobody"}, "wrong_format", "/email"),
        ({"email": "a@b@c"}, "wrong_format", "/email"),
        ({"phone": "call me"}, "wrong_format", "/phone"),
        ({"language": "no language"}, "wrong_format", "/language"),
        ({"fields": {"a": ""}}, "wrong_length", "/fields"),
        ({"fields": {"": "a"}}, "wrong_length", "/fields"),
        ({"fields": {str(n): "x" for n in range(21)}}, "too_many_fields", "/fields"),
        ({"attributes": {"plan": "gold"}}, "unknown_field", ""),
        ({"external_id": "x"}, "unknown_field", ""),
    ],
)
def test_what_cannot_be_said_is_refused(site: Site, body: Any, code: str, pointer: str) -> None:
    url = f"{URL}/{come(site, 'Ann')}"
    refused = ask(site, "PATCH", url, body)
    found = [(part["code"], part["pointer"]) for part in refused.json["errors"]]
    assert (refused.status, found) == (422, [(code, pointer)])
    assert ask(site, "GET", url).json["version"] == 1


def test_the_version_counts_every_change(site: Site) -> None:
    url = f"{URL}/{come(site, 'Ann')}"
    blocked = ask(site, "PUT", f"{url}/block", {"blocked": True})
    assert (blocked.headers["ETag"], blocked.json["version"]) == ('"2"', 2)
