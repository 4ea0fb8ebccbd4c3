"""Agents, tenants, groups, customers and keys: saved against the version that was loaded."""

from dataclasses import replace

import pytest

from chalicelib.domain.actors import Role
from chalicelib.domain.agents.model import Status
from chalicelib.domain.decision import ClaimSeat, SetCurrent
from chalicelib.domain.tenants.model import ApiKey, Device, Group, PageSeen, Tenant, Visit
from chalicelib.flow.ports import Commit, Conflict, Store
from tests.store.make import (
    NOW,
    OTHER,
    TENANT,
    agent,
    conflict,
    conversation,
    customer,
    started,
    went_on,
)

CLAIM = ClaimSeat("agt_a", "cnv_a", NOW)


def test_an_agent_comes_back_as_they_were(store: Store) -> None:
    full = agent(
        role=Role.ADMIN, status=Status.BUSY, status_reason="午饭", idle_since=NOW,
        signed_out={"s": NOW}, due_at=NOW, active=False, groups=(), capacity=0,
        skills={"refunds": 5}, languages=("zh", "en"), breaks=((NOW, NOW + 5), (NOW + 7, NOW + 9)),
        shifts={"zone": "Asia/Shanghai", "week": {"mon": [["09:00", "18:00"]]}, "wrap_up_min": 15},
        shift_until=NOW, ranked="0400#001795000000000", missed=("cnv_a#7",), answered_at=NOW, era=3,
        mfa=True,
        picture="0123456789abcdef",
    )  # fmt: skip
    store.save_agent(None, full)
    assert store.agent(TENANT, "agt_a") == full
    assert store.agent(OTHER, "agt_a") is None


def test_agents_by_id_and_in_pages(store: Store) -> None:
    made = [agent(f"agt_{n}") for n in (2, 0, 1)]
    for a in made:
        store.save_agent(None, a)
    store.save_agent(None, agent("agt_9", tenant=OTHER))
    assert store.agents(TENANT, ["agt_1", "agt_9", "agt_2"]) == [agent("agt_1"), agent("agt_2")]
    first = store.all_agents(TENANT, 2, None)
    assert [a.id for a in first.items] == ["agt_0", "agt_1"]
    rest = store.all_agents(TENANT, 2, first.cursor)
    assert ([a.id for a in rest.items], rest.cursor) == (["agt_2"], None)


def test_an_administrator_goes_only_while_another_is_one(store: Store) -> None:
    boss, other = agent(role=Role.ADMIN), agent("agt_b", role=Role.ADMIN)
    for a in (boss, other):
        store.save_agent(None, a)
    gone = replace(boss, active=False, version=2)
    demoted = replace(other, role=Role.AGENT, version=2)
    for lost in (demoted, replace(other, active=False, version=4)):
        store.save_agent(replace(other, version=lost.version - 1), lost)
        with pytest.raises(Conflict, match="version"):
            store.save_agent(boss, gone, None, None, "agt_b")
        back = replace(other, version=lost.version + 1)
        store.save_agent(lost, back)
    store.save_agent(boss, gone, None, None, "agt_b")
    assert store.agents(TENANT, ["agt_a", "agt_b"]) == [gone, back]


def test_an_agent_is_saved_against_the_loaded_version(store: Store) -> None:
    store.save_agent(None, agent())
    with pytest.raises(Conflict, match="version"):
        store.save_agent(None, agent(name="other"))
    store.save_agent(agent(), agent(name="new", version=2))
    with pytest.raises(Conflict, match="version"):
        store.save_agent(agent(), agent(name="late", version=2))
    assert store.agent(TENANT, "agt_a") == agent(name="new", version=2)


def test_seats_claimed_meanwhile_survive_a_save(store: Store) -> None:
    store.save_agent(None, agent(capacity=2))
    went_on(store, started(store), CLAIM)
    after = agent(capacity=1, version=2, due_at=NOW)
    store.save_agent(agent(capacity=2), after)
    saved = store.agent(TENANT, "agt_a")
    assert saved == replace(after, seats={"cnv_a": 1}, load=1, idle_since=NOW)
    c = started(store, id="cnv_b")
    with pytest.raises(Conflict):
        went_on(store, c, replace(CLAIM, conversation="cnv_b"))
    store.save_agent(saved, replace(saved, capacity=3, version=3, due_at=None))
    went_on(store, c, replace(CLAIM, conversation="cnv_b"))
    assert store.due(NOW, 9) == []


def test_a_lease_extended_meanwhile_survives_a_save(store: Store) -> None:
    store.save_agent(None, agent())
    assert store.beat(TENANT, "agt_a", NOW, NOW + 90_000)
    store.save_agent(agent(), agent(name="new", version=2))
    assert store.agent(TENANT, "agt_a") == agent(name="new", version=2, seen_until=NOW + 90_000)


def test_only_a_running_lease_of_an_active_agent_is_extended(store: Store) -> None:
    store.save_agent(None, agent(seen_until=NOW))
    store.save_agent(None, agent("agt_b", active=False))
    assert not store.beat(TENANT, "agt_a", NOW, NOW + 1)
    assert not store.beat(TENANT, "agt_b", NOW, NOW + 1)
    assert not store.beat(TENANT, "agt_c", NOW, NOW + 1)
    assert store.agent(TENANT, "agt_a") == agent(seen_until=NOW)


def test_customers_by_id(store: Store) -> None:
    made = [customer(f"cus_{n}", name=f"n {n}", external_id=f"u-{n}") for n in (2, 0, 1)]
    for one in made:
        store.save_customer(None, one)
    found = store.customers(TENANT, ["cus_1", "cus_9", "cus_2", "cus_1"])
    assert sorted(found, key=lambda c: c.id) == [made[2], made[0]]
    assert store.customers(OTHER, ["cus_1"]) == store.customers(TENANT, []) == []


def test_rosters_follow_reach_and_groups(store: Store) -> None:
    a = agent(groups=("grp_a", "grp_b"))
    store.save_agent(None, a)
    store.save_agent(None, agent("agt_b", reachable=False))
    assert [store.roster(TENANT, g, 9) for g in ("grp_a", "grp_b", "grp_c")] == [
        ["agt_a"],
        ["agt_a"],
        [],
    ]
    moved = replace(a, groups=("grp_b", "grp_c"), version=2)
    store.save_agent(a, moved)
    assert [store.roster(TENANT, g, 9) for g in ("grp_a", "grp_b", "grp_c")] == [
        [],
        ["agt_a"],
        ["agt_a"],
    ]
    store.save_agent(moved, replace(moved, reachable=False, version=3))
    assert [store.roster(TENANT, g, 9) for g in ("grp_b", "grp_c")] == [[], []]


def test_a_tenant_and_its_slug(store: Store) -> None:
    first = Tenant(
        TENANT,
        "acme",
        "Acme",
        "grp_a",
        1,
        {"rank_shown": 3},
        {"email": {"x": 1}},
        ("wk_1",),
        ("s1",),
        ({"name": "VIP", "all": [{"fact": "topic", "op": "is"}], "then": {"priority": 2}}, {}),
        ({"name": "发票", "color": "#0a0b0c"},),
    )
    store.save_tenant(None, first)
    assert store.tenant(TENANT) == first
    assert (store.tenant_by_slug("acme"), store.tenant_by_slug("none")) == (TENANT, None)
    with pytest.raises(Conflict, match="slug"):
        store.save_tenant(None, Tenant(OTHER, "acme", "Imitation", "grp_b", 1))
    assert store.tenant(OTHER) is None
    moved = replace(first, slug="acme-2", version=2)
    store.save_tenant(first, moved)
    assert (store.tenant_by_slug("acme"), store.tenant_by_slug("acme-2")) == (None, TENANT)
    with pytest.raises(Conflict, match="version"):
        store.save_tenant(first, moved)
    store.save_tenant(None, Tenant(OTHER, "acme", "Other", "grp_b", 1))


def test_groups_of_a_tenant(store: Store) -> None:
    b, a = Group(TENANT, "grp_b", "销售", 1, {"x": 1}), Group(TENANT, "grp_a", "Support", 1)
    store.save_group(None, b)
    store.save_group(None, a)
    store.save_group(None, Group(OTHER, "grp_c", "Other", 1))
    assert store.groups(TENANT) == [a, b]
    assert (store.group(TENANT, "grp_b"), store.group(TENANT, "grp_c")) == (b, None)
    store.save_group(a, replace(a, name="Help", version=2))
    with pytest.raises(Conflict, match="version"):
        store.save_group(a, replace(a, name="Late", version=2))


def test_who_is_blocked_gets_no_conversation(store: Store) -> None:
    first = customer()
    store.save_customer(None, first)
    blocked = replace(first, blocked=True, version=2)
    store.save_customer(first, blocked)
    assert store.customer(TENANT, "cus_a") == blocked
    move = SetCurrent("cus_a", None, "cnv_a")
    assert conflict(store, Commit(None, conversation(), moves=(move,))) == move
    store.save_customer(blocked, replace(first, version=3))
    started(store, move)
    assert store.customer(TENANT, "cus_a") == replace(first, version=3, current="cnv_a", visits=1)


def test_who_became_another_gets_no_conversation(store: Store) -> None:
    became = customer(became="cus_b")
    store.save_customer(None, became)
    assert store.customer(TENANT, "cus_a") == became
    move = SetCurrent("cus_a", None, "cnv_a")
    assert conflict(store, Commit(None, conversation(), moves=(move,))) == move


def test_a_visit_is_replaced_whole(store: Store) -> None:
    assert store.visit(TENANT, "cus_a") is None
    page = PageSeen("https://shop.example/", NOW, "店", "https://a.example/")
    device = Device("Firefox", "Linux", "phone", "1x2")
    full = Visit(TENANT, "cus_a", NOW, (page, page), device, "zh", "Asia/Shanghai", {"plan": "x"})
    store.save_visit(full)
    assert store.visit(TENANT, "cus_a") == full
    assert store.visit(OTHER, "cus_a") is None and store.customer(TENANT, "cus_a") is None
    plain = Visit(TENANT, "cus_a", NOW + 1)
    store.save_visit(plain)
    assert store.visit(TENANT, "cus_a") == plain


def test_a_customer_keeps_current_and_the_name_the_tenant_gave(store: Store) -> None:
    first = customer(attributes={"tier": "gold"}, email="a@example.com")
    store.save_customer(None, first)
    assert store.customer(TENANT, "cus_a") == first
    started(store, SetCurrent("cus_a", None, "cnv_a"))
    named = replace(first, external_id="u-1", name="王", version=2)
    store.save_customer(first, named)
    assert store.customer(TENANT, "cus_a") == replace(named, current="cnv_a", visits=1)
    assert store.customer_by_external(TENANT, "u-1") == "cus_a"
    assert store.customer_by_external(OTHER, "u-1") is None
    with pytest.raises(Conflict, match="external_id"):
        store.save_customer(None, customer("cus_b", external_id="u-1"))
    assert store.customer(TENANT, "cus_b") is None
    with pytest.raises(Conflict, match="version"):
        store.save_customer(first, named)
    store.save_customer(named, replace(named, external_id="u-2", email="", version=3))
    assert [store.customer_by_external(TENANT, n) for n in ("u-1", "u-2")] == [None, "cus_a"]


def test_keys_of_a_tenant(store: Store) -> None:
    key = ApiKey(TENANT, "key_a", "CRM", "d" * 64, ("agents:read", "queues:read"), NOW)
    store.save_key(key)
    store.save_key(replace(key, id="key_b", expires_at=NOW))
    store.save_key(replace(key, revoked=True))
    assert store.key(TENANT, "key_a") == replace(key, revoked=True)
    assert store.key(OTHER, "key_a") is None
    assert [k.id for k in store.keys(TENANT)] == ["key_a", "key_b"]
