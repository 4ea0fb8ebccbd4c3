"""Who acts, and the one table of what each role may do."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is to a tenant; ``system`` is our own timers and reactions."""

    CUSTOMER = "customer"
    AGENT = "agent"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
    INTEGRATOR = "integrator"
    SYSTEM = "system"


STAFF = frozenset({Role.AGENT, Role.SUPERVISOR, Role.ADMIN})
LEADS = frozenset({Role.SUPERVISOR, Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Actor:
    """One verified identity; ``scopes`` is used by integrators only."""

    tenant: str
    id: str
    role: Role
    scopes: frozenset[str] = frozenset()

    @property
    def is_staff(self) -> bool:
        """Whether entries of audience staff may be shown; keys read as staff do."""
        return self.role in STAFF or self.role is Role.INTEGRATOR


def system(tenant: str) -> Actor:
    """The actor of timers and reactions in a tenant."""
    return Actor(tenant, "system", Role.SYSTEM)


@dataclass(frozen=True, slots=True)
class Permission:
    """The roles that hold a permission, and the scope that gives it to a key (None: no key may)."""

    roles: frozenset[Role]
    scope: str | None = None


_CUSTOMER = frozenset({Role.CUSTOMER})
_EVERYONE = STAFF | _CUSTOMER

PERMISSIONS: dict[str, Permission] = {
    "conversations.start": Permission(_CUSTOMER),
    "conversations.read": Permission(_EVERYONE, "conversations:read"),
    "conversations.list": Permission(_EVERYONE, "conversations:read"),
    "conversations.say": Permission(_EVERYONE),
    "conversations.serve": Permission(STAFF),
    "conversations.note": Permission(STAFF, "conversations:write"),
    "conversations.move": Permission(STAFF, "conversations:write"),
    "conversations.supervise": Permission(LEADS),
    "conversations.answer": Permission(_CUSTOMER),
    "customers.read": Permission(STAFF, "customers:read"),
    "customers.write": Permission(STAFF, "customers:write"),
    "answers.read": Permission(STAFF, "answers:read"),
    "answers.own": Permission(STAFF, "answers:write"),
    "answers.write": Permission(LEADS, "answers:write"),
    "visit.write": Permission(_CUSTOMER),
    "queues.read": Permission(STAFF, "queues:read"),
    "groups.read": Permission(STAFF, "groups:read"),
    "groups.write": Permission(frozenset({Role.ADMIN}), "groups:write"),
    "agents.read": Permission(STAFF, "agents:read"),
    "agents.picture": Permission(_EVERYONE, "agents:read"),
    "agents.write": Permission(frozenset({Role.ADMIN}), "agents:write"),
    "agents.set_status": Permission(LEADS, "agents:write"),
    "me": Permission(STAFF),
    "audit.read": Permission(LEADS, "audit:read"),
    "alarms.read": Permission(LEADS, "alarms:read"),
    "counters.read": Permission(LEADS, "reports:read"),
    "settings.read": Permission(STAFF, "settings:read"),
    "settings.write": Permission(frozenset({Role.ADMIN}), "settings:write"),
    "keys.manage": Permission(frozenset({Role.ADMIN})),
    "socket.connect": Permission(_EVERYONE),
}
SCOPES = tuple(sorted({p.scope for p in PERMISSIONS.values() if p.scope}))


def may(actor: Actor, permission: str) -> bool:
    """Whether the role table gives this actor this permission."""
    granted = PERMISSIONS[permission]
    if actor.role is Role.INTEGRATOR:
        return granted.scope in actor.scopes
    return actor.role in granted.roles
