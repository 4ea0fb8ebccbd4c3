"""Conversations, their logs and what hangs on them, as the flow's ports ask for them."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import and_

from pynamodb.exceptions import UpdateError

from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.decision import Audience, Entry
from chalicelib.flow.ports import Attachment, Conflict, Marker, Marks
from chalicelib.store import load
from chalicelib.store.commit import ABSENT, put
from chalicelib.store.rows import keys
from chalicelib.store.rows.base import unpacked
from chalicelib.store.rows.conversations import (
    EntryRow,
    FileRow,
    MarkerRow,
    MarksRow,
    conversation_of,
    entry_of,
    item_of_attachment,
    item_of_marker,
)
from chalicelib.store.table import desk

END_OF_LOG = keys.ENTRY + "~"
STAFF_ENTRIES_EXPECTED = (
    10  # how many lines a customer may not see are read along with those asked for
)


def conversation(tenant: str, id: str) -> Conversation | None:
    """The state of one conversation."""
    row = load.row(keys.conversation(tenant, id), keys.STATE)
    return conversation_of(row) if row else None


def conversations(tenant: str, ids: Sequence[str]) -> list[Conversation]:
    """Those that exist, in the order of ``ids``."""
    wanted = [(keys.conversation(tenant, id), keys.STATE) for id in ids]
    found = load.rows(wanted)
    return [conversation_of(found[key]) for key in wanted if key in found]


def marker(tenant: str, kept: str, who: str, client_id: str) -> Marker | None:
    """What a client's own message id was answered with."""
    row = load.row(keys.conversation(tenant, kept), keys.marker(who, client_id))
    known = {"who": who, "client_id": client_id, "kept": kept}
    return unpacked(MarkerRow, Marker, row, **known) if row else None


def markers(tenant: str, kept: str, who: str) -> list[Marker]:
    """All of somebody's own message ids that are kept with something."""
    pk, prefix = keys.conversation(tenant, kept), keys.marker(who, "")
    found = load.items(pk, MarkerRow.sk.startswith(prefix))
    ids = ((row, row["sk"]["S"].removeprefix(prefix)) for row in found)
    return [unpacked(MarkerRow, Marker, row, who=who, client_id=id, kept=kept) for row, id in ids]


def save_marker(tenant: str, marker: Marker) -> None:
    """Keep one more, unless the id stands for something there already."""
    try:
        put(item_of_marker(tenant, marker), "client_id", ABSENT)
    except Conflict:
        return  # what was answered first counts


def entries(tenant: str, conversation: str, after: int, limit: int, staff: bool) -> list[Entry]:
    """Entries after a number, in order: by ``seq`` for staff, else the public ones by theirs.

    A public number is never above the whole one, so reading may start there.
    """
    pk, seq = keys.conversation(tenant, conversation), after
    found: list[Entry] = []
    size = limit if staff else limit + STAFF_ENTRIES_EXPECTED
    while len(found) < limit:
        page = _lines(pk, seq, size)
        found += [e for e in page if staff or (e.audience is Audience.ALL and e.public_seq > after)]
        if len(page) < size:
            break
        seq = page[-1].seq
    return found[:limit]


def _lines(pk: str, after: int, limit: int) -> list[Entry]:
    between = EntryRow.sk.between(keys.entry(after + 1), END_OF_LOG)
    return [entry_of(found) for found in load.items(pk, between, limit)]


def entry(tenant: str, conversation: str, number: int, staff: bool) -> Entry | None:
    """One entry by its number."""
    found = entries(tenant, conversation, number - 1, 1, staff)
    if not found or (found[0].seq if staff else found[0].public_seq) != number:
        return None
    return found[0]


def marks(tenant: str, conversation: str) -> Marks:
    """How far each side has got."""
    row = load.row(keys.conversation(tenant, conversation), keys.MARK)
    return unpacked(MarksRow, Marks, row) if row else Marks()


def marks_of(tenant: str, conversations: Sequence[str]) -> dict[str, Marks]:
    """The same of several, of those where anybody has got anywhere."""
    found = load.rows((keys.conversation(tenant, id), keys.MARK) for id in conversations)
    return {keys.parts(pk)[2]: unpacked(MarksRow, Marks, row) for (pk, _), row in found.items()}


def mark(tenant: str, conversation: str, side: str, delivered: int, read: int) -> Marks:
    """Raise the marks of a side, "customer" or "agent"; they never fall. A rise is one call."""
    wanted = {f"{side}_delivered": delivered, f"{side}_read": read}
    held = Marks()
    while rising := {name: n for name, n in wanted.items() if n > getattr(held, name)}:
        raised = _raised(tenant, conversation, rising)
        if raised:
            return raised
        held = marks(tenant, conversation)
    return held if held != Marks() else marks(tenant, conversation)


def _raised(tenant: str, conversation: str, rising: Mapping[str, int]) -> Marks | None:
    """All marks after some were raised; None when one of them stood that high already."""
    stored = MarksRow.get_attributes()
    actions = [stored[name].set(n) for name, n in rising.items()]
    lower = (stored[name].does_not_exist() | (stored[name] < n) for name, n in rising.items())
    try:
        answer = desk().update_item(
            keys.conversation(tenant, conversation),
            range_key=keys.MARK,
            actions=[*actions, MarksRow.kind.set(MarksRow)],
            condition=reduce(and_, lower),
            return_values="ALL_NEW",
        )
    except UpdateError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise
        return None
    return unpacked(MarksRow, Marks, answer["Attributes"])


def save_attachment(attachment: Attachment) -> None:
    """Keep what was announced."""
    put(item_of_attachment(attachment))


def attachment(tenant: str, conversation: str, id: str) -> Attachment | None:
    """An announced file."""
    row = load.row(keys.conversation(tenant, conversation), keys.file(id))
    if row is None:
        return None
    return unpacked(FileRow, Attachment, row, tenant=tenant, conversation=conversation, id=id)
