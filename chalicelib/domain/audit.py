"""What the audit tells of a change: which parts became what, and of some only that they changed."""

import json
from collections.abc import Mapping
from typing import Any

from chalicelib.domain.agents.model import Agent
from chalicelib.domain.tenants.canned import Canned
from chalicelib.domain.tenants.cards import Cards
from chalicelib.domain.tenants.model import ApiKey, Customer, Group, Tenant
from chalicelib.domain.tenants.widget import SETTINGS, Widget

Change = dict[str, dict[str, Any]]
TOLD: dict[type, tuple[str, ...]] = {
    Tenant: ("name", "default_group", "policy", "channels", "rules", "tags"),
    Group: ("name", "policy", "channels", "archived"),
    Agent: (
        *("name", "email", "role", "groups", "capacity", "active"),
        *("skills", "languages", "shifts", "breaks"),
    ),
    ApiKey: ("name", "scopes", "expires_at", "revoked"),
    Canned: ("shortcut", "title", "text", "groups"),
    Customer: ("blocked", "became"),
    Widget: (*SETTINGS, "logo"),
    Cards: (),
}
# Secrets, and what is known of customers, which may have to be forgotten.
HINTED: dict[type, tuple[str, ...]] = {
    Tenant: ("widget_keys", "identity_secrets"),
    Customer: ("name", "email", "phone", "language", "fields", "external_id"),
}
MOST_BYTES_EACH, MOST_BYTES = 1_000, 8_000


def difference(before: Any, after: Any) -> Change:
    """Part → ``was`` and ``is``, or nothing where it is not told; one of the two may be None.

    Parts of settings are told each ("policy.warn_s"), long values by their size.
    """
    was, becomes = _told(before), _told(after)
    change = {
        name: {"was": _brief(was.get(name)), "is": _brief(becomes.get(name))}
        for name in sorted(was.keys() | becomes.keys())
        if was.get(name) != becomes.get(name)
    }
    hidden, shown = _hinted(before), _hinted(after)
    names = sorted(hidden.keys() | shown.keys())
    change |= {name: {} for name in names if hidden.get(name) != shown.get(name)}
    long = len(json.dumps(change, ensure_ascii=False).encode()) > MOST_BYTES
    return {name: {} for name in change} if long else change


def _told(value: Any) -> dict[str, Any]:
    """What is told of a value, parts of mappings by themselves; what is empty is not there."""
    told: dict[str, Any] = {}
    for name in TOLD.get(type(value), ()):
        part = getattr(value, name)
        if isinstance(part, Mapping):
            told |= {f"{name}.{key}": inner for key, inner in part.items()}
        elif part:
            told[name] = part
    if isinstance(value, Cards):
        told |= {
            f"{c.id}.{n}": getattr(c, n) for c in value.cards for n in ("title", "kind", "url")
        }
    return told


def _hinted(value: Any) -> dict[str, Any]:
    hinted = {name: getattr(value, name) for name in HINTED.get(type(value), ())}
    if isinstance(value, Cards):
        hinted |= {f"{card.id}.secret": card.secret for card in value.cards}
    return {name: part for name, part in hinted.items() if part}


def _brief(part: Any) -> Any:
    """The same, or its size in bytes."""
    size = len(json.dumps(part, ensure_ascii=False).encode())
    return part if size <= MOST_BYTES_EACH else {"bytes": size}
