"""Groups and settings: what a tenant arranges for itself."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from chalicelib.domain import hours
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.errors import Invalid, NotFound
from chalicelib.domain.tenants.model import Group, Tenant
from chalicelib.flow import leading
from chalicelib.flow.audit import audited
from chalicelib.flow.changes import changed, made, new_id
from chalicelib.flow.ports import Ports

Changes = Mapping[str, Any]
Check = Callable[[int], None]
Arranged = TypeVar("Arranged", Group, Tenant)
OF_HOURS = tuple(f.name for f in fields(Policy) if "hours" in f.metadata)
MOST_CHANNELS, MOST_BYTES = 20, 200_000  # the database takes 400 KB a row


def get(ports: Ports, tenant: str, id: str) -> Group:
    """A group; raises NotFound."""
    group = ports.store.group(tenant, id)
    if group is None:
        raise NotFound("not_found")
    return group


def create(ports: Ports, tenant: str, name: str, once: str = "", by: str = "") -> Group:
    """A new group without overrides; one for the request that ``once`` names."""
    group = Group(tenant=tenant, id=new_id(ports, "grp", tenant, once), name=name, version=1)
    save = audited(ports, by, "group.made", ports.store.save_group)
    return made(group, save, lambda: ports.store.group(tenant, group.id))


def change(
    ports: Ports, tenant: str, id: str, changes: Changes, check: Check, by: str = ""
) -> Group:
    """A group after ``changes`` (name, policy, channels, archived); ``check`` may refuse its
    version. Raises Invalid, and Refused for archiving one that newcomers are led to.
    """
    _check_settings(ports, tenant, changes, id)
    if changes.get("archived"):
        leading.check_archiving(ports, tenant, id)

    def after(before: Group) -> Group:
        check(before.version)
        return _with(before, changes)

    save = audited(ports, by, "group.changed", ports.store.save_group)
    return changed(lambda: ports.store.group(tenant, id), save, after)


def change_settings(
    ports: Ports, tenant: str, changes: Changes, check: Check, by: str = ""
) -> Tenant:
    """A tenant after ``changes`` (name, default_group, policy, channels); raises Invalid."""
    group = changes.get("default_group")
    if group is not None and not leading.possible(ports, tenant, group):
        raise Invalid("no_such_group", pointer="/default_group")
    _check_settings(ports, tenant, changes)

    def after(before: Tenant) -> Tenant:
        check(before.version)
        return _with(before, changes)

    save = audited(ports, by, "settings.changed", ports.store.save_tenant)
    return changed(lambda: ports.store.tenant(tenant), save, after)


def _check_settings(ports: Ports, tenant: str, changes: Changes, own: str = "") -> None:
    """Raise Invalid for hours that make no sense, groups that are none, or the group itself, and a
    mode that only some channels would have: a queue is served in one way.
    """
    for channel, overrides in changes.get("channels", {}).items():
        if (overrides or {}).get("mode") is not None:
            raise Invalid("not_by_channel", pointer=f"/channels/{channel}/mode")
    for pointer, overrides in _layers(changes):
        for name in OF_HOURS:
            check_hours(overrides.get(name) or {}, f"{pointer}/{name}")
        for name in leading.OF_GROUPS:
            group = overrides.get(name)
            if group and (group == own or not leading.possible(ports, tenant, group)):
                raise Invalid(
                    "no_such_group", "There is no such other group.", pointer=f"{pointer}/{name}"
                )


def _layers(changes: Changes) -> Iterator[tuple[str, Changes]]:
    """The overrides among changes, each with the pointer to it."""
    yield "/policy", changes.get("policy", {})
    for channel, overrides in changes.get("channels", {}).items():
        yield f"/channels/{channel}", overrides or {}


def check_hours(raw: Changes, pointer: str) -> None:
    """Raise Invalid, with the calendar's own sentence, for hours that it cannot read."""
    try:
        hours.of(raw)
    except ValueError as wrong:
        raise Invalid("bad_hours", str(wrong), pointer=pointer) from None


def _with(before: Arranged, changes: Changes) -> Arranged:
    parts = dict(changes)
    if "policy" in parts:
        parts["policy"] = _overlaid(before.policy, parts["policy"])
    if "channels" in parts:
        parts["channels"] = _channels(before.channels, parts["channels"])
    after = replace(before, **parts)
    _check_size(after)
    return before if after == before else replace(after, version=before.version + 1)


def _check_size(arranged: Arranged) -> None:
    """Raise Invalid for more than one row should hold."""
    overrides = arranged.policy, arranged.channels
    size = len(json.dumps(overrides, ensure_ascii=False).encode())
    if len(arranged.channels) > MOST_CHANNELS or size > MOST_BYTES:
        most = f"At most {MOST_CHANNELS} channels, {MOST_BYTES} bytes in all."
        raise Invalid("too_many_settings", most)


def _overlaid(before: Changes, changes: Changes) -> dict[str, Any]:
    """Overrides after changes, of which None drops one."""
    return {name: value for name, value in {**before, **changes}.items() if value is not None}


def _channels(
    before: Mapping[str, Changes], changes: Mapping[str, Changes | None]
) -> dict[str, Changes]:
    after = dict(before)
    for channel, overrides in changes.items():
        after[channel] = {} if overrides is None else _overlaid(before.get(channel, {}), overrides)
    return {channel: overrides for channel, overrides in after.items() if overrides}
