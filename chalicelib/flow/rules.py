"""A tenant's rules for newcomers: all of them at once, checked before they are kept."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from chalicelib.domain import routing
from chalicelib.domain.errors import Invalid
from chalicelib.domain.tenants.model import Tenant
from chalicelib.flow import leading
from chalicelib.flow.audit import audited
from chalicelib.flow.changes import changed
from chalicelib.flow.ports import Ports

Rules = Sequence[Mapping[str, Any]]
MOST_CONDITIONS = 20
MOST_BYTES = 100_000  # the row holds the settings as well
OF_NUMBERS = frozenset({"at_least", "at_most"})


def change(
    ports: Ports, tenant: str, rules: Rules, check: Callable[[int], None], by: str = ""
) -> Tenant:
    """The tenant with these rules in place of those before; ``check`` may refuse its version.
    Raises Invalid with the place of the rule and condition that is wrong.
    """
    _check(ports, tenant, rules)

    def after(before: Tenant) -> Tenant:
        check(before.version)
        if list(before.rules) == list(rules):
            return before
        return replace(before, rules=tuple(rules), version=before.version + 1)

    save = audited(ports, by, "rules.changed", ports.store.save_tenant)
    return changed(lambda: ports.store.tenant(tenant), save, after)


def _check(ports: Ports, tenant: str, rules: Rules) -> None:
    groups = leading.groups(ports, tenant)
    names: set[str] = set()
    for place, rule in enumerate(rules):
        pointer = f"/rules/{place}"
        if rule["name"] in names:
            raise Invalid("name_taken", "A rule before has this name.", pointer=f"{pointer}/name")
        names.add(rule["name"])
        _check_conditions(rule, pointer)
        if rule["then"].get("group", "") not in {"", *groups}:
            raise Invalid("no_such_group", pointer=f"{pointer}/then/group")
    if len(json.dumps(rules, ensure_ascii=False).encode()) > MOST_BYTES:
        raise Invalid("too_many_rules", f"At most {MOST_BYTES} bytes in all.", pointer="/rules")


def _check_conditions(rule: Mapping[str, Any], pointer: str) -> None:
    parts = [(part, rule.get(part, ())) for part in ("all", "any")]
    if sum(len(conditions) for _, conditions in parts) > MOST_CONDITIONS:
        raise Invalid("too_many_conditions", f"At most {MOST_CONDITIONS} a rule.", pointer=pointer)
    places = ([(f"{pointer}/{part}/{i}", c) for i, c in enumerate(cs)] for part, cs in parts)
    for where, condition in chain.from_iterable(places):
        if not routing.known_fact(condition["fact"]):
            known = ", ".join([*routing.FACTS, *(f"{prefix}…" for prefix in routing.PREFIXES)])
            raise Invalid("unknown_fact", f"Known are {known}.", pointer=f"{where}/fact")
        _check_value(condition, f"{where}/value")


def _check_value(condition: Mapping[str, Any], pointer: str) -> None:
    op, value = condition["op"], condition.get("value")
    if op in routing.WITHOUT_VALUE:
        if value is not None:
            raise Invalid("unknown_field", f"{op} takes no value.", pointer=pointer)
        return
    if value is None:
        raise Invalid("missing_field", f"{op} needs a value.", pointer=pointer)
    kind, words = _kind(op)
    if not isinstance(value, kind):
        raise Invalid("wrong_type", f"{op} takes {words}.", pointer=pointer)


def _kind(op: str) -> tuple[type | tuple[type, ...], str]:
    """What an op compares with."""
    if op in routing.OF_LISTS:
        return list, "a list of texts"
    return ((int, float), "a number") if op in OF_NUMBERS else (str, "a text")
