"""The pages of operations ask the logs only for what the lines have."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Of Logs Insights, of the logger, and of Lambda.
ALWAYS = {"@timestamp", "@message", "@log", "message", "level", "correlation_id", "xray_trace_id"}
TELLING = {"add", "about", "debug", "error", "fault", "info", "thread_safe_append_keys", "warning"}
WORDS = {"as", "asc", "by", "count", "desc", "fields", "filter", "ispresent", "like", "or", "pct"}
WORDS |= {"sort", "stats"}


def queries() -> Iterator[str]:
    """Each of them, without its remark."""
    for page in ("operations.md", "operations-aws.md"):
        text = (ROOT / "docs" / page).read_text("utf-8")
        for line in text.splitlines():
            if re.match(r"(filter|fields) ", line):
                yield line.partition(" # ")[0].strip()


def told() -> set[str]:
    """The fields that any line has: what the logger is given by name, and what faults say."""
    found = set(ALWAYS)
    for path in (ROOT / "chalicelib").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in TELLING:
                found |= {one.arg for one in node.keywords if one.arg}
    lines = (ROOT / "chalicelib/observe/lines.py").read_text("utf-8")
    return found | set(re.findall(r'^        "(\w+)":', lines, re.MULTILINE)) | {"ms"}


def _name(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))


def messages() -> str:
    return "\n".join(p.read_text("utf-8") for p in (ROOT / "chalicelib").rglob("*.py"))


@pytest.mark.parametrize("query", sorted(set(queries())))
def test_what_is_asked_for_is_there(query: str) -> None:
    bare = re.sub(r'"[^"]*"|/[^/]*/|\b\d+\b', "", query)
    named = set(re.findall(r"@?[a-z_]+", bare)) - WORDS
    assert named and named <= told(), named - told()
    for message in re.findall(r'message = "([^"]+)"', query):
        whole = re.sub(r" failed$", "", message)
        assert f'"{message}"' in messages() or f'handling("{whole}"' in messages(), message


def test_there_are_queries() -> None:
    assert len(set(queries())) > 10
