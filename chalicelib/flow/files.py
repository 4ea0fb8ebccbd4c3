"""Attachments: announced first, uploaded straight to the file store, then said by id."""

from typing import Any

from chalicelib.domain import ids
from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.errors import Invalid, NotFound, Refused, TooLarge
from chalicelib.flow import welcome
from chalicelib.flow.ports import Attachment, Ports
from chalicelib.flow.read import access

MOST_BYTES = 20 * 1024 * 1024
TYPES = frozenset(
    {
        "image/png",
        "image/jpeg",
        "image/gif",
        "image/webp",
        "application/pdf",
        "text/plain",
        "text/csv",
        "application/zip",
        "audio/mpeg",
        "audio/mp4",
        "audio/ogg",
        "audio/webm",
        "video/mp4",
        "video/webm",
        "application/msword",
        "application/vnd.ms-excel",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)  # nothing a browser would run as a page: no html, no svg


def announce(
    ports: Ports,
    actor: Actor,
    conversation_id: str,
    name: str,
    type: str,
    size: int,
    internal: bool = False,
) -> dict[str, Any]:
    """A place to upload one file to: ``{attachment, url, fields}``; ``internal`` ones are for
    notes.
    """
    conversation = access(ports, actor, conversation_id)
    welcome.check(ports, actor, conversation)
    if type not in TYPES:
        raise Invalid("type_not_allowed", pointer="/type", type=type)
    if size > MOST_BYTES:
        raise TooLarge("attachment_too_large", most=MOST_BYTES)
    if not conversation.is_open and actor.role is not Role.CUSTOMER:
        raise Refused("not_in_this_state", state=conversation.state, command="announce")
    attachment = Attachment(
        tenant=actor.tenant,
        conversation=conversation.id,
        id=ids.make("att", ports.now(), ports.entropy(ids.ENTROPY_BYTES)),
        name=name,
        type=type,
        size=size,
        by=actor.id,
        internal=internal and actor.role is not Role.CUSTOMER,
    )
    ports.store.save_attachment(attachment)
    return {"attachment": attachment.id, **ports.files.upload(attachment)}


def address(ports: Ports, actor: Actor, conversation_id: str, attachment_id: str) -> str:
    """Where to fetch an attachment from for the next minutes; raises NotFound."""
    access(ports, actor, conversation_id)
    found = ports.store.attachment(actor.tenant, conversation_id, attachment_id)
    if found is None or found.recalled or (found.internal and not actor.is_staff):
        raise NotFound("no_such_attachment")
    return ports.files.download(found)
