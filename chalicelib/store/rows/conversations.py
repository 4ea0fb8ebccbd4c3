"""Rows of a conversation. Names are short because the state is written with every message."""

from typing import Any

from pynamodb.attributes import BooleanAttribute, UnicodeAttribute

from chalicelib.domain.conversations.model import (
    Conversation,
    EndedReason,
    Offer,
    Participant,
    Rating,
    Said,
    State,
)
from chalicelib.domain.decision import Audience, EnterQueue, Entry
from chalicelib.domain.need import Need
from chalicelib.domain.times import day_of
from chalicelib.flow.ports import Attachment, Marker, Place
from chalicelib.store.rows import keys
from chalicelib.store.rows.base import (
    Item,
    Json,
    OneOf,
    Value,
    Values,
    Whole,
    Words,
    item,
    packed,
    unpacked,
)
from chalicelib.store.table import Row


class ConversationRow(Row, discriminator="conversation"):
    """The state."""

    customer = UnicodeAttribute(attr_name="cu")
    group = UnicodeAttribute(attr_name="gr")
    state = OneOf(State, attr_name="st")
    opened_at = Whole(attr_name="oa")
    channel = UnicodeAttribute(attr_name="ch", null=True)
    language = UnicodeAttribute(attr_name="la", null=True)
    version = Whole(attr_name="v")
    seq = Whole(attr_name="n", null=True)
    public_seq = Whole(attr_name="pn", null=True)
    agent = UnicodeAttribute(attr_name="ag", null=True)
    last_agent = UnicodeAttribute(attr_name="lg", null=True)
    avoid = UnicodeAttribute(attr_name="av", null=True)
    place = Whole(attr_name="pl", null=True)
    priority = Whole(attr_name="pr", null=True)
    since = Whole(attr_name="si", null=True)
    fired = Words(attr_name="fi", null=True)
    late = Whole(attr_name="lt", null=True)
    asked_by = UnicodeAttribute(attr_name="ab", null=True)
    urged = Whole(attr_name="u", null=True)
    urged_at = Whole(attr_name="ua", null=True)
    messages_in = Whole(attr_name="mi", null=True)
    messages_out = Whole(attr_name="mo", null=True)
    counted_in = Whole(attr_name="ci", null=True)
    counted_out = Whole(attr_name="co", null=True)
    assigned_at = Whole(attr_name="sa", null=True)
    ended_at = Whole(attr_name="ea", null=True)
    ended_reason = OneOf(EndedReason, attr_name="er", null=True)
    previous = UnicodeAttribute(attr_name="pv", null=True)
    rating = Value(Rating, attr_name="ra", null=True)
    asked_group = UnicodeAttribute(attr_name="aq", null=True)
    topic = UnicodeAttribute(attr_name="to", null=True)
    skills = Json(attr_name="sl", null=True)
    weight = Whole(attr_name="w", null=True)
    declined = Words(attr_name="de", null=True)
    declined_at = Whole(attr_name="da", null=True)
    offers = Values(Offer, attr_name="of", null=True)
    participants = Values(Participant, attr_name="pa", null=True)
    came_from = UnicodeAttribute(attr_name="cf", null=True)
    held_until = Whole(attr_name="hu", null=True)
    begun_as = UnicodeAttribute(attr_name="ba", null=True)
    said = Value(Said, attr_name="sd", null=True)
    unanswered = Json(tuple[int, ...], attr_name="un", null=True)
    tags = Words(attr_name="tg", null=True)


class EntryRow(Row, discriminator="entry"):
    """One line of the log; its number stands in the key."""

    public_seq = Whole(attr_name="pn", null=True)
    type = UnicodeAttribute(attr_name="ty")
    at = Whole(attr_name="at")
    by = UnicodeAttribute(attr_name="by")
    role = UnicodeAttribute(attr_name="ro")
    audience = OneOf(Audience, attr_name="au")
    data = Json(attr_name="d", null=True)
    recalled = BooleanAttribute(attr_name="rc", null=True)
    correlation = UnicodeAttribute(attr_name="co", null=True)


class MarkerRow(Row, discriminator="marker"):
    """What a client's own message id was answered with."""

    op = UnicodeAttribute()
    seq = Whole(attr_name="n")
    public_seq = Whole(attr_name="pn")
    conversation = UnicodeAttribute(attr_name="cv")


class MarksRow(Row, discriminator="marks"):
    """How far each side has got."""

    customer_delivered = Whole(attr_name="cd", null=True)
    customer_read = Whole(attr_name="cr", null=True)
    agent_delivered = Whole(attr_name="ad", null=True)
    agent_read = Whole(attr_name="ar", null=True)


class ShownRow(Row, discriminator="shown"):
    """What the customer was last told about the wait."""

    since = Whole(null=True)
    rank = Whole(null=True)
    from_min = Whole(null=True)
    to_min = Whole(null=True)


class ServiceRow(Row, discriminator="service"):
    """What a queue was last seen to be served by."""

    at = Whole(null=True)
    seats = Whole(null=True)
    mean_s = Json(float, null=True)
    deviation_s = Json(float, null=True)
    known = Whole(null=True)


class FileRow(Row, discriminator="file"):
    """An announced file."""

    name = UnicodeAttribute()
    type = UnicodeAttribute(attr_name="ty")
    size = Whole()
    by = UnicodeAttribute()
    internal = BooleanAttribute(null=True)
    recalled = BooleanAttribute(attr_name="rc", null=True)


class PointerRow(Row, discriminator="pointer"):
    """Says by its key alone that something is in a list: a roster, a history."""


class LateRow(Row, discriminator="late"):
    """Says by its key that a customer waits too long, and in which group."""

    group = UnicodeAttribute(attr_name="gr")


class PlaceRow(Row, discriminator="place"):
    """A place in a queue: its key, and what is needed there."""

    need = Value(Need, attr_name="ne", null=True)
    weight = Whole(attr_name="w", null=True)


def item_of(c: Conversation) -> Item:
    """The state, in the clock's index while something is due."""
    index: dict[str, Any] = {} if c.due_at is None else {"due_shard": keys.due_shard(c.id)}
    return packed(ConversationRow, c, keys.conversation(c.tenant, c.id), keys.STATE, **index)


def listed(c: Conversation) -> tuple[str, str]:
    """The key under which it is listed: among the open ones, or those of the day it ended."""
    if c.is_open:
        return keys.open_list(c.tenant), c.id
    return keys.closed_list(c.tenant, day_of(c.ended_at)), keys.timed(c.ended_at, c.id)


def item_of_late(c: Conversation) -> Item | None:
    """The row among those that are late, if it is: whoever waits longest comes first."""
    if not c.is_late:
        return None
    return item(LateRow, keys.late_list(c.tenant), keys.timed(c.since, c.id), group=c.group)


def conversation_of(found: Item) -> Conversation:
    """The state that an item holds."""
    tenant, _, id = keys.parts(found["pk"]["S"])
    return unpacked(ConversationRow, Conversation, found, tenant=tenant, id=id)


def item_of_place(tenant: str, move: EnterQueue) -> Item:
    """A place in a group's queue."""
    sk = keys.timed(move.place, move.conversation)
    return packed(PlaceRow, move, keys.queue(tenant, move.group), sk)


def place_of(found: Item) -> Place:
    """The place that an item holds."""
    place, conversation = found["sk"]["S"].split("#")
    return unpacked(PlaceRow, Place, found, conversation=conversation, place=int(place))


def item_of_entry(e: Entry, correlation: str | None = None) -> Item:
    """One line, with the id of the event that it was written in. No view knows that: it is for what
    follows from it.
    """
    pk, sk = keys.conversation(e.tenant, e.conversation), keys.entry(e.seq)
    return packed(EntryRow, e, pk, sk, correlation=correlation)


def entry_of(found: Item) -> Entry:
    """The line that an item holds, marked when it was recalled."""
    tenant, _, id = keys.parts(found["pk"]["S"])
    seq = int(found["sk"]["S"].removeprefix(keys.ENTRY))
    known: dict[str, Any] = {"tenant": tenant, "conversation": id, "seq": seq}
    if "pn" not in found:
        known["public_seq"] = 0
    if "rc" not in found:
        return unpacked(EntryRow, Entry, found, **known)
    data = {**unpacked(EntryRow, Entry, found, **known).data, "recalled": True}
    return unpacked(EntryRow, Entry, found, **known, data=data)


def item_of_marker(tenant: str, m: Marker) -> Item:
    """A client's own message id."""
    pk, sk = keys.conversation(tenant, m.kept), keys.marker(m.who, m.client_id)
    return packed(MarkerRow, m, pk, sk)


def item_of_attachment(a: Attachment) -> Item:
    """An announced file."""
    return packed(FileRow, a, keys.conversation(a.tenant, a.conversation), keys.file(a.id))
