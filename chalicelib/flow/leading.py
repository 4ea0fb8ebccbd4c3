"""What leads newcomers to a group, so that none is led to one that was archived."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.errors import Refused
from chalicelib.domain.tenants.model import Group, Tenant
from chalicelib.flow.ports import Ports

OF_GROUPS = tuple(f.name for f in fields(Policy) if "group" in f.metadata)
IN_WIDGET = ("menu", "invitations")


def groups(ports: Ports, tenant: str) -> set[str]:
    """The ids of all groups that newcomers may be led to."""
    return {group.id for group in ports.store.groups(tenant) if not group.archived}


def possible(ports: Ports, tenant: str, id: str) -> bool:
    """Whether newcomers may be led to a group."""
    group = ports.store.group(tenant, id)
    return group is not None and not group.archived


def check_archiving(ports: Ports, tenant: str, id: str) -> None:
    """Raise Refused for a group that newcomers are led to."""
    found = {what for what, group in _all(ports, tenant) if group == id}
    if "default_group" in found:
        raise Refused("group_is_default", "Make another group the default one first.")
    if "rules" in found:
        raise Refused("group_in_rules", "A routing rule leads to it.")
    if not found.isdisjoint(IN_WIDGET):
        raise Refused("group_in_widget", "The widget's menu or an invitation leads to it.")
    if found:
        raise Refused("group_takes_others", "It takes what other groups have no room for.")


def _all(ports: Ports, tenant: str) -> Iterator[tuple[str, str]]:
    """What leads to which group."""
    if company := ports.store.tenant(tenant):
        yield "default_group", company.default_group
        yield from (("rules", rule["then"].get("group", "")) for rule in company.rules)
        yield from _of_settings(company)
    for group in ports.store.groups(tenant):  # those that are archived may come back
        yield from _of_settings(group)
    if widget := ports.store.widget(tenant):
        for part in IN_WIDGET:
            yield from ((part, item.get("group") or "") for item in getattr(widget, part))


def _of_settings(arranged: Tenant | Group) -> Iterator[tuple[str, str]]:
    layers: list[Mapping[str, Any]] = [arranged.policy, *arranged.channels.values()]
    for overrides in layers:
        yield from ((name, overrides.get(name) or "") for name in OF_GROUPS)
