"""The scenes that the walker goes through, made of the tables of ops and stories."""

from collections.abc import Callable, Iterator
from copy import copy
from functools import partial

from chalicelib.domain.actors import Actor
from chalicelib.flow import agents, files, handle, starting
from chalicelib.flow.react import react
from chalicelib.flow.tick import tick
from tests.faults.moments import Moment
from tests.faults.ops import Way
from tests.faults.stories import STORIES, House, Story
from tests.faults.walk import Scene, Stage

BEAT_S = 30
CLIENT_ID = "m-1"


class Chosen:
    """What the walker's ops speak of."""

    def __init__(self, house: House, actor: Actor) -> None:
        self.house, self.actor = house, actor

    def group(self) -> str:
        return "grp_sales"

    def agent(self) -> str:
        return self.house.cat.id

    def seq(self) -> int:
        return self._message(lambda by: by == self.actor.id)

    def heard(self) -> int:
        return self._message(lambda by: by != self.actor.id)

    def moment(self) -> int:
        return self.house.clock.now + 3_600_000

    def _message(self, wanted: Callable[[str], bool]) -> int:
        log = self.house.log(self.house.conversation)
        said = next(e for e in log if e.type == "message" and wanted(e.by))
        return said.seq if self.actor.is_staff else said.public_seq

    def file(self, internal: bool) -> str:
        about = "a.png", "image/png", 10, internal
        told = files.announce(self.house.ports, self.actor, self.house.conversation, *about)
        self.house.fakes.files.uploaded.add(told["attachment"])
        return str(told["attachment"])


def told(story: Story) -> House:
    """A house in which a story has happened."""
    house = House()
    story(house)
    return house


def of_op(op: str, way: Way) -> Scene:
    """An op that is about to be done."""
    house = told(STORIES[way.story or way.state])
    actor, conversation = house.who(way.who), house.conversation
    args = way.args(Chosen(house, actor))

    def act(stage: Stage) -> None:
        heard = stage.answer(op, CLIENT_ID)
        if op == "start":
            starting.start(stage.ports, actor, args, CLIENT_ID, heard)
        else:
            handle.run(stage.ports, actor, op, conversation, args, CLIENT_ID, heard)

    return Scene(f"{op} ({way.name})", house, act, actor, resent=True)


def of_agent(name: str, moment: Moment) -> Scene:
    """Somebody comes, beats, chooses or goes."""
    house = told(moment.story)
    actor = house.who(moment.who)

    def act(stage: Stage) -> None:
        moment.act(stage.ports, actor)

    gone = frozenset({actor.id}) if moment.leaves else frozenset()
    return Scene(f"{name} ({moment.name})", house, act, actor, moment.resent, gone)


def of_tick(name: str, house: House) -> Scene:
    """The clock is about to look."""
    return Scene(name, house, lambda stage: look(stage))


def look(stage: Stage) -> None:
    """One tick; what fails stays due."""
    tick(stage.ports, lambda due, failure: None)


def left_alone(story: Story) -> Iterator[Scene]:
    """Each look of the clock at a conversation that nobody does anything about, until all has been
    that can be.
    """
    house = told(story)
    known: set[object] = set()
    while (c := house.see(house.conversation)).due_at and (c.state, c.fired) not in known:
        known.add((c.state, c.fired))
        _pass_time(house, c.due_at)
        then = _left_by(Stage(of_tick("", house)))
        yield of_tick(f"tick ({story.__name__}, {c.state}, {'/'.join(c.fired)})", then)
        house.tick()


def _pass_time(house: House, until: int) -> None:
    while house.clock.now < until:
        house.clock.now = min(until, house.clock.now + BEAT_S * 1000)
        for actor in house.staff:
            agents.beat(house.ports, actor)


def of_reaction(type_: str, source: Scene) -> Scene | None:
    """An entry of a type comes to its reactions, first of those that a scene writes; None where it
    writes no such entry.
    """
    stage = Stage(source)
    source.act(stage)
    while waiting := stage.stream.waiting():
        for of in waiting:
            entry = stage.stream.next(of)
            if entry.type == type_:
                return Scene(f"{type_} of {source.name}", _left_by(stage), partial(_react, of=of))
            react(stage.ports, entry)
            stage.stream.done(entry)
    return None


def _left_by(stage: Stage) -> House:
    house = copy(stage.scene.house)
    house.fakes = stage.fakes
    house._delivered = {id: seq for (_, id), seq in stage.stream.reached.items()}
    return house


def _react(stage: Stage, of: tuple[str, str]) -> None:
    entry = stage.stream.next(of)
    react(stage.ports, entry)
    stage.stream.done(entry)
