"""What a waiting customer is told of their place, and what it costs to tell it."""

from datetime import UTC, datetime

from chalicelib.flow import read
from tests.world import World


def queued(w: World, count: int) -> list[str]:
    return [w.start(w.customer(f"c{n}")) for n in range(count)]


def test_a_place_does_not_vanish_while_an_agent_is_asked() -> None:
    w = World(mode="offer", offer_s=30)
    first, second = queued(w, 2)
    told = {c: read.place(w.ports, w.customer(f"c{n}"), c) for n, c in enumerate((first, second))}
    assert told == {first: {"rank": 1}, second: {"rank": 2}}
    bob = w.agent("bob", capacity=1)
    assert w.see(first).offers
    assert read.place(w.ports, w.customer("c0"), first) == {"rank": 1}
    assert read.place(w.ports, w.customer("c1"), second) == {"rank": 1}
    w.do(bob, "decline", first)
    assert read.place(w.ports, w.customer("c0"), first) == {"rank": 1}


def test_who_is_offered_at_once_has_a_place_too() -> None:
    w = World(mode="offer")
    w.agent("bob")
    (only,) = queued(w, 1)
    assert w.see(only).place is None
    assert read.place(w.ports, w.customer("c0"), only) == {"rank": 1}


def test_who_waits_for_the_opening_has_none_but_knows_when_that_is() -> None:
    w = World(hours={"zone": "UTC", "week": {"tue": [["09:00", "17:00"]]}}, outside="queue")
    w.clock.now = int(datetime(2026, 11, 24, 5, tzinfo=UTC).timestamp() * 1000)
    (held,) = queued(w, 1)
    assert read.place(w.ports, w.customer("c0"), held) == {}
    assert w.see(held).held_until == w.clock.now // 1000 * 1000 + 4 * 3_600_000


def test_what_serves_a_queue_is_read_once_for_all_who_are_told() -> None:
    w = World(rank_shown=1)
    waiting = [w.see(c) for c in queued(w, 6)]
    known = read.known_service(w.ports, w.tenant, "grp_help")
    w.store.calls.clear()
    for ahead, conversation in enumerate(waiting):
        read.place_of(w.ports, conversation, ahead, served_by=known)
    assert [name for name, _ in w.store.calls].count("service") == 1


def test_nobody_reads_what_serves_a_queue_of_ranks() -> None:
    w = World(rank_shown=5)
    waiting = [w.see(c) for c in queued(w, 3)]
    known = read.known_service(w.ports, w.tenant, "grp_help")
    w.store.calls.clear()
    for ahead, conversation in enumerate(waiting):
        read.place_of(w.ports, conversation, ahead, served_by=known)
    assert "service" not in {name for name, _ in w.store.calls}
