"""Every kind of what the clock does, with each call of it going wrong."""

from unittest.mock import patch

import pytest

from chalicelib.flow.ports import Due, Ports
from chalicelib.flow.tick import DO
from tests.faults.moments import DUE
from tests.faults.scenes import left_alone, look, of_tick, told
from tests.faults.stories import Story
from tests.faults.walk import Scene, Stage, walk

STORIES = [(kind, story) for kind, stories in DUE.items() for story in stories]


def kinds_done(scene: Scene) -> set[str]:
    """What the clock does in a scene where nothing goes wrong."""
    done = set()

    def noted(kind: str, ports: Ports, due: Due) -> str | None:
        done.add(kind)
        return plain[kind](ports, due)

    plain = dict(DO)
    noting = {kind: lambda ports, due, kind=kind: noted(kind, ports, due) for kind in plain}
    with patch.dict(DO, noting):
        look(Stage(scene))
    return done


def test_every_kind_has_its_stories() -> None:
    assert set(DUE) == set(DO)


@pytest.mark.parametrize(("kind", "story"), STORIES, ids=[f"{k}-{s.__name__}" for k, s in STORIES])
def test_what_is_due_is_done_in_the_end(kind: str, story: Story) -> None:
    scenes = [of_tick(f"tick ({story.__name__})", told(story))]
    if kind == "conversation":
        scenes = list(left_alone(story))
    assert all(kind in kinds_done(scene) for scene in scenes)
    broken = [line for scene in scenes for line in walk(scene)]
    assert not broken, "\n".join(broken)
