"""The lines of a day's log, as recorded and as simulated: from entries to rows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib.domain.agents.model import Agent
from chalicelib.domain.decision import Entry
from simulating.scenario import Visit

Row = dict[str, Any]
Data = Mapping[str, Any]
SYSTEM = "system"
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


@dataclass(frozen=True, slots=True)
class Line:
    """What a row is made of: an entry of the product's log, stored or read over REST."""

    type: str
    at: int
    conversation: str
    by: str
    data: Data

    @classmethod
    def of(cls, entry: Entry) -> "Line":
        """The line of a stored entry."""
        return cls(entry.type, entry.at, entry.conversation, entry.by, entry.data)


def _picked(event: str, *names: str) -> Callable[[Line], Row]:
    def row(line: Line) -> Row:
        return {"event": event, **{name: line.data[name] for name in names if line.data.get(name)}}

    return row


def _assigned(line: Line) -> Row:
    data = line.data
    who = {"agent": data["agent"], "group": data["group"], "wait_ms": data["wait_ms"]}
    return {"event": "assigned", **who, "step": data.get("why", {}).get("step", "")}


def _left_seat(line: Line) -> Row:
    seat = {"agent": line.data["agent"], "served_ms": line.data["served_ms"]}
    return {"event": "left_seat", **seat, **({"by": SYSTEM} if line.by == SYSTEM else {})}


ROWS: dict[str, Callable[[Line], Row]] = {
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


def row(line: Line) -> Row | None:
    """The row that a line stands for, None where it stands for none: invitations take no seat."""
    if line.type not in ROWS or line.data.get("kind") == "invite":
        return None
    return {"at": line.at, "conversation": line.conversation, **ROWS[line.type](line)}


def conversation(lines: Iterable[Line], facts: Row) -> list[Row]:
    """The rows of a whole conversation; ``facts`` are those of its customer that no entry tells:
    ``customer``, ``last_agent``, ``attributes``, ``signed``.
    """
    made: list[Row] = []
    for line in lines:
        if line.type == "started":
            made.append(_came(line, facts))
        elif line.type == "routed":
            made[0] |= _routed(line.data)
        elif after := row(line):
            made.append(after)
    return made


def _came(line: Line, facts: Row) -> Row:
    told = {name: line.data.get(name) for name in ("group", "channel", "language", "topic")}
    given = {**told, "returning": bool(line.data.get("previous")), **facts}
    present = {name: value for name, value in given.items() if value}
    return {"at": line.at, "event": "arrived", "conversation": line.conversation, **present}


def _routed(data: Data) -> Row:
    named = {"priority": data.get("priority"), "skills": data.get("skills")}
    asked = {"group": data.get("overflowed_from")}  # it overflows again where it did
    return {name: value for name, value in {**named, **asked}.items() if value}


def arrived(visit: Visit) -> Row:
    """The row of a customer who comes in."""
    given = {name: value for name in ARRIVED if (value := getattr(visit, name))}
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
