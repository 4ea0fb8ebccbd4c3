"""Rules, needs and their relaxation, VIPs, overflow and fallback; every choice explained."""

from dataclasses import replace

from chalicelib.domain.tenants.model import Customer
from tests.world import World


def ruled(w: World, *rules) -> None:
    tenant = w.store.tenant(w.tenant)
    w.store.save_tenant(tenant, replace(tenant, rules=rules, version=tenant.version + 1))
    w.clock.forward(20)  # what is remembered of settings is old by then
    w.beat()


def set_group(w: World, group: str, **policy) -> None:
    held = w.store.group(w.tenant, group)
    w.store.save_group(held, replace(held, policy=policy, version=held.version + 1))


REFUNDS = {
    "name": "refunds",
    "all": [{"fact": "topic", "op": "is", "value": "refund"}],
    "then": {"group": "grp_sales", "skills": {"refunds": 3}},
}
VIP = {
    "name": "vip",
    "any": [
        {"fact": "attribute.plan", "op": "in", "value": ["gold", "platinum"]},
        {"fact": "attribute.revenue", "op": "at_least", "value": 10_000},
    ],
    "then": {"priority": 3},
}


def test_rules_choose_the_group_by_the_question_and_the_priority_by_the_customer():
    w = World()
    ruled(w, REFUNDS, VIP)
    gold = Customer(w.tenant, "cus_g", w.clock.now, external_id="g", attributes={"plan": "Gold"})
    w.store.save_customer(None, gold)
    c = w.start(w.customer("g"), topic="refund")
    seen = w.see(c)
    assert (seen.group, seen.priority, seen.skills, seen.topic) == (
        "grp_sales",
        3,
        {"refunds": 3},
        "refund",
    )
    routed = next(e for e in w.log(c) if e.type == "routed")
    assert routed.data["rules"] == ["refunds", "vip"] and routed.audience == "staff"


def test_what_a_visitor_says_of_themselves_makes_no_vip():
    w = World()
    ruled(w, VIP)
    liar = Customer(w.tenant, "cus_l", w.clock.now, attributes={"plan": "gold"})
    w.store.save_customer(None, liar)
    assert w.see(w.start(w.customer("l"))).priority == 0


def test_a_rule_that_names_a_group_which_is_gone_leaves_the_customer_where_they_asked():
    w = World()
    ruled(w, {"name": "gone", "all": [], "then": {"group": "grp_gone"}})
    assert w.see(w.start(w.customer("a"))).group == "grp_help"


def test_skills_are_asked_for_first_and_given_up_after_a_while():
    w = World(relax_skill_s=60)
    ruled(w, {**REFUNDS, "then": {"skills": {"refunds": 3}}})
    bob = w.agent("bob", skills={"refunds": 2})
    c = w.start(w.customer("ann"), topic="refund")
    assert w.see(c).agent is None
    w.wait(80)
    assert w.see(c).agent == bob.id
    why = next(e for e in w.log(c) if e.type == "assigned").data["why"]
    assert why["relaxed"] == ["relax_skill"] and "skills" not in why


def test_an_expert_who_comes_takes_it_before_it_is_relaxed_and_the_language_counts():
    w = World()
    w.agent("en", languages=("en",))
    c = w.start(w.customer("ann"), language="zh-CN")
    other = w.start(w.customer("ben"), language="en-US")
    assert w.see(c).agent is None and w.see(other).agent == "agt_en"
    zh = w.agent("zh", languages=("zh",))
    w.pump()
    assert w.see(c).agent == zh.id


def test_whoever_can_be_served_is_not_held_up_by_those_ahead_who_cannot():
    w = World(relax_language_s=9_000, queue_cap=1_000)
    for n in range(60):
        w.start(w.customer(f"fr{n}"), language="fr")
    late = w.start(w.customer("ann"), language="en")
    en = w.agent("en", languages=("en",))
    w.pump()
    assert w.see(late).agent == en.id and w.store.waiting(w.tenant, "grp_help", 99) == 60


def test_the_fallback_group_serves_whom_nobody_of_the_first_serves():
    w = World()
    set_group(w, "grp_help", fallback_group="grp_sales", fallback_s=60)
    sam = w.agent("sam", groups=("grp_sales",))
    c = w.start(w.customer("ann"))
    w.wait(100)
    assert w.see(c).agent == sam.id and w.see(c).group == "grp_sales"
    moved = next(e for e in w.log(c) if e.type == "transferred")
    assert moved.data["reason"] == "skill_relaxed"


def test_two_groups_that_fall_back_on_each_other_do_not_play_ball():
    w = World(no_agents_s=9_000)
    set_group(w, "grp_help", fallback_group="grp_sales", fallback_s=30)
    set_group(w, "grp_sales", fallback_group="grp_help", fallback_s=30)
    w.agent("sam", groups=("grp_sales",), capacity=0)
    w.agent("bob", capacity=0)
    c = w.start(w.customer("ann"))
    w.wait(600)
    assert w.types(c).count("transferred") == 1


def test_nobody_falls_back_on_a_group_that_is_closed_or_where_nobody_is():
    w = World(no_agents_s=300, queue_timeout_s=9_000, queue_alarm_s=8_000)
    set_group(w, "grp_help", fallback_group="grp_sales", fallback_s=60)
    bob = w.agent("bob", capacity=1)
    first, c = w.start(w.customer("first")), w.start(w.customer("ann"))
    w.wait(200)
    assert w.see(c).group == "grp_help"
    w.do(bob, "end", first)
    assert w.see(c).agent == bob.id


def test_a_heavy_one_is_not_passed_by_lighter_ones_for_ever():
    w = World(queue_timeout_s=9_000, no_agents_s=9_000, relax_language_s=0)
    tenant = w.store.tenant(w.tenant)
    heavy = {"phone": {"weight": 2}}
    w.store.save_tenant(tenant, replace(tenant, channels=heavy, version=tenant.version + 1))
    w.clock.forward(20)
    bob = w.agent("bob", capacity=2)
    served = [w.start(w.customer(f"x{n}")) for n in range(2)]
    phone = w.start(w.customer("phone"), channel="phone")
    for n in range(40):
        w.start(w.customer(f"y{n}"))
        w.wait(20)
        held = sorted(w.seats(bob))
        if w.see(phone).agent:
            break
        w.do(bob, "end", held[0])
    assert w.see(phone).agent == bob.id and served and n < 30


def test_newcomers_overflow_into_another_group_when_too_many_wait():
    w = World()
    set_group(w, "grp_help", overflow_group="grp_sales", overflow_waiting=2)
    w.agent("sam", groups=("grp_sales",), capacity=0)
    cs = [w.start(w.customer(f"c{n}")) for n in range(4)]
    assert [w.see(c).group for c in cs] == ["grp_help", "grp_help", "grp_sales", "grp_sales"]
    routed = next(e for e in w.log(cs[2]) if e.type == "routed")
    assert routed.data["overflowed_from"] == "grp_help"


def test_a_vip_goes_ahead_but_not_of_those_who_waited_long():
    w = World(queue_alarm_s=9_000, queue_timeout_s=9_000, no_agents_s=9_000)
    ruled(w, {**VIP, "then": {"priority": 1}})
    old = w.start(w.customer("old"))
    w.wait(660)
    plain = w.start(w.customer("plain"))
    gold = Customer(w.tenant, "cus_g", w.clock.now, external_id="g", attributes={"plan": "gold"})
    w.store.save_customer(None, gold)
    vip = w.start(w.customer("g"))
    bob, order = w.agent("bob", capacity=1), []
    for _ in range(3):
        held = next(iter(w.seats(bob)))
        order.append(held)
        w.do(bob, "end", held)
    assert order == [old, vip, plain]


def test_the_same_agent_as_last_time_only_if_there_with_a_seat():
    w = World(reopen_s=0)
    bob = w.agent("bob", capacity=2)
    first = w.start(w.customer("ann"))
    w.do(bob, "end", first)
    w.clock.forward(1)
    cy = w.agent("cy")
    other = w.start(w.customer("ben"))
    assert w.see(other).agent == cy.id or w.see(other).agent == bob.id
    again = w.start(w.customer("ann"))
    assert w.see(again).agent == bob.id
    why = next(e for e in w.log(again) if e.type == "assigned").data["why"]
    assert why["step"] == "same_agent"
    w.do(bob, "end", again)
    w.clock.forward(1)
    for n in range(4):
        w.start(w.customer(f"x{n}"))
    third = w.start(w.customer("ann"))
    assert w.see(third).agent is not None


def test_a_heavy_channel_takes_several_seats():
    w = World()
    tenant = w.store.tenant(w.tenant)
    heavy = {"phone": {"weight": 3}}
    w.store.save_tenant(tenant, replace(tenant, channels=heavy, version=tenant.version + 1))
    w.clock.forward(20)
    bob = w.agent("bob", capacity=5)
    a = w.start(w.customer("a"), channel="phone")
    b = w.start(w.customer("b"), channel="phone")
    c = w.start(w.customer("c"))
    assert [w.see(x).agent for x in (a, b, c)] == [bob.id, None, bob.id]
    assert w.store.agent(w.tenant, bob.id).load == 4
    w.do(bob, "end", a)
    assert w.see(b).agent == bob.id and w.store.agent(w.tenant, bob.id).load == 4
