"""Two at once for one customer: there is never more than one open conversation."""

from chalicelib.flow import agents, handle, starting
from tests.flow.test_handle import once
from tests.world import World


def open_ones(w: World, customer: str) -> int:
    found = w.store.customer_conversations(w.tenant, customer, 9, None).items
    return sum(c.is_open for c in found)


def test_a_start_that_meets_a_reopening_does_not_make_a_second_open_one():
    """The reopening leaves the customer's conversation the same; what it changes are the visits."""
    w = World(reopen_s=0)
    ann, bob = w.customer("ann"), w.agent("bob")
    old = w.start(ann)
    w.do(bob, "end", old)
    w.clock.forward(5)
    once(w, "commit", lambda *_: handle.run(w.ports, bob, "reopen", old, {}))
    starting.start(w.ports, ann, {"text": "hello again"})
    assert open_ones(w, ann.id) == 1


def test_a_start_for_another_group_that_meets_a_return_does_not_make_a_second_open_one():
    w = World()
    ann, bob = w.customer("ann"), w.agent("bob")
    old = w.start(ann)
    w.do(bob, "end", old)
    w.clock.forward(5)
    once(w, "commit", lambda *_: handle.run(w.ports, ann, "return", old, {"text": "tab one"}))
    starting.start(w.ports, ann, {"text": "tab two", "group": "grp_sales"})
    assert open_ones(w, ann.id) == 1


def test_a_seat_taken_by_hand_while_the_clock_lets_go_of_its_agent_is_watched():
    w = World(mode="pull")
    bob, c = w.agent("bob"), w.start(w.customer("ann"))
    w.clock.forward(50)
    agents.look_at(w.ports, w.tenant, bob.id)
    w.clock.forward(300)
    once(w, "save_agent", lambda *_: w.do(bob, "claim", c))
    agents.look_at(w.ports, w.tenant, bob.id)
    found = w.store.agent(w.tenant, bob.id)
    assert found and found.seats and found.due_at
