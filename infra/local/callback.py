"""`@connections`: workers post frames to open sockets here, on a loopback listener of its own."""

import asyncio
import time
from typing import Any
from urllib.parse import unquote

import httptools
import msgspec

from infra.local.sockets import GOING_AWAY, Connection, Gone, Sockets

PREFIX = "/@connections/"
GONE = b'{"message":"GoneException","__type":"GoneException"}'
PHRASES = {
    200: b"OK",
    204: b"No Content",
    400: b"Bad Request",
    403: b"Forbidden",
    405: b"Method Not Allowed",
    410: b"Gone",
}


def stamp(seconds: float) -> str:
    """A time as API Gateway writes it."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


async def perform(sockets: Sockets, method: bytes, path: str, body: bytes) -> tuple[int, bytes]:
    """Do what was asked of a connection; answers status and body."""
    connection = sockets.open.get(path.removeprefix(PREFIX)) if path.startswith(PREFIX) else None
    if not connection:
        return 410, GONE
    try:
        if method == b"POST":
            await connection.post(body.decode(), sockets.post_seconds)
            return 200, b""
        if method == b"GET":
            return 200, msgspec.json.encode(described(connection))
        if method == b"DELETE":
            await connection.close(GOING_AWAY)
            return 204, b""
    except UnicodeDecodeError:
        return 400, b""
    except Gone:
        return 410, GONE
    return 405, b""


def described(connection: Connection) -> dict[str, Any]:
    """What GET tells of a connection."""
    return {
        "connectedAt": stamp(connection.born),
        "lastActiveAt": stamp(connection.active),
        "identity": connection.context["identity"],
    }


class Callback(asyncio.Protocol):
    """One keep-alive connection of a worker: plain HTTP/1.1, no pipelining."""

    def __init__(self, sockets: Sockets) -> None:
        self.sockets = sockets
        self.tasks: set[asyncio.Task[None]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to parse."""
        self.transport: Any = transport
        self.parser = httptools.HttpRequestParser(self)

    def data_received(self, data: bytes) -> None:
        """Feed the parser; what is not HTTP hangs up."""
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserError:
            self.transport.close()

    def on_message_begin(self) -> None:
        """A request starts."""
        self.url, self.body = b"", b""

    def on_url(self, url: bytes) -> None:
        """A part of the path."""
        self.url += url

    def on_body(self, body: bytes) -> None:
        """A part of the body."""
        self.body += body

    def on_message_complete(self) -> None:
        """The request is whole: answer it."""
        path = unquote(self.url.decode("latin-1"))
        work = self.answer(self.parser.get_method(), path, self.body)
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def answer(self, method: bytes, path: str, body: bytes) -> None:
        """Perform the request and write the response."""
        status, content = await perform(self.sockets, method, path, body)
        head = b"HTTP/1.1 %d %b\r\nContent-Length: %d\r\n\r\n"
        self.transport.write(head % (status, PHRASES[status], len(content)) + content)
