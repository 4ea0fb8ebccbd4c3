"""The widget's settings: what a tenant sets, and what a page's visitor is told of them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from chalicelib.domain.conversations.policy import resolve
from chalicelib.domain.errors import Invalid, NotFound, Unauthenticated
from chalicelib.domain.pictures import Picture
from chalicelib.domain.tenants.model import Tenant
from chalicelib.domain.tenants.widget import SETTINGS, Widget, resolved
from chalicelib.flow import files, policies, widget_checks
from chalicelib.flow.audit import audited
from chalicelib.flow.changes import changed
from chalicelib.flow.keys import tenant_of_widget_key
from chalicelib.flow.ports import AuditLine, Ports

Changes = Mapping[str, Any]
CHANNEL = "chat"
MOST_BYTES = 60 * 1024


def owner(ports: Ports, key: str) -> Tenant:
    """The tenant whose key it is, as remembered; raises Unauthenticated."""
    try:
        tenant = policies.tenant(ports, tenant_of_widget_key(key))
    except NotFound:
        tenant = None
    if tenant is None or key not in tenant.widget_keys:
        raise Unauthenticated("widget_key_invalid", "The widget key is not valid.")
    return tenant


def settings(ports: Ports, tenant: str) -> Widget:
    """As they are now; a tenant that never set any has the defaults."""
    return ports.store.widget(tenant) or Widget(tenant)


def remembered(ports: Ports, tenant: str) -> Widget:
    """As they were within the last seconds."""
    return policies.remembered(ports, "widget", tenant, "", lambda: settings(ports, tenant))


def told(ports: Ports, key: str) -> dict[str, Any]:
    """What everybody with the key may know (see the API's WidgetShown); raises Unauthenticated."""
    tenant = owner(ports, key)
    widget = remembered(ports, tenant.id)
    policy = resolve(tenant.policy, tenant.channels.get(CHANNEL, {}))
    return {
        **resolved(widget),
        "invitations": [one for one in widget.invitations if one["enabled"]],
        "version": widget.version,
        "name": tenant.name,
        "default_group": tenant.default_group,
        "attachments": {"most_bytes": files.MOST_BYTES, "types": sorted(files.TYPES)},
        "urge_after_s": policy.warn_s,
        "recall_s": policy.recall_s,
        "reopen_s": policy.reopen_s,
    }


def change(
    ports: Ports, tenant: str, changes: Changes, check: Callable[[int], None], by: str = ""
) -> Widget:
    """The settings after ``changes``; ``check`` may refuse their version. Raises Invalid."""
    widget_checks.check(ports, tenant, changes)

    def after(before: Widget) -> Widget:
        check(before.version)
        return _next(before, _parts(before, changes))

    return _changed(ports, tenant, after, by)


def set_logo(ports: Ports, tenant: str, logo: Picture | None, by: str = "") -> Widget:
    """The settings with another logo, or with none."""
    named = {"logo": logo.digest if logo else ""}
    return _changed(ports, tenant, lambda before: _next(before, named), by, logo)


def _changed(
    ports: Ports,
    tenant: str,
    after: Callable[[Widget], Widget],
    by: str,
    logo: Picture | None = None,
) -> Widget:
    def save(before: Widget, after: Widget, line: AuditLine | None) -> None:
        ports.store.save_widget(before if before.version else None, after, logo, line)

    told = audited(ports, by, "widget.changed", save)
    return changed(lambda: settings(ports, tenant), told, after)


def _parts(before: Widget, changes: Changes) -> dict[str, Any]:
    """The changes as they are kept: None in the look is the default again."""
    parts = {n: tuple(v) if isinstance(v, list) else v for n, v in changes.items()}
    look = {**before.look, **changes.get("look", {})}
    return {**parts, "look": {name: value for name, value in look.items() if value is not None}}


def _next(before: Widget, parts: dict[str, Any]) -> Widget:
    after = replace(before, **parts)
    said = {name: getattr(after, name) for name in SETTINGS}
    if len(json.dumps(said, ensure_ascii=False).encode()) > MOST_BYTES:
        raise Invalid("too_many_settings", f"At most {MOST_BYTES} bytes in all.")
    return before if after == before else replace(after, version=before.version + 1)
