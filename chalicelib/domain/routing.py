"""Where a newcomer goes: a tenant's rules, in their order, each explained.

A rule holds when all of its ``all`` conditions hold and, if it has any, one of its ``any``
conditions. Every rule that holds has its say; where two speak of the same thing the first counts,
skills add up. So one rule may choose the group by the question and another the priority by the
customer. Facts are texts; what is not known is "".
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Rule = Mapping[str, Any]
Facts = Mapping[str, str]
YES, NO = "true", "false"
FACTS = ("group", "topic", "language", "channel", "signed", "returning")
PREFIXES = ("attribute.", "claimed.")  # signed by the tenant; what a visitor says of themselves


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _compared(fact: str, value: Any, holds: Callable[[float, float], bool]) -> bool:
    a, b = _number(fact), _number(str(value))
    return a is not None and b is not None and holds(a, b)


def _same(fact: str, value: Any) -> bool:
    return fact.casefold() == str(value).casefold()


OPS: dict[str, Callable[[str, Any], bool]] = {
    "is": _same,
    "is_not": lambda fact, value: not _same(fact, value),
    "in": lambda fact, value: any(_same(fact, one) for one in value),
    "not_in": lambda fact, value: not any(_same(fact, one) for one in value),
    "contains": lambda fact, value: str(value).casefold() in fact.casefold(),
    "starts_with": lambda fact, value: fact.casefold().startswith(str(value).casefold()),
    "at_least": lambda fact, value: _compared(fact, value, lambda a, b: a >= b),
    "at_most": lambda fact, value: _compared(fact, value, lambda a, b: a <= b),
    "exists": lambda fact, value: bool(fact),
    "missing": lambda fact, value: not fact,
}
WITHOUT_VALUE = frozenset({"exists", "missing"})
OF_LISTS = frozenset({"in", "not_in"})


@dataclass(frozen=True, slots=True)
class Route:
    """What the rules came to; None: no rule says anything of it. ``why`` tells of each rule whether
    it held and, if not, which condition did not.
    """

    group: str | None = None
    priority: int | None = None
    language: str | None = None
    skills: Mapping[str, int] = field(default_factory=dict)
    why: tuple[Mapping[str, Any], ...] = ()


def route(rules: Sequence[Rule], facts: Facts) -> Route:
    """What all rules that hold come to."""
    said: dict[str, Any] = {}
    skills: dict[str, int] = {}
    why: list[Mapping[str, Any]] = []
    for rule in rules:
        if not rule.get("enabled", True):
            why.append({"rule": rule["name"], "held": False, "enabled": False})
            continue
        failed = _failed(rule, facts)
        if failed is None:
            then = rule.get("then", {})
            said = {**{k: v for k, v in then.items() if k != "skills"}, **said}
            for skill, level in then.get("skills", {}).items():
                skills[skill] = max(level, skills.get(skill, 0))
        why.append({"rule": rule["name"], "held": failed is None, **(failed or {})})
    return Route(**said, skills=skills, why=tuple(why))


def _failed(rule: Rule, facts: Facts) -> dict[str, Any] | None:
    """The condition that kept a rule from holding, or None when it holds."""
    for condition in rule.get("all", ()):
        if not _holds(condition, facts):
            return {"failed": dict(condition), "was": _fact(condition, facts)}
    either = rule.get("any", ())
    if either and not any(_holds(condition, facts) for condition in either):
        return {"failed": dict(either[0]), "was": _fact(either[0], facts), "of_any": len(either)}
    return None


def _holds(condition: Mapping[str, Any], facts: Facts) -> bool:
    return OPS[condition["op"]](_fact(condition, facts), condition.get("value", ""))


def _fact(condition: Mapping[str, Any], facts: Facts) -> str:
    return facts.get(condition["fact"], "")


def known_fact(name: str) -> bool:
    """Whether conditions may speak of it."""
    return name in FACTS or any(name.startswith(p) and len(name) > len(p) for p in PREFIXES)
