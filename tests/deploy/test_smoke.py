"""Whatever a worse release answers, the conversation on it has failed, so that it is taken back."""

from types import SimpleNamespace
from typing import Any

import pytest
import urllib3

from deploying import smoke
from deploying.stop import Stop

MADE = {"password": "first", "default_group": "grp_1", "widget_key": "wk_1"}


def test_pages_that_are_out_of_reach_are_told():
    with pytest.raises(Stop, match=r"smoke: .*/widget\.js"):
        smoke.pages("http://127.0.0.1:9")


@pytest.mark.parametrize(
    ("status", "body"),
    [(403, b"<html>The request could not be satisfied</html>"), (200, b"{}"), (502, b"")],
)
def test_answers_that_are_not_the_apis_are_told(
    monkeypatch: pytest.MonkeyPatch, status: int, body: bytes
):
    def answer(*_: Any, **__: Any) -> SimpleNamespace:
        return SimpleNamespace(status=status, data=body)

    monkeypatch.setattr(urllib3.PoolManager, "request", answer)
    monkeypatch.setattr(smoke, "PAUSES_S", (0.0,))
    with pytest.raises(Stop, match="smoke: "):
        smoke.conversation("https://chat.example.com", MADE)
