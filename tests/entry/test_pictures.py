"""Agents' own pictures."""

from typing import Any

from tests.entry.site import PICTURE, Site
from tests.entry.test_admin import get

BODY: dict[str, Any] = {"type": PICTURE.type, "data": PICTURE.data}
MINE = "/v1/me/picture"


def test_one_sets_and_drops_ones_own(site: Site) -> None:
    url = f"/v1/agents/{site.home.actors['supervisor'].id}/picture"
    token = site.home.tokens["supervisor"]
    assert site.call("DELETE", MINE, token=token).status == 204
    assert get(site, url).json == {"picture": None}
    other = {"type": "image/jpeg", "data": "/9j/4AAQ"}
    assert site.call("PUT", MINE, other, token).status == 204
    for role in ("customer", "agent", "integrator"):
        answer = get(site, url, role)
        assert answer.json == {"picture": other}
        assert answer.headers["Cache-Control"] == "private, max-age=300"
    named = get(site, f"/v1/agents/{site.home.actors['supervisor'].id}").json["picture"]
    for name, seconds in ((named, 31_536_000), ("0123456789abcdef", 300)):
        answer = get(site, f"{url}?picture={name}")
        assert answer.json == {"picture": other}
        assert answer.headers["Cache-Control"] == f"private, max-age={seconds}"
    assert site.call("PUT", MINE, BODY, token).status == 204
    again = get(site, f"/v1/agents/{site.home.actors['supervisor'].id}").json["picture"]
    assert again not in ("", named)
    assert site.call("DELETE", MINE, token=token).status == 204
    assert get(site, f"/v1/agents/{site.home.actors['supervisor'].id}").json["picture"] == ""
    unknown = get(site, "/v1/agents/agt_01knvn0a2b4c6d8e0f2g4h/picture")
    assert (unknown.status, unknown.code) == (404, "not_found")
    others = f"/v1/agents/{site.home.actors['agent'].id}/picture"
    assert get(site, others).json == {"picture": BODY}


def test_what_is_no_small_picture_is_refused(site: Site) -> None:
    token = site.home.tokens["agent"]
    for path in (MINE, "/v1/settings/logo"):
        who = token if path == MINE else site.home.tokens["admin"]
        for change, status, code in (
            ({"type": "image/svg+xml"}, 422, "unknown_value"),
            ({"type": "image/webp"}, 422, "not_this_type"),
            ({"data": "%"}, 422, "not_base64"),
            ({"data": "A" * 43_696}, 413, "picture_too_large"),
        ):
            answer = site.call("PUT", path, {**BODY, **change}, who)
            assert (answer.status, answer.code) == (status, code), (path, change)
