"""Conversations, their logs and what hangs on them, as the flow's ports ask for them."""

from collections.abc import Sequence
from dataclasses import asdict, replace

from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.decision import Audience, Entry
from chalicelib.flow.ports import Attachment, Marker, Marks
from chalicelib.store import load
from chalicelib.store.commit import Transaction, put
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
)

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


def marker(tenant: str, conversation: str, who: str, client_id: str) -> Marker | None:
    """What a client's own message id was answered with."""
    pk, sk = keys.conversation(tenant, conversation), keys.marker(who, client_id)
    row = load.row(pk, sk)
    return unpacked(MarkerRow, Marker, row, who=who, client_id=client_id) if row else None


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


def mark(tenant: str, conversation: str, side: str, delivered: int, read: int) -> Marks:
    """Raise the marks of a side, "customer" or "agent"; they never fall."""
    while True:
        old = marks(tenant, conversation)
        held = getattr(old, f"{side}_delivered"), getattr(old, f"{side}_read")
        wanted = max(held[0], delivered), max(held[1], read)
        new = replace(old, **{f"{side}_delivered": wanted[0], f"{side}_read": wanted[1]})
        if new == old or _raised(tenant, conversation, side, old, new):
            return new


def _raised(tenant: str, conversation: str, side: str, old: Marks, new: Marks) -> bool:
    """Whether the marks could be moved from ``old`` to ``new`` before anybody else moved them."""
    names = f"{side}_delivered", f"{side}_read"
    was, becomes, stored = asdict(old), asdict(new), MarksRow.get_attributes()
    actions = [stored[n].set(becomes[n]) for n in names] + [MarksRow.kind.set(MarksRow)]
    first, second = (
        stored[n] == was[n] if was[n] else stored[n].does_not_exist() | (stored[n] == 0)
        for n in names
    )
    transaction = Transaction()
    pk = keys.conversation(tenant, conversation)
    transaction.update(pk, keys.MARK, actions, first & second)
    return transaction.holds()


def save_attachment(attachment: Attachment) -> None:
    """Keep what was announced."""
    put(item_of_attachment(attachment))


def attachment(tenant: str, conversation: str, id: str) -> Attachment | None:
    """An announced file."""
    row = load.row(keys.conversation(tenant, conversation), keys.file(id))
    if row is None:
        return None
    return unpacked(FileRow, Attachment, row, tenant=tenant, conversation=conversation, id=id)
