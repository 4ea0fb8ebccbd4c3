"""What everybody does: whatever of the ops fits what they see, and now and then anything at all."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from random import Random
from typing import Any

from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.agents.model import Status
from chalicelib.domain.conversations.model import Conversation, Part
from chalicelib.domain.decision import Entry
from chalicelib.domain.errors import DomainError
from chalicelib.flow import agents, blocking, files, visitors
from chalicelib.flow.react import react
from chalicelib.flow.visitors import Claimed, Proof
from tests.faults.ops import OPS, Way
from tests.races.town import GROUPS, TENANT, Request, Town

AMISS = 0.1  # how often somebody does what does not fit
SERVING = 3  # how much more an agent does than a customer
TWICE = 0.2  # how often a client sends what it has sent before
RARE = {"leave_queue", "leave_message", "leave", "end", "promise_callback"}  # it would be over soon
RARELY = 0.15
SIGNS_IN, IN_HAND = 0.15, 2
BLOCKS = 0.03
BROWSERS = 2  # that one person uses
CHOICES = ["online"] * 3 + [status.value for status in Status]
OF_AGENTS = ("owner", "colleague", "absent", "asked", "helper")


class Picked:
    """What ops speak of, drawn by lot."""

    def __init__(self, person: "Person", about: Conversation | None) -> None:
        self.town, self.random, self.actor = person.town, person.random, person.actor
        self.about = about

    def group(self) -> str:
        return self.random.choice(GROUPS)

    def agent(self) -> str:
        return self.random.choice(self.town.staff).id

    def seq(self) -> int:
        return self._message(lambda by: by == self.actor.id)

    def heard(self) -> int:
        return self._message(lambda by: by != self.actor.id)

    def _message(self, wanted: Callable[[str], bool]) -> int:
        if self.about is None:
            return 1
        staff, id = self.actor.is_staff, self.about.id
        said = [e for e in self.town.store.entries(TENANT, id, 0, 1000, staff) if wanted(e.by)]
        numbers = [e.seq if staff else e.public_seq for e in said if e.type == "message"]
        return self.random.choice(numbers or [1])

    def moment(self) -> int:
        return self.town.fakes.clock.now + 3_600_000

    def file(self, internal: bool) -> str:
        if self.about is None:
            return "att_none"
        about = self.about.id, "a.png", "image/png", 10, internal
        with suppress(DomainError):
            told = files.announce(self.town.ports, self.actor, *about)
            self.town.fakes.files.uploaded.add(told["attachment"])
            return str(told["attachment"])
        return "att_none"


class Person:
    """A customer, an agent or a lead: ``live`` is their day."""

    parts: Sequence[str] = ()

    def __init__(self, town: Town, actor: Actor) -> None:
        self.town, self.actor = town, actor
        self.random = Random(f"{town.random.random()} {actor.id}")
        self.name = actor.id
        self.requests: list[Request] = []

    def live(self) -> None:
        """Some acts, each whatever fits by then."""
        for _ in range(self.town.size.acts):
            self.act(self.looks_at())
            self.town.pause()

    def act(self, about: Conversation | None) -> None:
        """One act."""
        ways = WAYS[tuple(self.parts)]
        fitting = [one for one in ways if self._fits(one[1], about)]
        if self.random.random() < AMISS:
            fitting = ways
        usual = [one for one in fitting if one[0] not in RARE or self.random.random() < RARELY]
        if usual:
            self.sends(*self.random.choice(usual), about)

    def looks_at(self) -> Conversation | None:
        """The conversation in front of them."""
        raise NotImplementedError

    def _fits(self, way: Way, about: Conversation | None) -> bool:
        state = "" if about is None else about.state.value
        return way.state == state and way.who in self.plays(about)

    def plays(self, about: Conversation | None) -> Sequence[str]:
        """The parts they have in a conversation."""
        return self.parts

    def sends(self, op: str, way: Way, about: Conversation | None) -> None:
        """Send it, and perhaps once more, for the first may have been lost."""
        if about is None and op != "start":
            return
        args = dict(way.args(Picked(self, about)))
        if op == "start" and self.random.random() < 0.5:
            args["group"] = self.random.choice(GROUPS[:2])
        id = f"{self.name} {len(self.requests)}"
        request = Request(self.actor, op, about.id if about else "", args, id)
        self.requests.append(request)
        self.town.send(request)
        if self.random.random() < TWICE:
            self.town.send(request)


class Visitor(Person):
    """A customer."""

    parts = ("customer",)

    def looks_at(self) -> Conversation | None:
        found = self.town.store.customer(TENANT, self.actor.id)
        current = found.current if found else None
        return self.town.store.conversation(TENANT, current) if current else None

    def live(self) -> None:
        try:
            super().live()
        finally:
            self.town.visiting -= 1

    def act(self, about: Conversation | None) -> None:
        if self.random.random() < SIGNS_IN:
            return self.signs_in()
        super().act(about)

    def signs_in(self) -> None:
        """As one of a few, so that some have several browsers; what the client has in hand it sends
        again, under the name that is known now.
        """
        proof = Proof(f"user {int(self.name.removeprefix('cus_')) // BROWSERS}")
        self.town.heard(f"{self.actor.id} signs in as {proof.external_id}")
        try:
            known = visitors.admit(self.town.ports, TENANT, proof, Claimed(), self.actor.id, "")
        except DomainError as refused:
            assert refused.code == "blocked", refused.code
            return
        sent, self.actor = self.requests.copy(), Actor(TENANT, known.id, Role.CUSTOMER)
        self.town.customers.append(self.actor)
        for request in sent[-IN_HAND:]:
            self.town.send(replace(request, actor=self.actor))


class Agent(Person):
    """An agent, who also comes and goes."""

    parts = OF_AGENTS
    moving = 0.15
    recent: Sequence[str] = ()

    def live(self) -> None:
        """Until all customers have gone: what is there, and some acts of coming and going."""
        left = SERVING * self.town.size.acts
        while left and self.town.visiting:
            about = self.looks_at()
            if self.random.random() < self.moving:
                self.random.choice(
                    (self.chooses, self.beats, self.beats, self.vanishes, self.comes)
                )()
            elif about:
                self.act(about)
            left -= about is not None
            self.town.pause()

    def looks_at(self) -> Conversation | None:
        store, id = self.town.store, self.actor.id
        found = store.agent(TENANT, id)
        mine = [*(found.seats if found else ()), *store.parts(TENANT, id)]
        waiting = [p.conversation for p in store.queue(TENANT, self.random.choice(GROUPS), 3)]
        near = self.random.choice([mine, mine, waiting, self.recent]) or mine or waiting
        if not near:
            return None
        self.recent = [self.random.choice(near)]
        return store.conversation(TENANT, self.recent[0])

    def plays(self, about: Conversation | None) -> Sequence[str]:
        id = self.actor.id
        if about is None:
            return ()
        if about.agent == id:
            return ("owner",)
        if any(offer.agent == id for offer in about.offers):
            return ("asked",)
        if any(p.agent == id and p.part is not Part.SUPERVISOR for p in about.participants):
            return ("helper",)
        return ("colleague",)

    def _moves(self) -> None:
        moves = (self.chooses, self.beats, self.beats, self.vanishes, self.comes)
        self.random.choice(moves)()

    def chooses(self) -> None:
        """Another status."""
        status = self.random.choice(CHOICES)
        self._try(lambda: agents.set_status(self.town.ports, self.actor, self.actor.id, status, ""))
        there = self.town.there
        (there.discard if status == "offline" else there.add)(self.actor.id)

    def beats(self) -> None:
        """A heartbeat."""
        if self.actor.id in self.town.there:
            self._try(lambda: agents.beat(self.town.ports, self.actor))

    def vanishes(self) -> None:
        """The socket closes."""
        self.town.there.discard(self.actor.id)
        socket = f"socket of {self.actor.id}"
        self._try(lambda: agents.disconnected(self.town.ports, self.actor, socket))

    def comes(self) -> None:
        """Back again."""
        self.town.there.add(self.actor.id)
        socket = f"socket of {self.actor.id}"
        agents.connected(self.town.ports, self.actor, socket)
        self._try(
            lambda: agents.set_status(self.town.ports, self.actor, self.actor.id, "online", "")
        )

    def _try(self, act: Callable[[], Any]) -> None:
        self.town.heard(f"{self.actor.id} comes, goes or beats")
        with suppress(DomainError):
            act()


class Lead(Agent):
    """A supervisor: looks at any conversation, and at times keeps a customer out for a while."""

    parts = ("lead",)
    moving = 0.05

    def act(self, about: Conversation | None) -> None:
        if about is not None and self.random.random() < BLOCKS:
            return self.blocks(about.customer)
        super().act(about)

    def blocks(self, customer: str) -> None:
        """Out, and in again."""
        for blocked in (True, False):
            self.town.heard(f"{customer} is {'blocked' if blocked else 'let in'}")
            blocking.block(self.town.ports, self.actor, customer, blocked)
            self.town.pause()

    def looks_at(self) -> Conversation | None:
        found = self.town.store.open_conversations(TENANT, 50, None).items
        return self.random.choice(found) if found else None

    def plays(self, about: Conversation | None) -> Sequence[str]:
        return self.parts


class Network:
    """Sends again what clients have sent, whenever it likes."""

    def __init__(self, town: Town) -> None:
        self.town, self.random = town, Random(town.random.random())

    def live(self) -> None:
        """One request again."""
        if self.town.requests:
            self.town.send(self.random.choice(self.town.requests))


class Reactions:
    """Delivers what was committed, in its order, late, and at times again."""

    def __init__(self, town: Town) -> None:
        self.town, self.random = town, Random(town.random.random())
        self.last: Entry | None = None

    def live(self) -> None:
        """Some entries, if there are any."""
        if self.last and self.random.random() < TWICE:
            self._deliver(self.last)
        while (waiting := self.town.stream.waiting()) and self.random.random() > TWICE:
            self.last = self.town.stream.next(self.random.choice(waiting))
            self._deliver(self.last)

    def _deliver(self, entry: Entry) -> None:
        self.town.heard(f"{entry.type} {entry.seq} of {entry.conversation[-4:]}")
        try:
            react(self.town.ports, entry)
        except DomainError:
            return  # it comes again
        self.town.stream.done(entry)


class Clock:
    """Time goes on, and once a minute the clock looks."""

    def __init__(self, town: Town) -> None:
        self.town, self.random = town, Random(town.random.random())
        self.next = 0

    def live(self) -> None:
        """Some seconds."""
        clock = self.town.fakes.clock
        clock.forward(self.random.choice((0.1, 1, 5, 20)))
        if clock.now >= self.next:
            self.next = clock.now + 60_000
            self.town.look(forgiving=True)


def _ways(parts: Sequence[str]) -> list[tuple[str, Way]]:
    return [(op, way) for op, ways in OPS.items() for way in ways if way.who in parts]


WAYS = {parts: _ways(parts) for parts in (Visitor.parts, Agent.parts, Lead.parts)}
