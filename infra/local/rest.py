"""REST API Gateway: an HTTP request becomes a proxy event (v1), the handler's answer a response."""

import base64
import re
import time
import uuid
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qsl, unquote

from infra.local.calls import Busy, CallFailed, TimedOut
from infra.local.problem import problem
from infra.local.workers import Pool

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Pairs = list[tuple[str, str]]
RawHeaders = list[tuple[bytes, bytes]]
Response = tuple[int, RawHeaders, bytes]

BODY_LIMIT = 10 * 1024 * 1024
BUSY_RETRY_SECONDS = "1"


class TooLarge(Exception):
    """A body over API Gateway's limit."""


class HungUp(Exception):
    """The client went in the middle of its request."""


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
    """The whole body; raises HungUp, or TooLarge having kept no more than the limit."""
    parts, size, more = [], 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise HungUp
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
            return await respond(send, *refusal(404, request_id))
        entry = self.routes.table[found[0]]
        allow = ",".join(entry["methods"])
        if scope["method"] == "OPTIONS" and entry["cors"]:
            headers = {**entry["cors"], "Access-Control-Allow-Methods": allow}
            return await respond(send, 200, raw_headers(list(headers.items())), b"")
        if scope["method"] not in entry["methods"]:
            return await respond(send, *refusal(405, request_id, ("Allow", allow)))
        with suppress(HungUp):
            await respond(send, *await self._answer(scope, found, receive, request_id))

    async def _answer(
        self, scope: Message, found: tuple[str, dict[str, str]], receive: Receive, request_id: str
    ) -> Response:
        try:
            event = proxy_event(scope, *found, await read_body(receive), request_id)
            return unpacked(await self.pool.call("app", event, self.seconds))
        except TooLarge:
            return refusal(413, request_id)
        except Busy:
            return refusal(503, request_id, ("Retry-After", BUSY_RETRY_SECONDS))
        except TimedOut:
            return refusal(504, request_id)
        except (CallFailed, AttributeError, KeyError, TypeError, ValueError):
            return refusal(502, request_id)


def raw_headers(pairs: Pairs) -> RawHeaders:
    """Headers as ASGI has them."""
    return [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in pairs]


def refusal(status: int, request_id: str, *more: tuple[str, str]) -> Response:
    """The gateway's own answer, readable from other origins like the application's."""
    pairs = [
        ("Content-Type", "application/problem+json"),
        ("X-Request-Id", request_id),
        ("Access-Control-Allow-Origin", "*"),
        ("Access-Control-Expose-Headers", "Retry-After,X-Request-Id"),
        *more,
    ]
    return status, raw_headers(pairs), problem(status, request_id)


def unpacked(answer: dict[str, Any]) -> Response:
    """A proxy answer; raises AttributeError, KeyError, TypeError or ValueError when it is none."""
    pairs = [(name, str(value)) for name, value in (answer.get("headers") or {}).items()]
    for name, values in (answer.get("multiValueHeaders") or {}).items():
        pairs += [(name, str(value)) for value in values]
    body = answer.get("body") or ""
    content = base64.b64decode(body) if answer.get("isBase64Encoded") else body.encode()
    return int(answer["statusCode"]), raw_headers(pairs), content


async def respond(send: Send, status: int, headers: RawHeaders, body: bytes) -> None:
    """Send one whole response."""
    length = (b"content-length", str(len(body)).encode())
    whole = headers if status == 304 else [*headers, length]
    await send({"type": "http.response.start", "status": status, "headers": whole})
    await send({"type": "http.response.body", "body": body})
