"""The client where sockets fail: what is unanswered goes again, over REST when it must."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection, serve

import client
from client import Client, OnEntry
from infra.local.engines import free_port
from rest import Api, ApiError

Frame = dict[str, Any]
Answers = Callable[[int, Frame], list[Frame] | None]


class Rest(Api):
    """Gives tickets to a socket and keeps what else is asked."""

    def __init__(self, port: int) -> None:
        super().__init__("http://127.0.0.1:9")
        self.socket = f"ws://127.0.0.1:{port}/ws?ticket=x"
        self.asked: list[tuple[str, str, Any]] = []

    async def call(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        if path == "/v1/socket-tickets":
            return {"url": self.socket}
        self.asked.append((method, path, body))
        if method == "GET":
            return {"data": [entry(1)], "has_more": False}
        if path.endswith("/confirm"):
            raise ApiError(409, {"code": "not_in_this_state"})
        return {"conversation": "cnv_1", "seq": 1}


def entry(seq: int) -> Frame:
    by = {"id": "cus_1", "role": "customer"}
    return {"seq": seq, "type": "message", "by": by, "data": {"text": f"text {seq}"}}


@asynccontextmanager
async def server(answers: Answers) -> AsyncIterator[tuple[int, list[Frame]]]:
    """A socket server: ``answers`` gives the frames to send back, None hangs up."""
    heard: list[Frame] = []

    async def talk(socket: ServerConnection) -> None:
        async for text in socket:
            heard.append(frame := json.loads(text))
            back = answers(len([f for f in heard if f["op"] == frame["op"]]), frame)
            if back is None:
                socket.transport.abort()
                return
            for one in back:
                await socket.send(json.dumps(one))

    async with serve(talk, "127.0.0.1", 0) as running:
        yield running.sockets[0].getsockname()[1], heard


def ack(frame: Frame, **data: Any) -> Frame:
    return {"op": "ack", "id": frame["id"], "conversation": "cnv_1", "data": data}


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in {"RESEND_S": 0.05, "BACKOFF_S": 0.001}.items():
        monkeypatch.setattr(client, name, seconds)


def run(
    answers: Answers, story: Callable[[Client], Any], on_entry: OnEntry | None = None
) -> tuple[Any, list[Frame]]:
    """Let a client live through a story; what the story gives, and what the server heard."""

    async def whole() -> tuple[Any, list[Frame]]:
        async with (
            asyncio.timeout(5),
            server(answers) as (port, heard),
            Client(Rest(port), on_entry=on_entry) as me,
        ):
            return await story(me), heard

    return asyncio.run(whole())


def test_a_command_is_sent_again_with_its_id_until_it_is_answered() -> None:
    def answers(times: int, frame: Frame) -> list[Frame] | None:
        if frame["op"] != "say":
            return [ack(frame, seq=0, more=False)]
        return [[], None, [ack(frame, seq=7)]][min(times, 3) - 1]

    answer, heard = run(answers, lambda me: me.command("say", "cnv_1", text="hello"))
    assert answer["data"]["seq"] == 7
    said = [frame for frame in heard if frame["op"] == "say"]
    assert len(said) >= 3  # a slow machine sends once more before it hears the answer
    assert {frame["id"] for frame in said} == {said[0]["id"]}


def test_what_the_gateway_says_by_itself_is_no_answer() -> None:
    def answers(times: int, frame: Frame) -> list[Frame]:
        if frame["op"] == "say" and times == 1:
            return [{"message": "Internal server error", "connectionId": "a="}]
        return [ack(frame, seq=1, more=False)]

    answer, heard = run(answers, lambda me: me.command("say", "cnv_1", text="hello"))
    assert answer["data"]["seq"] == 1
    assert len([frame for frame in heard if frame["op"] == "say"]) >= 2


def test_one_conversation_has_one_command_under_way() -> None:
    under_way: list[int] = []

    def answers(times: int, frame: Frame) -> list[Frame]:
        under_way.append(times)
        return [ack(frame, seq=times)]

    async def story(me: Client) -> list[str]:
        texts = [str(number) for number in range(20)]
        await asyncio.gather(*(me.command("say", "cnv_1", text=text) for text in texts))
        return texts

    texts, heard = run(answers, story)
    assert [f["data"]["text"] for f in heard if f["op"] == "say"] == texts


def test_a_hole_is_filled_by_asking_for_what_follows() -> None:
    def answers(times: int, frame: Frame) -> list[Frame]:
        pushed = {"op": "entry", "conversation": "cnv_1"}
        if frame["op"] == "say":
            return [ack(frame, seq=3), {**pushed, "data": entry(3)}]
        missed = (
            [{**pushed, "data": entry(n)} for n in (2, 1, 3)] if "conversation" in frame else []
        )
        return [*missed, ack(frame, seq=3, more=False)]

    async def story(me: Client) -> int:
        await me.command("say", "cnv_1", text="hello")
        await whole.wait()
        return me.logs["cnv_1"].last

    whole = asyncio.Event()
    came: list[int] = []

    def on_entry(conversation: str, entry: Mapping[str, Any]) -> None:
        came.append(entry["seq"])
        if len(came) == 3:
            whole.set()

    assert run(answers, story, on_entry)[0] == 3
    assert came == [1, 2, 3]


def test_a_refusal_is_raised_with_its_code() -> None:
    def answers(times: int, frame: Frame) -> list[Frame]:
        data = {"code": "not_in_this_state", "detail": "No."}
        return [{**ack(frame), "op": "nack", "data": data}]

    with pytest.raises(ApiError) as refused:
        run(answers, lambda me: me.command("confirm", "cnv_1"))
    assert refused.value.code == "not_in_this_state"


def test_without_sockets_all_goes_over_rest() -> None:
    async def story() -> None:
        rest = Rest(free_port())
        me = Client(rest)
        me.come()
        async with asyncio.timeout(5):
            ack = await me.command("start", text="hello")
            assert ack["conversation"] == "cnv_1"
            await me.command("say", "cnv_1", text="again")
            await me.catch_up("cnv_1")
            with pytest.raises(ApiError):
                await me.command("confirm", "cnv_1")
        await me.leave()
        paths = [path for method, path, _ in rest.asked if method == "POST"]
        assert paths[:2] == ["/v1/conversations", "/v1/conversations/cnv_1/say"]
        assert all(body["client_message_id"] for method, _, body in rest.asked if method == "POST")
        assert me.logs["cnv_1"].last == 1

    asyncio.run(story())
