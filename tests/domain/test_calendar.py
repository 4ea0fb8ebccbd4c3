"""Opening hours on plain days, what settings may say, and the laws that hold for all hours."""

import json
import zoneinfo
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chalicelib.domain.calendar import DAYS, Hours, after, closes, is_open, opens, parse, worked

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
LEAP = [{"date": "2028-02-29", "spans": [["10:00", "11:00"]]}]
HOLIDAY = [{"date": "2026-06-03", "spans": []}]  # a Wednesday
SHORT = [{"date": "2026-06-03", "spans": [["10:00", "12:00"]], "name": "Stocktaking"}]
NIGHT = [{"date": "2026-06-03", "spans": [["23:00", "01:00"]]}]


def ms(moment: str) -> int:
    """A moment such as 2026-03-29T01:30+01:00."""
    return round(datetime.fromisoformat(moment).timestamp() * 1000)


def spans(text: str) -> list:
    """Spans such as "09:00-12:00 13:00-18:00"."""
    return [span.split("-") for span in text.split()]


def hours(zone="UTC", exceptions=(), **week) -> Hours:
    """Hours by weekday; ``daily`` stands for all of them."""
    days = dict.fromkeys(DAYS, week.pop("daily")) if "daily" in week else week
    raw = {day: spans(text) for day, text in days.items()}
    return parse({"zone": zone, "week": raw, "exceptions": list(exceptions)})


def walk(known: Hours, start: int, end: int) -> str:
    """What opens in [start, end) and when it closes, as day, wall clock and offset (UTC: none)."""
    zone, found = ZoneInfo(known.zone), []
    while (start := opens(known, start)) is not None and start < end:
        since, start = start, closes(known, start)
        both = (datetime.fromtimestamp(at / 1000, zone) for at in (since, start))
        found.append(" to ".join(f"{at:%d %H:%M%z}".removesuffix("+0000") for at in both))
    return ", ".join(found)


# 2026-06-01 is a Monday. Hours, from, days, what is open in them, hours of it in all.
PLAIN = {
    "a plain day":
        (hours(mon="09:00-17:00"), "2026-06-01T00", 7, "01 09:00 to 01 17:00", 8),
    "a lunch break":
        (hours(mon="09:00-12:30 13:30-18:00"), "2026-06-01T00", 1,
         "01 09:00 to 01 12:30, 01 13:30 to 01 18:00", 8),
    "several spans in any order":
        (hours(mon="18:00-20:00 08:00-09:00 12:00-13:00"), "2026-06-01T00", 1,
         "01 08:00 to 01 09:00, 01 12:00 to 01 13:00, 01 18:00 to 01 20:00", 4),
    "touching":
        (hours(mon="09:00-12:00 12:00-14:00"), "2026-06-01T00", 1, "01 09:00 to 01 14:00", 5),
    "overlapping":
        (hours(mon="09:00-13:00 10:00-11:00 12:00-14:00"), "2026-06-01T00", 1,
         "01 09:00 to 01 14:00", 5),
    "over midnight":
        (hours(sat="22:00-02:00"), "2026-06-01T00", 7, "06 22:00 to 07 02:00", 4),
    "over the week's end":
        (hours(sun="22:00-02:00"), "2026-06-01T12", 7, "07 22:00 to 08 02:00", 4),
    "until midnight":
        (hours(sat="22:00-00:00"), "2026-06-01T00", 7, "06 22:00 to 07 00:00", 2),
    "until 24:00":
        (hours(sat="22:00-24:00"), "2026-06-01T00", 7, "06 22:00 to 07 00:00", 2),
    "touching at midnight":
        (hours(mon="18:00-24:00", tue="00:00-02:00"), "2026-06-01T00", 2,
         "01 18:00 to 02 02:00", 8),
    "overlapping after midnight":
        (hours(mon="22:00-03:00", tue="02:00-05:00"), "2026-06-01T00", 2,
         "01 22:00 to 02 05:00", 7),
    "two over midnight":
        (hours(mon="22:00-02:00 23:00-04:00"), "2026-06-01T00", 2, "01 22:00 to 02 04:00", 6),
    "a whole day":
        (hours(tue="00:00-24:00"), "2026-06-01T00", 7, "02 00:00 to 03 00:00", 24),
    "a whole day, said otherwise":
        (hours(tue="00:00-00:00"), "2026-06-01T00", 7, "02 00:00 to 03 00:00", 24),
    "a whole day from 08:00":
        (hours(tue="08:00-08:00"), "2026-06-01T00", 7, "02 08:00 to 03 08:00", 24),
    "nearly two days":
        (hours(tue="08:00-08:00 23:00-22:45"), "2026-06-01T00", 7, "02 08:00 to 03 22:45", 38.75),
    "a holiday":
        (hours(daily="09:00-10:00", exceptions=HOLIDAY), "2026-06-02T00", 3,
         "02 09:00 to 02 10:00, 04 09:00 to 04 10:00", 2),
    "the night before a holiday":
        (hours(daily="22:00-02:00", exceptions=HOLIDAY), "2026-06-02T12", 2,
         "02 22:00 to 03 02:00", 4),
    "other hours":
        (hours(daily="09:00-18:00", exceptions=SHORT), "2026-06-02T00", 2,
         "02 09:00 to 02 18:00, 03 10:00 to 03 12:00", 11),
    "open by exception only":
        (hours(exceptions=SHORT), "2026-06-01T00", 7, "03 10:00 to 03 12:00", 2),
    "a night by exception":
        (hours(daily="09:00-10:00", exceptions=NIGHT), "2026-06-03T00", 2,
         "03 23:00 to 04 01:00, 04 09:00 to 04 10:00", 3),
    "a leap day":
        (hours(tue="09:00-17:00"), "2028-02-28T00", 3, "29 09:00 to 29 17:00", 8),
    "an exception on a leap day":
        (hours(tue="09:00-17:00", exceptions=LEAP), "2028-02-28T00", 3, "29 10:00 to 29 11:00", 1),
    "nights about a leap day":
        (hours(daily="22:00-02:00"), "2028-02-28T12", 2,
         "28 22:00 to 29 02:00, 29 22:00 to 01 02:00", 8),
    "always closed":
        (hours(), "2026-06-01T00", 7, "", 0),
}  # fmt: skip


@pytest.mark.parametrize(("known", "start", "days", "parts", "in_all"), PLAIN.values(), ids=PLAIN)
def test_plain_hours(known, start, days, parts, in_all):
    since = ms(f"{start}:00+00:00")
    assert walk(known, since, since + days * DAY) == parts
    assert worked(known, since, since + days * DAY) == in_all * HOUR


def test_a_start_is_open_and_an_end_is_closed():
    known = hours(mon="09:00-17:00")
    start, end = ms("2026-06-01T09:00+00:00"), ms("2026-06-01T17:00+00:00")
    moments = (start - 1, start, end - 1, end)
    assert [is_open(known, at) for at in moments] == [False, True, True, False]
    assert [opens(known, at) for at in moments[:3]] == [start, start, end - 1]
    assert [closes(known, at) for at in moments] == [start - 1, end, end, end]


@pytest.mark.parametrize(
    ("start", "minutes", "then"),
    [
        ("2026-06-01T10:00", 0, "2026-06-01T10:00"),
        ("2026-06-01T10:00", 60, "2026-06-01T11:00"),
        ("2026-06-01T10:00", 120, "2026-06-01T12:00"),  # not when it opens again
        ("2026-06-01T10:00", 121, "2026-06-01T13:01"),
        ("2026-06-01T12:30", 0, "2026-06-01T12:30"),
        ("2026-06-01T12:30", 1, "2026-06-01T13:01"),
        ("2026-06-01T10:00", 6 * 60, "2026-06-01T17:00"),
        ("2026-06-01T10:00", 7 * 60, "2026-06-08T10:00"),
        ("2026-06-01T10:00", 520 * 7 * 60, "2036-05-19T10:00"),
        ("2026-06-01T10:00", -5, "2026-06-01T10:00"),
    ],
)
def test_open_time_passes_only_while_open(start, minutes, then):
    known = hours(mon="09:00-12:00 13:00-17:00")
    assert after(known, ms(f"{start}+00:00"), minutes * MINUTE) == ms(f"{then}+00:00")


def test_open_round_the_clock():
    known, at = hours("Europe/Berlin", daily="00:00-24:00"), ms("2026-03-01T00:30+01:00")
    assert (opens(known, at), closes(known, at)) == (at, None)
    assert worked(known, at, at + 365 * DAY + 1) == 365 * DAY + 1
    assert after(known, at, 300 * DAY + 1) == at + 300 * DAY + 1


def test_never_open():
    known, at = hours(), ms("2026-03-01T00:30+01:00")
    assert (opens(known, at), closes(known, at), after(known, at, 1)) == (None, at, None)
    assert after(known, at, 0) == at and worked(known, at, at + 900 * DAY) == 0


def test_nothing_passes_backwards():
    known, at = hours(daily="00:00-24:00"), ms("2026-03-01T00:30+01:00")
    assert worked(known, at, at) == worked(known, at, at - DAY) == 0


@pytest.mark.parametrize(("days", "seen"), [(398, True), (402, False)])
def test_looks_400_days_ahead(days, seen):
    start = datetime.fromisoformat("2026-06-01T00:00+00:00")
    date = f"{start + timedelta(days=days):%Y-%m-%d}"
    opened = hours(exceptions=[{"date": date, "spans": [["12:00", "13:00"]]}])
    closed = hours(daily="00:00-24:00", exceptions=[{"date": date, "spans": []}])
    at = round(start.timestamp() * 1000)
    noon, midnight = at + days * DAY + DAY // 2, at + days * DAY
    assert opens(opened, at) == (noon if seen else None)
    assert after(opened, at, MINUTE) == (noon + MINUTE if seen else None)
    assert closes(closed, at) == (midnight if seen else None)


def test_time_that_never_passes_ends_with_the_calendar():
    known, at = hours("Pacific/Kiritimati", daily="00:00-24:00"), ms("9999-12-01T00:00+00:00")
    assert after(known, at, 10**15) is None


# What settings may say.

GOOD = {
    "zone": "Europe/Berlin",
    "week": {"mon": [["09:00", "12:30"], ["13:30", "18:00"]], "sat": [["22:00", "02:00"]]},
    "exceptions": [
        {"date": "2026-12-25", "spans": [], "name": "Christmas"},
        {"date": "2028-02-29", "spans": [["08:00", "24:00"]]},
    ],
}


def test_what_settings_say_is_understood():
    assert parse(GOOD) == Hours(
        zone="Europe/Berlin",
        week={0: ((540, 750), (810, 1080)), 5: ((1320, 1560),)},
        exceptions={"2026-12-25": (), "2028-02-29": ((480, 1440),)},
    )
    assert parse({"zone": "UTC", "week": {}}) == Hours("UTC", {}, {})


def test_spans_that_touch_or_overlap_become_one():
    known = hours(mon="12:00-14:00 09:00-12:00", tue="22:00-02:00 23:00-04:00 08:00-09:00")
    assert known.week == {0: ((540, 840),), 1: ((480, 540), (1320, 1680))}


MANY = [[f"{hour:02}:00", f"{hour:02}:30"] for hour in range(21)]
DATES = [f"{2000 + number}-01-01" for number in range(401)]


@pytest.mark.parametrize(
    "zone", ["UTC", "Etc/GMT-14", "America/Argentina/Ushuaia", "W-SU", "EST5EDT"]
)
def test_names_of_zones(zone):
    assert parse({**GOOD, "zone": zone}).zone == zone


@pytest.mark.parametrize(
    "zone",
    [
     "", ".", "Mars/Base", "Europe", "Europe/", "Europe/Berlin/", "europe/berlin",
     "Europe/Berlin\n",
     "../etc/passwd", "Europe/../../../../etc/passwd", "/etc/passwd", "/usr/share/zoneinfo/UTC",
     "Europe//Berlin", "Europe\\Berlin", "C:/Windows", "UTC\0", "\ud800", "localtime", "posixrules",
     "right/Europe/Berlin", "posix/Europe/Berlin", "tzdata.zi", "zone.tab", "X" * 5000, "Ünix",
     5, None, True, ["UTC"], {},
    ],
)  # fmt: skip
def test_names_of_no_zone(zone):
    with pytest.raises(ValueError, match=r"^zone: .{1,40} is not the name of a time zone\.$"):
        parse({**GOOD, "zone": zone})


NO_SPAN = 'must be a start and an end such as ["09:00", "17:30"].'
WRONG_PARTS = [
    ({"zones": "UTC"}, "hours knows no 'zones', only zone, week, exceptions."),
    ({"week": {"monday": []}}, "week knows no 'monday', only mon, tue, wed, thu, fri, sat, sun."),
    ({"week": {0: []}}, "week knows no 0, only mon, tue, wed, thu, fri, sat, sun."),
    ({"week": []}, "week must be an object."),
    ({"exceptions": None}, "exceptions must be a list."),
    ({"exceptions": {}}, "exceptions must be a list."),
    ({"exceptions": ["2026-12-25"]}, "exceptions[0] must be an object."),
    ({"exceptions": [{"date": "2026-12-25"}]}, "exceptions[0] lacks spans."),
    ({"exceptions": [{"spans": []}]}, "exceptions[0] lacks date."),
    (
        {"exceptions": [{"date": "2026-12-25", "spans": [], "day": 1}]},
        "exceptions[0] knows no 'day', only date, spans, name.",
    ),
    (
        {"exceptions": [{"date": "2026-12-25", "spans": [], "name": 1}]},
        "exceptions[0].name must be a text.",
    ),
    (
        {"exceptions": [{"date": "2026-12-25", "spans": []}] * 2},
        "exceptions[1].date: 2026-12-25 was named before.",
    ),
    (
        {"exceptions": [{"date": date, "spans": []} for date in DATES]},
        "exceptions must not have more than 400 items.",
    ),
]
WRONG_DAYS = [
    (None, "DAY must be a list."),
    ({}, "DAY must be a list."),
    ("09:00-17:00", "DAY must be a list."),
    (MANY, "DAY must not have more than 20 items."),
    (["09:00", "17:00"], f"DAY[0] {NO_SPAN}"),
    ([["09:00"]], f"DAY[0] {NO_SPAN}"),
    ([{"09:00": "17:00"}], f"DAY[0] {NO_SPAN}"),
    ([["09:00", "17:00"], ["9:00", "17:00"]], "DAY[1]: '9:00' is not a time"),
    ([["24:00", "17:00"]], "DAY[0]: '24:00' is not a time"),
    ([["09:00", "24:01"]], "DAY[0]: '24:01' is not a time"),
    ([["09:00", "10:60"]], "DAY[0]: '10:60' is not a time"),
    ([["09:00", "10:00\n"]], "DAY[0]: '10:00\\n' is not a time"),
    ([["09:00", "١٠:٠٠"]], "DAY[0]: '١٠:٠٠' is not a time"),
    ([["", "10:00"]], "DAY[0]: '' is not a time"),
    ([["09:00", 17]], "DAY[0]: 17 is not a time"),
]


def refusal(change: dict) -> str:
    with pytest.raises(ValueError) as refused:
        parse({**GOOD, **change})
    return str(refused.value)


@pytest.mark.parametrize(("change", "words"), WRONG_PARTS)
def test_what_is_wrong_is_said_with_its_place(change, words):
    assert refusal(change) == words


@pytest.mark.parametrize(("day", "words"), WRONG_DAYS)
def test_what_is_wrong_with_a_day(day, words):
    assert refusal({"week": {"tue": day}}).startswith(words.replace("DAY", "week.tue"))
    exceptions = [{"date": "2026-12-25", "spans": day}]
    assert refusal({"exceptions": exceptions}).startswith(
        words.replace("DAY", "exceptions[0].spans")
    )


def test_a_file_that_holds_no_zone_is_none(tmp_path):
    (tmp_path / "Broken").write_text("no zone")
    zoneinfo.reset_tzpath([str(tmp_path)])
    try:
        assert refusal({"zone": "Broken"}) == "zone: 'Broken' is not the name of a time zone."
    finally:
        zoneinfo.reset_tzpath()


@pytest.mark.parametrize(
    "date",
    ["2026-02-29", "0000-01-01", "20261225", "2026-W52-5", "2026-12-25\n", "", 20261225],
)
def test_what_is_no_date(date):
    said = refusal({"exceptions": [{"date": date, "spans": []}]})
    assert said == f'exceptions[0].date: {date!r} is not a date such as "2026-12-25".'


@pytest.mark.parametrize("missing", ["zone", "week"])
def test_what_is_missing_is_named(missing):
    with pytest.raises(ValueError, match=f"^hours lacks {missing}.$"):
        parse({key: value for key, value in GOOD.items() if key != missing})


def test_the_limits_themselves_are_allowed():
    exceptions = [{"date": date, "spans": MANY[:20]} for date in DATES[:400]]
    known = parse({"zone": "UTC", "week": {"mon": MANY[:20]}, "exceptions": exceptions})
    assert (len(known.week[0]), len(known.exceptions)) == (20, 400)


leaf = st.text(max_size=8) | st.sampled_from(
    ["UTC", "Europe", "mon", "09:00", "24:00", "2026-12-25", "2028-02-29", 9, 1.5, True, None]
)
key = st.sampled_from(["zone", "week", "exceptions", "date", "spans", "name", "mon", "sun"])
anything = st.recursive(
    leaf,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(key | st.text(), inner, max_size=4),
    max_leaves=12,
)


def places(value, path=()):
    """The path of every value inside a JSON value."""
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for name, part in () if isinstance(value, str) else inner:
        yield from places(part, (*path, name))


@given(st.sampled_from(list(places(GOOD))), anything)
@settings(max_examples=60)
@example(path=(), put=[]).via("hours that are a list")
def test_any_json_is_understood_or_refused_with_a_sentence(path, put):
    raw = json.loads(json.dumps(GOOD))
    inner = raw
    for name in path[:-1]:
        inner = inner[name]
    if path:
        inner[path[-1]] = put
    try:
        known = parse(raw if path else put)
    except ValueError as refused:
        assert str(refused).endswith((".", ")."))
    else:
        every = [*known.week.values(), *known.exceptions.values()]
        assert all(0 <= since < 1440 and since < to <= 2880 for day in every for since, to in day)
