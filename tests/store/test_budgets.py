"""What things cost, in calls and capacity units, as DynamoDB would bill them."""

from dataclasses import replace

from chalicelib import transport
from chalicelib.config import settings
from chalicelib.domain.conversations.draft import BEGINNING
from chalicelib.domain.conversations.model import Conversation, Said, State
from chalicelib.domain.decision import ClaimSeat, EnterQueue, LeaveQueue, SetCurrent
from chalicelib.domain.ids import make
from chalicelib.flow.ports import Commit, Marker, Store, Viewer
from chalicelib.observe import Metric, handling
from chalicelib.store.rows.base import Item, item
from chalicelib.store.rows.conversations import PointerRow, item_of, listed
from tests.store.bill import Bill
from tests.store.make import NOW, agent, conversation, customer, entry

TENANT, CUSTOMER, GROUP = (make(p, NOW, b"123456789") for p in ("ten", "cus", "grp"))
AGENT, ID = (make(p, NOW, b"987654321") for p in ("agt", "cnv"))


def talking() -> Conversation:
    """A conversation as it is in the middle of it, ids of full length."""
    return conversation(
        ID, tenant=TENANT, customer=CUSTOMER, group=GROUP, agent=AGENT, last_agent=AGENT,
        language="zh-Hans", state=State.AWAITING_AGENT, version=40, seq=40, public_seq=33,
        since=NOW, fired=("warn",), late=900, messages_in=15, messages_out=14, assigned_at=NOW,
        priority=1, urged=1, urged_at=NOW, due_at=NOW, previous=make("cnv", NOW, b"555555555"),
    )  # fmt: skip


def said(c: Conversation) -> Commit:
    """The customer says something of ordinary length."""
    last = Said(34, NOW, "customer", "还没有收到我的包裹" * 13)
    after = replace(c, version=41, seq=41, public_seq=34, messages_in=16)
    after = replace(after, said=last, unanswered=(32, 33, 34))
    line = entry(
        41,
        34,
        tenant=TENANT,
        conversation=ID,
        by=CUSTOMER,
        data={"text": "还没有收到我的包裹" * 20, "client_id": "m1"},
    )
    return Commit(c, after, (line,), marker=Marker(CUSTOMER, "m" * 36, "say", 41, 34, c.id, c.id))


def test_an_ordinary_state_row_is_under_a_kilobyte() -> None:
    last = Said(33, NOW, "customer", "没" * BEGINNING, 10)
    tags, unanswered = ("refund", "发票", "late delivery"), (31, 32, 33)
    busy = replace(talking(), said=last, unanswered=unanswered, tags=tags)
    item = item_of(busy)
    size = sum(len(n) + len(str(v).encode()) for n, a in item.items() for v in a.values())
    assert size < 1000


def test_a_customers_message(desk: Store, bill: Bill) -> None:
    """Read the state, commit, find the audience: three calls, two of them before the ack."""
    c = talking()
    desk.commit(Commit(None, c))
    bill.take()
    assert desk.conversation(TENANT, ID) == c
    assert bill.take() == (1, 1)
    desk.commit(said(c))
    assert bill.index_units() == 0
    assert bill.take() == (1, 6)
    desk.connect(TENANT, CUSTOMER, "c" * 20, NOW + 1, NOW)
    desk.connect(TENANT, AGENT, "d" * 20, NOW + 1, NOW)
    bill.take()
    desk.connections(TENANT, [CUSTOMER, AGENT], NOW)
    assert bill.take() == (1, 2)


def test_its_correlation_id_costs_nothing(desk: Store, bill: Bill) -> None:
    c = talking()
    desk.commit(Commit(None, c))
    bill.take()
    with handling("frame", "x" * 64, Metric.FRAME_FAILED):
        desk.commit(said(c))
    assert bill.take() == (1, 6)


def test_a_message_that_moves_its_alarm_nearer(desk: Store, bill: Bill) -> None:
    c = talking()
    desk.commit(Commit(None, c))
    bill.take()
    nearer = said(c)
    desk.commit(replace(nearer, after=replace(nearer.after, due_at=NOW - 5)))
    calls, units = bill.take()
    assert calls == 1
    assert units <= 8


def test_an_answer_to_one_that_is_late(desk: Store, bill: Bill) -> None:
    c = replace(talking(), fired=("warn", "alarm"))
    desk.commit(Commit(None, c))
    bill.take()
    answer = said(c)
    after = replace(answer.after, state=State.AWAITING_CUSTOMER, fired=())
    desk.commit(replace(answer, after=after))
    assert bill.index_units() == 0
    assert bill.take() == (1, 8)
    assert desk.late(TENANT, 9) == {}


def test_a_list_costs_what_it_returns_with_who_it_is(desk: Store, bill: Bill) -> None:
    people = [f"cus_{n}" for n in range(40)]
    for id in people:
        desk.save_customer(None, customer(id))
    desk.mark("ten_one", "cnv_1", "agent", 3, 3)
    bill.take()
    assert sorted(c.id for c in desk.customers("ten_one", [*people, *people])) == sorted(people)
    assert desk.marks_of("ten_one", [f"cnv_{n}" for n in range(40)]).keys() == {"cnv_1"}
    assert bill.take()[0] == 2


def test_a_start_and_an_assignment_are_one_call_each(desk: Store, bill: Bill) -> None:
    desk.save_customer(None, customer(CUSTOMER, tenant=TENANT))
    desk.save_agent(None, agent(AGENT, tenant=TENANT))
    bill.take()
    c = replace(talking(), agent=None, state=State.QUEUED, version=1, place=NOW)
    moves = EnterQueue(GROUP, NOW, ID), SetCurrent(CUSTOMER, None, ID)
    desk.commit(Commit(None, c, (), moves))
    assert bill.take()[0] == 1
    after = replace(c, version=2, agent=AGENT, place=None)
    desk.commit(Commit(c, after, (), (LeaveQueue(GROUP, NOW, ID), ClaimSeat(AGENT, ID, NOW))))
    assert bill.take()[0] == 1


def test_a_heartbeat_is_one_unit(desk: Store, bill: Bill) -> None:
    desk.save_agent(None, agent(AGENT, tenant=TENANT, due_at=NOW))
    bill.take()
    assert desk.beat(TENANT, AGENT, NOW, NOW + 1)
    assert bill.take() == (1, 1)


def test_a_mark_that_rises_is_one_call(desk: Store, bill: Bill) -> None:
    desk.mark(TENANT, ID, "agent", 3, 0)
    desk.mark(TENANT, ID, "customer", 5, 5)
    assert bill.take() == (2, 2)


def test_looking_at_it_is_one_call(desk: Store, bill: Bill) -> None:
    for who, at in (("agt_a", NOW), ("agt_b", NOW + 20_000), ("agt_a", NOW + 20_000)):
        desk.view(TENANT, ID, Viewer(who, at + 45_000), at)
        assert bill.take() == (1, 1)


def test_the_clock_reads_what_is_due_and_nothing_else(desk: Store, bill: Bill) -> None:
    filled(1000)
    bill.take()
    assert desk.due(NOW - 1, 100) == []
    assert bill.take() == (16, 8)
    assert len(desk.due(NOW + 3, 100)) == 4
    assert bill.take() == (16, 8)


def filled(count: int) -> None:
    """Idle conversations whose alarms go off one ms after the other."""
    made = [conversation(f"cnv_{n}", due_at=NOW + n) for n in range(count)]
    rows = [{"PutRequest": {"Item": i}} for c in made for i in (item_of(c), pointer(c))]
    s = settings()
    for at in range(0, len(rows), 25):
        batch = {"RequestItems": {s.desk_table: rows[at : at + 25]}}
        transport.dynamodb(s.dynamodb_endpoint, s.region, "BatchWriteItem", batch).result()


def pointer(c: Conversation) -> Item:
    """Its place in the list of open ones."""
    return item(PointerRow, *listed(c))


def test_pages_cost_what_they_return(desk: Store, bill: Bill) -> None:
    filled(300)
    bill.take()
    page = desk.open_conversations("ten_one", 10, None)
    assert [c.id for c in page.items] == sorted(f"cnv_{n}" for n in range(300))[:10]
    calls, units = bill.take()
    assert calls == 2
    assert units <= 1 + 10


def test_a_customer_resumes_without_reading_the_whole_log(desk: Store, bill: Bill) -> None:
    c = talking()
    log = tuple(
        entry(n, n, tenant=TENANT, conversation=ID, data={"text": "x" * 300}) for n in range(1, 61)
    )
    desk.commit(Commit(None, c, log))
    bill.take()
    assert [e.seq for e in desk.entries(TENANT, ID, 58, 50, False)] == [59, 60]
    assert bill.take() == (1, 1)
