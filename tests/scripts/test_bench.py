"""The budgets that can be counted hold; the times are the benchmark's own affair."""

from benching import cold, message
from benching.report import Line, budgeted, table
from chalicelib.flow.ports import Store


def missed(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.met is False]


def test_a_message_costs_no_more_than_is_allowed(desk: Store) -> None:
    lines = message.measure()
    assert len(lines) == 12
    assert missed(lines) == []


def test_the_package_is_small_enough() -> None:
    lines = cold.size()
    assert [line.met for line in lines] == [True, None]


def test_the_table_marks_what_is_not_met() -> None:
    lines = [budgeted("calls", 3, 2, "calls"), budgeted("units", 2.5, 3, "RRU", 1)]
    assert table(lines).splitlines() == [
        "✗ calls  3 calls  ≤ 2 calls",
        "✓ units  2.5 RRU  ≤ 3 RRU",
    ]
