"""What a client knows of one conversation: entries folded in order, whatever order they came in.

Pure: no clock, no network. Frames may be lost, doubled or reordered on their way; ``receive`` keeps
what came early until the hole before it is filled; ``missing`` says to fetch what follows ``last``.
"""

from collections.abc import Mapping
from typing import Any

Entry = Mapping[str, Any]
Participants = Mapping[str, tuple[str, bool]]
OVER = frozenset({"ended", "system_ended"})

_LEADS_TO = {
    "started": "queued",
    "requeued": "queued",
    "reopened": "queued",
    "assigned": "awaiting_agent",
    "rejected": "awaiting_agent",
    "asked_to_close": "awaiting_confirmation",
}
_TAKES = {"assigned": "agent", "transferred": "to"}
_AGENT_LEAVES = frozenset({"requeued", "unseated", "reopened", "ended"})
_HIDDEN = ("text", "attachments", "quick_replies")


class Folded:
    """One conversation's log as its viewer may see it, and the state that follows from it.

    ``agent`` is exact for staff; customers are not told when only a seat was given back.
    ``offers`` are (kind, agent), ``participants`` agent → (part, visible): those the viewer knows.
    """

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.state = "queued"
        self.agent: str | None = None
        self.ended_reason: str | None = None
        self.offers: frozenset[tuple[str, str]] = frozenset()
        self.participants: Participants = {}
        self._early: dict[int, Entry] = {}

    @property
    def last(self) -> int:
        """The number up to which nothing is missing; numbers begin at 1."""
        return len(self.entries)

    @property
    def missing(self) -> bool:
        """Whether something came that has a hole before it."""
        return bool(self._early)

    def receive(self, entry: Entry) -> list[Entry]:
        """Take an entry in; answers those that joined the log, none of a double or early one."""
        if entry["seq"] > self.last:
            self._early[entry["seq"]] = entry
        applied = []
        while following := self._early.pop(self.last + 1, None):
            self._apply(following)
            applied.append(following)
        return applied

    def _apply(self, entry: Entry) -> None:
        self.entries.append(entry)
        if entry["type"] == "recalled":
            self._hide(entry["data"]["seq"])
        self.state = _state_after(self.state, entry)
        self.agent = _agent_after(self.agent, entry)
        self.offers = _offers_after(self.offers, entry)
        self.participants = _participants_after(self.participants, entry)
        if entry["type"] in ("ended", "reopened"):
            self.ended_reason = entry["data"].get("reason")

    def _hide(self, seq: int) -> None:
        message = self.entries[seq - 1]
        kept = {name: value for name, value in message["data"].items() if name not in _HIDDEN}
        self.entries[seq - 1] = {**message, "data": {**kept, "recalled": True}}


def _state_after(state: str, entry: Entry) -> str:
    type_, data = entry["type"], entry["data"]
    if type_ == "ended":
        return str(data["state"])
    if type_ == "transferred":
        return "awaiting_agent" if "name" in data else "queued"
    if type_ != "message":
        return _LEADS_TO.get(type_, state)
    if entry["by"]["role"] != "customer":
        return "awaiting_customer"
    return state if state == "queued" else "awaiting_agent"


def _agent_after(agent: str | None, entry: Entry) -> str | None:
    if entry["type"] in _TAKES:
        return _taker(entry)
    return None if entry["type"] in _AGENT_LEAVES else agent


def _taker(entry: Entry) -> str | None:
    """Who serves from this entry on, where it says so."""
    agent = entry["data"].get(_TAKES.get(entry["type"], ""))
    return str(agent) if agent else None


def _offers_after(offers: frozenset[tuple[str, str]], entry: Entry) -> frozenset[tuple[str, str]]:
    """Whoever takes it over is asked nothing more; who joins has answered."""
    type_, data = entry["type"], entry["data"]
    if type_ == "offered":
        return offers | {(data["kind"], data["agent"])}
    if type_ == "offer_closed":
        return offers - {(data["kind"], data["agent"])}
    if type_ == "joined":
        return offers - {("invite", data["agent"])}
    return frozenset(o for o in offers if type_ != "ended" and o[1] != _taker(entry))


def _participants_after(there: Participants, entry: Entry) -> Participants:
    type_, agent = entry["type"], entry["data"].get("agent")
    if type_ == "joined":
        visible = entry.get("audience", "all") == "all"
        return {**there, agent: (entry["data"].get("part", "helper"), visible)}
    if type_ == "consult":
        return {agent: ("consulted", False), **there}
    gone = agent if type_ == "left" else _taker(entry)
    return {a: part for a, part in there.items() if type_ != "ended" and a != gone}
