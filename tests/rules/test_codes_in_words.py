"""Every code with which the API refuses is said in words by the console, in all its languages."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

from chalicelib.domain import errors
from chalicelib.entry import decoding, problems
from infra.aws.template import template

ROOT = Path(__file__).resolve().parents[2]
WORDS = [ROOT / "console/src/shared" / name for name in ("code-words.ts", "errors.ts")]
WIDGET = ROOT / "widget/src/strings/en.ts"  # the other languages have what it has: a type says so
KINDS = {
    name
    for module in (errors, problems)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and issubclass(kind, errors.DomainError)
}


def codes_in(file: Path) -> Iterator[str]:
    """The codes with which a module refuses, as far as they stand there as they are."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            yield from (
                leaf.value
                for leaf in ast.walk(node.args[0])
                if name in KINDS and isinstance(leaf, ast.Constant) and isinstance(leaf.value, str)
            )


def codes() -> set[str]:
    """All of them."""
    files = (ROOT / "chalicelib").rglob("*.py")
    return {code for file in files for code in codes_in(file)} | {c for _, c in decoding.CODES}


def said(*files: Path) -> set[str]:
    """What has words there."""
    words = "".join(file.read_text("utf-8") for file in files)
    return {match[1] for match in re.finditer(r"^\s+(\w+):", words, re.MULTILINE)}


def codes_of_the_gateway() -> dict[str, int]:
    """What API Gateway refuses with by itself: code → status."""
    answers = template({})["Resources"]["RestAPI"]["Properties"]["GatewayResponses"].values()
    told = [(json.loads(one["ResponseTemplates"]["application/json"]), one) for one in answers]
    assert all(problem["status"] == one["StatusCode"] for problem, one in told)
    return {problem["code"]: problem["status"] for problem, _ in told}


def test_the_console_has_words_for_every_code() -> None:
    assert len(codes()) > 100
    assert sorted(codes() - said(*WORDS)) == []


def test_console_and_widget_have_words_for_what_the_gateway_says_by_itself() -> None:
    gateways = set(codes_of_the_gateway())
    assert len(gateways) > 5
    assert sorted(gateways - said(*WORDS)) == []
    assert sorted({f"e_{code}" for code in gateways} - said(WIDGET)) == []
