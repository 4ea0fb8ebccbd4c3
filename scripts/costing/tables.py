"""The tables of docs/cost.md."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from costing.assumed import DAYS, Assumed
from costing.model import Work, bill, conversation, gb_seconds, lambda_ms, month
from costing.stack import Stack

SIZES = (0, 10, 1_000, 100_000)
FEW, USUAL = 10, 1_000  # conversations a day; what costs by the month is in both bills


def tables(
    m: Mapping[str, Any], prices: Mapping[str, Any], stack: Stack, assumed: Assumed, free: bool
) -> dict[str, str]:
    """Name → table."""
    bills = {size: bill(prices, month(m, stack, assumed, size), free) for size in SIZES}
    return {
        "a thousand": _thousand(bills),
        "a month": _months(bills),
        "a conversation": _works(conversation(m, assumed), stack, assumed),
    }


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _thousand(bills: Mapping[int, Mapping[str, float]]) -> str:
    """What a conversation more costs, by service, the dearest first."""
    names = bills[USUAL].keys() | bills[FEW].keys()
    more = {n: bills[USUAL].get(n, 0) - bills[FEW].get(n, 0) for n in names}
    each = {n: much / ((USUAL - FEW) * DAYS) * 1_000 for n, much in more.items() if much > 1e-9}
    whole = sum(each.values())
    rows = [
        [name, f"{much:.4f}", f"{much / whole:.0%}"]
        for name, much in sorted(each.items(), key=lambda one: (-one[1], one[0]))
    ]
    return _table(("service", "USD", "share"), [*rows, ["**all**", f"**{whole:.4f}**", ""]])


def _months(bills: Mapping[int, Mapping[str, float]]) -> str:
    """A month's bill of each size."""
    names = sorted({name for made in bills.values() for name, much in made.items() if much})
    rows = [[name, *(f"{bills[size].get(name, 0):.2f}" for size in SIZES)] for name in names]
    sums = {size: sum(bills[size].values()) for size in SIZES}
    rows.append(["**all**", *(f"**{sums[size]:.2f}**" for size in SIZES)])
    rows.append(["a conversation", "", *(f"{sums[s] / s / DAYS:.5f}" for s in SIZES[1:])])
    head = ("USD a month", "idle", *(f"{s:,} a day".replace(",", " ") for s in SIZES[1:]))
    return _table(head, rows)


def _works(works: Sequence[Work], stack: Stack, assumed: Assumed) -> str:
    """What functions do for one conversation: times, and what once takes."""
    rows = []
    for work in sorted(works, key=lambda w: (-w.times, w.function, w.op)):
        if work.times >= 0.05:
            memory = stack.memory[work.function]
            ms = lambda_ms(work, memory, assumed)
            figures = [work.of("cpu_ms"), ms, gb_seconds(ms, memory) * 1000, work.of("wru")]
            figures += [work.of("rru"), work.of("pushes")]
            name = f"{work.function} {work.op}".strip()
            rows.append([name, f"{work.times:.2f}", *(f"{one:.1f}" for one in figures)])
    head = ("function", "times", "CPU ms here", "ms on Lambda", "GB-ms", "WRU", "RRU", "pushes")
    return _table(head, rows)


def assumptions(assumed: Assumed) -> str:
    """Every figure that was not measured, with its reason."""
    rows = [
        [
            f"`--{one.name.replace('_', '-')}`",
            f"{getattr(assumed, one.name):g}",
            one.metadata["why"],
        ]
        for one in fields(assumed)
    ]
    return _table(("figure", "is", "because"), rows)
