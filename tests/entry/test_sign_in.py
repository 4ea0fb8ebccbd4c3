"""Agents' sessions: first sign-in, authenticator, renewal, sign-out; and what forged tokens get."""

from typing import Any

import jwt
import pytest

from chalicelib.config import settings
from tests.entry.site import PASSWORD, Answer, House, Site
from tests.entry.talk import Socket
from tests.fakes.identity import CODE


def who(house: House, role: str = "agent") -> dict[str, str]:
    return {"workspace": house.slug, "email": f"{role}@{house.slug}.example"}


def sign_in(site: Site, password: str = PASSWORD, **changes: str) -> Answer:
    body = {**who(site.home), "password": password, **changes}
    return site.call("POST", "/v1/sign-in", body)


def answer(site: Site, put: Any, given: str, **changes: str) -> Answer:
    challenge = {name: put[name] for name in ("challenge", "challenge_session")}
    body = {**who(site.home), **challenge, "answer": given, **changes}
    return site.call("POST", "/v1/sign-in/challenge", body)


def refresh(site: Site, token: str, **changes: str) -> Answer:
    body = {**who(site.home), "refresh_token": token, **changes}
    return site.call("POST", "/v1/sign-in/refresh", body)


def test_a_session_opens_the_console(site: Site) -> None:
    session = sign_in(site).json
    me = site.call("GET", "/v1/me", token=session["session"]).json
    assert me["agent"]["id"] == site.home.actors["agent"].id == session["agent"]["id"]
    assert (me["workspace"], me["tenant"]) == ("home", site.home.tenant)
    assert "agents.write" not in me["permissions"]


def test_all_wrong_credentials_look_the_same(site: Site) -> None:
    answers = [
        sign_in(site, "wrong"),
        sign_in(site, email="nobody@home.example"),
        sign_in(site, workspace="nowhere"),
        sign_in(site, workspace="abroad"),
    ]
    assert {(a.status, a.text) for a in answers} == {(401, answers[0].text)}
    assert answers[0].code == "wrong_credentials"


def test_an_agent_who_is_no_longer_active_stays_outside(site: Site) -> None:
    session = sign_in(site).json
    url = f"/v1/agents/{site.home.actors['agent'].id}"
    site.call("PATCH", url, {"active": False}, site.home.tokens["admin"])
    assert sign_in(site).code == "wrong_credentials"
    assert refresh(site, session["refresh_token"]).code == "wrong_credentials"


def test_the_first_sign_in_asks_for_a_password_of_ones_own(site: Site) -> None:
    body = {"email": "New@Home.example", "name": "New"}
    made = site.call("POST", "/v1/agents", body, site.home.tokens["admin"]).json
    as_new = {"email": "new@home.example"}
    put = sign_in(site, made["temporary_password"], **as_new).json
    assert (put["challenge"], put["session"]) == ("NEW_PASSWORD_REQUIRED", None)
    assert answer(site, put, "weak", **as_new).code == "weak_password"
    assert answer(site, put, "My-Own-Pass-1", **as_new).json["agent"]["id"] == made["id"]
    assert sign_in(site, "My-Own-Pass-1", **as_new).json["session"]


def test_an_authenticator_is_asked_for_its_code(site: Site) -> None:
    site.fakes.identity.users["home/agent@home.example"].mfa = True
    put = sign_in(site).json
    assert put["challenge"] == "SOFTWARE_TOKEN_MFA"
    assert answer(site, put, "000000").code == "wrong_credentials"
    assert answer(site, put, CODE).json["session"]


def test_a_challenge_is_answered_by_whom_it_was_put_to(site: Site) -> None:
    site.fakes.identity.users["home/agent@home.example"].mfa = True
    put = sign_in(site).json
    admin = {"email": "admin@home.example"}
    assert answer(site, put, CODE, **admin).code == "wrong_credentials"
    other = {"challenge": "NEW_PASSWORD_REQUIRED"}
    assert answer(site, put, "Taken-Over-1", **other).code == "wrong_credentials"
    forged = {**put, "challenge_session": "made-up"}
    assert answer(site, forged, CODE).code == "token_invalid"
    session = sign_in(site, **admin).json["session"]
    assert answer(site, {**put, "challenge_session": session}, CODE).code == "token_invalid"
    site.fakes.clock.forward(180)
    assert answer(site, put, CODE).code == "token_expired"


def test_a_session_is_renewed_and_ended(site: Site) -> None:
    first = sign_in(site).json
    site.fakes.clock.forward(899)
    second = refresh(site, first["refresh_token"]).json
    site.fakes.clock.forward(2)
    assert site.call("GET", "/v1/me", token=first["session"]).code == "token_expired"
    token, body = second["session"], {"refresh_token": second["refresh_token"]}
    assert site.call("POST", "/v1/sign-out", body, token).status == 204
    assert site.call("GET", "/v1/me", token=token).code == "signed_out"
    assert refresh(site, second["refresh_token"]).code == "wrong_credentials"


def test_signing_out_ends_this_session_and_closes_the_sockets(site: Site) -> None:
    mine, elsewhere = sign_in(site).json, sign_in(site).json
    socket = Socket(site, site.home, "agent")
    body = {"refresh_token": mine["refresh_token"]}
    assert site.call("POST", "/v1/sign-out", body, elsewhere["session"]).code == "another_session"
    assert site.call("POST", "/v1/sign-out", body, mine["session"]).status == 204
    assert site.fakes.push.closed == [socket.id]
    assert site.call("GET", "/v1/me", token=elsewhere["session"]).status == 200


def test_ended_sessions_are_not_remembered_for_ever(site: Site) -> None:
    for _ in range(3):
        mine = sign_in(site).json
        site.call("POST", "/v1/sign-out", {"refresh_token": mine["refresh_token"]}, mine["session"])
        site.fakes.clock.forward(3600)
    agent = site.ports.store.agent(site.home.tenant, site.home.actors["agent"].id)
    assert agent is not None
    assert len(agent.signed_out) == 1


@pytest.mark.parametrize("token", ["garbage", "a.b.c"])
def test_only_refresh_tokens_of_ours_are_passed_on(site: Site, token: str) -> None:
    assert refresh(site, token).code == "token_invalid"
    secret = next(iter(settings().token_keys.values()))
    claims = {"aud": "refresh", "exp": 2**40, "ten": site.home.tenant, "sid": "s", "inner": token}
    claims |= {"sub": site.home.actors["agent"].id, "user": "home/agent@home.example"}
    forged = jwt.encode(claims, secret[::-1], "HS256", headers={"kid": "test"})
    assert refresh(site, forged).code == "token_invalid"


def test_a_refresh_token_is_of_one_agent(site: Site) -> None:
    mine = sign_in(site).json
    changes = {"email": "admin@home.example"}
    assert refresh(site, mine["refresh_token"], **changes).code == "wrong_credentials"


def test_passwords_and_tokens_are_never_logged(site: Site, logged: list[str]) -> None:
    session = sign_in(site).json
    sign_in(site, "A-Wrong-Password")
    refresh(site, session["refresh_token"])
    written = "\n".join(logged)
    for secret in (PASSWORD, "A-Wrong-Password", session["session"], session["refresh_token"]):
        assert secret not in written
