"""The real app on real engines, and tenants whose stream is brought to the real handler."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

import pytest

import app
from chalicelib import store
from chalicelib.config import settings
from chalicelib.domain.decision import Entry
from chalicelib.flow import fanout, files, policies, wire
from chalicelib.flow.ports import Identity, Ports, Store
from chalicelib.outbound.files import _client as s3
from chalicelib.outbound.files import key_of
from chalicelib.store.rows.conversations import item_of_entry
from tests.entry.site import House, Site
from tests.fakes.identity import FakeIdentity
from tests.fakes.ports import Clock
from tests.outbound.conftest import Sockets

DELIVERED: set[str] = set()  # types of entries that the stream's function has had


@dataclass(frozen=True)
class Posted:
    """What arrived at the sockets."""

    sockets: Sockets

    def to(self, connection: str) -> list[bytes]:
        """The frames of one connection so far."""
        taken = self.sockets.taken
        return [body for method, to, body, _ in taken if (method, to) == ("POST", connection)]


@dataclass(frozen=True)
class Engines:
    """What a site knows as fakes; none of it is one but the clock."""

    ports: Ports
    store: Store
    push: Posted
    identity: Identity
    clock: Clock


def engines(patch: pytest.MonkeyPatch, sockets: Sockets) -> Engines:
    """The real ports at a time of our own; every event meets a process that remembers nothing, for
    what one function has read another would not ask for again.
    """
    clock, make = Clock(), wire.ports.__wrapped__

    def ports() -> Ports:
        policies._seen.clear()
        fanout._hinted.clear()
        return replace(make(), now=clock)

    patch.setattr(wire, "ports", ports)
    lasting = ports()
    return Engines(lasting, lasting.store, Posted(sockets), lasting.identity, clock)


class Desk(House):
    """A tenant on the real engines."""

    def settle(self, conversation: str) -> None:
        """Everything so far by way of the stream's function."""
        entries = store.entries(self.tenant, conversation, 0, 100, True)
        DELIVERED.update(entry.type for entry in entries)
        assert app.stream({"Records": list(_records(entries))}, None) == {"batchItemFailures": []}

    def announced(self, conversation: str) -> str:
        """A file that was not uploaded yet."""
        told = files.announce(
            self.ports, self.actors["customer"], conversation, "a.png", "image/png", 10
        )
        return str(told["attachment"])

    def attachment(self, conversation: str) -> str:
        """A file that was uploaded."""
        id = self.announced(conversation)
        found = store.attachment(self.tenant, conversation, id)
        assert found is not None
        s3().put_object(Bucket=settings().attachments_bucket, Key=key_of(found), Body=b"x")
        return id


def _records(entries: Iterable[Entry]) -> Iterable[dict[str, Any]]:
    for entry in entries:
        image = {"SequenceNumber": str(entry.seq), "NewImage": item_of_entry(entry)}
        yield {"eventName": "INSERT", "dynamodb": image}


class Stage(Site):
    """One new tenant behind the real app; its staff is known to the identity service as ``users``
    only where they sign in, for making them takes longer than all else.
    """

    _numbers = count(1)

    def __init__(self, made: Engines, users: bool = False) -> None:
        self.fakes: Any = made
        self.ports = made.ports
        nobody = replace(made, ports=replace(made.ports, identity=FakeIdentity()))
        self.home = Desk(made if users else nobody, f"home-{next(self._numbers)}")

    @property
    def sockets(self) -> Sockets:
        """Whoever listens."""
        listening: Sockets = self.fakes.push.sockets
        return listening
