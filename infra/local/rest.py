"""REST API Gateway: an HTTP request becomes a proxy event (v1), the handler's answer a response."""

import base64
import re
import time
import uuid
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl, unquote

from infra.local.problem import problem
from infra.local.workers import CallFailed, Pool, TimedOut

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Pairs = list[tuple[str, str]]

BODY_LIMIT = 10 * 1024 * 1024


class TooLarge(Exception):
    """A body over API Gateway's limit."""


class Routes:
    """Finds the route of a path: literal ones first, then those with `{parameters}`."""

    def __init__(self, table: dict[str, dict[str, Any]]) -> None:
        self.table = table
        self._patterns = [(self._pattern(path), path) for path in table if "{" in path]

    def find(self, path: str) -> tuple[str, dict[str, str]] | None:
        """The route and its path parameters, or None."""
        if path in self.table and "{" not in path:
            return path, {}
        for pattern, route in self._patterns:
            if match := pattern.fullmatch(path):
                return route, {name: unquote(value) for name, value in match.groupdict().items()}
        return None

    @staticmethod
    def _pattern(path: str) -> re.Pattern[str]:
        parts = re.split(r"\{(\w+)\}", path)
        parts[::2] = map(re.escape, parts[::2])
        parts[1::2] = (f"(?P<{name}>[^/]+)" for name in parts[1::2])
        return re.compile("".join(parts))


async def read_body(receive: Receive) -> bytes:
    """The whole body; raises TooLarge, having read what came but kept no more than the limit."""
    parts, size, more = [], 0, True
    while more:
        message = await receive()
        part, more = message.get("body", b""), message.get("more_body", False)
        size += len(part)
        # Read on to the end: a client that still writes would see a reset, not the answer.
        if size <= BODY_LIMIT:
            parts.append(part)
    if size > BODY_LIMIT:
        raise TooLarge
    return b"".join(parts)


def single_and_multi(pairs: Pairs) -> tuple[dict[str, str] | None, dict[str, list[str]] | None]:
    """API Gateway's two views of headers and query: the last value, and all values."""
    multi: dict[str, list[str]] = {}
    for name, value in pairs:
        multi.setdefault(name, []).append(value)
    return (dict(pairs), multi) if pairs else (None, None)


def text_or_base64(body: bytes) -> tuple[str | None, bool]:
    """A body as it travels in JSON: text where it is UTF-8, else base64."""
    try:
        return body.decode() or None, False
    except UnicodeDecodeError:
        return base64.b64encode(body).decode(), True


def proxy_event(
    scope: Message, route: str, parameters: dict[str, str], body: bytes, request_id: str
) -> dict[str, Any]:
    """The event a Lambda behind a REST API gets."""
    headers, multi_headers = single_and_multi(decoded_headers(scope))
    query, multi_query = single_and_multi(
        parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    )
    text, is_base64 = text_or_base64(body)
    now = time.time()
    headers = headers or {}
    return {
        "resource": route,
        "path": scope["path"],
        "httpMethod": scope["method"],
        "headers": headers,
        "multiValueHeaders": multi_headers or {},
        "queryStringParameters": query,
        "multiValueQueryStringParameters": multi_query,
        "pathParameters": parameters or None,
        "stageVariables": None,
        "body": text,
        "isBase64Encoded": is_base64,
        "requestContext": {
            "accountId": "000000000000",
            "apiId": "box",
            "stage": "box",
            "requestId": request_id,
            "resourcePath": route,
            "httpMethod": scope["method"],
            "path": scope["path"],
            "protocol": "HTTP/1.1",
            "domainName": headers.get("host", ""),
            "requestTime": time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime(now)),
            "requestTimeEpoch": int(now * 1000),
            "identity": identity(scope, headers),
        },
    }


def decoded_headers(scope: Message) -> Pairs:
    """Header names (lower case) and values as text."""
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]]


def identity(scope: Message, headers: dict[str, str]) -> dict[str, str]:
    """Who calls, as far as the network tells."""
    client = scope["client"]
    return {"sourceIp": client[0] if client else "", "userAgent": headers.get("user-agent", "")}


class Rest:
    """Answers HTTP requests through the workers."""

    def __init__(self, pool: Pool, routes: Routes, seconds: float) -> None:
        self.pool, self.routes, self.seconds = pool, routes, seconds

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one request."""
        request_id = str(uuid.uuid4())
        found = self.routes.find(scope["raw_path"].decode("latin-1"))
        if not found:
            return await self._refuse(send, 404, request_id)
        route, parameters = found
        entry = self.routes.table[route]
        allow = ",".join(entry["methods"]).encode()
        if scope["method"] == "OPTIONS" and entry["cors"]:
            headers = {**entry["cors"], "Access-Control-Allow-Methods": allow.decode()}
            return await respond(send, 200, list(headers.items()), b"")
        if scope["method"] not in entry["methods"]:
            return await self._refuse(send, 405, request_id, ("Allow", allow.decode()))
        try:
            body = await read_body(receive)
        except TooLarge:
            return await self._refuse(send, 413, request_id, ("Connection", "close"))
        event = proxy_event(scope, route, parameters, body, request_id)
        try:
            answer = await self.pool.call("app", event, self.seconds)
            status, pairs, content = unpacked(answer)
        except TimedOut:
            return await self._refuse(send, 504, request_id)
        except (CallFailed, KeyError, TypeError, ValueError):
            return await self._refuse(send, 502, request_id)
        await respond(send, status, pairs, content)

    async def _refuse(
        self, send: Send, status: int, request_id: str, *more: tuple[str, str]
    ) -> None:
        headers = [("Content-Type", "application/problem+json"), *more]
        await respond(send, status, headers, problem(status, request_id))


def unpacked(answer: dict[str, Any]) -> tuple[int, Pairs, bytes]:
    """Status, headers and body of a proxy answer; raises KeyError, TypeError or ValueError."""
    pairs = [(name, str(value)) for name, value in (answer.get("headers") or {}).items()]
    for name, values in (answer.get("multiValueHeaders") or {}).items():
        pairs += [(name, str(value)) for value in values]
    body = answer.get("body") or ""
    content = base64.b64decode(body) if answer.get("isBase64Encoded") else body.encode()
    return int(answer["statusCode"]), pairs, content


async def respond(send: Send, status: int, headers: Pairs, body: bytes) -> None:
    """Send one whole response."""
    raw = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    raw.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})
