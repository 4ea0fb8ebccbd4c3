"""REST routes: authenticate, permit, decode, answer once, encode; refusals become problems.

A route declares its permission where it is registered, its body, query and answer in the
annotations of its view, and what it is for in its docstring. The same declarations make
openapi.json, and the tests that try every route as everybody.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from chalice.app import Blueprint, CORSConfig, Request, Response

from chalicelib.domain import ids
from chalicelib.domain.actors import may
from chalicelib.domain.errors import DomainError, Forbidden, NotFound
from chalicelib.entry import auth, idempotency, problems
from chalicelib.entry.call import Call
from chalicelib.entry.decoding import convert, decode
from chalicelib.entry.shapes.base import Problem
from chalicelib.flow import wire
from chalicelib.observe import Metric, about, add, fault, handling, log

PUBLIC = ""
GIVEN_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
PREFIXES = {
    "conversation": "cnv",
    "attachment": "att",
    "customer": "cus",
    "agent": "agt",
    "group": "grp",
    "key": "key",
    "secret": "sec",
    "answer": "ans",
}
CORS = CORSConfig(
    allow_origin="*",
    allow_headers=["Authorization", "Content-Type", "Idempotency-Key", "If-Match", "X-Request-Id"],
    expose_headers=["ETag", "Idempotency-Replayed", "Retry-After", "X-Request-Id"],
    max_age=600,
)
HEADERS = {
    "Content-Type": "application/json",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}
HTML = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
        "connect-src 'self' ws: wss:; img-src data:; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Route:
    """One operation.

    ``once`` names the part of an answer that is not kept for a repeated request; ``minting``
    routes keep no answer at all, because it is a token. ``matching`` ones heed If-Match.
    """

    method: str
    path: str
    view: Callable[..., Any]
    summary: str
    permission: str
    body: Any
    query: Any
    answer: Any
    part: str
    status: int = 200
    minting: bool = False
    once: str = ""
    matching: bool = False


class Api(Blueprint):
    """A blueprint whose routes are declared, guarded and described."""

    def __init__(self, import_name: str, part: str) -> None:
        super().__init__(import_name)
        self.part = part
        self.table: list[Route] = []

    def on(
        self,
        what: str,
        permission: str,
        status: int = 200,
        minting: bool = False,
        once: str = "",
        matching: bool = False,
    ) -> Callable[[View], View]:
        """Declare what a view answers: "GET /path" and who may ask; for the rest see Route."""
        method, path = what.split(" ")

        def declare(view: View) -> View:
            types = view.__annotations__
            route = Route(
                method=method,
                path=path,
                view=view,
                summary=view.__doc__ or "",
                permission=permission,
                body=types.get("body"),
                query=types.get("query"),
                answer=types["return"],
                part=self.part,
                status=status,
                minting=minting,
                once=once,
                matching=matching or method == "PATCH",
            )
            self.declare(route, view.__name__)
            return view

        return declare

    def declare(self, route: Route, name: str) -> None:
        """Register a route under a name."""

        def served(**path: str) -> Response:
            return serve(route, self.current_request, path)

        self.table.append(route)
        # No content types: ours are checked where the answer can be a problem document.
        self.route(route.path, methods=[route.method], name=name, cors=CORS, content_types=[])(
            served
        )


def serve(route: Route, request: Request, path: dict[str, str]) -> Response:
    """The response to one request: the view's answer or a problem."""
    gateways = str(request.context.get("requestId") or "")
    given = str(request.headers.get("x-request-id") or "")
    id = given if GIVEN_ID.fullmatch(given) else gateways
    with handling("request", id, Metric.REQUEST_FAILED, Metric.REQUEST_MS) as line:
        response = _served(route, Call(wire.ports(), request, id), path)
        response.headers["X-Request-Id"] = id
        line.add(method=route.method, route=route.path, status=response.status_code)
        if id != gateways:
            line.add(gateway_id=gateways)
        _counted(response.status_code)
    return response


def _served(route: Route, call: Call, path: dict[str, str]) -> Response:
    try:
        return _answer(route, call, path)
    except DomainError as refusal:
        return _problem(problems.problem_of(refusal, call.id))
    except Exception as error:
        log.error("request failed", method=route.method, route=route.path, **fault(error))
        return _problem(problems.problem(500, "internal", "Something went wrong here.", call.id))


def _counted(status: int) -> None:
    if status >= 400:
        add(Metric.REQUEST_FAILED if status >= 500 else Metric.REQUEST_REFUSED)


def _answer(route: Route, call: Call, path: dict[str, str]) -> Response:
    if route.permission != PUBLIC:
        call.caller = auth.caller(call.ports, call.header("authorization"))
        about(call.actor.tenant)
        if not may(call.actor, route.permission):
            raise Forbidden("not_permitted", "Your role or key does not include this.")
    arguments: dict[str, Any] = dict(_checked(path))
    if "conversation" in path:
        about(call.actor.tenant, path["conversation"])
    if route.body is not None:
        arguments["body"] = decode(call.json(), route.body)
    if route.query is not None:
        arguments["query"] = convert(call.query(), route.query)

    def run() -> Any:
        return route.view(call, **arguments)

    result = run() if route.method != "POST" else idempotency.once(call, route, run)
    return page(result) if isinstance(result, str) else reply(route.status, result, call.headers)


def reply(status: int, value: Any, headers: dict[str, str]) -> Response:
    """A JSON response; nothing at all for 204."""
    body = "" if status == 204 else msgspec.json.encode(value).decode()
    return Response(body=body, status_code=status, headers={**HEADERS, **headers})


def page(html: str) -> Response:
    """A page that runs nothing but its own script."""
    return Response(body=html, status_code=200, headers={**HTML})


def _problem(problem: Problem) -> Response:
    headers = {"Content-Type": "application/problem+json", **problems.headers_of(problem.status)}
    return reply(problem.status, problem, headers)


def _checked(path: dict[str, str]) -> dict[str, str]:
    """What has not even the shape of an id does not exist."""
    for name, value in path.items():
        if not ids.is_id(PREFIXES[name], value):
            raise NotFound("not_found", "There is no such thing, or not for you.")
    return path
