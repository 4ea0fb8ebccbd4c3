"""Opening hours where the wall clock jumps, and the laws that hold wherever it does."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.calendar import DAYS, after, closes, is_open, opens, parse, worked
from tests.domain.test_calendar import DAY, HOUR, MINUTE, hours, ms, walk

# Zone, the same spans every day, from, to, what opens in between, hours of it in all.
JUMPS = {
    # Berlin, spring: 02:00+0100 is 03:00+0200.
    "spring, inside the gap":
        ("Europe/Berlin", "02:15-02:45", "2026-03-29T00:00+01:00", "2026-03-29T12:00+02:00",
         "", 0),
    "spring, across the gap":
        ("Europe/Berlin", "01:00-04:00", "2026-03-29T00:00+01:00", "2026-03-29T12:00+02:00",
         "29 01:00+0100 to 29 04:00+0200", 2),
    "spring, up to the gap":
        ("Europe/Berlin", "01:00-02:00", "2026-03-29T00:00+01:00", "2026-03-29T12:00+02:00",
         "29 01:00+0100 to 29 03:00+0200", 1),
    "spring, from the gap on":
        ("Europe/Berlin", "03:00-04:00", "2026-03-29T00:00+01:00", "2026-03-29T12:00+02:00",
         "29 03:00+0200 to 29 04:00+0200", 1),
    "spring, into the gap":
        ("Europe/Berlin", "01:00-02:30", "2026-03-29T00:00+01:00", "2026-03-29T12:00+02:00",
         "29 01:00+0100 to 29 03:00+0200", 1),
    "spring, out of the gap":
        ("Europe/Berlin", "02:30-04:00", "2026-03-29T00:00+01:00", "2026-03-29T12:00+02:00",
         "29 03:00+0200 to 29 04:00+0200", 1),
    "spring, either side of the gap":
        ("Europe/Berlin", "01:00-02:00 03:00-04:00", "2026-03-29T00:00+01:00",
         "2026-03-29T12:00+02:00", "29 01:00+0100 to 29 04:00+0200", 2),
    "spring, the night before":
        ("Europe/Berlin", "22:00-06:00", "2026-03-28T12:00+01:00", "2026-03-29T12:00+02:00",
         "28 22:00+0100 to 29 06:00+0200", 7),
    # Berlin, autumn: 03:00+0200 is 02:00+0100.
    "autumn, inside the fold":
        ("Europe/Berlin", "02:15-02:45", "2026-10-25T00:00+02:00", "2026-10-25T12:00+01:00",
         "25 02:15+0200 to 25 02:45+0200, 25 02:15+0100 to 25 02:45+0100", 1),
    "autumn, the fold itself":
        ("Europe/Berlin", "02:00-03:00", "2026-10-25T00:00+02:00", "2026-10-25T12:00+01:00",
         "25 02:00+0200 to 25 03:00+0100", 2),
    "autumn, across the fold":
        ("Europe/Berlin", "01:00-04:00", "2026-10-25T00:00+02:00", "2026-10-25T12:00+01:00",
         "25 01:00+0200 to 25 04:00+0100", 4),
    "autumn, up to the fold":
        ("Europe/Berlin", "01:00-02:00", "2026-10-25T00:00+02:00", "2026-10-25T12:00+01:00",
         "25 01:00+0200 to 25 02:00+0200", 1),
    "autumn, from the fold on":
        ("Europe/Berlin", "03:00-04:00", "2026-10-25T00:00+02:00", "2026-10-25T12:00+01:00",
         "25 03:00+0100 to 25 04:00+0100", 1),
    "autumn, into the fold":
        ("Europe/Berlin", "01:00-02:30", "2026-10-25T00:00+02:00", "2026-10-25T12:00+01:00",
         "25 01:00+0200 to 25 02:30+0200, 25 02:00+0100 to 25 02:30+0100", 2),
    "autumn, out of the fold":
        ("Europe/Berlin", "02:30-04:00", "2026-10-25T00:00+02:00", "2026-10-25T12:00+01:00",
         "25 02:30+0200 to 25 02:00+0100, 25 02:30+0100 to 25 04:00+0100", 2),
    "autumn, the night before":
        ("Europe/Berlin", "22:00-06:00", "2026-10-24T12:00+02:00", "2026-10-25T12:00+01:00",
         "24 22:00+0200 to 25 06:00+0100", 9),
    # New York: 02:00-0500 is 03:00-0400, and 02:00-0400 is 01:00-0500.
    "New York, inside the gap":
        ("America/New_York", "02:15-02:45", "2026-03-08T00:00-05:00", "2026-03-08T12:00-04:00",
         "", 0),
    "New York, across the gap":
        ("America/New_York", "01:30-03:30", "2026-03-08T00:00-05:00", "2026-03-08T12:00-04:00",
         "08 01:30-0500 to 08 03:30-0400", 1),
    "New York, up to the gap":
        ("America/New_York", "01:30-02:00", "2026-03-08T00:00-05:00", "2026-03-08T12:00-04:00",
         "08 01:30-0500 to 08 03:00-0400", 0.5),
    "New York, inside the fold":
        ("America/New_York", "01:15-01:45", "2026-11-01T00:00-04:00", "2026-11-01T12:00-05:00",
         "01 01:15-0400 to 01 01:45-0400, 01 01:15-0500 to 01 01:45-0500", 1),
    "New York, across the fold":
        ("America/New_York", "00:00-03:00", "2026-11-01T00:00-04:00", "2026-11-01T12:00-05:00",
         "01 00:00-0400 to 01 03:00-0500", 4),
    "New York, from the fold on":
        ("America/New_York", "02:00-03:00", "2026-11-01T00:00-04:00", "2026-11-01T12:00-05:00",
         "01 02:00-0500 to 01 03:00-0500", 1),
    # Lord Howe moves by half an hour: 02:00+1030 is 02:30+1100, and 02:00+1100 is 01:30+1030.
    "half an hour forward":
        ("Australia/Lord_Howe", "01:00-03:00", "2026-10-04T00:00+10:30", "2026-10-04T12:00+11:00",
         "04 01:00+1030 to 04 03:00+1100", 1.5),
    "half an hour back":
        ("Australia/Lord_Howe", "01:30-01:45", "2026-04-05T00:00+11:00", "2026-04-05T12:00+10:30",
         "05 01:30+1100 to 05 01:45+1100, 05 01:30+1030 to 05 01:45+1030", 0.5),
    # Samoa went from 29 December 2011, 24:00-1000 to the 31st, 00:00+1400.
    "Samoa's skipped day":
        ("Pacific/Apia", "09:00-17:00", "2011-12-29T00:00-10:00", "2012-01-01T00:00+14:00",
         "29 09:00-1000 to 29 17:00-1000, 31 09:00+1400 to 31 17:00+1400", 16),
    "Samoa, the night that ran into a day that never came":
        ("Pacific/Apia", "22:00-02:00", "2011-12-29T12:00-10:00", "2011-12-31T12:00+14:00",
         "29 22:00-1000 to 31 02:00+1400", 4),
    # Rules that changed.
    "Istanbul 2015, still with winter":
        ("Europe/Istanbul", "03:15-03:45", "2015-11-08T00:00+03:00", "2015-11-08T12:00+02:00",
         "08 03:15+0300 to 08 03:45+0300, 08 03:15+0200 to 08 03:45+0200", 1),
    "Istanbul 2016, summer for good":
        ("Europe/Istanbul", "02:00-05:00", "2016-10-30T00:00+03:00", "2016-10-30T12:00+03:00",
         "30 02:00+0300 to 30 05:00+0300", 3),
    "Sao Paulo 2018, the last spring: midnight is skipped":
        ("America/Sao_Paulo", "00:00-02:00", "2018-11-03T12:00-03:00", "2018-11-04T12:00-02:00",
         "04 01:00-0200 to 04 02:00-0200", 1),
    "Sao Paulo 2019, the last autumn: an hour before midnight comes twice":
        ("America/Sao_Paulo", "23:15-23:45", "2019-02-16T12:00-02:00", "2019-02-17T12:00-03:00",
         "16 23:15-0200 to 16 23:45-0200, 16 23:15-0300 to 16 23:45-0300", 1),
    "Sao Paulo 2019, no spring any more":
        ("America/Sao_Paulo", "00:00-02:00", "2019-11-02T12:00-03:00", "2019-11-03T12:00-03:00",
         "03 00:00-0300 to 03 02:00-0300", 2),
    "Pyongyang 2015, half an hour back at midnight":
        ("Asia/Pyongyang", "23:30-00:15", "2015-08-14T12:00+09:00", "2015-08-15T12:00+08:30",
         "14 23:30+0900 to 15 00:15+0830", 1.25),
    "Pyongyang 2018, half an hour forward to midnight":
        ("Asia/Pyongyang", "23:00-00:15", "2018-05-04T12:00+08:30", "2018-05-05T12:00+09:00",
         "04 23:00+0830 to 05 00:15+0900", 0.75),
    "Volgograd 2020, an hour back":
        ("Europe/Volgograd", "01:00-02:00", "2020-12-27T00:00+04:00", "2020-12-27T12:00+03:00",
         "27 01:00+0400 to 27 02:00+0300", 2),
    # Far out, and no whole hours.
    "farthest east":
        ("Pacific/Kiritimati", "09:00-17:00", "2026-06-01T00:00+14:00", "2026-06-02T00:00+14:00",
         "01 09:00+1400 to 01 17:00+1400", 8),
    "farthest west":
        ("Pacific/Pago_Pago", "09:00-17:00", "2026-06-01T00:00-11:00", "2026-06-02T00:00-11:00",
         "01 09:00-1100 to 01 17:00-1100", 8),
    "west of all land":
        ("Etc/GMT+12", "22:00-02:00", "2026-06-01T12:00-12:00", "2026-06-02T12:00-12:00",
         "01 22:00-1200 to 02 02:00-1200", 4),
    "quarters of an hour":
        ("Asia/Kathmandu", "09:00-17:00", "2026-06-01T00:00+05:45", "2026-06-02T00:00+05:45",
         "01 09:00+0545 to 01 17:00+0545", 8),
    "after the last change that zone files list":
        ("Europe/Berlin", "01:00-04:00", "2050-03-27T00:00+01:00", "2050-03-27T12:00+02:00",
         "27 01:00+0100 to 27 04:00+0200", 2),
}  # fmt: skip


@pytest.mark.parametrize(
    ("zone", "daily", "start", "end", "parts", "hours_open"), JUMPS.values(), ids=JUMPS
)
def test_where_the_clock_jumps(zone, daily, start, end, parts, hours_open):
    known, since, until = hours(zone, daily=daily), ms(start), ms(end)
    assert walk(known, since, until) == parts
    assert worked(known, since, until) == hours_open * HOUR
    assert after(known, since, round(hours_open * HOUR)) <= until


MORNINGS = "29 09:00-1000 to 29 10:00-1000, 31 09:00+1400 to 31 10:00+1400"


@pytest.mark.parametrize(
    ("daily", "exception", "parts"),
    [
        ("09:00-10:00", [], MORNINGS),
        ("09:00-10:00", [["12:00", "13:00"]], MORNINGS),
        ("22:00-02:00", [], "29 22:00-1000 to 31 00:00+1400"),
    ],
)
def test_an_exception_on_a_day_that_never_comes(daily, exception, parts):
    exceptions = [{"date": "2011-12-30", "spans": exception}]
    known = hours("Pacific/Apia", exceptions, daily=daily)
    start, end = ms("2011-12-29T04:00-10:00"), ms("2011-12-31T12:00+14:00")
    assert walk(known, start, end) == parts


def test_a_holiday_on_the_day_of_a_change():
    known = hours("Europe/Berlin", [{"date": "2026-10-25", "spans": []}], daily="22:00-02:30")
    start, end = ms("2026-10-24T12:00+02:00"), ms("2026-10-26T12:00+01:00")
    night = "24 22:00+0200 to 25 02:30+0200, 25 02:00+0100 to 25 02:30+0100"
    assert walk(known, start, end) == night


def test_after_counts_the_fold_twice():
    known = hours("Europe/Berlin", daily="02:00-03:00")
    start = ms("2026-10-25T02:30+02:00")
    assert after(known, start, 30 * MINUTE) == ms("2026-10-25T03:00+02:00")
    assert after(known, start, 45 * MINUTE) == ms("2026-10-25T02:15+01:00")
    assert after(known, start, 91 * MINUTE) == ms("2026-10-26T02:01+01:00")


@pytest.mark.parametrize("aside", [-1000, -1, 0, 1, 500, 1000])
def test_time_up_to_the_very_moment_of_a_change(aside):
    change, hour_before = ms("2026-10-25T03:00+02:00"), ms("2026-10-25T02:00+02:00")
    always, first = (hours("Europe/Berlin", daily=span) for span in ("00:00-24:00", "03:00-04:00"))
    assert worked(always, hour_before, change + aside) == HOUR + aside
    assert worked(first, hour_before, change + aside) == 0


# Laws. The changes of clocks are where they break, so moments are drawn near them.

CHANGES = {
    "UTC": "2026-01-01T00:00+00:00",
    "Europe/Berlin": "2026-10-25T03:00+02:00",
    "America/New_York": "2026-03-08T02:00-05:00",
    "Australia/Lord_Howe": "2026-04-05T02:00+11:00",
    "Pacific/Apia": "2011-12-30T00:00-10:00",
    "Asia/Pyongyang": "2015-08-15T00:00+09:00",
    "America/Sao_Paulo": "2019-02-17T00:00-02:00",
}
clock = st.builds("{:02}:{}".format, st.integers(0, 23), st.sampled_from(["00", "15", "59"]))
some_spans = st.lists(st.lists(clock, min_size=2, max_size=2), max_size=3)


@st.composite
def cases(draw):
    """Raw hours in a zone, and a minute within two days of a change of its clock."""
    zone = draw(st.sampled_from(list(CHANGES)))
    at = ms(CHANGES[zone]) + draw(st.integers(-48 * 60, 24 * 60)) * MINUTE
    near = f"{datetime.fromtimestamp(at / 1000 + 43200, ZoneInfo(zone)):%Y-%m-%d}"
    exception = st.fixed_dictionaries({"date": st.just(near), "spans": some_spans})
    exceptions = draw(st.lists(exception, max_size=1))
    week = draw(st.dictionaries(st.sampled_from(DAYS), some_spans, min_size=4))
    return {"zone": zone, "week": week, "exceptions": exceptions}, at


def read_clock(raw: dict, at: int) -> bool:
    """The definition, word by word: does the wall clock read within a span of a day?"""
    wall = datetime.fromtimestamp(at / 1000, ZoneInfo(raw["zone"]))
    reading = f"{wall.hour:02}:{wall.minute:02}"

    def of(day) -> list:
        other = [item["spans"] for item in raw["exceptions"] if item["date"] == str(day)]
        return other[0] if other else raw["week"].get(DAYS[day.weekday()], [])

    today, night = of(wall.date()), of(wall.date() - timedelta(days=1))
    return any(
        since <= reading < to if since < to else since <= reading for since, to in today
    ) or any(to <= since and reading < to for since, to in night)


@given(cases())
@settings(max_examples=8)
def test_it_is_open_when_the_wall_clock_says_so(case):
    raw, start = case
    known = parse(raw)
    minutes = range(start, start + DAY, MINUTE)
    read = [read_clock(raw, at) for at in minutes]
    assert [is_open(known, at) for at in minutes] == read
    assert worked(known, start, start + DAY) == sum(read) * MINUTE


@given(cases(), st.lists(st.integers(-DAY, 4 * DAY), min_size=3, max_size=3))
@settings(max_examples=20)
def test_open_time_adds_up(case, offsets):
    raw, at = case
    known = parse(raw)
    first, middle, last = (at + offset for offset in sorted(offsets))
    parts = worked(known, first, middle) + worked(known, middle, last)
    assert worked(known, first, last) == parts <= last - first


@given(cases(), st.integers(0, MINUTE), st.integers(1, 30 * HOUR))
@settings(max_examples=20)
def test_after_undoes_worked(case, aside, wanted):
    raw, start = case
    known, start = parse(raw), start + aside
    end = after(known, start, wanted)
    if end is None:
        assert worked(known, start, start + 30 * DAY) == 0
    else:
        assert worked(known, start, end) == wanted == worked(known, start, end - 1) + 1


@given(cases(), st.integers(0, MINUTE))
@settings(max_examples=20)
def test_opening_and_closing_are_boundaries(case, aside):
    raw, at = case
    known, at = parse(raw), at + aside
    for find, state in ((opens, True), (closes, False)):
        found = find(known, at)
        if is_open(known, at) is state:
            assert found == at
        elif found is not None:
            assert (is_open(known, found - 1), is_open(known, found)) == (not state, state)
            assert worked(known, at, found) == (0 if state else found - at)
