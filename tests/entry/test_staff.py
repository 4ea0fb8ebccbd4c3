"""What agents offer, when they work, and the log of what they were."""

from typing import Any

import pytest

from chalicelib.domain.times import rfc3339
from chalicelib.flow import agents
from tests.entry.site import Answer, Site
from tests.entry.test_admin import HOURS, get, patch

SHIFTS = {**HOURS, "wrap_up_min": 15}
YEARS_OF_HOLIDAYS = [
    {"date": f"2027-{month:02d}-{day:02d}", "spans": [], "name": "x" * 100}
    for month in (1, 2, 3)
    for day in range(1, 29)
]


def mine(site: Site) -> str:
    return f"/v1/agents/{site.home.actors['agent'].id}"


def at(site: Site, hours: float) -> str:
    return rfc3339(site.ports.now() + int(hours * 3_600_000))


def test_what_an_agent_offers_is_kept_and_shown(site: Site) -> None:
    breaks = [{"from": at(site, 1), "to": at(site, 2)}, {"from": at(site, -1), "to": at(site, 3)}]
    given = {"skills": {"refunds": 5}, "languages": ["de", "zh-TW"], "shifts": SHIFTS}
    changed = patch(site, mine(site), {**given, "breaks": breaks})
    assert changed.status == 200, changed.text
    assert {name: changed.json[name] for name in given} == given
    assert get(site, mine(site)).json["breaks"] == breaks
    site.fakes.clock.forward(2 * 3600)
    site.home.sign_in("admin")
    assert get(site, mine(site)).json["breaks"] == breaks[1:]
    for nothing in (None, {}):
        assert patch(site, mine(site), {"shifts": nothing}).json["shifts"] == {}


def test_a_new_agent_offers_it_from_the_start(site: Site) -> None:
    body: dict[str, Any] = {"email": "new@home.example", "name": "New", "capacity": 3}
    body |= {"skills": {"refunds": 1}, "languages": ["fr"], "shifts": SHIFTS}
    body |= {"breaks": [{"from": at(site, 1), "to": at(site, 2)}]}
    made = site.call("POST", "/v1/agents", body, site.home.tokens["admin"])
    assert made.status == 201, made.text
    assert {name: made.json[name] for name in body} == body


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"skills": {"Refunds": 1}}, "/skills"),
        ({"skills": {"refunds": 0}}, "/skills"),
        ({"skills": {"refunds": 6}}, "/skills"),
        ({"skills": {"": 1}}, "/skills"),
        ({"skills": {"x" * 41: 1}}, "/skills"),
        ({"skills": {f"s{n}": 1 for n in range(51)}}, "/skills"),
        ({"languages": [""]}, "/languages/0"),
        ({"languages": ["german!"]}, "/languages/0"),
        ({"languages": ["de"] * 21}, "/languages"),
        ({"groups": ["grp_" + "0" * 22] * 41}, "/groups"),
        ({"shifts": {"zone": "UTC"}}, "/shifts"),
        ({"shifts": {**SHIFTS, "zone": "Mars/Base"}}, "/shifts"),
        ({"shifts": {**SHIFTS, "exceptions": YEARS_OF_HOLIDAYS}}, "/shifts"),
        ({"shifts": {**SHIFTS, "wrap_up_min": 241}}, "/shifts/wrap_up_min"),
        ({"shifts": {"wrap_up_min": 5}}, "/shifts/zone"),
        ({"breaks": [{"from": "2027-01-05T12:00:00Z"}]}, "/breaks/0"),
        (
            {"breaks": [{"from": "2027-01-05T12:00:00Z", "to": "2027-01-06T00:00:00Z"}] * 101},
            "/breaks",
        ),
        (
            {"breaks": [{"from": "2027-01-05T12:00:00Z", "to": "2027-01-05T12:00:00Z"}]},
            "/breaks/0/to",
        ),
        (
            {"breaks": [{"from": "2001-01-05T12:00:00Z", "to": "2001-01-05T13:00:00Z"}]},
            "/breaks/0/to",
        ),
        (
            {"breaks": [{"from": "1901-01-05T12:00:00Z", "to": "2027-01-05T13:00:00Z"}]},
            "/breaks/0/from",
        ),
        (
            {"breaks": [{"from": "2027-01-05T12:00:00", "to": "2027-01-05T13:00:00"}]},
            "/breaks/0/from",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(site: Site, change: Any, pointer: str) -> None:
    before = get(site, mine(site)).json
    answer = patch(site, mine(site), change)
    assert (answer.status, answer.json["errors"][0]["pointer"]) == (422, pointer), answer.text
    assert get(site, mine(site)).json == before


def test_being_there_and_being_given_work_are_two_things(site: Site) -> None:
    site.home.online()
    shown = get(site, mine(site)).json
    assert (shown["connected"], shown["reachable"], shown["missed_offers"]) == (True, True, 0)
    agents.set_status(site.ports, site.home.actors["supervisor"], shown["id"], "away", "lunch")
    shown = get(site, mine(site)).json
    assert (shown["connected"], shown["reachable"]) == (True, False)
    site.fakes.clock.forward(60)
    assert get(site, mine(site)).json["connected"] is False


def log(site: Site, query: str = "") -> Answer:
    return get(site, f"{mine(site)}/log{query}")


def changes(site: Site, count: int, apart_ms: int) -> None:
    for capacity in range(1, count + 1):
        patch(site, mine(site), {"capacity": capacity})
        site.fakes.clock.now += apart_ms


def test_the_log_tells_what_an_agent_was_and_who_made_it_so(site: Site) -> None:
    site.home.online()
    site.fakes.clock.forward(1)
    patch(site, mine(site), {"capacity": 7, "skills": {"refunds": 2}, "languages": ["de"]})
    came, changed = log(site).json["data"]
    agent, admin = site.home.actors["agent"].id, site.home.actors["admin"].id
    assert (came["by"], came["status"], came["reachable"]) == (agent, "online", True)
    assert (changed["by"], changed["capacity"], changed["skills"]) == (admin, 7, {"refunds": 2})
    assert changed["groups"] == [site.home.group]


@pytest.mark.parametrize("apart_ms", [0, 1, 1000])
@pytest.mark.parametrize("limit", [1, 2, 3])
def test_the_log_pages_through_lines_of_one_moment(site: Site, limit: int, apart_ms: int) -> None:
    changes(site, 7, apart_ms)
    whole, seen, cursor = log(site).json["data"], [], ""
    while True:
        page = log(site, f"?limit={limit}{cursor}").json
        seen += page["data"]
        if not page["has_more"]:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert seen == whole
    assert sorted(line["capacity"] for line in whole) == [1, 2, 3, 4, 5, 6, 7]


def test_the_log_between_moments_and_days(site: Site) -> None:
    first = site.ports.now()
    changes(site, 3, 1000)
    one = rfc3339(first + 1000)
    assert [line["capacity"] for line in log(site, f"?from={one}&to={one}").json["data"]] == [2]
    day = one[:10]
    for query in ("", f"?from={day}", f"?to={day}", f"?from={day}&to={day}", "?from=2001-01-01"):
        assert len(log(site, query).json["data"]) == 3, query
    assert log(site, "?from=2001-01-01&to=2001-01-02").json["data"] == []
    late = log(site, f"?to={one}&cursor={first + 5000}.0").json
    assert (late["data"], late["has_more"]) == ([], False)


@pytest.mark.parametrize(
    ("query", "code", "pointer"),
    [
        ("from=2026-02-30", "wrong_format", "/from"),
        ("to=yesterday", "wrong_format", "/to"),
        ("from=2026-11-22T10:00:00", "wrong_format", "/from"),
        ("from=1969-12-31", "out_of_range", "/from"),
        ("from=2027-01-02&to=2027-01-01", "out_of_range", "/from"),
        ("cursor=x", "bad_cursor", "/cursor"),
        ("cursor=1.x", "bad_cursor", "/cursor"),
        ("cursor=²²²²²².1", "bad_cursor", "/cursor"),
    ],
)
def test_a_bad_question_to_the_log(site: Site, query: str, code: str, pointer: str) -> None:
    answer = log(site, f"?{query}")
    assert (answer.status, answer.code) == (422, code)
    assert answer.json["errors"][0]["pointer"] == pointer
