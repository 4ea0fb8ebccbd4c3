"""Where the dialogues are held: a tenant made for the purpose, or one that exists."""

import json
import math
import os
import secrets
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.local.handle import running
from replaying.rows import LONGEST_PAUSE_S
from rest import Api, sign_in

LEAST_SILENCE_S = 5
TENANT_SCRIPT = Path(__file__).parents[1] / "tenant.py"
GROUPS = ("Sales", "Support", "Travel")
SAME_REOPEN_S = 3600
LOOKS_S = 240  # a clock of a minute looks three times until it ends a silent customer


@dataclass(frozen=True, slots=True)
class Site:
    """A tenant to work in: ``admin`` reads and sets, ``agents`` are their REST access by id.

    ``patience_s`` is the longest that the clock may take until it ends somebody silent.
    """

    url: str
    workspace: str
    widget_key: str
    admin: Api
    groups: tuple[str, ...]
    agents: dict[str, Api]
    patience_s: float


def policy(speed: float) -> dict[str, Any]:
    """Times so short that silence ends within the run, and longer than any mere pause."""
    silence = max(LEAST_SILENCE_S, math.ceil(LONGEST_PAUSE_S / speed) + 2)
    return {
        "warn_s": silence,
        "alarm_s": 2 * silence,
        "reassign_s": 20 * silence,
        "remind_s": silence,
        "ask_s": silence + 3,
        "end_s": silence + 6,
        "confirmation_s": silence,
        "offer_s": silence,
        "reopen_s": SAME_REOPEN_S,
        "urge_every_s": 1,
        "queue_cap": 1000,
        "queue_warn": 1000,
    }


def own(data: Path) -> tuple[str, dict[str, Any]]:
    """A new tenant on the box that runs on a data folder: its address, and what was made."""
    box = running(data)
    if box is None:
        sys.exit(f"no box runs on {data}: start scripts/run.py, or name its --data")
    create = [sys.executable, str(TENANT_SCRIPT), "create", f"replay-{secrets.token_hex(4)}"]
    create += ["Replay", "--email", "admin@example.com", "--json"]
    here = {**os.environ, **box.environment}
    done = subprocess.run(create, env=here, stdout=subprocess.PIPE, text=True, check=True)
    return box.url, json.loads(done.stdout)


async def furnish(url: str, made: dict[str, Any], agents: int, capacity: int, speed: float) -> Site:
    """Fill a new tenant over REST, as its admin would: settings, groups, agents' first sign-in."""
    workspace = made["workspace"]
    password = new_password()
    admin, _ = await sign_in(url, workspace, made["email"], password, first=made["password"])
    settings = await admin.call("PATCH", "/v1/settings", {"policy": policy(speed)})
    groups = [(await admin.call("POST", "/v1/groups", {"name": name}))["id"] for name in GROUPS]
    staff = {}
    for number in range(agents):
        served = [group for i, group in enumerate(groups) if i != number % len(groups)]
        body: dict[str, Any] = {
            "email": f"agent{number}@example.com",
            "name": f"Agent {number}",
            "groups": served,
        }
        first = (await admin.call("POST", "/v1/agents", {**body, "capacity": capacity}))[
            "temporary_password"
        ]
        access, id_ = await sign_in(url, workspace, str(body["email"]), password, first=first)
        staff[id_] = access
    return Site(
        url, workspace, settings["widget_keys"][0], admin, tuple(groups), staff, _patience(settings)
    )


def new_password() -> str:
    """One that every password rule accepts."""
    return f"Aa1!{secrets.token_urlsafe(16)}"


async def known(url: str, who: dict[str, Any]) -> Site:
    """An existing tenant: ``{workspace, admin: {email, password}, agents: [{email,
    password}]}``.
    """
    workspace = who["workspace"]
    admin, _ = await sign_in(url, workspace, **who["admin"])
    settings = await admin.call("GET", "/v1/settings")
    groups = [group["id"] for group in await admin.pages("/v1/groups")]
    signed_in = [await sign_in(url, workspace, **agent) for agent in who["agents"]]
    agents = {id_: access for access, id_ in signed_in}
    return Site(
        url,
        workspace,
        settings["widget_keys"][0],
        admin,
        tuple(groups),
        agents,
        _patience(settings),
    )


def _patience(settings: dict[str, Any]) -> float:
    policy = settings["policy"]
    return float(max(policy["end_s"], policy["confirmation_s"]) + LOOKS_S)
