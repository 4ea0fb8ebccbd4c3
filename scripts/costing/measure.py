"""Holds recorded dialogues through a box that meters itself, and sums up what they took."""

import argparse
import asyncio
import json
import os
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import boto3

import replay
from client import Client
from infra.local.handle import Box
from infra.local.settings import CONNECTIONS_TABLE, DESK_TABLE
from replaying import verify
from replaying.perform import Outcome
from replaying.plan import plan
from replaying.progress import Progress
from replaying.rows import read
from replaying.site import Site, furnish, own
from rest import visitor

APP = "scripts.costing.metered"
TIMES = 20  # each of what screens do is measured so often
QUIET_S = 12.0
ITEM_BYTES = 100  # what DynamoDB adds to a stored item
# Asked by the replay itself, which looks on from outside.
HARNESS = ("app GET /v1/agents", "app GET /v1/conversations", "socket_message ping")

Usage = dict[str, dict[str, float]]


def summed(lines: Iterable[Mapping[str, Any]], since: float, until: float) -> Usage:
    """By what was asked: how often, and the sums of all that was counted."""
    found: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for line in lines:
        if since <= line["at"] < until:
            into = found[f"{line['handler']} {line['op']}".strip()]
            into["times"] += 1
            for name, value in line.items():
                if name not in ("at", "handler", "op"):
                    into[name] += value
    return {op: {n: round(v, 3) for n, v in sums.items()} for op, sums in sorted(found.items())}


def item_bytes(item: Mapping[str, Any]) -> int:
    """The size of an item as storage is billed: names, values and the overhead."""
    return ITEM_BYTES + sum(len(name.encode()) + _size(value) for name, value in item.items())


def _size(value: Mapping[str, Any]) -> int:
    ((kind, held),) = value.items()
    if kind in ("S", "N"):
        return len(held.encode()) if kind == "S" else len(held) // 2 + 1
    if kind == "B":
        return len(held)
    if kind in ("M", "L"):
        inner = held.items() if kind == "M" else [("", one) for one in held]
        return 3 + sum(1 + len(name.encode()) + _size(one) for name, one in inner)
    if kind in ("SS", "NS", "BS"):
        return sum(len(one) for one in held)
    return 1


def stored(box: Box) -> int:
    """Bytes in both tables now."""
    here = box.state.environment
    database = boto3.client(
        "dynamodb",
        endpoint_url=here["DYNAMODB_ENDPOINT"],
        region_name=here["AWS_REGION"],
        aws_access_key_id=here["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=here["AWS_SECRET_ACCESS_KEY"],
    )
    pages = database.get_paginator("scan")
    tables = (DESK_TABLE, CONNECTIONS_TABLE)
    return sum(
        item_bytes(item)
        for table in tables
        for page in pages.paginate(TableName=table)
        for item in page["Items"]
    )


def metrics(log: str) -> int:
    """How many metrics the lines declare: each name for each set of dimensions' values."""
    found = set()
    for said in _objects(log):
        for block in said.get("_aws", {}).get("CloudWatchMetrics", ()):
            for by in block["Dimensions"] or [[]]:
                values = tuple(str(said.get(name)) for name in by)
                found |= {(block["Namespace"], values, m["Name"]) for m in block["Metrics"]}
    return len(found)


def _objects(log: str) -> Iterator[dict[str, Any]]:
    """What the workers wrote; two who write at once may share a line."""
    decoder = json.JSONDecoder()
    for line in log.splitlines():
        rest = line
        while rest.startswith("{"):
            said, end = decoder.raw_decode(rest)
            yield said
            rest = rest[end:].lstrip()


async def measure(file: Path, limit: int | None, speed: float) -> dict[str, Any]:
    """All that the bill needs; raises SystemExit where the replay lost anything."""
    options = [str(file), "--speed", str(speed), "--customers", "20", "--agents", "5"]
    asked = replay.options([*options, *(["--limit", str(limit)] if limit else [])])
    with tempfile.TemporaryDirectory(prefix="switchboard-cost-") as folder:
        os.environ |= {"USAGE_LOG": folder, "METRICS": "on", "LOG_LEVEL": "INFO"}
        with Box(Path(folder) / "data", app=APP, workers=2, tick=1.0) as box:
            marks, facts = await _played(box, asked)
        declared = metrics(box.log.read_text())
        found = _usage(Path(folder))
    parts = {name: summed(found, *marks[name]) for name in marks}
    quiet = [line for line in found if line["handler"] == "clock" and not line.get("wru")]
    return {
        "measured": datetime.now(UTC).date().isoformat(),
        "file": file.name,
        **facts,
        "metrics": declared,
        "held": {op: u for op, u in parts["held"].items() if op not in HARNESS},
        "harness": {op: u for op, u in parts["held"].items() if op in HARNESS},
        "screens": parts["screens"],
        "idle": summed(quiet, *marks["idle"]),
    }


def _usage(folder: Path) -> list[dict[str, Any]]:
    texts = [path.read_text() for path in folder.glob("*.jsonl")]
    return [json.loads(line) for text in texts for line in text.splitlines()]


async def _played(
    box: Box, asked: argparse.Namespace
) -> tuple[dict[str, tuple[float, float]], dict[str, Any]]:
    recording = read(asked.file, asked.limit)
    scripts = [plan(dialogue, asked.seed) for dialogue in recording.dialogues]
    url, made = own(box.folder)
    site = await furnish(url, made, asked.agents, asked.capacity, asked.speed)
    before = await verify.counters(site, datetime.now(UTC).date().isoformat())
    was, began = stored(box), time.time()
    stage, outcomes, sampled = await replay._hold(site, scripts, asked, Progress(len(scripts)))
    # The stream and the counters come a moment after.
    await asyncio.sleep(QUIET_S / 4)
    held = began, time.time()
    bytes_each = (stored(box) - was) / len(scripts)
    await _check(site, outcomes, sampled, before)
    screens = await _screens(site)
    quiet = time.time()
    await asyncio.sleep(QUIET_S)
    lengths = [sum(turn.pause_s for turn in d.turns) for d in recording.dialogues]
    facts = {
        "conversations": len(scripts),
        "messages": stage.figures.messages,
        "minutes_each": round(sum(lengths) / len(lengths) / 60, 2),
        "stored_bytes_each": round(bytes_each),
    }
    return {"held": held, "screens": screens, "idle": (quiet, time.time())}, facts


async def _check(
    site: Site, outcomes: list[Outcome], sampled: list[str], before: verify.Counters
) -> None:
    """What lost something is no measure."""
    agents = {agent["id"]: agent["capacity"] for agent in await site.admin.pages("/v1/agents")}
    verdict = await verify.verify(site, outcomes, agents, before)
    if found := [*sampled, *verdict.found]:
        raise SystemExit("\n".join(["the replay differs:", *found[:20]]))


async def _screens(site: Site) -> tuple[float, float]:
    """What widget and console do beside the replay's clients: ping, marks, typing, looks."""
    api, _ = await visitor(site.url, site.widget_key)
    (id_, access), *_ = site.agents.items()
    told = asyncio.Event()
    screen = Client(access, staff=True, on_entry=lambda *_: told.set())
    async with Client(api) as customer, screen as agent:
        await access.call("PUT", "/v1/me/status", {"status": "online"})
        served = await _group_of(site, id_)
        started = await customer.command("start", group=served, text="Hello")
        conversation = started["conversation"]
        await told.wait()
        began = time.time()
        for _ in range(TIMES):
            await customer.command("say", conversation, text="Is anybody there?")
            await agent.command("typing", conversation)
            await agent.command("read", conversation, seq=agent.logs[conversation].last)
            await agent.command("ping")
            await access.call("GET", f"/v1/queues/{served}")
            await access.call("GET", f"/v1/conversations/{conversation}")
            await access.call("GET", f"/v1/conversations/{conversation}/entries", after=0)
        await agent.command("end", conversation)
        until = time.time()
    return began, until


async def _group_of(site: Site, agent: str) -> str:
    groups = next(a["groups"] for a in await site.admin.pages("/v1/agents") if a["id"] == agent)
    return str(groups[0])
