"""Boxes that run the fake application, one shared by most tests: a start costs about a second."""

import http.client
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

from infra.local.handle import Box
from tests.box.engine import call

OPTIONS: dict[str, Any] = {
    "app": "tests.box.fake_app",
    "setup": "tests.box.fake_setup",
    "workers": 3,
    "tick": 0.2,
    "request_seconds": 1.0,
    "idle_seconds": 2.0,
    "post_seconds": 0.3,
}


class Rig:
    """A box with the fake application, and what a test asks of it."""

    def __init__(self, folder: Path, **options: Any) -> None:
        self.box = Box(folder, **OPTIONS | options)
        self.written = folder / "notes.jsonl"

    def notes(self, kind: str) -> list[dict[str, Any]]:
        """What the application wrote down, of one kind."""
        lines = self.written.read_text().splitlines() if self.written.exists() else []
        return [note for note in map(json.loads, lines) if note["kind"] == kind]

    def request(
        self, method: str, path: str, body: bytes = b"", **headers: str
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        """One HTTP request: status, headers, body."""
        line = http.client.HTTPConnection(self.box.url.removeprefix("http://"), timeout=20)
        try:
            line.request(method, path, body, headers)
            answer = line.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            line.close()

    def post_to(self, connection: str, method: str = "POST", body: bytes = b"hello") -> int:
        """Use `@connections` as a worker does; answers the status."""
        host = self.box.state.environment["WS_ENDPOINT"].removeprefix("http://")
        line = http.client.HTTPConnection(host, timeout=20)
        try:
            line.request(method, f"/@connections/{connection}", body)
            return line.getresponse().status
        finally:
            line.close()

    def connect(self, ticket: str = "me") -> ClientConnection:
        """An open socket."""
        url = self.box.state.environment["SOCKET_URL"]
        return connect(f"{url}?ticket={ticket}", compression=None, proxy=None)

    def put(self, key: str, do: str = "", pk: str = "p") -> None:
        """Write an item, which makes a stream record."""
        item = {"pk": {"S": pk}, "sk": {"S": key}, "do": {"S": do}}
        call(self.box.state.ports["dynoxide"], "PutItem", TableName="switchboard-desk", Item=item)

    def delivered(self) -> list[str]:
        """The keys of the records the application took, in order, without what came twice."""
        return list(dict.fromkeys(note["key"] for note in self.notes("record")))


@pytest.fixture(scope="session")
def make_rig() -> Iterator[Callable[..., Rig]]:
    """Makes rigs that note into their own data folder."""
    with pytest.MonkeyPatch.context() as patch:

        def make(folder: Path, **options: Any) -> Rig:
            folder.mkdir(parents=True, exist_ok=True)
            patch.setenv("FAKE_NOTES", str(folder / "notes.jsonl"))
            return Rig(folder, **options)

        yield make


@pytest.fixture(scope="session")
def rig(make_rig: Callable[..., Rig], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """The box most tests share."""
    shared = make_rig(tmp_path_factory.mktemp("box") / "data")
    with shared.box:
        yield shared
