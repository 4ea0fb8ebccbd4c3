"""What is changed of a recorded day, checked before anything is played."""

from collections.abc import Iterable, Mapping
from dataclasses import Field, fields
from typing import Any

from chalicelib.domain import calendar, routing
from chalicelib.domain.conversations.policy import Policy
from simulating.scenario import Setup

Change = Mapping[str, Any]
PARTS = ("policy", "channels", "groups", "rules", "agents")
OF_AGENTS = ("add", "remove", "change")
CHANGEABLE = ("capacity", "groups", "languages", "skills")
ALL = "*"
SETTINGS = {field.name: field for field in fields(Policy)}


class Wrong(ValueError):
    """The change holds something that cannot be; says what and where."""


def check(change: Any, setup: Setup) -> None:
    """Raise Wrong for what is not known or has no sense."""
    _only(change, PARTS, "the change")
    groups = {*setup.groups, *change.get("groups", {})}
    _settings(change.get("policy", {}), groups, "policy")
    for channel, values in change.get("channels", {}).items():
        _settings(values, groups, f"channels.{channel}")
    for group, values in change.get("groups", {}).items():
        own = {name: value for name, value in values.items() if name != "channels"}
        _settings(own, groups, f"groups.{group}")
    _rules(change.get("rules", ()))
    _agents(change.get("agents", {}), groups)


def _only(given: Any, known: Iterable[str], where: str) -> None:
    if not isinstance(given, dict):
        raise Wrong(f"{where}: not an object")
    if unknown := sorted(set(given) - set(known)):
        raise Wrong(f"{where}: unknown {', '.join(unknown)}")


def _settings(values: Mapping[str, Any], groups: Iterable[str], where: str) -> None:
    _only(values, SETTINGS, where)
    for name, value in values.items():
        if not _fits(SETTINGS[name], value, groups):
            raise Wrong(f"{where}.{name}: {value!r} is not allowed")


def _fits(setting: Field[Any], value: Any, groups: Iterable[str]) -> bool:
    """Whether a value is within what its setting declares."""
    meta = setting.metadata
    if "min" in meta:
        return type(value) is int and meta["min"] <= value <= meta["max"]
    if "choices" in meta:
        return value in meta["choices"]
    if "group" in meta:
        return value in ("", *groups)
    if "hours" in meta:
        return _are_hours(value)
    return isinstance(value, dict if setting.name == "texts" else bool)


def _are_hours(value: Any) -> bool:
    try:
        return value == {} or bool(calendar.parse(value))
    except ValueError:
        return False


def _rules(rules: Any) -> None:
    try:
        routing.route(rules, {})
    except (AttributeError, KeyError, TypeError) as wrong:
        raise Wrong(f"rules: {wrong!r}") from None


def _agents(agents: Any, groups: Iterable[str]) -> None:
    _only(agents, OF_AGENTS, "agents")
    for added in agents.get("add", ()):
        _only(added, ("id", "from", "to", *CHANGEABLE), "agents.add")
        if "id" not in added:
            raise Wrong("agents.add: an agent without id")
        _served(added, groups, f"agents.add {added['id']}")
    for id, values in agents.get("change", {}).items():
        _only(values, CHANGEABLE, f"agents.change.{id}")
        _served(values, groups, f"agents.change.{id}")


def _served(values: Mapping[str, Any], groups: Iterable[str], where: str) -> None:
    if unknown := sorted(set(values.get("groups", ())) - set(groups)):
        raise Wrong(f"{where}: unknown groups {', '.join(unknown)}")
