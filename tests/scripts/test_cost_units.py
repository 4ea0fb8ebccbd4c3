"""A frame is billed by every 32 KB, and a box's application says what each event took."""

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def metered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The application as a metering box imports it, undone afterwards."""
    from chalicelib import transport
    from chalicelib.outbound import push

    monkeypatch.setenv("USAGE_LOG", str(tmp_path))
    monkeypatch.setattr(sys, "stdout", sys.stdout)
    monkeypatch.setattr(push, "request", push.request)
    monkeypatch.setattr("chalicelib.transport.calls.observers", [])
    monkeypatch.setattr(transport, "observers", [])
    monkeypatch.delitem(sys.modules, "scripts.costing.metered", raising=False)
    module = importlib.import_module("scripts.costing.metered")
    yield module
    module.log.close()


@pytest.mark.parametrize(
    ("size", "units"), [(0, 1), (1, 1), (32_768, 1), (32_769, 2), (131_072, 4)]
)
def test_messages_are_rounded_up_to_32_kb(metered: ModuleType, size: int, units: int) -> None:
    assert metered.message_units(size) == units


def test_each_event_leaves_a_line(metered: ModuleType, tmp_path: Path) -> None:
    def handler(event: dict[str, str], _: object) -> dict[str, str]:
        metered.used["calls"] += 2
        print("said", file=metered.lines)
        return {"body": "four"}

    metered.Metered("socket_message", handler)({"body": '{"op": "say"}'}, None)
    (line,) = [json.loads(text) for text in _written(tmp_path)]
    assert (line["handler"], line["op"], line["calls"]) == ("socket_message", "say", 2)
    assert (line["in_bytes"], line["out_bytes"]) == (13, 4)
    assert line["log_bytes"] == len("said\n") + metered.EVENT_BYTES


def test_calls_are_reads_or_writes(metered: ModuleType) -> None:
    from chalicelib.transport import Call

    metered.used.clear()
    metered.see(Call("GetItem", {}, [{"CapacityUnits": 0.5}]))
    metered.see(Call("TransactWriteItems", {}, [{"CapacityUnits": 4.0}, {"CapacityUnits": 2.0}]))
    assert dict(metered.used) == {"calls": 2, "rru": 0.5, "wru": 6.0}


def _written(folder: Path) -> list[str]:
    (file,) = folder.iterdir()
    return file.read_text().splitlines()
