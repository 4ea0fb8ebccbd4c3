"""A new tenant with all that it begins with, in one transaction."""

from collections.abc import Mapping
from typing import Any

from chalicelib.domain.agents.model import Agent
from chalicelib.domain.tenants.model import Group, Tenant
from chalicelib.store.commit import ABSENT, Transaction
from chalicelib.store.preferences import item_of_preferences
from chalicelib.store.rows import keys
from chalicelib.store.rows.agents import item_of_agent
from chalicelib.store.rows.base import item
from chalicelib.store.rows.conversations import PointerRow
from chalicelib.store.rows.people import NameRow, item_of_group, item_of_tenant


def found_tenant(tenant: Tenant, group: Group, admin: Agent, chosen: Mapping[str, Any]) -> None:
    """Write all of it; Conflict("slug") when the slug is another's, Conflict("version") when the
    tenant or the agent is there already.
    """
    transaction = Transaction()
    name = item(NameRow, keys.slug(tenant.slug), keys.TENANT, owner=tenant.id)
    transaction.put(name, "slug", ABSENT)
    transaction.put(item_of_tenant(tenant), "version", ABSENT)
    transaction.put(item_of_group(group))
    transaction.put(item_of_agent(admin), "version", ABSENT)
    transaction.put(item(PointerRow, keys.agents(admin.tenant), admin.id))
    if chosen:
        transaction.put(item_of_preferences(admin.tenant, admin.id, chosen))
    transaction.run()
