"""Who changed what: every change of what a tenant arranges leaves one line, for leads to read."""

from typing import Any

import pytest

from chalicelib.domain.actors import PERMISSIONS
from chalicelib.entry.rest.index import routes
from chalicelib.flow import agents, customers
from tests.entry.examples import EXAMPLES, key_of, prepared
from tests.entry.site import Answer, Site

ROUTES = {key_of(route): route for route in routes()}
WHAT = {
    "POST /v1/groups": "group.made",
    "PATCH /v1/groups/{group}": "group.changed",
    "PATCH /v1/settings": "settings.changed",
    "PUT /v1/routing/rules": "rules.changed",
    "PUT /v1/tags": "tags.changed",
    "PATCH /v1/settings/widget": "widget.changed",
    "PUT /v1/settings/logo": "widget.changed",
    "DELETE /v1/settings/logo": "widget.changed",
    "PUT /v1/cards": "cards.changed",
    "POST /v1/keys": "key.made",
    "DELETE /v1/keys/{key}": "key.revoked",
    "POST /v1/identity-secrets": "identity_secret.made",
    "DELETE /v1/identity-secrets/{secret}": "identity_secret.removed",
    "POST /v1/agents": "agent.made",
    "PATCH /v1/agents/{agent}": "agent.changed",
    "POST /v1/agents/{agent}/password": "agent.password_reset",
    "POST /v1/answers": "answer.made",
    "PATCH /v1/answers/{answer}": "answer.changed",
    "DELETE /v1/answers/{answer}": "answer.deleted",
    "PATCH /v1/customers/{customer}": "customer.changed",
    "PUT /v1/customers/{customer}/block": "customer.blocked",
    "POST /v1/customers/{customer}/merge": "customer.merged",
}
# These change nothing that a tenant arranges: a status is told by the agent's own log.
UNTOLD = {"PUT /v1/agents/{agent}/status", "POST /v1/routing/dry-run"}
ANOTHER = {"/v1/groups", "/v1/keys", "/v1/identity-secrets"}
ARRANGING = {p for p in PERMISSIONS if p.endswith((".write", ".manage", ".own", ".set_status"))}


def lines(site: Site, query: str = "", who: str = "supervisor") -> Any:
    return site.call("GET", f"/v1/audit{query}", token=site.home.tokens[who]).json["data"]


def do(site: Site, key: str, who: str = "admin") -> Answer:
    url, body = prepared(site.home, ROUTES[key])
    return site.call(ROUTES[key].method, url, body, site.home.tokens[who])


def test_every_route_that_arranges_something_is_known_here() -> None:
    changing = {k for k, r in ROUTES.items() if r.method != "GET" and r.permission in ARRANGING}
    assert changing - {"PUT /v1/visit"} == set(WHAT) | UNTOLD - {"POST /v1/routing/dry-run"}


@pytest.mark.parametrize("key", WHAT)
def test_a_change_leaves_one_line(site: Site, key: str) -> None:
    if key == "DELETE /v1/settings/logo":
        do(site, "PUT /v1/settings/logo")
    url, body = prepared(site.home, ROUTES[key])
    before = len(lines(site, "?limit=100"))
    site.fakes.clock.forward(1)
    answer = site.call(ROUTES[key].method, url, body, site.home.tokens["admin"])
    assert answer.status == ROUTES[key].status, answer.text
    after = lines(site, "?limit=100")
    assert len(after) == before + 1
    assert (after[0]["what"], after[0]["by"]) == (WHAT[key], site.home.actors["admin"].id)
    thing = [part for part in url.partition("?")[0].split("/") if "_" in part]
    made = [answer.json["id"]] if answer.text and answer.status == 201 else []
    assert after[0]["id"] == "".join(thing or made)


@pytest.mark.parametrize("key", sorted(set(WHAT) - {"POST /v1/agents/{agent}/password"}))
def test_what_changes_nothing_leaves_none(site: Site, key: str) -> None:
    url, body = prepared(site.home, ROUTES[key])
    for _ in range(2):
        site.call(ROUTES[key].method, url, body, site.home.tokens["admin"])
    if key.removeprefix("POST ") in ANOTHER or key == "PUT /v1/cards":
        return  # each makes another, or says which it keeps
    told = [one for one in lines(site, "?limit=100") if one["what"] == WHAT[key]]
    assert len(told) <= 1


def test_it_says_what_it_was_and_what_it_is(site: Site) -> None:
    token = site.home.tokens["admin"]
    site.call("PATCH", f"/v1/groups/{site.home.sales}", {"name": "Shop"}, token)
    newest = lines(site)[0]
    assert newest == {
        "at": "2026-11-18T11:06:40.000Z",
        "by": site.home.actors["admin"].id,
        "what": "group.changed",
        "id": site.home.sales,
        "change": {"name": {"was": "Sales", "is": "Shop"}},
    }


def test_nobodys_own_answers_and_ways_are_told(site: Site) -> None:
    before = lines(site)
    site.home.canned("agent", personal=True)
    site.home.online()
    actor = site.home.actors["agent"]
    agents.set_status(site.ports, actor, actor.id, "away", "lunch")
    site.call("PATCH", "/v1/me", {}, site.home.tokens["agent"])
    assert lines(site) == before


def test_what_a_customer_is_called_is_not_told(site: Site) -> None:
    customer = site.home.actors["customer"].id
    said = {"name": "Kanarienvogel", "fields": {"size": "Kanarienvogel"}}
    customers.change(site.ports, site.home.tenant, customer, said, lambda _: None, "agt_x")
    answer = site.call("GET", "/v1/audit", token=site.home.tokens["supervisor"])
    assert answer.json["data"][0]["change"] == {"name": {}, "fields": {}}
    assert "Kanarienvogel" not in answer.text


def test_secrets_are_never_told(site: Site) -> None:
    do(site, "PUT /v1/cards")
    do(site, "POST /v1/keys")
    text = site.call("GET", "/v1/audit", token=site.home.tokens["admin"]).text
    kept = site.ports.store.cards(site.home.tenant)
    assert kept and not [card for card in kept.cards if card.secret in text]
    keys = site.ports.store.keys(site.home.tenant)
    assert not [key for key in keys if key.digest in text]


def test_pages_and_days(site: Site) -> None:
    start = len(lines(site, "?limit=100"))
    for _ in range(3):
        do(site, "POST /v1/groups")
        site.fakes.clock.forward(86_400)
        site.home.sign_in("admin")
        site.home.sign_in("supervisor")
    assert len(lines(site, "?limit=100")) == start + 3
    assert len(lines(site, "?from=2026-11-19&to=2026-11-20")) == 2
    assert len(lines(site, "?from=2026-11-19T12:00:00Z")) == 1
    assert len(lines(site, "?to=2026-11-18")) == start + 1
    token = site.home.tokens["supervisor"]
    page = site.call("GET", "/v1/audit?from=2026-11-19&limit=1", token=token).json
    assert page["has_more"] and len(page["data"]) == 1
    query = f"?from=2026-11-19&limit=1&cursor={page['next_cursor']}"
    rest = site.call("GET", f"/v1/audit{query}", token=token).json
    assert (len(rest["data"]), rest["has_more"]) == (1, False)
    for bad in ("?from=2026-11-20&to=2026-11-19", "?from=yesterday", "?cursor=!"):
        assert site.call("GET", f"/v1/audit{bad}", token=token).status == 422


def test_a_lost_race_leaves_one_line(site: Site) -> None:
    def meanwhile(name: str, args: Any) -> None:
        if name == "save_group":
            site.fakes.store.hooks.clear()
            do(site, "PATCH /v1/groups/{group}")
            site.fakes.clock.forward(1)

    site.fakes.store.hooks.append(meanwhile)
    url = f"/v1/groups/{site.home.group}"
    site.call("PATCH", url, {"name": "Mine"}, site.home.tokens["admin"])
    changed = [one["change"] for one in lines(site) if one["what"] == "group.changed"]
    assert changed[::-1] == [
        {"name": {"was": "Support", "is": "Other"}},
        {"name": {"was": "Other", "is": "Mine"}},
    ]


def test_each_tenant_has_its_own(site: Site) -> None:
    do(site, "POST /v1/groups")
    abroad = site.call("GET", "/v1/audit", token=site.abroad.tokens["admin"]).text
    assert site.home.tenant not in abroad and site.home.actors["admin"].id not in abroad


def test_examples_say_who_may_not(site: Site) -> None:
    for key in ("POST /v1/answers", "DELETE /v1/answers/{answer}"):
        assert EXAMPLES[key].lacking == ("agent",)
        before = lines(site)
        assert do(site, key, "agent").status == 403
        told = [one for one in lines(site) if one not in before]
        assert [one["what"] for one in told] in ([], ["answer.made"])  # as prepared
