"""Whatever several people do at once, old state + entries = the state as it is stored."""

from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Any

from chalicelib.domain.actors import Actor, Role, may
from chalicelib.domain.errors import DomainError
from chalicelib.entry.shapes.commands import COMMANDS
from chalicelib.flow import read
from chalicelib.flow.commands import BUILD
from folding import Folded
from tests.world import World

STEPS = 60
Args = Callable[[Random, list[Actor]], dict[str, Any]]


def _said(rng: Random, agents: list[Actor]) -> dict[str, Any]:
    return {"text": "words"}


def _whom(rng: Random, agents: list[Actor]) -> dict[str, Any]:
    return {"agent": rng.choice(agents).id}


# What an operation needs besides who does it; "recall" is tried elsewhere.
ARGS: dict[str, Args] = {
    **dict.fromkeys(("say", "note", "whisper", "return", "leave_message"), _said),
    "consult": lambda rng, agents: {
        "text": "?",
        **(_whom(rng, agents) if rng.random() < 0.7 else {}),
    },
    "withdraw": _whom,
    "assign": _whom,
    "tag": lambda rng, agents: {rng.choice(["add", "remove"]): ("refund",)},
    "invite": lambda rng, agents: {**_whom(rng, agents), "visible": rng.random() < 0.5},
    "transfer": lambda rng, agents: (
        _whom(rng, agents)
        if rng.random() < 0.7
        else {"group": rng.choice(["grp_help", "grp_sales"])}
    ),
    "rate": lambda rng, agents: {"score": 4},
    "promise_callback": lambda rng, agents: {"due_at": 1_900_000_000_000},
}
NEEDS = {command.op: command.permission for command in COMMANDS}
LATE = ("end", "leave", "promise_callback", "confirm", "leave_queue", "leave_message")
OPS = [op for op in BUILD if op != "recall" for _ in range(1 if op in LATE else 5)]


class Walk:
    """Three agents and a supervisor on one conversation, doing anything at all."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        mode = self.rng.choice(["assign", "offer"])
        offer_s = self.rng.choice([20, 400])
        self.world = World(mode=mode, offer_s=offer_s, urge_every_s=1)
        groups = ("grp_help", "grp_sales")
        self.agents = [self.world.agent(name, groups=groups) for name in ("ann", "bob", "cid")]
        self.agents.append(self.world.agent("sue", groups=groups, role=Role.SUPERVISOR))
        self.customer = self.world.customer("cleo")
        self.conversation = self.world.start(self.customer)

    def step(self) -> None:
        """Somebody does something, or time passes."""
        self.world.clock.now += 1
        if self.rng.random() < 0.1:
            return self.world.wait(self.rng.choice([5, 30, 130]), beats=self.rng.random() < 0.8)
        op = self.rng.choice(OPS)
        able = [a for a in (self.customer, *self.agents) if may(a, NEEDS[op])]
        serving = [a for a in able if a.id == self.world.see(self.conversation).agent]
        actor = self.rng.choice(serving if serving and self.rng.random() < 0.5 else able)
        args = ARGS.get(op, lambda rng, agents: {})(self.rng, self.agents)
        with suppress(DomainError):
            self.world.do(actor, op, self.conversation, **args)
        return None


def follow(fold: Folded, world: World, actor: Actor, conversation: str) -> Folded:
    """What is new to somebody, folded."""
    for entry in read.log(world.ports, actor, conversation, fold.last, 10_000):
        fold.receive(entry)
    return fold


def walked(seed: int) -> set[str]:
    """One walk, compared after each step; the types of entries and the fates of offers it met."""
    walk, staff, customer = Walk(seed), Folded(), Folded()
    for _ in range(STEPS):
        walk.step()
        now = walk.world.see(walk.conversation)
        follow(staff, walk.world, walk.agents[0], walk.conversation)
        assert (staff.state, staff.agent) == (now.state.value, now.agent), seed
        assert staff.offers == {(offer.kind.value, offer.agent) for offer in now.offers}, seed
        parts = {p.agent: (p.part.value, p.visible) for p in now.participants}
        assert staff.participants == parts, seed
        follow(customer, walk.world, walk.customer, walk.conversation)
        assert (customer.state, customer.offers) == (now.state.value, frozenset()), seed
    fates = {e["data"]["how"] for e in staff.entries if e["type"] == "offer_closed"}
    return {entry["type"] for entry in staff.entries} | fates


def test_state_folded_from_the_log_is_the_state() -> None:
    met = set().union(*(walked(seed) for seed in range(80)))
    assert met >= {"offered", "offer_closed", "joined", "left", "consult", "whisper"}
    assert met >= {"callback_promised", "transferred", "requeued", "reopened", "unseated"}
    assert met >= {"declined", "missed", "withdrawn", "gone"}
