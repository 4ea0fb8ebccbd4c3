"""Tenants, groups, customers and keys as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MOST_FIELDS = 20  # of the staff's own, on one customer


@dataclass(frozen=True, slots=True)
class Tenant:
    """A company. ``policy`` and ``channels`` (channel → policy) override the defaults.

    ``widget_keys`` are public and name the tenant; ``identity_secrets`` sign who a customer is,
    newest first. ``rules`` decide in their order where a conversation goes; ``tags`` (name, color)
    are what one may be tagged with.
    """

    id: str
    slug: str
    name: str
    default_group: str
    version: int = 0
    policy: Mapping[str, Any] = field(default_factory=dict)
    channels: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    widget_keys: tuple[str, ...] = ()
    identity_secrets: tuple[str, ...] = ()
    rules: tuple[Mapping[str, Any], ...] = ()
    tags: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A skill group or department, with overrides of its own. Nothing leads newcomers to one that
    is ``archived``; what is in it goes on as before.
    """

    tenant: str
    id: str
    name: str
    version: int = 0
    policy: Mapping[str, Any] = field(default_factory=dict)
    channels: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Customer:
    """Somebody who chats; ``external_id`` is the tenant's own name for them, set once the identity
    is signed. ``current`` is their latest conversation, ``visits`` how often one was begun or taken
    up again. Who is ``blocked`` begins none and takes none up. ``became`` is the customer
    whom this one turned out to be, by their signature or ``merged_by`` one of the staff: all that
    was theirs is that one's.

    ``attributes`` are signed, or claimed by an anonymous one; ``fields`` are the staff's own, who
    have also said those parts that ``said_by_staff`` names.
    """

    tenant: str
    id: str
    created_at: int
    external_id: str | None = None
    name: str = ""
    email: str = ""
    language: str = ""
    phone: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    said_by_staff: tuple[str, ...] = ()
    current: str | None = None
    visits: int = 0
    blocked: bool = False
    became: str | None = None
    merged_by: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class PageSeen:
    """A page that a customer looked at, from ``at`` (ms) on."""

    url: str
    at: int
    title: str = ""
    referrer: str = ""

    @property
    def size(self) -> int:
        """Its texts in bytes."""
        return sum(len(text.encode()) for text in (self.url, self.title, self.referrer))


@dataclass(frozen=True, slots=True)
class Device:
    """What a customer looks through, by its own account."""

    browser: str = ""
    os: str = ""
    kind: str = ""
    screen: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """What a customer's browser last told of itself at ``updated_at`` (ms; 0: never). All of it is
    only claimed, ``attributes`` as well.
    """

    tenant: str
    customer: str
    updated_at: int = 0
    pages: tuple[PageSeen, ...] = ()
    device: Device = Device()
    language: str = ""
    time_zone: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ApiKey:
    """An integrator's key; only the SHA-256 of its secret is kept. ``expires_at`` in ms, 0 is
    never.
    """

    tenant: str
    id: str
    name: str
    digest: str
    scopes: tuple[str, ...]
    created_at: int
    expires_at: int = 0
    revoked: bool = False
