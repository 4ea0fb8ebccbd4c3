"""The walker: whatever happens in a scene, every call to the outside goes wrong in turn, in
each of the ways of ``faults.FAULTS``; then life goes on as it does, and every law must hold.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from chalicelib.domain.actors import Actor
from chalicelib.flow import agents, policies
from chalicelib.flow.handle import Done
from chalicelib.flow.ports import Due
from chalicelib.flow.tick import tick
from tests import invariants
from tests.fakes.ports import Fakes, make_ports, watched
from tests.faults.faults import FAULTS, OF_READS, Calls, Fault, Killed
from tests.faults.stories import House
from tests.faults.stream import Stream

BEATS, BEAT_S = 2, 30.5  # from one tick to the next


def copied(value: Any) -> Any:
    """Containers anew, values as they are: those of the domain never change."""
    if isinstance(value, dict):
        return {key: copied(one) for key, one in value.items()}
    return value.copy() if isinstance(value, list | set) else value


def remembered(fakes: Fakes) -> dict[str, Any]:
    """What stands outside, by part: equal when nothing has changed."""
    held = {k: v for k, v in vars(fakes.store).items() if k not in ("calls", "hooks")}
    files, identity = fakes.files, fakes.identity
    return copied({**held, "files": files.uploaded, "users": identity.users})


@dataclass(frozen=True)
class Scene:
    """Something that is about to happen in a house, as often as wanted.

    ``by`` is who does it: a client with an id sends it again (``resent``) until it is answered.
    ``gone`` are the agents who are not there any more afterwards.
    """

    name: str
    house: House
    act: Callable[["Stage"], None]
    by: Actor | None = None
    resent: bool = False
    gone: frozenset[str] = frozenset()


class Stage:
    """A copy of a scene's house in which it happens once."""

    def __init__(self, scene: Scene, at: int = -1, fault: Fault | None = None) -> None:
        policies._seen.clear()  # or what is remembered would depend on what ran before
        self.scene, house = scene, scene.house
        self.fakes = _copy(house.fakes)
        self.stream = Stream(self.fakes.store)
        for c in self.fakes.store._conversations.values():
            self.stream.wrote(c.tenant, c.id, c.seq, reached=house._delivered.get(c.id, 0))
        self.calls = Calls(self.stream, at, fault)
        self.ports = watched(self.fakes.ports, self.calls)
        self.told: list[invariants.Answer] = []

    def answer(self, op: str, client_id: str) -> Callable[[Done], None]:
        """What hears an answer for the client."""
        actor = self.scene.by
        assert actor

        def heard(done: Done) -> None:
            told = invariants.Answer(actor, op, done.conversation, client_id, done.seq)
            self.told.append(told)

        return heard

    def act(self) -> None:
        """It happens, and a client does it again as long as nothing is heard."""
        failure = self._try()
        self.calls.check_end(failure)
        if failure and self.scene.resent and not self.told:
            self.scene.act(self)

    def _try(self) -> BaseException | None:
        try:
            self.scene.act(self)
        except (Killed, Exception) as failure:
            return failure
        return None

    def settle(self) -> None:
        """What was not reacted to is delivered, and two minutes go by."""
        self.stream.deliver(self.ports)
        for _ in range(2):
            for _ in range(BEATS):
                self.fakes.clock.forward(BEAT_S)
                self._beat()
            tick(self.ports, _report)
            self.stream.deliver(self.ports)

    def send_once_more(self) -> None:
        """A client that lost the answer on its way asks much later."""
        if self.told:
            self.scene.act(self)
            self.stream.deliver(self.ports)

    def _beat(self) -> None:
        for actor in self.scene.house.staff:
            if actor.id not in self.scene.gone:
                agents.beat(self.ports, actor)

    def content(self) -> invariants.Content:
        """All there is now."""
        house, now = self.scene.house, self.fakes.clock.now
        customers = [id for _, id in self.fakes.store._customers]
        return invariants.content(self.fakes.store, house.tenant, customers, now, self.told)

    def point(self) -> Any:
        """All that what follows depends on."""
        return remembered(self.fakes), self.stream.reached.copy(), self.told.copy()

    def own(self) -> Counter[str]:
        """How often whoever acts has written what."""
        by = self.scene.by
        return Counter(e.type for e in self.content().entries() if by and e.by == by.id)


def _report(due: Due, failure: Exception) -> None:
    raise AssertionError(f"{due.kind} could not be done: {failure!r}") from failure


def _copy(fakes: Fakes) -> Fakes:
    other = make_ports(seed=1)
    vars(other.store).update(copied({**vars(fakes.store), "calls": []}))
    other.push.gone |= fakes.push.gone
    other.files.uploaded |= fakes.files.uploaded
    other.clock.now = fakes.clock.now
    return other


def lived_through(stage: Stage, lives: list[Any], undisturbed: Counter[str] | None = None) -> None:
    """It happens, and what follows; of those that come to the same point one is enough."""
    stage.act()
    point = stage.point()
    if point in lives:
        return
    lives.append(point)
    stage.settle()
    stage.send_once_more()
    invariants.hold(invariants.SETTLED, stage.content())
    own = stage.own()
    assert undisturbed in (None, own), f"wrote {own}, not {undisturbed}"


def calls_of(scene: Scene) -> list[tuple[str, bool]]:
    """The calls of a scene in which nothing goes wrong: name, and whether it changed anything."""
    stage = Stage(scene)
    changed: list[bool] = []
    plain = stage.calls._done

    def compared(name: str, args: tuple[Any, ...], do: Callable[[], Any]) -> Any:
        before = remembered(stage.fakes)
        answer = plain(name, args, do)
        changed.append(name.startswith("push.") or remembered(stage.fakes) != before)
        return answer

    stage.calls._done = compared  # type: ignore[method-assign]
    scene.act(stage)
    return list(zip(stage.calls.names, changed, strict=True))


def walk(scene: Scene) -> list[str]:
    """Break each call of a scene in each way; what did not hold afterwards."""
    lives: list[Any] = []
    whole = Stage(scene)
    try:
        lived_through(whole, lives)
    except Exception as failure:
        return [f"{scene.name}, nothing broken: {failure!r}"]
    undisturbed, failures = whole.own(), []
    for at, (call, changes) in enumerate(calls_of(scene)):
        for fault in FAULTS if changes else OF_READS:
            try:
                lived_through(Stage(scene, at, fault), lives, undisturbed)
            except Exception as failure:
                failures.append(f"{scene.name}: call {at}, {call}, {fault.name}: {failure!r}")
    return failures
