"""Every reaction to every type of entry, with each call of it going wrong; then it comes again."""

from functools import cache

import pytest

from chalicelib.flow.react import REACTIONS
from tests.faults.moments import DUE
from tests.faults.ops import OPS
from tests.faults.scenes import left_alone, of_op, of_reaction, of_tick, told
from tests.faults.walk import Scene, walk


@cache
def sources() -> list[Scene]:
    """All that writes entries."""
    ops = [of_op(op, way) for op, ways in OPS.items() for way in ways]
    alone = [scene for story in DUE["conversation"] for scene in left_alone(story)]
    agents = [of_tick(f"tick ({story.__name__})", told(story)) for story in DUE["agent"]]
    return ops + alone + agents


@pytest.mark.parametrize("type_", REACTIONS)
def test_an_entry_is_reacted_to_in_the_end_and_once(type_: str) -> None:
    scenes = [scene for source in sources() if (scene := of_reaction(type_, source))]
    assert scenes, f"nothing in the tables of ops and moments writes an entry {type_}"
    broken = [line for scene in scenes for line in walk(scene)]
    assert not broken, "\n".join(broken)
