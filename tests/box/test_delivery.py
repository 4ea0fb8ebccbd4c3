import asyncio
from pathlib import Path
from typing import Any

import pytest

from infra.local import delivery
from infra.local.calls import HandlerError, TimedOut
from infra.local.delivery import Checkpoint, Delivery, Parked, Record, sequence


def record(number: int) -> Record:
    return {"dynamodb": {"SequenceNumber": str(number)}}


class Handler:
    """Answers batches as told, and remembers them."""

    def __init__(self, poison: set[int], error: Exception | None = None) -> None:
        self.poison, self.error = poison, error
        self.batches: list[list[int]] = []

    async def __call__(self, records: list[Record]) -> Any:
        numbers = [int(sequence(record)) for record in records]
        self.batches.append(numbers)
        bad = [number for number in numbers if number in self.poison]
        if bad and self.error:
            raise self.error
        return {"batchItemFailures": [{"itemIdentifier": str(number)} for number in bad]}


def deliver(handler: Handler, count: int, folder: Path) -> list[int]:
    """Deliver records 1 … count; answers the numbers that were reported as reached."""
    reached: list[int] = []

    async def done(record: Record) -> None:
        reached.append(int(sequence(record)))

    work = Delivery(handler, done, Parked(folder / "parked.jsonl"))
    asyncio.run(work.deliver([record(number) for number in range(1, count + 1)]))
    return reached


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "FIRST_PAUSE", 0.0)


@pytest.mark.parametrize("error", [HandlerError("ValueError", "x"), TimedOut("stream")])
def test_a_batch_that_raises_is_halved_until_the_poison_is_alone(
    tmp_path: Path, error: Exception
) -> None:
    handler = Handler({6}, error)
    assert deliver(handler, 8, tmp_path)[-1] == 8
    assert handler.batches[:3] == [[1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4], [5, 6, 7, 8]]
    assert handler.batches.count([6]) == delivery.ATTEMPTS
    assert len((tmp_path / "parked.jsonl").read_text().splitlines()) == 1


def test_a_partial_failure_is_tried_again_from_the_first_failed_on(tmp_path: Path) -> None:
    handler = Handler({3})
    assert deliver(handler, 4, tmp_path) == [2, 3, 4]
    assert handler.batches == [[1, 2, 3, 4], *[[3, 4]] * 4, [4]]


def test_an_identifier_that_is_not_in_the_batch_fails_all_of_it(tmp_path: Path) -> None:
    class Confused(Handler):
        async def __call__(self, records: list[Record]) -> Any:
            await super().__call__(records)
            first = len(self.batches) == 1
            return {"batchItemFailures": [{"itemIdentifier": "99"}] if first else []}

    handler = Confused(set())
    assert deliver(handler, 2, tmp_path) == [2]
    assert handler.batches == [[1, 2], [1, 2]]


def test_a_checkpoint_of_another_stream_is_none(tmp_path: Path) -> None:
    checkpoint = Checkpoint(tmp_path / "checkpoint.json")
    assert checkpoint.load("a") is None
    checkpoint.reach("a", "7")
    checkpoint.write()
    assert (checkpoint.load("a"), checkpoint.load("b")) == ("7", None)


def test_a_checkpoint_is_kept_now_and_then_and_written_on_demand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "SAVE_SECONDS", 5.0)
    checkpoint = Checkpoint(tmp_path / "checkpoint.json")
    for number in ("1", "2"):
        checkpoint.reach("a", number)
        asyncio.run(checkpoint.keep())
    assert checkpoint.load("a") == "1"
    checkpoint.write()
    assert checkpoint.load("a") == "2"
