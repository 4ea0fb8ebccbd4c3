"""A company signs up: whole or not at all, whoever else wants the same and wherever it is cut."""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from chalicelib.config import BadSettings, parse, settings
from chalicelib.flow import wire
from tests.conftest import ENVIRONMENT
from tests.entry.site import PASSWORD, Answer, Site
from tests.fakes.ports import watched

ADA = {
    "workspace": "acme",
    "company": "Acme Ltd",
    "name": "Ada",
    "email": "Ada@acme.example",
    "password": PASSWORD,
    "language": "zh-TW",
}
BOB = {**ADA, "name": "Bob", "email": "bob@acme.example", "password": "Bobs-Own-Pass-1"}


@pytest.fixture(autouse=True)
def opened(environment: pytest.MonkeyPatch) -> None:
    """Anybody may sign up."""
    environment.setenv("SIGN_UP", "open")
    settings.cache_clear()


def sign_up(site: Site, body: Any = ADA, **changes: str) -> Answer:
    return site.call("POST", "/v1/sign-up", {**body, **changes})


def sign_in(site: Site, who: dict[str, str] = ADA) -> Answer:
    body = {name: who[name] for name in ("workspace", "email", "password")}
    return site.call("POST", "/v1/sign-in", body)


def test_who_signs_up_can_work_at_once(site: Site) -> None:
    made = sign_up(site)
    assert (made.status, made.json["challenge"]) == (201, None)
    token = made.json["session"]
    me = site.call("GET", "/v1/me", token=token).json
    assert (me["workspace"], me["agent"]["role"]) == ("acme", "admin")
    assert (me["agent"]["name"], me["agent"]["email"]) == ("Ada", "ada@acme.example")
    told = site.call("GET", "/v1/settings", token=token).json
    groups = site.call("GET", "/v1/groups", token=token).json["data"]
    assert [group["id"] for group in groups] == [told["default_group"]] == me["agent"]["groups"]
    assert told["name"] == "Acme Ltd"
    assert site.call("POST", "/v1/visitors", {"key": told["widget_keys"][0]}).status == 201
    chosen = site.call("GET", "/v1/me/preferences", token=token).json
    assert chosen == {"data": {"language": "zh-TW"}}
    again = {"workspace": "acme", "email": "ada@acme.example"}
    body = {**again, "refresh_token": made.json["refresh_token"]}
    assert site.call("POST", "/v1/sign-in/refresh", body).json["session"]
    assert sign_in(site).json["agent"]["id"] == me["agent"]["id"]


def test_each_refusal_says_what_is_wrong(site: Site) -> None:
    def refused(code: str, pointer: str, **changes: str) -> None:
        answer = sign_up(site, **changes)
        assert (answer.status, answer.code) == (422, code), changes
        assert answer.json["errors"][0]["pointer"] == pointer

    for slug in ("a", "Acme", "1a", "a_b", "a/b", "a b", "acme\n", "x" * 33, ""):
        refused("bad_workspace", "/workspace", workspace=slug)
    for slug in ("assets", "sign-in", "sign-up", "forgot", "www", "api", "console"):
        refused("bad_workspace", "/workspace", workspace=slug)
    for email in ("", "ada", "a@b@c", "a/b@c.example", "a b@c.example", "a@" + "c" * 90):
        refused("bad_email", "/email", email=email)
    refused("weak_password", "/password", password="short")
    refused("wrong_length", "/company", company="")
    refused("wrong_length", "/name", name="")
    taken = sign_up(site, workspace="home")
    assert (taken.status, taken.code) == (409, "workspace_taken")
    assert sign_up(site).status == 201
    assert sign_up(site).code == sign_up(site, BOB).code == "workspace_taken"


def test_it_is_closed_unless_it_is_opened(site: Site, environment: pytest.MonkeyPatch) -> None:
    for value in (None, "closed"):
        environment.delenv("SIGN_UP") if value is None else environment.setenv("SIGN_UP", value)
        settings.cache_clear()
        answer = sign_up(site)
        assert (answer.status, answer.code) == (403, "sign_up_closed")
    with pytest.raises(BadSettings, match="SIGN_UP"):
        parse({**ENVIRONMENT, "SIGN_UP": "yes"})


def killed(site: Site, environment: pytest.MonkeyPatch, at: int, after: bool) -> bool:
    """Sign up and die before, or right after, a call of a port; whether it came so far."""
    numbers = count()

    def around(name: str, args: Any, call: Callable[[], Any]) -> Any:
        here = next(numbers) == at
        if here and not after:
            raise KeyboardInterrupt
        done = call()
        if here:
            raise KeyboardInterrupt
        return done

    whole = site.ports
    environment.setattr(wire, "ports", lambda: watched(whole, around))
    try:
        sign_up(site)
    except KeyboardInterrupt:
        return True
    finally:
        environment.setattr(wire, "ports", lambda: whole)
    return False


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", range(7))
def test_cut_anywhere_it_is_finished_by_repeating_it(
    site: Site, environment: pytest.MonkeyPatch, at: int, after: bool
) -> None:
    if not killed(site, environment, at, after):
        assert at >= 6  # more calls than there are
        return
    second = sign_up(site)
    assert second.status == 201 or second.code == "workspace_taken"
    session = sign_in(site).json["session"]
    agents = site.call("GET", "/v1/agents", token=session).json["data"]
    groups = site.call("GET", "/v1/groups", token=session).json["data"]
    assert ([a["name"] for a in agents], [g["name"] for g in groups]) == (["Ada"], ["Support"])
    assert sign_up(site).code == "workspace_taken"


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", range(6))
def test_what_a_cut_left_stands_in_nobodys_way(
    site: Site, environment: pytest.MonkeyPatch, at: int, after: bool
) -> None:
    killed(site, environment, at, after)
    bobs = sign_up(site, BOB)
    if bobs.status != 201:
        assert bobs.code == "workspace_taken"
        assert sign_in(site).json["session"]  # it was cut behind the last step
        return
    assert sign_up(site).code == "workspace_taken"
    body = {"email": ADA["email"], "name": "Ada"}
    made = site.call("POST", "/v1/agents", body, bobs.json["session"])
    assert made.status == 201, made.text
    put = sign_in(site, {**ADA, "password": made.json["temporary_password"]}).json
    assert put["challenge"] == "NEW_PASSWORD_REQUIRED"


def test_only_who_began_goes_on(site: Site, environment: pytest.MonkeyPatch) -> None:
    assert killed(site, environment, 2, after=True)
    thief = {**ADA, "password": "Some-Other-Pass-1"}
    assert sign_up(site, thief).code == "workspace_taken"
    assert sign_in(site, thief).code == "wrong_credentials"
    assert sign_up(site).status == 201


def rival(site: Site, body: dict[str, str]) -> list[Answer]:
    """Somebody else signs up right before the rows are written."""
    answers: list[Answer] = []

    def first(name: str, args: object) -> None:
        if name == "found_tenant" and not answers:
            site.fakes.store.hooks.clear()
            answers.append(sign_up(site, body))

    site.fakes.store.hooks.append(first)
    return answers


def test_of_two_at_once_one_has_the_workspace(site: Site) -> None:
    bobs = rival(site, BOB)
    assert sign_up(site).code == "workspace_taken"
    assert bobs[0].status == 201
    assert sign_in(site).code == "wrong_credentials"
    assert "acme/ada@acme.example" not in site.fakes.identity.users
    assert sign_in(site, BOB).json["session"]


def test_who_asks_twice_at_once_is_answered_once_and_can_sign_in(site: Site) -> None:
    first = rival(site, ADA)
    assert sign_up(site).code == "workspace_taken"
    assert first[0].status == 201
    assert sign_in(site).json["agent"]["id"] == first[0].json["agent"]["id"]


def test_no_password_is_kept_or_logged(site: Site, logged: list[str]) -> None:
    sign_up(site)
    sign_up(site, password="Kanarienvogel-1")
    for secret in (PASSWORD, "Kanarienvogel-1"):
        assert secret not in repr(site.fakes.store.__dict__)
        assert secret not in "".join(logged)
