"""The conversation that ends each deployment, held on a box; its tenant is used again."""

from types import SimpleNamespace
from typing import Any

import pytest
import urllib3

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


def test_answers_that_were_lost_once_do_not_fail_it(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All is done, and each first answer becomes a 502 on its way."""
    send, lost = urllib3.PoolManager.request, set()

    def losing(self: Any, method: str, url: str, **more: Any) -> Any:
        answer = send(self, method, url, **more)
        if (method, url) in lost:
            return answer
        lost.add((method, url))
        return SimpleNamespace(status=502, data=b"")

    here = running(box.folder)
    assert here
    made = smoke.tenant(here.environment)
    monkeypatch.setattr(urllib3.PoolManager, "request", losing)
    monkeypatch.setattr(smoke, "PAUSES_S", (0.0, 0.0))
    smoke.conversation(box.url, made)
    assert {url.rpartition("/")[2] for method, url in lost if method == "POST"} >= {"say", "end"}
