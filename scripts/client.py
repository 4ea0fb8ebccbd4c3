"""A client of the product over one socket, or REST where none gets through: the reference.

What it takes to lose and double nothing: every command has an id of its own and is sent again
with that id until it is answered; of each conversation one command is under way at a time, so order
is kept; entries are folded by their number, and where one is missing, or the socket was away,
everything after the last known one is fetched.
"""

import asyncio
import json
import random
import uuid
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from folding import OVER, Entry, Folded
from rest import Api, ApiError, Unreachable

STAFF_BEAT_S, CUSTOMER_BEAT_S = 20.0, 300.0
RESEND_S = 5.0
BACKOFF_S, LONGEST_BACKOFF_S = 0.1, 10.0
REST_AFTER = 3  # failed attempts to connect before commands go over REST
BUSY = frozenset({"too_many_at_once"})  # nothing happened: left unanswered, so it goes again
OnEntry = Callable[[str, Entry], None]


class Client:
    """One customer or agent, connected while in ``async with Client(api) as me``.

    ``logs`` holds what is known of each conversation; ``on_entry`` gets each entry as it joins one.
    """

    def __init__(self, api: Api, staff: bool = False, on_entry: OnEntry | None = None) -> None:
        self.api = api
        self.logs: defaultdict[str, Folded] = defaultdict(Folded)
        self._on_entry = on_entry
        self._beat_s = STAFF_BEAT_S if staff else CUSTOMER_BEAT_S
        self._lanes: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._unanswered: dict[str, tuple[dict[str, Any], asyncio.Future[Mapping[str, Any]]]] = {}
        self._filling: set[str] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._socket: ClientConnection | None = None
        self._failed = 0
        self._connected = asyncio.Event()

    async def __aenter__(self) -> Self:
        self.come()
        await self._connected.wait()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.leave()

    def come(self) -> None:
        """Connect, and stay connected until ``leave``."""
        self._spawn(self._stay())
        self._spawn(self._beat())

    async def leave(self) -> None:
        """Close the socket; what is known is kept, so that ``come`` resumes."""
        self._connected.clear()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def command(self, op: str, conversation: str = "", **data: Any) -> Mapping[str, Any]:
        """Do ``op`` once, however often it is sent; the ack frame, or ApiError on a nack."""
        async with self._lanes[conversation]:
            return await self._ask(op, conversation, data)

    async def catch_up(self, conversation: str) -> None:
        """Fetch all after the last known entry."""
        if conversation in self._filling:
            return
        self._filling.add(conversation)
        try:
            log, more, end = self.logs[conversation], True, 0
            while more or log.last < end:
                ack = await self._ask("hello", conversation, {"after": log.last})
                more, end = ack["data"].get("more", False), ack["data"]["seq"]
        finally:
            self._filling.discard(conversation)

    async def _ask(self, op: str, conversation: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
        id_ = uuid.uuid4().hex
        frame = {"v": 1, "op": op, "id": id_, "conversation": conversation or None, "data": data}
        answer: asyncio.Future[Mapping[str, Any]] = asyncio.get_running_loop().create_future()
        self._unanswered[id_] = frame, answer
        try:
            while not answer.done():
                await self._send(frame)
                await asyncio.wait([answer], timeout=RESEND_S)
            return answer.result()
        finally:
            del self._unanswered[id_]

    async def _send(self, frame: dict[str, Any]) -> None:
        try:
            if self._socket is not None:
                await self._socket.send(_text(frame))
            elif self._failed >= REST_AFTER and (frame["conversation"] or frame["op"] == "start"):
                self._receive(await self._over_rest(frame))
        except (WebSocketException, Unreachable):
            self._connected.clear()  # it stays unanswered and goes again

    async def _over_rest(self, frame: dict[str, Any]) -> dict[str, Any]:
        """The same command, with the same id, where sockets do not get through."""
        op, conversation = frame["op"], frame["conversation"]
        ack = {"op": "ack", "id": frame["id"], "conversation": conversation}
        try:
            if op == "hello":
                return {
                    **ack,
                    "data": await self._poll(conversation, frame["data"].get("after", 0)),
                }
            path = "/v1/conversations" + (
                "" if op == "start" else f"/{conversation}/{op.replace('_', '-')}"
            )
            done = await self.api.call(
                "POST", path, {**frame["data"], "client_message_id": frame["id"]}
            )
            return {**ack, "conversation": done["conversation"], "data": {"seq": done["seq"]}}
        except ApiError as error:
            return {**ack, "op": "nack", "data": error.problem}

    async def _poll(self, conversation: str, after: int) -> dict[str, Any]:
        page = await self.api.call(
            "GET", f"/v1/conversations/{conversation}/entries", after=after, limit=100
        )
        for entry in page["data"]:
            self._fold(conversation, entry)
        return {"seq": self.logs[conversation].last, "more": page["has_more"]}

    async def _stay(self) -> None:
        while True:
            try:
                await self._live()
            except (OSError, WebSocketException, Unreachable, ApiError):
                self._failed += 1
            self._connected.clear()
            longest = min(LONGEST_BACKOFF_S, BACKOFF_S * 2.0**self._failed)
            await asyncio.sleep(random.uniform(0, longest))
            if self._failed >= REST_AFTER:
                self._resume()

    async def _live(self) -> None:
        """One socket's life: a ticket, what is unanswered, what was missed, then frames."""
        ticket = await self.api.call("POST", "/v1/socket-tickets")
        async with connect(
            ticket["url"], compression=None, proxy=None, ping_interval=None
        ) as self._socket:
            try:
                self._failed = 0
                self._connected.set()
                self._resume()
                async for text in self._socket:
                    if frame := _ours(text):
                        self._receive(frame)
            finally:
                self._socket = None

    def _resume(self) -> None:
        for frame, _ in list(self._unanswered.values()):
            self._spawn(self._send(frame))
        for conversation, log in list(self.logs.items()):
            if log.state not in OVER:
                self._spawn(self.catch_up(conversation))
        self._spawn(self._find_new())

    async def _find_new(self) -> None:
        """Conversations that began, or were handed over, while nobody looked."""
        if self._socket is not None:
            ack = await self._ask("hello", "", {"after": 0})
            for conversation in ack["data"].get("conversations", ()):
                if conversation not in self.logs or self.logs[conversation].state in OVER:
                    await self.catch_up(conversation)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(self._beat_s * random.uniform(0.9, 1))
            await self._ask("ping", "", {})
            await self._find_new()

    def _receive(self, frame: Mapping[str, Any]) -> None:
        if frame["op"] == "entry":
            self._fold(frame["conversation"], frame["data"])
        elif frame.get("id") in self._unanswered:
            answer = self._unanswered[frame["id"]][1]
            if answer.done():
                return
            if frame["op"] == "ack":
                answer.set_result(frame)
            elif frame["data"]["code"] not in BUSY:
                answer.set_exception(ApiError(0, frame["data"]))

    def _fold(self, conversation: str, entry: Entry) -> None:
        log = self.logs[conversation]
        for applied in log.receive(entry):
            if self._on_entry:
                self._on_entry(conversation, applied)
        if log.missing:
            self._spawn(self.catch_up(conversation))

    def _spawn(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _ours(text: str | bytes) -> Mapping[str, Any] | None:
    """A frame; None for the gateway's own words, such as that it got no answer."""
    try:
        said = json.loads(text)
    except ValueError:
        return None
    return said if isinstance(said, dict) and "op" in said else None


def _text(frame: Mapping[str, Any]) -> str:
    """A frame as short as can be: it must fit 32 KB, and escapes would double Chinese."""
    present = {name: value for name, value in frame.items() if value is not None}
    return json.dumps(present, ensure_ascii=False, separators=(",", ":"))
