"""A new tenant with its first group and agent: all or none; the fake and both engines alike."""

from dataclasses import replace

import pytest

from chalicelib.domain.tenants.model import Group, Tenant
from chalicelib.flow.ports import Conflict, Store
from tests.store.make import OTHER, TENANT, agent

ACME = Tenant(TENANT, "acme", "Acme", "grp_a", 1, widget_keys=("wk_a",), identity_secrets=("is",))
GROUP, ADMIN = Group(TENANT, "grp_a", "Support", 1), agent(reachable=False, seen_until=0)


def test_all_of_it_comes_back(store: Store) -> None:
    store.found_tenant(ACME, GROUP, ADMIN, {"language": "de"})
    assert (store.tenant(TENANT), store.tenant_by_slug("acme")) == (ACME, TENANT)
    assert store.groups(TENANT) == [GROUP]
    assert store.agent(TENANT, ADMIN.id) == ADMIN
    assert store.all_agents(TENANT, 10, None).items == [ADMIN]
    assert store.preferences(TENANT, ADMIN.id) == {"language": "de"}
    assert store.roster(TENANT, "grp_a", 10) == []
    store.save_tenant(ACME, replace(ACME, name="Other", version=2))
    changed = replace(ADMIN, name="Other", version=2)
    store.save_agent(ADMIN, changed)
    assert store.agent(TENANT, ADMIN.id) == changed


@pytest.mark.parametrize(
    ("lost", "on"),
    [
        (replace(ACME, id=OTHER), "slug"),
        (replace(ACME, slug="other"), "version"),
    ],
)
def test_a_lost_race_leaves_nothing(store: Store, lost: Tenant, on: str) -> None:
    store.found_tenant(ACME, GROUP, ADMIN, {})
    theirs = replace(GROUP, tenant=lost.id, id="grp_b"), replace(ADMIN, tenant=lost.id, id="agt_b")
    with pytest.raises(Conflict, match=on):
        store.found_tenant(lost, *theirs, {"language": "fr"})
    assert store.group(lost.id, "grp_b") is store.agent(lost.id, "agt_b") is None
    assert store.preferences(lost.id, "agt_b") == {}
    assert store.tenant_by_slug("other") is None
    assert [a.id for a in store.all_agents(lost.id, 10, None).items] in ([], [ADMIN.id])


def test_an_agent_is_not_written_over(store: Store) -> None:
    store.save_agent(None, ADMIN)
    with pytest.raises(Conflict, match="version"):
        store.found_tenant(ACME, GROUP, ADMIN, {})
    assert store.tenant(TENANT) is None
