"""Every op of every client, with each call of it going wrong."""

import pytest

from chalicelib.flow import signals
from chalicelib.flow.commands import BUILD
from tests.faults.ops import OPS, Way
from tests.faults.scenes import of_op
from tests.faults.walk import walk

WAYS = [(op, way) for op, ways in OPS.items() for way in ways]


def test_every_op_has_its_ways() -> None:
    assert set(OPS) == {"start", *BUILD, *signals.SIGNALS}


@pytest.mark.parametrize(("op", "way"), WAYS, ids=[f"{op}-{way.name}" for op, way in WAYS])
def test_nothing_is_lost_or_doubled(op: str, way: Way) -> None:
    broken = walk(of_op(op, way))
    assert not broken, "\n".join(broken)
