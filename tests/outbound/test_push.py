"""Frames to sockets: signed, in order, overlapped, and never a reason to fail."""

import threading

import pytest

from chalicelib.config import settings
from chalicelib.observe import metrics
from chalicelib.outbound import push
from tests.outbound.conftest import Sockets
from tests.told import values


def test_frames_are_posted_and_signed(sockets: Sockets) -> None:
    assert push.send([("con=1", b'{"a": 1}')]) == []
    ((method, connection, body, signature),) = sockets.taken
    assert (method, connection, body) == ("POST", "con%3D1", b'{"a": 1}')
    assert "/eu-west-1/execute-api/aws4_request" in signature


def test_one_connection_gets_its_frames_in_order(sockets: Sockets) -> None:
    frames = [(f"con-{i % 3}", str(i).encode()) for i in range(30)]
    push.send(frames)
    for connection in ("con-0", "con-1", "con-2"):
        got = [body for _, to, body, _ in sockets.taken if to == connection]
        assert got == [body for to, body in frames if to == connection]


def test_posts_to_several_connections_overlap(sockets: Sockets) -> None:
    # Each of the three is answered only once all three are there.
    sockets.together = threading.Barrier(3)
    assert push.send([("a", b"x"), ("b", b"x"), ("c", b"x")]) == []
    assert len(sockets.taken) == 3


def test_gone_connections_are_told_and_get_nothing_more(sockets: Sockets) -> None:
    sockets.answers["gone"] = 410
    assert push.send([("gone", b"1"), ("here", b"1"), ("gone", b"2"), ("here", b"2")]) == ["gone"]
    assert [to for _, to, _, _ in sockets.taken].count("gone") == 1
    assert [to for _, to, _, _ in sockets.taken].count("here") == 2


@pytest.mark.parametrize("status", [403, 429, 500])
def test_a_refused_frame_is_a_lost_hint(sockets: Sockets, status: int) -> None:
    sockets.answers["odd"] = status
    assert push.send([("odd", b"1"), ("here", b"1")]) == []


def test_nobody_there_is_a_lost_hint_too(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("WS_ENDPOINT", "http://127.0.0.1:9")
    settings.cache_clear()
    assert push.send([("a", b"1"), ("b", b"1")]) == []
    push.close(["a"])


def test_closing_hangs_up(sockets: Sockets) -> None:
    sockets.answers["b"] = 410
    push.close(["a", "b"])
    assert {(method, to) for method, to, *_ in sockets.taken} == {("DELETE", "a"), ("DELETE", "b")}


def test_what_does_not_arrive_is_counted(
    metered: None, sockets: Sockets, capsys: pytest.CaptureFixture[str]
) -> None:
    sockets.answers |= {"gone": 410, "odd": 429}
    push.send([("gone", b"1"), ("gone", b"2"), ("odd", b"1"), ("here", b"1")])
    metrics.publish()
    assert values(capsys.readouterr().out) == {"PushGone": [1.0], "PushFailed": [1.0]}
