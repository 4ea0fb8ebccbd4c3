"""Rules for newcomers as data, and the dry run, which must say what then happens."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.routing import OF_LISTS, OPS, WITHOUT_VALUE
from chalicelib.domain.times import rfc3339
from chalicelib.flow import starting
from tests.entry.examples import prepared
from tests.entry.site import Answer, Site
from tests.entry.test_admin import HOURS, get, patch
from tests.entry.test_routes import ROUTES, changed

URL = "/v1/routing/rules"
GOLD = {"fact": "attribute.plan", "op": "is", "value": "gold"}
REFUND = {"fact": "topic", "op": "starts_with", "value": "refund"}


def rule(name: str = "one", *conditions: Any, **more: Any) -> dict[str, Any]:
    return {"name": name, "all": list(conditions), "any": [], "then": {}, **more}


def put(site: Site, *rules: Any, match: str = "") -> Answer:
    headers = {"if-match": match} if match else {}
    return site.call("PUT", URL, {"rules": rules}, site.home.tokens["admin"], headers)


def dry(site: Site, **asked: Any) -> Any:
    answer = site.call("POST", "/v1/routing/dry-run", asked, site.home.tokens["supervisor"])
    assert answer.status == 200, answer.text
    return answer.json


def test_rules_come_back_as_they_were_put(site: Site) -> None:
    _, body = prepared(site.home, ROUTES[f"PUT {URL}"])
    numbers = {"fact": "claimed.age", "op": "at_least", "value": 17.5}
    more = rule("grown up", numbers, {"fact": "topic", "op": "exists"}, any=[REFUND])
    rules = [*body["rules"], more]
    changed = put(site, *rules)
    assert changed.json["rules"] == rules
    assert get(site, URL, "agent").json == changed.json
    again = put(site, *rules)
    assert again.json["version"] == changed.json["version"]
    assert put(site).json["rules"] == []


def test_a_lost_update_of_rules_is_refused(site: Site) -> None:
    tag = get(site, URL).headers["ETag"]
    assert put(site, rule("mine"), match=tag).status == 200
    late = put(site, rule("yours"), match=tag)
    assert (late.status, late.code) == (412, "changed_meanwhile")
    assert [r["name"] for r in get(site, URL).json["rules"]] == ["mine"]
    assert get(site, "/v1/settings").headers["ETag"] == get(site, URL).headers["ETag"]


def test_a_rule_that_is_switched_off_has_no_say(site: Site) -> None:
    first = rule("first", then={"priority": 3}, enabled=False)
    assert put(site, first, rule("second", then={"priority": 1})).status == 200
    told = dry(site)
    assert told["priority"] == 1
    assert told["rules"] == [
        {"rule": "first", "held": False, "enabled": False},
        {"rule": "second", "held": True},
    ]
    put(site, {**first, "enabled": True})
    assert dry(site)["priority"] == 3


FINE = rule("fine", GOLD)
WRONG: list[tuple[Any, str, str]] = [
    (rule("fine"), "name_taken", "/rules/1/name"),
    (rule(""), "wrong_length", "/rules/1/name"),
    (rule("x", {**GOLD, "fact": "weather"}), "unknown_fact", "/rules/1/all/0/fact"),
    (rule("x", {**GOLD, "fact": "attribute."}), "unknown_fact", "/rules/1/all/0/fact"),
    (rule("x", GOLD, {**GOLD, "op": "like"}), "unknown_value", "/rules/1/all/1/op"),
    (rule("x", {"fact": "topic", "op": "is"}), "missing_field", "/rules/1/all/0/value"),
    (rule("x", {**GOLD, "value": ["a"]}), "wrong_type", "/rules/1/all/0/value"),
    (rule("x", {**GOLD, "value": 1}), "wrong_type", "/rules/1/all/0/value"),
    (rule("x", {**GOLD, "value": True}), "wrong_type", "/rules/1/all/0/value"),
    (rule("x", {**GOLD, "op": "in"}), "wrong_type", "/rules/1/all/0/value"),
    (rule("x", {**GOLD, "op": "in", "value": ["x"] * 101}), "wrong_length", "/rules/1/all/0/value"),
    (rule("x", {**GOLD, "op": "in", "value": ["x", 1]}), "wrong_type", "/rules/1/all/0/value/1"),
    (rule("x", {**GOLD, "op": "at_most"}), "wrong_type", "/rules/1/all/0/value"),
    (rule("x", {**GOLD, "op": "exists"}), "unknown_field", "/rules/1/all/0/value"),
    (rule("x", any=[GOLD, {**GOLD, "op": "missing"}]), "unknown_field", "/rules/1/any/1/value"),
    (rule("x", {**GOLD, "more": 1}), "unknown_field", "/rules/1/all/0"),
    (rule("x", *[GOLD] * 21), "wrong_length", "/rules/1/all"),
    (rule("x", *[GOLD] * 11, any=[GOLD] * 10), "too_many_conditions", "/rules/1"),
    (rule("x", then={"group": "grp_" + "0" * 22}), "no_such_group", "/rules/1/then/group"),
    (rule("x", then={"priority": 10}), "out_of_range", "/rules/1/then/priority"),
    (rule("x", then={"skills": {"x": 6}}), "out_of_range", "/rules/1/then/skills"),
    (rule("x", then={"language": "german!"}), "wrong_format", "/rules/1/then/language"),
    ({"name": "x"}, "missing_field", "/rules/1"),
]


@pytest.mark.parametrize(("wrong", "code", "pointer"), WRONG)
def test_every_refusal_says_which_rule_and_condition(
    site: Site, wrong: Any, code: str, pointer: str
) -> None:
    answer = put(site, FINE, wrong)
    part = answer.json["errors"][0]
    assert (answer.status, answer.code, part["pointer"]) == (422, code, pointer), answer.text
    assert get(site, URL).json["rules"] == []


@pytest.mark.parametrize("op", OPS)
def test_every_op_takes_the_value_it_compares_with(site: Site, op: str) -> None:
    values: dict[str, Any] = {"text": "1", "list": ["1"], "number": 1, "none": None}
    kind = "list" if op in OF_LISTS else "number" if op in ("at_least", "at_most") else "text"
    taken = "none" if op in WITHOUT_VALUE else kind
    for name, value in values.items():
        given = {} if value is None else {"value": value}
        answer = put(site, rule("x", {"fact": "topic", "op": op, **given}))
        assert answer.status == (200 if name == taken else 422), (name, answer.text)
    assert (
        site.call("POST", "/v1/routing/dry-run", {"topic": "1"}, site.home.tokens["agent"]).status
        == 200
    )


def test_rules_do_not_outgrow_their_row(site: Site) -> None:
    long = {"fact": "topic", "op": "in", "value": ["x" * 500] * 99}
    assert put(site, rule("a", long), rule("b", long)).status == 200
    more = put(site, rule("a", long), rule("b", long), rule("c", {**REFUND, "value": "x" * 500}))
    assert (more.status, more.code) == (422, "too_many_rules")
    assert put(site, *(rule(f"r{n}") for n in range(101))).code == "wrong_length"


def start(site: Site, who: str = "customer", **args: Any) -> Any:
    """Somebody really comes; their conversation after all that follows."""
    site.fakes.clock.now += 1
    done = starting.start(site.ports, site.home.actors[who], {"text": "hello", **args})
    site.home.settle(done.conversation)
    return site.ports.store.conversation(site.home.tenant, done.conversation)


def sign(site: Site, who: str = "customer", **attributes: str) -> str:
    """The tenant has signed who a customer is."""
    tenant, id = site.home.tenant, site.home.actors[who].id
    before = site.ports.store.customer(tenant, id)
    assert before is not None
    known = replace(
        before, external_id=f"ext-{who}", attributes=attributes, version=before.version + 1
    )
    site.ports.store.save_customer(before, known)
    return id


def ruled(site: Site) -> None:
    put(
        site,
        rule("refunds", REFUND, then={"group": site.home.sales, "skills": {"refunds": 3}}),
        rule("gold", GOLD, then={"priority": 5, "group": site.home.group}),
        rule(
            "german",
            any=[{"fact": "language", "op": "in", "value": ["de", "de-at"]}],
            then={"language": "de"},
        ),
    )


def test_the_dry_run_says_why(site: Site) -> None:
    ruled(site)
    told = dry(site, topic="refunds", language="de-AT", attributes={"plan": "Gold"})
    assert (told["group"], told["priority"], told["skills"]) == (site.home.sales, 5, {"refunds": 3})
    assert (told["language"], told["overflowed_from"]) == ("de", None)
    assert told["rules"] == [{"rule": name, "held": True} for name in ("refunds", "gold", "german")]
    told = dry(site, topic="other", claimed={"plan": "gold"})
    assert told["rules"] == [
        {"rule": "refunds", "held": False, "failed": REFUND, "was": "other"},
        {"rule": "gold", "held": False, "failed": GOLD, "was": ""},
        {
            "rule": "german",
            "held": False,
            "failed": {"fact": "language", "op": "in", "value": ["de", "de-at"]},
            "was": "",
            "of_any": 1,
        },
    ]


def test_a_customers_attributes_count_as_they_are(site: Site) -> None:
    ruled(site)
    signed, stranger = sign(site, plan="gold"), site.home.actors["stranger"].id
    assert dry(site, customer=signed)["priority"] == 5
    assert dry(site, customer=stranger)["priority"] == 0
    assert dry(site, customer=stranger, attributes={"plan": "gold"})["priority"] == 5
    for asked, pointer in (
        ({"customer": site.abroad.actors["customer"].id}, "/customer"),
        ({"group": site.abroad.group}, "/group"),
    ):
        answer = site.call("POST", "/v1/routing/dry-run", asked, site.home.tokens["agent"])
        assert (answer.status, answer.json["errors"][0]["pointer"]) == (422, pointer)


def closed(site: Site, outside: str) -> None:
    policy = {"hours": {**HOURS, "week": {"mon": [["09:00", "10:00"]]}}, "outside": outside}
    patch(site, f"/v1/groups/{site.home.group}", {"policy": policy})


def crowded(site: Site) -> None:
    start(site, "stranger")


def staffed(site: Site) -> None:
    for role in ("agent", "supervisor"):
        site.home.online(role)


def skilled(site: Site) -> None:
    staffed(site)
    url = f"/v1/agents/{site.home.actors['supervisor'].id}"
    groups = [site.home.group, site.home.sales]
    patch(site, url, {"skills": {"refunds": 4}, "languages": ["de"], "groups": groups})


def overflowing(site: Site) -> None:
    policy = {"overflow_waiting": 1, "overflow_group": site.home.sales}
    patch(site, f"/v1/groups/{site.home.group}", {"policy": policy})
    crowded(site)
    url = f"/v1/agents/{site.home.actors['supervisor'].id}"
    patch(site, url, {"groups": [site.home.sales]})
    site.home.online("supervisor")


def full(site: Site) -> None:
    patch(site, "/v1/settings", {"policy": {"queue_cap": 1}})
    crowded(site)


SITUATIONS: dict[str, Callable[[Site], None]] = {
    "nobody there": lambda site: None,
    "crowded": crowded,
    "staffed": staffed,
    "skilled": skilled,
    "overflowing": overflowing,
    "full": full,
    "closed": lambda site: closed(site, "leave_message"),
    "closed till opening": lambda site: closed(site, "queue"),
}
COMERS: list[dict[str, Any]] = [
    {},
    {"topic": "refunds", "language": "de"},
    {"language": "fr"},
    {"group": "sales"},
]


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("comer", COMERS)
def test_what_the_dry_run_says_happens(site: Site, situation: str, comer: dict[str, Any]) -> None:
    ruled(site)
    SITUATIONS[situation](site)
    args = {**comer, **({"group": site.home.sales} if "group" in comer else {})}
    customer = sign(site, plan="gold")
    told = dry(site, customer=customer, **args)
    conversation = start(site, **args)
    assert told["group"] == conversation.group
    assert (told["priority"], told["language"]) == (conversation.priority, conversation.language)
    assert told["skills"] == conversation.skills
    expected = (
        told["steps"][0]["agent"] if told["steps"] and not told["steps"][0]["after_s"] else None
    )
    assert expected == conversation.agent
    if conversation.ended_reason:
        assert told["queue_full"] or not told["open"]
        assert (told["steps"], told["estimate"]) == ([], None)
    if conversation.held_until:
        assert told["opens_at"] == rfc3339(conversation.held_until)
    entries = site.ports.store.entries(site.home.tenant, conversation.id, 0, 100, True)
    routed = [e.data for e in entries if e.type == "routed"]
    held = [r["rule"] for r in told["rules"] if r["held"]]
    assert [held, told["overflowed_from"]] == (
        [routed[0]["rules"], routed[0].get("overflowed_from")] if routed else [[], None]
    )


def test_the_dry_run_does_nothing(site: Site) -> None:
    ruled(site)
    crowded(site)
    skilled(site)
    customer = sign(site, plan="gold")
    before = repr(site.fakes.store.__dict__)
    dry(site, customer=customer, topic="refunds", language="de")
    assert changed(before, repr(site.fakes.store.__dict__)) == ""


def grouped(site: Site, **policy: Any) -> None:
    patch(site, f"/v1/groups/{site.home.group}", {"policy": policy})


def test_steps_ask_for_less_and_less_of_those_who_are_there(site: Site) -> None:
    grouped(
        site, relax_language_s=30, relax_skill_s=60, fallback_s=90, fallback_group=site.home.sales
    )
    put(site, rule("refunds", REFUND, then={"skills": {"refunds": 3}}))
    skilled(site)
    agent, lead, away = (site.home.actors[r].id for r in ("agent", "supervisor", "admin"))
    patch(site, f"/v1/agents/{agent}", {"languages": ["fr"], "skills": {"refunds": 5}})
    patch(site, f"/v1/agents/{lead}", {"skills": {"refunds": 1}})
    steps = dry(site, topic="refunds", language="de")["steps"]
    told = [(s["after_s"], s["step"], s["agent"], s["refused"]) for s in steps]
    assert told == [
        (0, "now", None, {agent: "language", lead: "skill:refunds", away: "not_online"}),
        (30, "relax_language", agent, {lead: "skill:refunds", away: "not_online"}),
        (60, "relax_skill", agent, {away: "not_online"}),
        (90, "fallback", lead, {}),
    ]
    assert [s["need"] for s in steps] == [
        {"language": "de", "skills": {"refunds": 3}},
        {"language": "", "skills": {"refunds": 3}},
        *[{"language": "", "skills": {}}] * 2,
    ]
    assert [s["group"] for s in steps] == [site.home.group] * 3 + [site.home.sales]


def test_everybody_of_the_group_is_a_candidate_or_refused(site: Site) -> None:
    staffed(site)
    patch(site, f"/v1/agents/{site.home.actors['agent'].id}", {"capacity": 0})
    (step,) = dry(site)["steps"]
    agent, lead, away = (site.home.actors[r].id for r in ("agent", "supervisor", "admin"))
    assert [c["agent"] for c in step["candidates"]] == [lead]
    assert step["refused"] == {agent: "full", away: "not_online"}
    assert [c["capacity"] for c in step["candidates"]] == [5]


def test_what_is_taken_by_hand_is_given_to_nobody(site: Site) -> None:
    grouped(site, mode="pull")
    staffed(site)
    told = dry(site)
    assert (told["mode"], told["steps"][0]["agent"]) == ("pull", None)
    assert len(told["steps"][0]["candidates"]) == 2


def test_who_comes_back_is_served_by_the_same_agent(site: Site) -> None:
    site.home.online("supervisor")
    conversation = start(site)
    site.home.run("supervisor", "end", conversation.id)
    site.fakes.clock.forward(86_401)
    for role in ("admin", "supervisor"):
        site.home.sign_in(role)
    staffed(site)
    put(
        site,
        rule("known", {"fact": "returning", "op": "is", "value": "true"}, then={"priority": 2}),
    )
    told = dry(site, customer=site.home.actors["customer"].id)
    assert (told["steps"][0]["agent"], told["priority"]) == (site.home.actors["supervisor"].id, 2)
    assert dry(site)["priority"] == 0
    assert dry(site, returning=True)["priority"] == 2


def test_the_estimate_counts_those_ahead(site: Site) -> None:
    assert dry(site)["estimate"] == {"rank": 1, "from_min": None, "to_min": None}
    crowded(site)
    assert dry(site)["estimate"]["rank"] == 2
    put(site, rule("gold", GOLD, then={"priority": 1}))
    assert dry(site, attributes={"plan": "gold"})["estimate"]["rank"] == 1
    grouped(site, rank_shown=0)
    site.fakes.clock.forward(6)
    assert dry(site)["estimate"] == {"rank": None, "from_min": None, "to_min": None}
    site.home.online("agent")
    estimate = dry(site)["estimate"]
    assert 0 <= estimate["from_min"] <= estimate["to_min"]


def test_a_queue_says_whether_it_is_open(site: Site) -> None:
    url = f"/v1/queues/{site.home.group}"
    shown = get(site, url).json
    assert (shown["mode"], shown["open"], shown["opens_at"]) == ("assign", True, None)
    closed(site, "queue")
    grouped(site, mode="offer")
    site.fakes.clock.forward(6)
    shown = get(site, url).json
    assert (shown["mode"], shown["open"]) == ("offer", False)
    assert shown["opens_at"] == dry(site)["opens_at"] == "2026-11-23T08:00:00.000Z"
