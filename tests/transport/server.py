"""A server that plays what a test tells it, one connection at a time or several."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

HANG_UP = b""
SILENCE = None
Play = Callable[[int, bytes], bytes | None]


class Server:
    """Answers request number n (from 0) with ``play(n, request)``; keeps the requests."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.requests: list[bytes] = []
        self.connections = 0
        self.last = -1  # the request after whose answer it hangs up
        self.held = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}/"
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def _accept(self) -> None:
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=[line])
            self._threads.append(thread)
            thread.start()

    def _serve(self, line: socket.socket) -> None:
        with line, line.makefile("rb") as reader:
            while request := _read(reader):
                number = len(self.requests)
                self.requests.append(request)
                answer = self.play(number, request)
                if answer is SILENCE:
                    self.held.wait(5)
                    return
                if answer == HANG_UP:
                    return
                line.sendall(answer)
                if number == self.last:
                    return

    def stop(self) -> None:
        """Stop listening and let everybody go."""
        self.held.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


def _read(reader: Any) -> bytes:
    head = b""
    while (line := reader.readline()) not in (b"", b"\r\n"):
        head += line
    sizes = [int(at.split(b":")[1]) for at in head.splitlines() if at.startswith(b"content-length")]
    return head + b"\r\n" + reader.read(sizes[0]) if head else b""


def answer(status: int, body: Any, *headers: str) -> bytes:
    """A whole answer with a JSON body."""
    raw = json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(raw)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + raw


def refusal(code: str, status: int = 400, **more: Any) -> bytes:
    """DynamoDB's way of saying no."""
    return answer(status, {"__type": f"com.amazonaws.dynamodb.v20120810#{code}", **more})


def cancelled(*codes: str) -> bytes:
    """A transaction that was not done, with a reason for each write."""
    reasons = [{"Code": code} for code in codes]
    return refusal("TransactionCanceledException", CancellationReasons=reasons)


@contextmanager
def serving(play: Play) -> Iterator[Server]:
    """A server for the time of a test."""
    server = Server(play)
    try:
        yield server
    finally:
        server.stop()
