"""The engine did what it was told, but its answer never came: nothing is done twice."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest

from chalicelib import store
from chalicelib.config import settings
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.decision import ClaimSeat
from chalicelib.domain.need import Offering
from chalicelib.flow.ports import Commit, Conflict, Marker, Ranked, Store
from chalicelib.transport import calls
from chalicelib.transport.line import hang_up
from tests.store.make import (
    NOW,
    TENANT,
    agent,
    conflict,
    conversation,
    entry,
    logged,
    marker,
    went_on,
)
from tests.transport.server import HANG_UP, Server, cancelled, serving


@pytest.fixture
def lose(
    desk: Store, dynoxide: str, environment: pytest.MonkeyPatch
) -> Iterator[Callable[[], Server]]:
    """From when it is called: the next answer of the engine is lost, those after it arrive."""
    environment.setattr(calls, "FIRST_WAIT_SECONDS", 0.0)

    def play(number: int, request: bytes) -> bytes:
        done = forwarded(dynoxide, request)
        return HANG_UP if number == 0 else done

    with serving(play) as server:

        def begin() -> Server:
            environment.setenv("DYNAMODB_ENDPOINT", server.address)
            settings.cache_clear()
            return server

        yield begin
        hang_up()


def forwarded(address: str, request: bytes) -> bytes:
    """The engine's answer to a raw request."""
    parts = urlsplit(address)
    closing = request.replace(b"\r\n", b"\r\nconnection: close\r\n", 1)
    with socket.create_connection((parts.hostname, parts.port)) as line, line.makefile("rb") as got:
        line.sendall(closing)
        return got.read()


@pytest.mark.parametrize("asked_for", [True, False])
def test_a_commit_is_done_once(desk: Store, lose: Callable[[], Server], asked_for: bool) -> None:
    """With a marker the caller is sent to it, without one the first answer comes again."""
    desk.save_agent(None, agent())
    c = conversation()
    desk.commit(Commit(None, c))
    server = lose()
    said = replace(c, version=2, seq=1, public_seq=1)
    claim = ClaimSeat("agt_a", "cnv_a", NOW)
    commit = Commit(c, said, (entry(1, 1),), (claim,), marker() if asked_for else None)
    if asked_for:
        assert conflict(desk, commit) == "client_id"
    else:
        desk.commit(commit)
    assert len(server.requests) == 2
    assert desk.marker(TENANT, "cnv_a", "cus_a", "m1") == commit.marker
    assert desk.conversation(TENANT, "cnv_a") == said
    assert [e.seq for e in desk.entries(TENANT, "cnv_a", 0, 9, True)] == [1]
    seated = desk.agent(TENANT, "agt_a")
    assert seated and (seated.load, seated.seats) == (1, {"cnv_a": 1})


def test_a_single_write_finds_its_own_work_as_a_conflict(
    desk: Store, lose: Callable[[], Server]
) -> None:
    c = conversation()
    desk.commit(Commit(None, c))
    lose()
    with pytest.raises(Conflict, match="version"):
        went_on(desk, c, urged=1)
    assert desk.conversation(TENANT, "cnv_a") == replace(c, version=2, urged=1)


def ranked(**values: Any) -> Agent:
    """An agent among the free of two groups."""
    return agent(**{"groups": ("grp_a", "grp_b"), "ranked": "0", **values})


def stands_alone(desk: Store, a: Agent) -> None:
    """The agent is as they should be, in one line a group."""
    assert desk.agent(TENANT, "agt_a") == a
    lines = [Ranked("agt_a", a.ranked, Offering(a.languages, a.skills))]
    assert [desk.free(TENANT, g, 9) for g in a.groups] == [lines, lines]


def test_a_rank_is_done_once_and_said_so(desk: Store, lose: Callable[[], Server]) -> None:
    desk.save_agent(None, ranked())
    server = lose()
    assert desk.rank(ranked(), "1")
    assert len(server.requests) == 2
    stands_alone(desk, ranked(ranked="1"))


def test_an_agent_is_saved_once_and_said_so(desk: Store, lose: Callable[[], Server]) -> None:
    desk.save_agent(None, ranked())
    server = lose()
    after = ranked(groups=("grp_b", "grp_c"), skills={"refunds": 1}, ranked="1", version=2)
    desk.save_agent(ranked(), after, logged(after))
    assert len(server.requests) == 2
    stands_alone(desk, after)
    assert desk.agent_log(TENANT, "agt_a", NOW, NOW, 9) == [logged(after)]
    assert desk.free(TENANT, "grp_a", 9) == []


def test_an_event_is_counted_once_and_said_so(desk: Store, lose: Callable[[], Server]) -> None:
    lose()
    assert desk.count(TENANT, "e", {("tenant", "2026-11-18"): {"started": 1}})
    found = desk.counters(TENANT, "tenant", "2026-11-18", "2026-11-18")
    assert found == {"2026-11-18": {"started": 1}}


def test_a_crowd_that_does_not_pass_is_a_lost_race(environment: pytest.MonkeyPatch) -> None:
    environment.setattr(calls, "FIRST_WAIT_SECONDS", 0.0)
    crowd = cancelled("None", "TransactionConflict", "None")
    with serving(lambda *_: crowd) as server:
        environment.setenv("DYNAMODB_ENDPOINT", server.address)
        settings.cache_clear()
        c = conversation()
        commit = Commit(
            c,
            replace(c, version=2),
            (entry(1, 1),),
            marker=Marker("w", "m", "say", 1, 1, c.id, c.id),
        )
        assert conflict(store, commit) == "version"
        assert not store.rank(ranked(), "1")
        with pytest.raises(Conflict, match="version"):
            store.save_agent(ranked(), ranked(ranked="1", version=2))
        hang_up()
    assert len(server.requests) == 15
