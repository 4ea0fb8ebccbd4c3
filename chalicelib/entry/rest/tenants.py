"""Groups, queues, settings, keys, alarms and counters."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

import msgspec

from chalicelib.domain.conversations.policy import resolve
from chalicelib.domain.errors import Invalid
from chalicelib.domain.tenants.model import ApiKey, Group, Tenant
from chalicelib.domain.times import day_of, rfc3339
from chalicelib.entry.api import Api
from chalicelib.entry.call import Call
from chalicelib.entry.idempotency import name_of
from chalicelib.entry.rest.conversations import listed
from chalicelib.entry.shapes.base import stamped
from chalicelib.entry.shapes.queues import QueueList, QueueShown
from chalicelib.entry.shapes.tenants import (
    AlarmList,
    AlarmsQuery,
    CountersQuery,
    CountersShown,
    GroupChange,
    GroupList,
    GroupShown,
    KeyList,
    KeyMade,
    NewGroup,
    NewKey,
    SettingsChange,
    SettingsShown,
)
from chalicelib.flow import groups, keys, people, queues
from chalicelib.flow.ports import Ports
from chalicelib.flow.react import alarm_view

api = Api(__name__, "tenants")
LONGEST_DAYS = 400


@api.on("GET /v1/groups", "groups.read")
def list_groups(call: Call) -> GroupList:
    """All groups."""
    found = call.ports.store.groups(call.actor.tenant)
    return listed(GroupList, [_group(g) for g in found], None)


@api.on("POST /v1/groups", "groups.write", status=201)
def create_group(call: Call, body: NewGroup) -> GroupShown:
    """Make a group."""
    return _group_shown(
        call, groups.create(call.ports, call.actor.tenant, body.name, name_of(call), call.actor.id)
    )


@api.on("GET /v1/groups/{group}", "groups.read")
def get_group(call: Call, group: str) -> GroupShown:
    """One group."""
    return _group_shown(call, groups.get(call.ports, call.actor.tenant, group))


@api.on("PATCH /v1/groups/{group}", "groups.write")
def change_group(call: Call, group: str, body: GroupChange) -> GroupShown:
    """Change a group."""
    changes = msgspec.to_builtins(body)
    return _group_shown(
        call,
        groups.change(
            call.ports, call.actor.tenant, group, changes, call.check_match, call.actor.id
        ),
    )


@api.on("GET /v1/queues", "queues.read")
def list_queues(call: Call) -> QueueList:
    """How the queues of all groups stand."""
    found = queues.queues(call.ports, call.actor.tenant)
    return listed(QueueList, [QueueShown(**stamped(queue)) for queue in found], None)


@api.on("GET /v1/queues/{group}", "queues.read")
def get_queue(call: Call, group: str) -> QueueShown:
    """How a group's queue stands."""
    return QueueShown(**stamped(queues.queue(call.ports, call.actor.tenant, group)))


@api.on("GET /v1/settings", "settings.read")
def get_settings(call: Call) -> SettingsShown:
    """The tenant's settings."""
    return _settings(call, people.workspace_of(call.ports, call.actor.tenant))


@api.on("PATCH /v1/settings", "settings.write")
def change_settings(call: Call, body: SettingsChange) -> SettingsShown:
    """Change settings."""
    changes = msgspec.to_builtins(body)
    return _settings(
        call,
        groups.change_settings(
            call.ports, call.actor.tenant, changes, call.check_match, call.actor.id
        ),
    )


@api.on("GET /v1/keys", "keys.manage")
def list_keys(call: Call) -> KeyList:
    """All API keys, without their secrets."""
    return listed(KeyList, [_key(k) for k in call.ports.store.keys(call.actor.tenant)], None)


@api.on("POST /v1/keys", "keys.manage", status=201, once="key")
def create_key(call: Call, body: NewKey) -> KeyMade:
    """Make an API key; the answer shows it once."""
    parts = msgspec.structs.asdict(body)
    key, secret = keys.create(
        call.ports, call.actor.tenant, **parts, once=name_of(call), by=call.actor.id
    )
    return KeyMade(**_key(key), key=secret)


@api.on("DELETE /v1/keys/{key}", "keys.manage", status=204)
def revoke_key(call: Call, key: str) -> None:
    """Revoke an API key."""
    keys.revoke(call.ports, call.actor, key)


@api.on("GET /v1/alarms", "alarms.read")
def list_alarms(call: Call, query: AlarmsQuery) -> AlarmList:
    """Alarms, latest first."""
    page = call.ports.store.alarms(call.actor.tenant, query.limit, query.cursor)
    return listed(AlarmList, [stamped(alarm_view(a)) for a in page.items], page.cursor)


@api.on("GET /v1/counters", "counters.read")
def get_counters(call: Call, query: CountersQuery) -> CountersShown:
    """Counters by day."""
    tenant, now = call.actor.tenant, call.ports.now()
    kind, _, id = query.scope.partition(":")
    if kind in OF_SCOPE:
        OF_SCOPE[kind](call.ports, tenant, id)
    last = query.to or date.fromisoformat(day_of(now))
    first = query.from_ or last
    if not 0 <= (last - first).days < LONGEST_DAYS:
        detail = f"from is not after to, and at most {LONGEST_DAYS} days before it."
        raise Invalid("out_of_range", detail, pointer="/from")
    days = call.ports.store.counters(tenant, query.scope, first.isoformat(), last.isoformat())
    return CountersShown(scope=query.scope, days=days)


# An invitation's counters outlive it; those of no invitation are empty.
OF_SCOPE: dict[str, Callable[[Ports, str, str], Any]] = {"group": groups.get, "agent": people.get}


def _group(group: Group) -> dict[str, Any]:
    shown = asdict(group)
    del shown["tenant"]
    return shown


def _group_shown(call: Call, group: Group) -> GroupShown:
    call.tagged(group.version)
    return GroupShown(**_group(group))


def _settings(call: Call, tenant: Tenant) -> SettingsShown:
    call.tagged(tenant.version)
    return SettingsShown(
        workspace=tenant.slug,
        name=tenant.name,
        default_group=tenant.default_group,
        version=tenant.version,
        policy=asdict(resolve(tenant.policy)),
        overrides=dict(tenant.policy),
        channels={name: dict(overrides) for name, overrides in tenant.channels.items()},
        widget_keys=list(tenant.widget_keys),
    )


def _key(key: ApiKey) -> dict[str, Any]:
    return {
        "id": key.id,
        "name": key.name,
        "scopes": list(key.scopes),
        "created_at": rfc3339(key.created_at),
        "expires_at": rfc3339(key.expires_at) if key.expires_at else None,
        "revoked": key.revoked,
    }
