"""From what was measured to a month's quantities, and from those to money."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from costing.assumed import DAYS, FULL_CPU_MB, RESERVOIR_PER_S, TICKS, TRACED, Assumed
from costing.stack import Stack

GB, GIB = 1e9, 1024**3
FUNCTIONS = {
    "app": "APIHandler",
    "socket_authorizer": "SocketAuthorizer",
    "socket_connect": "WebsocketConnect",
    "socket_message": "WebsocketMessage",
    "socket_disconnect": "WebsocketDisconnect",
    "stream": "Stream",
    "clock": "Clock",
}
Quantities = Counter[tuple[str, str]]  # (what it is for, price line) → how much


@dataclass(frozen=True, slots=True)
class Work:
    """Something a function is asked, on average: how often, and what once takes."""

    function: str
    op: str
    times: float
    once: Mapping[str, float]

    def of(self, name: str) -> float:
        """What once takes of something, 0 where nothing was counted."""
        return self.once.get(name, 0.0)


def gb_seconds(ms: float, memory_mb: int) -> float:
    """What an invocation is billed; milliseconds are rounded up."""
    return math.ceil(ms) / 1000 * memory_mb / 1024


def lambda_ms(work: Work, memory_mb: int, assumed: Assumed) -> float:
    """How long it takes on Lambda: processor time by the share of a processor, and the waits."""
    share = min(1.0, memory_mb / FULL_CPU_MB)
    return work.of("cpu_ms") * assumed.cpu / share + work.of("calls") * assumed.call_ms


def traced(requests: float, seconds: float) -> float:
    """How many of so many even requests X-Ray's default rule records."""
    first = min(requests, seconds * RESERVOIR_PER_S)
    return first + (requests - first) * TRACED


def conversation(m: Mapping[str, Any], assumed: Assumed) -> list[Work]:
    """All that one conversation makes functions do, its share of agents' open consoles included."""
    count, messages = m["conversations"], m["messages"] / m["conversations"]
    found = [_held(op, sums, m) for op, sums in m["held"].items()]
    screens = {
        "socket_message typing": messages * assumed.typing,
        "socket_message read": messages * assumed.marks,
        "app GET /v1/queues/{group}": assumed.looks,
        "app GET /v1/conversations/{conversation}": 1.0,
        "app GET /v1/conversations/{conversation}/entries": 1.0,
        "socket_message ping": pings(m, assumed),
    }
    held = [Work(w.function, w.op, w.times / count, w.once) for w in found]
    return held + [_work(op, m["screens"][op], times) for op, times in screens.items()]


def pings(m: Mapping[str, Any], assumed: Assumed) -> float:
    """Of the widget while it is open, and of the console's shift by its conversations."""
    widget = (m["minutes_each"] + assumed.linger) * 60 / assumed.widget_ping_s
    return widget + assumed.shift / assumed.day * 60 / assumed.ping_s


def _held(op: str, sums: Mapping[str, float], m: Mapping[str, Any]) -> Work:
    if op == "stream":
        # At a box's pace many records come in one batch; alone each has an invocation of its own.
        return _work(op, {**sums, "times": sums["records"]}, sums["records"])
    if op != "clock":
        return _work(op, sums, sums["times"])
    idle, times = m["idle"]["clock"], sums["times"]
    more = {n: max(0.0, v - times * idle.get(n, 0) / idle["times"]) for n, v in sums.items()}
    return _work(op, {**more, "times": 1}, 1)


def _work(op: str, sums: Mapping[str, float], times: float) -> Work:
    handler, _, asked = op.partition(" ")
    once = {name: value / sums["times"] for name, value in sums.items() if name != "times"}
    return Work(FUNCTIONS[handler], asked, times, once)


def functions(works: list[Work], stack: Stack, assumed: Assumed) -> Quantities:
    """What invocations take of Lambda, the API, the tables, the network and the logs."""
    found: Quantities = Counter()
    for work in works:
        for line, much in _lines(work, stack.memory[work.function], assumed):
            found[line] += much * work.times
    return found


def _lines(work: Work, memory_mb: int, assumed: Assumed) -> Iterator[tuple[tuple[str, str], float]]:
    name = work.function
    # What the clock does for a conversation is done in a minute's tick, which is paid for anyway.
    invoked = 0 if name == "Clock" and work.op != "tick" else 1
    ms = lambda_ms(work, memory_mb, assumed)
    yield (f"Lambda: {name}", "lambda_request"), invoked
    yield (f"Lambda: {name}", "lambda_gb_s"), gb_seconds(ms, memory_mb)
    yield ("DynamoDB: writes", "wru"), work.of("wru")
    yield ("DynamoDB: reads", "rru"), work.of("rru")
    yield ("API Gateway: socket messages", "ws_message"), work.of("push_units")
    sent = work.of("push_bytes") + work.of("out_bytes")
    yield ("Data to the internet", "out_gb"), sent / GB
    logged = work.of("log_bytes") + invoked * assumed.lambda_lines
    if name == "APIHandler":
        yield ("API Gateway: REST", "rest_request"), 1
    if name == "WebsocketMessage":
        yield ("API Gateway: socket messages", "ws_message"), 1
    if name not in ("Stream", "Clock", "SocketAuthorizer"):
        logged += assumed.access_line
    yield ("CloudWatch: logs", "logs_gb"), logged / GB


def month(m: Mapping[str, Any], stack: Stack, assumed: Assumed, a_day: float) -> Quantities:
    """A month of so many conversations a day; 0 is the idle stage."""
    count = a_day * DAYS
    works = conversation(m, assumed)
    found: Quantities = Counter()
    for line, much in functions(works, stack, assumed).items():
        found[line] += much * count
    found += functions([_work("clock tick", m["idle"]["clock"], TICKS)], stack, assumed)
    invoked = count * sum(w.times for w in works if w.function != "Clock")
    found["X-Ray", "trace"] = TICKS + traced(invoked, DAYS * assumed.hours * 3600)
    found["CloudWatch: logs", "logs_kept_gb"] = found["CloudWatch: logs", "logs_gb"]
    minutes = m["minutes_each"] + assumed.linger + assumed.shift / assumed.day
    found["API Gateway: socket minutes", "ws_minute"] = count * minutes
    _kept(found, m, assumed, count)
    _fixed(found, m, stack, assumed, a_day)
    return found


def _kept(found: Quantities, m: Mapping[str, Any], assumed: Assumed, count: float) -> None:
    """Storage and files."""
    stored = count * assumed.months * m["stored_bytes_each"] / GIB
    found["DynamoDB: storage and recovery", "table_gb"] = stored
    found["DynamoDB: storage and recovery", "pitr_gb"] = stored
    files = count * assumed.attached
    found["S3", "s3_put"], found["S3", "s3_get"] = files, 2 * files
    found["S3", "s3_gb"] = files * assumed.months * assumed.attachment_mb / 1000
    found["Data to the internet", "out_gb"] += 2 * files * assumed.attachment_mb / 1000
    found["CloudFront", "cdn_request"] = count * (assumed.views + 1)
    kilobytes = assumed.views * assumed.loader_kb + assumed.chat_kb
    found["CloudFront", "cdn_gb"] = count * kilobytes / 1e6


def _fixed(
    found: Quantities, m: Mapping[str, Any], stack: Stack, assumed: Assumed, a_day: float
) -> None:
    """What costs by the month, and by the head."""
    agents = math.ceil(a_day / assumed.day)
    found["Cognito", "mau"] = agents
    found["SES", "mail"] = agents * assumed.mails
    found["Secrets Manager", "secret"] = stack.secrets
    found["Secrets Manager", "secret_call"] = assumed.secret_calls if a_day else 0
    found["EventBridge", "schedule"] = TICKS + 1
    found["CloudWatch: alarms, dashboard", "alarm"] = stack.alarms
    found["CloudWatch: alarms, dashboard", "dashboard"] = stack.dashboards
    # Idle, only the clock says something: how late it was.
    metrics = m["metrics"] + assumed.socket_metrics if a_day else 1
    found["CloudWatch: metrics", "metric"] = metrics


def cost(prices: Mapping[str, Any], line: str, amount: float, free: bool = False) -> float:
    """What an amount of a price line costs in a month, tier by tier."""
    price = prices["lines"][line]
    left = max(0.0, amount - (price["free"] if free else 0))
    total = done = 0.0
    for upto, each in price.get("tiers", [[None, price["price"]]]):
        part = left if upto is None else min(left, upto - done)
        total += part * each / price["per"]
        left, done = left - part, done + part
    return total


def bill(prices: Mapping[str, Any], found: Quantities, free: bool = False) -> dict[str, float]:
    """Service → money. What is free is taken once from all of a line, then shared out."""
    whole: Counter[str] = Counter()
    for (_, line), much in found.items():
        whole[line] += much
    rates = {n: cost(prices, n, much, free) / much if much else 0.0 for n, much in whole.items()}
    made: Counter[str] = Counter()
    for (service, line), much in found.items():
        made[service] += much * rates[line]
    return dict(made)
