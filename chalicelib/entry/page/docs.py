"""The API as a page to read: openapi.json as HTML, one file without scripts of others."""

import json
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from chalicelib.entry.openapi import document

BOUNDS = {
    "minimum": "from",
    "maximum": "to",
    "minLength": "from length",
    "maxLength": "to length",
    "minItems": "from items",
    "maxItems": "to items",
    "pattern": "like",
    "format": "as",
    "default": "else",
}
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
    intro = f"<p>{escape(described['info']['description'])}</p>"
    return Template(TEMPLATE.read_text("utf-8")).substitute(
        index=links, intro=intro, body="".join(body)
    )


def _section(name: str, title: str, content: str) -> str:
    return f'<section id="{name}"><h2>{escape(title)}</h2>{content}</section>'


def _part(part: str, operations: list[tuple[str, str, Any]]) -> str:
    return _section(part, part.capitalize(), "".join(_operation(*one) for one in operations))


def _operation(path: str, method: str, operation: dict[str, Any]) -> str:
    who = ", ".join(operation.get("x-roles", [])) or "anybody"
    rows = [f"<p>For {escape(who)}.</p>"]
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
    about = f"<small>{escape(operation['summary'])}</small>"
    head = f'<b class="{method}">{method.upper()}</b> <code>{escape(path)}</code> {about}'
    content = f"<summary>{head}</summary>{''.join(rows)}"
    return f'<details id="{operation["operationId"]}">{content}</details>'


def _frames(side: str, ops: dict[str, Any]) -> str:
    return "".join(
        f'<details id="{side}-{op}"><summary><code>{escape(op)}</code> '
        f"<small>{escape(about['summary'])}</small></summary>"
        f"{_schema('data', about['data'])}</details>"
        for op, about in ops.items()
    )


def _shapes(schemas: dict[str, Any]) -> str:
    return "".join(
        f'<details id="shape-{name}"><summary><code>{escape(name)}</code> '
        f"<small>{escape(schema.get('description', ''))}</small></summary>"
        f"{_fields(schema)}</details>"
        for name, schema in sorted(schemas.items())
    )


def _schema(title: str, schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f'<p>{title}: <a href="#shape-{name}"><code>{escape(name)}</code></a></p>'
    return f"<p>{title}: {_type(schema)}</p>" if schema else ""


def _fields(schema: dict[str, Any]) -> str:
    """The fields of an object as a table; anything else as its type."""
    if not schema.get("properties"):
        return f"<p>{_type(schema)}</p>"
    needed = schema.get("required", [])
    rows = "".join(
        f"<tr><th scope='row'><code>{escape(name)}</code></th><td>{_type(of)}</td>"
        f"<td>{'required' if name in needed else ''}</td>"
        f"<td>{escape(of.get('description', ''))}</td></tr>"
        for name, of in schema["properties"].items()
    )
    return f"<table>{rows}</table>"


def _type(schema: dict[str, Any]) -> str:
    """A type in words, with its bounds; shapes are links."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f'<a href="#shape-{name}"><code>{escape(name)}</code></a>'
    if either := schema.get("anyOf") or schema.get("oneOf"):
        return " or ".join(_type(one) for one in either)
    if "enum" in schema:
        return " · ".join(f"<code>{escape(json.dumps(v))}</code>" for v in schema["enum"])
    if "const" in schema:
        return f"<code>{escape(json.dumps(schema['const']))}</code>"
    kind = schema.get("type", "any")
    if "prefixItems" in schema:
        return f"[{', '.join(_type(one) for one in schema['prefixItems'])}]"
    if kind == "array":
        return f"list of {_type(schema.get('items', {}))}{_bounds(schema)}"
    extra = schema.get("additionalProperties")
    if kind == "object" and isinstance(extra, dict):
        return f"object of {_type(extra)}"
    return escape(str(kind)) + _bounds(schema)


def _bounds(schema: dict[str, Any]) -> str:
    said = [f"{words} {schema[name]}" for name, words in BOUNDS.items() if name in schema]
    return f" <small>({escape(', '.join(said))})</small>" if said else ""
