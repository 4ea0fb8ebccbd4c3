"""The public listener: HTTP and `/ws` on one port, served by uvicorn without middleware."""

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import uvicorn

from infra.local.rest import Message, Receive, Rest, Send, respond
from infra.local.site import Site
from infra.local.sockets import Sockets

SOCKET_PATH = "/ws"
MESSAGE_LIMIT = 128 * 1024


class Server(uvicorn.Server):
    """uvicorn that leaves the signals to the box."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


class Gateway:
    """Serves the application on a bound socket."""

    def __init__(self, rest: Rest, sockets: Sockets, site: Site, listener: socket.socket) -> None:
        self.rest, self.sockets, self.site, self.listener = rest, sockets, site, listener
        self.server = Server(
            uvicorn.Config(
                self.serve,
                interface="asgi3",
                proxy_headers=False,
                http="httptools",
                ws="websockets-sansio",
                ws_max_size=MESSAGE_LIMIT,
                ws_ping_interval=None,
                ws_per_message_deflate=False,
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=2,
            )
        )

    async def serve(self, scope: Message, receive: Receive, send: Send) -> None:
        """The ASGI application."""
        if scope["type"] == "http" and (response := self.site.answer(scope)):
            await respond(send, *response)
        elif scope["type"] == "http":
            await self.rest(scope, receive, send)
        elif scope["path"] == SOCKET_PATH:
            await self.sockets(scope, receive, send)
        else:
            await receive()
            await send({"type": "websocket.http.response.start", "status": 404, "headers": []})
            await send({"type": "websocket.http.response.body", "body": b""})

    def start(self) -> asyncio.Task[None]:
        """Answer requests from now on; the task ends when that does."""
        self._task = asyncio.create_task(self.server.serve(sockets=[self.listener]))
        return self._task

    async def stop(self) -> None:
        """Stop accepting, close the sockets, let requests finish for two seconds."""
        self.server.should_exit = True
        await asyncio.wait({self._task})
