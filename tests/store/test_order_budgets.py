"""What the order of the free and the queue cost, as DynamoDB would bill it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from chalicelib.domain.agents.model import Agent
from chalicelib.domain.decision import EnterQueue
from chalicelib.domain.ids import make
from chalicelib.domain.need import Need, Offering
from chalicelib.flow.ports import Ranked, Store
from chalicelib.store.rows.agents import item_of_free
from chalicelib.store.rows.base import Item
from chalicelib.store.rows.conversations import item_of_place
from chalicelib.store.table import desk as desk_table
from chalicelib.store.table import send
from tests.store.bill import Bill
from tests.store.make import NOW, agent, logged

FEW, MANY, PAGE, TOGETHER = 100, 10_000, 50, 100
TENANT = make("ten", NOW, b"123456789")
GROUPS = tuple(make("grp", NOW, bytes([n]) * 9) for n in range(40))
DAY = [["09:00", "12:00"], ["13:00", "18:00"]]
WEEK = {"zone": "Asia/Shanghai", "week": dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), DAY)}


def id_of(prefix: str, number: int) -> str:
    return make(prefix, NOW, number.to_bytes(9, "big"))


def ordinary(groups: int = 3) -> Agent:
    """An agent with all that agents usually have, ids of full length."""
    return agent(
        id_of("agt", 1), tenant=TENANT, groups=GROUPS[:groups], due_at=NOW, shifts=WEEK,
        skills={"refunds": 3, "billing": 4, "technical": 2}, languages=("zh", "en"),
        ranked="0000#001795000000000", seats={id_of("cnv", n): 1 for n in range(5)}, load=5,
    )  # fmt: skip


@pytest.mark.parametrize(("groups", "units"), [(1, 6), (3, 14)])
def test_a_rank_is_one_call_and_four_units_a_group(
    desk: Store, bill: Bill, groups: int, units: int
) -> None:
    a = ordinary(groups)
    desk.save_agent(None, a)
    bill.take()
    assert desk.rank(a, "0400#001795000000000")
    assert bill.index_units() == 0
    assert bill.take() == (1, units)


def test_a_rank_of_forty_groups(desk: Store, bill: Bill) -> None:
    """The agent's own row has outgrown a kilobyte by then."""
    a = ordinary(40)
    desk.save_agent(None, a)
    bill.take()
    assert desk.rank(a, "0400#001795000000000")
    assert bill.take() == (1, 4 + 40 * 4)


def test_a_change_of_name_leaves_the_order_alone(desk: Store, bill: Bill) -> None:
    a = ordinary()
    desk.save_agent(None, a)
    bill.take()
    desk.save_agent(a, replace(a, name="new", version=2))
    assert bill.take() == (1, 1)


def test_an_ordinary_agents_heartbeat_is_one_unit(desk: Store, bill: Bill) -> None:
    desk.save_agent(None, ordinary())
    bill.take()
    assert desk.beat(TENANT, ordinary().id, NOW, NOW + 1)
    assert bill.take() == (1, 1)


def test_a_line_of_the_log_makes_a_save_a_transaction_of_two(desk: Store, bill: Bill) -> None:
    a = ordinary()
    desk.save_agent(None, a)
    bill.take()
    after = replace(a, name="new", version=2)
    desk.save_agent(a, after, logged(after))
    assert bill.take() == (1, 4)


def waiting(group: str, number: int) -> Item:
    """One of those in a queue."""
    place, need = NOW + number, Need("zh-Hans", {"refunds": 3})
    return item_of_place(TENANT, EnterQueue(group, place, id_of("cnv", number), need))


def at_rest(group: str, number: int) -> Item:
    """One of those with room."""
    rank, offering = f"{number % 1000:04d}#{NOW:015d}", Offering(("zh", "en"), {"refunds": 3})
    return item_of_free(TENANT, group, Ranked(id_of("agt", number), rank, offering))


def filled(group: str, count: int, row: Callable[[str, int], Item]) -> None:
    """So many rows, straight into the table."""
    name = desk_table().table_name
    puts = [{"Put": {"TableName": name, "Item": row(group, n)}} for n in range(count)]
    for at in range(0, count, TOGETHER):
        send("TransactWriteItems", TransactItems=puts[at : at + TOGETHER]).result()


@pytest.mark.parametrize(("list_of", "row"), [("queue", waiting), ("free", at_rest)])
def test_a_page_costs_the_same_however_long_the_list(
    desk: Store, bill: Bill, list_of: str, row: Callable[[str, int], Item]
) -> None:
    page = getattr(desk, list_of)
    costs = []
    for group, count in zip(GROUPS, (FEW, MANY), strict=False):
        filled(group, count, row)
        bill.take()
        head = page(TENANT, group, PAGE)
        assert len(head) == len(page(TENANT, group, PAGE, head[-1])) == PAGE
        asked = {(c.params["Limit"], c.params["ConsistentRead"]) for c in bill.calls}
        assert asked == {(PAGE, True)}
        costs.append(bill.take())
    assert costs == [(2, 4), (2, 4)]
