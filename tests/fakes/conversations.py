"""Conversations, their logs and the lists of them, in memory."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from chalicelib.domain.agents.model import Agent
from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.conversations.waiting import Service, Shown
from chalicelib.domain.decision import (
    Audience,
    ClaimSeat,
    EnterQueue,
    Entry,
    GiveUpPart,
    HideText,
    LeaveQueue,
    Move,
    ReleaseSeat,
    SetCurrent,
    TakePart,
)
from chalicelib.domain.tenants.model import Customer
from chalicelib.flow.ports import Attachment, Commit, Conflict, Marker, Marks, Page, Place, Viewer
from tests.fakes.paging import page

Key = tuple[str, str]


class FakeConversations:
    """ConversationStore and ViewStore; seats and customers are those of the other halves."""

    def __init__(self) -> None:
        self._conversations: dict[Key, Conversation] = {}
        self._entries: dict[Key, list[Entry]] = {}
        self._markers: dict[tuple[str, str, str, str], Marker] = {}
        self._marks: dict[Key, Marks] = {}
        self._shown: dict[Key, Shown] = {}
        self._viewers: dict[Key, dict[str, Viewer]] = {}
        self._files: dict[tuple[str, str, str], Attachment] = {}
        self._queues: dict[Key, dict[tuple[int, str], Place]] = {}
        self._services: dict[Key, Service] = {}
        self._agents: dict[Key, Agent] = {}
        self._parts: dict[Key, set[str]] = {}
        self._customers: dict[Key, Customer] = {}

    def conversation(self, tenant: str, id: str) -> Conversation | None:
        return self._conversations.get((tenant, id))

    def conversations(self, tenant: str, ids: Sequence[str]) -> list[Conversation]:
        return [c for id in ids if (c := self._conversations.get((tenant, id)))]

    def commit(self, commit: Commit) -> None:
        after = commit.after
        self._check(commit)
        self._conversations[after.tenant, after.id] = after
        self._entries.setdefault((after.tenant, after.id), []).extend(
            _stored(e) for e in commit.entries
        )
        if commit.marker:
            m = commit.marker
            self._markers[after.tenant, m.kept, m.who, m.client_id] = m
        for move in commit.moves:
            self._apply(after, move)

    def _check(self, commit: Commit) -> None:
        tenant, id = commit.after.tenant, commit.after.id
        if (
            commit.marker
            and (tenant, commit.marker.kept, commit.marker.who, commit.marker.client_id)
            in self._markers
        ):
            raise Conflict("client_id")
        stored = self._conversations.get((tenant, id))
        if (stored and stored.version) != (commit.before and commit.before.version):
            raise Conflict("version")
        taken = {e.seq for e in self._entries.get((tenant, id), [])}
        if any(e.seq in taken for e in commit.entries):
            raise Conflict("version")
        touched = [row for move in commit.moves for row in _rows(move)]
        assert len(touched) == len(set(touched)), "the database takes one write a row"
        for move in commit.moves:
            if not self._holds(commit.after, move):
                raise Conflict(move)

    def _holds(self, c: Conversation, move: Move) -> bool:
        match move:
            case ClaimSeat(agent, conversation, _, anyhow, weight):
                a = self._agents.get((c.tenant, agent))
                return bool(
                    a
                    and a.active
                    and (anyhow or a.reachable)
                    and a.has_room(weight)
                    and conversation not in a.seats
                )
            case ReleaseSeat(agent, conversation):
                a = self._agents.get((c.tenant, agent))
                return bool(a and conversation in a.seats)
            case SetCurrent(customer, expected, _, visits):
                who = self._customers.get((c.tenant, customer))
                same = who and visits in (None, who.visits)
                welcome = who and not who.blocked and who.became is None
                return bool(who and welcome and who.current == expected and same)
            case HideText(seq, attachments):
                files = all((c.tenant, c.id, id) in self._files for id in attachments)
                return files and any(e.seq == seq for e in self._entries.get((c.tenant, c.id), []))
        return True

    def _apply(self, c: Conversation, move: Move) -> None:
        match move:
            case ClaimSeat(agent, conversation, at, _, weight):
                a = self._agents[c.tenant, agent]
                seats = {**a.seats, conversation: weight}
                self._agents[c.tenant, agent] = replace(
                    a, seats=seats, load=a.load + weight, idle_since=at
                )
            case ReleaseSeat(agent, conversation, weight):
                a = self._agents[c.tenant, agent]
                seats = {k: w for k, w in a.seats.items() if k != conversation}
                self._agents[c.tenant, agent] = replace(a, seats=seats, load=sum(seats.values()))
            case EnterQueue(group, place, conversation, need, weight):
                stands = Place(conversation, place, need, weight)
                self._queues.setdefault((c.tenant, group), {})[place, conversation] = stands
            case LeaveQueue(group, place, conversation):
                self._queues.setdefault((c.tenant, group), {}).pop((place, conversation), None)
            case TakePart(agent, conversation):
                self._parts.setdefault((c.tenant, agent), set()).add(conversation)
            case GiveUpPart(agent, conversation):
                self._parts.get((c.tenant, agent), set()).discard(conversation)
            case SetCurrent(customer, _, conversation):
                who = self._customers[c.tenant, customer]
                self._customers[c.tenant, customer] = replace(
                    who, current=conversation, visits=who.visits + 1
                )
            case HideText(seq, attachments):
                for id in attachments:
                    held = self._files[c.tenant, c.id, id]
                    self._files[c.tenant, c.id, id] = replace(held, recalled=True)
                log = self._entries[c.tenant, c.id]
                log[:] = [
                    replace(e, data={**e.data, "recalled": True}) if e.seq == seq else e
                    for e in log
                ]

    def marker(self, tenant: str, kept: str, who: str, client_id: str) -> Marker | None:
        return self._markers.get((tenant, kept, who, client_id))

    def markers(self, tenant: str, kept: str, who: str) -> list[Marker]:
        return [m for key, m in self._markers.items() if key[:3] == (tenant, kept, who)]

    def save_marker(self, tenant: str, marker: Marker) -> None:
        self._markers.setdefault((tenant, marker.kept, marker.who, marker.client_id), marker)

    def entries(
        self, tenant: str, conversation: str, after: int, limit: int, staff: bool
    ) -> list[Entry]:
        log = [
            e
            for e in self._entries.get((tenant, conversation), [])
            if staff or e.audience is Audience.ALL
        ]
        return [e for e in log if _number(e, staff) > after][:limit]

    def entry(self, tenant: str, conversation: str, number: int, staff: bool) -> Entry | None:
        found = self.entries(tenant, conversation, number - 1, 1, staff)
        return found[0] if found and _number(found[0], staff) == number else None

    def mark(self, tenant: str, conversation: str, side: str, delivered: int, read: int) -> Marks:
        old = self.marks(tenant, conversation)
        new = replace(
            old,
            **{
                f"{side}_delivered": max(getattr(old, f"{side}_delivered"), delivered),
                f"{side}_read": max(getattr(old, f"{side}_read"), read),
            },
        )
        self._marks[tenant, conversation] = new
        return new

    def marks(self, tenant: str, conversation: str) -> Marks:
        return self._marks.get((tenant, conversation), Marks())

    def marks_of(self, tenant: str, conversations: Sequence[str]) -> dict[str, Marks]:
        return {id: m for id in conversations if (m := self._marks.get((tenant, id)))}

    def view(self, tenant: str, conversation: str, viewer: Viewer, now: int) -> list[Viewer]:
        self._viewers.setdefault((tenant, conversation), {})[viewer.agent] = viewer
        live = self.viewers(tenant, conversation, now)
        self._viewers[tenant, conversation] = {v.agent: v for v in live}
        return live

    def look_away(self, tenant: str, conversation: str, agent: str) -> None:
        self._viewers.get((tenant, conversation), {}).pop(agent, None)

    def viewers(self, tenant: str, conversation: str, now: int) -> list[Viewer]:
        held = self._viewers.get((tenant, conversation), {}).values()
        return sorted((v for v in held if v.until > now), key=lambda v: v.agent)

    def shown(self, tenant: str, conversation: str) -> Shown:
        return self._shown.get((tenant, conversation), Shown())

    def save_shown(self, tenant: str, conversation: str, shown: Shown) -> None:
        self._shown[tenant, conversation] = shown

    def service(self, tenant: str, group: str) -> Service | None:
        return self._services.get((tenant, group))

    def save_service(self, tenant: str, group: str, service: Service) -> None:
        self._services[tenant, group] = service

    def save_attachment(self, attachment: Attachment) -> None:
        self._files[attachment.tenant, attachment.conversation, attachment.id] = attachment

    def attachment(self, tenant: str, conversation: str, id: str) -> Attachment | None:
        return self._files.get((tenant, conversation, id))

    def _of(self, tenant: str) -> list[Conversation]:
        return [c for (owner, _), c in self._conversations.items() if owner == tenant]

    def open_conversations(self, tenant: str, limit: int, cursor: str | None) -> Page[Conversation]:
        return page((c for c in self._of(tenant) if c.is_open), lambda c: c.id, limit, cursor)

    def late_conversations(self, tenant: str, limit: int, cursor: str | None) -> Page[Conversation]:
        return page(self._late(tenant), lambda c: f"{c.since:015d}#{c.id}", limit, cursor)

    def late(self, tenant: str, limit: int) -> Counter[str]:
        longest_first = sorted(self._late(tenant), key=lambda c: (c.since, c.id))
        return Counter(c.group for c in longest_first[:limit])

    def _late(self, tenant: str) -> list[Conversation]:
        return [c for c in self._of(tenant) if c.is_late]

    def closed_conversations(
        self, tenant: str, day: str, limit: int, cursor: str | None
    ) -> Page[Conversation]:
        over = (c for c in self._of(tenant) if not c.is_open and _day(c.ended_at) == day)
        return page(over, lambda c: f"{c.ended_at:015d}#{c.id}", limit, cursor, latest_first=True)

    def customer_conversations(
        self, tenant: str, customer: str, limit: int, cursor: str | None
    ) -> Page[Conversation]:
        theirs = (c for c in self._of(tenant) if c.customer == customer)
        return page(theirs, lambda c: c.id, limit, cursor, latest_first=True)

    def queue(self, tenant: str, group: str, limit: int, after: Place | None = None) -> list[Place]:
        head = (after.place, after.conversation) if after else (-1, "")
        waiting = self._queues.get((tenant, group), {})
        return [waiting[w] for w in sorted(w for w in waiting if w > head)[:limit]]

    def ahead(self, tenant: str, group: str, place: int, conversation: str, limit: int) -> int:
        waiting = self._queues.get((tenant, group), ())
        return min(limit, sum(w < (place, conversation) for w in waiting))

    def waiting(self, tenant: str, group: str, limit: int) -> int:
        return min(limit, len(self._queues.get((tenant, group), ())))


def _stored(entry: Entry) -> Entry:
    """What comes back from a store: tuples are lists by then."""
    data: dict[str, Any] = json.loads(json.dumps(dict(entry.data)))
    return replace(entry, data=data)


def _number(entry: Entry, staff: bool) -> int:
    return entry.seq if staff else entry.public_seq


def _day(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).date().isoformat()


def _rows(move: Move) -> list[tuple[Any, ...]]:
    """The rows that a move writes besides the conversation's own."""
    match move:
        case ClaimSeat(agent) | ReleaseSeat(agent):
            return [("agent", agent)]
        case EnterQueue(group, place) | LeaveQueue(group, place):
            return [("queue", group, place)]
        case TakePart(agent) | GiveUpPart(agent):
            return [("part", agent)]
        case HideText(seq, attachments):
            return [("entry", seq), *(("file", id) for id in attachments)]
    return []
