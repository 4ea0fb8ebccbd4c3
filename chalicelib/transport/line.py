"""Kept HTTP/1.1 connections, written and read in two steps: requests overlap without threads."""

import select
import socket
import ssl
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BufferedReader
from urllib.parse import SplitResult

CONNECT_SECONDS = 2.0
READ_SECONDS = 5.0
KEPT_EACH = 16  # idle connections that are kept to one host
LONGEST_LINE = 65_536


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class BadAnswer(ConnectionError):
    """The server did not speak HTTP, or stopped in the middle of it."""


class Gone(ConnectionError):
    """A kept connection was closed before anything was answered on it."""


Address = tuple[str, str, int]
_idle: defaultdict[Address, deque["Line"]] = defaultdict(deque)


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


class Line:
    """One connection; carries one request at a time."""

    def __init__(self, address: Address) -> None:
        scheme, host, port = address
        self.address, self.used = address, False
        plain = socket.create_connection((host, port), CONNECT_SECONDS)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        tls = scheme == "https"
        self._socket = _tls().wrap_socket(plain, server_hostname=host) if tls else plain
        self._socket.settimeout(READ_SECONDS)
        self._reader: BufferedReader = self._socket.makefile("rb")

    def write(self, request: bytes) -> None:
        """Send a whole request; raises Gone when a kept connection no longer stands."""
        try:
            self._socket.sendall(request)
        except TimeoutError:
            self.close()
            raise
        except OSError as error:
            raise self._lost() from error

    def read(self) -> Response:
        """Wait for the answer and keep the connection for the next; raises OSError."""
        try:
            status, headers = self._head()
            body = self._body(headers)
        except TimeoutError:
            self.close()
            raise
        except (OSError, ValueError) as error:
            raise self._lost() from error
        if self._closes(headers):
            self.close()
        else:
            self.used = True
            keep(self)
        return Response(status, headers, body)

    def _lost(self) -> ConnectionError:
        self.close()
        return Gone("hung up") if self.used else BadAnswer("no answer in HTTP")

    def _head(self) -> tuple[int, dict[str, str]]:
        start = self._line()
        if not start.startswith("HTTP/1.1 "):
            raise BadAnswer("no status line")
        headers = {}
        while line := self._line():
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        return int(start[9:12]), headers

    def _line(self) -> str:
        line = self._reader.readline(LONGEST_LINE)
        if not line.endswith(b"\n"):
            raise BadAnswer("the answer ended early")
        return line.decode("latin-1").rstrip("\r\n")

    def _body(self, headers: Mapping[str, str]) -> bytes:
        if headers.get("transfer-encoding", "").lower() == "chunked":
            return b"".join(iter(self._chunk, b""))
        if "content-length" not in headers and self._closes(headers):
            return self._reader.read()
        return self._exactly(int(headers.get("content-length", "0")))

    @staticmethod
    def _closes(headers: Mapping[str, str]) -> bool:
        return headers.get("connection", "").lower() == "close"

    def _chunk(self) -> bytes:
        size = int(self._line().partition(";")[0], 16)
        data = self._exactly(size)
        self._line()
        return data

    def _exactly(self, size: int) -> bytes:
        data = self._reader.read(size)
        if len(data) < size:
            raise BadAnswer("the answer ended early")
        return data

    def stands(self) -> bool:
        """Whether the other side has not hung up: nothing may be readable between two requests."""
        watch = select.poll()
        watch.register(self._socket, select.POLLIN)
        return not watch.poll(0)

    def close(self) -> None:
        """Hang up."""
        self._reader.close()
        self._socket.close()


def address_of(url: SplitResult) -> Address:
    """Where to connect for a URL."""
    return url.scheme, url.hostname or "", url.port or (443 if url.scheme == "https" else 80)


def take(address: Address) -> Line:
    """A kept connection that still stands, else a new one."""
    idle = _idle[address]
    while True:
        try:
            line = idle.pop()
        except IndexError:
            return Line(address)
        if line.stands():
            return line
        line.close()


def keep(line: Line) -> None:
    """Put a connection back for the next request."""
    idle = _idle[line.address]
    if len(idle) < KEPT_EACH:
        idle.append(line)
    else:
        line.close()


def hang_up() -> None:
    """Close every kept connection."""
    for idle in _idle.values():
        while idle:
            idle.pop().close()
