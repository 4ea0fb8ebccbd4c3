"""The clock's rows, connections, counters, alarms and remembered answers, in memory."""

from collections.abc import Mapping, Sequence

from chalicelib.domain.agents.model import Agent
from chalicelib.domain.conversations.model import Conversation
from chalicelib.flow.ports import Alarm, Due, Page, Replay
from tests.fakes.paging import page

Key = tuple[str, str]
CONNECTIONS_EACH, CONNECTIONS_OF_LEADS = 20, 500
DAY_MS, TAKEOVER_MS = 86_400_000, 60_000


class FakeLedger:
    """TimerStore, ConnectionStore and LedgerStore."""

    def __init__(self) -> None:
        self._conversations: dict[Key, Conversation] = {}
        self._agents: dict[Key, Agent] = {}
        self._pulses: dict[Key, int] = {}
        self._connections: dict[Key, dict[str, int]] = {}
        self._counted: set[Key] = set()
        self._counters: dict[tuple[str, str, str], dict[str, int]] = {}
        self._alarms: dict[Key, Alarm] = {}
        self._answers: dict[tuple[str, str, str], tuple[int, Replay]] = {}

    def due(self, now: int, limit: int) -> list[Due]:
        rows = [
            Due("conversation", c.tenant, c.id, c.due_at or 0)
            for c in self._conversations.values()
            if c.due_at
        ]
        rows += [
            Due("agent", a.tenant, a.id, a.due_at or 0) for a in self._agents.values() if a.due_at
        ]
        rows += [Due("pulse", tenant, group, at) for (tenant, group), at in self._pulses.items()]
        return sorted(
            (r for r in rows if r.due_at <= now), key=lambda r: (r.due_at, r.tenant, r.id)
        )[:limit]

    def set_pulse(self, tenant: str, group: str, due_at: int, after: int | None = None) -> None:
        if self._pulses.get((tenant, group)) == after:
            self._pulses[tenant, group] = due_at

    def end_pulse(self, tenant: str, group: str, due_at: int) -> None:
        if self._pulses.get((tenant, group)) == due_at:
            del self._pulses[tenant, group]

    def connect(self, tenant: str, who: str, connection: str, expires: int, now: int) -> None:
        held = {**self._connections.get((tenant, who), {}), connection: expires}
        most = CONNECTIONS_OF_LEADS if who == "leads" else CONNECTIONS_EACH
        live = sorted((e, c) for c, e in held.items() if e > now)[-most:]
        self._connections[tenant, who] = {c: e for e, c in live}

    def disconnect(self, tenant: str, who: str, connection: str) -> None:
        self._connections.get((tenant, who), {}).pop(connection, None)

    def connections(self, tenant: str, whos: Sequence[str], now: int) -> dict[str, list[str]]:
        rows = {who: self._connections.get((tenant, who), {}) for who in whos}
        return {
            who: sorted(c for c, expires in row.items() if expires > now)
            for who, row in rows.items()
        }

    def count(
        self, tenant: str, event: str, increments: Mapping[tuple[str, str], Mapping[str, int]]
    ) -> bool:
        if (tenant, event) in self._counted:
            return False
        self._counted.add((tenant, event))
        for (scope, day), amounts in increments.items():
            row = self._counters.setdefault((tenant, scope, day), {})
            for name, amount in amounts.items():
                row[name] = row.get(name, 0) + amount
        return True

    def counters(
        self, tenant: str, scope: str, first_day: str, last_day: str
    ) -> dict[str, dict[str, int]]:
        return {
            day: dict(row)
            for (owner, of, day), row in sorted(self._counters.items())
            if (owner, of) == (tenant, scope) and first_day <= day <= last_day
        }

    def save_alarm(self, alarm: Alarm) -> bool:
        return self._alarms.setdefault((alarm.tenant, alarm.id), alarm) is alarm

    def alarms(self, tenant: str, limit: int, cursor: str | None) -> Page[Alarm]:
        rows = (a for a in self._alarms.values() if a.tenant == tenant)
        return page(rows, lambda a: f"{a.at:015d}#{a.id}", limit, cursor, latest_first=True)

    def remember(self, tenant: str, who: str, key: str, digest: str, now: int) -> Replay | None:
        at, held = self._answers.get((tenant, who, key), (0, None))
        if held and now < at + DAY_MS:
            abandoned = held.status == 0 and held.digest == digest and now >= at + TAKEOVER_MS
            if not abandoned:
                return held
        self._answers[tenant, who, key] = now, Replay(digest)
        return None

    def answer(self, tenant: str, who: str, key: str, replay: Replay, now: int) -> None:
        self._answers[tenant, who, key] = now, replay

    def forget(self, tenant: str, who: str, key: str) -> None:
        self._answers.pop((tenant, who, key), None)
