"""What is remembered, as Protocols: of people and tenants, and the whole."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from chalicelib.domain.agents.model import Agent
from chalicelib.domain.pictures import Picture
from chalicelib.domain.tenants.canned import Canned
from chalicelib.domain.tenants.cards import Cards
from chalicelib.domain.tenants.model import ApiKey, Customer, Group, Tenant, Visit
from chalicelib.domain.tenants.widget import Widget
from chalicelib.flow.ports.conversations import ConversationStore, ViewStore
from chalicelib.flow.ports.values import (
    AgentChange,
    Alarm,
    AuditLine,
    Due,
    Page,
    Ranked,
    Replay,
)


class AgentStore(Protocol):
    """Agents, their seats and the rosters of who can be given work."""

    def agent(self, tenant: str, id: str) -> Agent | None: ...
    def agents(self, tenant: str, ids: Sequence[str]) -> list[Agent]: ...
    def all_agents(self, tenant: str, limit: int, cursor: str | None) -> Page[Agent]: ...
    def save_agent(
        self,
        before: Agent | None,
        after: Agent,
        line: AgentChange | None = None,
        audit: AuditLine | None = None,
        keeper: str = "",
    ) -> None:
        """Write a new one whole, of a known one the fields that differ, never seats and load;
        rosters and the order of the free follow (``ranked``, ``groups``, languages, skills), and
        the agent's log gets its ``line``.

        Conflict("version") on a lost race, also when the agent was ranked anew meanwhile, and when
        ``keeper`` (another agent) is no administrator any more.
        """

    def parts(self, tenant: str, id: str) -> list[str]:
        """The conversations an agent has a part in without a seat."""

    def rank(self, before: Agent, ranked: str) -> bool:
        """Move an agent within the order of the free of each group ("": out of it); False when the
        agent was changed or ranked meanwhile.
        """

    def free(
        self, tenant: str, group: str, limit: int, after: Ranked | None = None
    ) -> list[Ranked]:
        """A group's agents with room, least loaded first, from the first or after one."""

    def agent_log(
        self, tenant: str, id: str, first: int, last: int, limit: int
    ) -> list[AgentChange]:
        """The lines between two moments (ms), in order."""

    def beat(self, tenant: str, id: str, now: int, until: int) -> bool:
        """Extend a running lease of a reachable agent; False otherwise (load the agent and save it
        then).
        """

    def roster(self, tenant: str, group: str, limit: int) -> list[str]:
        """Ids of the group's reachable, online agents, with room or without."""


class PreferenceStore(Protocol):
    """What agents chose for the console."""

    def preferences(self, tenant: str, agent: str) -> Mapping[str, Any]: ...
    def save_preferences(self, tenant: str, agent: str, data: Mapping[str, Any]) -> None: ...


class TenantStore(Protocol):
    """Tenants, groups, customers and keys."""

    def tenant(self, id: str) -> Tenant | None: ...
    def tenant_by_slug(self, slug: str) -> str | None: ...
    def found_tenant(
        self, tenant: Tenant, group: Group, admin: Agent, chosen: Mapping[str, Any]
    ) -> None:
        """Write a new tenant with its first group, its first agent and what they chose for the
        console, all or none; Conflict("slug") when the slug is another's, Conflict("version") when
        the tenant or the agent is there already.
        """

    def save_tenant(
        self, before: Tenant | None, after: Tenant, audit: AuditLine | None = None
    ) -> None:
        """Conflict("version") on a lost race, Conflict("slug") when the slug is another's."""

    def group(self, tenant: str, id: str) -> Group | None: ...
    def groups(self, tenant: str) -> list[Group]: ...
    def save_group(
        self, before: Group | None, after: Group, audit: AuditLine | None = None
    ) -> None: ...
    def customer(self, tenant: str, id: str) -> Customer | None: ...
    def customers(self, tenant: str, ids: Sequence[str]) -> list[Customer]:
        """Those that exist, each once; one call for a page."""

    def customer_by_external(self, tenant: str, external_id: str) -> str | None: ...
    def save_customer(
        self, before: Customer | None, after: Customer, audit: AuditLine | None = None
    ) -> None:
        """As ``save_agent``, but never ``current``; also Conflict("external_id") when that is
        another's.
        """

    def merge_customers(
        self,
        gone: Customer,
        became: Customer,
        heir: Customer,
        after: Customer,
        audit: AuditLine | None = None,
    ) -> None:
        """Both rows at once: of who has ``became`` the heir, and of the heir ``after`` it, who may
        have taken the other's external id. Conflict("version") on a lost race with either.
        """

    def found_customers(
        self, tenant: str, term: str, limit: int, cursor: str | None
    ) -> Page[Customer]:
        """Those who have a word (``domain.tenants.finding``) that begins with the term, in the
        order of these words, each once; a page may be short.
        """

    def latest_customers(self, tenant: str, limit: int, cursor: str | None) -> Page[Customer]:
        """All who have not become somebody else, latest first."""

    def visit(self, tenant: str, customer: str) -> Visit | None: ...
    def save_visit(self, visit: Visit) -> None: ...
    def key(self, tenant: str, id: str) -> ApiKey | None: ...
    def keys(self, tenant: str) -> list[ApiKey]: ...
    def save_key(self, key: ApiKey, audit: AuditLine | None = None) -> None: ...


class LookStore(Protocol):
    """What a tenant shows of itself: its widget, its logo, its agents' faces."""

    def widget(self, tenant: str) -> Widget | None: ...
    def save_widget(
        self,
        before: Widget | None,
        after: Widget,
        logo: Picture | None = None,
        audit: AuditLine | None = None,
    ) -> None:
        """Write it and, where its name for the logo changes, the picture too (None: delete it);
        Conflict("version") on a lost race.
        """

    def logo(self, tenant: str) -> Picture | None: ...
    def face(self, tenant: str, agent: str) -> Picture | None: ...
    def save_face(self, tenant: str, agent: str, face: Picture | None) -> None:
        """Keep an agent's picture; None deletes it."""


class CannedStore(Protocol):
    """Canned answers; ``owner`` is the agent whose own they are, "" for everybody's."""

    def canned(self, tenant: str, owner: str, id: str) -> Canned | None: ...
    def canned_by_shortcut(self, tenant: str, owner: str, shortcut: str) -> str | None: ...
    def canned_list(
        self, tenant: str, owner: str, limit: int, cursor: str | None
    ) -> Page[Canned]: ...
    def save_canned(
        self, before: Canned | None, after: Canned | None, audit: AuditLine | None = None
    ) -> None:
        """Write it, or delete it (None); Conflict("version") on a lost race, Conflict("shortcut")
        when that is another's.
        """


class CardStore(Protocol):
    """Context cards."""

    def cards(self, tenant: str) -> Cards | None: ...
    def save_cards(
        self, before: Cards | None, after: Cards, audit: AuditLine | None = None
    ) -> None:
        """Conflict("version") on a lost race."""


class AuditStore(Protocol):
    """Who changed what; a save that is given a line writes both or neither."""

    def save_audit(self, line: AuditLine) -> None: ...
    def audit(
        self, tenant: str, first: int, last: int, limit: int, cursor: str | None
    ) -> Page[AuditLine]:
        """Changes between two moments (ms, both included), latest first."""


class TimerStore(Protocol):
    """What the clock looks at."""

    def due(self, now: int, limit: int) -> list[Due]:
        """Rows whose time has come, earliest first; reads nothing else."""

    def set_pulse(self, tenant: str, group: str, due_at: int, after: int | None = None) -> None:
        """Have the clock look at a group's queue at ``due_at``, unless it will anyway; with
        ``after`` in place of the look that was due then.
        """

    def end_pulse(self, tenant: str, group: str, due_at: int) -> None:
        """Look no more, unless the pulse was set for another time meanwhile."""


class ConnectionStore(Protocol):
    """Who can be pushed to. ``who`` is an actor's id, or "leads" for a tenant's supervisors."""

    def connect(self, tenant: str, who: str, connection: str, expires: int, now: int) -> None: ...
    def disconnect(self, tenant: str, who: str, connection: str) -> None: ...
    def connections(self, tenant: str, whos: Sequence[str], now: int) -> dict[str, list[str]]:
        """The live connections of each, one read for all, strongly consistent."""


class LedgerStore(Protocol):
    """Counters, alarms and remembered answers."""

    def count(
        self, tenant: str, event: str, increments: Mapping[tuple[str, str], Mapping[str, int]]
    ) -> bool:
        """Add to counters, (scope, day) → name → amount, once per ``event``; False when it was
        counted before.
        """

    def counters(
        self, tenant: str, scope: str, first_day: str, last_day: str
    ) -> dict[str, dict[str, int]]:
        """Day → name → amount; scopes are "tenant", "group:…", "agent:…" and
        "invitation:…".
        """

    def save_alarm(self, alarm: Alarm) -> bool:
        """False when this id was raised before."""

    def alarms(self, tenant: str, limit: int, cursor: str | None) -> Page[Alarm]: ...
    def remember(self, tenant: str, who: str, key: str, digest: str, now: int) -> Replay | None:
        """Take an Idempotency-Key for 24 h: None when it is ours to run."""

    def answer(self, tenant: str, who: str, key: str, replay: Replay, now: int) -> None: ...
    def forget(self, tenant: str, who: str, key: str) -> None: ...


class Store(
    ConversationStore,
    ViewStore,
    AgentStore,
    PreferenceStore,
    TenantStore,
    LookStore,
    CannedStore,
    CardStore,
    AuditStore,
    TimerStore,
    ConnectionStore,
    LedgerStore,
    Protocol,
):
    """All that is remembered."""
