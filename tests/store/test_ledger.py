"""The clock's rows, connections, counters, alarms and remembered answers."""

from dataclasses import replace

from chalicelib.flow.ports import Alarm, Due, Replay, Store
from tests.store.make import NOW, OTHER, TENANT, agent, conversation, started, went_on

DAY_MS = 86_400_000


def test_what_is_due_comes_earliest_first_for_all_tenants(store: Store) -> None:
    c = started(store, due_at=NOW + 3)
    started(store, id="cnv_b", tenant=OTHER, due_at=NOW + 1)
    started(store, id="cnv_c")
    store.save_agent(None, agent(due_at=NOW + 2))
    store.set_pulse(TENANT, "grp_a", NOW)
    expected = [
        Due("pulse", TENANT, "grp_a", NOW),
        Due("conversation", OTHER, "cnv_b", NOW + 1),
        Due("agent", TENANT, "agt_a", NOW + 2),
        Due("conversation", TENANT, "cnv_a", NOW + 3),
    ]
    assert store.due(NOW + 9, 9) == expected
    assert store.due(NOW + 1, 9) == expected[:2]
    assert store.due(NOW + 9, 3) == expected[:3]
    went_on(store, c, due_at=NOW + 99)
    store.end_pulse(TENANT, "grp_a", NOW)
    store.end_pulse(TENANT, "grp_b", NOW)
    assert store.due(NOW + 9, 9) == expected[1:3]


def test_a_pulse_is_moved(store: Store) -> None:
    store.set_pulse(TENANT, "grp_a", NOW)
    store.set_pulse(TENANT, "grp_a", NOW + 3)  # it will look anyway
    assert store.due(NOW + 5, 9) == [Due("pulse", TENANT, "grp_a", NOW)]
    store.set_pulse(TENANT, "grp_a", NOW + 5, NOW)
    store.set_pulse(TENANT, "grp_a", NOW + 9, NOW)
    store.end_pulse(TENANT, "grp_a", NOW)
    assert store.due(NOW + 9, 9) == [Due("pulse", TENANT, "grp_a", NOW + 5)]


def test_live_connections_of_an_audience(store: Store) -> None:
    store.connect(TENANT, "cus_a", "L0SM9cOFvHcCIhw=", NOW + 10, NOW)
    store.connect(TENANT, "cus_a", "b.2", NOW + 5, NOW)
    store.connect(TENANT, "agt_a", "c", NOW + 10, NOW)
    store.connect(OTHER, "cus_a", "d", NOW + 10, NOW)
    asked = ["cus_a", "agt_a", "leads"]
    everyone = {"cus_a": ["L0SM9cOFvHcCIhw=", "b.2"], "agt_a": ["c"], "leads": []}
    assert store.connections(TENANT, asked, NOW) == everyone
    assert store.connections(TENANT, ["cus_a"], NOW + 5) == {"cus_a": ["L0SM9cOFvHcCIhw="]}
    store.disconnect(TENANT, "cus_a", "L0SM9cOFvHcCIhw=")
    store.disconnect(TENANT, "nobody", "x")
    assert store.connections(TENANT, ["cus_a", "nobody"], NOW) == {"cus_a": ["b.2"], "nobody": []}
    assert store.connections(TENANT, [], NOW) == {}


def test_only_the_latest_connections_are_kept(store: Store) -> None:
    for n in range(23):
        store.connect(TENANT, "cus_a", f"c{n:02}", NOW + n, NOW)
    assert store.connections(TENANT, ["cus_a"], NOW) == {
        "cus_a": [f"c{n:02}" for n in range(3, 23)]
    }


def test_an_event_is_counted_once(store: Store) -> None:
    twice = {
        ("tenant", "2026-11-18"): {"started": 1, "wait_ms": 250},
        ("group:grp_a", "2026-11-18"): {"started": 1},
    }
    assert store.count(TENANT, "cnv_a#1", twice)
    assert not store.count(TENANT, "cnv_a#1", twice)
    assert store.count(OTHER, "cnv_a#1", twice)
    assert store.count(TENANT, "cnv_a#2", {("tenant", "2026-11-18"): {"started": 2}})
    assert store.count(TENANT, "cnv_a#3", {("tenant", "2026-11-19"): {"started": 5}})
    days = store.counters(TENANT, "tenant", "2026-11-18", "2026-11-19")
    assert days == {"2026-11-18": {"started": 3, "wait_ms": 250}, "2026-11-19": {"started": 5}}
    assert store.counters(TENANT, "tenant", "2026-11-19", "2026-11-30").keys() == {"2026-11-19"}
    assert store.counters(TENANT, "group:grp_a", "2026-11-01", "2026-11-30") == {
        "2026-11-18": {"started": 1}
    }


def test_a_busy_day_is_the_sum_of_its_parts(store: Store) -> None:
    for n in range(40):
        counted = {
            ("tenant", "2026-11-18"): {"started": 1},
            ("agent:agt_a", "2026-11-18"): {"a": 1},
        }
        assert store.count(TENANT, f"cnv_{n}#1", counted)
    day = {"2026-11-18": {"started": 40}}
    assert store.counters(TENANT, "tenant", "2026-11-18", "2026-11-18") == day
    assert store.counters(TENANT, "tenant", "2026-11-19", "2026-11-20") == {}
    agents = store.counters(TENANT, "agent:agt_a", "2026-11-17", "2026-11-18")
    assert agents == {"2026-11-18": {"a": 40}}


def test_an_event_without_counters_is_counted_too(store: Store) -> None:
    assert store.count(TENANT, "e", {})
    assert not store.count(TENANT, "e", {})


def test_alarms_latest_first_and_once(store: Store) -> None:
    made = [
        Alarm(TENANT, f"alm_{n}", NOW + n, "queue_long", "grp_a", "cnv_a", {"waiting": n})
        for n in range(3)
    ]
    assert all(store.save_alarm(a) for a in made)
    assert not store.save_alarm(replace(made[0], at=NOW + 50))
    first = store.alarms(TENANT, 2, None)
    assert first.items == [made[2], made[1]]
    rest = store.alarms(TENANT, 2, first.cursor)
    assert (rest.items, rest.cursor) == ([made[0]], None)
    assert store.alarms(OTHER, 2, None).items == []


def test_an_alarm_and_an_event_may_have_the_same_id(store: Store) -> None:
    assert store.count(TENANT, "x", {})
    assert store.save_alarm(Alarm(TENANT, "x", NOW, "c", "g", ""))


def test_an_answer_is_remembered_for_a_day(store: Store) -> None:
    asked = TENANT, "cus_a", "key 1"
    assert store.remember(*asked, "d1", NOW) is None
    assert store.remember(*asked, "d1", NOW + 1) == Replay("d1")
    store.answer(*asked, Replay("d1", 201, '{"好": 1}'), NOW + 2)
    assert store.remember(*asked, "d2", NOW + DAY_MS + 1) == Replay("d1", 201, '{"好": 1}')
    assert store.remember(TENANT, "cus_b", "key 1", "d1", NOW) is None
    assert store.remember(*asked, "d2", NOW + DAY_MS + 2) is None


def test_a_run_that_died_is_taken_over_by_the_same_request_only(store: Store) -> None:
    asked = TENANT, "cus_a", "key 1"
    store.remember(*asked, "d1", NOW)
    assert store.remember(*asked, "d1", NOW + 59_999) == Replay("d1")
    assert store.remember(*asked, "d2", NOW + 60_000) == Replay("d1")
    assert store.remember(*asked, "d1", NOW + 60_000) is None
    assert store.remember(*asked, "d1", NOW + 60_001) == Replay("d1")


def test_a_forgotten_key_is_free(store: Store) -> None:
    asked = TENANT, "cus_a", "key 1"
    store.remember(*asked, "d1", NOW)
    store.forget(*asked)
    assert store.remember(*asked, "d2", NOW) is None


def test_a_conversation_that_is_over_is_not_due(store: Store) -> None:
    c = started(store, due_at=NOW)
    went_on(store, c, due_at=None)
    assert store.due(NOW, 9) == []
    assert store.conversation(TENANT, "cnv_a") == replace(conversation(), version=2)
