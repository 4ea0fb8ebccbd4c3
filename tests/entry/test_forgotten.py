"""Somebody has forgotten their password: a code by mail, a new one, and no session of before."""

from typing import Any

import pytest

from chalicelib.flow import wire
from tests.entry.site import PASSWORD, Answer, Site
from tests.entry.talk import Socket
from tests.entry.test_sign_in import refresh, sign_in, who
from tests.fakes.ports import watched

NEW = "Another-Pass-2"


def forgot(site: Site, **changes: str) -> Answer:
    return site.call("POST", "/v1/sign-in/forgot", {**who(site.home), **changes})


def reset(site: Site, code: str, password: str = NEW, **changes: str) -> Answer:
    body = {**who(site.home), "code": code, "password": password, **changes}
    return site.call("POST", "/v1/sign-in/reset", body)


def sent(site: Site) -> str:
    """The code of the last mail."""
    return site.fakes.identity.mails[-1][1]


def test_a_code_by_mail_makes_a_new_password(site: Site) -> None:
    mine, socket = sign_in(site).json, Socket(site, site.home, "agent")
    assert forgot(site, email="Agent@Home.example").status == 202
    assert site.fakes.identity.mails[0][0] == "home/agent@home.example"
    assert sign_in(site).json["session"]  # a code alone changes nothing
    assert reset(site, sent(site)).status == 204
    assert sign_in(site, PASSWORD).code == "wrong_credentials"
    assert sign_in(site, NEW).json["session"]
    assert site.call("GET", "/v1/me", token=mine["session"]).code == "signed_out"
    assert refresh(site, mine["refresh_token"]).code == "wrong_credentials"
    assert site.fakes.push.closed == [socket.id]
    assert reset(site, sent(site), PASSWORD).code == "wrong_code"


def test_whoever_asks_is_told_the_same(site: Site) -> None:
    made = site.call(
        "POST", "/v1/agents", {"email": "f@home.example", "name": "F"}, site.home.tokens["admin"]
    )
    answers = [
        forgot(site),
        forgot(site, email="nobody@home.example"),
        forgot(site, workspace="nowhere"),
        forgot(site, email=made.json["email"]),  # who has never signed in
    ]
    assert {(a.status, a.text) for a in answers} == {(202, "{}")}
    assert len(site.fakes.identity.mails) == 1
    assert sent(site) not in "".join(a.text + str(a.headers) for a in answers)


def test_a_wrong_code_is_told_by_nothing_else(site: Site) -> None:
    forgot(site)
    wrong = "999999"
    answers = [
        reset(site, wrong),
        reset(site, wrong, email="nobody@home.example"),
        reset(site, wrong, workspace="nowhere"),
        reset(site, sent(site), email="admin@home.example"),
    ]
    assert {(a.status, a.text) for a in answers} == {(422, answers[0].text)}
    told = answers[0].json
    assert (told["code"], told["errors"][0]["pointer"]) == ("wrong_code", "/code")
    weak = reset(site, sent(site), "weak")
    assert (weak.code, weak.json["errors"][0]["pointer"]) == ("weak_password", "/password")
    assert sign_in(site, PASSWORD).status == 200
    for odd in ("", "a b", "1\n", "x" * 65):
        assert reset(site, odd).status == 422


def test_an_authenticator_is_asked_for_as_before(site: Site) -> None:
    site.fakes.identity.users["home/agent@home.example"].mfa = True
    forgot(site)
    assert reset(site, sent(site)).status == 204
    assert sign_in(site, NEW).json["challenge"] == "SOFTWARE_TOKEN_MFA"


def test_a_user_whose_sign_up_was_never_finished_is_no_fault(site: Site) -> None:
    site.ports.identity.create("acme/ada@acme.example", "ada@acme.example", "ten_x", "agt_x", NEW)
    site.ports.identity.set_password("acme/ada@acme.example", NEW, permanent=True)
    ada = {"workspace": "acme", "email": "ada@acme.example"}
    assert forgot(site, **ada).status == 202
    assert reset(site, sent(site), **ada).status == 204
    assert sign_in(site, NEW, **ada).code == "wrong_credentials"


def test_who_is_not_active_any_more_stays_outside(site: Site) -> None:
    url = f"/v1/agents/{site.home.actors['agent'].id}"
    site.call("PATCH", url, {"active": False}, site.home.tokens["admin"])
    forgot(site)
    assert reset(site, sent(site)).status == 204
    assert sign_in(site, NEW).code == "wrong_credentials"


@pytest.mark.parametrize("lost", ["end_all", "save_agent", "connections"])
def test_a_reset_that_is_cut_short_can_be_done_again(site: Site, lost: str) -> None:
    forgot(site)
    whole, times = site.ports, iter((True,))

    def around(name: str, args: Any, call: Any) -> Any:
        if name.endswith(lost) and next(times, False):
            raise KeyboardInterrupt
        return call()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wire, "ports", lambda: watched(whole, around))
        with pytest.raises(KeyboardInterrupt):
            reset(site, sent(site))
    assert sign_in(site, NEW).json["session"]
    assert forgot(site).status == 202
    assert reset(site, sent(site), PASSWORD).status == 204
    assert sign_in(site, PASSWORD).json["session"]


def test_neither_code_nor_password_is_kept_or_logged(site: Site, logged: list[str]) -> None:
    forgot(site)
    reset(site, sent(site))
    for secret in (sent(site), NEW):
        assert secret not in repr(site.fakes.store.__dict__)
        assert secret not in "".join(logged)
