"""What must hold among a widget's settings, beyond the form of each."""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any

from chalicelib.domain.errors import Invalid
from chalicelib.domain.tenants.widget import OF_NUMBERS
from chalicelib.flow import leading
from chalicelib.flow.ports import Ports

Changes = Mapping[str, Any]
NUMBER = re.compile("-?[0-9]{1,15}([.][0-9]{1,9})?")  # as every language reads it
NAMED_BY = {"menu": "id", "form": "name", "rating_reasons": "code", "invitations": "id"}


def check(ports: Ports, tenant: str, changes: Changes) -> None:
    """Raise Invalid with the place of what is named twice, leads nowhere or cannot be."""
    for part, name in NAMED_BY.items():
        _check_names(((f"{pointer}/{name}", item[name]) for pointer, item in _items(changes, part)))
    _check_names(_places("/languages", changes.get("languages")))
    _check_groups(ports, tenant, changes)
    for pointer, field in _items(changes, "form"):
        _check_field(field, pointer)
    for pointer, reason in _items(changes, "rating_reasons"):
        _check_names(_places(f"{pointer}/scores", reason["scores"]))
    for pointer, invitation in _items(changes, "invitations"):
        _check_names(_places(f"{pointer}/languages", invitation["languages"]))
        _check_attributes(invitation["when"]["attributes"], f"{pointer}/when/attributes")


def _items(changes: Changes, part: str) -> Iterator[tuple[str, Changes]]:
    return _places(f"/{part}", changes.get(part))


def _places(pointer: str, values: Iterable[Any] | None) -> Iterator[tuple[str, Any]]:
    """Each of a list with the pointer to it."""
    return ((f"{pointer}/{place}", value) for place, value in enumerate(values or ()))


def _check_names(named: Iterable[tuple[str, Hashable]]) -> None:
    seen = set[Hashable]()
    for pointer, name in named:
        if name in seen:
            raise Invalid("name_taken", "One before is the same.", pointer=pointer)
        seen.add(name)


def _check_groups(ports: Ports, tenant: str, changes: Changes) -> None:
    items = (item for part in leading.IN_WIDGET for item in _items(changes, part))
    wanted = [(pointer, item["group"]) for pointer, item in items if item["group"]]
    known = leading.groups(ports, tenant) if wanted else set()
    for pointer, group in wanted:
        if group not in known:
            raise Invalid("no_such_group", pointer=f"{pointer}/group")


def _check_field(field: Changes, pointer: str) -> None:
    options, is_select = field["options"], field["type"] == "select"
    if bool(options) is not is_select:
        detail = "A select needs options." if is_select else "Only a select has options."
        raise Invalid("missing_field" if is_select else "unknown_field", detail, pointer=pointer)
    places = _places(f"{pointer}/options", options)
    _check_names((f"{place}/value", option["value"]) for place, option in places)


def _check_attributes(conditions: Iterable[Changes], pointer: str) -> None:
    for place, condition in _places(pointer, conditions):
        if condition["op"] in OF_NUMBERS and not NUMBER.fullmatch(condition["value"]):
            detail = f"{condition['op']} compares with a number."
            raise Invalid("wrong_type", detail, pointer=f"{place}/value")
