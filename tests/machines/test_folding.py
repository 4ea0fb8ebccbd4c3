"""Frames lost, doubled and reordered, sockets gone at any moment: the fold equals a fresh fetch."""

import json
from contextlib import suppress
from random import Random
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from chalicelib.domain.actors import Actor
from chalicelib.domain.errors import DomainError
from chalicelib.flow import agents, fanout, read, resume
from folding import Folded
from tests.world import World

GROUPS = ("grp_help", "grp_sales")
AGENTS = ("ann", "bob")
texts = st.sampled_from(["hello", "你好", "🙂"])
# What each state is open to, as (who, operation): "agent" is whoever serves it.
FITTING = {
    "queued": [
        ("customer", "say"),
        ("customer", "urge"),
        ("ann", "claim"),
        ("customer", "leave_queue"),
    ],
    "awaiting_agent": [
        ("agent", "say"),
        ("agent", "say"),
        ("agent", "transfer"),
        ("agent", "note"),
        ("agent", "tag"),
    ],
    "awaiting_customer": [("customer", "say"), ("agent", "ask_to_close"), ("agent", "transfer")],
    "awaiting_confirmation": [("customer", op) for op in ("confirm", "reject", "say")],
    "ended": [("customer", "return"), ("ann", "reopen"), ("customer", "rate")],
    "system_ended": [("customer", "say"), ("bob", "reopen"), ("customer", "leave_message")],
}
ANYTHING = sorted({act for acts in FITTING.values() for act in acts} | {("agent", "end")})
SAYING = ("say", "note", "return", "leave_message")


class Folding(RuleBasedStateMachine):
    """One conversation, three who look on, and a network that loses, doubles and shuffles."""

    @initialize()
    def enter(self) -> None:
        self.world = World(recall_s=3600, urge_every_s=1)
        self.customer = self.world.customer("cleo")
        self.agents = [self.world.agent(name, groups=GROUPS) for name in AGENTS]
        for actor in (self.customer, *self.agents):
            agents.connected(self.world.ports, actor, f"socket of {actor.id}")
        self.folds = {actor: Folded() for actor in (self.customer, *self.agents)}
        self.conversation = self.world.start(self.customer)

    @rule(data=st.data(), text=texts)
    def act(self, data: st.DataObject, text: str) -> None:
        """Something that fits, or now and then anything: a refusal must leave no trace."""
        now = self.world.see(self.conversation)
        who, op = data.draw(st.sampled_from(FITTING[now.state] * 3 + ANYTHING))
        args: dict[str, Any] = {"text": text} if op in SAYING else {}
        if op == "transfer":
            targets = [("group", group) for group in GROUPS] + [
                ("agent", a.id) for a in self.agents
            ]
            args = dict([data.draw(st.sampled_from(targets))])
        if op == "rate":
            args = {"score": 4}
        if op == "tag":
            args = data.draw(st.sampled_from([{"add": ["refund"]}, {"remove": ["refund"]}]))
        self._do(self._actor(who), op, args)

    @rule(data=st.data())
    def recall(self, data: st.DataObject) -> None:
        """Somebody takes back something they said."""
        said = [e for e in self.world.log(self.conversation) if e.type in ("message", "note")]
        entry = data.draw(st.sampled_from(said))
        actor = next(actor for actor in self.folds if actor.id == entry.by)
        seq = entry.public_seq if actor is self.customer else entry.seq
        self._do(actor, "recall", {"seq": seq})

    @rule(seconds=st.sampled_from([1, 30, 300]), beats=st.booleans())
    def time_passes(self, seconds: int, beats: bool) -> None:
        self.world.clock.forward(seconds)
        if beats:
            self.world.beat()
        self.world.tick()

    @precondition(lambda self: self.world.fakes.push.frames)
    @rule(where=st.randoms(use_true_random=False), fate=st.sampled_from(["come", "twice", "lost"]))
    def frame(self, where: Any, fate: str) -> None:
        """Any frame under way arrives, arrives and is under way once more, or is lost."""
        frames = self.world.fakes.push.frames
        at = where.randrange(len(frames))
        connection, content = frames[at]
        if fate != "twice":
            del frames[at]
        shown = json.loads(content)
        if fate != "lost" and shown["op"] == "entry":
            self._fold(connection.removeprefix("socket of "), shown["data"])

    @rule(viewer=st.integers(0, 2), where=st.randoms(use_true_random=False))
    def reconnect(self, viewer: int, where: Any) -> None:
        """What was missed is fetched, and even that comes in any order."""
        actor, fold = list(self.folds.items())[viewer]
        missed = resume.hello(self.world.ports, actor, self.conversation, fold.last).entries
        for entry in where.sample(missed, len(missed)):
            fold.receive(_as_received(entry))
        self._same_as_fresh(actor)

    def teardown(self) -> None:
        """Whatever happened, one look brings everybody up to date."""
        for viewer in range(len(getattr(self, "folds", ()))):
            self.reconnect(viewer, Random(0))

    def _actor(self, who: str) -> Actor:
        serving = self.world.see(self.conversation).agent
        names = {"customer": self.customer, **dict(zip(AGENTS, self.agents, strict=True))}
        owner = next((a for a in self.agents if a.id == serving), self.agents[0])
        return names.get(who, owner)

    def _do(self, actor: Actor, op: str, args: dict[str, Any]) -> None:
        with suppress(DomainError):
            self.world.do(actor, op, self.conversation, **args)

    def _fold(self, who: str, entry: dict[str, Any]) -> None:
        next(fold for actor, fold in self.folds.items() if actor.id == who).receive(entry)

    def _same_as_fresh(self, actor: Actor) -> None:
        fold, ports = self.folds[actor], self.world.ports
        log = read.log(ports, actor, self.conversation, 0, 1000)
        assert fold.entries == [_as_received(entry) for entry in log]
        assert not fold.missing
        shown = read.shown(ports, actor, read.access(ports, actor, self.conversation))
        assert (fold.state, fold.ended_reason) == (shown["state"], shown["ended_reason"])
        assert actor is self.customer or fold.agent == shown["agent"]


def _as_received(entry: dict[str, Any]) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(fanout.entry_frame(entry))["data"]
    return data


Folding.TestCase.settings = settings(max_examples=60, stateful_step_count=50, deadline=None)
TestFolding = Folding.TestCase
