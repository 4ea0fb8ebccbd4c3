"""Agents, tenants, groups, customers and keys, in memory."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from chalicelib.domain.agents.model import Agent
from chalicelib.domain.tenants.model import ApiKey, Customer, Group, Tenant
from chalicelib.flow.ports import Conflict, Page
from tests.fakes.paging import page

Key = tuple[str, str]
Versioned = TypeVar("Versioned", Agent, Tenant, Group, Customer)
OF_COMMITS = {"seats", "load", "current"}  # written by commits alone


class FakePeople:
    """AgentStore and TenantStore."""

    def __init__(self) -> None:
        self._agents: dict[Key, Agent] = {}
        self._tenants: dict[str, Tenant] = {}
        self._groups: dict[Key, Group] = {}
        self._customers: dict[Key, Customer] = {}
        self._keys: dict[Key, ApiKey] = {}

    def agent(self, tenant: str, id: str) -> Agent | None:
        return self._agents.get((tenant, id))

    def agents(self, tenant: str, ids: Sequence[str]) -> list[Agent]:
        return [a for id in ids if (a := self._agents.get((tenant, id)))]

    def all_agents(self, tenant: str, limit: int, cursor: str | None) -> Page[Agent]:
        return page(
            (a for a in self._agents.values() if a.tenant == tenant), lambda a: a.id, limit, cursor
        )

    def save_agent(self, before: Agent | None, after: Agent) -> None:
        key = after.tenant, after.id
        self._agents[key] = _merged(self._agents.get(key), before, after)

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

    def tenant(self, id: str) -> Tenant | None:
        return self._tenants.get(id)

    def tenant_by_slug(self, slug: str) -> str | None:
        return next((t.id for t in self._tenants.values() if t.slug == slug), None)

    def save_tenant(self, before: Tenant | None, after: Tenant) -> None:
        merged = _merged(self._tenants.get(after.id), before, after)
        if self.tenant_by_slug(after.slug) not in (None, after.id):
            raise Conflict("slug")
        self._tenants[after.id] = merged

    def group(self, tenant: str, id: str) -> Group | None:
        return self._groups.get((tenant, id))

    def groups(self, tenant: str) -> list[Group]:
        return sorted((g for g in self._groups.values() if g.tenant == tenant), key=lambda g: g.id)

    def save_group(self, before: Group | None, after: Group) -> None:
        key = after.tenant, after.id
        self._groups[key] = _merged(self._groups.get(key), before, after)

    def customer(self, tenant: str, id: str) -> Customer | None:
        return self._customers.get((tenant, id))

    def customer_by_external(self, tenant: str, external_id: str) -> str | None:
        theirs = (
            c
            for c in self._customers.values()
            if (c.tenant, c.external_id) == (tenant, external_id)
        )
        return next((c.id for c in theirs), None)

    def save_customer(self, before: Customer | None, after: Customer) -> None:
        key = after.tenant, after.id
        merged = _merged(self._customers.get(key), before, after)
        taken = after.external_id and self.customer_by_external(after.tenant, after.external_id)
        if taken and taken != after.id:
            raise Conflict("external_id")
        self._customers[key] = merged

    def key(self, tenant: str, id: str) -> ApiKey | None:
        return self._keys.get((tenant, id))

    def keys(self, tenant: str) -> list[ApiKey]:
        return sorted((k for k in self._keys.values() if k.tenant == tenant), key=lambda k: k.id)

    def save_key(self, key: ApiKey) -> None:
        self._keys[key.tenant, key.id] = key


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
