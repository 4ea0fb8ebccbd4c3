"""The embedded engines: dynoxide for DynamoDB; ministack for S3, SES and Cognito."""

import asyncio
import importlib.metadata
import os
import platform
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from infra.local.children import spawn
from infra.local.settings import KEY, REGION, ROOT

DYNOXIDE_VERSION = "1.2.1"
MINISTACK_VERSION = "1.5.33"
START_SECONDS = 30.0


class EngineError(Exception):
    """An engine is missing, of another version, or did not start; the words say what to do."""


@dataclass(frozen=True)
class Engine:
    """A running engine on a loopback port."""

    name: str
    port: int
    process: asyncio.subprocess.Process

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"


def free_port(wanted: int = 0) -> int:
    """A free loopback port, `wanted` itself when nobody has taken it."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise EngineError("no loopback port is free")


def dynoxide_path() -> str:
    """The dynoxide program of the pinned version: the fetched one, else one on PATH."""
    machine = {"x86_64": "x64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
    package = f"@dynoxide/{sys.platform}-{machine}"
    fetched = ROOT / ".box/engines/node_modules" / package / "dynoxide"
    path = str(fetched) if fetched.exists() else shutil.which("dynoxide")
    if not path:
        raise EngineError(
            f"dynoxide {DYNOXIDE_VERSION} is missing: run scripts/run.py, which fetches it; "
            f"where npm has no {package}, put the program on PATH"
        )
    version = subprocess.run([path, "--version"], capture_output=True, text=True).stdout.strip()
    if version != f"dynoxide {DYNOXIDE_VERSION}":
        raise EngineError(f"{path} is {version or 'broken'}, needed is dynoxide {DYNOXIDE_VERSION}")
    return path


async def start_dynoxide(folder: Path, port: int) -> Engine:
    """Start DynamoDB on the file desk.db of the data folder."""
    command = [dynoxide_path(), "--host", "127.0.0.1", "--port", str(port)]
    command += ["--db-path", str(folder / "desk.db")]
    return await _start("dynoxide", command, {}, folder, port)


async def start_ministack(folder: Path, port: int) -> Engine:
    """Start S3, SES and Cognito with their state in the data folder."""
    try:
        version = importlib.metadata.version("ministack")
    except importlib.metadata.PackageNotFoundError:
        version = "missing"
    if version != MINISTACK_VERSION:
        raise EngineError(
            f"ministack is {version}, needed is {MINISTACK_VERSION}: run scripts/run.py"
        )
    environment = {
        "GATEWAY_PORT": str(port),
        "BIND_HOST": "127.0.0.1",
        "MINISTACK_HOST": "127.0.0.1",
        "MINISTACK_REGION": REGION,
        "SERVICES": "s3,ses,cognito-idp",
        "PERSIST_STATE": "1",
        "STATE_DIR": str(folder / "ministack"),
        "S3_PERSIST": "1",
        "S3_DATA_DIR": str(folder / "files"),
        # Both would listen on all interfaces.
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        # Listens on another port, too, where it may.
        "USE_SSL": "0",
        "AUTH": "false",
        # Links to files are checked against them, and the shell may hold the keys of an account.
        "AWS_ACCESS_KEY_ID": KEY,
        "AWS_SECRET_ACCESS_KEY": KEY,
        "AWS_SESSION_TOKEN": "",
        "LOG_LEVEL": "WARNING",
        "MAILS": str(folder / "mails.jsonl"),
    }
    command = [sys.executable, "-m", "infra.local.ministack"]
    return await _start("ministack", command, environment, folder, port)


async def _start(
    name: str, command: Sequence[str], environment: Mapping[str, str], folder: Path, port: int
) -> Engine:
    with (folder / f"{name}.log").open("wb") as output:
        # SIGTERM as the last word: ministack saves its state on it.
        process = await spawn(
            command,
            {**os.environ, **environment},
            stdout=output,
            stderr=output,
            last_word=signal.SIGTERM,
        )
    return Engine(name, port, process)


async def ready(engine: Engine) -> None:
    """Wait until an engine answers; raises EngineError when it ends, or stays silent too long."""
    deadline = time.monotonic() + START_SECONDS
    while not await _answers(engine.port):
        if engine.process.returncode is not None or time.monotonic() > deadline:
            raise EngineError(
                f"{engine.name} did not start on port {engine.port}: "
                f"see {engine.name}.log in the data folder"
            )
        await asyncio.sleep(0.02)


async def _answers(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True
