"""Idempotency-Key: one answer a key, whatever happens in between."""

from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.actors import Actor, Role
from chalicelib.flow import agents
from chalicelib.flow.ports import Replay
from tests.entry.site import Answer, Site

KEY = {"idempotency-key": "a-key-of-my-own-1234"}


def make_group(site: Site, name: str = "New", headers: dict[str, str] = KEY) -> Answer:
    token = site.home.tokens["admin"]
    return site.call("POST", "/v1/groups", {"name": name}, token, headers)


def test_the_same_request_is_done_once_and_answered_again(site: Site) -> None:
    first, second = make_group(site), make_group(site)
    assert first.json == second.json
    assert "Idempotency-Replayed" not in first.headers
    assert second.headers["Idempotency-Replayed"] == "true"
    assert second.headers["ETag"] == first.headers["ETag"]
    assert [g.name for g in site.ports.store.groups(site.home.tenant)].count("New") == 1


def test_another_request_with_the_same_key_is_refused(site: Site) -> None:
    make_group(site)
    answer = make_group(site, "Other")
    assert (answer.status, answer.code) == (422, "idempotency_key_reused")


def test_while_the_first_runs_the_second_waits(site: Site) -> None:
    seen: list[Answer] = []

    def meanwhile(name: str, args: object) -> None:
        if name == "save_group" and not seen:
            seen.append(make_group(site))

    site.fakes.store.hooks.append(meanwhile)
    assert make_group(site).status == 201
    assert (seen[0].status, seen[0].code) == (409, "still_running")


def test_what_failed_may_be_tried_again(site: Site) -> None:
    token, group = site.home.tokens["admin"], {"name": ""}
    assert site.call("POST", "/v1/groups", group, token, KEY).status == 422
    assert make_group(site).status == 201


def test_keys_are_of_whoever_gave_them(site: Site) -> None:
    assert make_group(site).status == 201
    token = site.abroad.tokens["admin"]
    answer = site.call("POST", "/v1/groups", {"name": "Theirs"}, token, KEY)
    assert answer.json["name"] == "Theirs"


def test_a_crash_after_the_commit_doubles_no_message(site: Site) -> None:
    conversation = site.home.conversation("awaiting_agent")
    url, token = f"/v1/conversations/{conversation}/say", site.home.tokens["customer"]
    first = site.call("POST", url, {"text": "once"}, token, KEY)
    # The process died before it could keep its answer; after a minute the key may be taken again.
    site.ports.store.forget(
        site.home.tenant, site.home.actors["customer"].id, KEY["idempotency-key"]
    )
    second = site.call("POST", url, {"text": "once"}, token, KEY)
    assert first.json == second.json
    entries = site.ports.store.entries(site.home.tenant, conversation, 0, 100, True)
    assert [entry.data.get("text") for entry in entries].count("once") == 1


def test_a_client_message_id_is_answered_the_same_for_ever(site: Site) -> None:
    conversation = site.home.conversation("awaiting_agent")
    url, token = f"/v1/conversations/{conversation}/say", site.home.tokens["customer"]
    body = {"text": "once", "client_message_id": "m-1"}
    assert site.call("POST", url, body, token).json == site.call("POST", url, body, token).json


def test_secrets_are_shown_once_and_kept_nowhere(site: Site) -> None:
    body, token = {"name": "New", "scopes": ["queues:read"]}, site.home.tokens["admin"]
    first = site.call("POST", "/v1/keys", body, token, KEY)
    second = site.call("POST", "/v1/keys", body, token, KEY)
    assert first.json["key"].startswith("sk_live_")
    assert second.json == {**first.json, "key": None}
    assert first.json["key"] not in repr(site.fakes.store.__dict__).replace(repr(first.json), "")


def test_tokens_are_never_kept(site: Site) -> None:
    token = site.home.tokens["customer"]
    first = site.call("POST", "/v1/socket-tickets", {}, token, KEY)
    site.fakes.clock.forward(1)
    second = site.call("POST", "/v1/socket-tickets", {}, token, KEY)
    assert first.json["ticket"] != second.json["ticket"]
    assert "remember" not in [name for name, _ in site.fakes.store.calls]


def test_a_key_of_a_wrong_form_is_refused(site: Site) -> None:
    for bad in ("", "x" * 256, "with space", "umlaut-ä"):
        answer = make_group(site, headers={"idempotency-key": bad})
        assert (answer.status, answer.code) == (422, "bad_idempotency_key")


def test_a_replay_holds_what_was_sent(site: Site) -> None:
    make_group(site)
    kept = [args[3] for name, args in site.fakes.store.calls if name == "answer"]
    assert kept == [replace(kept[0])]
    assert isinstance(kept[0], Replay)
    assert kept[0].status == 201


NEW: dict[str, dict[str, Any]] = {
    "/v1/groups": {"name": "New"},
    "/v1/keys": {"name": "New", "scopes": ["groups:read"]},
    "/v1/agents": {"name": "New", "email": "new@home.example"},
}


def make(site: Site, url: str) -> Answer:
    return site.call("POST", url, NEW[url], site.home.tokens["admin"], KEY)


@pytest.mark.parametrize("url", NEW)
def test_a_kill_before_the_answer_doubles_nothing(site: Site, url: str) -> None:
    def kill(name: str, args: object) -> None:
        if name == "answer":
            site.fakes.store.hooks.clear()
            raise KeyboardInterrupt

    site.fakes.store.hooks.append(kill)
    with pytest.raises(KeyboardInterrupt):
        make(site, url)
    site.fakes.clock.forward(61)
    made = make(site, url)
    assert made.status == 201
    listed = site.call("GET", url, token=site.home.tokens["admin"]).json["data"]
    assert [one["id"] for one in listed if one["name"] == "New"] == [made.json["id"]]
    if url == "/v1/keys":
        assert site.call("GET", "/v1/groups", token=made.json["key"]).status == 200
    if url == "/v1/agents":
        who = {"workspace": "home", "email": NEW[url]["email"]}
        password = made.json["temporary_password"]
        put = site.call("POST", "/v1/sign-in", {**who, "password": password})
        assert put.json["challenge"] == "NEW_PASSWORD_REQUIRED"


def test_a_repeat_of_days_later_takes_no_password_away(site: Site) -> None:
    made = make(site, "/v1/agents").json
    agents.set_status(
        site.ports, Actor(site.home.tenant, made["id"], Role.AGENT), made["id"], "online", ""
    )
    site.fakes.clock.forward(86_400)
    site.home.sign_in("admin")
    assert make(site, "/v1/agents").code == "email_taken"
    user = site.fakes.identity.users["home/new@home.example"]
    assert user.password == made["temporary_password"]


def test_a_repeat_of_days_later_breaks_no_key(site: Site) -> None:
    secret = make(site, "/v1/keys").json["key"]
    site.fakes.clock.forward(86_400)
    site.home.sign_in("admin")
    answer = make(site, "/v1/keys")
    assert (answer.status, answer.code) == (409, "made_before")
    assert site.call("GET", "/v1/groups", token=secret).status == 200
