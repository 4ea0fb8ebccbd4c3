"""Tags: the tenant's list of them, and what conversations are tagged with."""

from typing import Any

import pytest

from tests.entry.site import Answer, Site
from tests.entry.test_admin import get

LIST = [{"name": "refund", "color": "#0a0b0c"}, {"name": "late delivery", "color": "#FF8800"}]


def put(site: Site, tags: Any, **headers: str) -> Answer:
    token = site.home.tokens["admin"]
    return site.call("PUT", "/v1/tags", {"tags": tags}, token, headers)


def tag(site: Site, id: str, who: str = "agent", **body: Any) -> Answer:
    token = site.home.tokens[who]
    return site.call("POST", f"/v1/conversations/{id}/tag", body, token)


def tags(site: Site, id: str) -> Any:
    return get(site, f"/v1/conversations/{id}").json["tags"]


def test_the_list_is_kept_in_its_order(site: Site) -> None:
    before = get(site, "/v1/tags")
    set_ = put(site, LIST, **{"if-match": before.headers["ETag"]})
    assert set_.status == 200, set_.text
    assert get(site, "/v1/tags").json == set_.json
    assert (set_.json["tags"], set_.json["version"]) == (LIST, before.json["version"] + 1)
    assert put(site, LIST, **{"if-match": before.headers["ETag"]}).code == "changed_meanwhile"
    abroad = site.call("GET", "/v1/tags", token=site.abroad.tokens["agent"]).json
    assert abroad["tags"] == before.json["tags"]


@pytest.mark.parametrize(
    ("made", "pointer"),
    [
        ([{"name": "refund"}], "/tags/0"),
        ([{"name": "refund", "color": "red"}], "/tags/0/color"),
        ([{"name": "", "color": "#000000"}], "/tags/0/name"),
        ([{"name": " refund", "color": "#000000"}], "/tags/0/name"),
        ([{"name": "refund\n", "color": "#000000"}], "/tags/0/name"),
        ([{"name": "x" * 41, "color": "#000000"}], "/tags/0/name"),
        ([*LIST, {"name": "REFUND", "color": "#000000"}], "/tags/2/name"),
        ([{"name": f"t{n}", "color": "#000000"} for n in range(201)], "/tags"),
    ],
)
def test_a_list_that_makes_no_sense_is_refused(site: Site, made: Any, pointer: str) -> None:
    answer = put(site, made)
    assert (answer.status, answer.json["errors"][0]["pointer"]) == (422, pointer), answer.text


def test_staff_tag_whatever_state_it_is_in(site: Site) -> None:
    id = site.home.conversation("awaiting_agent")
    done = tag(site, id, add=["refund", "发票"])
    assert (done.status, tags(site, id)) == (200, ["refund", "发票"])
    [entry] = [e for e in log(site, id) if e["seq"] == done.json["seq"]]
    assert (entry["type"], entry["audience"]) == ("tagged", "staff")
    assert entry["data"] == {"added": ["refund", "发票"], "removed": []}
    site.home.run("agent", "end", id)
    assert tag(site, id, "supervisor", remove=["refund"], add=["发票"]).json["seq"]
    assert tags(site, id) == ["发票"]
    assert log(site, id)[-1]["data"] == {"added": [], "removed": ["refund"]}
    told = site.call("GET", f"/v1/conversations/{id}/entries", token=site.home.tokens["customer"])
    assert "发票" not in told.text


def log(site: Site, id: str) -> Any:
    return get(site, f"/v1/conversations/{id}/entries").json["data"]


def test_what_is_so_already_is_no_news(site: Site) -> None:
    id = site.home.conversation("queued")
    assert tag(site, id, add=["refund"]).json["seq"]
    for body in ({}, {"add": ["refund"]}, {"remove": ["发票"]}, {"remove": ["never heard of"]}):
        assert tag(site, id, **body).json["seq"] is None
    assert [e["type"] for e in log(site, id)].count("tagged") == 1


def test_only_tags_of_the_list_are_put_on_and_any_is_taken_off(site: Site) -> None:
    id = site.home.conversation("queued")
    refused = tag(site, id, add=["refund", "made up"])
    assert (refused.status, refused.code) == (422, "no_such_tag")
    assert refused.json["errors"][0]["pointer"] == "/add/1"
    assert tags(site, id) == []
    tag(site, id, add=["refund"])
    put(site, [])
    assert tag(site, id, add=["refund"]).code == "no_such_tag"
    assert tag(site, id, remove=["refund"]).status == 200
    assert tags(site, id) == []


def test_not_too_many(site: Site) -> None:
    short, long = [f"t{n}" for n in range(21)], [f"{n}{'标' * 30}" for n in range(12)]
    put(site, [{"name": name, "color": "#000000"} for name in [*short, *long]])
    id = site.home.conversation("queued")
    assert tag(site, id, add=long).code == "too_many_tags"
    assert tag(site, id, add=short[:20]).status == 200
    assert tag(site, id, add=short[20:]).code == "too_many_tags"
    assert tag(site, id, add=short[20:], remove=short[:1]).status == 200
    assert tags(site, id) == short[1:]


def test_customers_tag_nothing(site: Site) -> None:
    id = site.home.conversation("queued")
    assert tag(site, id, "customer", add=["refund"]).code == "not_permitted"
