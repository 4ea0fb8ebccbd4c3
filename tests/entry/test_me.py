"""What one may change of oneself: name, password, and what the console keeps."""

from typing import Any

import pytest

from tests.entry.site import PASSWORD, Answer, Site
from tests.entry.test_sign_in import sign_in

NEW = "Another-Pass-2"


def ask(site: Site, method: str, path: str, body: Any = None, **headers: str) -> Answer:
    """A request of the agent's about themselves."""
    return site.call(method, f"/v1/me{path}", body, site.home.tokens["agent"], headers)


def test_one_may_change_ones_name_and_nothing_else(site: Site) -> None:
    before = ask(site, "PUT", "/status", {"status": "online"})
    stale = before.headers["ETag"]
    changed = ask(site, "PATCH", "", {"name": "Li Wei 李伟"})
    assert changed.json == {
        **before.json,
        "name": "Li Wei 李伟",
        "version": changed.json["version"],
    }
    assert ask(site, "PATCH", "", {"name": "Late"}, **{"if-match": stale}).status == 412
    for more in ({"role": "admin"}, {"capacity": 100}, {"groups": []}, {"email": "x@y.example"}):
        assert ask(site, "PATCH", "", {"name": "Li", **more}).code == "unknown_field"
    for bad in ("", "x" * 101, "a\x07b"):
        assert ask(site, "PATCH", "", {"name": bad}).status == 422
    assert ask(site, "GET", "").json["agent"]["name"] == "Li Wei 李伟"


def test_a_password_is_changed_by_who_knows_it(site: Site) -> None:
    wrong = ask(site, "PUT", "/password", {"old": "Wrong-Pass-1", "new": NEW})
    assert (wrong.status, wrong.code) == (422, "wrong_password")
    assert wrong.json["errors"][0]["pointer"] == "/old"
    weak = ask(site, "PUT", "/password", {"old": PASSWORD, "new": "weak"})
    assert (weak.code, weak.json["errors"][0]["pointer"]) == ("weak_password", "/new")
    assert sign_in(site, PASSWORD).status == 200
    assert ask(site, "PUT", "/password", {"old": PASSWORD, "new": NEW}).status == 204
    assert sign_in(site, PASSWORD).code == "wrong_credentials"
    assert sign_in(site, NEW).json["session"]
    assert ask(site, "GET", "").status == 200


def test_the_proof_of_a_password_leaves_no_session_behind(site: Site) -> None:
    before = set(site.fakes.identity.revoked)
    ask(site, "PUT", "/password", {"old": PASSWORD, "new": NEW})
    assert len(site.fakes.identity.revoked - before) == 1


def test_an_authenticator_does_not_stand_in_the_way_of_a_new_password(site: Site) -> None:
    site.fakes.identity.users["home/agent@home.example"].mfa = True
    assert ask(site, "PUT", "/password", {"old": PASSWORD, "new": NEW}).status == 204
    assert sign_in(site, NEW).json["challenge"] == "SOFTWARE_TOKEN_MFA"


def test_preferences_are_ones_own_and_replaced_whole(site: Site) -> None:
    assert ask(site, "GET", "/preferences").json == {"data": {}}
    chosen = {"data": {"theme": "dark", "panes": {"left": 280}, "pinned": ["cnv_a", None, 1.5]}}
    assert ask(site, "PUT", "/preferences", chosen).json == chosen
    assert ask(site, "GET", "/preferences").json == chosen
    for others in (site.home.tokens["admin"], site.abroad.tokens["agent"]):
        assert site.call("GET", "/v1/me/preferences", token=others).json == {"data": {}}
    assert ask(site, "PUT", "/preferences", {"data": {}}).json == {"data": {}}
    assert ask(site, "GET", "/preferences").json == {"data": {}}


@pytest.mark.parametrize("letter", ["x", "字"])
def test_preferences_have_their_greatest_size(site: Site, letter: str) -> None:
    room = (4096 - len('{"a":""}')) // len(letter.encode())
    assert ask(site, "PUT", "/preferences", {"data": {"a": letter * room}}).status == 200
    refused = ask(site, "PUT", "/preferences", {"data": {"a": letter * (room + 1)}})
    assert (refused.status, refused.code) == (413, "too_large")
    assert ask(site, "GET", "/preferences").json == {"data": {"a": letter * room}}
