"""Groups, settings, keys, alarms, counters. Settings' shapes are made from the policy's fields."""

from dataclasses import fields
from typing import Annotated, Any, Literal, get_origin

import msgspec
from msgspec import UNSET, Meta, UnsetType

from chalicelib.domain.actors import SCOPES
from chalicelib.domain.conversations.policy import TEXT_CODES, Policy
from chalicelib.entry.shapes.base import (
    DIGITS,
    END,
    ITEM_ID,
    AnyLanguage,
    Channel,
    ConversationId,
    Day,
    GroupId,
    GroupOrNone,
    KeyId,
    Name,
    PageQuery,
    Shape,
    Time,
)
from chalicelib.entry.shapes.hours import Hours

SCOPE = rf"^(tenant|group:grp_{DIGITS}|agent:agt_{DIGITS}|invitation:{ITEM_ID}){END}"
Wording = Annotated[dict[AnyLanguage, Annotated[str, Meta(max_length=2000)]], Meta(max_length=50)]
Texts = dict[Literal[TEXT_CODES], Wording]  # type: ignore[valid-type]


def _setting(field: Any) -> Any:
    """The type of one setting with its bounds, as the policy declares them."""
    meta = field.metadata
    bounds = {"ge": meta["min"], "le": meta["max"]} if "min" in meta else {}
    return Annotated[_kind(field), Meta(description=meta["doc"], **bounds)]


def _kind(field: Any) -> Any:
    meta = field.metadata
    if "choices" in meta:
        return Literal[meta["choices"]]
    if "group" in meta:
        return GroupOrNone
    if "hours" in meta:
        return Hours
    return Texts if get_origin(field.type) is not None else field.type


SETTINGS = [(field.name, _setting(field)) for field in fields(Policy)]
PolicyChange = msgspec.defstruct(
    "PolicyChange",
    [(name, kind | None | UnsetType, UNSET) for name, kind in SETTINGS],
    bases=(Shape,),
    namespace={"__doc__": "Settings to change; null goes back to what is inherited."},
)
PolicyShown = msgspec.defstruct(
    "PolicyShown", SETTINGS, bases=(Shape,), namespace={"__doc__": "The settings in force."}
)
PolicyOverrides = msgspec.defstruct(
    "PolicyOverrides",
    [(name, kind | UnsetType, UNSET) for name, kind in SETTINGS],
    bases=(Shape,),
    namespace={"__doc__": "Only what is set here; the rest is inherited."},
)


class SettingsShown(Shape):
    """A tenant's settings: those in force, and what it set itself, in all and by channel."""

    workspace: str
    name: str
    default_group: GroupId
    version: int
    policy: PolicyShown  # type: ignore[valid-type]
    overrides: PolicyOverrides  # type: ignore[valid-type]
    channels: dict[str, PolicyOverrides]  # type: ignore[valid-type]
    widget_keys: list[str]


class SettingsChange(Shape):
    """What to change; a channel's null drops all its overrides."""

    name: Name | UnsetType = UNSET
    default_group: GroupId | UnsetType = UNSET
    policy: PolicyChange | UnsetType = UNSET  # type: ignore[valid-type]
    channels: Annotated[dict[Channel, PolicyChange | None], Meta(max_length=20)] | UnsetType = UNSET  # type: ignore[valid-type]


class GroupShown(Shape):
    """A group with its own overrides."""

    id: GroupId
    name: str
    version: int
    policy: PolicyOverrides  # type: ignore[valid-type]
    channels: dict[str, PolicyOverrides]  # type: ignore[valid-type]
    archived: bool


class GroupList(Shape):
    """All groups of a tenant."""

    data: list[GroupShown]
    next_cursor: str | None
    has_more: bool


class NewGroup(Shape):
    """A group to be."""

    name: Name


class GroupChange(Shape):
    """What to change of a group. One that is archived is offered nowhere any more; what is in it
    goes on.
    """

    name: Name | UnsetType = UNSET
    policy: PolicyChange | UnsetType = UNSET  # type: ignore[valid-type]
    channels: Annotated[dict[Channel, PolicyChange | None], Meta(max_length=20)] | UnsetType = UNSET  # type: ignore[valid-type]
    archived: bool | UnsetType = UNSET


class NewKey(Shape):
    """An API key to be; without ``days`` it never expires."""

    name: Name
    scopes: Annotated[list[Literal[SCOPES]], Meta(min_length=1, max_length=30)]  # type: ignore[valid-type]
    days: Annotated[int, Meta(ge=1, le=3650)] | None = None


class KeyShown(Shape):
    """An API key without its secret."""

    id: KeyId
    name: str
    scopes: list[str]
    created_at: Time
    expires_at: Time | None
    revoked: bool


class KeyMade(KeyShown):
    """A new key and, once, the whole of it (null when answered again)."""

    key: str | None


class KeyList(Shape):
    """All keys of a tenant."""

    data: list[KeyShown]
    next_cursor: str | None
    has_more: bool


class AlarmShown(Shape):
    """Something supervisors should see."""

    id: str
    at: Time
    code: Annotated[str, Meta(description="Unknown codes may appear.")]
    group: str
    conversation: ConversationId | Literal[""]
    data: dict[str, Any]


class AlarmList(Shape):
    """A page of alarms, latest first."""

    data: list[AlarmShown]
    next_cursor: str | None
    has_more: bool


class AlarmsQuery(PageQuery):
    """Which alarms."""


class CountersQuery(Shape):
    """Which counters: ``tenant``, ``group:grp_…``, ``agent:agt_…`` or ``invitation:…`` (``shown``,
    ``opened``, ``chatted``), between two days.
    """

    scope: Annotated[str, Meta(pattern=SCOPE)] = "tenant"
    from_: Day | None = msgspec.field(default=None, name="from")
    to: Day | None = None


class CountersShown(Shape):
    """Day → counter → number."""

    scope: str
    days: dict[str, dict[str, int]]


class Health(Shape):
    """Whether the service answers."""

    status: Literal["ok"]
