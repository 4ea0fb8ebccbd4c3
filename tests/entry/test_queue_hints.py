"""Who is told that a queue has changed."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.flow import agents
from chalicelib.flow.tick import tick
from tests.entry.site import House, Site
from tests.entry.talk import Socket

Act = Callable[[House, str], None]


def report(due: Any, failure: Exception) -> None:
    raise failure


def hints(socket: Socket) -> list[str]:
    """The groups that a socket was told of."""
    told = [f["data"] for f in socket.frames if f["op"] == "queue"]
    return [data["group"] for data in told if "group" in data]


@pytest.fixture
def sockets(site: Site) -> dict[str, Socket]:
    """Somebody in every role is there; only the agent serves, and has no seat."""
    home = site.home
    agent = site.ports.store.agent(home.tenant, home.actors["agent"].id)
    assert agent
    home.online()
    agents.change(site.ports, home.tenant, agent.id, _without_seats)
    who = ("agent", "supervisor", "admin", "customer", "stranger")
    return {name: Socket(site, home, name) for name in who}


def _without_seats(agent: Any) -> Any:
    return type(agent)(**{f: getattr(agent, f) for f in agent.__slots__} | {"capacity": 0})


def test_who_serves_and_who_leads_are_told_and_customers_are_not(
    site: Site, sockets: dict[str, Socket]
) -> None:
    site.home.conversation("queued")
    group = site.home.group
    told = {name: hints(socket) for name, socket in sockets.items()}
    leads = {"supervisor": [group], "admin": [group]}
    assert told == {"agent": [group], **leads, "customer": [], "stranger": []}


def _leaves(home: House, id: str) -> None:
    home.run("customer", "leave_queue", id)


def _moves(home: House, id: str) -> None:
    home.run("supervisor", "transfer", id, group=home.sales)


def _claims(home: House, id: str) -> None:
    home.run("supervisor", "claim", id)


@pytest.mark.parametrize("act", [_leaves, _moves, _claims])
def test_it_is_told_whenever_somebody_joins_or_leaves(
    site: Site, sockets: dict[str, Socket], act: Act
) -> None:
    home, lead = site.home, sockets["supervisor"]
    id = home.conversation("queued")
    site.fakes.clock.forward(1)
    act(home, id)
    both = [home.group, home.sales] if act is _moves else [home.group]
    assert hints(lead) == [home.group, *sorted(both)]


def test_what_follows_within_a_second_is_not_told_again(
    site: Site, sockets: dict[str, Socket]
) -> None:
    site.home.conversation("queued")
    site.home.conversation("queued", "stranger")
    assert hints(sockets["agent"]) == [site.home.group]


def test_a_message_changes_no_queue(site: Site, sockets: dict[str, Socket]) -> None:
    id = site.home.conversation("queued")
    site.fakes.clock.forward(1)
    before = len(site.fakes.store.calls)
    site.home.run("customer", "say", id, text="still there")
    assert "roster" not in [name for name, _ in site.fakes.store.calls[before:]]
    assert hints(sockets["agent"]) == [site.home.group]


def test_a_hint_that_was_lost_comes_again_while_somebody_waits(
    site: Site, sockets: dict[str, Socket]
) -> None:
    site.home.conversation("queued")
    site.fakes.clock.forward(61)
    tick(site.ports, report)
    assert hints(sockets["supervisor"]) == [site.home.group] * 2


def test_nothing_is_undone_when_nobody_can_be_told(site: Site) -> None:
    def fails(name: str, args: tuple[Any, ...]) -> None:
        if name == "roster":
            raise RuntimeError("down")

    site.fakes.store.hooks.append(fails)
    answer = site.call("POST", "/v1/conversations", {"text": "hi"}, site.home.tokens["customer"])
    assert answer.status == 201
