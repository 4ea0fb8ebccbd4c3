"""What an agent was, and since when: a line for each change that is worth one."""

from dataclasses import replace

import pytest

from chalicelib.domain.agents.model import Agent
from chalicelib.flow.ports import AgentChange, Conflict, Store
from tests.store.make import NOW, OTHER, TENANT, agent, logged

FULL = agent(groups=("grp_a", "grp_b"), languages=("zh",), skills={"refunds": 3, "计费": 1})
EVER = 0, 2 * NOW


def saved(store: Store, before: Agent | None, line: AgentChange | None) -> Agent:
    """Another version of the agent, with a line."""
    after = replace(before, version=before.version + 1) if before else FULL
    store.save_agent(before, after, line)
    return after


def all_saved(store: Store, *lines: AgentChange) -> None:
    a = None
    for line in lines:
        a = saved(store, a, line)


def test_lines_come_back_in_order(store: Store) -> None:
    online, away = logged(FULL), logged(FULL, NOW + 5, status="away", reason="午饭", groups=())
    gone = replace(away, at=NOW + 100_000_000, by="agt_b", connected=False, reachable=False)
    all_saved(store, gone, online, away)
    store.save_agent(None, agent("agt_b"), logged(agent("agt_b"), NOW + 1))
    assert store.agent_log(TENANT, "agt_a", *EVER, 9) == [online, away, gone]
    assert store.agent_log(TENANT, "agt_a", *EVER, 2) == [online, away]
    assert store.agent_log(TENANT, "agt_a", NOW, NOW + 5, 9) == [online, away]
    assert store.agent_log(TENANT, "agt_a", NOW + 1, NOW + 4, 9) == []
    assert store.agent_log(OTHER, "agt_a", *EVER, 9) == []


def test_the_same_line_is_written_once(store: Store) -> None:
    line = logged(FULL)
    again = replace(line, skills=dict(reversed(line.skills.items())))
    all_saved(store, line, again, replace(line, capacity=6, version=2))
    found = store.agent_log(TENANT, "agt_a", NOW, NOW, 9)
    assert [c.capacity for c in found] == [5, 6]


def test_a_save_without_a_line_leaves_none(store: Store) -> None:
    a = saved(store, saved(store, None, None), None)
    assert store.agent_log(TENANT, "agt_a", *EVER, 9) == []
    assert store.agent(TENANT, "agt_a") == a


def test_a_lost_race_leaves_no_line(store: Store) -> None:
    a = saved(store, None, logged(FULL))
    with pytest.raises(Conflict, match="version"):
        saved(store, None, logged(FULL, NOW + 1))
    assert store.rank(a, "1")
    with pytest.raises(Conflict, match="version"):
        saved(store, a, logged(FULL, NOW + 2))
    assert store.agent_log(TENANT, "agt_a", *EVER, 9) == [logged(FULL)]


def test_lines_of_the_same_time_come_in_the_order_in_which_they_happened(store: Store) -> None:
    all_saved(store, *(logged(FULL, version=n, capacity=n) for n in (3, 1, 12, 2)))
    found = store.agent_log(TENANT, "agt_a", NOW, NOW, 9)
    assert [line.capacity for line in found] == [1, 2, 3, 12]
