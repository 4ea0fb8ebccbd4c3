"""Pages of docs with tables that a script computes."""

from __future__ import annotations

from collections.abc import Mapping


def filled(page: str, script: str, tables: Mapping[str, str]) -> str:
    """The page with that script's tables as they are now; each stands between two comments."""
    for name, made in tables.items():
        begin, end = f"<!-- computed by {script}: {name} -->", f"<!-- {name}: end -->"
        head, rest = page.split(begin)
        page = f"{head}{begin}\n{made}\n{end}{rest.split(end)[1]}"
    return page
