"""openapi.json, made from the route table and the shapes; nothing in it is written twice."""

import re
from functools import cache
from inspect import cleandoc
from typing import Any

import msgspec

from chalicelib.domain.actors import PERMISSIONS
from chalicelib.entry.api import PUBLIC, Route
from chalicelib.entry.problems import TITLES
from chalicelib.entry.rest.index import routes
from chalicelib.entry.shapes.base import Problem
from chalicelib.entry.shapes.frames import CLIENT_OPS, SERVER_OPS

REF = "#/components/schemas/{name}"
VERSION = "1"
ABOUT = (
    "Live chat for many tenants. Times are RFC 3339 UTC with milliseconds; enums are open: "
    "unknown values may appear. Every POST takes an Idempotency-Key. A request may bring an id of "
    "its own as X-Request-Id (1 to 64 of A-Z a-z 0-9 - _), which its answer then carries. "
    "Another tenant's thing does not exist."
)
BEARER = {
    "type": "http",
    "scheme": "bearer",
    "description": "A session token (agents), a visitor token (customers) or an API key.",
}
WITH_BODY = (400, 413, 415, 422)


@cache
def document() -> dict[str, Any]:
    """The whole document."""
    kinds = _kinds()
    schemas, named = msgspec.json.schema_components(kinds, ref_template=REF)
    for schema in named.values():
        if "description" in schema:
            # Python 3.13 takes the indentation out by itself.
            schema["description"] = cleandoc(schema["description"])
    schema_of = dict(zip(map(_key, kinds), schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for route in routes():
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, schema_of, named)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Switchboard", "version": VERSION, "description": ABOUT},
        "paths": paths,
        "x-socket": _socket(schema_of),
        "x-permissions": {
            name: {"roles": sorted(granted.roles), "scope": granted.scope}
            for name, granted in PERMISSIONS.items()
        },
        "components": {
            "schemas": named,
            "securitySchemes": {"bearer": BEARER},
            "responses": {str(status): _problem(title) for status, title in TITLES.items()},
        },
    }


def _kinds() -> list[Any]:
    shown = [kind for r in routes() for kind in (r.body, r.query, r.answer)]
    frames = [described[0] for described in (*CLIENT_OPS.values(), *SERVER_OPS.values())]
    found = {_key(kind): kind for kind in (Problem, *shown, *frames) if _is_shape(kind)}
    return list(found.values())


def _key(kind: Any) -> str:
    return repr(kind)


def _is_shape(kind: Any) -> bool:
    return kind not in (None, str, dict[str, Any])


def _operation(route: Route, schema_of: dict[str, Any], named: dict[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": operation_id(route),
        "summary": route.summary,
        "tags": [route.part],
        "parameters": [
            *_path_parameters(route),
            *_query_parameters(route, named),
            *_headers(route),
        ],
        "responses": {str(route.status): _answer(route, schema_of), **_refusals(route)},
    }
    if route.permission != PUBLIC:
        operation["security"] = [{"bearer": []}]
        operation["x-permission"] = route.permission
        operation["x-roles"] = sorted(PERMISSIONS[route.permission].roles)
    if route.body is not None:
        content = {"application/json": {"schema": schema_of[_key(route.body)]}}
        operation["requestBody"] = {"required": _needs_body(route.body), "content": content}
    return operation


def operation_id(route: Route) -> str:
    """A name for programs: the method and the path's words."""
    words = re.sub(r"[^a-z]+", "_", route.path.removeprefix("/v1")).strip("_")
    return f"{route.method.lower()}_{words or 'root'}"


def _needs_body(kind: Any) -> bool:
    return any(field.required for field in msgspec.structs.fields(kind))


def _path_parameters(route: Route) -> list[dict[str, Any]]:
    names = re.findall(r"{(\w+)}", route.path)
    return [
        {"name": n, "in": "path", "required": True, "schema": {"type": "string"}} for n in names
    ]


def _query_parameters(route: Route, named: dict[str, Any]) -> list[dict[str, Any]]:
    if route.query is None:
        return []
    properties = named[route.query.__name__]["properties"]
    return [
        {"name": n, "in": "query", "required": False, "schema": s} for n, s in properties.items()
    ]


def _headers(route: Route) -> list[dict[str, Any]]:
    text = {"type": "string", "maxLength": 255}
    if route.method == "POST":
        return [{"name": "Idempotency-Key", "in": "header", "required": False, "schema": text}]
    if route.matching:
        return [{"name": "If-Match", "in": "header", "required": False, "schema": text}]
    return []


def _answer(route: Route, schema_of: dict[str, Any]) -> dict[str, Any]:
    if route.answer is None:
        return {"description": "Done."}
    if not _is_shape(route.answer):
        kind = "text/html" if route.answer is str else "application/json"
        return {"description": "Here it is.", "content": {kind: {}}}
    content = {"application/json": {"schema": schema_of[_key(route.answer)]}}
    return {"description": "Here it is.", "content": content}


def _refusals(route: Route) -> dict[str, Any]:
    statuses = {500, 503}
    if route.permission != PUBLIC:
        statuses |= {401, 403}
    if route.part in ("sign-in", "widget"):
        statuses |= {401}
    if route.part == "sign-in":
        statuses |= {403}
    if "{" in route.path or route.method != "GET":
        statuses |= {404, 409}
    statuses |= set(WITH_BODY) if route.body is not None else set()
    statuses |= {404, 422} if route.query is not None else set()
    statuses |= {422} if route.method == "POST" else set()
    statuses |= {412} if route.matching else set()
    return {
        str(status): {"$ref": f"#/components/responses/{status}"} for status in sorted(statuses)
    }


def _problem(title: str) -> dict[str, Any]:
    content = {"application/problem+json": {"schema": {"$ref": REF.format(name="Problem")}}}
    return {"description": title, "content": content}


def _socket(schema_of: dict[str, Any]) -> dict[str, Any]:
    """The frames: not OpenAPI's own, but from the same shapes."""

    def op(kind: Any, summary: str) -> dict[str, Any]:
        return {"summary": summary, "data": schema_of.get(_key(kind), {"type": "object"})}

    return {
        "path": "/ws?ticket={ticket}",
        "frame": "{v: 1, op, id, conversation, data}; at most 32768 bytes",
        "client": {
            name: {**op(kind, summary), "x-permission": permission}
            for name, (kind, summary, permission) in CLIENT_OPS.items()
        },
        "server": {name: op(*described) for name, described in SERVER_OPS.items()},
    }
