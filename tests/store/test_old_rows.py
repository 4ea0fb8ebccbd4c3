"""Rows from before an attribute existed load with its default, and can be changed."""

from dataclasses import replace
from zlib import crc32

import pytest

from chalicelib.domain.conversations.model import Rating
from chalicelib.domain.decision import LeaveQueue
from chalicelib.domain.tenants.model import Tenant
from chalicelib.flow.ports import Place, Store
from chalicelib.store.commit import put
from chalicelib.store.rows import keys
from chalicelib.store.rows.agents import item_of_agent
from chalicelib.store.rows.base import Item, item
from chalicelib.store.rows.conversations import PointerRow, item_of
from chalicelib.store.rows.people import item_of_tenant
from tests.store.make import NOW, TENANT, agent, conversation, went_on

OF_CONVERSATIONS = {"to", "sl", "w", "de", "da", "of", "pa", "cf", "hu", "ba"}
OF_CONVERSATIONS |= {"sd", "hd", "tg"}
OF_AGENTS = {"skills", "languages", "shifts", "shift_until", "breaks", "ranked", "missed"}
OF_AGENTS |= {"answered_at", "era", "mfa", "picture"}


def older(made: Item, without: set[str]) -> Item:
    """The row as it was written when there were no such attributes."""
    return {name: value for name, value in made.items() if name not in without}


def test_a_conversation_without_them(engine: Store) -> None:
    c = conversation(rating=Rating(2, ("slow",)), place=7)
    plain = item_of(c)
    assert not OF_CONVERSATIONS & plain.keys()
    put(plain)
    put(item(PointerRow, keys.queue(TENANT, "grp_a"), keys.timed(7, "cnv_a")))
    assert engine.conversation(TENANT, "cnv_a") == c
    assert engine.queue(TENANT, "grp_a", 9) == [Place("cnv_a", 7)]
    went_on(engine, c, LeaveQueue("grp_a", 7, "cnv_a"), place=None)
    assert engine.queue(TENANT, "grp_a", 9) == []


def test_offers_that_know_less(engine: Store) -> None:
    """Fields that are added at the end of a listed value have their defaults in older lists."""
    short = {"of": {"S": '[["serve","agt_a",5,"system"]]'}, "pa": {"S": '[["agt_b","helper"]]'}}
    put({**item_of(conversation()), **short})
    found = engine.conversation(TENANT, "cnv_a")
    assert found
    (offer,), (participant,) = found.offers, found.participants
    assert (offer.agent, offer.visible, offer.name) == ("agt_a", False, "")
    assert (participant.agent, participant.visible) == ("agt_b", False)


@pytest.mark.parametrize("ranked_first", [True, False])
def test_an_agent_without_them(engine: Store, ranked_first: bool) -> None:
    put(older(item_of_agent(agent()), OF_AGENTS))
    a = agent()
    assert engine.agent(TENANT, "agt_a") == a
    if ranked_first:
        assert engine.rank(a, "1")
    else:
        engine.save_agent(a, replace(a, ranked="1", skills={"refunds": 1}, version=2))
    assert [(r.agent, r.rank) for r in engine.free(TENANT, "grp_a", 9)] == [("agt_a", "1")]
    assert not engine.rank(a, "2")


def test_a_tenant_without_rules(engine: Store) -> None:
    tenant = Tenant(TENANT, "acme", "Acme", "grp_a", 1)
    made = item_of_tenant(tenant)
    assert "rules" not in made
    put(made)
    assert engine.tenant(TENANT) == tenant
    ruled = replace(tenant, version=2, rules=({"name": "VIP", "then": {"priority": NOW}},))
    engine.save_tenant(tenant, ruled)
    assert engine.tenant(TENANT) == ruled


def test_what_was_due_when_the_index_had_four_parts_is_found_and_moved(engine: Store) -> None:
    for n in range(8):
        c = conversation(f"cnv_{n}", due_at=NOW + n)
        put({**item_of(c), "due_shard": {"S": f"due#{crc32(c.id.encode()) % 4}"}})
    assert [d.id for d in engine.due(NOW + 9, 99)] == [f"cnv_{n}" for n in range(8)]
    for n in range(8):
        went_on(engine, conversation(f"cnv_{n}", due_at=NOW + n), due_at=NOW + 99)
    assert engine.due(NOW + 9, 99) == []
    assert len(engine.due(NOW + 99, 99)) == 8


def test_a_day_that_was_counted_in_one_row(engine: Store) -> None:
    at = {"pk": {"S": keys.counters(TENANT, "tenant")}, "sk": {"S": "2026-11-18"}}
    put({**at, "n#started": {"N": "7"}, "n#ended": {"N": "2"}})
    assert engine.count(TENANT, "cnv_a#1", {("tenant", "2026-11-18"): {"started": 1}})
    found = engine.counters(TENANT, "tenant", "2026-11-18", "2026-11-18")
    assert found == {"2026-11-18": {"started": 8, "ended": 2}}
