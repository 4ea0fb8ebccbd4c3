"""docs/cost.md says what is computed, and the arithmetic is AWS's."""

import json

import pytest

import cost
from _page import filled
from costing.assumed import Assumed
from costing.measure import item_bytes, metrics, summed
from costing.model import Work, bill, gb_seconds, lambda_ms, month, pings, traced
from costing.model import cost as price_of
from costing.stack import stack

LOAD = json.loads(cost.LOAD.read_text("utf-8"))
PRICES = json.loads(cost.PRICES.read_text("utf-8"))


def test_the_page_shows_what_is_computed() -> None:
    page = cost.PAGE.read_text("utf-8")
    assert filled(page, cost.SCRIPT, cost.made(cost.options([]))) == page


def test_an_invocation_is_billed_in_whole_milliseconds() -> None:
    assert gb_seconds(1.01, 1024) == pytest.approx(0.002)
    assert gb_seconds(10, 512) == pytest.approx(0.005)


def test_half_a_processor_takes_twice_as_long_and_waits_the_same() -> None:
    work = Work("Stream", "", 1, {"cpu_ms": 3.0, "calls": 2})
    assert lambda_ms(work, 1769, Assumed()) == pytest.approx(3 + 2 * 5)
    assert lambda_ms(work, 4000, Assumed()) == pytest.approx(3 + 2 * 5)
    assert lambda_ms(work, 885, Assumed(cpu=2)) == pytest.approx(12 + 2 * 5, rel=0.01)


def test_tiers_are_filled_one_after_the_other() -> None:
    tiers = {"price": 3, "per": 10, "free": 50, "tiers": [[100, 3], [200, 2], [None, 1]]}
    prices = {"lines": {"x": tiers}}
    assert price_of(prices, "x", 100) == pytest.approx(30)
    assert price_of(prices, "x", 250) == pytest.approx(30 + 20 + 5)
    assert price_of(prices, "x", 250, free=True) == pytest.approx(30 + 20)
    assert price_of(prices, "x", 20, free=True) == 0


def test_all_is_traced_below_one_a_second_and_a_twentieth_above() -> None:
    assert traced(100, 1_000) == 100
    assert traced(3_000, 1_000) == pytest.approx(1_000 + 100)


def test_what_lies_idle_costs_the_clock_the_secret_and_nothing_of_conversations() -> None:
    idle = month(LOAD, stack(), Assumed(), 0)
    used = {line for (_, line), much in idle.items() if much}
    assert not used & {"rest_request", "ws_message", "ws_minute", "table_gb", "mau", "wru"}
    assert idle["Lambda: Clock", "lambda_request"] == 43_200
    assert sum(bill(PRICES, idle).values()) < 5 + 0.1 * stack().alarms + 3 * stack().dashboards


def test_a_bill_grows_with_conversations_and_the_free_tier_only_lowers_it() -> None:
    sums = [sum(bill(PRICES, month(LOAD, stack(), Assumed(), n)).values()) for n in (0, 10, 1_000)]
    free = sum(bill(PRICES, month(LOAD, stack(), Assumed(), 1_000), free=True).values())
    assert sums == sorted(sums) and 0 < free < sums[2]


def test_pings_are_those_of_the_widget_and_of_the_consoles_share() -> None:
    assumed = Assumed(day=48, shift=480, ping_s=20, linger=2, widget_ping_s=240)
    assert pings({"minutes_each": 6.0}, assumed) == pytest.approx(2 + 30)


def test_lines_of_usage_are_summed_by_what_was_asked_in_time() -> None:
    one = {"at": 1.0, "handler": "app", "op": "GET /x", "wru": 2}
    more = [{**one, "at": 2.0, "calls": 3}, {**one, "at": 9.0}, {**one, "op": ""}]
    assert summed([one, *more], 1, 9) == {
        "app": {"times": 1, "wru": 2},
        "app GET /x": {"times": 2, "wru": 4, "calls": 3},
    }


def test_items_are_weighed_with_names_values_and_the_overhead() -> None:
    assert item_bytes({"pk": {"S": "é"}, "n": {"N": "1234"}}) == 100 + 2 + 2 + 1 + 3
    assert item_bytes({"m": {"M": {"ab": {"BOOL": True}}}}) == 100 + 1 + 3 + 1 + 2 + 1


def test_metrics_are_counted_by_name_and_dimensions() -> None:
    block = {"Namespace": "n", "Dimensions": [["f"]], "Metrics": [{"Name": "a"}, {"Name": "b"}]}
    line = json.dumps({"_aws": {"CloudWatchMetrics": [block]}, "f": "x"})
    other = json.dumps({"_aws": {"CloudWatchMetrics": [block]}, "f": "y"})
    assert metrics("\n".join([line, line, "noise", other])) == 4
    assert metrics(line + other + "\n\n") == 4, "two workers wrote at once"


def test_every_price_says_where_it_is_from_or_that_nobody_checked() -> None:
    page = cost.PAGE.read_text("utf-8")
    assert PRICES["looked_up"] in page and PRICES["region"] in page
    for name, price in PRICES["lines"].items():
        assert price["per"] > 0 and isinstance(price["source"], str), name
        assert price["source"] or f"`{name}`" in page, name
