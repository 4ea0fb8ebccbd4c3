"""What a widget says of the wait before anybody comes in."""

from typing import Any

from chalicelib.flow import starting
from tests.entry.site import Site
from tests.entry.test_admin import patch
from tests.entry.test_routing import dry
from tests.entry.test_widget import LABEL, SETTINGS, invitation, shown

NOTHING = {"rank": None, "from_min": None, "to_min": None}


def rows(site: Site) -> dict[str, Any]:
    """The rows by group, in their order."""
    answer = shown(site, "/status")
    assert answer.headers["Cache-Control"] == "no-store"
    return {row.pop("group"): row for row in answer.json["groups"]}


def wait(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in NOTHING}


def test_one_row_for_each_group_that_it_leads_to(site: Site) -> None:
    assert list(rows(site)) == [site.home.group]
    item = {"label": LABEL, "group": site.home.sales}
    patch(
        site,
        SETTINGS,
        {"menu": [{"id": "a", **item}, {"id": "b", **item}, {"id": "c", "label": LABEL}]},
    )
    assert list(rows(site)) == [site.home.group, site.home.sales]
    patch(site, SETTINGS, {"menu": [], "invitations": [invitation(group=site.home.sales)]})
    assert list(rows(site)) == [site.home.group, site.home.sales]
    off = [invitation(group=site.home.sales, enabled=False)]
    patch(site, SETTINGS, {"invitations": off})
    assert list(rows(site)) == [site.home.group]


def test_nobody_there_then_somebody_free(site: Site) -> None:
    row = rows(site)[site.home.group]
    assert (row["available"], row["free"], wait(row)) == (False, False, NOTHING)
    site.home.online()
    row = rows(site)[site.home.group]
    assert (row["open"], row["available"], row["free"], wait(row)) == (True, True, True, NOTHING)


def test_all_busy_is_a_rank_as_a_newcomer_would_be_shown(site: Site) -> None:
    patch(site, f"/v1/agents/{site.home.actors['agent'].id}", {"capacity": 1})
    site.home.conversation("awaiting_agent")
    row = rows(site)[site.home.group]
    assert (row["available"], row["free"], wait(row)) == (True, False, {**NOTHING, "rank": 1})
    starting.start(site.ports, site.home.actors["stranger"], {"text": "hello"})
    assert wait(rows(site)[site.home.group]) == {**NOTHING, "rank": 2}
    assert wait(rows(site)[site.home.group]) == dry(site)["estimate"]


def test_beyond_the_ranks_it_is_a_range(site: Site) -> None:
    patch(site, f"/v1/agents/{site.home.actors['agent'].id}", {"capacity": 1})
    patch(site, f"/v1/groups/{site.home.group}", {"policy": {"rank_shown": 0}})
    site.home.conversation("awaiting_agent")
    starting.start(site.ports, site.home.actors["stranger"], {"text": "hello"})
    told = wait(rows(site)[site.home.group])
    assert told["rank"] is None
    assert 0 <= told["from_min"] <= told["to_min"]
    assert told == dry(site)["estimate"]


def test_who_waits_goes_before_a_newcomer(site: Site) -> None:
    """A free agent is of no use to a newcomer while somebody waits whom they cannot serve."""
    patch(site, "/v1/settings", {"policy": {"mode": "pull"}})
    site.home.online()
    assert rows(site)[site.home.group]["free"] is True
    site.home.conversation("queued")
    row = rows(site)[site.home.group]
    assert (row["free"], wait(row)) == (False, {**NOTHING, "rank": 2})


def test_outside_the_hours_it_says_when_it_opens(site: Site) -> None:
    site.home.online()
    hours = {"zone": "UTC", "week": {"mon": [["09:00", "17:00"]]}}
    patch(site, f"/v1/groups/{site.home.group}", {"policy": {"hours": hours, "outside": "queue"}})
    row = rows(site)[site.home.group]
    assert (row["open"], row["outside"], wait(row)) == (False, "queue", NOTHING)
    assert row["opens_at"].endswith("T09:00:00.000Z")
    never = {"zone": "UTC", "week": {}}
    patch(site, f"/v1/groups/{site.home.group}", {"policy": {"hours": never}})
    assert rows(site)[site.home.group]["opens_at"] is None


def test_asking_often_costs_nothing(site: Site) -> None:
    rows(site)
    before = len(site.fakes.store.calls)
    for _ in range(50):
        site.call("GET", f"/v1/widget/status?key={site.home.widget_key}")
    assert len(site.fakes.store.calls) == before
    site.fakes.clock.forward(5)
    site.call("GET", f"/v1/widget/status?key={site.home.widget_key}")
    assert len(site.fakes.store.calls) > before
