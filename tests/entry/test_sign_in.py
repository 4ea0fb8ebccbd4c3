"""Agents' sessions: first sign-in, authenticator, renewal, sign-out; and what forged tokens get."""

from typing import Any

import jwt
import pytest

from chalicelib.flow import wire
from tests.entry.site import PASSWORD, Answer, House, Site
from tests.entry.talk import Socket, authorize
from tests.fakes.identity import CODE
from tests.fakes.ports import watched


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


def test_sessions_from_before_somebody_was_sent_away_stay_over(site: Site) -> None:
    session, admin = sign_in(site).json, site.home.tokens["admin"]
    url = f"/v1/agents/{site.home.actors['agent'].id}"
    for active in (False, True):
        assert site.call("PATCH", url, {"active": active}, admin).status == 200
    assert site.call("GET", "/v1/me", token=session["session"]).code == "signed_out"
    assert refresh(site, session["refresh_token"]).code == "wrong_credentials"
    assert sign_in(site).json["session"]


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
    secret = site.fakes.token_keys.signer(0)[1]
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


def test_signing_out_everywhere_ends_all_that_was_begun(site: Site) -> None:
    mine, elsewhere = sign_in(site).json, sign_in(site).json
    socket, other = Socket(site, site.home, "agent"), Socket(site, site.home, "admin")
    ticket = site.call("POST", "/v1/socket-tickets", {}, mine["session"]).json["ticket"]
    assert site.call("POST", "/v1/sign-out/everywhere", token=mine["session"]).status == 204
    assert site.fakes.push.closed == [socket.id]
    for session in (mine, elsewhere):
        assert site.call("GET", "/v1/me", token=session["session"]).code == "signed_out"
        assert refresh(site, session["refresh_token"]).code == "wrong_credentials"
    assert authorize(ticket)["policyDocument"]["Statement"][0]["Effect"] == "Deny"
    later = sign_in(site).json
    assert site.call("GET", "/v1/me", token=later["session"]).status == 200
    assert refresh(site, later["refresh_token"]).json["session"]
    assert other.send("ping")["op"] == "ack"


def test_a_session_that_was_ended_everywhere_cannot_be_forged_back(site: Site) -> None:
    mine = sign_in(site).json
    site.call("POST", "/v1/sign-out/everywhere", token=mine["session"])
    site.fakes.identity.users["home/agent@home.example"].ended = 0  # that call was lost
    assert refresh(site, mine["refresh_token"]).code == "wrong_credentials"


def test_a_socket_that_outlived_its_session_ends_at_its_ping(site: Site) -> None:
    socket = Socket(site, site.home, "agent")
    site.call("POST", "/v1/sign-out/everywhere", token=site.home.tokens["agent"])
    site.fakes.push.closed.clear()  # that call was lost
    assert socket.send("ping")["data"]["code"] == "signed_out"
    assert site.fakes.push.closed == [socket.id]
    site.home.sign_in("agent")
    assert Socket(site, site.home, "agent").send("ping")["op"] == "ack"


@pytest.mark.parametrize("lost", ["end_all", "save_agent", "connections"])
def test_who_is_cut_off_while_signing_out_everywhere_may_ask_again(site: Site, lost: str) -> None:
    mine = sign_in(site).json
    whole, times = site.ports, iter((True,))

    def around(name: str, args: Any, call: Any) -> Any:
        if name.endswith(lost) and next(times, False):
            raise KeyboardInterrupt
        return call()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wire, "ports", lambda: watched(whole, around))
        with pytest.raises(KeyboardInterrupt):
            site.call("POST", "/v1/sign-out/everywhere", token=mine["session"])
    again = site.call("POST", "/v1/sign-out/everywhere", token=mine["session"])
    assert again.status == 204 or again.code == "signed_out"
    assert site.call("GET", "/v1/me", token=mine["session"]).code == "signed_out"


def reset(site: Site, who: str = "agent", by: str = "admin", **headers: str) -> Answer:
    url = f"/v1/agents/{site.home.actors[who].id}/password"
    return site.call("POST", url, token=site.home.tokens[by], headers=headers)


def test_an_administrator_gives_a_new_password(site: Site) -> None:
    mine, socket = sign_in(site).json, Socket(site, site.home, "agent")
    made = reset(site, **{"idempotency-key": "k-1"}).json["temporary_password"]
    assert reset(site, **{"idempotency-key": "k-1"}).json == {"temporary_password": None}
    assert site.call("GET", "/v1/me", token=mine["session"]).code == "signed_out"
    assert refresh(site, mine["refresh_token"]).code == "wrong_credentials"
    assert site.fakes.push.closed == [socket.id]
    assert sign_in(site).code == "wrong_credentials"
    put = sign_in(site, made).json
    assert put["challenge"] == "NEW_PASSWORD_REQUIRED"
    assert answer(site, put, "My-Own-Pass-1").json["session"]
    assert made not in repr(site.fakes.store.__dict__)


def test_a_lost_sign_in_is_made_anew_with_its_password(site: Site) -> None:
    site.fakes.identity.users.clear()
    made = reset(site).json["temporary_password"]
    assert sign_in(site, made).json["challenge"] == "NEW_PASSWORD_REQUIRED"


def test_nobody_resets_more_than_they_may(site: Site) -> None:
    assert (reset(site, "admin").status, reset(site, "admin").code) == (409, "not_yourself")
    assert reset(site, "admin", "integrator").code == "not_permitted"
    assert sign_in(site, email="admin@home.example").status == 200
    assert reset(site, "agent", "integrator").status == 200
    assert reset(site, "agent", "supervisor").code == "not_permitted"
