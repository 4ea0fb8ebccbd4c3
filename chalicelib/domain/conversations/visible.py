"""What each viewer may see: the only way from a stored entry to anybody's screen, webhook or
transcript.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from chalicelib.domain.actors import Role
from chalicelib.domain.conversations.model import OPEN, Conversation, Part
from chalicelib.domain.decision import Audience, Entry
from chalicelib.domain.times import rfc3339

# What customers may see of each type; a type or field that is not named here never reaches one.
CUSTOMER_FIELDS: Mapping[str, tuple[str, ...]] = {
    "started": ("group", "channel", "previous"),
    "message": ("text", "attachments", "quick_replies", "client_id", "recalled"),
    "left_message": ("text", "attachments", "client_id", "contact"),
    "auto": ("code", "text", "opens_at"),
    "joined": ("agent", "name"),
    "left": ("agent", "name"),
    "callback_promised": ("due_at", "contact"),
    "assigned": ("agent", "name"),
    "transferred": ("to", "name"),
    "requeued": ("reason",),
    "urged": ("times",),
    "recalled": ("public_seq",),
    "reminded": ("text",),
    "asked_to_close": ("asked_by", "text"),
    "rejected": (),
    "reopened": (),
    "ended": ("state", "reason"),
    "rated": ("score", "reasons", "comment"),
}
SAID = ("message", "recalled")
HIDDEN_WHEN_RECALLED = ("text", "attachments", "quick_replies")


def entry_for(entry: Entry, staff: bool) -> dict[str, Any] | None:
    """The entry as this viewer gets it, or None; customers know only the public numbering."""
    data = {
        k: v
        for k, v in entry.data.items()
        if not (entry.data.get("recalled") and k in HIDDEN_WHEN_RECALLED)
    }
    shown = {"conversation": entry.conversation, "type": entry.type, "at": entry.at}
    if staff:
        by = {"id": entry.by, "role": entry.role}
        numbers = {"seq": entry.seq, "public_seq": entry.public_seq or None}
        return {**shown, **numbers, "by": by, "audience": entry.audience.value, "data": data}
    fields = CUSTOMER_FIELDS.get(entry.type)
    if entry.audience is not Audience.ALL or fields is None:
        return None
    data = {name: data[name] for name in fields if name in data}
    if entry.type == "recalled":
        data = {"seq": data.pop("public_seq"), **data}
    return {**shown, "seq": entry.public_seq, "by": _by(entry), "data": data}


def _by(entry: Entry) -> dict[str, str]:
    """Customers know by name who talks to them, not who else of the staff (or which key) did
    something.
    """
    if entry.role in (Role.CUSTOMER, Role.SYSTEM):
        return {"id": entry.by, "role": entry.role}
    return {"id": entry.by if entry.type in SAID else "", "role": Role.AGENT.value}


def conversation_for(c: Conversation, staff: bool) -> dict[str, Any]:
    """The conversation as this kind of viewer gets it."""
    shown: dict[str, Any] = {
        "id": c.id,
        "state": c.state.value,
        "group": c.group,
        "channel": c.channel,
        "language": c.language,
        "agent": c.agent,
        "customer": c.customer,
        "opened_at": c.opened_at,
        "ended_at": c.ended_at or None,
        "ended_reason": c.ended_reason.value if c.ended_reason else None,
        "previous": c.previous,
        "rating": {"score": c.rating.score, "reasons": list(c.rating.reasons)}
        if c.rating
        else None,
        "seq": c.seq if staff else c.public_seq,
        "opens_at": c.held_until or None,
        "helpers": [
            {"agent": p.agent, "name": p.name}
            for p in c.participants
            if p.visible and p.part is Part.HELPER
        ],
    }
    if staff:
        shown |= {
            "public_seq": c.public_seq,
            "version": c.version,
            "priority": c.priority,
            "urged": c.urged,
            "waiting_since": c.since if c.state in OPEN else None,
            "alarms": list(c.fired) if c.state in OPEN else [],
            "last_agent": c.last_agent,
            "messages_in": c.messages_in,
            "messages_out": c.messages_out,
            "preview": _preview(c),
            "tags": list(c.tags),
            "topic": c.topic,
            "skills": dict(c.skills),
            "offers": [{**asdict(o), "until": rfc3339(o.until)} for o in c.offers],
            "participants": [asdict(p) for p in c.participants],
        }
    return shown


def _preview(c: Conversation) -> dict[str, Any] | None:
    """The beginning of what was said last, for lists."""
    said = c.said
    if said is None:
        return None
    return {"text": said.text, "by": said.by, "at": rfc3339(said.at), "files": said.files}
