"""Lines of the audit are written with what they tell, or not at all."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.tenants import merging
from chalicelib.domain.tenants.canned import Canned
from chalicelib.domain.tenants.cards import Cards
from chalicelib.domain.tenants.model import ApiKey, Group, Tenant
from chalicelib.domain.tenants.widget import Widget
from chalicelib.flow.ports import AuditLine, Conflict, Store
from tests.store.make import NOW, OTHER, TENANT, agent, customer

CHANGE = {"name": {"was": None, "is": "新"}, "fields": {}}


def line(n: int = 0, **parts: Any) -> AuditLine:
    given = {"by": "agt_a", "what": "group.changed", "id": "grp_a", "change": CHANGE}
    return AuditLine(**{"tenant": TENANT, "key": f"aud_{n}", "at": NOW + n, **given, **parts})


def told(store: Store, first: int = 0, last: int = NOW + 999, limit: int = 50) -> list[AuditLine]:
    """All lines of all pages."""
    lines: list[AuditLine] = []
    cursor = None
    while True:
        page = store.audit(TENANT, first, last, limit, cursor)
        lines += page.items
        cursor = page.cursor
        if cursor is None:
            return lines


def test_the_latest_come_first(store: Store) -> None:
    lines = [line(n) for n in range(5)] + [line(4, key="aud_5"), line(9, by="", id="", change={})]
    for one in lines:
        store.save_audit(one)
    store.save_audit(line(tenant=OTHER))
    assert told(store) == told(store, limit=2) == lines[::-1]
    assert told(store, NOW + 1, NOW + 4) == told(store, NOW + 1, NOW + 4, 2) == lines[5:0:-1]
    assert told(store, NOW + 5, NOW + 8) == []
    assert store.audit(TENANT, NOW + 3, NOW + 4, 3, None).cursor is None


Save = Callable[[Store, bool, AuditLine | None], None]
ACME = Tenant(TENANT, "acme", "Acme", "grp_a", 1)
SALES = Group(TENANT, "grp_a", "Sales", 1)
LOOK, HELLO = Widget(TENANT, 1), Canned(TENANT, "ans_a", "hello", version=1)
ONE, OTHER_ONE = customer("cus_a"), customer("cus_b", name="Ann")


def versioned(save: str, one: Any, *more: Any) -> Save:
    """A save of something that is there (``known``) or not yet."""

    def do(store: Store, known: bool, audit: AuditLine | None) -> None:
        before, after = (one, replace(one, version=2)) if known else (None, one)
        getattr(store, save)(before, after, *more, audit)

    return do


def merge(store: Store, known: bool, audit: AuditLine | None) -> None:
    if not known:
        store.save_customer(None, ONE, audit)
        store.save_customer(None, OTHER_ONE)
        return
    after, became = merging.merged(OTHER_ONE, ONE, "agt_a")
    store.merge_customers(ONE, became, OTHER_ONE, after, audit)


SAVES = {
    "tenant": versioned("save_tenant", ACME),
    "group": versioned("save_group", SALES),
    "agent": versioned("save_agent", agent(), None),
    "customer": versioned("save_customer", ONE),
    "widget": versioned("save_widget", LOOK, None),
    "canned": versioned("save_canned", HELLO),
    "cards": versioned("save_cards", Cards(TENANT, 1)),
    "merge": merge,
}


@pytest.mark.parametrize("what", SAVES)
def test_a_change_leaves_its_line_and_a_lost_race_none(store: Store, what: str) -> None:
    save = SAVES[what]
    save(store, False, line(1))
    save(store, True, line(2))
    for known in (True, False):
        with pytest.raises(Conflict, match="version"):
            save(store, known, line(3))
    assert told(store) == [line(2), line(1)]


def test_keys_and_what_is_deleted_leave_lines_too(store: Store) -> None:
    store.save_key(ApiKey(TENANT, "key_a", "CRM", "d", (), NOW), line(1))
    store.save_canned(None, HELLO)
    store.save_canned(HELLO, None, line(2))
    assert told(store) == [line(2), line(1)]
    assert store.key(TENANT, "key_a") and store.canned(TENANT, "", "ans_a") is None


def test_an_agent_of_many_groups_leaves_one_line(desk: Store) -> None:
    groups = tuple(f"grp_{n:02}" for n in range(90))
    before = agent(groups=groups[:45], ranked="1")
    desk.save_agent(None, before)
    after = replace(before, groups=groups[45:], ranked="2", version=2)
    desk.save_agent(before, after, None, line())
    assert told(desk) == [line()]
