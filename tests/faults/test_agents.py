"""Agents who come, beat, choose and go, with each call of it going wrong."""

import pytest

from tests.faults.moments import AGENTS, Moment
from tests.faults.scenes import of_agent
from tests.faults.walk import walk

MOMENTS = [(name, moment) for name, moments in AGENTS.items() for moment in moments]


@pytest.mark.parametrize(("name", "moment"), MOMENTS, ids=[f"{n}-{m.name}" for n, m in MOMENTS])
def test_nobody_is_forgotten(name: str, moment: Moment) -> None:
    broken = walk(of_agent(name, moment))
    assert not broken, "\n".join(broken)
