"""What the audit tells of a change."""

from dataclasses import fields, replace

import pytest

from chalicelib.domain.agents.model import Agent
from chalicelib.domain.audit import HINTED, MOST_BYTES_EACH, TOLD, difference
from chalicelib.domain.tenants.cards import Card, Cards
from chalicelib.domain.tenants.model import Customer, Group, Tenant

GROUP = Group("ten", "grp", "Sales", 1, {"warn_s": 30}, {"chat": {"warn_s": 5}})


def test_parts_are_told_each() -> None:
    after = replace(GROUP, name="Shop", policy={"warn_s": 40, "mode": "pull"}, channels={})
    assert difference(GROUP, after) == {
        "name": {"was": "Sales", "is": "Shop"},
        "policy.warn_s": {"was": 30, "is": 40},
        "policy.mode": {"was": None, "is": "pull"},
        "channels.chat": {"was": {"warn_s": 5}, "is": None},
    }
    assert difference(GROUP, replace(GROUP, version=2)) == {}


def test_of_something_new_all_is_told_that_is_there() -> None:
    assert difference(None, Group("ten", "grp", "Sales", 1)) == {
        "name": {"was": None, "is": "Sales"}
    }
    assert difference(GROUP, None)["name"] == {"was": "Sales", "is": None}


def test_where_an_agent_is_at_the_moment_is_no_news() -> None:
    before = Agent("ten", "agt", "Li", "li@x")
    assert difference(before, replace(before, reachable=True, load=3, ranked="1")) == {}
    assert list(difference(before, replace(before, capacity=0, active=False))) == [
        "active",
        "capacity",
    ]


def test_secrets_and_what_is_known_of_customers_are_not_told() -> None:
    card = Card("crm", "CRM", "json", "https://x.example", "s3cret")
    after = Cards("ten", 2, (replace(card, secret="other", title="T"),))
    told = difference(Cards("ten", 1, (card,)), after)
    assert told == {"crm.title": {"was": "CRM", "is": "T"}, "crm.secret": {}}
    ann = Customer("ten", "cus", 0, name="Ann", fields={"size": "S"})
    told = difference(ann, replace(ann, name="Eve", fields={}, blocked=True))
    assert told == {"name": {}, "fields": {}, "blocked": {"was": None, "is": True}}
    tenant = Tenant("ten", "acme", "Acme", "grp")
    assert difference(tenant, replace(tenant, identity_secrets=("is_1",))) == {
        "identity_secrets": {}
    }


def test_what_is_long_is_told_by_its_size() -> None:
    long = replace(GROUP, policy={"texts": {"greeting": {"*": "x" * MOST_BYTES_EACH}}})
    assert difference(GROUP, long)["policy.texts"]["is"] == {"bytes": MOST_BYTES_EACH + 23}
    many = replace(GROUP, policy={str(n): "x" * 900 for n in range(20)})
    assert set(difference(GROUP, many)) == {"policy.warn_s", *(f"policy.{n}" for n in range(20))}
    assert not any(difference(GROUP, many).values())


@pytest.mark.parametrize("kind", TOLD)
def test_what_is_told_exists(kind: type) -> None:
    names = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    assert {*TOLD[kind], *HINTED.get(kind, ())} <= names
