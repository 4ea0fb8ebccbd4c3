"""What the box writes into its data folder about itself: the lock, the secrets, box.json."""

import fcntl
import json
import os
import secrets
from pathlib import Path
from typing import IO

import msgspec


class DataInUse(Exception):
    """Another box runs on this data folder."""


class State(msgspec.Struct, kw_only=True):
    """box.json: where a running box is found, and what a later one must know."""

    pid: int
    url: str
    environment: dict[str, str]
    processes: dict[str, tuple[int, str]]
    ports: dict[str, int]
    workers: list[int] = []
    notes: list[str] = []


def lock(folder: Path) -> IO[str]:
    """Hold the data folder until the returned file is closed; raises DataInUse."""
    os.umask(0o077)  # what people wrote, sign-ins and keys are for the owner's eyes alone
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    file = (folder / "lock").open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.close()
        raise DataInUse(f"another box runs on {folder}: stop it or choose --data") from error
    return file


def load(folder: Path) -> State | None:
    """The box.json of the box that runs or ran here."""
    path = folder / "box.json"
    return msgspec.json.decode(path.read_bytes(), type=State) if path.exists() else None


def save(folder: Path, state: State) -> None:
    """Replace box.json at once; only its owner may read it, for it holds the workers' secrets."""
    write_private(folder / "box.json", msgspec.json.format(msgspec.json.encode(state)))


def token_keys(folder: Path) -> str:
    """The signing keys as JSON, key id → secret; made once."""
    path = folder / "token-keys.json"
    if not path.exists():
        write_private(path, json.dumps({"box": secrets.token_urlsafe(48)}).encode())
    return path.read_text()


def write_private(path: Path, content: bytes) -> None:
    """Replace a file that only its owner may read."""
    draft = path.with_suffix(".new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
    draft.replace(path)
