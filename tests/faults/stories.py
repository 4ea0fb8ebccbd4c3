"""How each situation comes about: a small tenant in the middle of its day, told in its own words.

Ann is whom it is about. Bob serves ``help`` and has one seat, Cat serves ``sales`` and has two,
Lea leads, Mia is of ``help`` but has not come today. Dan and Eve want something too, so that a seat
that gets free is wanted and a place in the queue has others around it. Everybody has a socket, and
Ann one that died without a word.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from chalicelib.domain.actors import Actor, Role
from chalicelib.flow import agents, groups, people, policies
from tests.world import World

AFTERNOON = {"zone": "UTC", "week": {"wed": [["12:00", "18:00"]]}}  # the day begins at 11:06
QUEUE_CAP, QUEUE_WARN, REOPEN_S = 3, 2, 3600


class House(World):
    """The tenant; ``conversation`` is Ann's."""

    def __init__(self) -> None:
        super().__init__(queue_cap=QUEUE_CAP, queue_warn=QUEUE_WARN, reopen_s=REOPEN_S)
        self.bob = self.agent("bob", capacity=1)
        self.cat = self.agent("cat", capacity=2, groups=("grp_sales",))
        self.lea = self.agent("lea", capacity=1, groups=(), role=Role.SUPERVISOR)
        self.ann, self.dan, self.eve = (self.customer(name) for name in ("ann", "dan", "eve"))
        for actor in (self.ann, self.dan, self.bob, self.cat, self.lea):
            agents.connected(self.ports, actor, f"socket of {actor.id}")
        agents.connected(self.ports, self.ann, "dead")
        self.fakes.push.gone.add("dead")
        self.mia = self.agent("mia", online=False)
        self.asked, self.gone = self.cat, set[str]()
        self.conversation = ""

    @property
    def customers(self) -> list[str]:
        """The ids of all."""
        return [id for _, id in self.store._customers]

    @property
    def staff(self) -> list[Actor]:
        """All who serve or lead and are there."""
        return [a for a in (self.bob, self.cat, self.lea) if a.id not in self.gone]

    def vanish(self, actor: Actor) -> None:
        """Somebody's socket closes, and nothing more is heard of them."""
        agents.disconnected(self.ports, actor, f"socket of {actor.id}")
        self.gone.add(actor.id)

    def who(self, part: str) -> Actor:
        """Whoever plays a part in Ann's conversation."""
        parts = {"customer": self.ann, "owner": self.bob, "colleague": self.cat, "lead": self.lea}
        return {**parts, "absent": self.mia, "asked": self.asked, "helper": self.cat}[part]

    def set(self, group: str, **policy: Any) -> None:
        """An administrator changes a group's settings."""
        groups.change(self.ports, self.tenant, group, {"policy": policy}, lambda version: None)
        policies._seen.clear()

    def enter(self, actor: Actor) -> str:
        """Somebody starts, some seconds after what was before."""
        self.clock.forward(5)
        return self.start(actor)


def nobody(house: House) -> None:
    """Ann has not come yet; Bob has Dan, and Eve waits."""
    house.enter(house.dan)
    house.enter(house.eve)


def queued(house: House) -> None:
    """Bob has Dan, Ann waits and Eve behind her."""
    house.enter(house.dan)
    house.conversation = house.enter(house.ann)
    house.enter(house.eve)


def awaiting_agent(house: House) -> None:
    """Bob has Ann, Dan waits."""
    house.conversation = house.enter(house.ann)
    house.enter(house.dan)


def awaiting_customer(house: House) -> None:
    """Bob has answered Ann."""
    awaiting_agent(house)
    house.do(house.bob, "say", house.conversation, text="how can I help?")


def awaiting_confirmation(house: House) -> None:
    """Bob has asked Ann whether it is solved."""
    awaiting_customer(house)
    house.do(house.bob, "ask_to_close", house.conversation)


def abandoned(house: House) -> None:
    """Bob asked, and is gone for good."""
    house.conversation = house.enter(house.ann)
    house.do(house.bob, "ask_to_close", house.conversation)
    agents.set_status(house.ports, house.bob, house.bob.id, "offline", "")
    house.clock.forward(61)
    house.tick()
    assert house.see(house.conversation).agent is None


def ended(house: House) -> None:
    """Bob has ended Ann's and has a seat again."""
    house.conversation = house.enter(house.ann)
    house.do(house.bob, "end", house.conversation)


def agent_full(house: House) -> None:
    """Bob has ended Ann's and serves Dan."""
    ended(house)
    house.enter(house.dan)


def long_over(house: House) -> None:
    """Ann's ended so long ago that the next is a new one."""
    ended(house)
    house.clock.forward(REOPEN_S + 1)
    agents.beat(house.ports, house.bob)
    house.wait(1)


def system_ended(house: House) -> None:
    """The queue was full when Ann came."""
    for name in ("dan", "eve", "fay", "gus"):
        house.enter(house.customer(name))
    house.conversation = house.enter(house.ann)


def offering(house: House) -> None:
    """The group asks its agents, and Bob is asked to take Dan."""
    house.set("grp_help", mode="offer")
    house.enter(house.dan)


def offered(house: House) -> None:
    """Bob is asked to take Ann, and Dan waits."""
    house.set("grp_help", mode="offer")
    house.conversation, house.asked = house.enter(house.ann), house.bob
    house.enter(house.dan)


def pulling(house: House) -> None:
    """The group takes by hand whom it wants; Ann waits and so does Dan."""
    house.set("grp_help", mode="pull")
    house.conversation = house.enter(house.ann)
    house.enter(house.dan)


def transfer_offered(house: House) -> None:
    """Bob asked Cat to take Ann over."""
    awaiting_customer(house)
    house.do(house.bob, "transfer", house.conversation, agent=house.cat.id)


def invited(house: House) -> None:
    """Bob asked Cat to join."""
    awaiting_agent(house)
    house.do(house.bob, "invite", house.conversation, agent=house.cat.id)


def joined(house: House) -> None:
    """Cat helps Bob, unseen."""
    invited(house)
    house.do(house.cat, "accept", house.conversation)


def consulted(house: House) -> None:
    """Bob asked Cat something."""
    awaiting_agent(house)
    house.do(house.bob, "consult", house.conversation, agent=house.cat.id, text="may I?")


def demanding(house: House) -> None:
    """Refunds take a skill that nobody has; after a while sales will do."""
    rule = {"name": "refunds", "all": [{"fact": "topic", "op": "is", "value": "refund"}]}
    rules = ({**rule, "then": {"skills": {"refunds": 3}, "priority": 2}},)
    before = house.store.tenant(house.tenant)
    house.store.save_tenant(before, replace(before, rules=rules, version=before.version + 1))
    house.set("grp_help", fallback_group="grp_sales")


def hard_to_serve(house: House) -> None:
    """Ann speaks what Bob does not, and wants a refund."""
    demanding(house)
    bob = house.store.agent(house.tenant, house.bob.id)
    changes = {"languages": ("en",)}
    people.change(house.ports, house.tenant, "agt_admin", bob.id, changes, lambda version: None)
    house.conversation = house.start(house.ann, language="de", topic="refund")


def overflowing(house: House) -> None:
    """Newcomers go to sales, for two wait already."""
    house.set("grp_help", overflow_group="grp_sales", overflow_waiting=1)
    house.enter(house.dan)
    house.enter(house.eve)


def closed(house: House) -> None:
    """Help opens in an hour: leave a message."""
    house.set("grp_help", hours=AFTERNOON)


def closed_but_queueing(house: House) -> None:
    """Help opens in an hour, and one may wait for it."""
    house.set("grp_help", hours=AFTERNOON, outside="queue")


def held(house: House) -> None:
    """Ann waits for the opening."""
    closed_but_queueing(house)
    house.conversation = house.enter(house.ann)


def handed_to_nobody(house: House) -> None:
    """Bob gave Ann to sales, where nobody is."""
    agents.set_status(house.ports, house.cat, house.cat.id, "offline", "")
    house.conversation = house.enter(house.ann)
    house.do(house.bob, "transfer", house.conversation, group="grp_sales")


Story = Callable[[House], None]
STORIES: dict[str, Story] = {
    story.__name__: story
    for story in tuple(globals().values())
    if callable(story) and getattr(story, "__module__", "") == __name__ and story is not House
} | {"": nobody}
