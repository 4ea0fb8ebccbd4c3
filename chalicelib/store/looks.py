"""What a tenant shows of itself: its widget, its logo, its agents' faces."""

from typing import Any

from pynamodb.attributes import BooleanAttribute, UnicodeAttribute

from chalicelib.domain.pictures import Picture
from chalicelib.domain.tenants.widget import Widget
from chalicelib.flow.ports import AuditLine
from chalicelib.store import load
from chalicelib.store.audit import tell
from chalicelib.store.commit import Transaction, as_loaded, put
from chalicelib.store.rows import keys
from chalicelib.store.rows.base import Json, Whole, Words, packed, unpacked
from chalicelib.store.table import Row, desk

PARTS = tuple[dict[str, Any], ...]


class WidgetRow(Row, discriminator="widget"):
    """A tenant's widget."""

    version = Whole(attr_name="v")
    look = Json(null=True)
    logo = UnicodeAttribute(null=True)
    languages = Words(null=True)
    texts = Json(null=True)
    menu = Json(PARTS, null=True)
    form = Json(PARTS, null=True)
    rating_reasons = Json(PARTS, null=True)
    invitations = Json(PARTS, null=True)
    invitation_caps = Json(null=True)
    consent = UnicodeAttribute(null=True)
    when_closed = UnicodeAttribute(null=True)
    history = BooleanAttribute(null=True)


class PictureRow(Row, discriminator="picture"):
    """A logo or a face."""

    type = UnicodeAttribute()
    data = UnicodeAttribute()


def widget(tenant: str) -> Widget | None:
    """A tenant's widget."""
    row = load.row(keys.tenant(tenant), keys.WIDGET)
    return unpacked(WidgetRow, Widget, row, tenant=tenant) if row else None


def save_widget(
    before: Widget | None,
    after: Widget,
    logo: Picture | None = None,
    audit: AuditLine | None = None,
) -> None:
    """Write it and, where its name for the logo changes, the picture too (None: delete it);
    Conflict("version") on a lost race.
    """
    transaction = Transaction()
    pk = keys.tenant(after.tenant)
    transaction.put(packed(WidgetRow, after, pk, keys.WIDGET), "version", as_loaded(before))
    if after.logo != (before.logo if before else ""):
        if logo is None:
            transaction.delete(pk, keys.LOGO)
        else:
            transaction.put(packed(PictureRow, logo, pk, keys.LOGO))
    tell(transaction, audit)
    transaction.run()


def logo(tenant: str) -> Picture | None:
    """A tenant's logo."""
    return _picture(keys.tenant(tenant), keys.LOGO)


def face(tenant: str, agent: str) -> Picture | None:
    """An agent's picture."""
    return _picture(keys.agent(tenant, agent), keys.FACE)


def save_face(tenant: str, agent: str, face: Picture | None) -> None:
    """Keep an agent's picture; None deletes it."""
    pk = keys.agent(tenant, agent)
    if face is None:
        desk().delete_item(pk, range_key=keys.FACE)
    else:
        put(packed(PictureRow, face, pk, keys.FACE))


def _picture(pk: str, sk: str) -> Picture | None:
    row = load.row(pk, sk)
    return unpacked(PictureRow, Picture, row) if row else None
