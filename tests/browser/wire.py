"""The customer's connection, in the test's hands: frames are lost, sockets cut, answers dropped."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, Route, WebSocketRoute

Frame = Mapping[str, Any]
Wanted = Callable[[Frame], bool]
UP, DOWN = "up", "down"
UNREACHABLE = "() => fetch(location, {cache: 'no-store'}).then(() => false, () => true)"


@dataclass(slots=True)
class Loss:
    """Frames that get lost: the next ``left`` in a direction that are wanted."""

    way: str
    wanted: Wanted
    left: int
    cut: bool


class Wire:
    """All sockets of a context, from when this was made. ``passed`` and ``lost``: (way, frame)."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.passed: list[tuple[str, Frame]] = []
        self.lost: list[tuple[str, Frame]] = []
        self.opened = 0
        self._losses: list[Loss] = []
        self._open: list[tuple[WebSocketRoute, WebSocketRoute]] = []
        self._refusing = False
        context.route_web_socket(re.compile(r"/ws(\?|$)"), self._join)

    def loses(
        self,
        way: str,
        times: int = 1,
        *,
        cut: bool = False,
        wanted: Wanted | None = None,
        **has: Any,
    ) -> None:
        """The next ``times`` frames with these fields do not arrive: ``loses(DOWN, op="ack")``.

        With ``cut`` the socket closes in the middle of it.
        """

        def fits(frame: Frame) -> bool:
            return all(frame.get(name) == value for name, value in has.items())

        self._losses.append(Loss(way, wanted or fits, times, cut))

    def heals(self) -> None:
        """Nothing more gets lost."""
        self._losses.clear()

    def cut(self, code: int = 1006) -> None:
        """Every open socket closes."""
        sockets, self._open = self._open, []
        for page, server in sockets:
            _close(page, code)
            _close(server, code)

    def refuse(self, on: bool = True) -> None:
        """From now on no socket opens (or it does again)."""
        self._refusing = on

    def offline(self) -> None:
        """No network at all: no socket, no request."""
        self.refuse()
        self.context.set_offline(True)
        for page in self.context.pages:  # the browser tells its network a moment later
            page.wait_for_function(UNREACHABLE, polling=50)
        self.cut()

    def online(self) -> None:
        """The network is back."""
        self.refuse(False)
        self.context.set_offline(False)

    def loses_answers(self, path: str, times: int = 1) -> None:
        """The server does what it was asked at ``path`` (a glob); the answer does not arrive."""
        left = [times]

        def drop(route: Route) -> None:
            if left[0] <= 0 or route.request.method == "OPTIONS":
                return route.fallback()
            left[0] -= 1
            answer = route.fetch()
            self.lost.append((DOWN, {"op": "rest", "status": answer.status, "url": answer.url}))
            route.abort("connectionreset")

        self.context.route(path, drop)

    def _join(self, page: WebSocketRoute) -> None:
        if self._refusing:
            return _close(page, 1006)
        self.opened += 1
        server = page.connect_to_server()
        self._open.append((page, server))
        page.on_message(lambda text: self._pass(UP, text, server))
        server.on_message(lambda text: self._pass(DOWN, text, page))

    def _pass(self, way: str, text: str | bytes, to: WebSocketRoute) -> None:
        frame = json.loads(text)
        for loss in self._losses:
            if loss.left and loss.way == way and loss.wanted(frame):
                loss.left -= 1
                self.lost.append((way, frame))
                if loss.cut:
                    self.cut()
                return
        self.passed.append((way, frame))
        to.send(text)


def _close(end: WebSocketRoute, code: int) -> None:
    # 1006 cannot be sent; without a code the page sees an end that nobody announced.
    end.close() if code == 1006 else end.close(code=code)
