"""Agents, groups, settings, lists and their versions, as an administrator works with them."""

from dataclasses import fields
from typing import Any

import msgspec
import pytest

from chalicelib.domain.conversations.policy import Policy
from chalicelib.entry.shapes.tenants import PolicyChange
from tests.entry.site import Answer, Site


def patch(site: Site, url: str, body: object, match: str = "") -> Answer:
    headers = {"if-match": match} if match else {}
    return site.call("PATCH", url, body, site.home.tokens["admin"], headers)


def get(site: Site, url: str, role: str = "admin") -> Answer:
    return site.call("GET", url, token=site.home.tokens[role])


@pytest.mark.parametrize("what", ["groups", "agents", "settings"])
def test_a_lost_update_is_refused(site: Site, what: str) -> None:
    thing = {"groups": site.home.group, "agents": site.home.actors["agent"].id}.get(what)
    url = f"/v1/{what}/{thing}" if thing else "/v1/settings"
    tag = get(site, url).headers["ETag"]
    changed = patch(site, url, {"name": "First"}, tag)
    assert (changed.status, changed.json["name"]) == (200, "First")
    late = patch(site, url, {"name": "Second"}, tag)
    assert (late.status, late.code) == (412, "changed_meanwhile")
    assert get(site, url).json["name"] == "First"
    assert patch(site, url, {"name": "Third"}, f'"0", {changed.headers["ETag"]}').status == 200
    assert patch(site, url, {"name": "Fourth"}, "*").status == 200


def test_every_setting_can_be_set_and_goes_back(site: Site) -> None:
    assert set(PolicyChange.__struct_fields__) == {field.name for field in fields(Policy)}
    before = get(site, "/v1/settings").json
    assert before["policy"] == msgspec.to_builtins(Policy())
    other = {field.name: _another(site, field) for field in fields(Policy)}
    answer = patch(site, "/v1/settings", {"policy": other})
    assert answer.status == 200, answer.text
    changed = answer.json
    assert changed["policy"] == changed["overrides"] == other
    again = patch(site, "/v1/settings", {"policy": dict.fromkeys(other)}).json
    assert (again["policy"], again["overrides"]) == (before["policy"], {})


HOURS = {
    "zone": "Europe/Berlin",
    "week": {"mon": [["09:00", "12:30"], ["13:30", "18:00"]], "sat": [["22:00", "02:00"]]},
    "exceptions": [{"date": "2026-12-25", "spans": [], "name": "Christmas"}],
}


def _another(site: Site, field: Any) -> object:
    if "choices" in field.metadata:
        return field.metadata["choices"][-1]
    if "group" in field.metadata:
        return site.home.sales
    if "hours" in field.metadata:
        return HOURS
    if field.name == "texts":
        return {"greeting": {"*": "Hi", "de-AT": "Servus"}, "opens_later": {"*": "Soon"}}
    return not field.default if isinstance(field.default, bool) else field.default + 1


@pytest.mark.parametrize(
    "bad",
    [
        {"warn_s": 0},
        {"warn_s": 86_401},
        {"warn_s": "1"},
        {"warn_s": 1.5},
        {"confirmation": 1},
        {"no_such": 1},
        {"texts": {"no_such": {"*": "x"}}},
        {"texts": {"greeting": {"no language": "x"}}},
        {"texts": {"greeting": "x"}},
        {"mode": "guess"},
        {"outside": ""},
        {"fallback_group": "grp_x"},
        {"hours": []},
        {"hours": {"zone": 1, "week": {}}},
        {"hours": {"zone": "UTC", "week": {"mon": [["09:00"]]}}},
        {"hours": {"zone": "UTC", "week": {"funday": []}}},
        {"hours": {"zone": "UTC", "week": {}, "more": 1}},
    ],
)
def test_settings_keep_their_bounds(site: Site, bad: object) -> None:
    for body in ({"policy": bad}, {"channels": {"chat": bad}}):
        assert patch(site, "/v1/settings", body).status == 422
        assert patch(site, f"/v1/groups/{site.home.group}", body).status == 422


@pytest.mark.parametrize(
    ("hours", "sentence"),
    [
        ({"zone": "Europe/Berlin"}, "hours lacks week."),
        ({"week": {}}, "hours lacks zone."),
        ({"zone": "../etc/passwd", "week": {}}, "is not the name of a time zone."),
        ({**HOURS, "week": {"mon": [["9:00", "18:00"]]}}, "is not a time from"),
        ({**HOURS, "exceptions": [{"date": "2026-02-30", "spans": []}]}, "is not a date such as"),
    ],
)
def test_hours_are_judged_by_the_calendar(site: Site, hours: Any, sentence: str) -> None:
    for url in ("/v1/settings", f"/v1/groups/{site.home.group}"):
        for body, pointer in (
            ({"policy": {"hours": hours}}, "/policy/hours"),
            ({"channels": {"wechat": {"hours": hours}}}, "/channels/wechat/hours"),
        ):
            wrong = patch(site, url, body)
            assert (wrong.status, wrong.code) == (422, "bad_hours")
            assert wrong.json["errors"][0]["pointer"] == pointer
            assert sentence in wrong.json["detail"]


def test_hours_are_shown_as_they_were_set_and_may_be_none(site: Site) -> None:
    url = f"/v1/groups/{site.home.group}"
    assert patch(site, url, {"policy": {"hours": HOURS}}).json["policy"] == {"hours": HOURS}
    assert patch(site, url, {"policy": {"hours": {}}}).json["policy"] == {"hours": {}}
    assert patch(site, url, {"policy": {"hours": None}}).json["policy"] == {}


@pytest.mark.parametrize("name", ["fallback_group", "overflow_group"])
def test_who_steps_in_is_another_group_of_the_tenant(site: Site, name: str) -> None:
    own, url = site.home.group, f"/v1/groups/{site.home.group}"
    for other in (own, site.abroad.group):
        wrong = patch(site, url, {"channels": {"chat": {name: other}}})
        assert (wrong.status, wrong.code) == (422, "no_such_group")
        assert wrong.json["errors"][0]["pointer"] == f"/channels/chat/{name}"
    assert patch(site, "/v1/settings", {"policy": {name: site.abroad.group}}).status == 422
    for body in ({name: site.home.sales}, {name: ""}):
        assert patch(site, url, {"policy": body}).json["policy"] == body
    assert patch(site, "/v1/settings", {"policy": {name: own}}).status == 200


def test_how_work_is_given_out_is_not_a_channels_to_say(site: Site) -> None:
    for url in ("/v1/settings", f"/v1/groups/{site.home.group}"):
        wrong = patch(site, url, {"channels": {"phone": {"mode": "pull", "weight": 2}}})
        assert (wrong.status, wrong.code) == (422, "not_by_channel")
        assert wrong.json["errors"][0]["pointer"] == "/channels/phone/mode"
        fine = patch(site, url, {"channels": {"phone": {"mode": None, "weight": 2}}})
        assert fine.json["channels"] == {"phone": {"weight": 2}}
        assert patch(site, url, {"policy": {"mode": "pull"}}).status == 200


def test_overrides_of_a_group_and_its_channels_hold(site: Site) -> None:
    url = f"/v1/groups/{site.home.group}"
    body = {"policy": {"warn_s": 7}, "channels": {"wechat": {"warn_s": 8}}}
    assert patch(site, url, body).json["channels"] == {"wechat": {"warn_s": 8}}
    assert patch(site, url, {"channels": {"wechat": None}}).json["channels"] == {}
    assert get(site, url).json["policy"] == {"warn_s": 7}


def test_a_default_group_must_exist(site: Site) -> None:
    answer = patch(site, "/v1/settings", {"default_group": site.abroad.group})
    assert (answer.status, answer.code) == (422, "no_such_group")
    assert answer.json["errors"][0]["pointer"] == "/default_group"
    assert patch(site, "/v1/settings", {"default_group": site.home.sales}).status == 200


def test_an_agent_is_made_once(site: Site) -> None:
    body = {"email": "new@home.example", "name": "New", "groups": [site.home.group]}
    token = site.home.tokens["admin"]
    made = site.call("POST", "/v1/agents", body, token)
    assert (made.status, made.json["groups"]) == (201, [site.home.group])
    again = site.call("POST", "/v1/agents", {**body, "email": "NEW@home.example"}, token)
    assert (again.status, again.code) == (409, "email_taken")
    for groups in ([site.abroad.group], ["grp_" + "0" * 22]):
        wrong = site.call("POST", "/v1/agents", {**body, "groups": groups}, token)
        assert (wrong.status, wrong.json["errors"][0]["pointer"]) == (422, "/groups/0")


def test_a_crash_between_sign_in_and_row_is_mended_by_asking_again(site: Site) -> None:
    def die(name: str, args: object) -> None:
        if name == "save_agent":
            site.fakes.store.hooks.clear()
            raise RuntimeError

    site.fakes.store.hooks.append(die)
    body, token = {"email": "new@home.example", "name": "New"}, site.home.tokens["admin"]
    assert site.call("POST", "/v1/agents", body, token).status == 500
    made = site.call("POST", "/v1/agents", body, token).json
    who = {"workspace": "home", "email": "new@home.example"}
    put = site.call("POST", "/v1/sign-in", {**who, "password": made["temporary_password"]})
    assert put.json["challenge"] == "NEW_PASSWORD_REQUIRED"


def test_nobody_locks_themselves_out(site: Site) -> None:
    url = f"/v1/agents/{site.home.actors['admin'].id}"
    for body in ({"active": False}, {"role": "agent"}):
        assert patch(site, url, body).code == "not_yourself"
    assert patch(site, url, {"capacity": 9}).json["capacity"] == 9


def by_key(site: Site, id: str, body: object) -> Answer:
    return site.call("PATCH", f"/v1/agents/{id}", body, site.home.tokens["integrator"])


@pytest.mark.parametrize("body", [{"active": False}, {"role": "supervisor"}])
def test_there_is_always_an_administrator(site: Site, body: dict[str, object]) -> None:
    admin, other = (site.home.actors[role].id for role in ("admin", "supervisor"))
    refused = by_key(site, admin, body)
    assert (refused.status, refused.code) == (409, "last_admin")
    assert patch(site, f"/v1/agents/{other}", {"role": "admin", "active": False}).status == 200
    assert by_key(site, admin, body).code == "last_admin"  # who was sent away is none
    assert patch(site, f"/v1/agents/{other}", {"active": True}).status == 200
    assert by_key(site, admin, {**body, "name": "Gone"}).status == 200
    assert by_key(site, other, body).code == "last_admin"


def test_two_administrators_do_not_send_each_other_away(site: Site) -> None:
    admin, other = (site.home.actors[role].id for role in ("admin", "supervisor"))
    assert patch(site, f"/v1/agents/{other}", {"role": "admin"}).status == 200

    def meanwhile(name: str, args: object) -> None:
        if name == "save_agent":
            site.fakes.store.hooks.clear()
            assert by_key(site, other, {"active": False}).status == 200

    site.fakes.store.hooks.append(meanwhile)
    assert by_key(site, admin, {"active": False}).code == "last_admin"
    assert get(site, f"/v1/agents/{admin}").json["active"]


def test_lists_page_by_cursor(site: Site) -> None:
    token, seen, cursor = site.home.tokens["admin"], [], ""
    while True:
        page = site.call("GET", f"/v1/agents?limit=2{cursor}", token=token).json
        seen += [agent["id"] for agent in page["data"]]
        assert page["has_more"] is (page["next_cursor"] is not None)
        if not page["has_more"]:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert len(seen) == len(set(seen)) == 3


def test_every_view_shows_its_conversations(site: Site) -> None:
    served = site.home.conversation("awaiting_agent")
    ended = site.home.conversation("ended", "stranger")
    customer, group = site.home.actors["customer"].id, site.home.group

    def shown(query: str, role: str = "admin") -> list[str]:
        return [c["id"] for c in get(site, f"/v1/conversations?{query}", role).json["data"]]

    assert shown("view=open") == shown("") == [served]
    assert shown("view=mine", "agent") == [served]
    assert shown("view=mine", "supervisor") == []
    assert shown("view=closed") == [ended]
    assert shown("view=closed&day=2001-01-01") == []
    assert shown(f"view=customer&customer={customer}") == [served]
    assert shown(f"view=queue&group={group}") == []
    assert get(site, "/v1/conversations?view=queue").json["errors"][0]["pointer"] == "/group"


def waiting(site: Site, state: str, who: str) -> str:
    """A conversation of a second after the one before."""
    site.fakes.clock.forward(1)
    return site.home.conversation(state, who)


@pytest.mark.parametrize("view", ["queue", "mine"])
def test_views_page_by_cursor(site: Site, view: str) -> None:
    state = {"queue": "queued", "mine": "awaiting_agent"}[view]
    there = [waiting(site, state, who) for who in ("customer", "stranger")]
    query, seen, cursor = f"view={view}&group={site.home.group}&limit=1", [], ""
    while True:
        page = get(site, f"/v1/conversations?{query}{cursor}", "agent").json
        seen += [c["id"] for c in page["data"]]
        assert page["has_more"] is (page["next_cursor"] is not None)
        if not page["has_more"]:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert seen == there
    for bad in ("x", "1", f"1.{there[0]}x", "-1." + there[0], "²." + there[0]):
        wrong = get(site, f"/v1/conversations?{query}&cursor={bad}", "agent")
        assert (wrong.status, wrong.code) == (422, "bad_cursor")


def test_a_list_of_what_does_not_exist_is_no_empty_list(site: Site) -> None:
    abroad = site.abroad
    for query in (
        f"conversations?view=queue&group={abroad.group}",
        f"conversations?view=customer&customer={abroad.actors['customer'].id}",
        f"counters?scope=group:{abroad.group}",
        f"counters?scope=agent:{abroad.actors['agent'].id}",
    ):
        assert get(site, f"/v1/{query}").status == 404, query
    mine = site.home.actors["agent"].id
    assert get(site, f"/v1/counters?scope=agent:{mine}").status == 200


@pytest.mark.parametrize("day", ["2026-99-99", "2026-02-30", "0000-01-01", "x", "2026-1-1", "1"])
def test_a_day_is_one_of_the_calendar(site: Site, day: str) -> None:
    for query in (f"conversations?view=closed&day={day}", f"counters?to={day}"):
        answer = get(site, f"/v1/{query}")
        assert (answer.status, answer.code) == (422, "wrong_format"), query


def test_settings_do_not_outgrow_their_row(site: Site) -> None:
    def texts(size: int) -> object:
        return {"texts": {"greeting": {f"l{chr(97 + n)}": "你" * size for n in range(20)}}}

    for url in ("/v1/settings", f"/v1/groups/{site.home.group}"):
        for n in range(20):
            assert patch(site, url, {"channels": {f"c{n}": {"warn_s": 5}}}).status == 200
        one_more = patch(site, url, {"channels": {"c20": {"warn_s": 5}}})
        assert (one_more.status, one_more.code) == (422, "too_many_settings")
        assert patch(site, url, {"channels": {"c0": None, "c20": {"warn_s": 5}}}).status == 200
        big = [patch(site, url, {"channels": {f"c{n}": texts(600)}}).status for n in range(1, 8)]
        assert big == [200] * 5 + [422] * 2
    many = {f"l{chr(97 + n // 26)}{chr(97 + n % 26)}": "x" for n in range(51)}
    assert patch(site, "/v1/settings", {"policy": {"texts": {"closing": many}}}).status == 422


def test_the_log_pages_by_number(site: Site) -> None:
    conversation = site.home.conversation("ended")
    seen, after = [], 0
    while True:
        url = f"/v1/conversations/{conversation}/entries?after={after}&limit=2"
        page = get(site, url).json
        seen += [entry["seq"] for entry in page["data"]]
        if not page["has_more"]:
            break
        after = page["next_cursor"]
    assert seen == list(range(1, len(seen) + 1))
    url = f"/v1/conversations/{conversation}/entries?limit={len(seen)}"
    assert get(site, url).json["has_more"] is False


def test_customers_see_no_notes_and_no_gap(site: Site) -> None:
    conversation = site.home.conversation("awaiting_agent")
    site.home.run("agent", "note", conversation, text="difficult one")
    site.home.run("agent", "say", conversation, text="hello")
    url, token = f"/v1/conversations/{conversation}", site.home.tokens["customer"]
    log = site.call("GET", f"{url}/entries", token=token)
    assert "difficult" not in log.text
    assert [e["seq"] for e in log.json["data"]] == list(range(1, len(log.json["data"]) + 1))
    shown = site.call("GET", url, token=token).json
    assert shown["seq"] == len(log.json["data"])
    assert not {"version", "alarms", "last_agent", "messages_in"} & set(shown)
    assert "difficult" in get(site, f"{url}/entries", "agent").text


def test_counters_want_days_in_order(site: Site) -> None:
    answer = get(site, "/v1/counters?from=2026-01-02&to=2026-01-01")
    assert (answer.status, answer.code) == (422, "out_of_range")
    for query in ("scope=other", "from=2026-02-30", "from=1999-01-01", "to=x"):
        assert get(site, f"/v1/counters?{query}").status == 422, query
    site.home.conversation("ended")
    days = get(site, f"/v1/counters?scope=group:{site.home.group}").json["days"]
    assert next(iter(days.values()))["ended"] == 1


def test_a_key_provisions_agents_but_no_administrators(site: Site) -> None:
    token = site.home.tokens["integrator"]
    new = {"email": "kay@a.test", "name": "Kay", "role": "admin"}
    assert site.call("POST", "/v1/agents", new, token).status == 403
    made = site.call("POST", "/v1/agents", {**new, "role": "supervisor"}, token)
    assert made.status == 201, made.text
    url = f"/v1/agents/{made.json['id']}"
    assert site.call("PATCH", url, {"role": "admin"}, token).status == 403
