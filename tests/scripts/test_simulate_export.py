"""A day read through REST is a log that plays: everybody gets the same agent at the same moment."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

import app
from chalicelib.domain.actors import Role
from chalicelib.entry import auth
from chalicelib.flow import wire
from rest import Api, ApiError
from scripts import simulate
from simulating import engine, export, log, story, whatif
from tests.entry.site import proxy_event
from tests.scripts.test_simulate_replay import CLOCK_S, HELP, SALES, Busy, named
from tests.world import World


class Inside(Api):
    """REST without a network; one request at a time, as the app wants it."""

    async def call(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        asked = {name: value for name, value in query.items() if value is not None}
        url = path + (f"?{urlencode(asked)}" if asked else "")
        event = proxy_event(method, url, {"authorization": f"Bearer {self.token}"}, b"")
        said = app.app(event, None)
        content = json.loads(said["body"])
        if said["statusCode"] >= 400:
            raise ApiError(said["statusCode"], content)
        return content


def admin_of(w: World) -> Api:
    """An administrator's access."""
    actor = w.agent(named("admin", 0), online=False, groups=(), role=Role.ADMIN)
    agent = w.store.agent(w.tenant, actor.id)
    assert agent is not None
    return Inside("http://nowhere", auth.session_token(w.ports, agent, "sid")[0])


@pytest.fixture
def busy(environment: pytest.MonkeyPatch) -> Busy:
    """Nine minutes of a day that is over, behind the real app."""
    busy = Busy(3, queue_cap=5, overflow_waiting=3, overflow_group=HELP)
    environment.setattr(wire, "ports", lambda: busy.w.ports)
    group = busy.w.store.group(busy.w.tenant, SALES)
    assert group is not None
    sales = replace(group, version=1, channels={"chat": {"queue_alarm_s": 90}})
    busy.w.store.save_group(group, sales)
    busy.live(9)
    return busy


def day_of(w: World) -> date:
    """The day that its clock shows."""
    return datetime.fromtimestamp(w.clock.now / 1000, UTC).date()


def exported(busy: Busy) -> log.Log:
    """Read, written, and read again."""
    read = asyncio.run(export.export(admin_of(busy.w), day_of(busy.w)))
    return log.parse(log.lines(log.Log({**read.header, "clock_s": CLOCK_S}, read.rows)))


def test_a_day_read_through_rest_plays_as_it_was(busy: Busy) -> None:
    was = exported(busy)
    assert sum(row["event"] == "assigned" for row in was.rows) > 8
    played = engine.play(was.setup, story.day(was.rows, was.setup.clock_ms))
    assert whatif.differences(was.rows, played, 0) == []


def test_all_that_the_day_was_set_to_is_in_it(busy: Busy) -> None:
    header = exported(busy).header
    assert header["policy"] == {
        "reopen_s": 3600,
        "queue_cap": 5,
        "overflow_waiting": 3,
        "overflow_group": HELP,
    }
    assert header["groups"] == {
        HELP: {"channels": {}},
        SALES: {"channels": {"chat": {"queue_alarm_s": 90}}},
    }
    assert (header["default_group"], header["rules"]) == (HELP, [])


def test_who_was_there_before_the_day_is_there_when_it_begins(busy: Busy) -> None:
    busy.w.clock.forward(86_400)
    busy.w.tick()
    rows = exported(busy).rows
    begins = round(datetime.combine(day_of(busy.w), datetime.min.time(), UTC).timestamp()) * 1000
    assert {row["agent"] for row in rows if row["event"] == "agent" and row["at"] == begins} == {
        *(agent.id for agent in busy.staff),
        busy.lead.id,
    }


def test_moments_are_read_to_the_millisecond() -> None:
    assert export.moment("2026-11-22T10:00:00.007Z") == 1_795_341_600_007


def test_a_day_and_who_asks_must_be_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, said in (
        (["export", "--day", "yesterday", "--credentials", "x"], "is no day like"),
        (["export", "--day", "2026-11-22"], "--credentials"),
        (["export", "--day", "2026-11-22", "--credentials", str(tmp_path / "x")], "is no file"),
    ):
        with pytest.raises(SystemExit):
            simulate.options(words)
        assert said in capsys.readouterr().err


def test_a_key_is_enough() -> None:
    access = asyncio.run(export.access("http://127.0.0.1:9/", {"key": "sk_test"}))
    assert (access.url, access.token) == ("http://127.0.0.1:9", "sk_test")
