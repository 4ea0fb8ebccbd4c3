"""Agents and customers on sockets of their own, with as little around them as can be."""

import asyncio
import json
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import count
from typing import Any, Self

from websockets.asyncio.client import ClientConnection, connect

from rest import Api, visitor

PATIENCE_S = 20.0
BEAT_S = 20.0
numbers = count(1)


@dataclass(frozen=True, slots=True)
class Assigned:
    """An ``assigned`` entry on a screen: whose it is now, and when it came (perf_counter)."""

    conversation: str
    agent: str
    at: float


class Wire:
    """One socket with as little around it as can be: what is measured is the box."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._awaited: dict[str, asyncio.Future[float]] = {}
        self.answers: dict[str, dict[str, Any]] = {}
        self.served: asyncio.Queue[Assigned] = asyncio.Queue()

    @classmethod
    async def open(cls, stack: AsyncExitStack, url: str) -> Self:
        """Connect, and stay connected as long as the stack."""
        socket = connect(url, compression=None, proxy=None, ping_interval=None)
        wire = cls(await stack.enter_async_context(socket))
        task = asyncio.create_task(wire._read())
        stack.callback(task.cancel)
        return wire

    def expect(self, name: str) -> asyncio.Future[float]:
        """When a frame comes whose id, or whose text's first word, is ``name``."""
        future: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._awaited[name] = future
        return future

    async def send(self, op: str, conversation: str | None, data: dict[str, Any], id_: str) -> None:
        """One frame."""
        frame = {"v": 1, "op": op, "id": id_, "data": data}
        more = {"conversation": conversation} if conversation else {}
        await self._socket.send(json.dumps({**frame, **more}))

    async def ask(self, op: str, conversation: str | None = None, **data: Any) -> dict[str, Any]:
        """One frame and its ack; raises RuntimeError on a nack."""
        name = f"{op}{next(numbers)}"
        acked = self.expect(name)
        await self.send(op, conversation, data, name)
        async with asyncio.timeout(PATIENCE_S):
            await acked
        answer = self.answers.pop(name)
        if answer["op"] != "ack":
            raise RuntimeError(f"{op} was refused: {answer['data']}")
        return answer

    async def _read(self) -> None:
        async for text in self._socket:
            now = time.perf_counter()
            frame = json.loads(text)
            if frame["op"] == "entry":
                entry = frame["data"]
                name = str(entry["data"].get("text", "")).partition(" ")[0]
                if entry["type"] == "assigned":
                    shown = Assigned(frame["conversation"], entry["data"]["agent"], now)
                    self.served.put_nowait(shown)
            else:
                name = frame.get("id")
                if name in self._awaited:
                    self.answers[name] = frame
            if future := self._awaited.pop(name, None):
                future.set_result(now)


async def agent(stack: AsyncExitStack, api: Api) -> Wire:
    """An agent comes online, and stays so as long as the stack."""
    wire = await Wire.open(stack, await _ticket(api))
    await api.call("PUT", "/v1/me/status", {"status": "online"})
    task = asyncio.create_task(_beat(wire))
    stack.callback(task.cancel)
    return wire


async def customer(stack: AsyncExitStack, url: str, widget_key: str) -> Wire:
    """A customer opens the chat, and has not asked for anybody yet."""
    api, _ = await visitor(url, widget_key)
    return await Wire.open(stack, await _ticket(api))


async def _beat(wire: Wire) -> None:
    while True:
        await asyncio.sleep(BEAT_S)
        await wire.send("ping", None, {}, f"beat{next(numbers)}")


async def _ticket(api: Api) -> str:
    return str((await api.call("POST", "/v1/socket-tickets"))["url"])
