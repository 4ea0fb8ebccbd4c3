"""The API as a page to read: openapi.json as HTML, one file without scripts of others."""

import json
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from chalicelib.entry.openapi import document

TEMPLATE = Path(__file__).with_name("docs.html")


@cache
def render() -> str:
    """The whole page."""
    described = document()
    operations = [
        (path, method, operation)
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]
    parts = dict.fromkeys(operation["tags"][0] for _, _, operation in operations)
    socket = described["x-socket"]
    body = [
        *(_part(part, [o for o in operations if o[2]["tags"][0] == part]) for part in parts),
        _section("socket-client", "Socket: what clients send", _frames("c", socket["client"])),
        _section("socket-server", "Socket: what comes back", _frames("s", socket["server"])),
        _section("shapes", "Shapes", _shapes(described["components"]["schemas"])),
    ]
    index = [*parts, "socket-client", "socket-server", "shapes"]
    links = "".join(f'<a href="#{name}">{escape(name)}</a>' for name in index)
    intro = f"<p>{escape(described['info']['description'])}</p><p>{escape(socket['frame'])}</p>"
    return Template(TEMPLATE.read_text("utf-8")).substitute(
        index=links, intro=intro, body="".join(body)
    )


def _section(name: str, title: str, content: str) -> str:
    return f'<section id="{name}"><h2>{escape(title)}</h2>{content}</section>'


def _part(part: str, operations: list[tuple[str, str, Any]]) -> str:
    return _section(part, part.capitalize(), "".join(_operation(*one) for one in operations))


def _operation(path: str, method: str, operation: dict[str, Any]) -> str:
    who = ", ".join(operation.get("x-roles", [])) or "anybody"
    rows = [f"<p>{escape(operation['summary'])} <small>For {escape(who)}.</small></p>"]
    if query := [p for p in operation["parameters"] if p["in"] == "query"]:
        rows.append(
            "<p>Query: " + ", ".join(f"<code>{escape(p['name'])}</code>" for p in query) + "</p>"
        )
    if "requestBody" in operation:
        rows.append(
            _schema("Body", operation["requestBody"]["content"]["application/json"]["schema"])
        )
    for status, answer in operation["responses"].items():
        content = answer.get("content", {}).get("application/json", {})
        if content:
            rows.append(_schema(f"Answer {status}", content["schema"]))
    head = f'<b class="{method}">{method.upper()}</b> <code>{escape(path)}</code>'
    content = f"<summary>{head}</summary>{''.join(rows)}"
    return f'<details id="{operation["operationId"]}">{content}</details>'


def _frames(side: str, ops: dict[str, Any]) -> str:
    return "".join(
        f'<details id="{side}-{op}"><summary><code>{escape(op)}</code> '
        f"{escape(about['summary'])}</summary>{_schema('data', about['data'])}</details>"
        for op, about in ops.items()
    )


def _shapes(schemas: dict[str, Any]) -> str:
    return "".join(
        f'<details id="shape-{name}"><summary><code>{escape(name)}</code> '
        f"{escape(schema.get('description', ''))}</summary><pre>{_json(schema)}</pre></details>"
        for name, schema in sorted(schemas.items())
    )


def _schema(title: str, schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f'<p>{title}: <a href="#shape-{name}"><code>{escape(name)}</code></a></p>'
    return f"<p>{title}:</p><pre>{_json(schema)}</pre>" if schema else ""


def _json(value: Any) -> str:
    return escape(json.dumps(value, indent=2, ensure_ascii=False))
