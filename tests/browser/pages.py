"""The tenant's site: pages on an origin of their own, each as a test writes it."""

import html
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PLAIN = "<h1>Lamps and chairs</h1>" + "<p>Light for a long evening, made to last.</p>" * 30
DOCTYPE = '<!doctype html><html lang="en"><meta charset="utf-8">'
VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1">'
Page = tuple[bytes, dict[str, str]]


class Pages:
    """Serves what it was given; ``url`` is its origin, ``asked`` the paths that were asked for.

    Any host that ends in ``.test`` leads here, too: ``at("/", host="shop.test")`` is a page without
    https, to which a browser denies what needs a secure context.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._pages: dict[str, Page] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a path."""
        return f"http://{host}:{self.port}{path}"

    def put(self, path: str, body: str, *, head: str = "", csp: str = "", **headers: str) -> str:
        """A page; answers its address. Names in ``headers`` have ``_`` for ``-``."""
        text = f"{DOCTYPE}{VIEWPORT}<title>Shop {html.escape(path)}</title>{head}<body>{body}"
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        if csp:
            more["Content-Security-Policy"] = csp
        self.put_raw(path, text.encode(), "text/html; charset=utf-8", **more)
        return self.at(path)

    def put_raw(self, path: str, body: bytes, kind: str, **headers: str) -> str:
        """A file of any kind; answers its address."""
        self._pages[path] = body, {"Content-Type": kind, **headers}
        return self.at(path)

    def clear(self) -> None:
        """Forget all of it."""
        self.asked.clear()
        self._pages.clear()

    def stop(self) -> None:
        """Serve no more."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        pages = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                path = self.path.partition("?")[0]
                pages.asked.append(self.path)
                found = pages._pages.get(path)
                body, headers = found or (b"", {"Content-Type": "text/plain"})
                self.send_response(200 if found else 404)
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                """Nothing: the test's output is its own."""

        return Handler


def snippet(url: str, key: str, **data: str) -> str:
    """The line that a tenant puts on its pages; ``data`` are further data attributes."""
    attributes = {"key": key, **data}
    said = (f' data-{n.replace("_", "-")}="{html.escape(v)}"' for n, v in attributes.items())
    return f'<script src="{url}/widget.js"{"".join(said)} async></script>'
