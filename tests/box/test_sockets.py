import http.client
import json
import time
from contextlib import suppress

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection

from chalicelib.transport.line import READ_SECONDS
from infra.local.settings import Settings
from tests.box.conftest import Rig
from tests.box.until import until


def close_code(socket: ClientConnection) -> int:
    with pytest.raises(ConnectionClosed) as caught:
        socket.recv(timeout=5)
    assert caught.value.rcvd
    return caught.value.rcvd.code


def id_of(rig: Rig, ticket: str) -> str:
    return next(
        str(note["context"]["connectionId"])
        for note in rig.notes("connect")
        if note["context"]["authorizer"]["who"] == ticket
    )


@pytest.mark.parametrize(("ticket", "status"), [("", 401), ("denied", 403), ("full", 429)])
def test_a_refused_handshake_has_its_status(rig: Rig, ticket: str, status: int) -> None:
    with pytest.raises(InvalidStatus) as caught:
        rig.connect(ticket)
    assert caught.value.response.status_code == status


def test_a_socket_lives_from_connect_to_disconnect(rig: Rig) -> None:
    with rig.connect("life") as socket:
        socket.send("hello 你好")
        assert socket.recv(timeout=5) == "8:hello 你好"
    connection = id_of(rig, "life")
    gone = until(
        lambda: [n for n in rig.notes("disconnect") if n["context"]["connectionId"] == connection]
    )
    message = next(n for n in rig.notes("message") if n["body"] == "hello 你好")["context"]
    assert (message["eventType"], message["routeKey"]) == ("MESSAGE", "$default")
    assert message["connectionId"] == connection
    assert message["authorizer"] == {"principalId": "life", "who": "life", "n": "7"}
    assert message["identity"]["sourceIp"] == "127.0.0.1"
    assert gone[0]["context"]["disconnectStatusCode"] == 1000


def test_frames_of_one_socket_are_handled_in_their_order(rig: Rig) -> None:
    with rig.connect() as socket:
        for number in range(50):
            socket.send(str(number))
        heard = [str(socket.recv(timeout=5)).partition(":")[2] for _ in range(50)]
    assert heard == [str(number) for number in range(50)]


def test_fragments_up_to_128_kb_pass_and_more_closes_with_1009(rig: Rig) -> None:
    with rig.connect() as socket:
        socket.send(["x" * 32768] * 4)
        assert str(socket.recv(timeout=5)).startswith("131072:")
        with suppress(ConnectionClosed):  # the end may be heard before all is sent
            socket.send(["x" * 32768] * 4 + ["x"])
        assert close_code(socket) == 1009


def test_a_binary_frame_closes_with_1003(rig: Rig) -> None:
    with rig.connect() as socket:
        socket.send(b"\x00")
        assert close_code(socket) == 1003


def test_posts_reach_the_socket_and_the_gone_are_410(rig: Rig) -> None:
    with rig.connect("posts") as socket:
        connection = id_of(rig, "posts")
        assert rig.post_to(connection, body="grüße".encode()) == 200
        assert socket.recv(timeout=5) == "grüße"
        assert rig.post_to(connection, "GET") == 200
        assert rig.post_to(connection, "PATCH") == 405
        assert rig.post_to(connection, "DELETE") == 204
        assert close_code(socket) == 1001
    assert until(lambda: rig.post_to(connection) == 410)
    assert rig.post_to("never-was") == 410


def test_posts_are_not_taken_on_the_public_port(rig: Rig) -> None:
    with rig.connect("public") as socket:
        assert rig.request("POST", f"/@connections/{id_of(rig, 'public')}", b"x")[0] == 404
        with pytest.raises(TimeoutError):
            socket.recv(timeout=0.05)


def test_a_handler_that_hangs_costs_its_frame_alone(rig: Rig) -> None:
    with rig.connect() as socket:
        socket.send("sleep")
        socket.send("after")
        assert socket.recv(timeout=10) == "5:after"


def test_an_idle_socket_is_closed_with_1001(rig: Rig) -> None:
    with rig.connect() as socket:
        assert close_code(socket) == 1001


def shake_hands(rig: Rig, path: str) -> tuple[http.client.HTTPConnection, int]:
    """A handshake by hand: the connection, never read again, and the status of the answer."""
    line = http.client.HTTPConnection(rig.box.url.removeprefix("http://"), timeout=5)
    key = {"Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==", "Sec-WebSocket-Version": "13"}
    line.request("GET", path, headers={"Connection": "Upgrade", "Upgrade": "websocket", **key})
    return line, line.getresponse().status


def test_another_path_takes_no_sockets(rig: Rig) -> None:
    line, status = shake_hands(rig, "/other")
    line.close()
    assert status == 404


def test_a_client_that_reads_nothing_is_cut_off(rig: Rig) -> None:
    line, status = shake_hands(rig, "/ws?ticket=deaf")
    assert status == 101
    connection = id_of(rig, "deaf")
    statuses, slowest = set(), 0.0
    for _ in range(200):
        start = time.monotonic()
        statuses.add(rig.post_to(connection, body=b"x" * 120_000))
        slowest = max(slowest, time.monotonic() - start)
    line.close()
    assert statuses == {200, 410}
    assert slowest < rig.box.settings.post_seconds + 0.5
    assert until(lambda: "socket cut off" in rig.box.log.read_text())


def test_a_worker_hears_of_a_deaf_client_before_it_gives_up() -> None:
    assert Settings(data="").post_seconds <= READ_SECONDS / 2


def test_what_is_no_text_cannot_be_posted_and_is_not_logged(rig: Rig) -> None:
    with rig.connect("bytes") as socket:
        connection = id_of(rig, "bytes")
        assert rig.post_to(connection, body=b"secret\xff") == 400
        assert rig.post_to(connection, body=b"fine") == 200
        assert socket.recv(timeout=5) == "fine"
    assert "secret" not in rig.box.log.read_text()


def test_ticks_come_by_themselves(rig: Rig) -> None:
    seen = len(rig.notes("tick"))
    assert until(lambda: len(rig.notes("tick")) >= seen + 2)
    assert json.dumps(rig.notes("tick")[0]["source"]) == '"aws.events"'
