"""Widgets, logos and faces, in memory."""

from chalicelib.domain.pictures import Picture
from chalicelib.domain.tenants.widget import Widget
from chalicelib.flow.ports import AuditLine, Conflict


class FakeLooks:
    """LookStore."""

    def __init__(self) -> None:
        self._widgets: dict[str, Widget] = {}
        self._logos: dict[str, Picture | None] = {}
        self._faces: dict[tuple[str, str], Picture | None] = {}

    def widget(self, tenant: str) -> Widget | None:
        return self._widgets.get(tenant)

    def save_widget(
        self,
        before: Widget | None,
        after: Widget,
        logo: Picture | None = None,
        audit: AuditLine | None = None,
    ) -> None:
        stored = self._widgets.get(after.tenant)
        if (stored and stored.version) != (before and before.version):
            raise Conflict("version")
        if after.logo != (before.logo if before else ""):
            self._logos[after.tenant] = logo
        self._widgets[after.tenant] = after
        self._tell(audit)

    def logo(self, tenant: str) -> Picture | None:
        return self._logos.get(tenant)

    def face(self, tenant: str, agent: str) -> Picture | None:
        return self._faces.get((tenant, agent))

    def save_face(self, tenant: str, agent: str, face: Picture | None) -> None:
        self._faces[tenant, agent] = face
