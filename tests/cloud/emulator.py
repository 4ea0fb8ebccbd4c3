"""The emulator with its guard up: every call is checked against the caller's policies."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import urllib3

from infra.local.engines import free_port
from tests.box.until import until

REGION, ROOT_KEY = "eu-central-1", "test"
START_S = 60.0


@dataclass(frozen=True)
class Emulator:
    """A running ministack; `client` calls it as the account's root."""

    address: str
    log: Path

    @property
    def url(self) -> str:
        return f"http://{self.address}"

    def client(self, service: str) -> Any:
        return boto3.client(
            service,
            endpoint_url=self.url,
            region_name=REGION,
            aws_access_key_id=ROOT_KEY,
            aws_secret_access_key=ROOT_KEY,
        )

    def mails(self) -> list[dict[str, Any]]:
        """What SES was given to send."""
        answer = urllib3.request("GET", f"{self.url}/_ministack/ses/messages").json()
        return [mail for sent in answer["messages"].values() for mail in sent]


@contextmanager
def emulator(folder: Path) -> Iterator[Emulator]:
    """Start it on a free loopback port, and end it with all that it started."""
    address, log = f"127.0.0.1:{free_port()}", folder / "ministack.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "ministack"],
            env={**_clean(), **_environment(address, folder)},
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        running = Emulator(address, log)
        until(lambda: _answers(running), START_S)
        yield running
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _environment(address: str, folder: Path) -> dict[str, str]:
    host, port = address.split(":")
    return {
        "AUTH": "true",
        "GATEWAY_PORT": port,
        "BIND_HOST": host,
        "MINISTACK_HOST": host,
        "MINISTACK_REGION": REGION,
        "AWS_ACCESS_KEY_ID": ROOT_KEY,
        "AWS_SECRET_ACCESS_KEY": ROOT_KEY,
        "STATE_DIR": str(folder / "state"),
        "TMPDIR": str(folder),
        # Both would listen on all interfaces.
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
    }


def _clean() -> dict[str, str]:
    """Functions inherit what is left of this; they must not find a key or an address there."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "TOKEN_", "WS_"))}


def _answers(running: Emulator) -> bool:
    try:
        health = urllib3.request("GET", f"{running.url}/_ministack/health", retries=False)
    except urllib3.exceptions.HTTPError:
        return False
    return health.status == 200
