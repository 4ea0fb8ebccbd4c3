"""What is broken on purpose is found."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from chalicelib.domain.decision import Entry
from chalicelib.flow import fanout, handle, react
from chalicelib.flow.ports import Ports
from tests.fakes.store import FakeStore
from tests.faults.moments import DUE
from tests.faults.ops import OPS
from tests.faults.scenes import of_op, of_reaction, of_tick, told
from tests.faults.walk import Scene, walk

Patch = pytest.MonkeyPatch


def saying() -> Scene | None:
    return of_op("say", OPS["say"][0])


def arriving() -> Scene | None:
    return of_reaction("started", of_op("start", OPS["start"][0]))


def looking() -> Scene | None:
    return of_tick("tick", told(DUE["agent"][0]))


def no_marker(patch: Patch) -> None:
    """What a client sends again is done again."""
    commit = handle.commit
    patch.setattr(handle, "commit", lambda *args: commit(*args[:4], None))


def nobody_dies(patch: Patch) -> None:
    """A worker goes on after its end."""
    send = fanout._send

    def sent(*args: Any) -> None:
        try:
            send(*args)
        except BaseException:
            return

    patch.setattr(fanout, "_send", sent)


def counted_each_time(patch: Patch) -> None:
    """An entry that comes twice counts twice."""
    plain, numbers = react.count, count()

    def counted(ports: Ports, entry: Entry) -> None:
        plain(ports, replace(entry, conversation=f"{entry.conversation} {next(numbers)}"))

    patch.setitem(react.REACTIONS, "started", (counted, react.serve_group, counted))


def no_pulse(patch: Patch) -> None:
    """Nobody looks at the queue again."""
    patch.setattr(FakeStore, "set_pulse", lambda *args: None)


@pytest.mark.parametrize(
    ("broken", "scene", "said"),
    [
        (no_marker, saying, "m-1"),
        (nobody_dies, saying, "lives on after its end"),
        (counted_each_time, arriving, "the log says"),
        (no_pulse, arriving, "grp_help"),
    ],
)
def test_it_is_found(
    broken: Callable[[Patch], None],
    scene: Callable[[], Scene | None],
    said: str,
    monkeypatch: Patch,
) -> None:
    about = scene()
    assert about
    broken(monkeypatch)
    found = walk(about)
    assert any(said in line for line in found)
