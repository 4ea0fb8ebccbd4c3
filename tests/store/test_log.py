"""Logs are read by number, in order, and customers know only the public numbers."""

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.decision import Entry
from chalicelib.flow.ports import Attachment, Commit, Marks, Store
from tests.fakes.store import FakeStore
from tests.store.make import NOW, OTHER, TENANT, conversation, entry


def logged(store: Store, publics: list[bool], id: str = "cnv_a") -> list[Entry]:
    """A log whose lines are public or not."""
    numbers = [(n + 1, sum(publics[: n + 1]) if public else 0) for n, public in enumerate(publics)]
    lines = [entry(seq, public, conversation=id) for seq, public in numbers]
    store.commit(Commit(None, conversation(id), tuple(lines)))
    return lines


def test_an_entry_comes_back_as_it_was(store: Store) -> None:
    data = {
        "text": "你好 ✓\n\t",
        "attachments": [{"id": "att_a", "size": 5}],
        "deep": {"a": [1, None, True]},
    }
    line = entry(1, 1, data=data)
    store.commit(Commit(None, conversation(), (line,)))
    assert store.entries(TENANT, "cnv_a", 0, 9, True) == [line]
    assert store.entry(TENANT, "cnv_a", 1, False) == line


def test_tuples_come_back_as_lists(store: Store) -> None:
    line = entry(1, 1, data={"reasons": ("slow",)})
    store.commit(Commit(None, conversation(), (line,)))
    assert store.entries(TENANT, "cnv_a", 0, 9, True)[0].data == {"reasons": ["slow"]}


def test_staff_read_all_and_customers_what_is_public(store: Store) -> None:
    lines = logged(store, [True, False, True, False, False, True])
    public = [line for line in lines if line.public_seq]
    assert store.entries(TENANT, "cnv_a", 0, 99, True) == lines
    assert store.entries(TENANT, "cnv_a", 2, 2, True) == lines[2:4]
    assert store.entries(TENANT, "cnv_a", 0, 99, False) == public
    assert store.entries(TENANT, "cnv_a", 1, 1, False) == public[1:2]
    assert store.entries(TENANT, "cnv_a", 3, 9, False) == []
    assert store.entries(OTHER, "cnv_a", 0, 9, True) == []


def test_one_entry_by_either_number(store: Store) -> None:
    lines = logged(store, [True, False, True])
    assert store.entry(TENANT, "cnv_a", 2, True) == lines[1]
    assert store.entry(TENANT, "cnv_a", 2, False) == lines[2]
    assert store.entry(TENANT, "cnv_a", 3, False) is None
    assert store.entry(TENANT, "cnv_a", 4, True) is None


def test_a_public_line_is_found_behind_many_notes(store: Store) -> None:
    lines = logged(store, [True] + [False] * 40 + [True])
    assert store.entries(TENANT, "cnv_a", 1, 1, False) == lines[-1:]


def test_logs_do_not_run_into_each_other(store: Store) -> None:
    logged(store, [True], "cnv_a")
    logged(store, [True, True], "cnv_a0")
    assert len(store.entries(TENANT, "cnv_a", 0, 9, True)) == 1


@settings(max_examples=25)
@given(
    publics=st.lists(st.booleans(), min_size=1, max_size=60),
    after=st.integers(0, 62),
    limit=st.integers(1, 20),
    staff=st.booleans(),
)
def test_resume_is_the_same_everywhere(
    desk: Store, publics: list[bool], after: int, limit: int, staff: bool
) -> None:
    fake, id = FakeStore(), f"cnv_{len(publics)}_{hash(tuple(publics)) & 0xFFFFFFFF}"
    if desk.conversation(TENANT, id) is None:
        logged(desk, publics, id)
    logged(fake, publics, id)
    asked = TENANT, id, after, limit, staff
    assert desk.entries(*asked) == fake.entries(*asked)


def test_marks_only_rise(store: Store) -> None:
    assert store.marks(TENANT, "cnv_a") == Marks()
    assert store.mark(TENANT, "cnv_a", "customer", 3, 2) == Marks(3, 2)
    assert store.mark(TENANT, "cnv_a", "customer", 2, 1) == Marks(3, 2)
    assert store.mark(TENANT, "cnv_a", "agent", 1, 0) == Marks(3, 2, 1, 0)
    assert store.mark(TENANT, "cnv_a", "customer", 1, 5) == Marks(3, 5, 1, 0)
    assert store.marks(TENANT, "cnv_a") == Marks(3, 5, 1, 0)
    assert store.marks(OTHER, "cnv_a") == Marks()
    store.mark(TENANT, "cnv_b", "agent", 2, 2)
    of_both = store.marks_of(TENANT, ["cnv_b", "cnv_c", "cnv_a"])
    assert of_both == {"cnv_a": Marks(3, 5, 1, 0), "cnv_b": Marks(0, 0, 2, 2)}
    assert store.marks_of(OTHER, ["cnv_a"]) == store.marks_of(TENANT, []) == {}


def test_attachments_are_kept_in_their_conversation(store: Store) -> None:
    file = Attachment(TENANT, "cnv_a", "att_a", "发票.pdf", "application/pdf", NOW, "cus_a", True)
    store.save_attachment(file)
    assert store.attachment(TENANT, "cnv_a", "att_a") == file
    assert store.attachment(TENANT, "cnv_b", "att_a") is None
    assert store.attachment(OTHER, "cnv_a", "att_a") is None
