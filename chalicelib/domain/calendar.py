"""Opening hours: when a business is open, and how much open time lies between two moments.

The theory. A wall clock hangs in a time zone and shows a date and a time of day. Hours are spans
on its dial: so many for each day of the week, and for dates that are exceptions others, or none (a
holiday). *It is open at a moment if and only if the wall clock, at that moment, reads within a span
of a day.* Nothing else is assumed, and the rest follows:

- In autumn an hour comes twice. The clock reads the same twice, so a span within it counts twice.
- In spring an hour is skipped. The clock never reads it, so it counts for nothing: a span that lies
  within it is lost, one that begins in it opens when the clock has jumped.
- A day that a zone skipped whole (Samoa's 30 December 2011) never comes, whatever is written there.
- A zone may change its rules at any time; the clock on the wall is right, before and after.

A span belongs to the day on which it begins, also when it runs on past midnight: from 22:00 to
02:00 on a Saturday reads as Saturday from 22:00 and as Sunday until 02:00. So a holiday takes away
the spans that begin on it and leaves alone what the night before still has to run, and the date
that follows a skipped day has that day's small hours. Where spans overlap or touch, of one day or
across midnight, it is simply open: nothing is counted twice.

The way to compute it. Between two changes of its offset a wall clock runs as any clock does. Time
is therefore cut into stretches that lie on one date under one offset; in each, the open parts of
that date are moved by the offset, and that is all. A stretch ends at midnight or where the offset
at its two ends differs, which a bisection finds. That holds because no zone has ever changed its
offset twice on one date: the nearest two such changes since 1970 are a week apart.

Moments are in ms since 1970 and lie before the year 9999. Looking ahead goes 400 days far, so that
every date of a year has had its turn, a leap day's neighbours included.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from reprlib import repr as brief
from typing import Any
from zoneinfo import ZoneInfo

Span = tuple[int, int]
"""[start, end) in minutes after midnight on the wall clock: start < 1440, start < end <= 2880."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MOST_SPANS, MOST_EXCEPTIONS = 20, 400

_MINUTE, _DAY = 60_000, 86_400_000
_MIDNIGHT = 1440
_AHEAD = 400 * _DAY
_END_OF_TIME = 253_402_128_000_000  # 9999-12-30: a day later some zone has left datetime's range
_EPOCH = date(1970, 1, 1).toordinal()
_EPOCH_WEEKDAY = date(1970, 1, 1).weekday()
_TIME = re.compile("([01][0-9]|2[0-3]):[0-5][0-9]")
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
# All IANA names begin with a capital; what else lies beside them (localtime, posix/, right/) is
# not the same on every machine. No dot and no slash in front: no way out of the zone files.
_ZONE = re.compile("[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*")
_zone = cache(ZoneInfo)


@dataclass(frozen=True, slots=True)
class Hours:
    """What ``parse`` made of the settings: an IANA zone, spans by weekday (0 is Monday; a missing
    day is closed) and spans by date ("2026-12-25") in place of the weekday's (none: a holiday).
    """

    zone: str
    week: Mapping[int, tuple[Span, ...]]
    exceptions: Mapping[str, tuple[Span, ...]]


def is_open(hours: Hours, at: int) -> bool:
    """Whether it is open at a moment."""
    day, time = divmod(at + _offset(_zone(hours.zone), at), _DAY)
    return any(start <= time // _MINUTE < end for start, end in _parts(hours, day))


def opens(hours: Hours, at: int) -> int | None:
    """The first open moment from ``at`` on, ``at`` itself when open; None: not within 400 days."""
    return next((start for start, _ in _open(hours, at, at + _AHEAD)), None)


def closes(hours: Hours, at: int) -> int | None:
    """The first closed moment from ``at`` on, ``at`` itself when closed; None: open throughout the
    next 400 days.
    """
    limit = at + _AHEAD
    for start, end in _open(hours, at, limit):
        if start > at:
            break
        at = end
    return at if at < limit else None


def worked(hours: Hours, start: int, end: int) -> int:
    """The ms of open time in [start, end); 0 when it ends before it starts."""
    return sum(until - since for since, until in _open(hours, start, end))


def after(hours: Hours, start: int, ms: int) -> int | None:
    """The first moment at which ``ms`` of open time have passed since ``start``, itself when there
    are none to pass; None: never, for 400 days in a row come without any open time.
    """
    if ms <= 0:
        return start
    while (part := next(_open(hours, start, start + _AHEAD), None)) is not None:
        since, until = part
        if ms <= until - since:
            return since + ms
        ms -= until - since
        start = until
    return None


def _open(hours: Hours, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The open parts of [start, end), in order; neighbours may touch at midnight or at a change."""
    zone = _zone(hours.zone)
    end = min(end, _END_OF_TIME)
    while start < end:
        offset = _offset(zone, start)
        day = (start + offset) // _DAY
        midnight = day * _DAY - offset
        until = _same_offset_until(zone, start, min(midnight + _DAY, end))
        for first, last in _parts(hours, day):
            since = max(start, midnight + first * _MINUTE)
            to = min(until, midnight + last * _MINUTE)
            if since < to:
                yield since, to
        start = until


def _offset(zone: ZoneInfo, at: int) -> int:
    """How far (ms) the zone's wall clock is ahead of UTC."""
    seconds = at // 1000
    wall = datetime.fromtimestamp(seconds, zone)
    days = wall.toordinal() - _EPOCH
    reading = ((days * 24 + wall.hour) * 60 + wall.minute) * 60 + wall.second
    return (reading - seconds) * 1000


def _same_offset_until(zone: ZoneInfo, start: int, end: int) -> int:
    """The moment in (start, end) at which the offset changes, else ``end``; at most a day apart."""
    offset = _offset(zone, start)
    if _offset(zone, end - 1) == offset:
        return end
    seconds = range(start // 1000, end // 1000 + 1)
    changed = bisect_left(seconds, True, key=lambda second: _offset(zone, second * 1000) != offset)
    return seconds[changed] * 1000


def _parts(hours: Hours, day: int) -> tuple[Span, ...]:
    """The open parts of a date (days since 1970): what the night before still has to run, and its
    own spans, which may run on beyond its end.
    """
    night = [(0, end - _MIDNIGHT) for _, end in _spans(hours, day - 1) if end > _MIDNIGHT]
    return _merged([*night, *_spans(hours, day)])


def _spans(hours: Hours, day: int) -> tuple[Span, ...]:
    """The spans that begin on a date (days since 1970)."""
    if hours.exceptions:
        name = date.fromordinal(day + _EPOCH).isoformat()
        if name in hours.exceptions:
            return hours.exceptions[name]
    return hours.week.get((day + _EPOCH_WEEKDAY) % 7, ())


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


def parse(raw: Mapping[str, Any]) -> Hours:
    """Hours from what the settings keep and the API shows; ``ValueError`` says what is wrong and
    where.

    ``{"zone": "Europe/Berlin", "week": {"mon": [["09:00", "12:30"], …], "sat": [["22:00",
    "02:00"]]}, "exceptions": [{"date": "2026-12-25", "spans": [], "name": "Christmas"}, …]}``;
    exceptions and their names may be missing. An end at or before its start runs over midnight.
    """
    fields = _object(raw, "hours", must=("zone", "week"), may=("exceptions",))
    week = _object(fields["week"], "week", must=(), may=DAYS)
    return Hours(
        zone=_zone_name(fields["zone"]),
        week={DAYS.index(day): _day(spans, f"week.{day}") for day, spans in week.items()},
        exceptions=_exceptions(fields.get("exceptions", [])),
    )


def _object(
    raw: object, where: str, must: tuple[str, ...], may: tuple[str, ...]
) -> Mapping[str, Any]:
    if not isinstance(raw, Mapping):
        raise ValueError(f"{where} must be an object.")
    for key in raw:
        if key not in must + may:
            raise ValueError(f"{where} knows no {brief(key)}, only {', '.join(must + may)}.")
    for key in must:
        if key not in raw:
            raise ValueError(f"{where} lacks {key}.")
    return raw


def _zone_name(raw: object) -> str:
    refusal = ValueError(f"zone: {brief(raw)} is not the name of a time zone.")
    if not isinstance(raw, str) or not _ZONE.fullmatch(raw):
        raise refusal
    try:
        return _zone(raw).key
    except (KeyError, ValueError, OSError):  # no such file; one that holds no zone; a folder
        raise refusal from None


def _exceptions(raw: object) -> dict[str, tuple[Span, ...]]:
    found: dict[str, tuple[Span, ...]] = {}
    for number, item in enumerate(_list(raw, "exceptions", MOST_EXCEPTIONS)):
        where = f"exceptions[{number}]"
        fields = _object(item, where, must=("date", "spans"), may=("name",))
        if not isinstance(fields.get("name", ""), str):
            raise ValueError(f"{where}.name must be a text.")
        name = _date(fields["date"], f"{where}.date")
        if name in found:
            raise ValueError(f"{where}.date: {name} was named before.")
        found[name] = _day(fields["spans"], f"{where}.spans")
    return found


def _day(raw: object, where: str) -> tuple[Span, ...]:
    spans = enumerate(_list(raw, where, MOST_SPANS))
    return _merged(_span(span, f"{where}[{number}]") for number, span in spans)


def _list(raw: object, where: str, most: int) -> list[Any] | tuple[Any, ...]:
    if not isinstance(raw, list | tuple):
        raise ValueError(f"{where} must be a list.")
    if len(raw) > most:
        raise ValueError(f"{where} must not have more than {most} items.")
    return raw


def _span(raw: object, where: str) -> Span:
    if not isinstance(raw, list | tuple) or len(raw) != 2:
        raise ValueError(f'{where} must be a start and an end such as ["09:00", "17:30"].')
    start = _minutes(raw[0], where)
    end = _MIDNIGHT if raw[1] == "24:00" else _minutes(raw[1], where)
    return start, end if end > start else end + _MIDNIGHT


def _minutes(raw: object, where: str) -> int:
    if not isinstance(raw, str) or not _TIME.fullmatch(raw):
        raise ValueError(
            f'{where}: {brief(raw)} is not a time from "00:00" to "23:59" (an end: "24:00").'
        )
    return int(raw[:2]) * 60 + int(raw[3:])


def _date(raw: object, where: str) -> str:
    refusal = ValueError(f'{where}: {brief(raw)} is not a date such as "2026-12-25".')
    if not isinstance(raw, str) or not _DATE.fullmatch(raw):
        raise refusal
    try:
        return date.fromisoformat(raw).isoformat()
    except ValueError:
        raise refusal from None
