"""All ports as fakes, in one hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from chalicelib.domain.token_keys import Ring
from chalicelib.flow.ports import Attachment, Conflict, Ports, Store
from tests.fakes.identity import FakeIdentity
from tests.fakes.store import FakeStore

Around = Callable[[str, tuple[Any, ...], Callable[[], Any]], Any]


class Clock:
    """A time that tests set and move; ms since 1970."""

    def __init__(self, now: int = 1_795_000_000_000) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now

    def forward(self, seconds: float) -> None:
        """Let time pass."""
        self.now += int(seconds * 1000)


class FakePush:
    """Keeps the frames; connections named in ``gone`` are answered as gone."""

    def __init__(self) -> None:
        self.frames: list[tuple[str, bytes]] = []
        self.gone: set[str] = set()
        self.closed: list[str] = []

    def send(self, frames: Sequence[tuple[str, bytes]]) -> list[str]:
        self.frames += [f for f in frames if f[0] not in self.gone]
        return [connection for connection, _ in frames if connection in self.gone]

    def start(self, frames: Sequence[tuple[str, bytes]]) -> Callable[[], None]:
        self.send(frames)
        return lambda: None

    def close(self, connections: Sequence[str]) -> None:
        self.closed += connections

    def to(self, connection: str) -> list[bytes]:
        """The frames of one connection so far."""
        return [frame for to, frame in self.frames if to == connection]


class FakeFiles:
    """Knows which attachments have been uploaded."""

    def __init__(self) -> None:
        self.uploaded: set[str] = set()

    def upload(self, attachment: Attachment) -> dict[str, Any]:
        return {"url": "https://files.test/", "fields": {"key": _key(attachment)}}

    def download(self, attachment: Attachment) -> str:
        return f"https://files.test/{_key(attachment)}"

    def exists(self, attachment: Attachment) -> bool:
        return attachment.id in self.uploaded


class FakeTokenKeys:
    """A ring that is never remembered; ``meanwhile`` happens before the next is stored."""

    def __init__(self) -> None:
        self.ring: Ring = {"test": "not-a-secret-not-a-secret-not-a-secret"}
        self.version = 0
        self.meanwhile: Callable[[], object] = lambda: None

    def signer(self, now: int) -> tuple[str, str]:
        return next(iter(self.ring.items()))

    def secret(self, kid: str, now: int) -> str | None:
        return self.ring.get(kid)

    def stored(self) -> tuple[Ring, str]:
        return self.ring, str(self.version)

    def replace(self, ring: Ring, version: str) -> None:
        self.meanwhile()
        if version != str(self.version):
            raise Conflict("version")
        self.ring, self.version = ring, self.version + 1


@dataclass(frozen=True)
class Fakes:
    """The ports for the code under test, and the same things with their fakes' own types."""

    ports: Ports
    store: FakeStore
    push: FakePush
    files: FakeFiles
    identity: FakeIdentity
    token_keys: FakeTokenKeys
    clock: Clock


def make_ports(store: Store | None = None, seed: int = 0) -> Fakes:
    """Fresh fakes; ``store`` puts a real one in place of the fake."""
    fake, push, files, clock = FakeStore(), FakePush(), FakeFiles(), Clock()
    identity, token_keys = FakeIdentity(), FakeTokenKeys()
    ports = Ports(store or fake, push, files, identity, token_keys, clock, Random(seed).randbytes)
    return Fakes(ports, fake, push, files, identity, token_keys, clock)


class Watched:
    """A port whose calls all go through ``around``, which gets a call's name ("store.commit"), its
    arguments and the call itself, and answers or raises in its place.
    """

    def __init__(self, name: str, port: Any, around: Around) -> None:
        self._name, self._port, self._around = name, port, around

    def __getattr__(self, method: str) -> Any:
        do = getattr(self._port, method)

        def call(*args: Any, **named: Any) -> Any:
            return self._around(f"{self._name}.{method}", args, lambda: do(*args, **named))

        setattr(self, method, call)
        return call


def watched(ports: Ports, around: Around) -> Ports:
    """The same ports with every call of theirs going through ``around``."""
    names = ("store", "push", "files", "identity")
    seen: dict[str, Any] = {name: Watched(name, getattr(ports, name), around) for name in names}
    return replace(ports, **seen)


def _key(attachment: Attachment) -> str:
    return f"{attachment.tenant}/{attachment.conversation}/{attachment.id}"
