"""Connections are kept, replaced when they are found closed, and overlap."""

from urllib.parse import urlsplit

import pytest

from chalicelib.transport import Pending, line, request
from chalicelib.transport.line import BadAnswer, address_of
from tests.box.until import until
from tests.transport.server import HANG_UP, SILENCE, Server, answer, serving


def post(server: Server, path: str = "", body: bytes = b"x") -> Pending:
    return request("execute-api", "eu-west-1", "POST", server.address + path, {}, body)


def test_an_answer_and_the_next_on_the_same_connection() -> None:
    with serving(lambda n, _: answer(200 + n, {"n": n}, "X-Thing:  a b ")) as server:
        first = post(server, "%40connections/a%3D?x=1").result()
        second = post(server).result()
    assert (first.status, first.body, first.headers["x-thing"]) == (200, b'{"n": 0}', "a b")
    assert (second.status, server.connections) == (201, 1)
    assert server.requests[0].startswith(b"POST /%40connections/a%3D?x=1 HTTP/1.1\r\n")
    assert server.requests[0].endswith(b"\r\n\r\nx")


def test_requests_that_are_sent_together_overlap() -> None:
    def play(_: int, request: bytes) -> bytes:
        if request.endswith(b"first"):
            assert server.held.wait(5)
        else:
            server.held.set()
        return answer(200, request[-5:].decode())

    with serving(play) as server:
        sent = [post(server, body=body) for body in (b"first", b"other")]
        assert [p.result().body for p in sent] == [b'"first"', b'"other"']
    assert server.connections == 2


def test_a_connection_that_was_closed_while_it_lay_idle_is_not_used() -> None:
    with serving(lambda n, _: answer(200, n)) as server:
        server.last = 0
        post(server).result()
        (idle,) = line._idle[address_of(urlsplit(server.address))]
        until(lambda: not idle.stands())
        assert post(server).result().body == b"1"
    assert (len(server.requests), server.connections) == (2, 2)


def test_a_kept_connection_that_closes_under_a_request_is_replaced_once() -> None:
    def play(n: int, _: bytes) -> bytes:
        return HANG_UP if n == 1 else answer(200, n)

    with serving(play) as server:
        assert post(server).result().body == b"0"
        assert post(server).result().body == b"2"
    assert (len(server.requests), server.connections) == (3, 2)


def test_one_who_hangs_up_at_once_is_not_asked_again() -> None:
    with serving(lambda *_: HANG_UP) as server, pytest.raises(BadAnswer):
        post(server).result()
    assert len(server.requests) == 1


def test_an_answer_that_says_close_is_the_last_on_its_connection() -> None:
    with serving(lambda *_: answer(200, 1, "Connection: close")) as server:
        post(server).result()
        post(server).result()
    assert server.connections == 2


def test_an_answer_in_chunks() -> None:
    chunks = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"
    )
    with serving(lambda *_: chunks) as server:
        assert [post(server).result().body for _ in range(2)] == [b"abcde"] * 2
    assert server.connections == 1


@pytest.mark.parametrize(
    "raw",
    [
        b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
)
def test_what_is_not_http_is_an_error(raw: bytes) -> None:
    with serving(lambda *_: raw) as server, pytest.raises(BadAnswer):
        post(server).result()


def test_an_answer_that_ends_early_is_an_error() -> None:
    def play(n: int, _: bytes) -> bytes:
        return (
            b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9\r\n\r\nabc"
            if n == 0
            else b""
        )

    with serving(play) as server:
        sent = post(server)
        sent._line._socket.shutdown(1)
        with pytest.raises(BadAnswer):
            sent.result()


def test_a_server_that_says_nothing_times_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "READ_SECONDS", 0.05)
    with serving(lambda *_: SILENCE) as server, pytest.raises(TimeoutError):
        post(server).result()


def test_nobody_there_is_an_error() -> None:
    with serving(lambda *_: HANG_UP) as server:
        pass
    with pytest.raises(ConnectionRefusedError):
        post(server)
