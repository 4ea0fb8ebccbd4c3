"""The widget: what everybody with its key may know, and what the tenant sets of it."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from chalicelib.domain.conversations.policy import OUTSIDE
from chalicelib.domain.pictures import MOST_BYTES, TYPES
from chalicelib.domain.tenants.widget import (
    CONSENTS,
    FIELD_TYPES,
    LAUNCHERS,
    POSITIONS,
    THEMES,
    WHEN_CLOSED,
)
from chalicelib.entry.shapes.base import (
    END,
    Color,
    GroupId,
    GroupOrNone,
    ItemId,
    Label,
    Shape,
    SomeLanguage,
    Time,
    Topic,
    WidgetKey,
)
from chalicelib.entry.shapes.invitations import Invitation, InvitationCaps

Offset = Annotated[int, Meta(ge=0, le=500, description="Pixels from the edge.")]
TextKey = Annotated[str, Meta(pattern=rf"^[a-z][a-z0-9_]{{0,39}}{END}")]
OwnText = Annotated[str, Meta(max_length=500)]
Texts = Annotated[
    dict[SomeLanguage, Annotated[dict[TextKey, OwnText], Meta(max_length=300)]],
    Meta(max_length=50, description="Language → string → own wording, or a whole new language."),
]
FieldName = Annotated[str, Meta(pattern=rf"^[a-z][a-z0-9_]{{0,39}}{END}")]
Score = Annotated[int, Meta(ge=1, le=5)]


class LookShown(Shape):
    """How it looks; ``logo`` names the picture (empty: none), ``corner`` is in pixels."""

    color: Color
    theme: Literal[THEMES]  # type: ignore[valid-type]
    position: Literal[POSITIONS]  # type: ignore[valid-type]
    offset_x: Offset
    offset_y: Offset
    corner: Annotated[int, Meta(ge=0, le=40)]
    launcher: Literal[LAUNCHERS]  # type: ignore[valid-type]
    logo: str


class MenuItem(Shape):
    """A question to begin with; the group is the tenant's default one unless named."""

    id: ItemId
    label: Label
    group: GroupOrNone = ""
    topic: Topic = ""


class FieldOption(Shape):
    """One choice of a select."""

    value: Annotated[str, Meta(min_length=1, max_length=100)]
    label: Label


class FormField(Shape):
    """What is asked before the chat; only a ``select`` has options, and needs one."""

    name: FieldName
    type: Literal[FIELD_TYPES]  # type: ignore[valid-type]
    label: Label
    required: bool = False
    options: Annotated[list[FieldOption], Meta(max_length=30)] = msgspec.field(default_factory=list)


class RatingReason(Shape):
    """A reason to choose from when rating with one of ``scores`` (empty: all)."""

    code: ItemId
    label: Label
    scores: Annotated[list[Score], Meta(max_length=5)] = msgspec.field(default_factory=list)


class WidgetSettings(Shape):
    """All that a tenant sets of its widget; ``version`` 0: nothing yet."""

    version: int
    look: LookShown
    languages: Annotated[
        list[SomeLanguage],
        Meta(max_length=50, description="Those offered, the first for strangers; empty: any."),
    ]
    texts: Texts
    menu: Annotated[list[MenuItem], Meta(max_length=12)]
    form: Annotated[list[FormField], Meta(max_length=10)]
    rating_reasons: Annotated[list[RatingReason], Meta(max_length=10)]
    invitations: Annotated[list[Invitation], Meta(max_length=20)]
    invitation_caps: InvitationCaps
    consent: Annotated[
        Literal[CONSENTS],  # type: ignore[valid-type]
        Meta(description="Whether page trail and device are given to agents."),
    ]
    when_closed: Annotated[
        Literal[WHEN_CLOSED],  # type: ignore[valid-type]
        Meta(description="hide: no launcher while no group is open."),
    ]
    history: Annotated[bool, Meta(description="Whether past conversations are offered.")]


def _kinds(shape: Any, *but: str) -> list[tuple[str, Any]]:
    """The fields of a shape that may be changed."""
    return [(f.name, f.type) for f in msgspec.structs.fields(shape) if f.name not in but]


LookChange = msgspec.defstruct(
    "LookChange",
    [(name, kind | None | UnsetType, UNSET) for name, kind in _kinds(LookShown, "logo")],
    bases=(Shape,),
    namespace={"__doc__": "What to change of the look; null is the default again."},
)
WidgetChange = msgspec.defstruct(
    "WidgetChange",
    [
        ("look", LookChange | UnsetType, UNSET),
        *((n, kind | UnsetType, UNSET) for n, kind in _kinds(WidgetSettings, "version", "look")),
    ],
    bases=(Shape,),
    namespace={"__doc__": "What to change; lists and texts are replaced whole."},
)


class AttachmentLimits(Shape):
    """Which files may be sent."""

    most_bytes: int
    types: list[str]


class WidgetShown(WidgetSettings):
    """What the page's visitor gets: enabled invitations only, and what follows from the tenant's
    other settings (times in seconds).
    """

    name: str
    default_group: GroupId
    attachments: AttachmentLimits
    urge_after_s: int
    recall_s: int
    reopen_s: int


class GroupStatus(Shape):
    """How a group stands. ``available``: somebody is there; ``free``: somebody has room and nobody
    waits. ``rank``, or ``from_min`` and ``to_min``, are what who came now would be shown.
    """

    group: GroupId
    open: bool
    opens_at: Time | None
    outside: Literal[OUTSIDE]  # type: ignore[valid-type]
    available: bool
    free: bool
    rank: int | None
    from_min: int | None
    to_min: int | None


class WidgetStatus(Shape):
    """The groups that the widget leads to, the default one first."""

    groups: list[GroupStatus]


class WidgetQuery(Shape):
    """Whose widget."""

    key: WidgetKey


class LogoQuery(WidgetQuery):
    """Whose logo; with ``logo``, its name, a changed one has another address."""

    logo: Annotated[str, Meta(max_length=64)] = ""


class PictureQuery(Shape):
    """With ``picture``, the name that an agent's picture has, a changed one has another address."""

    picture: Annotated[str, Meta(max_length=64)] = ""


class Picture(Shape):
    """A small picture."""

    type: Literal[TYPES]  # type: ignore[valid-type]
    data: Annotated[
        str, Meta(description=f"Base64 of at most {MOST_BYTES} bytes, which are of the type.")
    ]


class Face(Shape):
    """An agent's picture; null where there is none, which is nothing to complain of."""

    picture: Picture | None
