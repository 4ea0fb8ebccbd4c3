import json
import signal
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from infra.local.stream import StreamFile
from tests.box.conftest import Rig
from tests.box.until import until


@pytest.fixture(scope="module")
def own(make_rig: Callable[..., Rig], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """A box whose stream is this file's alone."""
    made = make_rig(tmp_path_factory.mktemp("poller") / "data", background_seconds=1.0)
    with made.box:
        yield made


LAST = "SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records"


def parked(rig: Rig) -> list[dict[str, Any]]:
    file = rig.box.folder / "parked.jsonl"
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def put_and_see(rig: Rig, *keys: str) -> None:
    for key in keys:
        rig.put(key)
    until(lambda: set(keys) <= set(rig.delivered()))


def test_records_arrive_in_order_in_lambda_form(own: Rig) -> None:
    keys = [f"order-{number:03}" for number in range(150)]
    put_and_see(own, *keys)
    assert [key for key in own.delivered() if key.startswith("order-")] == keys
    record = own.notes("record")[0]
    assert record["region"] == "eu-west-1"
    assert "/switchboard-desk/stream/" in record["source"]


def test_what_the_application_does_not_want_is_passed_over(own: Rig) -> None:
    own.put("unwanted", pk="elsewhere")
    put_and_see(own, "wanted")
    assert "unwanted" not in own.delivered()


def test_a_poison_record_is_parked_and_the_rest_goes_on(own: Rig) -> None:
    before = len(parked(own))
    own.put("poison-a")
    own.put("poison-b", "raise")
    put_and_see(own, "poison-c")
    lines = until(lambda: parked(own)[before:])
    assert [line["record"]["dynamodb"]["Keys"]["sk"]["S"] for line in lines] == ["poison-b"]
    assert lines[0]["error"] == "HandlerError: ValueError cannot digest"
    assert (own.box.folder / "parked.jsonl").stat().st_mode & 0o077 == 0
    assert "cannot digest" not in own.box.log.read_text()


def test_a_record_that_is_always_reported_as_failed_is_parked_too(own: Rig) -> None:
    before = len(parked(own))
    own.put("failed-a")
    own.put("failed-b", "fail")
    put_and_see(own, "failed-c")
    assert parked(own)[before:][0]["error"] == "reported as failed"
    assert [key for key in own.delivered() if key.startswith("failed-")] == ["failed-a", "failed-c"]


def test_a_record_that_fails_once_is_delivered_again(own: Rig) -> None:
    before = len(parked(own))
    own.put("once", "once")
    until(lambda: "once" in own.delivered())
    assert len(parked(own)) == before


def test_the_checkpoint_follows(own: Rig) -> None:
    put_and_see(own, "checkpoint")
    with closing(StreamFile(own.box.folder / "desk.db", "switchboard-desk")) as file:
        (newest,) = file.file.execute(LAST).fetchone()
    path = own.box.folder / "checkpoint.json"
    until(lambda: int(json.loads(path.read_bytes())["sequence"]) == newest)


def test_a_start_goes_on_where_the_last_box_stopped(
    make_rig: Callable[..., Rig], tmp_path: Path
) -> None:
    rig = make_rig(tmp_path / "data")
    with rig.box:
        put_and_see(rig, "first")
        assert rig.box.stop(signal.SIGTERM) == 0
    with rig.box:
        put_and_see(rig, "second")
    assert [note["key"] for note in rig.notes("record")] == ["first", "second"]


def test_a_stream_that_hangs_holds_neither_requests_nor_the_rest(
    make_rig: Callable[..., Rig], tmp_path: Path
) -> None:
    rig = make_rig(tmp_path / "data", workers=2, background_seconds=20.0)
    with rig.box:
        rig.put("hung", "hang")
        until(lambda: rig.notes("hang"))
        ticks = len(rig.notes("tick"))
        statuses = [rig.request("GET", "/echo")[0] for _ in range(100)]
        hung = len(rig.notes("hang"))
    assert statuses == [201] * 100
    assert hung == 1
    assert len(rig.notes("tick")) == ticks


def test_trimming_keeps_the_count_and_the_undelivered(own: Rig) -> None:
    put_and_see(own, "trim-a")
    with closing(StreamFile(own.box.folder / "desk.db", "switchboard-desk")) as file:
        (newest,) = file.file.execute(LAST).fetchone()
        file.trim(newest)
        assert file.file.execute("SELECT COUNT(*) FROM _stream_records").fetchone() == (1,)
        put_and_see(own, "trim-b")
        assert file.file.execute(LAST).fetchone() == (newest + 1,)
