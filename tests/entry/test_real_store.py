"""Every route once more on the real store, whose rows come back with types of their own."""

import pytest

from chalicelib.flow.ports import Store
from tests.entry.examples import EXAMPLES, prepared
from tests.entry.site import PICTURE, Site
from tests.entry.talk import authorize
from tests.entry.test_admin import HOURS
from tests.entry.test_routes import GUARDED, ONLY_IN_ORDER


@pytest.mark.parametrize("key", sorted(set(GUARDED) - ONLY_IN_ORDER))
def test_every_route_is_served(real_site: Site, key: str) -> None:
    route, token = GUARDED[key], real_site.home.tokens[EXAMPLES[key].as_]
    url, body = prepared(real_site.home, route)
    headers = {"idempotency-key": "k-1"} if route.method == "POST" else {}
    first = real_site.call(route.method, url, body, token, headers)
    assert first.status == route.status, first.text
    if route.method == "POST" and not route.minting:
        again = real_site.call(route.method, url, body, token, headers)
        assert again.headers["Idempotency-Replayed"] == "true"
        assert again.json == (
            first.json and {**first.json, **({route.once: None} if route.once else {})}
        )


def test_visitors_are_known_again(real_site: Site) -> None:
    body = {"key": real_site.home.widget_key, "name": "Anna", "attributes": {"plan": "gold"}}
    first = real_site.call("POST", "/v1/visitors", body).json
    again = real_site.call("POST", "/v1/visitors", {"key": body["key"]}, first["token"]).json
    assert again["customer"] == first["customer"]
    url, token = f"/v1/customers/{first['customer']}", real_site.home.tokens["agent"]
    shown = real_site.call("GET", url, token=token).json
    assert (shown["name"], shown["attributes"]) == ("Anna", {"plan": "gold"})


def test_settings_come_back_as_they_were_set(real_site: Site) -> None:
    texts = {"greeting": {"*": "Hello", "zh": "你好"}}
    change = {"policy": {"warn_s": 7, "confirmation": False, "texts": texts, "hours": HOURS}}
    change |= {"channels": {"wechat": {"warn_s": 9}}}
    token = real_site.home.tokens["admin"]
    changed = real_site.call("PATCH", "/v1/settings", change, token).json
    assert changed == real_site.call("GET", "/v1/settings", token=token).json
    assert (changed["overrides"], changed["channels"]) == (change["policy"], change["channels"])


def test_rules_and_shifts_come_back_as_they_were_set(real_site: Site) -> None:
    token, numbers = real_site.home.tokens["admin"], {"fact": "claimed.age", "op": "at_least"}
    conditions = [{**numbers, "value": 17.5}, {**numbers, "value": 18}]
    rules = [{"name": "VIP", "all": conditions, "any": [], "then": {"skills": {"x": 2}}}]
    put = real_site.call("PUT", "/v1/routing/rules", {"rules": rules}, token).json
    assert put == real_site.call("GET", "/v1/routing/rules", token=token).json
    assert put["rules"] == rules
    again = real_site.call("PUT", "/v1/routing/rules", {"rules": rules}, token).json
    assert again["version"] == put["version"]
    url, shifts = f"/v1/agents/{real_site.home.actors['agent'].id}", {**HOURS, "wrap_up_min": 0}
    changed = real_site.call("PATCH", url, {"shifts": shifts, "skills": {"x": 2}}, token).json
    assert changed == real_site.call("GET", url, token=token).json
    assert (changed["shifts"], changed["skills"]) == (shifts, {"x": 2})


def test_a_widget_comes_back_as_it_was_set(real_site: Site) -> None:
    home = real_site.home
    token, key = home.tokens["admin"], home.widget_key
    change = EXAMPLES["PATCH /v1/settings/widget"].body
    assert change is not None
    real_site.call("PATCH", "/v1/settings/widget", change(home, {}), token)
    logo = {"type": PICTURE.type, "data": PICTURE.data}
    set_ = real_site.call("PUT", "/v1/settings/logo", logo, token).json
    assert set_ == real_site.call("GET", "/v1/settings/widget", token=token).json
    told = real_site.call("GET", f"/v1/widget?key={key}").json
    assert {name: told[name] for name in set_} == set_
    assert real_site.call("GET", f"/v1/widget/logo?key={key}").json == logo
    home.online()
    rows = real_site.call("GET", f"/v1/widget/status?key={key}").json["groups"]
    assert [(row["group"], row["free"]) for row in rows] == [
        (home.group, True),
        (home.sales, False),
    ]
    seen = {"key": key, "invitation": "cart", "event": "opened", "id": "v-1"}
    for _ in range(2):
        assert real_site.call("POST", "/v1/widget/invitations", seen).status == 204
    url = "/v1/counters?scope=invitation:cart"
    (day,) = real_site.call("GET", url, token=token).json["days"].values()
    assert day == {"opened": 1}


def test_a_queue_pages_by_place(real_site: Site) -> None:
    home = real_site.home
    there = [home.conversation("queued", "customer")]
    real_site.fakes.clock.forward(1)
    there.append(home.conversation("queued", "stranger"))
    url = f"/v1/conversations?view=queue&group={home.group}&limit=1"
    first = real_site.call("GET", url, token=home.tokens["agent"]).json
    url += f"&cursor={first['next_cursor']}"
    second = real_site.call("GET", url, token=home.tokens["agent"]).json
    assert [c["id"] for page in (first, second) for c in page["data"]] == there
    assert second["has_more"] is False


def test_alarms_reach_every_supervisor(desk: Store) -> None:
    for n in range(30):
        desk.connect("ten_a", "leads", f"c{n:02}", 1000 + n, 0)
        desk.connect("ten_a", "agt_a", f"c{n:02}", 1000 + n, 0)
    live = desk.connections("ten_a", ["leads", "agt_a"], 0)
    assert (len(live["leads"]), len(live["agt_a"])) == (30, 20)


def test_a_ticket_is_used_once(real_site: Site) -> None:
    token = real_site.home.tokens["agent"]
    ticket = real_site.call("POST", "/v1/socket-tickets", {}, token).json["ticket"]
    effects = [authorize(ticket)["policyDocument"]["Statement"][0]["Effect"] for _ in range(2)]
    assert effects == ["Allow", "Deny"]
