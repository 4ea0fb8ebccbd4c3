"""Conversations: the commands of the table, and what there is to read."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from chalicelib.domain.actors import Role
from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.conversations.visible import conversation_for
from chalicelib.domain.errors import Forbidden, Invalid
from chalicelib.domain.times import day_of
from chalicelib.entry import idempotency
from chalicelib.entry.api import Api, Route
from chalicelib.entry.call import Call
from chalicelib.entry.shapes.base import ClientId, Shape, stamped
from chalicelib.entry.shapes.commands import COMMANDS, Command, Done
from chalicelib.entry.shapes.conversations import (
    Announce,
    Announced,
    ConversationList,
    ConversationShown,
    EntriesQuery,
    EntryList,
    EntryShown,
    FileAddress,
    ListQuery,
    PlaceShown,
    ViewerList,
    ViewerShown,
)
from chalicelib.flow import files, groups, handle, read, showing, starting, visitors
from chalicelib.flow.ports import Page, Place

api = Api(__name__, "conversations")
Listed = TypeVar("Listed", bound=Shape)
T = TypeVar("T")
PLACE = re.compile(r"[0-9]{1,15}\.cnv_[0-9a-z]{22}")
ROOT = "/v1/conversations"
ONE = ROOT + "/{conversation}"


def route_of(command: Command) -> Route:
    """The REST route of a command; a client message id stands in place of a frame's id."""
    body = msgspec.defstruct(
        f"{command.op.title().replace('_', '')}Request",
        [("client_message_id", ClientId | None, None)],
        bases=(command.shape,),
        kw_only=True,
        namespace={"__doc__": command.shape.__doc__},
    )
    return Route(
        method="POST",
        path=ROOT if command.starts else f"{ONE}/{command.op.replace('_', '-')}",
        view=view_of(command),
        summary=command.summary,
        permission=command.permission,
        body=body,
        query=None,
        answer=Done,
        part="conversations",
        status=201 if command.starts else 200,
    )


def view_of(command: Command) -> Callable[..., handle.Done]:
    """What the route of a command does."""

    def view(call: Call, body: Any, conversation: str = "") -> handle.Done:
        args = body.arguments()
        given = args.pop("client_message_id")
        client_id = given or idempotency.client_id(call.header("idempotency-key"))
        if command.starts:
            return starting.start(call.ports, call.actor, args, client_id)
        return handle.run(call.ports, call.actor, command.op, conversation, args, client_id)

    return view


for _command in COMMANDS:
    api.declare(route_of(_command), _command.op)


@api.on(f"GET {ROOT}", "conversations.list")
def list_conversations(call: Call, query: ListQuery) -> ConversationList:
    """Lists of conversations; of customers, their own."""
    if call.actor.role is Role.CUSTOMER:
        page = _own(call, query)
        data = [stamped(conversation_for(c, False)) for c in page.items]
    else:
        page = VIEWS[query.view](call, query)
        chosen = [c for c in page.items if _is_chosen(c, query)]
        data = [stamped(c) for c in showing.for_staff(call.ports, call.actor.tenant, chosen)]
    return listed(ConversationList, data, page.cursor)


@api.on(f"GET {ONE}", "conversations.read")
def get_conversation(call: Call, conversation: str) -> ConversationShown:
    """One conversation."""
    found = read.access(call.ports, call.actor, conversation)
    return ConversationShown(**stamped(read.shown(call.ports, call.actor, found)))


@api.on(f"GET {ONE}/entries", "conversations.read")
def list_entries(call: Call, conversation: str, query: EntriesQuery) -> EntryList:
    """Its log, as the caller may see it."""
    entries = read.log(call.ports, call.actor, conversation, query.after, query.limit + 1)
    page = _cut(entries, query.limit, lambda entry: str(entry["seq"]))
    return listed(EntryList, [EntryShown(**stamped(e)) for e in page.items], page.cursor)


@api.on(f"GET {ONE}/place", "conversations.read")
def get_place(call: Call, conversation: str) -> PlaceShown:
    """Where it stands in the queue."""
    return PlaceShown(**read.place(call.ports, call.actor, conversation))


@api.on(f"GET {ONE}/viewers", "conversations.serve")
def list_viewers(call: Call, conversation: str) -> ViewerList:
    """Who of the staff has it in front of them."""
    found = read.viewers(call.ports, call.actor, conversation)
    return listed(ViewerList, [ViewerShown(**viewer) for viewer in found], None)


@api.on(f"POST {ONE}/attachments", "conversations.say", status=201)
def announce(call: Call, conversation: str, body: Announce) -> Announced:
    """Announce a file and get a place to upload it."""
    return Announced(**files.announce(call.ports, call.actor, conversation, **body.arguments()))


@api.on(f"GET {ONE}/attachments/{{attachment}}", "conversations.read")
def get_attachment(call: Call, conversation: str, attachment: str) -> FileAddress:
    """An address to download a file from."""
    return FileAddress(url=files.address(call.ports, call.actor, conversation, attachment))


def listed(kind: type[Listed], data: list[Any], cursor: str | None) -> Listed:
    """A page of a list in the common form."""
    return kind(data=data, next_cursor=cursor, has_more=cursor is not None)


def _cut(found: list[T], limit: int, cursor_of: Callable[[T], str]) -> Page[T]:
    """A page of what was found; one more than fits says that there is another."""
    return Page(found[:limit], cursor_of(found[limit - 1]) if len(found) > limit else None)


def _is_chosen(c: Conversation, query: ListQuery) -> bool:
    """Whether one of a view is among those asked for."""
    asked = ((name, getattr(query, name)) for name in CHOSEN_BY)
    same = all(wanted in (None, getattr(c, name)) for name, wanted in asked)
    return same and query.tag in (None, *c.tags)


def _own(call: Call, query: ListQuery) -> Page[Conversation]:
    """A customer's own, latest first; they have no other list."""
    if query.view != "mine":
        raise Forbidden("not_permitted", "Customers list their own: view=mine.")
    store, actor = call.ports.store, call.actor
    return store.customer_conversations(actor.tenant, actor.id, query.limit, query.cursor)


def _open(call: Call, query: ListQuery) -> Page[Conversation]:
    return call.ports.store.open_conversations(call.actor.tenant, query.limit, query.cursor)


def _mine(call: Call, query: ListQuery) -> Page[Conversation]:
    found = read.mine(call.ports, call.actor)
    if query.cursor is not None:
        found = found[_index(query.cursor, [c.id for c in found]) + 1 :]
    return _cut(found, query.limit, lambda c: c.id)


def _index(cursor: str, ids: list[str]) -> int:
    """Where the page before ended; what has left the list since is no place to go on from."""
    if cursor not in ids:
        raise Invalid("bad_cursor", "The list has changed: begin again.", pointer="/cursor")
    return ids.index(cursor)


def _closed(call: Call, query: ListQuery) -> Page[Conversation]:
    day = query.day.isoformat() if query.day else day_of(call.ports.now())
    return call.ports.store.closed_conversations(call.actor.tenant, day, query.limit, query.cursor)


def _queue(call: Call, query: ListQuery) -> Page[Conversation]:
    tenant = call.actor.tenant
    group = groups.get(call.ports, tenant, _needed(query.group, "group")).id
    after = _place(query.cursor) if query.cursor is not None else None
    found = call.ports.store.queue(tenant, group, query.limit + 1, after)
    page = _cut(found, query.limit, lambda place: f"{place.place}.{place.conversation}")
    waiting = [place.conversation for place in page.items]
    return Page(call.ports.store.conversations(tenant, waiting), page.cursor)


def _place(cursor: str) -> Place:
    if not PLACE.fullmatch(cursor):
        raise Invalid("bad_cursor", pointer="/cursor")
    place, conversation = cursor.split(".")
    return Place(conversation, int(place))


def _customer(call: Call, query: ListQuery) -> Page[Conversation]:
    customer = _needed(query.customer, "customer")
    visitors.get(call.ports, call.actor.tenant, customer)
    return call.ports.store.customer_conversations(
        call.actor.tenant, customer, query.limit, query.cursor
    )


def _needed(value: str | None, name: str) -> str:
    if value is None:
        raise Invalid("missing_field", f"This view needs {name}.", pointer=f"/{name}")
    return value


def _late(call: Call, query: ListQuery) -> Page[Conversation]:
    return call.ports.store.late_conversations(call.actor.tenant, query.limit, query.cursor)


CHOSEN_BY = ("group", "customer", "agent", "state", "channel")
VIEWS = {
    "late": _late,
    "open": _open,
    "mine": _mine,
    "closed": _closed,
    "queue": _queue,
    "customer": _customer,
}
