"""Whatever happens to agents in whatever order, fake and engine agree, and the lines are true."""

from dataclasses import replace
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.agents.model import Agent
from chalicelib.domain.need import Offering
from chalicelib.flow.ports import Conflict, Ranked, Store
from tests.fakes.store import FakeStore
from tests.store.make import agent

GROUPS = "grp_a", "grp_b", "grp_c"
_tenants = count(1)

ranks = st.sampled_from(["", "0#1", "0#2", "1#1"])
agents = st.sampled_from(["agt_a", "agt_b"])
seen = st.integers(0, 3)  # how many changes ago the agent was loaded
saves = st.tuples(
    agents,
    seen,
    st.sets(st.sampled_from(GROUPS)).map(lambda groups: tuple(sorted(groups))),
    ranks,
    st.booleans(),
    st.dictionaries(st.just("refunds"), st.integers(1, 2)),
)
steps = st.lists(st.one_of(saves, st.tuples(agents, seen, ranks)), max_size=15)


def save(store: Store, before: Agent, after: Agent) -> bool:
    try:
        store.save_agent(before, after)
    except Conflict:
        return False
    return True


def done(store: Store, before: Agent, step: tuple) -> bool:
    """Do a step on what was loaded; answers whether it held."""
    if len(step) == 3:
        return store.rank(before, step[2])
    _, _, groups, ranked, reachable, skills = step
    change = {"groups": groups, "ranked": ranked, "reachable": reachable, "skills": skills}
    return save(store, before, replace(before, version=before.version + 1, **change))


@settings(max_examples=40)
@given(steps=steps)
def test_fake_and_engine_agree(desk: Store, steps: list) -> None:
    fake, tenant = FakeStore(), f"ten_{next(_tenants)}"
    history = {id: [agent(id, tenant=tenant)] for id in ("agt_a", "agt_b")}
    for store in (fake, desk):
        for (first,) in history.values():
            store.save_agent(None, first)
    for step in steps:
        past = history[step[0]]
        before = past[max(0, len(past) - 1 - step[1])]
        assert done(fake, before, step) == done(desk, before, step)
        past.append(desk.agent(tenant, step[0]))
    now = [past[-1] for past in history.values()]
    assert fake.agents(tenant, list(history)) == desk.agents(tenant, list(history)) == now
    for group in GROUPS:
        lines = [
            Ranked(a.id, a.ranked, Offering(a.languages, a.skills))
            for a in now
            if a.ranked and group in a.groups
        ]
        expected = sorted(lines, key=lambda line: (line.rank, line.agent))
        assert fake.free(tenant, group, 9) == desk.free(tenant, group, 9) == expected
        assert fake.roster(tenant, group, 9) == desk.roster(tenant, group, 9)
