"""The lines of a day's log, as recorded and as simulated: from entries to rows."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from chalicelib.domain.agents.model import Agent
from simulating.scenario import Visit

Row = dict[str, Any]
Data = Mapping[str, Any]


def _picked(event: str, *names: str) -> Callable[[Data], Row]:
    def row(data: Data) -> Row:
        return {"event": event, **{name: data[name] for name in names if data.get(name)}}

    return row


def _assigned(data: Data) -> Row:
    step = data.get("why", {}).get("step", "")
    who = {"agent": data["agent"], "group": data["group"], "wait_ms": data["wait_ms"]}
    return {"event": "assigned", **who, "step": step}


def _left_seat(data: Data) -> Row:
    return {"event": "left_seat", "agent": data["agent"], "served_ms": data["served_ms"]}


ROWS: dict[str, Callable[[Data], Row]] = {
    "assigned": _assigned,
    "unseated": _left_seat,
    "requeued": _picked("requeued", "reason", "group", "agent"),
    "transferred": _picked("transferred", "reason", "group", "was", "to"),
    "offered": _picked("offered", "kind", "agent", "group"),
    "offer_closed": _picked("offer_closed", "kind", "agent", "group", "how"),
    "urged": _picked("urged"),
    "reopened": _picked("returned"),
    "ended": _picked("ended", "reason", "group", "agent"),
}


ARRIVED = (
    "customer",
    "group",
    "channel",
    "language",
    "topic",
    "last_agent",
    "attributes",
    "signed",
    "returning",
    "skills",
    "priority",
)


def of(type_: str, at: int, conversation: str, data: Data) -> Row | None:
    """The row that an entry of the product's log stands for, None where it stands for none."""
    make = ROWS.get(type_)
    if make is None:
        return None
    return {"at": at, "conversation": conversation, **make(data)}


def arrived(visit: Visit) -> Row:
    """The row of a customer who comes in."""
    named = {f.name: getattr(visit, f.name) for f in fields(visit) if f.name in ARRIVED}
    given = {name: value for name, value in named.items() if value}
    return {"at": visit.at, "event": "arrived", "conversation": visit.id, **given}


def agent(at: int, by: str, before: Agent | None, after: Agent) -> Row | None:
    """The row of an agent who was changed, None where it is nothing that the log tells."""
    was, is_now = (_of_agent(a) if a else None for a in (before, after))
    if was == is_now:
        return None
    return {"at": at, "event": "agent", "agent": after.id, "by": by, **(is_now or {})}


def _of_agent(agent: Agent) -> Row:
    return {
        "status": agent.status.value,
        "reason": agent.status_reason,
        "reachable": agent.reachable,
        "active": agent.active,
        "capacity": agent.capacity,
        "groups": list(agent.groups),
        "languages": list(agent.languages),
        "skills": dict(agent.skills),
    }
