"""Lists of conversations as the staff see them: who it is, what was said last, what is unread, what
time will do; and the queues of all groups.
"""

from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.actors import PERMISSIONS
from chalicelib.domain.conversations.draft import MOST_UNANSWERED
from chalicelib.entry.openapi import document
from chalicelib.flow.tick import tick
from tests.entry.site import Site

LONG = "一二三四五六七八九十" * 13


def listed(site: Site, query: str = "", who: str = "agent") -> Any:
    found = site.call("GET", f"/v1/conversations{query}", token=site.home.tokens[who])
    assert found.status == 200, found.text
    return found.json["data"]


def single(site: Site, id: str, who: str = "agent") -> Any:
    return site.call("GET", f"/v1/conversations/{id}", token=site.home.tokens[who]).json


def report(due: Any, failure: Exception) -> None:
    raise failure


def test_a_list_and_the_single_one_say_the_same(site: Site) -> None:
    id = site.home.conversation("awaiting_customer")
    [one] = listed(site)
    assert one == single(site, id)
    assert one["tags"] == []


def test_customers_are_told_none_of_it(site: Site) -> None:
    id = site.home.conversation("awaiting_agent")
    for shown in (single(site, id, "customer"), listed(site, "?view=mine", "customer")[0]):
        hidden = {
            "person",
            "preview",
            "unread",
            "deadlines",
            "tags",
            "urgency",
            "version",
            "late_since",
        }
        assert not hidden & shown.keys()


def test_who_it_is(site: Site) -> None:
    id, home = site.home.conversation("queued"), site.home
    stranger = {"name": "", "email": "", "vip": False, "blocked": False, "anonymous": True}
    assert single(site, id)["person"] == stranger
    before = site.ports.store.customer(home.tenant, home.actors["customer"].id)
    assert before
    known = replace(before, version=2, name="Ann", email="a@x.example", external_id="u-1")
    site.ports.store.save_customer(before, known)
    known = {"name": "Ann", "email": "a@x.example", "anonymous": False}
    assert single(site, id)["person"] == {**stranger, **known}


def test_rules_make_a_vip_and_pressing_does_not(site: Site) -> None:
    id, home = site.home.conversation("queued"), site.home
    home.run("customer", "urge", id)
    assert (single(site, id)["priority"], single(site, id)["person"]["vip"]) == (1, False)
    tenant = site.ports.store.tenant(home.tenant)
    assert tenant
    rule = {"name": "all", "all": [], "any": [], "then": {"priority": 2}}
    ruled = replace(tenant, version=tenant.version + 1, rules=(rule,))
    site.ports.store.save_tenant(tenant, ruled)
    site.fakes.clock.forward(10)
    favoured = single(site, home.conversation("queued", "stranger"))
    assert (favoured["priority"], favoured["person"]["vip"]) == (2, True)


def test_what_was_said_last(site: Site) -> None:
    id, home = site.home.conversation("awaiting_agent"), site.home
    preview = single(site, id)["preview"]
    at = single(site, id)["opened_at"]
    assert preview == {"text": "first words", "by": "customer", "at": at, "files": 0}
    home.run("agent", "note", id, text="not for customers")
    home.run("agent", "say", id, text=f" {LONG[:10]}\n\n{LONG}")
    preview = listed(site)[0]["preview"]
    assert (preview["text"], preview["by"]) == (f"{LONG[:10]} {LONG[:109]}", "agent")
    home.run("customer", "say", id, attachments=[home.attachment(id)])
    preview = listed(site)[0]["preview"]
    assert (preview["text"], preview["by"], preview["files"]) == ("", "customer", 1)


def test_nothing_is_left_of_a_recalled_one(site: Site) -> None:
    id, home = site.home.conversation("awaiting_customer"), site.home
    last = home.ports.store.conversation(home.tenant, id)
    assert last and last.said
    home.run("customer", "recall", id, seq=2)
    assert single(site, id)["preview"]["text"] == "an answer"
    entries = home.ports.store.entries(home.tenant, id, 0, 99, True)
    seq = next(e.seq for e in entries if e.public_seq == last.said.seq)
    home.run("agent", "recall", id, seq=seq)
    assert (single(site, id)["preview"]["text"], single(site, id)["preview"]["by"]) == ("", "agent")


def test_what_the_agent_has_not_read(site: Site) -> None:
    id, home = site.home.conversation("awaiting_agent"), site.home
    assert single(site, id)["unread"] == 1  # of several entries one is the customer's message
    home.run("agent", "read", id, seq=single(site, id)["public_seq"])
    assert single(site, id)["unread"] == 0
    home.run("customer", "say", id, text="still there?")
    half_way = single(site, id)["public_seq"]
    home.run("customer", "say", id, text="hello?")
    assert (listed(site)[0]["unread"], single(site, id)["unread"]) == (2, 2)
    home.run("agent", "read", id, seq=half_way)
    assert single(site, id)["unread"] == 1
    home.run("agent", "note", id, text="not for customers")
    assert single(site, id)["unread"] == 1
    home.run("agent", "say", id, text="an answer")
    assert single(site, id)["unread"] == 0  # whoever answers has read


def test_it_counts_no_further_than_lists_show(site: Site) -> None:
    id, home = site.home.conversation("awaiting_agent"), site.home
    for n in range(MOST_UNANSWERED + 1):
        home.run("customer", "say", id, text=f"{n}")
    assert single(site, id)["unread"] == MOST_UNANSWERED


def test_a_new_agent_has_the_same_to_read(site: Site) -> None:
    id, home = site.home.conversation("awaiting_agent"), site.home
    home.run("agent", "transfer", id, group=home.sales)
    assert single(site, id)["unread"] == 1


def test_what_time_will_do(site: Site) -> None:
    id = site.home.conversation("queued")
    names = [one["name"] for one in single(site, id)["deadlines"]]
    assert names == ["alarm", "nobody", "timeout"]
    site.fakes.clock.forward(61)
    tick(site.ports, report)
    assert [one["name"] for one in listed(site)[0]["deadlines"]] == ["nobody", "timeout"]
    site.fakes.clock.forward(1)
    over = single(site, site.home.conversation("ended", "stranger"))
    assert over["deadlines"] == []


def test_since_when_one_is_late(site: Site) -> None:
    id = site.home.conversation("queued")
    due = single(site, id)["deadlines"][0]
    assert (due["name"], single(site, id)["late_since"]) == ("alarm", None)
    site.fakes.clock.forward(61)
    tick(site.ports, report)
    assert single(site, id)["late_since"] == listed(site)[0]["late_since"] == due["at"]


def test_an_open_offer_has_its_time(site: Site) -> None:
    shown = single(site, site.home.conversation("asked"))
    offer, warn = shown["deadlines"][:2]
    assert (offer["name"], offer["at"]) == ("offer", shown["offers"][0]["until"])
    assert warn["name"] == "warn"


def chosen(site: Site, query: str) -> list[str]:
    return [c["id"] for c in listed(site, query)]


def test_what_waits_too_long_and_is_chosen_from(site: Site) -> None:
    home, clock = site.home, site.fakes.clock
    first = home.conversation("queued")
    clock.forward(1)
    second = home.conversation("queued", "stranger")
    assert chosen(site, "?view=late") == []
    clock.forward(65)
    tick(site.ports, report)
    assert chosen(site, "?view=late") == [first, second]
    customer = home.actors["stranger"].id
    assert chosen(site, f"?view=late&customer={customer}") == [second]
    page = site.call(
        "GET",
        f"/v1/conversations?view=late&limit=1&customer={customer}",
        token=home.tokens["agent"],
    ).json
    assert (page["data"], page["has_more"]) == ([], True)
    rest = f"?view=late&customer={customer}&cursor={page['next_cursor']}"
    assert chosen(site, rest) == [second]
    home.run("stranger", "leave_queue", second)
    assert chosen(site, "?view=late") == [first]


@pytest.mark.parametrize("view", ["open", "mine"])
def test_a_view_is_chosen_from(site: Site, view: str) -> None:
    home = site.home
    id, agent = home.conversation("awaiting_agent"), home.actors["agent"].id
    home.run("agent", "tag", id, add=["refund"])
    fits = {"group": home.group, "agent": agent, "state": "awaiting_agent", "tag": "refund"}
    fits |= {"channel": "chat", "customer": home.actors["customer"].id}
    others = {"group": home.sales, "agent": home.actors["admin"].id, "state": "queued", "tag": "x"}
    others |= {"channel": "email", "customer": home.actors["stranger"].id}
    whole = "".join(f"&{name}={value}" for name, value in fits.items())
    assert chosen(site, f"?view={view}{whole}") == [id]
    for name, value in fits.items():
        assert chosen(site, f"?view={view}&{name}={value}") == [id]
        assert chosen(site, f"?view={view}{whole}".replace(value, others[name])) == []


def test_closed_ones_are_chosen_from_and_customers_choose_nothing(site: Site) -> None:
    id = site.home.conversation("ended")
    assert chosen(site, "?view=closed&state=ended") == [id]
    assert chosen(site, "?view=closed&state=system_ended") == []
    mine = listed(site, "?view=mine&tag=refund&state=queued", "customer")
    assert [c["id"] for c in mine] == [id]


@pytest.mark.parametrize(
    "query", ["state=lost", "agent=me", "channel=A", "tag=", "view=lost", "customer=x"]
)
def test_a_choice_that_makes_no_sense_is_refused(site: Site, query: str) -> None:
    answer = site.call("GET", f"/v1/conversations?{query}", token=site.home.tokens["agent"])
    assert answer.status == 422


def test_a_lead_gives_a_waiting_one_to_an_agent(site: Site) -> None:
    home = site.home
    id, agent = home.conversation("queued"), home.actors["agent"].id

    def assign(who: str, to: str) -> Any:
        body = {"agent": to}
        return site.call("POST", f"/v1/conversations/{id}/assign", body, home.tokens[who])

    assert assign("agent", agent).code == "not_permitted"
    assert assign("supervisor", agent).code == "agent_unavailable"
    assert assign("supervisor", "agt_" + "0" * 22).code == "no_such_agent"
    settings = site.ports.store.group(home.tenant, home.group)
    assert settings
    pulling = replace(settings, policy={"mode": "pull"}, version=settings.version + 1)
    site.ports.store.save_group(settings, pulling)
    site.fakes.clock.forward(10)
    home.online()
    assert assign("supervisor", agent).status == 200
    assert (single(site, id)["agent"], single(site, id)["state"]) == (agent, "awaiting_agent")
    assert assign("supervisor", agent).code == "not_in_this_state"


def test_the_queues_of_all_groups(site: Site) -> None:
    site.home.conversation("queued")
    queues = site.call("GET", "/v1/queues", token=site.home.tokens["agent"]).json["data"]
    sales, support = queues
    assert [q["name"] for q in queues] == ["Sales", "Support"]
    assert (support["waiting"], support["late"], support["agents"]) == (1, 0, 0)
    assert (sales["waiting"], sales["oldest_wait_s"]) == (0, 0)
    site.fakes.clock.forward(61)
    tick(site.ports, report)
    for queue in site.call("GET", "/v1/queues", token=site.home.tokens["agent"]).json["data"]:
        one = f"/v1/queues/{queue['group']}"
        assert site.call("GET", one, token=site.home.tokens["agent"]).json == queue
    support = queue
    assert (support["name"], support["late"], support["oldest_wait_s"]) == ("Support", 1, 61)


@pytest.mark.parametrize("op", document()["x-socket"]["client"])
def test_the_description_says_who_may_use_an_op(op: str) -> None:
    assert document()["x-socket"]["client"][op]["x-permission"] in document()["x-permissions"]


def test_the_description_has_the_whole_role_table() -> None:
    told = document()["x-permissions"]
    assert told.keys() == PERMISSIONS.keys()
    assert told["conversations.supervise"] == {"roles": ["admin", "supervisor"], "scope": None}
