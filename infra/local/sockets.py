"""WebSocket API Gateway: authorizer, connect, one event a frame, disconnect; and the posts back."""

import asyncio
import secrets
import time
import uuid
from typing import Any
from urllib.parse import parse_qsl

from infra.local.calls import Busy, CallFailed, HandlerError, TimedOut
from infra.local.log import log
from infra.local.rest import Message, Receive, Send, decoded_headers, identity, single_and_multi
from infra.local.settings import Settings
from infra.local.workers import Pool

GOING_AWAY, UNSUPPORTED = 1001, 1003
CLOSE_SECONDS = 1.0


class Gone(Exception):
    """The connection is closed."""


class Connection:
    """One open socket."""

    def __init__(self, scope: Message, send: Send) -> None:
        self.id = secrets.token_urlsafe(12)
        self.send = send
        self.task: asyncio.Task[Any] | None = asyncio.current_task()
        self.born = self.active = time.time()
        self.headers, self.multi_headers = single_and_multi(decoded_headers(scope))
        self.query, self.multi_query = single_and_multi(
            parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        )
        self.context: dict[str, Any] = {
            "connectionId": self.id,
            "connectedAt": int(self.born * 1000),
            "domainName": (self.headers or {}).get("host", ""),
            "stage": "box",
            "apiId": "box",
            "identity": identity(scope, self.headers or {}),
        }

    def event(self, kind: str, route: str, **more: Any) -> dict[str, Any]:
        """A socket event in API Gateway's shape; `more` goes beside the request context."""
        context = {
            **self.context,
            "eventType": kind,
            "routeKey": route,
            "requestId": str(uuid.uuid4()),
            "requestTimeEpoch": int(time.time() * 1000),
        }
        return {"requestContext": context, "isBase64Encoded": False, **more}

    def opening(self, **more: Any) -> dict[str, Any]:
        """The event of the handshake, with headers and query."""
        return self.event(
            "CONNECT",
            "$connect",
            headers=self.headers,
            multiValueHeaders=self.multi_headers,
            queryStringParameters=self.query,
            multiValueQueryStringParameters=self.multi_query,
            **more,
        )

    async def post(self, text: str, seconds: float) -> None:
        """Send a frame to the client; raises Gone when it cannot be had, or does not read."""
        try:
            async with asyncio.timeout(seconds):
                await self.send({"type": "websocket.send", "text": text})
        except TimeoutError as error:
            self.cut_off()
            raise Gone from error
        except (OSError, RuntimeError) as error:
            raise Gone from error
        self.active = time.time()

    async def close(self, code: int) -> None:
        """Close from this side; nothing happens when it is closed already."""
        try:
            async with asyncio.timeout(CLOSE_SECONDS):
                await self.send({"type": "websocket.close", "code": code})
        except TimeoutError:
            self.cut_off()
        except (OSError, RuntimeError) as error:
            log("DEBUG", "socket closed already", connection=self.id, error=type(error).__name__)

    def cut_off(self) -> None:
        """End it, once: it reads nothing, so not even a close gets through."""
        task, self.task = self.task, None
        if task:
            task.cancel()


class Sockets:
    """All open sockets of the box."""

    def __init__(self, pool: Pool, settings: Settings) -> None:
        self.pool, self.seconds = pool, settings.request_seconds
        self.post_seconds = settings.post_seconds
        self.idle, self.life = settings.idle_seconds, settings.life_seconds
        self.open: dict[str, Connection] = {}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one socket from handshake to close."""
        await receive()
        connection = Connection(scope, send)
        status = await self._refusal(connection)
        if status:
            await send({"type": "websocket.http.response.start", "status": status, "headers": []})
            return await send({"type": "websocket.http.response.body", "body": b""})
        code = 1006
        self.open[connection.id] = connection
        try:
            await send({"type": "websocket.accept"})
            code = await self._frames(connection, receive)
        except asyncio.CancelledError:
            log("WARNING", "socket cut off", connection=connection.id)
        finally:
            del self.open[connection.id]
            # A post that still waits may not cut off the closing event.
            connection.task = None
            await self._closed(connection, code)

    async def sweep(self) -> None:
        """Close sockets that are idle or old, for ever."""
        while True:
            await asyncio.sleep(min(1.0, self.idle / 4, self.life / 4))
            now = time.time()
            for connection in list(self.open.values()):
                if now - connection.active > self.idle or now - connection.born > self.life:
                    await connection.close(GOING_AWAY)

    async def _refusal(self, connection: Connection) -> int:
        """The status a handshake is refused with, 0 when it is accepted."""
        arn = "arn:aws:execute-api:local:000000000000:box/box/$connect"
        try:
            verdict = await self.pool.call(
                "socket_authorizer", connection.opening(type="REQUEST", methodArn=arn), self.seconds
            )
            effects = {s["Effect"] for s in verdict["policyDocument"]["Statement"]}
            if effects != {"Allow"}:
                return 403
            values = {k: str(v) for k, v in (verdict.get("context") or {}).items()}
            connection.context["authorizer"] = {"principalId": verdict["principalId"], **values}
            answer = await self.pool.call("socket_connect", connection.opening(), self.seconds)
            status = int(answer["statusCode"])
        except HandlerError as error:
            return 401 if "Unauthorized" in error.args else 500
        except Busy:
            return 503
        except TimedOut:
            return 504
        except (CallFailed, KeyError, TypeError):
            return 500
        return 0 if 200 <= status < 300 else status

    async def _frames(self, connection: Connection, receive: Receive) -> int:
        """Hand the frames over one by one until the socket closes; answers the close code."""
        while True:
            message = await receive()
            if message["type"] == "websocket.disconnect":
                return int(message.get("code") or 1006)
            connection.active = time.time()
            text = message.get("text")
            if text is None:
                await connection.close(UNSUPPORTED)
                continue
            event = connection.event("MESSAGE", "$default", body=text)
            await self._tell("socket_message", event)

    async def _closed(self, connection: Connection, code: int) -> None:
        event = connection.event("DISCONNECT", "$disconnect")
        event["requestContext"] |= {"disconnectStatusCode": code, "disconnectReason": ""}
        await self._tell("socket_disconnect", event)

    async def _tell(self, handler: str, event: dict[str, Any]) -> None:
        """Call a handler whose failure nobody hears of: clients resend what has no ack."""
        try:
            await self.pool.call(handler, event, self.seconds)
        except CallFailed as error:
            log("ERROR", "socket event failed", handler=handler, error=type(error).__name__)
