"""What a box serves beside the API: widget and console as CloudFront would, and pages."""

import re
import uuid
from pathlib import Path

from infra.local.demo import Demo
from infra.local.files import Folder, served
from infra.local.rest import Message, Response, raw_headers, refusal

HERE = Path(__file__).parent
FILE = re.compile(r"/([^/]+\.[^/]+)")
HASHED = re.compile(r"[\w-]+\.[\w-]{8,}\.\w+")
FOR_EVER = "public, max-age=31536000, immutable"
FIVE_MINUTES = "public, max-age=300"
# Scripts of any page may load them, also of pages that embed only what agrees to it.
ANYWHERE = (("Access-Control-Allow-Origin", "*"), ("Cross-Origin-Resource-Policy", "cross-origin"))
PAGE = (
    ("Cache-Control", "no-cache"),
    ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"),
)
# The console's scripts are its own; pictures, files and cards may come from elsewhere.
CONSOLE_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self'",
        "img-src * data: blob:",
        "media-src * blob:",
        "connect-src * ws: wss:",
        "frame-src 'self' https: http://localhost:* http://127.0.0.1:*",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
CONSOLE = (
    ("Cache-Control", "no-cache"),
    ("Content-Security-Policy", CONSOLE_POLICY),
    ("Referrer-Policy", "no-referrer"),
)
NOT_BUILT = b"The widget is not built: python3 scripts/run.py builds it, then starts the box.\n"


class Site:
    """Answers GET and HEAD for what is not the application's; never anything below /v1."""

    def __init__(self, widget: Path, console: Path, demo: Demo | None) -> None:
        self.start = Folder(HERE / "pages")
        self.built = Folder(widget / "dist")
        self.console = Folder(console / "dist")
        self.demo = demo

    def answer(self, scope: Message) -> Response | None:
        """The response to a request; None: it is for the application."""
        path, request_id = scope["raw_path"].decode("latin-1"), str(uuid.uuid4())
        response = self._found(scope, path, request_id)
        if response and scope["method"] not in ("GET", "HEAD"):
            return refusal(405, request_id, ("Allow", "GET,HEAD"))
        return response

    def _found(self, scope: Message, path: str, request_id: str) -> Response | None:
        if path == "/" and (page := self.start.find("start.html")):
            return served(scope, page, *PAGE)
        if self.demo and (path == "/demo" or path.startswith("/demo/")):
            return self.demo.answer(scope, path, request_id)
        if path == "/console" or path.startswith("/console/"):
            return self._console(scope, path.removeprefix("/console").removeprefix("/"), request_id)
        if match := FILE.fullmatch(path):
            return self._file(scope, match[1])
        return None

    def _console(self, scope: Message, name: str, request_id: str) -> Response:
        """One of its files; every other address is a place within its one page."""
        file = self.console.find(name) if name.startswith("assets/") else None
        if file:
            return served(scope, file, ("Cache-Control", FOR_EVER))
        page = self.console.find("index.html")
        if not page or name.startswith("assets/"):
            return refusal(404, request_id)
        return served(scope, page, *CONSOLE)

    def _file(self, scope: Message, name: str) -> Response | None:
        file = self.built.find(name)
        if file:
            keep = FOR_EVER if HASHED.fullmatch(name) else FIVE_MINUTES
            return served(scope, file, ("Cache-Control", keep), *ANYWHERE)
        if name == "widget.js":
            headers = [("Content-Type", "text/plain"), ("Cache-Control", "no-store"), *ANYWHERE]
            return 404, raw_headers(headers), NOT_BUILT
        return None
