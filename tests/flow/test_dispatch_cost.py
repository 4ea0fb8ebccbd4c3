"""What a dispatch costs does not grow with the queue, the group or the tenant: calls and items."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from chalicelib.domain.agents.choose import rank
from chalicelib.domain.agents.model import Agent, Status
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations.machine import start
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.conversations.waiting import Service
from chalicelib.domain.need import ANY, Need
from chalicelib.flow import agents, handle
from chalicelib.flow.ports import Commit, Place
from chalicelib.flow.react import react
from tests.world import World

GROUP = "grp_help"
SMALL, LARGE = (60, 60), (10_000, 2_000)  # waiting, agents
HOUR = 3_600_000


@dataclass
class Bill:
    """Calls of the store by name, and how many items they gave or took."""

    calls: dict[str, int] = field(default_factory=dict)
    items: int = 0


def counted(w: World, act: Callable[[], Any]) -> Bill:
    """What ``act`` asks of the store."""
    bill, before = Bill(), len(w.store.calls)
    results: list[Any] = []
    raw = {n: getattr(type(w.store), n) for n in ("queue", "free", "agents", "conversations")}

    def watched(name: str) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            found = raw[name](w.store, *args)
            results.append(found)
            return found

        return call

    for name in raw:
        object.__setattr__(w.store, name, watched(name))
    act()
    for name in raw:
        object.__delattr__(w.store, name)
    for name, _ in w.store.calls[before:]:
        bill.calls[name] = bill.calls.get(name, 0) + 1
    bill.items = sum(len(found) for found in results)
    return bill


def crowd(waiting: int, staff: int, full: bool, need: Need = ANY) -> World:
    """So many waiting and so many agents there, all of them full or free."""
    w = World(queue_cap=1_000, queue_timeout_s=86_400)
    now = w.clock.now
    command = c.Start(by=w.customer("0"), id="cnv_0", customer="cus_0", group=GROUP)
    decision = start(command, Policy(), now - HOUR)
    w.store.commit(Commit(None, decision.state, decision.entries, decision.moves))
    for n in range(1, waiting):
        place, ids = now - HOUR + n, {"id": f"cnv_{n:05}", "customer": f"cus_{n}"}
        another = replace(decision.state, **ids, place=place, since=place)
        w.store._conversations[w.tenant, another.id] = another
        w.store._queues[w.tenant, GROUP][place, another.id] = Place(another.id, place, need)
    for n in range(staff):
        agent = Agent(w.tenant, f"agt_{n:05}", str(n), "", groups=(GROUP,), capacity=2)
        there = {"status": Status.ONLINE, "reachable": True, "seen_until": now + HOUR}
        agent = replace(agent, **there, idle_since=now - HOUR + n)
        if full:
            agent = replace(agent, seats={f"x{n}": 1, f"y{n}": 1}, load=2)
        w.store.save_agent(None, replace(agent, ranked=rank(agent)))
    w.store.save_service(w.tenant, GROUP, Service(now, 2 * staff, 300.0, 200.0, 50))
    w._delivered = {id: len(log) for (_, id), log in w.store._entries.items()}
    return w


def free_one(w: World) -> Bill:
    """A full agent ends a conversation: the reaction to the freed seat."""
    actor = w.agent("00007")
    held = w.store.agent(w.tenant, actor.id)
    w.store._agents[w.tenant, actor.id] = replace(held, seats={}, load=0, ranked="")
    first = w.store.queue(w.tenant, GROUP, 1)[0].conversation
    handle.run(w.ports, actor, "claim", first, {})
    handle.run(w.ports, actor, "end", first, {})
    unseated = next(e for e in w.log(first) if e.type == "unseated")
    return counted(w, lambda: react(w.ports, unseated))


def arrive(w: World) -> Bill:
    """One more customer: the reaction to their start."""
    customer = w.customer("late")
    command = c.Start(by=customer, id="cnv_late", customer=customer.id, group=GROUP)
    decision = start(command, Policy(), w.clock.now)
    w.store.commit(Commit(None, decision.state, decision.entries, decision.moves))
    return counted(w, lambda: react(w.ports, decision.entries[0]))


def come_online(w: World) -> Bill:
    """One more agent of one seat comes."""
    actor = w.agent("new", capacity=1, online=False)
    return counted(w, lambda: agents.set_status(w.ports, actor, actor.id, Status.ONLINE.value, ""))


@pytest.mark.parametrize("act", [free_one, arrive, come_online], ids=lambda act: act.__name__)
def test_with_all_agents_full_it_costs_the_same_for_sixty_and_for_ten_thousand(act):
    small, large = act(crowd(*SMALL, full=True)), act(crowd(*LARGE, full=True))
    assert large.calls == small.calls
    assert large.items == small.items <= 150


def test_with_two_thousand_free_agents_an_arrival_costs_what_it_does_with_sixty():
    small, large = (arrive(crowd(0, staff, full=False)) for staff in (60, 2_000))
    assert large.calls == small.calls
    assert large.items == small.items <= 70


def test_those_ahead_whom_nobody_present_can_serve_are_read_up_to_a_bound():
    def all_french(waiting: int) -> Bill:
        w = crowd(waiting, 60, full=False, need=Need("fr"))
        for key, held in w.store._agents.items():
            english = replace(held, languages=("en",), ranked="")
            w.store._agents[key] = english
            w.store.save_agent(english, replace(english, ranked=rank(english), version=1))
        return arrive(w)

    few, many = all_french(400), all_french(10_000)
    assert many.calls == few.calls and many.items == few.items
