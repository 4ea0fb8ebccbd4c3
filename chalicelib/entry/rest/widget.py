"""The widget: what its page may know, and the tenant's settings of it."""

from typing import Any

import msgspec

from chalicelib.domain.errors import NotFound
from chalicelib.domain.pictures import checked
from chalicelib.domain.tenants.widget import Widget, resolved
from chalicelib.entry.api import PUBLIC, Api
from chalicelib.entry.call import Call
from chalicelib.entry.shapes.base import stamped
from chalicelib.entry.shapes.invitations import InvitationSeen
from chalicelib.entry.shapes.widget import (
    LogoQuery,
    Picture,
    WidgetChange,
    WidgetQuery,
    WidgetSettings,
    WidgetShown,
    WidgetStatus,
)
from chalicelib.flow import invitations, widget, widget_status

api = Api(__name__, "widget")
MINUTE, DAY = 60, 86_400


@api.on("GET /v1/widget", PUBLIC)
def get_widget(call: Call, query: WidgetQuery) -> WidgetShown:
    """How the widget looks and behaves."""
    shown = WidgetShown(**widget.told(call.ports, query.key))
    call.cached(MINUTE)
    return shown


@api.on("GET /v1/widget/status", PUBLIC)
def get_widget_status(call: Call, query: WidgetQuery) -> WidgetStatus:
    """Which groups are open, who is there and how long the wait would be."""
    rows: list[Any] = [stamped(row) for row in widget_status.status(call.ports, query.key)]
    return WidgetStatus(groups=rows)


@api.on("GET /v1/widget/logo", PUBLIC)
def get_logo(call: Call, query: LogoQuery) -> Picture:
    """The tenant's logo."""
    logo = call.ports.store.logo(widget.owner(call.ports, query.key).id)
    if logo is None:
        raise NotFound("no_logo", "There is none.")
    call.cached(DAY)
    return Picture(type=logo.type, data=logo.data)


@api.on("POST /v1/widget/invitations", PUBLIC, status=204)
def count_invitation(call: Call, body: InvitationSeen) -> None:
    """Tell that an invitation was shown or opened."""
    invitations.seen(call.ports, body.key, body.invitation, body.event, body.id)


@api.on("GET /v1/settings/widget", "settings.read")
def get_widget_settings(call: Call) -> WidgetSettings:
    """The widget's settings."""
    return _settings(call, widget.settings(call.ports, call.actor.tenant))


@api.on("PATCH /v1/settings/widget", "settings.write")
def change_widget_settings(call: Call, body: WidgetChange) -> WidgetSettings:  # type: ignore[valid-type]
    """Change the widget's settings."""
    changes = msgspec.to_builtins(body)
    return _settings(
        call, widget.change(call.ports, call.actor.tenant, changes, call.check_match, call.actor.id)
    )


@api.on("PUT /v1/settings/logo", "settings.write")
def set_logo(call: Call, body: Picture) -> WidgetSettings:
    """Put a logo in place of the one before."""
    logo = checked(body.type, body.data)
    return _settings(call, widget.set_logo(call.ports, call.actor.tenant, logo, call.actor.id))


@api.on("DELETE /v1/settings/logo", "settings.write")
def drop_logo(call: Call) -> WidgetSettings:
    """Have no logo."""
    return _settings(call, widget.set_logo(call.ports, call.actor.tenant, None, call.actor.id))


def _settings(call: Call, shown: Widget) -> WidgetSettings:
    call.tagged(shown.version)
    return WidgetSettings(version=shown.version, **resolved(shown))
