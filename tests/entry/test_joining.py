"""Signing in as a customer who is known already, as a browser does it."""

from typing import Any

from chalicelib.entry.auth import VISITOR_S
from tests.entry.site import Answer, House, Site
from tests.entry.talk import Socket
from tests.entry.test_visitors import signed, visit


def enter(site: Site, token: str, **body: Any) -> str:
    """A conversation, begun with a token."""
    done = site.call("POST", "/v1/conversations", {"text": "hello", **body}, token)
    assert done.status == 201, done.text
    site.home.settle(done.json["conversation"])
    return str(done.json["conversation"])


def mine(site: Site, token: str) -> list[str]:
    answer = site.call("GET", "/v1/conversations?view=mine", token=token)
    return [c["id"] for c in answer.json["data"]]


def anonymous(site: Site) -> tuple[str, str]:
    """The token of somebody unknown, and their conversation, which the agent serves."""
    site.home.online()
    token = visit(site).json["token"]
    return token, enter(site, token)


def known_of(site: Site) -> Answer:
    return visit(site, identity=signed(site, site.home))


def test_the_known_customer_goes_on_with_what_the_stranger_began(site: Site) -> None:
    known = known_of(site).json
    token, conversation = anonymous(site)
    agent = Socket(site, site.home, "agent")
    joined = visit(site, token=token, identity=signed(site, site.home)).json
    assert joined["customer"] == known["customer"]
    assert mine(site, joined["token"]) == mine(site, known["token"]) == [conversation]
    told = agent.frames[-1]["data"]
    assert (told["type"], told["data"]["customer"]) == ("identified", known["customer"])
    said = f"/v1/conversations/{conversation}/say"
    assert site.call("POST", said, {"text": "still me"}, joined["token"]).status == 200
    shown = site.call("GET", f"/v1/conversations/{conversation}/entries", token=known["token"])
    assert "identified" not in shown.text
    customer = site.call(
        "GET", f"/v1/customers/{agents_view(site, conversation)}", token=site.home.tokens["agent"]
    ).json
    assert (customer["external_id"], customer["current"]) == ("user-7", conversation)


def agents_view(site: Site, conversation: str) -> str:
    """Whose the agent sees it to be."""
    url = f"/v1/conversations/{conversation}"
    return str(site.call("GET", url, token=site.home.tokens["agent"]).json["customer"])


def test_the_token_of_before_opens_nothing_and_renews_nobody_known(site: Site) -> None:
    known_of(site)
    token, conversation = anonymous(site)
    visit(site, token=token, identity=signed(site, site.home))
    assert site.call("GET", f"/v1/conversations/{conversation}", token=token).status == 404
    assert mine(site, token) == []
    for method, url, body in (
        ("POST", "/v1/socket-tickets", {}),
        ("POST", "/v1/conversations", {"text": "x"}),
        ("PUT", "/v1/visit", {}),
    ):
        answer = site.call(method, url, body, token)
        assert (answer.status, answer.code) == (401, "visitor_joined"), url
    for forward in (0, VISITOR_S + 1):
        site.fakes.clock.forward(forward)
        renewed = visit(site, token=token).json
        assert mine(site, renewed["token"]) == []
        kept = site.ports.store.customer(site.home.tenant, renewed["customer"])
        assert kept and kept.external_id is None


def test_an_old_token_still_brings_its_history(site: Site) -> None:
    token, conversation = anonymous(site)
    site.home.run("agent", "end", conversation)
    site.fakes.clock.forward(VISITOR_S + 1)
    known_of(site)
    joined = visit(site, token=token, identity=signed(site, site.home, jti="2")).json
    assert mine(site, joined["token"]) == [conversation]


def test_another_tenants_token_brings_nothing(site: Site) -> None:
    theirs = site.abroad
    conversation = theirs.conversation("queued")
    known_of(site)
    joined = visit(site, token=theirs.tokens["customer"], identity=signed(site, site.home)).json
    assert mine(site, joined["token"]) == []
    assert owner(theirs, conversation) == theirs.actors["customer"].id


def owner(house: House, conversation: str) -> str:
    found = house.ports.store.conversation(house.tenant, conversation)
    assert found
    return found.customer


def test_sockets_of_before_are_closed(site: Site) -> None:
    known_of(site)
    token, _ = anonymous(site)
    site.home.tokens["tab"] = token
    socket = Socket(site, site.home, "tab")
    visit(site, token=token, identity=signed(site, site.home))
    assert site.fakes.push.closed == [socket.id]
    nack = socket.send("start", text="x")
    assert nack["data"]["code"] == "visitor_joined"
    assert socket.send("hello", after=0)["data"]["conversations"] == []
