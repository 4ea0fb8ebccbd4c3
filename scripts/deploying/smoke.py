"""One conversation over the addresses of a stage: if this works, people can talk.

Its tenant, "smoke", stays and is used each time, for erasing one takes ten minutes; its password is
made anew, so that none is kept.
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import subprocess
import sys
import uuid
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import urllib3

from client import Client
from deploying.stop import Stop
from folding import OVER
from rest import Api, ApiError, Unreachable, sign_in, visitor

T = TypeVar("T")
TENANT, EMAIL = "smoke", "smoke@example.com"
# A new or changed mapping may take minutes until it reads the table's stream.
PATIENCE_S, LOOK_EVERY_S = 300.0, 0.1
# A gateway may fail once on the best of releases: what got no answer is sent again, as clients do.
PAUSES_S = (1.0, 3.0, 10.0)
RETRY = urllib3.Retry(
    connect=0,
    redirect=0,
    status_forcelist=range(500, 600),
    backoff_factor=0.5,
    raise_on_status=False,
)
PAGES = {"/widget.js": "text/javascript", "/console/": "text/html"}
TENANT_SCRIPT = Path(__file__).parents[1] / "tenant.py"


def tenant(variables: Mapping[str, str]) -> dict[str, Any]:
    """The smoke tenant, made if it is missing, with a password for its administrator."""
    try:
        known = _tenant(variables, "show", TENANT)
    except NoSuch:
        _tenant(variables, "create", TENANT, "Smoke", "--email", EMAIL)
        known = _tenant(variables, "show", TENANT)
    return {**known, **_tenant(variables, "password", TENANT, EMAIL)}


class NoSuch(Exception):
    """There is no smoke tenant yet."""


def _tenant(variables: Mapping[str, str], *words: str) -> dict[str, Any]:
    """In a process of its own, as each has the settings of one place."""
    command = [sys.executable, str(TENANT_SCRIPT), *words, "--json"]
    environment = {**os.environ, **variables}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.stderr.startswith("no_such_tenant"):
        raise NoSuch
    if done.returncode:
        raise Stop(f"the smoke tenant could not be used: {done.stderr.strip()}")
    return dict(json.loads(done.stdout))


def pages(url: str) -> None:
    """The front ends are there and are what they should be; raises Stop."""
    for path, kind in PAGES.items():
        try:
            answer = urllib3.request("GET", url + path, retries=RETRY, timeout=20.0)
        except urllib3.exceptions.HTTPError as error:
            raise Stop(f"smoke: {url}{path}: {error}") from error
        found = answer.headers.get("Content-Type", "nothing")
        if answer.status != 200 or not found.startswith(kind):
            raise Stop(f"smoke: {url}{path} answers {answer.status}, {found}")


def conversation(url: str, made: Mapping[str, Any]) -> None:
    """Hold it; raises Stop."""
    try:
        asyncio.run(asyncio.wait_for(_conversation(url, made), PATIENCE_S))
    except TimeoutError as error:
        raise Stop(f"smoke: the conversation did not come to its end in {PATIENCE_S} s") from error
    except Exception as error:  # a worse release may answer anything, such as no JSON
        raise Stop(f"smoke: {type(error).__name__}: {error}") from error


async def _conversation(url: str, made: Mapping[str, Any]) -> None:
    password = f"Aa1!{secrets.token_urlsafe(16)}"
    access, id_ = await _again(lambda: _signed_in(url, made["password"], password))
    groups = {"groups": [made["default_group"]]}
    await _again(lambda: access.call("PATCH", f"/v1/agents/{id_}", groups))
    guest, _ = await _again(lambda: visitor(url, made["widget_key"], language="en"))
    async with Client(access, staff=True) as agent, Client(guest) as customer:
        await _be(access, "online")
        try:
            await _talk(agent, customer, id_)
        finally:
            await _be(access, "offline")


async def _again(ask: Callable[[], Awaitable[T]]) -> T:
    """The answer to what may be asked twice; the last failure is raised."""
    for pause in PAUSES_S:
        try:
            return await ask()
        except Unreachable:
            await asyncio.sleep(pause)
    return await ask()


async def _signed_in(url: str, first: str, password: str) -> tuple[Api, str]:
    """With the temporary password, or with its successor where only the answer was lost."""
    try:
        return await sign_in(url, TENANT, EMAIL, password, first=first)
    except ApiError:
        return await sign_in(url, TENANT, EMAIL, password)


async def _be(access: Api, status: str) -> None:
    await _again(lambda: access.call("PUT", "/v1/me/status", {"status": status}))


async def _post(api: Api, path: str, **body: str) -> None:
    """A command with an id of its own, so that it is done once however often it is sent."""
    told = {**body, "client_message_id": uuid.uuid4().hex}
    await _again(lambda: api.call("POST", path, told))


async def _talk(agent: Client, customer: Client, agent_id: str) -> None:
    """Both ways, by socket and by REST, to its end."""
    id_ = (await customer.command("start", text="Is anybody there?"))["conversation"]
    path = f"/v1/conversations/{id_}"
    await _until(lambda: agent.logs[id_].agent == agent_id)
    await agent.command("say", id_, text="Yes, by socket.")
    await _until(lambda: "Yes, by socket." in _texts(customer, id_))
    await _post(customer.api, f"{path}/say", text="And I, by REST.")
    await _until(lambda: "And I, by REST." in _texts(agent, id_))
    await _post(agent.api, f"{path}/end")
    await _until(lambda: customer.logs[id_].state in OVER)


def _texts(client: Client, conversation: str) -> list[str]:
    entries = client.logs[conversation].entries
    return [entry["data"].get("text", "") for entry in entries if entry["type"] == "message"]


async def _until(true: Callable[[], bool]) -> None:
    while not true():  # noqa: ASYNC110
        await asyncio.sleep(LOOK_EVERY_S)
