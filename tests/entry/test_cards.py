"""Context cards: how they are set, and that their addresses prove what they say."""

import re
import subprocess
import time
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.tenants.cards import signature
from chalicelib.flow import starting, visitors
from chalicelib.flow.visitors import Claimed, Proof
from tests.entry.site import Answer, Site

URL = "/v1/cards"
DOCS = Path("docs/integrations.md").read_text("utf-8")
ORDERS = {"id": "orders", "title": "Orders", "kind": "iframe", "url": "https://crm.example/o"}


@pytest.fixture(autouse=True)
def today(site: Site) -> None:
    """The documented checks look at the real clock."""
    site.fakes.clock.now = int(time.time() * 1000)
    for who in ("agent", "admin"):
        site.home.sign_in(who)


def put(site: Site, *cards: Any, match: str = "") -> Answer:
    headers = {"if-match": match} if match else {}
    return site.call("PUT", URL, {"cards": cards}, site.home.tokens["admin"], headers)


def shown(site: Site, conversation: str, who: str = "agent") -> Any:
    url = f"/v1/conversations/{conversation}/cards"
    return site.call("GET", url, token=site.home.tokens[who]).json["data"]


def conversation_of(site: Site, external_id: str) -> str:
    """A conversation of somebody the shop has signed."""
    proof = Proof(external_id) if external_id else None
    customer = visitors.admit(site.ports, site.home.tenant, proof, Claimed("Ann"), None, "")
    who = Actor(site.home.tenant, customer.id, Role.CUSTOMER)
    return starting.start(site.ports, who, {"text": "x"}).conversation


def test_a_secret_is_shown_once(site: Site) -> None:
    answer = put(site, ORDERS)
    assert (answer.status, answer.headers["ETag"]) == (200, '"1"')
    secret = answer.json["cards"][0]["secret"]
    assert re.fullmatch(r"cs_[0-9a-z]{64}", secret)
    kept = site.call("GET", URL, token=site.home.tokens["agent"])
    assert kept.json == {"cards": [{**ORDERS, "secret": None}], "version": 1}
    assert secret not in kept.text


def test_a_secret_is_kept_changed_or_chosen(site: Site) -> None:
    first = put(site, ORDERS).json["cards"][0]["secret"]

    def secrets() -> list[str]:
        kept = site.ports.store.cards(site.home.tenant)
        return [card.secret for card in kept.cards] if kept else []

    renamed = put(site, {**ORDERS, "title": "Other"})
    assert (renamed.json["cards"][0]["secret"], secrets()) == (None, [first])
    second = put(site, {**ORDERS, "secret": None}).json["cards"][0]["secret"]
    assert secrets() == [second] != [first]
    chosen = put(site, {**ORDERS, "secret": "c" * 16})
    assert (chosen.json["cards"][0]["secret"], secrets()) == (None, ["c" * 16])
    assert put(site).json == {"cards": [], "version": 5}
    assert put(site, ORDERS).json["cards"][0]["secret"] not in (None, first, second)


def test_a_lost_update_is_refused(site: Site) -> None:
    assert put(site, ORDERS, match='"0"').status == 200
    late = put(site, match='"0"')
    assert (late.status, late.code) == (412, "changed_meanwhile")
    again = put(site, ORDERS, match='"1"')
    assert (again.json["version"], again.json["cards"][0]["secret"]) == (1, None)


@pytest.mark.parametrize("external_id", ["", "user-7", "é &sig=0+/?#%", "客户"])
@pytest.mark.parametrize("url", ["https://crm.example/o", "https://crm.example/o?a=%20b&c"])
def test_an_address_proves_who_is_looked_at(site: Site, external_id: str, url: str) -> None:
    put(site, {**ORDERS, "url": url, "secret": "c" * 16})
    conversation = conversation_of(site, external_id)
    (card,) = shown(site, conversation)
    assert {**card, "url": ""} == {**ORDERS, "url": ""}
    assert card["url"].startswith(url)
    query = urlsplit(card["url"]).query
    values = documented("python")["card"](query, "c" * 16)
    row = site.ports.store.conversation(site.home.tenant, conversation)
    assert row and values["customer"] == [row.customer]
    assert values["external_id"] == [external_id]
    assert (values["conversation"], values["agent"]) == (
        [conversation],
        [site.home.actors["agent"].id],
    )
    assert int(values["exp"][0]) == site.fakes.clock.now // 1000 + 600
    for broken in (query.replace("conversation=cnv", "conversation=cnx"), query[:-1] + "x", ""):
        with pytest.raises(ValueError):
            documented("python")["card"](broken, "c" * 16)
    with pytest.raises(ValueError):
        documented("python")["card"](query, "d" * 16)


def test_the_documented_check_of_node_agrees(site: Site) -> None:
    put(site, {**ORDERS, "url": "https://crm.example/o?a=1", "secret": "c" * 16})
    query = urlsplit(shown(site, conversation_of(site, "é &sig=0"))[0]["url"]).query
    tried = f"""
    {documented_text("js")}
    const query = {query!r}
    console.log(card(query, 'cccccccccccccccc').get('external_id'))
    const changed = query.replace('a=1', 'a=2')
    for (const [q, s] of [[query, 'd'], [changed, 'cccccccccccccccc'], ['', 'd']])
      try {{ card(q, s); console.log('passed') }} catch {{ console.log('refused') }}
    """
    command = ["node", "--input-type=module", "-e", tried]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["é &sig=0", "refused", "refused", "refused"]


def test_what_is_over_is_refused_by_the_documented_check() -> None:
    query = "exp=1000"
    signed = f"{query}&sig={signature('c' * 16, query)}"
    with pytest.raises(ValueError, match="over"):
        documented("python")["card"](signed, "c" * 16)


def documented_text(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", DOCS, re.S)
    assert found
    return found[1]


def documented(language: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(documented_text(language), names)
    return names


def test_each_card_is_signed_with_its_own_secret(site: Site) -> None:
    put(site, {**ORDERS, "secret": "c" * 16}, {**ORDERS, "id": "crm", "secret": "d" * 16})
    cards = shown(site, conversation_of(site, ""), "integrator")
    assert [card["id"] for card in cards] == ["orders", "crm"]
    sigs = {parse_qs(urlsplit(card["url"]).query)["sig"][0] for card in cards}
    assert len(sigs) == 2


@pytest.mark.parametrize(
    ("part", "code", "pointer"),
    [
        ({"url": "http://crm.example/"}, "wrong_format", "/cards/0/url"),
        ({"url": "http://localhost.evil.example/"}, "wrong_format", "/cards/0/url"),
        ({"url": "http://localhost:1@evil.example/"}, "wrong_format", "/cards/0/url"),
        ({"url": "https://user@evil.example/"}, "wrong_format", "/cards/0/url"),
        ({"url": "https://crm.example/#x"}, "wrong_format", "/cards/0/url"),
        ({"url": "javascript:alert(1)"}, "wrong_format", "/cards/0/url"),
        ({"url": "https://crm.example/a b"}, "wrong_format", "/cards/0/url"),
        ({"url": "https://crm.example/?ag%65nt=x"}, "parameter_taken", "/cards/0/url"),
        ({"url": "https://crm.example/?a=1&sig"}, "parameter_taken", "/cards/0/url"),
        ({"kind": "html"}, "unknown_value", "/cards/0/kind"),
        ({"id": "No Id"}, "wrong_format", "/cards/0/id"),
        ({"title": ""}, "wrong_length", "/cards/0/title"),
        ({"secret": "short"}, "wrong_length", "/cards/0/secret"),
    ],
)
def test_what_is_no_card_is_refused(site: Site, part: Any, code: str, pointer: str) -> None:
    refused = put(site, {**ORDERS, **part})
    found = [(p["code"], p["pointer"]) for p in refused.json["errors"]]
    assert (refused.status, found) == (422, [(code, pointer)])


def test_ids_are_unique_and_cards_few(site: Site) -> None:
    assert put(site, ORDERS, ORDERS).code == "id_taken"
    assert put(site, *[{**ORDERS, "id": f"c{n}"} for n in range(11)]).status == 422


@pytest.mark.parametrize("url", ["http://localhost/", "http://127.0.0.1:80", "http://[::1]:8/x?y"])
def test_at_home_it_may_be_tried_without_tls(site: Site, url: str) -> None:
    assert put(site, {**ORDERS, "url": url}).status == 200
    (card,) = shown(site, conversation_of(site, ""))
    assert card["url"].startswith(url)
