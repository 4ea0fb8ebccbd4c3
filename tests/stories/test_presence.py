"""What an agent chose, whether they are there, and what becomes of conversations otherwise."""

import json

from chalicelib.domain.actors import Role
from chalicelib.domain.agents.model import Status
from chalicelib.domain.conversations.model import State
from chalicelib.flow import agents
from tests.world import World


def connect(w: World, actor, *tabs: str) -> None:
    for tab in tabs:
        agents.connected(w.ports, actor, tab)
    agents.beat(w.ports, actor)


def choose(w: World, actor, status: Status, reason: str = "") -> None:
    agents.set_status(w.ports, actor, actor.id, status.value, reason)
    w.pump()


def quiet(**more) -> World:
    """A world in which nobody is late within these stories."""
    return World(warn_s=9_000, alarm_s=9_001, reassign_s=9_002, **more)


def test_busy_and_away_keep_what_they_have_and_get_nothing_new():
    for status, reason in ((Status.BUSY, ""), (Status.AWAY, "lunch")):
        w = quiet()
        bob = w.agent("bob")
        c = w.start(w.customer("ann"))
        choose(w, bob, status, reason)
        d = w.start(w.customer("ben"))
        w.wait(300)
        assert w.see(c).agent == bob.id and w.see(d).agent is None
        choose(w, bob, Status.ONLINE)
        assert w.see(d).agent == bob.id


def test_the_chosen_status_outlives_the_connection_and_the_night():
    w = quiet()
    bob = w.agent("bob")
    connect(w, bob, "tab")
    choose(w, bob, Status.AWAY, "training")
    agents.disconnected(w.ports, bob, "tab")
    w.wait(3_600, beats=False)
    connect(w, bob, "tab2")
    found = w.store.agent(w.tenant, bob.id)
    assert (found.status, found.status_reason, found.reachable) == (
        Status.AWAY,
        "training",
        False,
    )


def test_of_several_tabs_the_last_one_counts_and_the_phone_too():
    w = quiet()
    bob = w.agent("bob")
    connect(w, bob, "desk", "second", "phone")
    c = w.start(w.customer("ann"))
    for tab in ("desk", "second"):
        agents.disconnected(w.ports, bob, tab)
    w.wait(300)
    assert w.see(c).agent == bob.id
    agents.disconnected(w.ports, bob, "phone")
    w.wait(120, beats=False)
    assert w.see(c).state is State.QUEUED


def test_a_half_open_socket_is_found_by_the_missing_heartbeats():
    w = quiet()
    bob = w.agent("bob")
    connect(w, bob, "dead")  # its close is never seen
    c = w.start(w.customer("ann"))
    w.wait(60, beats=False)
    late = w.start(w.customer("ben"))
    assert w.see(late).agent is None and w.see(c).agent == bob.id
    w.wait(60, beats=False)
    assert w.see(c).state is State.QUEUED and w.seats(bob) == set()


def test_a_phone_that_slept_and_is_back_within_the_grace_keeps_all():
    w = quiet()
    bob = w.agent("bob")
    c = w.start(w.customer("ann"))
    w.wait(100, beats=False)
    agents.beat(w.ports, bob)
    w.wait(300)
    assert w.see(c).agent == bob.id and "requeued" not in w.types(c)


def test_after_the_grace_colleagues_serve_ahead_of_those_of_equal_priority_and_customers_are_told():
    w = quiet()
    bob = w.agent("bob", capacity=1)
    c = w.start(w.customer("ann"))
    earlier = w.start(w.customer("ben"))
    w.wait(120, beats=False)
    cy = w.agent("cy", capacity=1)
    w.pump()
    assert w.see(c).agent == cy.id and w.see(earlier).state is State.QUEUED
    told = [e for e in w.log(c, staff=False) if e.type == "requeued"]
    assert [e.data["reason"] for e in told] == ["agent_offline"] and w.seats(bob) == set()


def test_supervisors_see_who_is_there_and_what_they_chose():
    w = quiet()
    w.store.connect(w.tenant, "leads", "con_lead", w.clock.now + 10**9, w.clock.now)
    lead = w.agent("lead", role=Role.SUPERVISOR, groups=(), online=False)
    bob = w.agent("bob")
    agents.set_status(w.ports, lead, bob.id, "away", "meeting")
    frames = [json.loads(f)["data"] for f in w.fakes.push.to("con_lead")]
    assert frames[-1] == {
        "agent": bob.id,
        "status": "away",
        "reason": "meeting",
        "reachable": False,
        "connected": True,
    }


def test_an_agents_own_log_tells_what_they_were_and_who_made_them_so():
    w = quiet()
    lead = w.agent("lead", role=Role.SUPERVISOR, groups=(), online=False)
    bob = w.agent("bob")
    w.clock.forward(5)
    agents.set_status(w.ports, lead, bob.id, "busy", "call")
    lines = w.store.agent_log(w.tenant, bob.id, 0, w.clock.now, 99)
    assert [(x.status, x.reason, x.reachable, x.by) for x in lines] == [
        ("online", "", True, bob.id),
        ("busy", "call", False, lead.id),
    ]
