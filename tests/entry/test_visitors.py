"""Visitors: anonymous ones, known ones by the tenant's signature, returning ones."""

from typing import Any

import jwt
import pytest

from chalicelib.entry.auth import RENEWABLE_S, VISITOR_S
from tests.entry.site import Answer, House, Site


def visit(site: Site, token: str | None = None, key: str = "", **body: Any) -> Answer:
    headers = {"idempotency-key": key} if key else {}
    widget_key = body.pop("widget_key", site.home.widget_key)
    return site.call("POST", "/v1/visitors", {"key": widget_key, **body}, token, headers)


def signed(site: Site, house: House, **changes: Any) -> str:
    claims = {
        "sub": "user-7",
        "exp": site.ports.now() // 1000 + 600,
        "jti": "1",
        "name": "Li",
        **changes,
    }
    claims = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(claims, house.secret, "HS256")


def customer(site: Site, answer: Answer) -> Any:
    assert answer.status == 201, answer.text
    return site.ports.store.customer(site.home.tenant, answer.json["customer"])


def test_a_stranger_becomes_a_customer_and_stays_one(site: Site) -> None:
    first = visit(site, name="Anna", language="de")
    again = visit(site, token=first.json["token"], language="fr")
    assert again.json["customer"] == first.json["customer"]
    kept = customer(site, again)
    assert (kept.name, kept.language, kept.external_id) == ("Anna", "fr", None)
    assert visit(site).json["customer"] != first.json["customer"]


def test_a_token_renews_the_same_customer_for_a_year_after_it_expired(site: Site) -> None:
    first = visit(site, name="Anna").json
    site.fakes.clock.forward(VISITOR_S + 1)
    assert site.call("POST", "/v1/socket-tickets", {}, first["token"]).code == "token_expired"
    renewed = visit(site, token=first["token"]).json
    assert renewed["customer"] == first["customer"]
    assert site.call("POST", "/v1/socket-tickets", {}, renewed["token"]).status == 201
    site.fakes.clock.forward(RENEWABLE_S - 2)
    assert visit(site, token=first["token"]).json["customer"] == first["customer"]
    site.fakes.clock.forward(2)
    assert visit(site, token=first["token"]).json["customer"] != first["customer"]
    assert visit(site, token=renewed["token"]).json["customer"] == first["customer"]


def test_a_widget_key_must_be_one_of_the_tenants(site: Site) -> None:
    own = site.home.widget_key
    for wrong in (own[:-1] + "0", "wk_" + "0" * 46, own[:25] + "0" * 24):
        assert visit(site, widget_key=wrong).code == "widget_key_invalid"


def test_signed_numbers_and_truths_are_attributes_like_texts(site: Site) -> None:
    told = {"revenue": 10_000, "vip": True, "plan": "gold"}
    known = visit(site, identity=signed(site, site.home, attributes=told))
    assert known.status == 201
    assert customer(site, known).attributes == {"revenue": "10000", "vip": "true", "plan": "gold"}


def test_a_signed_identity_is_the_same_customer_everywhere(site: Site) -> None:
    first = visit(site, identity=signed(site, site.home))
    second = visit(site, identity=signed(site, site.home, name="Li Na", jti="2"))
    assert first.json["customer"] == second.json["customer"]
    known = customer(site, second)
    assert (known.external_id, known.name) == ("user-7", "Li Na")


def test_a_stranger_who_signs_in_is_another_customer_from_then_on(site: Site) -> None:
    stranger = visit(site)
    known = visit(site, token=stranger.json["token"], identity=signed(site, site.home))
    assert known.json["customer"] != stranger.json["customer"]
    assert customer(site, stranger).became == known.json["customer"]
    other = visit(site, token=known.json["token"], identity=signed(site, site.home, sub="user-8"))
    assert other.json["customer"] != known.json["customer"]
    assert customer(site, known).became is None


def test_what_a_stranger_claimed_is_not_signed_with_them(site: Site) -> None:
    stranger = visit(site, name="Mallory", attributes={"plan": "platinum", "age": "41"})
    token = stranger.json["token"]
    known = visit(site, token=token, identity=signed(site, site.home, attributes={"age": "17"}))
    assert (customer(site, known).name, customer(site, known).attributes) == ("Li", {"age": "17"})
    again = visit(site, token=token, identity=signed(site, site.home, jti="2"))
    assert customer(site, again).attributes == {"age": "17"}


def test_signing_nothing_signs_nothing(site: Site) -> None:
    stranger = visit(site, attributes={"plan": "platinum"})
    known = visit(site, token=stranger.json["token"], identity=signed(site, site.home))
    assert customer(site, known).attributes == {}


def test_a_claim_that_comes_while_one_signs_in_is_a_strangers(site: Site) -> None:
    stranger = visit(site)
    token, signing = stranger.json["token"], [signed(site, site.home)]

    def meanwhile(name: str, args: object) -> None:
        if name == "save_customer" and signing:
            assert visit(site, token=token, identity=signing.pop()).status == 201

    site.fakes.store.hooks.append(meanwhile)
    late = visit(site, token=token, name="Mallory", attributes={"plan": "platinum"})
    became = customer(site, stranger).became
    assert late.json["customer"] not in (stranger.json["customer"], became)
    assert customer(site, late).external_id is None
    kept = site.ports.store.customer(site.home.tenant, became)
    assert kept and (kept.name, kept.attributes) == ("Li", {})


def test_two_tabs_that_sign_in_as_different_people_are_two_customers(site: Site) -> None:
    token = visit(site).json["token"]
    alice, bob = (signed(site, site.home, sub=sub) for sub in ("alice", "bob"))
    inner: list[Answer] = []

    def meanwhile(name: str, args: object) -> None:
        if name == "save_customer" and not inner:
            inner.append(Answer(0, {}, ""))
            inner[0] = visit(site, token=token, identity=bob)

    site.fakes.store.hooks.append(meanwhile)
    outer = visit(site, token=token, identity=alice)
    assert [customer(site, a).external_id for a in (inner[0], outer)] == ["bob", "alice"]


def test_nobody_renames_a_known_customer_without_a_signature(site: Site) -> None:
    known = visit(site, identity=signed(site, site.home))
    later = visit(site, token=known.json["token"], name="Mallory", email="m@x.example")
    assert customer(site, later).name == "Li"
    assert later.json["customer"] == known.json["customer"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"exp": 1}, "token_expired"),
        ({"exp": 1_795_000_000 + 7200}, "identity_too_long"),
        ({"jti": ""}, "identity_incomplete"),
        ({"sub": ""}, "identity_incomplete"),
        ({"sub": "x" * 129}, "identity_incomplete"),
        ({"jti": None}, "token_invalid"),
        ({"exp": None}, "token_invalid"),
        ({"attributes": {"a": [1]}}, "token_invalid"),
        ({"attributes": {str(i): "x" for i in range(21)}}, "token_invalid"),
        ({"name": "x" * 101}, "token_invalid"),
    ],
)
def test_an_identity_that_lacks_something_is_refused(
    site: Site, changes: dict[str, Any], code: str
) -> None:
    answer = visit(site, identity=signed(site, site.home, **changes))
    assert (answer.status, answer.code) == (401, code)


def test_an_identity_holds_no_control_characters(site: Site) -> None:
    answer = visit(site, identity=signed(site, site.home, name="a\x1b[31m"))
    assert (answer.status, answer.json["errors"][0]["pointer"]) == (422, "/identity/name")


def test_an_identity_is_signed_by_this_tenant_or_not_at_all(site: Site) -> None:
    claims = {"sub": "user-7", "exp": site.ports.now() // 1000 + 600, "jti": "1"}
    for token in (
        signed(site, site.abroad),
        jwt.encode(claims, None, "none"),
        jwt.encode(claims, site.home.secret, "HS512"),
        "garbage",
    ):
        assert visit(site, identity=token).code == "token_invalid"


def test_another_tenants_token_starts_anew(site: Site) -> None:
    theirs = site.abroad.tokens["customer"]
    answer = visit(site, token=theirs)
    assert answer.json["customer"] != site.abroad.actors["customer"].id
    assert visit(site, token=site.home.tokens["agent"]).status == 201


def test_the_same_request_makes_one_customer(site: Site) -> None:
    key = "a-random-key-of-a-page-1"
    first, second = visit(site, key=key), visit(site, key=key)
    assert first.json["customer"] == second.json["customer"]
    guessable = [visit(site, key="short").json["customer"] for _ in range(2)]
    assert guessable[0] != guessable[1]


def test_two_tabs_that_sign_in_at_once_are_one_customer(site: Site) -> None:
    inner: list[Answer] = []

    def meanwhile(name: str, args: object) -> None:
        if name == "save_customer" and not inner:
            inner.append(Answer(0, {}, ""))
            inner[0] = visit(site, identity=signed(site, site.home))

    site.fakes.store.hooks.append(meanwhile)
    outer = visit(site, identity=signed(site, site.home))
    assert outer.json["customer"] == inner[0].json["customer"]


KEY = "a-random-key-of-a-page-1"


def test_a_request_stands_for_one_person(site: Site) -> None:
    alice = visit(site, key=KEY, identity=signed(site, site.home, sub="alice"))
    assert customer(site, alice).external_id == "alice"
    for other in ({"identity": signed(site, site.home, sub="bob")}, {}):
        answer = visit(site, key=KEY, **other)
        assert (answer.status, answer.code) == (422, "idempotency_key_reused")


def test_a_key_of_long_ago_stands_for_nobody(site: Site) -> None:
    alice = visit(site, key=KEY, identity=signed(site, site.home, sub="alice"))
    site.fakes.clock.forward(86_400)
    bob = visit(site, key=KEY, identity=signed(site, site.home, sub="bob"))
    assert customer(site, bob).external_id == "bob"
    site.fakes.clock.forward(86_400)
    stranger = visit(site, key=KEY)
    assert customer(site, stranger).external_id is None
    assert len({answer.json["customer"] for answer in (alice, bob, stranger)}) == 3


def test_a_strangers_request_opens_nobody_who_has_signed_in_since(site: Site) -> None:
    stranger = visit(site, key=KEY)
    visit(site, token=stranger.json["token"], identity=signed(site, site.home))
    answer = visit(site, key=KEY)
    assert (answer.status, answer.code) == (409, "another_customer")


def test_a_refused_identity_does_not_take_the_key(site: Site) -> None:
    assert visit(site, key=KEY, identity="garbage").code == "token_invalid"
    assert visit(site, key=KEY, identity=signed(site, site.home)).status == 201
