"""One id from what came in to all that followed from it."""

import json
from typing import Any

import pytest

import app
from chalicelib.domain.decision import Audience
from chalicelib.flow.ports import Commit, Store
from chalicelib.observe import correlation_id
from chalicelib.store.rows.conversations import item_of_entry
from chalicelib.store.stream import correlation_of
from tests.conftest import fresh_tables
from tests.entry.site import Site
from tests.entry.talk import Socket
from tests.store.make import conversation, entry
from tests.store.test_stream import records
from tests.told import lines

MINUTE = {
    "id": "the-minute", "detail-type": "", "source": "", "account": "", "time": "", "region": "",
    "resources": [], "detail": {}, "version": "0",
}  # fmt: skip


@pytest.fixture
def desk(environment: pytest.MonkeyPatch, dynoxide: str) -> Store:
    """Empty tables with the stream that is followed."""
    return fresh_tables(environment, dynoxide, stream=True)


def stored() -> dict[str, str]:
    """Type of an entry → the id under which the last one of it was written, as the stream tells."""
    images = [r["dynamodb"].get("NewImage", {}) for r in records()]
    entries = [image for image in images if image.get("k") == {"S": "entry"}]
    assert entries
    return {e["ty"]["S"]: e.get("co", {"S": ""})["S"] for e in entries}


def shown(site: Site, conversation: str, who: str) -> str:
    """The log as somebody gets it."""
    url = f"/v1/conversations/{conversation}/entries"
    return site.call("GET", url, token=site.home.tokens[who]).text


def test_a_frame_is_followed_to_its_reaction_and_what_that_writes(
    real_site: Site, logged: list[str]
) -> None:
    home = real_site.home
    home.online()
    socket = Socket(real_site, home, "customer")
    assert socket.send("start", text="hello")["op"] == "ack"
    (frame,) = lines(logged, "frame")
    id, conversation = frame["correlation_id"], frame["conversation"]
    assert (frame["op"], frame["tenant"]) == ("start", home.tenant)
    assert stored()["started"] == id
    # Minutes later, in another function.
    assert app.stream({"Records": records()}, None) == {"batchItemFailures": []}
    reaction = next(line for line in lines(logged, "reaction") if line.get("type") == "started")
    assert (reaction["correlation_id"], reaction["conversation"]) == (id, conversation)
    assert stored()["assigned"] == id
    assert correlation_id() is None
    seen = [shown(real_site, conversation, who) for who in ("customer", "agent", "integrator")]
    seen.append(json.dumps(socket.frames))
    assert all("assigned" in text and id not in text and '"co"' not in text for text in seen)


def test_a_request_and_the_minute_leave_their_ids_too(real_site: Site, logged: list[str]) -> None:
    home = real_site.home
    conversation = home.conversation("awaiting_agent")
    url, token = f"/v1/conversations/{conversation}/say", home.tokens["customer"]
    headers = {"x-request-id": "shop-4711"}
    assert real_site.call("POST", url, {"text": "anybody?"}, token, headers).status < 300
    assert stored()["message"] == "shop-4711"
    real_site.fakes.clock.forward(101)
    app.clock(MINUTE, None)
    assert stored()["warned"] == "the-minute"
    (tick,) = lines(logged, "tick")
    assert (tick["correlation_id"], tick["conversations"]) == ("the-minute", 1)


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("a-Z_09", "a-Z_09"),
        ("x" * 64, "x" * 64),
        ("x" * 65, "req-1"),
        ("", "req-1"),
        ("two words", "req-1"),
        ("li@example.com", "req-1"),
        ("id\n", "req-1"),
    ],
)
def test_a_client_may_name_its_request(
    site: Site, logged: list[str], given: str, used: str
) -> None:
    token, url = site.home.tokens["agent"], "/v1/conversations/cnv_0000000000000000000000"
    answer = site.call("GET", url, token=token, headers={"x-request-id": given})
    assert (answer.status, answer.json["request_id"], answer.headers["X-Request-Id"]) == (
        404,
        used,
        used,
    )
    (line,) = lines(logged, "request")
    assert (line["correlation_id"], line["tenant"]) == (used, site.home.tenant)
    assert line["route"] == "/v1/conversations/{conversation}"
    assert line.get("gateway_id") == (None if used == "req-1" else "req-1")


def test_an_entry_of_before_has_its_records_id() -> None:
    def record(stored: Any) -> dict[str, Any]:
        return {"eventID": "rec-1", "eventName": "INSERT", "dynamodb": {"NewImage": stored}}

    old, new = item_of_entry(entry(1)), item_of_entry(entry(1), "req-9")
    assert (correlation_of(record(old)), correlation_of(record(new))) == ("rec-1", "req-9")
    assert correlation_of({"eventID": "rec-2", "dynamodb": {"Keys": {}}}) == "rec-2"
    other = {"k": {"S": "service"}, "co": {"N": "7"}}
    assert correlation_of({"eventID": "rec-3", "dynamodb": {"NewImage": other}}) == "rec-3"


def test_what_no_event_writes_carries_none(real_site: Site) -> None:
    line = entry(1, 1, audience=Audience.ALL)
    real_site.ports.store.commit(Commit(None, conversation(), (line,)))
    assert stored()[line.type] == ""
