"""Every code with which the API refuses is said in words by the console, in all its languages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from chalicelib.domain import errors
from chalicelib.entry import decoding, problems

ROOT = Path(__file__).resolve().parents[2]
WORDS = [ROOT / "console/src/shared" / name for name in ("code-words.ts", "errors.ts")]
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


def test_the_console_has_words_for_every_code() -> None:
    words = "".join(file.read_text() for file in WORDS)
    known = {match[1] for match in re.finditer(r"^\s+(\w+):", words, re.MULTILINE)}
    assert len(codes()) > 100
    assert sorted(codes() - known) == []
