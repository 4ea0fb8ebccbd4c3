"""Business hours, shifts and breaks as customers and agents meet them."""

from dataclasses import replace
from datetime import UTC, datetime

from chalicelib.domain.agents import presence
from chalicelib.domain.conversations.model import EndedReason, State
from chalicelib.flow import agents
from tests.world import World

OFFICE = {"zone": "Europe/Berlin", "week": {d: [["09:00", "17:00"]] for d in ("mon", "tue", "wed")}}


def at(w: World, text: str) -> None:
    """Set the clock, UTC."""
    w.clock.now = int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


def world(moment: str, **policy) -> World:
    w = World(**policy)
    at(w, moment)
    return w


def codes(w: World, c: str) -> list[str]:
    return [e.data["code"] for e in w.log(c, staff=False) if e.type == "auto"]


def test_outside_the_hours_a_message_is_left_and_the_opening_is_told():
    w = world("2026-11-23T19:00", hours=OFFICE)
    c = w.start(w.customer("ann"), "help")
    assert w.see(c).ended_reason is EndedReason.OUTSIDE_HOURS
    line = next(e for e in w.log(c, staff=False) if e.type == "auto")
    assert line.data == {"code": "outside_hours", "opens_at": "2026-11-24T08:00:00.000Z"}
    w.do(w.customer("ann"), "leave_message", c, text="call me", contact="ann@a.test")
    assert [e.data["text"] for e in w.log(c) if e.type == "left_message"] == ["call me"]


def test_who_may_wait_for_the_opening_is_served_then_in_the_order_of_arrival():
    w = world("2026-11-24T05:00", hours=OFFICE, outside="queue", queue_timeout_s=600)
    bob = w.agent("bob", capacity=1)
    first, second = w.start(w.customer("ann")), w.start(w.customer("ben"))
    assert w.see(first).agent is None and w.see(first).place is None
    assert codes(w, first) == ["opens_later"]
    w.wait(2 * 3600)
    assert w.see(first).state is State.QUEUED
    at(w, "2026-11-24T08:00")
    w.beat()
    w.wait(60)
    assert w.see(first).agent == bob.id and w.see(second).state is State.QUEUED
    w.do(bob, "end", first)
    assert w.see(second).agent == bob.id


def test_a_bot_is_asked_for_while_one_waits_for_the_opening():
    w = world("2026-11-24T05:00", hours=OFFICE, outside="bot")
    c = w.start(w.customer("ann"))
    wanted = next(e for e in w.log(c) if e.type == "bot_wanted")
    assert wanted.audience == "staff" and wanted.data["until"] == "2026-11-24T08:00:00.000Z"


def test_clocks_stand_still_outside_the_hours():
    w = world("2026-11-23T15:59", hours=OFFICE, warn_s=120, alarm_s=180, reassign_s=300)
    bob = w.agent("bob")
    c = w.start(w.customer("ann"))
    w.wait(600)
    assert "warned" not in w.types(c) and w.see(c).agent == bob.id
    at(w, "2026-11-24T08:00:30")
    w.beat()
    w.wait(20)
    assert "warned" not in w.types(c)
    w.wait(60)
    assert "warned" in w.types(c)


def test_a_group_has_hours_of_its_own():
    w = world("2026-11-23T19:00", hours=OFFICE)
    group = w.store.group(w.tenant, "grp_sales")
    always = {"zone": "UTC", "week": {"mon": [["00:00", "24:00"]]}}
    w.store.save_group(group, replace(group, policy={"hours": always}, version=2))
    sam = w.agent("sam", groups=("grp_sales",))
    c = w.start(w.customer("ann"), group="grp_sales")
    assert w.see(c).agent == sam.id


def test_handed_to_a_group_that_is_closed_it_comes_back_the_same_evening():
    w = world("2026-11-23T19:00", warn_s=9_000, alarm_s=9_001, reassign_s=9_002)
    group = w.store.group(w.tenant, "grp_sales")
    closed = {"hours": OFFICE, "outside": "queue"}
    w.store.save_group(group, replace(group, policy=closed, version=2))
    bob = w.agent("bob")
    c = w.start(w.customer("ann"))
    w.do(bob, "transfer", c, group="grp_sales")
    w.wait(180)
    assert w.see(c).group == "grp_help" and w.see(c).agent == bob.id


def shifted(w: World, actor, **parts) -> None:
    agents.change(
        w.ports,
        w.tenant,
        actor.id,
        lambda a: presence.edited(a, replace(a, **parts), w.clock.now),
    )
    w.pump()


SHIFT = {"zone": "UTC", "week": {"tue": [["08:00", "16:00"]]}, "wrap_up_min": 15}


def test_nothing_new_before_the_end_of_a_shift_and_the_rest_goes_to_colleagues_at_the_end():
    w = world("2026-11-24T15:40", warn_s=9_000, alarm_s=9_001, reassign_s=9_002)
    bob, cy = w.agent("bob"), w.agent("cy", online=False)
    shifted(w, bob, shifts=SHIFT)
    c = w.start(w.customer("ann"))
    assert w.see(c).agent == bob.id
    at(w, "2026-11-24T15:45")
    w.beat()
    late = w.start(w.customer("ben"))
    assert w.see(late).agent is None
    w.wait(60)
    agents.set_status(w.ports, cy, cy.id, "online", "")
    w.pump()
    assert w.see(late).agent == cy.id and w.see(c).agent == bob.id
    while w.clock.now < datetime(2026, 11, 24, 16, 1, tzinfo=UTC).timestamp() * 1000:
        w.wait(60)
    assert w.see(c).agent == cy.id and w.seats(bob) == set()
    reasons = [e.data["reason"] for e in w.log(c, staff=False) if e.type == "requeued"]
    assert reasons == ["shift_end"]


def test_who_goes_on_after_the_shift_keeps_what_they_take_by_hand():
    w = world("2026-11-24T15:59:50")
    bob = w.agent("bob")
    shifted(w, bob, shifts=SHIFT)
    w.wait(120)
    c = w.start(w.customer("ann"))
    assert w.see(c).agent is None
    w.do(bob, "claim", c)
    w.do(bob, "say", c, text="hello")
    w.wait(120)
    assert w.see(c).agent == bob.id


def test_a_shift_that_begins_brings_the_agent_work():
    w = world("2026-11-24T07:58")
    bob = w.agent("bob")
    shifted(w, bob, shifts=SHIFT)
    c = w.start(w.customer("ann"))
    assert w.see(c).agent is None
    w.wait(180)
    assert w.see(c).agent == bob.id


def test_a_break_keeps_new_work_away_and_takes_nothing():
    w = world("2026-11-24T10:00", warn_s=9_000, alarm_s=9_001, reassign_s=9_002)
    bob, now = w.agent("bob"), w.clock.now
    c = w.start(w.customer("ann"))
    shifted(w, bob, breaks=((now + 60_000, now + 600_000),))
    w.wait(120)
    d = w.start(w.customer("ben"))
    assert w.see(c).agent == bob.id and w.see(d).agent is None
    w.wait(600)
    assert w.see(d).agent == bob.id
