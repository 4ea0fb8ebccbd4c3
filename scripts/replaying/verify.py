"""Everything read back through REST, and set against what was acknowledged."""

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from folding import Entry
from replaying.compare import Transcript, differences, overfull
from replaying.perform import Outcome
from replaying.progress import Progress
from replaying.site import Site
from rest import Api

AT_ONCE = 8
LOOK_EVERY_S = 1.0
COUNTED_WITHIN_S = 60.0
_PLAIN = ("started", "assigned", "transferred", "requeued", "reopened", "urged", "ended", "offered")


Counters = dict[tuple[str, str], Counter[str]]  # by scope and UTC day


@dataclass(slots=True)
class Verdict:
    """What was read back: differences, waits in seconds, reasons of the endings."""

    found: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)


async def until_over(site: Site, progress: Progress, broken_off: Collection[str]) -> list[str]:
    """Wait until the clock has ended what silence ends; answers those that stay open."""
    fewest, since = -1, time.monotonic()
    while True:
        still = await site.admin.pages("/v1/conversations", view="open")
        left = [c for c in still if c["id"] not in broken_off]
        if len(left) != fewest:
            fewest, since = len(left), time.monotonic()
        if not left or time.monotonic() - since > site.patience_s:
            return [f"{c['id']}: still {c['state']}" for c in left]
        progress.say(f"waiting for the clock to end {len(left)} silent ones")
        await asyncio.sleep(LOOK_EVERY_S)


async def verify(
    site: Site, outcomes: Sequence[Outcome], capacity: Mapping[str, int], before: Counters
) -> Verdict:
    """Read all transcripts back, as staff and as customers, and compare; ``before`` was counted."""
    verdict = Verdict()
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(outcome: Outcome) -> Sequence[Entry]:
        async with gate:
            return await _read_back(site, outcome, verdict)

    logs = await asyncio.gather(*(one(outcome) for outcome in outcomes if outcome.conversation))
    verdict.found += [
        f"{o.script.id}: {p}" for o in outcomes if not o.conversation for p in o.problems
    ]
    verdict.found += overfull(logs, capacity)
    verdict.found += await _seats(site)
    verdict.found += await _counters(site, expected_counters(logs), before)
    return verdict


async def _read_back(site: Site, outcome: Outcome, verdict: Verdict) -> Sequence[Entry]:
    path = f"/v1/conversations/{outcome.conversation}"
    staff, customer = await transcript(site.admin, path), await transcript(outcome.customer, path)
    read = Transcript(await site.admin.call("GET", path), staff, customer)
    verdict.found += differences(outcome, read)
    verdict.reasons[str(read.shown["ended_reason"])] += 1
    verdict.waits += [e["data"]["wait_ms"] / 1000 for e in staff if e["type"] == "assigned"]
    return staff


async def transcript(api: Api | None, path: str) -> list[Entry]:
    """The whole log as ``api`` may see it."""
    entries: list[Entry] = []
    while api is not None:
        after = entries[-1]["seq"] if entries else 0
        page = await api.call("GET", f"{path}/entries", after=after, limit=100)
        entries += page["data"]
        if not page["has_more"]:
            break
    return entries


async def _seats(site: Site) -> list[str]:
    agents = await site.admin.pages("/v1/agents")
    held = [
        f"{a['id']} still holds {a['load']} seats"
        for a in agents
        if a["load"] or a["conversations"]
    ]
    waiting = [await site.admin.call("GET", f"/v1/queues/{group}") for group in site.groups]
    return held + [f"{q['waiting']} still wait in {q['group']}" for q in waiting if q["waiting"]]


def expected_counters(logs: Iterable[Sequence[Entry]]) -> Counters:
    """What must have been counted, by scope and UTC day, from the logs alone."""
    counted: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for entry in (entry for log in logs for entry in log):
        if amounts := _amounts(entry):
            data = entry["data"]
            scopes = [
                "tenant",
                *(f"{kind}:{data[kind]}" for kind in ("group", "agent") if data.get(kind)),
            ]
            for scope in scopes:
                counted[scope, entry["at"][:10]].update(amounts)
    return dict(counted)


def _messages(data: Mapping[str, int]) -> dict[str, int]:
    return {name: data[name] for name in ("messages_in", "messages_out")}


def _amounts(entry: Entry) -> dict[str, int]:
    type_, data = entry["type"], entry["data"]
    more: dict[str, int] = {}
    if type_ == "ended":
        more = {f"ended_{data['reason']}": 1, **_messages(data)}
    elif type_ == "unseated":
        seconds = data["served_ms"] // 1000
        more = {"served": int(data["served_ms"] > 0), "served_s2": seconds**2}
        more |= {"served_ms": data["served_ms"], **_messages(data)}
    elif type_ == "assigned":
        more = {"wait_ms": data["wait_ms"]}
    elif type_ == "rated":
        more = {"rated": int(not data["before"]), "rating_sum": data["score"] - data["before"]}
    elif type_ == "offer_closed":
        more = {f"offers_{data['how']}": 1}
    elif type_ == "left_message":
        more = {"left_messages": 1}
    return {type_: 1, **more} if type_ in _PLAIN else more


async def counters(site: Site, since: str) -> Counters:
    """What the system counted from a UTC day on, by scope and day."""
    today = datetime.now(UTC).date().isoformat()
    scopes = ["tenant", *(f"group:{g}" for g in site.groups), *(f"agent:{a}" for a in site.agents)]
    found: Counters = {}
    for scope in scopes:
        days = {"from": since, "to": today}
        kept = await site.admin.call("GET", "/v1/counters", scope=scope, **days)
        found |= {(scope, day): Counter(amounts) for day, amounts in kept["days"].items()}
    return found


async def _counters(site: Site, expected: Counters, before: Counters) -> list[str]:
    """Counters follow the stream, so they may be a moment late."""
    deadline = time.monotonic() + COUNTED_WITHIN_S
    while True:
        now = await counters(site, min(day for _, day in [*before, *expected]))
        wrong = list(_miscounted(now, before, expected))
        if not wrong or time.monotonic() > deadline:
            return wrong
        await asyncio.sleep(LOOK_EVERY_S)


def _miscounted(now: Counters, before: Counters, expected: Counters) -> Iterable[str]:
    for (scope, day), amounts in expected.items():
        for name, amount in amounts.items():
            was, is_ = (counted.get((scope, day), Counter())[name] for counted in (before, now))
            if is_ - was != amount:
                yield f"counter {scope} {day} {name} rose by {is_ - was}, happened {amount}"
