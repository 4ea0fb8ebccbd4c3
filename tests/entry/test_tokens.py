"""Tokens: ours are accepted, everything that only looks like them is not."""

import base64
import json
from typing import Any

import jwt
import pytest

from chalicelib.domain.errors import Unauthenticated
from chalicelib.entry import auth
from chalicelib.entry.tokens import Claims, decode, encode
from tests.entry.site import Site

OLD = "an-older-secret-that-still-verifies-tokens"


def claims(site: Site, **changes: Any) -> dict[str, Any]:
    """The claims of a good visitor token."""
    actor = site.home.actors["customer"]
    until = site.ports.now() // 1000 + 60
    return {"aud": "visitor", "ten": actor.tenant, "sub": actor.id, "exp": until, **changes}


def secret(site: Site) -> str:
    return site.fakes.token_keys.signer(0)[1]


def ask(site: Site, token: str) -> Any:
    """Ask with a token for what every customer may have."""
    return site.call("POST", "/v1/socket-tickets", {}, token)


def test_an_independent_library_reads_and_writes_the_same_tokens(site: Site) -> None:
    ours, _ = auth.visitor_token(site.ports, site.home.tenant, site.home.actors["customer"].id)
    read = jwt.decode(
        ours, secret(site), ["HS256"], audience="visitor", options={"verify_exp": False}
    )
    assert read["sub"] == site.home.actors["customer"].id
    theirs = jwt.encode(claims(site), secret(site), "HS256", headers={"kid": "test"})
    assert ask(site, theirs).status == 201


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
@pytest.mark.parametrize("algorithm", ["none", "HS384", "HS512"])
def test_no_header_chooses_another_algorithm(site: Site, algorithm: str) -> None:
    key = None if algorithm == "none" else secret(site)
    token = jwt.encode(claims(site), key, algorithm, headers={"kid": "test"})
    assert ask(site, token).code == "token_invalid"


def test_the_key_must_be_one_of_ours(site: Site) -> None:
    for kid in ("other", "", "../test"):
        token = jwt.encode(claims(site), secret(site), "HS256", headers={"kid": kid})
        assert ask(site, token).code == "token_invalid"
    forged = jwt.encode(claims(site), "f" * 40, "HS256", headers={"kid": "test"})
    assert ask(site, forged).code == "token_invalid"


def test_an_expired_token_says_so(site: Site) -> None:
    token = jwt.encode(
        claims(site, exp=site.ports.now() // 1000), secret(site), "HS256", headers={"kid": "test"}
    )
    assert ask(site, token).code == "token_expired"


def test_each_kind_of_token_opens_its_own_door_only(site: Site) -> None:
    holder = auth.Caller(site.home.actors["agent"], "sid")
    ticket, _ = auth.ticket(site.ports, holder)
    assert ask(site, ticket).code == "token_invalid"
    with pytest.raises(Unauthenticated):
        auth.ticket_holder(site.ports, site.home.tokens["agent"])
    refresh = jwt.encode(
        claims(site, aud="refresh"), secret(site), "HS256", headers={"kid": "test"}
    )
    assert ask(site, refresh).code == "token_invalid"


def test_whatever_is_changed_in_a_token_breaks_it(site: Site) -> None:
    head, payload, signature = site.home.tokens["customer"].split(".")
    read = json.loads(base64.urlsafe_b64decode(payload + "=="))
    other = json.dumps({**read, "sub": site.home.actors["stranger"].id}).encode()
    swapped = base64.urlsafe_b64encode(other).rstrip(b"=").decode()
    for token in (
        f"{head}.{swapped}.{signature}",
        f"{head}.{payload}.{signature[:-2]}AA",
        f"{head}.{payload}.",
        f"{head}.{payload}",
        f"{head}.{payload}.{signature}.{signature}",
        f"{head}.{payload}.{signature}=",
        "a.b.c",
        "..",
        "é.é.é",
        "x" * 10_000,
    ):
        assert ask(site, token).code == "token_invalid", token


def test_the_header_may_ask_for_nothing_special(site: Site) -> None:
    headers = {"kid": "test", "crit": ["exp"]}
    token = jwt.encode(claims(site), secret(site), "HS256", headers=headers)
    assert ask(site, token).code == "token_invalid"


def test_old_keys_verify_and_the_first_signs(site: Site) -> None:
    old, new = {"old": OLD}, {"new": "n" * 40, "old": OLD}
    token = encode(("old", OLD), Claims(aud="ticket", ten="ten_a", sub="agt_a", exp=10))
    assert decode(new.get, token, Claims, ("ticket",), 0).sub == "agt_a"
    fresh = encode(("new", new["new"]), Claims(aud="ticket", ten="ten_a", sub="agt_a", exp=10))
    with pytest.raises(Unauthenticated):
        decode(old.get, fresh, Claims, ("ticket",), 0)


def test_an_agents_row_decides_at_once(site: Site) -> None:
    token, admin = site.home.tokens["agent"], site.home.tokens["admin"]
    url = f"/v1/agents/{site.home.actors['agent'].id}"
    assert site.call("POST", "/v1/groups", {"name": "x"}, token).status == 403
    assert site.call("PATCH", url, {"role": "admin"}, admin).status == 200
    assert site.call("POST", "/v1/groups", {"name": "x"}, token).status == 201
    assert site.call("PATCH", url, {"active": False}, admin).status == 200
    assert site.call("GET", "/v1/me", token=token).code == "signed_out"


def test_api_keys_end(site: Site) -> None:
    token, admin = site.home.tokens["integrator"], site.home.tokens["admin"]
    assert site.call("GET", "/v1/groups", token=token).status == 200
    for bad in (token[:-1] + "0", token + "0", "sk_live_x", "sk_live_" + "0" * 22):
        assert site.call("GET", "/v1/groups", token=bad).code == "key_invalid"
    assert site.call("DELETE", f"/v1/keys/{site.home.key.id}", token=admin).status == 204
    assert site.call("GET", "/v1/groups", token=token).code == "key_invalid"
    body = {"name": "short", "scopes": ["groups:read"], "days": 1}
    brief = site.call("POST", "/v1/keys", body, admin).json["key"]
    assert site.call("GET", "/v1/groups", token=brief).status == 200
    assert site.call("GET", "/v1/agents", token=brief).status == 403
    site.fakes.clock.forward(86_400)
    assert site.call("GET", "/v1/groups", token=brief).code == "key_expired"


def test_only_the_hash_of_an_api_key_is_kept(site: Site) -> None:
    assert site.home.tokens["integrator"] not in repr(site.fakes.store.__dict__)
