"""Canned answers: everybody's and one's own."""

from typing import Any

import pytest

from chalicelib.flow import canned
from tests.entry.site import Answer, Site

URL = "/v1/answers"
HELLO = {"shortcut": "hello", "title": "Hello", "text": {"*": "Hi {customer.name}", "de": "Tag"}}
OWN = {**HELLO, "personal": True}


def ask(
    site: Site, method: str, url: str = URL, body: Any = None, who: str = "agent", match: str = ""
) -> Answer:
    headers = {"if-match": match} if match else {}
    return site.call(method, url, body, site.home.tokens[who], headers)


def made(site: Site, body: Any, who: str = "agent") -> str:
    answer = ask(site, "POST", URL, body, who)
    assert answer.status == 201, answer.text
    return f"{URL}/{answer.json['id']}"


def shortcuts(site: Site, who: str = "agent", limit: int = 100) -> list[str]:
    """All that somebody sees, page by page."""
    found: list[str] = []
    cursor = ""
    while cursor is not None:
        page = ask(site, "GET", f"{URL}?limit={limit}{cursor and '&cursor=' + cursor}", who=who)
        found += [one["shortcut"] for one in page.json["data"]]
        cursor = page.json["next_cursor"]
    return found


def test_leads_keep_everybodys(site: Site) -> None:
    body = {**HELLO, "groups": [site.home.sales]}
    answer = ask(site, "POST", URL, body, "supervisor")
    assert (answer.status, answer.headers["ETag"]) == (201, '"1"')
    shown = answer.json
    assert shown == {**body, "id": shown["id"], "personal": False, "version": 1}
    for who in ("agent", "admin", "integrator"):
        assert ask(site, "GET", f"{URL}/{shown['id']}", who=who).json == shown
    refused = ask(site, "POST", URL, {**HELLO, "shortcut": "other"})
    assert (refused.status, refused.code) == (403, "not_permitted")
    for method, change in (("PATCH", {"title": "x"}), ("DELETE", None)):
        assert ask(site, method, f"{URL}/{shown['id']}", change).status == 403


def test_ones_own_are_seen_by_oneself_alone(site: Site) -> None:
    url = made(site, OWN)
    assert ask(site, "GET", url).json["personal"] is True
    for who in ("supervisor", "admin", "integrator"):
        assert shortcuts(site, who) == []
        for method, body in (("GET", None), ("PATCH", {"title": "x"}), ("DELETE", None)):
            assert ask(site, method, url, body, who).status == 404
    assert ask(site, "PATCH", url, {"title": "Mine"}).json["title"] == "Mine"
    assert ask(site, "DELETE", url).status == 204
    assert ask(site, "GET", url).status == 404


def test_a_key_has_none_of_its_own(site: Site) -> None:
    refused = ask(site, "POST", URL, OWN, "integrator")
    assert (refused.status, refused.code) == (409, "no_person")


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 6])
def test_ones_own_come_first_page_by_page(site: Site, limit: int) -> None:
    for n in range(3):
        made(site, {**HELLO, "shortcut": f"all-{n}"}, "admin")
        made(site, {**OWN, "shortcut": f"own-{n}"})
        made(site, {**OWN, "shortcut": f"else-{n}"}, "supervisor")
        site.fakes.clock.forward(1)
    own, everybodys = [f"own-{n}" for n in range(3)], [f"all-{n}" for n in range(3)]
    assert shortcuts(site, limit=limit) == own + everybodys
    assert shortcuts(site, "integrator", limit) == everybodys


@pytest.mark.parametrize("cursor", ["x", "own", "own:!", "shared:!", "other:", "own:own:"])
def test_a_cursor_that_is_none_is_refused(site: Site, cursor: str) -> None:
    refused = ask(site, "GET", f"{URL}?cursor={cursor}")
    assert refused.status == (200 if cursor == "own" else 422)


def test_a_shortcut_means_one_thing_to_whoever_sees_it(site: Site) -> None:
    made(site, HELLO, "admin")
    own = made(site, {**OWN, "shortcut": "您好_1"})
    made(site, {**OWN, "shortcut": "您好_1"}, "supervisor")
    for who, body in (
        ("admin", HELLO),
        ("agent", OWN),
        ("agent", {**OWN, "shortcut": "您好_1"}),
        ("supervisor", {**HELLO, "shortcut": "您好_1"}),
    ):
        refused = ask(site, "POST", URL, body, who)
        assert (refused.status, refused.code) == (409, "shortcut_taken"), (who, body)
    refused = ask(site, "PATCH", own, {"shortcut": "hello"})
    assert (refused.status, refused.code) == (409, "shortcut_taken")
    assert ask(site, "PATCH", own, {"shortcut": "您好_1", "title": "x"}).status == 200


def test_a_lost_update_is_refused(site: Site) -> None:
    url = made(site, HELLO, "admin")
    changed = ask(site, "PATCH", url, {"text": {"*": "New"}}, "admin", '"1"')
    assert (changed.headers["ETag"], changed.json["text"]) == ('"2"', {"*": "New"})
    late = ask(site, "PATCH", url, {"title": "Late"}, "supervisor", '"1"')
    assert (late.status, late.code) == (412, "changed_meanwhile")
    assert ask(site, "PATCH", url, {"title": "Hello"}, "admin").json["version"] == 2


def test_the_same_request_makes_one(site: Site) -> None:
    key = {"idempotency-key": "k"}
    answers = [site.call("POST", URL, OWN, site.home.tokens["agent"], key) for _ in range(2)]
    assert answers[0].json == answers[1].json
    assert shortcuts(site) == ["hello"]


def test_what_died_before_it_answered_is_found_again(site: Site) -> None:
    parts = {"shortcut": "hello", "title": "Hello", "text": {"*": "Hi"}}
    made = [canned.create(site.ports, site.home.actors["agent"], True, parts, "k") for _ in "ab"]
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("part", "code", "pointer"),
    [
        ({"shortcut": "Hello"}, "wrong_format", "/shortcut"),
        ({"shortcut": "a b"}, "wrong_format", "/shortcut"),
        ({"shortcut": ""}, "wrong_format", "/shortcut"),
        ({"shortcut": "a" * 33}, "wrong_format", "/shortcut"),
        ({"shortcut": "a\n"}, "wrong_format", "/shortcut"),
        ({"title": ""}, "wrong_length", "/title"),
        ({"text": {}}, "wrong_length", "/text"),
        ({"text": {"no language": "x"}}, "wrong_format", "/text"),
        ({"text": {"*": ""}}, "wrong_length", "/text"),
        ({"text": {"*": "a\x00"}}, "control_character", "/text/*"),
        ({"groups": ["grp_" + "0" * 22]}, "no_such_group", "/groups/0"),
        ({"groups": ["sales"]}, "wrong_format", "/groups/0"),
        ({"owner": "x"}, "unknown_field", ""),
    ],
)
def test_what_is_no_answer_is_refused(site: Site, part: Any, code: str, pointer: str) -> None:
    url = made(site, {**OWN, "shortcut": "there"})
    for method, to, body in (("POST", URL, {**OWN, **part}), ("PATCH", url, part)):
        refused = ask(site, method, to, body)
        found = [(p["code"], p["pointer"]) for p in refused.json["errors"]]
        assert (refused.status, found) == (422, [(code, pointer)])


def test_too_much_for_one_row_is_refused(site: Site) -> None:
    text = {f"xx-{n}": "x" * 8000 for n in range(8)}
    refused = ask(site, "POST", URL, {**OWN, "text": text})
    assert (refused.status, refused.code) == (422, "too_long")
