"""The conversation that ends each deployment, held on a box; its tenant is used again."""

from deploying import smoke
from infra.local.handle import Box, running


def test_it_is_held_and_can_be_held_again(box: Box) -> None:
    here = running(box.folder)
    assert here
    first = smoke.tenant(here.environment)
    smoke.conversation(box.url, first)
    again = smoke.tenant(here.environment)
    assert again["tenant"] == first["tenant"]
    smoke.conversation(box.url, again)
