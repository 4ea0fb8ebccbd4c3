"""What Lambda and the box hand over besides requests: stream records and the minute."""

from typing import Any

import pytest

import app
from chalicelib.domain.decision import Entry
from chalicelib.entry import stream
from chalicelib.flow import starting, wire
from tests.entry.site import Site
from tests.store.make import entry


def record(number: int, entry: Any = None) -> dict[str, Any]:
    """A stream record; the fake look-up below reads the entry from it."""
    return {"dynamodb": {"SequenceNumber": str(number)}, "entry": entry}


@pytest.fixture(autouse=True)
def entries_as_they_are(environment: pytest.MonkeyPatch) -> None:
    """Rows are the store's business and tested there."""
    environment.setattr(wire, "entry_of", lambda record: record["entry"])


def test_new_entries_reach_their_reactions(site: Site) -> None:
    site.home.online()
    done = starting.start(site.ports, site.home.actors["customer"], {"text": "hello"})
    conversation = done.conversation
    entries = site.ports.store.entries(site.home.tenant, conversation, 0, 100, True)
    event = {"Records": [record(0), *(record(e.seq, e) for e in entries)]}
    assert app.stream(event, None) == {"batchItemFailures": []}
    found = site.ports.store.conversation(site.home.tenant, conversation)
    assert found is not None
    assert found.agent == site.home.actors["agent"].id


def test_a_record_that_fails_is_named_and_what_follows_waits(
    site: Site, environment: pytest.MonkeyPatch, logged: list[str]
) -> None:
    done: list[int] = []

    def react(ports: object, entry: Entry) -> None:
        if entry.seq == 2:
            raise ValueError("the words of somebody")
        done.append(entry.seq)

    environment.setattr(stream, "react", react)
    event = {"Records": [record(n, entry(n)) for n in (1, 2, 3)]}
    assert app.stream(event, None) == {"batchItemFailures": [{"itemIdentifier": "2"}]}
    assert done == [1]
    assert '"ValueError"' in logged[-1]
    assert "the words" not in "".join(logged)


def test_the_minute_does_what_is_due(site: Site) -> None:
    conversation = site.home.conversation("awaiting_agent")
    site.home.run("customer", "say", conversation, text="anybody?")
    site.fakes.clock.forward(101)
    event = {
        "id": "1",
        "detail-type": "",
        "source": "",
        "account": "",
        "time": "",
        "region": "",
        "resources": [],
        "detail": {},
        "version": "0",
    }
    assert app.clock(event, None)["conversation"] == 1
    entries = site.ports.store.entries(site.home.tenant, conversation, 0, 100, True)
    assert entries[-1].type == "warned"


def test_a_due_row_that_fails_is_logged_and_stops_nothing(site: Site, logged: list[str]) -> None:
    site.home.conversation("awaiting_agent")
    site.fakes.clock.forward(101)

    def fail(name: str, args: object) -> None:
        if name == "commit":
            raise RuntimeError("the words of somebody")

    site.fakes.store.hooks.append(fail)
    event = {
        "id": "1",
        "detail-type": "",
        "source": "",
        "account": "",
        "time": "",
        "region": "",
        "resources": [],
        "detail": {},
        "version": "0",
    }
    assert app.clock(event, None)["failed"] == 1
    assert any("due row failed" in line for line in logged)
    assert "the words" not in "".join(logged)
