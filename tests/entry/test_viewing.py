"""Who of the staff looks at a conversation."""

from typing import Any

from chalicelib.domain.times import rfc3339
from tests.entry.site import Answer, Site
from tests.entry.talk import Socket


def say(site: Site, who: str, id: str, **body: Any) -> Answer:
    token = site.home.tokens[who]
    return site.call("POST", f"/v1/conversations/{id}/viewing", body, token)


def viewers(site: Site, id: str, who: str = "agent") -> Answer:
    return site.call("GET", f"/v1/conversations/{id}/viewers", token=site.home.tokens[who])


def seen(socket: Socket) -> list[Any]:
    """What a socket was told of viewers."""
    return [f["data"] for f in socket.frames if f["op"] == "presence" and "viewing" in f["data"]]


def test_who_looks_at_it_is_told_for_a_while(site: Site) -> None:
    id, until = site.home.conversation("awaiting_agent"), rfc3339(site.ports.now() + 45_000)
    assert viewers(site, id).json["data"] == []
    assert say(site, "supervisor", id, composing=True).json == {"conversation": id, "seq": None}
    lead = {"agent": site.home.actors["supervisor"].id, "name": "Supervisor"}
    assert viewers(site, id).json["data"] == [{**lead, "composing": True, "until": until}]
    say(site, "supervisor", id)
    say(site, "agent", id)
    told = {viewer["name"]: viewer["composing"] for viewer in viewers(site, id).json["data"]}
    assert told == {"Agent": False, "Supervisor": False}
    say(site, "agent", id, leave=True, composing=True)
    assert [viewer["name"] for viewer in viewers(site, id).json["data"]] == ["Supervisor"]
    site.fakes.clock.forward(45)
    assert viewers(site, id).json["data"] == []


def test_the_others_and_whoever_serves_it_are_told(site: Site) -> None:
    id, home = site.home.conversation("awaiting_agent"), site.home
    sockets = {who: Socket(site, home, who) for who in ("agent", "admin", "supervisor", "customer")}
    say(site, "supervisor", id, composing=True)
    lead = {"agent": home.actors["supervisor"].id, "name": "Supervisor"}
    came = {**lead, "viewing": True, "composing": True}
    assert {who: seen(s) for who, s in sockets.items()} == {
        "agent": [came],
        "admin": [],
        "supervisor": [],
        "customer": [],
    }
    sockets["admin"].send("viewing", id)
    assert (len(seen(sockets["supervisor"])), len(seen(sockets["agent"]))) == (1, 2)
    say(site, "supervisor", id, leave=True)
    left = {**lead, "viewing": False, "composing": False}
    assert seen(sockets["agent"])[-1] == seen(sockets["admin"])[-1] == left
    assert seen(sockets["customer"]) == []


def test_nobody_else_looks_or_is_told(site: Site) -> None:
    id = site.home.conversation("awaiting_agent")
    for who in ("customer", "integrator"):
        assert say(site, who, id).code == "not_permitted"
        assert viewers(site, id, who).code == "not_permitted"
    assert site.call("GET", f"/v1/conversations/{id}/viewers").status == 401
