"""Many rows at a pace, and a table that refuses for a while."""

from collections import Counter
from typing import Any

import pytest

from chalicelib.config import settings
from chalicelib.flow.ports import Store
from erasing.pace import Pace
from erasing.places import places
from erasing.rows import BATCH, TRIES, Stuck, Table

NOW = 100.0


class Busy:
    """A table that takes a few of each batch, or none."""

    def __init__(self, takes: int) -> None:
        self.takes = takes
        self.asked: list[int] = []

    def batch_write_item(self, RequestItems: Any, ReturnConsumedCapacity: str) -> Any:
        (requests,) = RequestItems.values()
        self.asked.append(len(requests))
        left = requests[self.takes :]
        used = [{"CapacityUnits": float(self.takes)}]
        return {"UnprocessedItems": {"desk": left} if left else {}, "ConsumedCapacity": used}


def table(client: Any, slept: list[float]) -> Table:
    return Table(client, "desk", Pace(1e9, sleep=lambda s: None), slept.append)


def keys(count: int) -> list[dict[str, dict[str, str]]]:
    return [{"pk": {"S": f"ten_a#cnv#{n}"}, "sk": {"S": "state"}} for n in range(count)]


def test_what_was_not_taken_is_asked_again() -> None:
    busy, slept = Busy(10), list[float]()
    table(busy, slept).delete(keys(30))
    assert busy.asked == [25, 15, 5, 5]
    assert len(slept) == 2


def test_a_table_that_takes_nothing_is_given_up() -> None:
    slept: list[float] = []
    with pytest.raises(Stuck, match="desk takes no deletes"):
        table(Busy(0), slept).delete(keys(3))
    assert len(slept) == TRIES - 1


def test_the_pace_is_kept_by_all_together() -> None:
    slept: list[float] = []
    pace = Pace(100, clock=lambda: NOW, sleep=slept.append)
    for units in (50, 100, 0):
        pace.spent(units)
    assert slept == [0.5, 1.5, 1.5]


def test_thousands_of_rows_in_all_segments(desk: Store) -> None:
    with places() as place:
        name = settings().desk_table
        for at in range(0, 2000, BATCH):
            put = [{"PutRequest": {"Item": key}} for key in keys(2000)[at : at + BATCH]]
            place.dynamodb.batch_write_item(RequestItems={name: put})
        rows = Table(place.dynamodb, name, Pace(1e9))

        def delete(page: list[Any]) -> Counter[str]:
            rows.delete(page)
            return Counter(rows=len(page))

        assert rows.each(delete)["rows"] == 2000
        assert rows.each(delete)["rows"] == 0
