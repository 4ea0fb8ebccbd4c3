"""The demo shop of one box, whose visitors are whoever they say they are."""

import html
import secrets
import time
from pathlib import Path
from urllib.parse import parse_qsl

import msgspec

from chalicelib.entry.tokens import Signed, encode
from infra.local.files import Folder, served
from infra.local.rest import Message, Response, raw_headers, refusal

KEY_PLACE = b"{{widget_key}}"
IDENTITY_S = 600
LONGEST_SUB, LONGEST_NAME = 64, 80
SUB = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.@-")


class Identity(Signed):
    """Who a visitor of the shop is, in the words of the API."""

    sub: str
    jti: str
    name: str


class Secrets(msgspec.Struct):
    """What the set-up tells of the demo tenant."""

    widget_key: str
    identity_secret: str


class Demo:
    """The pages below /demo, and the identities that the shop's own server would sign."""

    def __init__(self, pages: Path, known: Secrets) -> None:
        self.pages = Folder(pages, self._fill)
        self.known = known

    def answer(self, scope: Message, path: str, request_id: str) -> Response:
        """The response to a request below /demo."""
        if path == "/demo":
            query = scope["query_string"].decode("latin-1")
            to = "/demo/" + (f"?{query}" if query else "")
            return 307, raw_headers([("Location", to)]), b""
        name = path.removeprefix("/demo/")
        if name == "identity":
            return self._identity(scope, request_id)
        # Pages of the shop have no dot: they are drawn by its one page, after a reload, too.
        file = self.pages.find(name if "." in name else "index.html")
        if not file:
            return refusal(404, request_id)
        return served(scope, file, ("Cache-Control", "no-cache"))

    def _fill(self, suffix: str, body: bytes) -> bytes:
        if suffix != ".html":
            return body
        return body.replace(KEY_PLACE, html.escape(self.known.widget_key).encode())

    def _identity(self, scope: Message, request_id: str) -> Response:
        who = asked(scope["query_string"])
        if not who:
            return refusal(400, request_id)
        claims = Identity(
            exp=int(time.time()) + IDENTITY_S,
            sub=who["sub"],
            jti=secrets.token_hex(16),
            name=who.get("name", ""),
        )
        token = encode(("demo", self.known.identity_secret), claims)
        headers = [("Content-Type", "application/json"), ("Cache-Control", "no-store")]
        return 200, raw_headers(headers), msgspec.json.encode({"token": token})


def asked(query: bytes) -> dict[str, str] | None:
    """The sub and the name that a query asks for; None when anything about it is odd."""
    try:
        pairs = parse_qsl(
            query.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=True,
            errors="strict",
            max_num_fields=2,
        )
    except ValueError:
        return None
    who = dict(pairs)
    sub, name = who.get("sub", ""), who.get("name", "")
    if len(who) != len(pairs) or who.keys() - {"sub", "name"}:
        return None
    if not 1 <= len(sub) <= LONGEST_SUB or not SUB.issuperset(sub):
        return None
    return who if len(name) <= LONGEST_NAME and (not name or name.isprintable()) else None
