"""What a change set would do, shown to a person, and what of it is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from deploying.stateful import STATEFUL, replacing

RED, PLAIN = "\x1b[31m", "\x1b[0m"
SIGNS = {"Add": "+ ", "Remove": "- ", "Import": "+ "}


@dataclass(frozen=True, slots=True)
class Change:
    """One resource; ``replaced`` is True, False or Conditional, in CloudFormation's own words."""

    action: str
    name: str
    type: str
    replaced: str

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        """A change as CloudFormation describes it."""
        return cls(row["Action"], row["LogicalResourceId"], row["ResourceType"], _replaced(row))

    @property
    def replaces(self) -> bool:
        """Whether there may be a new, empty one in its place."""
        return self.replaced in ("True", "Conditional")

    @property
    def refused(self) -> bool:
        """Whether it would take away something that holds data or an address."""
        return self.type in STATEFUL and (self.replaces or self.action == "Remove")


def _replaced(row: Mapping[str, Any]) -> str:
    """CloudFormation's word, but what only follows from another's change is looked up."""
    said = str(row.get("Replacement", "False"))
    targets = [detail.get("Target", {}) for detail in row.get("Details", ())]
    names = {target.get("Name", "") for target in targets}
    known = bool(names) and "" not in names
    if said == "Conditional" and known and not names & replacing(row["ResourceType"]):
        return "False"
    return said


def shown(changes: Iterable[Change]) -> list[str]:
    """A line each: what is added, changed and removed, then what is replaced, in red."""
    ordered = sorted(changes, key=lambda change: (change.replaces, change.action, change.name))
    return [_line(change) for change in ordered]


def _line(change: Change) -> str:
    if not change.replaces:
        return f"{SIGNS.get(change.action, '~ ')}{change.name} ({change.type})"
    sure = "REPLACES" if change.replaced == "True" else "MAY REPLACE"
    return f"{RED}! {sure} {change.name} ({change.type}){PLAIN}"


def refused(changes: Iterable[Change]) -> list[str]:
    """Why it must not be done, a sentence each."""
    return [
        f"{change.name} would be {'replaced' if change.replaces else 'removed'}"
        for change in changes
        if change.refused
    ]
