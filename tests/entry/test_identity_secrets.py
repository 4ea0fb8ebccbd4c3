"""A new identity secret is believed beside the old one, until that is removed."""

import jwt
import pytest

from chalicelib.flow.identity_secrets import MOST
from tests.entry.site import Answer, Site

URL = "/v1/identity-secrets"


def ask(site: Site, method: str, url: str = URL, **headers: str) -> Answer:
    return site.call(method, url, None, site.home.tokens["admin"], headers)


def ids(site: Site) -> list[str]:
    return [one["id"] for one in ask(site, "GET").json["data"]]


def is_believed(site: Site, secret: str) -> bool:
    site.fakes.clock.forward(10)  # for less long the tenant is remembered as it was
    now = site.ports.now() // 1000
    claims = {"sub": "u-1", "exp": now + 600, "jti": str(now)}
    identity = jwt.encode(claims, secret, "HS256")
    body = {"key": site.home.widget_key, "identity": identity}
    return site.call("POST", "/v1/visitors", body).status == 201


def test_secrets_take_turns(site: Site) -> None:
    first = ids(site)
    made = ask(site, "POST").json
    assert ids(site) == [made["id"], *first]
    assert is_believed(site, made["secret"]) and is_believed(site, site.home.secret)
    assert ask(site, "DELETE", f"{URL}/{first[0]}").status == 204
    assert ids(site) == [made["id"]]
    assert is_believed(site, made["secret"]) and not is_believed(site, site.home.secret)


def test_one_is_always_left_and_never_many(site: Site) -> None:
    (only,) = ids(site)
    assert ask(site, "DELETE", f"{URL}/{only}").code == "last_secret"
    assert ask(site, "DELETE", f"{URL}/sec_{'0' * 22}").status == 404
    for _ in range(MOST - 1):
        assert ask(site, "POST").status == 201
    assert ask(site, "POST").code == "too_many_secrets"


def test_a_secret_is_told_once(site: Site) -> None:
    first, again = (ask(site, "POST", **{"idempotency-key": "the-same-one"}) for _ in range(2))
    assert first.json["secret"] and again.json == {**first.json, "secret": None}
    assert first.json["secret"] not in ask(site, "GET").text
    told = site.call("GET", "/v1/audit", token=site.home.tokens["admin"])
    assert first.json["secret"] not in told.text


@pytest.mark.parametrize("role", ["agent", "supervisor", "integrator"])
def test_only_an_administrator_makes_one(site: Site, role: str) -> None:
    assert site.call("POST", URL, None, site.home.tokens[role]).status == 403
