"""One race: everybody lives their day at once, then all settles and every law must hold."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from chalicelib.flow import policies
from tests import invariants
from tests.fakes.ports import make_ports
from tests.races.lives import Agent, Clock, Lead, Network, Reactions, Visitor
from tests.races.schedule import Schedule
from tests.races.town import Size, Town

Life = Callable[[], None]
SIZES = {
    "tiny": Size(customers=3, agents=2, seats=1, acts=4),
    "small": Size(customers=8, agents=3, seats=2, acts=4),
    "large": Size(customers=100, agents=20, seats=5, acts=5),
}


def race(size: str, seed: int, heard: Callable[[str], None] = lambda line: None) -> None:
    """Run one schedule; raises AssertionError with the command that runs it again."""
    try:
        _race(SIZES[size], seed, heard)
    except Exception as failure:
        again = f"PYTHONPATH=scripts python -m tests.races {size} {seed}"
        raise AssertionError(f"{again}: {failure!r}") from failure


def _race(size: Size, seed: int, heard: Callable[[str], None]) -> None:
    policies._seen.clear()  # or what is remembered would depend on what ran before
    schedule = Schedule(seed)

    def around(name: str, args: tuple[Any, ...], do: Callable[[], Any]) -> Any:
        schedule.switch()
        return do()

    fakes = make_ports(seed=seed)
    town = Town(fakes, around, size, schedule.random, heard, schedule.give_way)
    schedule.run(lives(town).values())
    check(town, schedule.failures)


def lives(town: Town) -> Mapping[str, Life]:
    """What each does, by name; the machinery goes on until all people are done."""
    people = [
        *(Visitor(town, actor) for actor in town.customers),
        *(Agent(town, actor) for actor in town.agents),
        Lead(town, town.lead),
    ]
    shards = 2 + town.size.customers // 25
    machinery = {
        **{f"shard {number}": Reactions(town) for number in range(shards)},
        "clock": Clock(town),
        "network": Network(town),
    }
    there = [len(people)]

    def until_the_end(live: Life) -> None:
        try:
            live()
        finally:
            there[0] -= 1

    def while_there(live: Life) -> None:
        while there[0]:
            live()
            town.pause()

    return {
        **{person.actor.id: partial(until_the_end, person.live) for person in people},
        **{name: partial(while_there, one.live) for name, one in machinery.items()},
    }


def check(town: Town, failures: list[BaseException]) -> None:
    """Nobody failed, and every law holds, before and after all has settled."""
    if failures:
        raise failures[0]
    invariants.hold(invariants.ALWAYS, town.content())
    town.settle()
    invariants.hold((*invariants.SETTLED, ids_are_said_once), town.content())


def ids_are_said_once(content: invariants.Content) -> None:
    """No message of a client's stands anywhere twice, also where its customer has signed in."""
    said = Counter(e.data["client_id"] for e in content.entries() if e.data.get("client_id"))
    assert not (twice := [id for id, times in said.items() if times > 1]), f"said twice: {twice}"
