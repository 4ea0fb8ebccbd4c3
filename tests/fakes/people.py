"""Agents, tenants, groups, customers and keys, in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from chalicelib.domain.agents.model import Agent
from chalicelib.domain.errors import Invalid
from chalicelib.domain.need import Offering
from chalicelib.domain.tenants import finding
from chalicelib.domain.tenants.model import ApiKey, Customer, Group, Tenant, Visit
from chalicelib.flow.ports import AgentChange, AuditLine, Conflict, Page, Ranked
from tests.fakes.paging import decoded, page

Key = tuple[str, str]
Versioned = TypeVar("Versioned", Agent, Tenant, Group, Customer)
OF_COMMITS = {"seats", "load", "current", "visits"}  # written by commits alone


class FakePeople:
    """AgentStore, PreferenceStore and TenantStore."""

    def __init__(self) -> None:
        self._agents: dict[Key, Agent] = {}
        self._tenants: dict[str, Tenant] = {}
        self._groups: dict[Key, Group] = {}
        self._customers: dict[Key, Customer] = {}
        self._visits: dict[Key, Visit] = {}
        self._keys: dict[Key, ApiKey] = {}
        self._free: dict[Key, dict[str, Ranked]] = {}
        self._logs: dict[Key, dict[tuple[int, int], AgentChange]] = {}
        self._parts: dict[Key, set[str]] = {}
        self._preferences: dict[Key, Mapping[str, Any]] = {}

    def agent(self, tenant: str, id: str) -> Agent | None:
        return self._agents.get((tenant, id))

    def agents(self, tenant: str, ids: Sequence[str]) -> list[Agent]:
        return [a for id in ids if (a := self._agents.get((tenant, id)))]

    def all_agents(self, tenant: str, limit: int, cursor: str | None) -> Page[Agent]:
        return page(
            (a for a in self._agents.values() if a.tenant == tenant), lambda a: a.id, limit, cursor
        )

    def save_agent(
        self,
        before: Agent | None,
        after: Agent,
        line: AgentChange | None = None,
        audit: AuditLine | None = None,
        keeper: str = "",
    ) -> None:
        key = after.tenant, after.id
        stored = self._agents.get(key)
        merged = _merged(stored, before, after)
        if stored and before and stored.ranked != before.ranked:
            raise Conflict("version")
        if keeper and not self._agents[after.tenant, keeper].administers:
            raise Conflict("version")
        self._agents[key] = merged
        self._line_up(before, after)
        if line is not None:
            self._logs.setdefault(key, {})[line.at, line.version] = line
        self._tell(audit)

    def rank(self, before: Agent, ranked: str) -> bool:
        stored = self._agents.get((before.tenant, before.id))
        if not stored or (stored.version, stored.ranked) != (before.version, before.ranked):
            return False
        self._agents[before.tenant, before.id] = replace(stored, ranked=ranked)
        self._line_up(before, replace(before, ranked=ranked))
        return True

    def _line_up(self, before: Agent | None, after: Agent) -> None:
        for key, line in _lines(before).items():
            self._free[key].pop(_place(line), None)
        for key, line in _lines(after).items():
            self._free.setdefault(key, {})[_place(line)] = line

    def free(
        self, tenant: str, group: str, limit: int, after: Ranked | None = None
    ) -> list[Ranked]:
        lines = self._free.get((tenant, group), {})
        first = _place(after) if after else ""
        return [lines[place] for place in sorted(lines) if place > first][:limit]

    def parts(self, tenant: str, id: str) -> list[str]:
        return sorted(self._parts.get((tenant, id), set()))

    def agent_log(
        self, tenant: str, id: str, first: int, last: int, limit: int
    ) -> list[AgentChange]:
        lines = sorted(self._logs.get((tenant, id), {}).items())
        return [line for _, line in lines if first <= line.at <= last][:limit]

    def beat(self, tenant: str, id: str, now: int, until: int) -> bool:
        agent = self._agents.get((tenant, id))
        if agent is None or not agent.active or agent.seen_until <= now:
            return False
        self._agents[tenant, id] = replace(agent, seen_until=until)
        return True

    def roster(self, tenant: str, group: str, limit: int) -> list[str]:
        there = (
            a
            for a in self._agents.values()
            if a.tenant == tenant and a.reachable and group in a.groups
        )
        return sorted(a.id for a in there)[:limit]

    def preferences(self, tenant: str, agent: str) -> Mapping[str, Any]:
        return self._preferences.get((tenant, agent), {})

    def save_preferences(self, tenant: str, agent: str, data: Mapping[str, Any]) -> None:
        self._preferences[tenant, agent] = data

    def tenant(self, id: str) -> Tenant | None:
        return self._tenants.get(id)

    def tenant_by_slug(self, slug: str) -> str | None:
        return next((t.id for t in self._tenants.values() if t.slug == slug), None)

    def found_tenant(
        self, tenant: Tenant, group: Group, admin: Agent, chosen: Mapping[str, Any]
    ) -> None:
        if self.tenant_by_slug(tenant.slug) is not None:
            raise Conflict("slug")
        if tenant.id in self._tenants or (admin.tenant, admin.id) in self._agents:
            raise Conflict("version")
        self._tenants[tenant.id] = tenant
        self._groups[group.tenant, group.id] = group
        self._agents[admin.tenant, admin.id] = admin
        if chosen:
            self._preferences[admin.tenant, admin.id] = chosen

    def save_tenant(
        self, before: Tenant | None, after: Tenant, audit: AuditLine | None = None
    ) -> None:
        merged = _merged(self._tenants.get(after.id), before, after)
        if self.tenant_by_slug(after.slug) not in (None, after.id):
            raise Conflict("slug")
        self._tenants[after.id] = merged
        self._tell(audit)

    def group(self, tenant: str, id: str) -> Group | None:
        return self._groups.get((tenant, id))

    def groups(self, tenant: str) -> list[Group]:
        return sorted((g for g in self._groups.values() if g.tenant == tenant), key=lambda g: g.id)

    def save_group(
        self, before: Group | None, after: Group, audit: AuditLine | None = None
    ) -> None:
        key = after.tenant, after.id
        self._groups[key] = _merged(self._groups.get(key), before, after)
        self._tell(audit)

    def customer(self, tenant: str, id: str) -> Customer | None:
        return self._customers.get((tenant, id))

    def customers(self, tenant: str, ids: Sequence[str]) -> list[Customer]:
        return [c for id in dict.fromkeys(ids) if (c := self._customers.get((tenant, id)))]

    def customer_by_external(self, tenant: str, external_id: str) -> str | None:
        theirs = (
            c
            for c in self._customers.values()
            if (c.tenant, c.external_id) == (tenant, external_id)
        )
        return next((c.id for c in theirs), None)

    def save_customer(
        self, before: Customer | None, after: Customer, audit: AuditLine | None = None
    ) -> None:
        key = after.tenant, after.id
        merged = _merged(self._customers.get(key), before, after)
        taken = after.external_id and self.customer_by_external(after.tenant, after.external_id)
        if taken and taken != after.id:
            raise Conflict("external_id")
        self._customers[key] = merged
        self._tell(audit)

    def merge_customers(
        self,
        gone: Customer,
        became: Customer,
        heir: Customer,
        after: Customer,
        audit: AuditLine | None = None,
    ) -> None:
        pairs = (gone, became), (heir, after)
        done = {
            (now.tenant, now.id): _merged(self._customers.get((now.tenant, now.id)), before, now)
            for before, now in pairs
        }
        self._customers.update(done)
        self._tell(audit)

    def found_customers(
        self, tenant: str, term: str, limit: int, cursor: str | None
    ) -> Page[Customer]:
        known = {id: c for (owner, id), c in self._customers.items() if owner == tenant}
        rows = [f"{word}#{id}" for id, c in known.items() for word in finding.words(c)]
        if cursor is not None and not decoded(cursor).startswith(term):
            raise Invalid("bad_cursor")
        found = page((r for r in rows if r.startswith(term)), str, limit, cursor)
        pairs = [row.rpartition("#") for row in found.items]
        told = [known[id] for word, _, id in pairs if finding.first(known[id], term) == word]
        return Page(told, found.cursor)

    def latest_customers(self, tenant: str, limit: int, cursor: str | None) -> Page[Customer]:
        theirs = (c for c in self._customers.values() if c.tenant == tenant and not c.became)
        return page(theirs, lambda c: f"{c.created_at:015d}#{c.id}", limit, cursor, True)

    def visit(self, tenant: str, customer: str) -> Visit | None:
        return self._visits.get((tenant, customer))

    def save_visit(self, visit: Visit) -> None:
        self._visits[visit.tenant, visit.customer] = visit

    def key(self, tenant: str, id: str) -> ApiKey | None:
        return self._keys.get((tenant, id))

    def keys(self, tenant: str) -> list[ApiKey]:
        return sorted((k for k in self._keys.values() if k.tenant == tenant), key=lambda k: k.id)

    def save_key(self, key: ApiKey, audit: AuditLine | None = None) -> None:
        self._keys[key.tenant, key.id] = key
        self._tell(audit)


def _lines(agent: Agent | None) -> dict[Key, Ranked]:
    """The agent's line in the order of each group."""
    if agent is None or not agent.ranked:
        return {}
    line = Ranked(agent.id, agent.ranked, Offering(agent.languages, agent.skills))
    return {(agent.tenant, group): line for group in agent.groups}


def _place(line: Ranked) -> str:
    return f"{line.rank}#{line.agent}"


def _merged(stored: Versioned | None, before: Versioned | None, after: Versioned) -> Versioned:
    """What a save leaves behind: the fields that it changed, the rest as stored."""
    if (stored and stored.version) != (before and before.version):
        raise Conflict("version")
    if stored is None or before is None:
        return after
    names = {f.name for f in fields(after)} - OF_COMMITS
    changed: dict[str, Any] = {
        n: getattr(after, n) for n in names if getattr(after, n) != getattr(before, n)
    }
    return replace(stored, **changed)
