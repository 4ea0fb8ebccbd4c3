"""Counters, alarms and remembered answers."""

import time
from collections import Counter, defaultdict
from collections.abc import Mapping

from pynamodb.attributes import UnicodeAttribute
from pynamodb.expressions.operand import Path

from chalicelib.flow.ports import Alarm, Conflict, Page, Replay
from chalicelib.store import cursor as pages
from chalicelib.store import load
from chalicelib.store.commit import ABSENT, Transaction, put
from chalicelib.store.rows import keys
from chalicelib.store.rows.base import Item, Json, Whole, item, packed, unpacked
from chalicelib.store.table import Row, desk

DAY_MS, TAKEOVER_MS = 86_400_000, 60_000
ONCE_SECONDS = 7 * 86_400  # streams give up delivering long before
COUNTER = "n#"


class OnceRow(Row, discriminator="once"):
    """Says that an event was seen."""


class AlarmRow(Row, discriminator="alarm"):
    """Something supervisors should see."""

    at = Whole()
    code = UnicodeAttribute()
    group = UnicodeAttribute()
    conversation = UnicodeAttribute()
    data = Json(null=True)


class AnswerRow(Row, discriminator="answer"):
    """What an Idempotency-Key stands for; ``at`` in ms."""

    at = Whole()
    digest = UnicodeAttribute()
    status = Whole()
    body = UnicodeAttribute(null=True)


def count(tenant: str, event: str, increments: Mapping[tuple[str, str], Mapping[str, int]]) -> bool:
    """Add to counters, (scope, day) → name → amount; False when ``event`` was counted before."""
    transaction = _once(tenant, f"count#{event}")
    for (scope, day), amounts in increments.items():
        actions = [Path([COUNTER + name]).add(amount) for name, amount in amounts.items()]
        if actions:
            sk = keys.counted(scope, day, event)
            transaction.update(keys.counters(tenant, scope), sk, actions, None)
    return _first_time(transaction)


def _once(tenant: str, event: str) -> Transaction:
    transaction = Transaction()
    ttl = int(time.time()) + ONCE_SECONDS
    once = item(OnceRow, keys.once(tenant, event), keys.ONCE, ttl=ttl)
    transaction.put(once, keys.ONCE, ABSENT)
    return transaction


def _first_time(transaction: Transaction) -> bool:
    try:
        transaction.run()
    except Conflict as conflict:
        if conflict.on != keys.ONCE:
            raise
        return False
    return True


def counters(tenant: str, scope: str, first_day: str, last_day: str) -> dict[str, dict[str, int]]:
    """Day → name → amount; scopes are "tenant", "group:…", "agent:…", "invitation:…"."""
    days: defaultdict[str, Counter[str]] = defaultdict(Counter)
    between = Row.sk.between(first_day, last_day + keys.ANY_PART)
    for part in load.items(keys.counters(tenant, scope), between):
        days[part["sk"]["S"].partition("#")[0]].update(_amounts(part))
    return {day: dict(amounts) for day, amounts in days.items()}


def _amounts(part: Item) -> dict[str, int]:
    counted = ((name, value) for name, value in part.items() if name.startswith(COUNTER))
    return {name.removeprefix(COUNTER): int(value["N"]) for name, value in counted}


def save_alarm(alarm: Alarm) -> bool:
    """False when this id was raised before."""
    transaction = _once(alarm.tenant, f"alarm#{alarm.id}")
    pk, sk = keys.alarms(alarm.tenant), keys.timed(alarm.at, alarm.id)
    transaction.put(packed(AlarmRow, alarm, pk, sk))
    return _first_time(transaction)


def alarms(tenant: str, limit: int, cursor: str | None) -> Page[Alarm]:
    """Alarms, latest first."""
    found, more = pages.page(keys.alarms(tenant), limit, cursor, latest_first=True)
    known = ((row, row["sk"]["S"].partition("#")[2]) for row in found)
    rows = [unpacked(AlarmRow, Alarm, row, tenant=tenant, id=id) for row, id in known]
    return Page(rows, more)


def remember(tenant: str, who: str, key: str, digest: str, now: int) -> Replay | None:
    """Take an Idempotency-Key for 24 h: None when it is ours to run, else what it stands for.

    A run that has not answered for a minute has died; the same request may then take its place.
    """
    abandoned = (AnswerRow.status == 0) & (AnswerRow.digest == digest)
    abandoned &= AnswerRow.at <= now - TAKEOVER_MS
    free = ABSENT | (AnswerRow.at <= now - DAY_MS) | abandoned
    try:
        put(_answer(tenant, who, key, Replay(digest), now), "key", free)
    except Conflict:
        held = load.row(keys.answer(tenant, who, key), keys.ANSWER)
        # Forgotten in between: whoever ran it failed, and the client may try again.
        return unpacked(AnswerRow, Replay, held) if held else Replay(digest)
    return None


def answer(tenant: str, who: str, key: str, replay: Replay, now: int) -> None:
    """Keep the answer for 24 h."""
    put(_answer(tenant, who, key, replay, now))


def forget(tenant: str, who: str, key: str) -> None:
    """Let the key be used again."""
    desk().delete_item(keys.answer(tenant, who, key), range_key=keys.ANSWER)


def _answer(tenant: str, who: str, key: str, replay: Replay, now: int) -> Item:
    return item(
        AnswerRow,
        keys.answer(tenant, who, key),
        keys.ANSWER,
        at=now,
        ttl=(now + DAY_MS) // 1000 + 1,
        digest=replay.digest,
        status=replay.status,
        body=replay.body,
    )
