"""docs/scale.md says what the code does: its tables are computed again."""

import re
from pathlib import Path

import pytest
import yaml

from _page import filled
from chalicelib.flow.ports import Store
from chalicelib.store.rows.keys import SHARDS
from scale import PAGE, ROOT, SCRIPT
from scaling.load import SMALL, SMALL_TENANTS, TENANT
from scaling.meter import DUE
from scaling.model import hottest, table, totals
from scaling.play import measure
from scaling.storm import CASES, GRACE_S, SOCKETS_PER_S, Play, Storm, line
from tests.conftest import fresh_tables

PAGE_TEXT = PAGE.read_text(encoding="utf-8")


def test_no_key_of_the_big_tenant_fills_half_a_partition_and_the_page_says_how_much(
    desk: Store,
) -> None:
    m = measure(TENANT)
    hot = {h.kind: h for h in hottest(TENANT, m)}
    assert {"open", "late", "closed", "queue", "roster", "free", "count, tenant"} <= hot.keys()
    assert hot["agt"].spread == 2_000 and hot[DUE].spread == SHARDS
    assert hot["open"].writes == pytest.approx(4 * TENANT.per_s, rel=0.1)  # put and deleted once
    assert [h for h in hot.values() if h.share > 0.5] == []
    made = {"one tenant": table(TENANT, m), "one tenant in all": totals(TENANT, m)}
    assert filled(PAGE_TEXT, SCRIPT, made) == PAGE_TEXT


def test_many_small_tenants_fill_no_part_of_the_index(
    environment: pytest.MonkeyPatch, dynoxide: str
) -> None:
    fresh_tables(environment, dynoxide)
    made = totals(SMALL, measure(SMALL), SMALL_TENANTS)
    assert filled(PAGE_TEXT, SCRIPT, {"small tenants": made}) == PAGE_TEXT
    part = re.search(r"index's parts \| ([\d ]+) \|", made)
    assert part and int(part[1].replace(" ", "")) < 500


def test_a_page_keeps_what_is_around_its_tables() -> None:
    begin, end = "<!-- computed by scripts/any.py: x -->", "<!-- x: end -->"
    page = f"before {begin}old{end} after"
    assert filled(page, "scripts/any.py", {"x": "| new |"}) == (
        f"before {begin}\n| new |\n{end} after"
    )


def test_storms_of_the_page_are_those_that_are_played() -> None:
    for name, more in CASES.items():
        assert line(name, Storm(20_000, **more)) in PAGE_TEXT  # type: ignore[arg-type]


def test_everybody_comes_back_no_faster_than_is_let_in() -> None:
    told = Play(Storm(5_000, seed=7)).run()
    assert len(told.back) == 5_000
    assert told.back == Play(Storm(5_000, seed=7)).run().back
    for second in range(int(told.back[-1]) + 1):
        opened = sum(second <= at < second + 1 for at in told.back)
        assert opened <= 2 * SOCKETS_PER_S  # a second's rate, and the burst
    assert told.back[-1] > 5_000 / SOCKETS_PER_S - 2


def test_agents_are_back_before_they_are_relieved() -> None:
    def in_time(**more: int) -> float:
        told = Play(Storm(100_000, **more)).run()
        return sum(at < GRACE_S for at in told.consoles_back) / len(told.consoles_back)

    assert in_time() > 0.95
    assert in_time(console_longest=30_000, tickets_per_s=0) < 0.8


def constants(path: str) -> dict[str, int]:
    """The numbers that a file of a client names."""
    text = (Path(ROOT) / path).read_text(encoding="utf-8")
    found = re.findall(r"^const (\w+) = ([\d_]+);", text, re.M)
    return {name: int(value.replace("_", "")) for name, value in found}


def test_clients_wait_as_the_storm_says() -> None:
    storm = Storm(1)
    link, console = constants("widget/src/client/link.ts"), constants("console/src/api/socket.ts")
    w = storm.widget
    assert link["POLL_MS"] == w.poll and link["SLOWEST_POLL_MS"] == w.slowest_poll
    assert link["REFUSED"] == w.refused and link["NOW_AND_THEN_MS"] == w.now_and_then
    timers = (Path(ROOT) / "widget/src/client/timers.ts").read_text(encoding="utf-8")
    assert "random() * Math.min(30_000, 1000 * 2 ** tries)" in timers
    assert (w.first, w.longest, w.first_after) == (1_000, 30_000, 1_000)
    assert console["FIRST_PAUSE_MS"] == storm.console_first
    assert console["LONGEST_PAUSE_MS"] == storm.console_longest
    api = yaml.safe_load((Path(ROOT) / "infra/aws/api.yaml").read_text(encoding="utf-8"))
    routes = api["Resources"]["RestAPI"]["Properties"]["MethodSettings"]
    (tickets,) = (r for r in routes if r["ResourcePath"] == "/~1v1~1socket-tickets")
    assert tickets["ThrottlingRateLimit"] == storm.tickets_per_s
