"""How queues stand, and how often that is looked at."""

from chalicelib.flow import queues
from tests.world import World


def desk(size: int) -> World:
    w = World()
    for n in range(size):
        w.agent(f"a{n}", capacity=1)
    return w


def read(w: World) -> list[str]:
    """What is read to tell how the queues stand."""
    w.store.calls.clear()
    queues.queues(w.ports, w.tenant)
    return [name for name, _ in w.store.calls]


def test_a_small_desk_is_told_as_it_is_now() -> None:
    w = desk(3)
    assert queues.queues(w.ports, w.tenant)[0]["free_seats"] == 3
    w.start(w.customer("ann"))
    assert queues.queues(w.ports, w.tenant)[0]["free_seats"] == 2
    assert "agents" in read(w)


def test_a_big_desk_is_told_as_it_was_a_moment_ago_the_bigger_the_longer() -> None:
    w = desk(queues.SMALL + 50)
    first = queues.queues(w.ports, w.tenant)
    w.start(w.customer("ann"))
    assert read(w) == ["groups"]
    assert queues.queues(w.ports, w.tenant) == first
    w.clock.now += 50 * queues.MS_AN_AGENT
    assert "agents" in read(w)
    assert queues.queues(w.ports, w.tenant)[0]["free_seats"] == first[0]["free_seats"] - 1


def test_another_tenant_and_one_group_are_told_of_themselves() -> None:
    w = desk(queues.SMALL + 50)
    queues.queues(w.ports, w.tenant)
    one = queues.queue(w.ports, w.tenant, "grp_sales")
    assert (one["group"], one["agents"]) == ("grp_sales", 0)
    other = World("ten_b")
    assert queues.queues(other.ports, "ten_b")[0]["agents"] == 0
