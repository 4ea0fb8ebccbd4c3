"""What the dry run says of those who have been here before, and of agents who are not there."""

from dataclasses import replace

import pytest

from chalicelib.flow import agents, dry_run
from tests.entry.site import Site
from tests.entry.test_admin import patch
from tests.entry.test_routing import dry, grouped, put, rule, start


def test_it_says_which_conversation_goes_on(site: Site) -> None:
    customer = site.home.actors["customer"].id
    assert dry(site, customer=customer)["continues"] is None
    conversation = start(site)
    assert dry(site, customer=customer)["continues"] == conversation.id
    assert dry(site)["continues"] is None
    assert dry(site, customer=customer, group=site.home.sales)["continues"] == conversation.id
    site.home.online()
    site.home.settle(conversation.id)
    site.home.run("agent", "end", conversation.id)
    assert dry(site, customer=customer)["continues"] == conversation.id
    assert dry(site, customer=customer, group=site.home.sales)["continues"] is None
    assert start(site).id == conversation.id


def test_it_says_when_the_window_is_over(site: Site) -> None:
    patch(site, "/v1/settings", {"policy": {"reopen_s": 60}})
    customer, conversation = site.home.actors["customer"].id, site.home.conversation("ended")
    assert dry(site, customer=customer)["continues"] == conversation
    site.fakes.clock.forward(61)
    assert dry(site, customer=customer)["continues"] is None
    assert start(site).id != conversation


def test_whoever_is_not_there_is_said_not_to_be(site: Site) -> None:
    site.home.online("supervisor")
    lead, agent, admin = (site.home.actors[r].id for r in ("supervisor", "agent", "admin"))
    patch(site, f"/v1/agents/{lead}", {"capacity": 0})
    (step,) = dry(site)["steps"]
    assert step["refused"] == {lead: "full", agent: "not_online", admin: "not_online"}
    agents.set_status(site.ports, site.home.actors["supervisor"], lead, "away", "")
    patch(site, f"/v1/agents/{agent}", {"groups": [site.home.sales]})
    (step,) = dry(site)["steps"]
    assert step["refused"] == {lead: "not_online", admin: "not_online"}
    patch(site, f"/v1/agents/{agent}", {"groups": [site.home.group], "active": False})
    assert set(dry(site)["steps"][0]["refused"]) == {lead, admin}


@pytest.mark.parametrize("present", [True, False])
def test_long_lists_are_cut_and_say_by_how_many(site: Site, present: bool) -> None:
    store, model = (
        site.ports.store,
        site.ports.store.agent(site.home.tenant, site.home.actors["agent"].id),
    )
    for n in range(dry_run.LISTED + 7):
        until = site.ports.now() + 10**9
        there = replace(model, id=f"agt_{n:022d}", seen_until=until, reachable=present)
        store.save_agent(None, there)
    (step,) = dry(site)["steps"]
    listed = len(step["candidates"]), len(step["refused"]), step["unlisted"]
    assert listed == ((dry_run.LISTED, 3, 7) if present else (0, dry_run.LISTED, 10))


def test_a_customers_own_language_is_asked_for(site: Site) -> None:
    before = site.ports.store.customer(site.home.tenant, site.home.actors["customer"].id)
    assert before is not None
    after = replace(before, language="de", version=before.version + 1)
    site.ports.store.save_customer(before, after)
    put(
        site,
        rule("fr", {"fact": "language", "op": "is", "value": "fr"}, then={"priority": 2}),
        rule("de", {"fact": "language", "op": "is", "value": "de"}, then={"priority": 1}),
    )
    told = dry(site, customer=before.id)
    assert (told["language"], told["priority"]) == ("de", 1)
    told = dry(site, customer=before.id, language="fr")
    assert (told["language"], told["priority"]) == ("fr", 2)
    conversation = start(site)
    assert (conversation.language, conversation.priority) == ("de", 1)


def overflowing(site: Site) -> None:
    grouped(site, overflow_waiting=1, overflow_group=site.home.sales)
    start(site, "stranger")


def served_sales(site: Site) -> None:
    url = f"/v1/agents/{site.home.actors['supervisor'].id}"
    patch(site, url, {"groups": [site.home.sales], "capacity": 1})
    site.home.online("supervisor")


def test_nobody_overflows_to_where_nobody_is(site: Site) -> None:
    overflowing(site)
    assert dry(site)["group"] == site.home.group
    served_sales(site)
    told = dry(site)
    assert (told["group"], told["overflowed_from"]) == (site.home.sales, site.home.group)
    assert start(site).group == site.home.sales


def test_nobody_overflows_to_where_there_is_no_room(site: Site) -> None:
    overflowing(site)
    served_sales(site)
    patch(site, f"/v1/groups/{site.home.sales}", {"policy": {"queue_cap": 1}})
    site.home._visit("third")
    site.home._visit("fourth")
    start(site, "third", group=site.home.sales)
    assert dry(site)["group"] == site.home.sales
    start(site, "fourth", group=site.home.sales)
    told = dry(site)
    assert (told["group"], told["overflowed_from"]) == (site.home.group, None)
