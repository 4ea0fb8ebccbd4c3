"""The budgets that can be counted hold; the times are the benchmark's own affair."""

import asyncio
import time
from typing import Any

import pytest

from benching import cold, dispatch, message
from benching.people import Assigned, Wire
from benching.report import Line, budgeted, table
from chalicelib.flow.ports import Store


class Screen(Wire):
    """A socket on which an assignment shows as soon as something is asked, or looked for."""

    def __init__(self, conversation: str, agent: str) -> None:
        self.served = asyncio.Queue()
        self.served.put_nowait(Assigned(conversation, agent, time.perf_counter() + 1))

    async def ask(self, op: str, conversation: str | None = None, **data: Any) -> dict[str, Any]:
        return {"op": "ack"}


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


def test_hand_overs_are_held_against_their_budget_and_against_the_smallest_case() -> None:
    def taking(ms: int) -> list[tuple[float, float]]:
        return [(ms / 1000, ms / 2000)] * 3

    lines = dispatch.lines(taking(40), [taking(50), taking(60), taking(101)])
    assert [line.met for line in lines if line.budget] == [True, True, True, True, False, False]
    assert lines[0].measured == "40 / 40 / 40 ms"
    assert lines[1].measured == "20 / 20 / 20 ms"
    assert [line.measured for line in lines if "beside" in line.what] == ["1.20 ×", "2.02 ×"]


@pytest.mark.parametrize(
    ("on_agents", "on_customers", "wrong"),
    [
        (("cnv_2", "agt_1"), ("cnv_2", "agt_1"), None),
        (("cnv_2", "agt_2"), ("cnv_2", "agt_2"), "another agent"),
        (("cnv_2", "agt_1"), ("cnv_2", "agt_2"), "different things"),
    ],
)
def test_a_hand_over_counts_where_both_see_the_freed_seat_given_to_who_waited(
    on_agents: tuple[str, str], on_customers: tuple[str, str], wrong: str | None
) -> None:
    agent, customer = Screen(*on_agents), Screen(*on_customers)

    async def newcomer(group: str) -> tuple[str, Wire]:
        return "cnv_3", Screen("", "")

    desk = dispatch.Desk("grp", newcomer, {"agt_1": agent}, {"cnv_2": customer})
    desk.serving.append(("agt_1", "cnv_1"))
    if wrong:
        with pytest.raises(RuntimeError, match=wrong):
            asyncio.run(desk.hand_over())
        return
    taken = asyncio.run(desk.hand_over())
    assert min(taken) > 0
    assert list(desk.serving) == [("agt_1", "cnv_2")]
    assert list(desk.waiting) == ["cnv_3"]
