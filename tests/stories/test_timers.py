"""Time: what silence and lateness lead to; late, doubled and stale alarms harm nothing."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from chalicelib.domain.conversations.model import EndedReason, State
from chalicelib.flow.tick import DO, tick
from tests.world import World, unreported


def answered(w: World) -> tuple[str, object, object]:
    ann, bob = w.customer("ann"), w.agent("bob")
    c = w.start(ann)
    w.do(bob, "say", c, text="hi")
    return c, ann, bob


def test_a_slow_agent_is_warned_then_supervisors_alarmed_then_it_is_reassigned():
    w = World()
    w.agent("bob"), w.agent("cy")
    c = w.start(w.customer("ann"))
    first = w.see(c).agent
    w.wait(100)
    assert w.types(c)[-1] == "warned"
    w.wait(80)
    assert w.types(c)[-1] == "alarm"
    w.wait(120)
    assert w.types(c)[-2:] == ["requeued", "assigned"] and w.see(c).agent != first


def test_the_clock_runs_from_the_first_unanswered_message():
    w = World()
    ann = w.customer("ann")
    w.agent("bob")
    c = w.start(ann)
    w.wait(60)
    w.do(ann, "say", c, text="still there?")
    w.wait(40)
    assert w.types(c)[-1] == "warned"


def test_a_silent_customer_is_reminded_asked_and_ended():
    w = World()
    c, _, bob = answered(w)
    w.wait(300)
    assert w.types(c)[-1] == "reminded"
    w.wait(180)
    assert w.types(c)[-1] == "asked_to_close" and w.see(c).state is State.AWAITING_CONFIRMATION
    w.wait(120)
    assert (w.see(c).state, w.see(c).ended_reason) == (
        State.SYSTEM_ENDED,
        EndedReason.CUSTOMER_SILENT,
    )
    assert w.seats(bob) == set()


def test_without_confirmation_silence_ends_it_all_the_same():
    w = World(confirmation=False)
    c, _, _ = answered(w)
    w.wait(600)
    assert w.see(c).ended_reason is EndedReason.CUSTOMER_SILENT and "asked_to_close" not in w.types(
        c
    )


def test_an_unanswered_question_to_close_ends_it_as_unconfirmed():
    w = World()
    c, _, bob = answered(w)
    w.do(bob, "ask_to_close", c)
    w.wait(600)
    assert w.see(c).ended_reason is EndedReason.UNCONFIRMED


@pytest.mark.parametrize("at", [299, 479, 599])
def test_a_customer_who_comes_back_earlier_reactivates_it(at):
    w = World()
    c, ann, _ = answered(w)
    w.wait(at)
    w.do(ann, "say", c, text="back")
    assert w.see(c).state is State.AWAITING_AGENT


def test_an_agent_who_speaks_again_starts_the_silence_anew():
    w = World()
    c, _, bob = answered(w)
    w.wait(290)
    w.do(bob, "say", c, text="also")
    w.wait(290)
    assert "reminded" not in w.types(c)


def test_doubled_and_early_looks_change_nothing():
    w = World()
    c, _, _ = answered(w)
    w.clock.forward(300)
    w.tick()
    once = w.see(c)
    for _ in range(3):
        tick(w.ports, unreported)
    assert w.see(c) == once and w.types(c).count("reminded") == 1


def test_a_clock_that_was_down_warns_before_it_ends():
    w = World()
    c, _, _ = answered(w)
    w.clock.forward(3600)
    w.tick()
    assert w.types(c)[-1] == "reminded" and w.see(c).is_open
    w.wait(60)
    assert w.see(c).state is State.AWAITING_CUSTOMER
    w.wait(180)
    assert w.see(c).state is State.AWAITING_CONFIRMATION


def test_steps_keep_their_distance_when_the_clock_is_slower_than_they_are():
    w = World(remind_s=10, ask_s=20, end_s=30)
    c, _, _ = answered(w)
    moments = {}
    for _ in range(4):
        w.clock.forward(60)
        w.tick()
        moments |= {e.type: e.at for e in w.log(c)}
    assert moments["reminded"] < moments["asked_to_close"] < moments["ended"]


def test_an_ordinary_minute_clock_does_not_add_its_lateness_up():
    w = World()
    c, _, _ = answered(w)
    w.clock.forward(50)
    for _ in range(11):
        w.clock.forward(60)
        w.beat()
        w.tick()
    last = w.log(c)[-1]
    assert last.type == "ended" and last.at - w.log(c)[0].at <= 661_000


def test_a_setting_changed_in_the_middle_drops_no_deadline():
    w = World(warn_s=10, alarm_s=20, reassign_s=300)
    w.agent("bob")
    c = w.start(w.customer("ann"))
    w.wait(20)
    tenant = w.store.tenant(w.tenant)
    times = {"warn_s": 900, "alarm_s": 800, "reassign_s": 100}
    w.store.save_tenant(tenant, replace(tenant, version=1, policy=times))
    w.wait(320)
    assert "requeued" in w.types(c)


def test_a_message_moves_no_timer_that_is_early_enough():
    w = World()
    c, ann, bob = answered(w)
    w.do(ann, "say", c, text="x")
    armed = w.see(c).due_at
    for _ in range(5):
        w.clock.forward(1)
        w.do(bob, "say", c, text="y")
        w.do(ann, "say", c, text="z")
    assert w.see(c).due_at == armed


def test_the_clock_reads_what_is_due_and_nothing_else():
    w = World()
    for n in range(20):
        w.start(w.customer(f"c{n}"))
    w.store.calls.clear()
    nothing = dict.fromkeys(("conversation", "agent", "pulse", "failed", "late_ms"), 0)
    assert tick(w.ports, unreported) == nothing
    assert [name for name, _ in w.store.calls] == ["due"]


def test_one_row_that_fails_is_reported_and_stops_no_other():
    w = World()
    a, b = w.start(w.customer("a")), w.start(w.customer("b"))
    failures = []

    def broken(name, args):
        if name == "conversation" and args[1] == a:
            raise RuntimeError("poison")

    w.clock.forward(61)
    w.store.hooks.append(broken)
    done = tick(w.ports, lambda due, failure: failures.append(due.id))
    assert failures == [a] and done["failed"] == 1 and w.types(b)[-1] == "alarm"


def test_a_tick_that_is_given_a_pool_looks_at_several_rows_at_once():
    w = World()
    a, b = w.start(w.customer("a")), w.start(w.customer("b"))
    met, first = Barrier(2), {a, b}

    def meets(name, args):
        if name == "conversation" and args[1] in first:
            first.discard(args[1])
            met.wait(5)

    w.clock.forward(61)
    w.store.hooks.append(meets)
    with ThreadPoolExecutor(2) as pool:
        tick(w.ports, unreported, pool.map)
    assert w.types(a)[-1] == w.types(b)[-1] == "alarm"


def test_what_always_fails_does_not_make_every_tick_a_late_one(monkeypatch):
    w = World()
    w.start(w.customer("a"))
    w.clock.forward(61)

    def broken(ports, due):
        raise RuntimeError("poison")

    monkeypatch.setattr("chalicelib.flow.tick.DO", dict.fromkeys(DO, broken))
    done = tick(w.ports, lambda due, failure: None)
    assert done["failed"] > 0 and done["late_ms"] == 0


def test_a_group_may_have_its_own_times_and_a_channel_in_it_too():
    w = World()
    group = w.store.group(w.tenant, "grp_sales")
    w.store.save_group(
        group, replace(group, version=1, policy={"warn_s": 10}, channels={"email": {"warn_s": 999}})
    )
    w.agent("bob", groups=("grp_sales",))
    chat = w.start(w.customer("a"), group="grp_sales")
    mail = w.start(w.customer("b"), group="grp_sales", channel="email")
    w.wait(20)
    assert w.types(chat)[-1] == "warned" and "warned" not in w.types(mail)
