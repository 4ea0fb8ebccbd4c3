"""Invitations are counted: shown, opened, and what came of them."""

from typing import Any

import pytest

from tests.entry.site import Answer, Site
from tests.entry.talk import Socket
from tests.entry.test_admin import get, patch
from tests.entry.test_widget import SETTINGS, invitation


@pytest.fixture
def invited(site: Site) -> Site:
    """A site whose tenant invites."""
    patch(site, SETTINGS, {"invitations": [invitation(id="cart"), invitation(id="idle")]})
    return site


def seen(site: Site, id: str = "v-1", **more: Any) -> Answer:
    body = {"key": site.home.widget_key, "invitation": "cart", "event": "shown", "id": id}
    return site.call("POST", "/v1/widget/invitations", {**body, **more})


def counted(site: Site, name: str = "cart") -> dict[str, int]:
    answer = get(site, f"/v1/counters?scope=invitation:{name}", "supervisor")
    assert answer.status == 200, answer.text
    return dict(*answer.json["days"].values())


def test_each_is_counted_once(invited: Site) -> None:
    assert seen(invited).status == 204
    for _ in range(3):
        seen(invited)
    seen(invited, "v-2")
    seen(invited, event="opened")
    seen(invited, event="opened", invitation="idle")
    assert counted(invited) == {"shown": 2, "opened": 1}
    assert counted(invited, "idle") == {"opened": 1}
    assert get(invited, "/v1/counters").json["days"] == {}


def test_only_what_there_is_is_counted(invited: Site) -> None:
    assert (seen(invited, invitation="other").status, seen(invited, invitation="other").code) == (
        404,
        "no_such_invitation",
    )
    assert seen(invited, key="wk_" + "0" * 46).code == "widget_key_invalid"
    assert seen(invited, key=invited.abroad.widget_key).code == "no_such_invitation"
    assert seen(invited, event="chatted").status == 422
    assert seen(invited, "").status == 422
    assert counted(invited) == counted(invited, "other") == {}


def test_who_chats_because_of_one_is_counted_and_staff_know(invited: Site) -> None:
    socket = Socket(invited, invited.home, "customer")
    ack = socket.send("start", text="hello", invitation="cart", topic="orders")
    conversation = ack["conversation"]
    for _ in range(2):
        invited.home.settle(conversation)
    assert counted(invited) == {"chatted": 1}
    assert counted(invited, "idle") == {}
    for role, told in (("agent", "cart"), ("customer", None)):
        url = f"/v1/conversations/{conversation}/entries"
        started = get(invited, url, role).json["data"][0]
        assert (started["type"], started["data"].get("invitation")) == ("started", told)
    frames = [f["data"] for f in socket.frames if f["op"] == "entry"]
    assert "invitation" not in str(frames)


@pytest.mark.parametrize("name", ["gone", None])
def test_an_invitation_that_is_gone_stops_nobody(invited: Site, name: str | None) -> None:
    body, token = {"text": "hello", "invitation": name}, invited.home.tokens["customer"]
    done = invited.call("POST", "/v1/conversations", body, token)
    assert done.status == 201
    invited.home.settle(done.json["conversation"])
    entries = get(invited, f"/v1/conversations/{done.json['conversation']}/entries").json["data"]
    assert "invitation" not in entries[0]["data"]
    assert counted(invited, "gone") == {}


def test_who_goes_on_with_a_conversation_did_not_begin_it(invited: Site) -> None:
    invited.home.conversation("awaiting_agent")
    body, token = {"text": "again", "invitation": "cart"}, invited.home.tokens["customer"]
    done = invited.call("POST", "/v1/conversations", body, token)
    invited.home.settle(done.json["conversation"])
    assert counted(invited) == {}
