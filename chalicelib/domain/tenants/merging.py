"""Two customers turn out to be one: what the one who goes on takes over from the other."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from chalicelib.domain.tenants.model import MOST_FIELDS, Customer

FILLED = ("name", "email", "phone", "language")


def takes(heir: Customer, gone: Customer) -> Mapping[str, Any]:
    """What the heir has nothing of and gets; never what was signed, which proves the other."""
    names = {name: getattr(gone, name) for name in FILLED if not getattr(heir, name)}
    taken: dict[str, Any] = {name: value for name, value in names.items() if value}
    room = MOST_FIELDS - len(heir.fields)
    fields = [(n, value) for n, value in gone.fields.items() if n not in heir.fields][:room]
    if fields:
        taken["fields"] = dict(fields)
    return taken


def merged(heir: Customer, gone: Customer, by: str) -> tuple[Customer, Customer]:
    """Both after it: the heir, and the other, who has become them."""
    taken = dict(takes(heir, gone))
    said = {*heir.said_by_staff, *(name for name in taken if name in FILLED)}
    if "fields" in taken:
        taken["fields"] = {**heir.fields, **taken["fields"]}
    after = replace(heir, **taken, said_by_staff=tuple(sorted(said)), version=heir.version + 1)
    became = replace(gone, became=heir.id, merged_by=by, version=gone.version + 1)
    return after, became
