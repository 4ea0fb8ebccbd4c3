"""An agent takes an authenticator into use, signs in with it, and does without it again."""

from typing import Any

import pytest

from chalicelib.flow import wire
from tests.entry.site import Answer, Site
from tests.entry.test_sign_in import answer, refresh, reset, sign_in
from tests.fakes.identity import CODE, SECRET
from tests.fakes.ports import watched


def ask(site: Site, mine: Any, method: str, path: str = "", **more: str) -> Answer:
    body = {"refresh_token": mine["refresh_token"], **more}
    return site.call(method, f"/v1/me/mfa{path}", body, mine["session"])


def enrolled(site: Site) -> Any:
    """A session of somebody whose authenticator is in use."""
    mine = sign_in(site).json
    assert ask(site, mine, "POST").status == 200
    assert ask(site, mine, "POST", "/confirm", code=CODE).status == 204
    return mine


def wanted(site: Site, session: str) -> Any:
    return site.call("GET", "/v1/me", token=session).json["mfa"]


def test_an_authenticator_goes_its_whole_way(site: Site) -> None:
    mine = sign_in(site).json
    assert wanted(site, mine["session"]) is False
    offered = ask(site, mine, "POST").json
    label = "Switchboard:home%2Fagent@home.example"
    assert offered["secret"] == SECRET
    assert offered["uri"] == f"otpauth://totp/{label}?secret={SECRET}&issuer=Switchboard"
    assert wanted(site, mine["session"]) is False
    wrong = ask(site, mine, "POST", "/confirm", code="000000")
    assert (wrong.status, wrong.code) == (422, "wrong_code")
    assert wrong.json["errors"][0]["pointer"] == "/code"
    assert ask(site, mine, "POST", "/confirm", code=CODE).status == 204
    assert wanted(site, mine["session"]) is True
    put = sign_in(site).json
    assert put["challenge"] == "SOFTWARE_TOKEN_MFA"
    second = answer(site, put, CODE).json
    assert wanted(site, second["session"]) is True
    assert ask(site, second, "DELETE").status == 204
    assert wanted(site, second["session"]) is False
    assert sign_in(site).json["session"]


def test_it_is_confirmed_with_a_code_of_what_was_offered(site: Site) -> None:
    mine = sign_in(site).json
    assert ask(site, mine, "POST", "/confirm", code=CODE).code == "wrong_code"
    for odd in ("", "12345", "1234567", "12345a", "１２３４５６", "123456\n"):
        assert ask(site, mine, "POST", "/confirm", code=odd).code == "wrong_format", odd
    assert wanted(site, mine["session"]) is False


@pytest.mark.parametrize(("method", "path"), [("POST", ""), ("POST", "/confirm"), ("DELETE", "")])
def test_it_needs_ones_own_session_whole(site: Site, method: str, path: str) -> None:
    mine = enrolled(site)
    more = {"code": CODE} if path else {}
    elsewhere = answer(site, sign_in(site).json, CODE).json
    mixed = {**mine, "session": elsewhere["session"]}
    assert ask(site, mixed, method, path, **more).code == "another_session"
    theirs = {**mine, "session": site.home.tokens["admin"]}
    assert ask(site, theirs, method, path, **more).code == "another_session"
    forged = {**mine, "refresh_token": mine["session"]}
    assert ask(site, forged, method, path, **more).code == "token_invalid"
    site.fakes.identity.revoked = {"home/agent@home.example#1"}  # revoked elsewhere
    assert ask(site, mine, method, path, **more).code == "wrong_credentials"
    assert wanted(site, mine["session"]) is True


def test_who_lost_the_authenticator_is_let_in_by_an_administrator(site: Site) -> None:
    mine = enrolled(site)
    made = reset(site).json["temporary_password"]
    put = sign_in(site, made).json
    session = answer(site, put, "My-Own-Pass-1").json["session"]
    assert wanted(site, session) is False
    assert refresh(site, mine["refresh_token"]).code == "wrong_credentials"


@pytest.mark.parametrize(("method", "path"), [("POST", "/confirm"), ("DELETE", "")])
def test_what_a_crash_kept_from_the_row_is_put_right_at_the_sign_in(
    site: Site, method: str, path: str
) -> None:
    mine = enrolled(site) if method == "DELETE" else sign_in(site).json
    ask(site, mine, "POST")
    whole = site.ports

    def around(name: str, args: Any, call: Any) -> Any:
        if name == "store.save_agent":
            raise KeyboardInterrupt
        return call()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wire, "ports", lambda: watched(whole, around))
        with pytest.raises(KeyboardInterrupt):
            ask(site, mine, method, path, **({"code": CODE} if path else {}))
    later = sign_in(site).json
    if path:
        later = answer(site, later, CODE).json
    assert wanted(site, later["session"]) is bool(path)


def test_the_secret_is_kept_and_logged_nowhere(site: Site, logged: list[str]) -> None:
    mine = sign_in(site).json
    url, headers = "/v1/me/mfa", {"idempotency-key": "k-1"}
    body = {"refresh_token": mine["refresh_token"]}
    site.call("POST", url, body, mine["session"], headers)
    assert SECRET not in repr(site.fakes.store.__dict__)
    assert SECRET not in "".join(logged)
