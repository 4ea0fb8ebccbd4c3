"""What happens by itself: minutes pass until all has become due that can, and keys are turned."""

from collections import Counter
from collections.abc import Callable
from itertools import count

import app
from chalicelib.flow.agents import SOCKET_LIFE_MS
from chalicelib.flow.fanout import LEADS
from chalicelib.store.timers import KINDS
from tests.policies.stage import Stage

New = Callable[..., Stage]
MINUTES = 15
GONE = 410
FIELDS = ("version", "id", "detail-type", "source", "account", "time", "region", "resources")
EVENT = {**dict.fromkeys(FIELDS, ""), "detail": {}}
_numbers = count(1)


def minutes(new: New) -> None:
    """An agent stays away from a conversation, and lets another one's offers pass."""
    stages = served, offering = new(), new()
    policy = {"policy": {"mode": "offer"}}
    said = offering.call("PATCH", "/v1/settings", policy, offering.home.tokens["admin"])
    assert said.status == 200
    offering.home.online()
    open_there, open_here = (
        offering.home.conversation("queued"),
        served.home.conversation("awaiting_agent"),
    )
    served.home.run("customer", "urge", open_here)
    done: Counter[str] = Counter()
    for _ in range(MINUTES):
        for stage, conversation in zip(stages, (open_here, open_there), strict=True):
            _one_comes_and_one_is_gone(stage)
            stage.home.settle(conversation)
        served.fakes.clock.forward(60)
        _one_comes_and_one_is_gone(served)
        done.update(app.clock(EVENT, None))
    assert done.pop("failed") == 0
    assert all(done[kind] for kind in KINDS.values()), done


def _one_comes_and_one_is_gone(stage: Stage) -> None:
    """Two sockets of the customer and of the leads, and one of each is gone."""
    home, now = stage.home, stage.ports.now()
    for who in (home.actors["customer"].id, LEADS):
        for name in ("here", "gone"):
            id = f"{name}-{next(_numbers)}"
            stage.ports.store.connect(home.tenant, who, id, now + SOCKET_LIFE_MS, now)
            if name == "gone":
                stage.sockets.answers[id] = GONE


def rotation(new: New) -> None:
    """The keys are turned."""
    assert app.rotate_keys(EVENT, None)["changed"]
