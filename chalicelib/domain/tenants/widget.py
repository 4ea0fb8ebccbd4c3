"""How a tenant's widget looks, what it asks and when it invites; all of it has a default."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

Part = Mapping[str, Any]
Parts = tuple[Part, ...]

THEMES = ("auto", "light", "dark")
POSITIONS = ("right", "left")
LAUNCHERS = ("chat", "question", "wave", "headset", "logo")
FIELD_TYPES = ("text", "email", "phone", "select", "textarea", "checkbox")
CONSENTS = ("implied", "ask", "never")
WHEN_CLOSED = ("form", "hide")
EVENTS = ("shown", "opened")
OF_NUMBERS = ("at_least", "at_most")
ATTRIBUTE_OPS = (*OF_NUMBERS, "is", "is_not")

LOOK: Part = {
    "color": "#1f5eff",
    "theme": "auto",
    "position": "right",
    "offset_x": 20,
    "offset_y": 20,
    "corner": 16,
    "launcher": "chat",
}
CAPS: Mapping[str, int] = {"per_session": 1, "per_week": 3}
GOOD, BAD = [4, 5], [1, 2, 3]


def _reason(code: str, scores: list[int], en: str, cn: str, tw: str) -> Part:
    return {"code": code, "label": {"en": en, "zh-CN": cn, "zh-TW": tw}, "scores": scores}


REASONS: Parts = (
    _reason("fast", GOOD, "Quick answer", "回复很快", "回覆很快"),
    _reason("friendly", GOOD, "Friendly", "态度友好", "態度友善"),
    _reason("solved", GOOD, "Problem solved", "问题已解决", "問題已解決"),
    _reason("slow", BAD, "Took too long", "等待太久", "等太久"),
    _reason("unclear", BAD, "Hard to follow", "没有说清楚", "說明不清楚"),
    _reason("unsolved", BAD, "Not solved", "问题没解决", "問題沒解決"),
)


@dataclass(frozen=True, slots=True)
class Widget:
    """A tenant's widget; ``version`` 0 was never set. ``look`` holds what differs from LOOK, and
    ``logo`` the digest of the picture that is kept beside it. The parts are plain values in the
    form the API gives them.
    """

    tenant: str
    version: int = 0
    look: Part = field(default_factory=dict)
    logo: str = ""
    languages: tuple[str, ...] = ()
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    menu: Parts = ()
    form: Parts = ()
    rating_reasons: Parts = REASONS
    invitations: Parts = ()
    invitation_caps: Mapping[str, int] = field(default_factory=lambda: CAPS)
    consent: str = "implied"
    when_closed: str = "form"
    history: bool = True

    def invitation(self, id: str) -> Part | None:
        """The invitation of this id, or None."""
        return next((one for one in self.invitations if one["id"] == id), None)


SETTINGS = tuple(f.name for f in fields(Widget) if f.name not in ("tenant", "version", "logo"))


def resolved(widget: Widget) -> dict[str, Any]:
    """All that is set, defaults where nothing is."""
    said = {name: getattr(widget, name) for name in SETTINGS}
    return {**said, "look": {**LOOK, **widget.look, "logo": widget.logo}}
