"""What agents and the clock do besides commands, and when: a new kind needs its row here."""

from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.agents.model import Status
from chalicelib.flow import agents, blocking, people, starting, visitors
from chalicelib.flow.ports import Ports
from chalicelib.flow.visitors import Claimed, Proof
from tests.faults import stories
from tests.faults.stories import House, Story


@dataclass(frozen=True)
class Moment:
    """Somebody (a part in Ann's conversation) does something after a story; clients do it again
    when it fails (``resent``), and who ``leaves`` is not there afterwards.
    """

    story: Story
    who: str
    act: Callable[[Ports, Actor], None]
    resent: bool = True
    leaves: bool = False

    @property
    def name(self) -> str:
        """What a failure calls it."""
        return f"{self.story.__name__} {self.who} {self.act.__name__}"


def _chooses(status: Status) -> Callable[[Ports, Actor], None]:
    def chooses(ports: Ports, actor: Actor) -> None:
        agents.set_status(ports, actor, actor.id, status.value, "")

    chooses.__name__ = status.value
    return chooses


def sends_home(ports: Ports, actor: Actor) -> None:
    agents.set_status(ports, actor, "agt_bob", "offline", "")


def comes(ports: Ports, actor: Actor) -> None:
    agents.connected(ports, actor, "another")


def hangs_up(ports: Ports, actor: Actor) -> None:
    agents.disconnected(ports, actor, f"socket of {actor.id}")


def other_tab_closes(ports: Ports, actor: Actor) -> None:
    agents.disconnected(ports, actor, "another")


def blocks(ports: Ports, actor: Actor) -> None:
    blocking.block(ports, actor, "cus_ann", True)


def unblocks(ports: Ports, actor: Actor) -> None:
    blocking.block(ports, actor, "cus_ann", False)


def signs_in(ports: Ports, actor: Actor) -> None:
    proof = Proof("user-7", name="Ann A.")
    visitors.admit(ports, actor.tenant, proof, Claimed(), "cus_ann", "one request")


def both_open(house: House) -> None:
    """Ann is known and waits as such, while Bob serves her anonymous self."""
    stories.awaiting_agent(house)
    proof = Proof("user-7")
    known = visitors.admit(house.ports, house.tenant, proof, Claimed(), None, "")
    house.enter(Actor(house.tenant, known.id, Role.CUSTOMER))


def past_ones(house: House) -> None:
    """Ann had one as who she is known as, then two as a stranger."""
    proof = Proof("user-7")
    known = visitors.admit(house.ports, house.tenant, proof, Claimed(), None, "")
    for actor in (Actor(house.tenant, known.id, Role.CUSTOMER), house.ann, house.ann):
        house.conversation = house.enter(actor)
        house.do(house.bob, "end", house.conversation)
        house.clock.forward(stories.REOPEN_S + 1)
        agents.beat(house.ports, house.bob)
        house.wait(1)


def _known(story: Story) -> Story:
    """The same, and Ann is known by her name from long ago."""

    def known(house: House) -> None:
        visitors.admit(house.ports, house.tenant, Proof("user-7"), Claimed(), None, "")
        story(house)

    known.__name__ = f"{story.__name__} known"
    return known


def blocked(house: House) -> None:
    """Lea has blocked Ann."""
    stories.awaiting_agent(house)
    blocks(house.ports, house.lea)
    house.pump()


def away(house: House) -> None:
    """Bob chose to be away before Ann came."""
    agents.set_status(house.ports, house.bob, house.bob.id, "away", "")
    house.conversation = house.enter(house.ann)
    house.enter(house.dan)


def off(house: House) -> None:
    """Bob has gone home before Ann came."""
    agents.set_status(house.ports, house.bob, house.bob.id, "offline", "")
    house.conversation = house.enter(house.ann)
    house.enter(house.dan)


def lapsed(house: House) -> None:
    """Bob was not heard of for a while, and Ann waits."""
    house.clock.forward(50)
    house.conversation = house.enter(house.ann)


def lapsed_with_ann(house: House) -> None:
    """Bob serves Ann and was not heard of for a while."""
    stories.awaiting_agent(house)
    house.clock.forward(50)


def two_tabs(house: House) -> None:
    """Bob serves Ann and has two tabs open."""
    stories.awaiting_agent(house)
    agents.connected(house.ports, house.bob, "another")


OPEN_ONES = (
    stories.queued,
    stories.awaiting_agent,
    stories.awaiting_customer,
    stories.awaiting_confirmation,
    stories.offered,
    stories.transfer_offered,
    stories.joined,
    stories.held,
)
AGENTS: dict[str, tuple[Moment, ...]] = {
    "set_status": (
        *(Moment(stories.awaiting_agent, "owner", _chooses(status)) for status in Status),
        *(Moment(away, "owner", _chooses(status)) for status in Status),
        Moment(off, "owner", _chooses(Status.ONLINE)),
        Moment(stories.offered, "owner", _chooses(Status.AWAY)),
        Moment(stories.offered, "owner", _chooses(Status.OFFLINE)),
        Moment(stories.awaiting_agent, "lead", sends_home),
    ),
    "beat": (
        Moment(stories.awaiting_agent, "owner", agents.beat),
        Moment(lapsed, "owner", agents.beat),
        Moment(lapsed_with_ann, "owner", agents.beat),
        Moment(off, "owner", agents.beat),
    ),
    "connected": (
        Moment(stories.awaiting_agent, "customer", comes),
        Moment(stories.awaiting_agent, "owner", comes),
        Moment(stories.awaiting_agent, "lead", comes),
    ),
    "disconnected": (
        Moment(stories.awaiting_agent, "customer", hangs_up, resent=False),
        Moment(stories.awaiting_agent, "owner", hangs_up, resent=False, leaves=True),
        Moment(two_tabs, "owner", other_tab_closes, resent=False),
        Moment(stories.awaiting_agent, "lead", hangs_up, resent=False),
    ),
    "block": (
        *(Moment(story, "lead", blocks) for story in OPEN_ONES),
        Moment(stories.ended, "lead", blocks),
        Moment(blocked, "lead", blocks),
        Moment(blocked, "lead", unblocks),
    ),
    "sign_in": (
        Moment(stories.awaiting_agent, "customer", signs_in),
        *(Moment(_known(story), "customer", signs_in) for story in OPEN_ONES),
        Moment(_known(stories.ended), "customer", signs_in),
        Moment(both_open, "customer", signs_in),
        Moment(past_ones, "customer", signs_in),
    ),
}


def vanished(house: House) -> None:
    """Bob's last socket closed and the grace is over; Ann was his."""
    stories.awaiting_agent(house)
    house.vanish(house.bob)
    house.clock.forward(61)


def vanished_at_the_end(house: House) -> None:
    """The same while Ann is asked whether it is solved."""
    stories.awaiting_confirmation(house)
    house.vanish(house.bob)
    house.clock.forward(61)


def beating(house: House) -> None:
    """Bob beats, so that the clock finds him there when it looks."""
    stories.awaiting_agent(house)
    for _ in range(4):
        house.clock.forward(30)
        agents.beat(house.ports, house.bob)


def idle_and_gone(house: House) -> None:
    """Nobody came, and Bob vanished."""
    house.vanish(house.bob)
    house.clock.forward(200)


def somebody_waits(house: House) -> None:
    """It is the next minute, and Dan still waits for Bob."""
    stories.awaiting_agent(house)
    house.clock.forward(60)


def nobody_waits(house: House) -> None:
    """Dan has left the queue before the clock looks at it."""
    stories.awaiting_agent(house)
    waiting = house.store.queue(house.tenant, "grp_help", 1)[0]
    house.do(house.dan, "leave_queue", waiting.conversation)
    house.clock.forward(60)


def stream_late(house: House) -> None:
    """Ann came, nobody has reacted yet, and Bob has a seat."""
    starting.start(house.ports, house.ann, {"text": "words"})
    for _ in range(2):
        house.clock.forward(30)
        agents.beat(house.ports, house.bob)


def alone(house: House) -> None:
    """Ann waits where nobody is."""
    agents.set_status(house.ports, house.bob, house.bob.id, "offline", "")
    house.conversation = house.enter(house.ann)


def asked_and_gone(house: House) -> None:
    """Bob was asked to take Ann, and vanished."""
    stories.offered(house)
    house.vanish(house.bob)
    house.clock.forward(61)


def shift_over(house: House) -> None:
    """Bob's shift ends while he has Ann and goes on beating."""
    shifts = {"zone": "UTC", "week": {"wed": [["08:00", "11:20"]]}, "wrap_up_min": 5}
    changes = {"shifts": shifts}
    tenant, id = house.tenant, house.bob.id
    people.change(house.ports, tenant, "agt_admin", id, changes, lambda version: None)
    stories.awaiting_agent(house)
    while house.clock.now < house.store.agent(tenant, id).shift_until:
        house.clock.forward(30)
        agents.beat(house.ports, house.bob)


DUE: dict[str, tuple[Story, ...]] = {
    "conversation": (
        stories.queued,
        alone,
        stories.awaiting_agent,
        stories.awaiting_customer,
        stories.awaiting_confirmation,
        stories.abandoned,
        stories.offered,
        stories.pulling,
        stories.transfer_offered,
        stories.invited,
        stories.hard_to_serve,
        stories.held,
        stories.handed_to_nobody,
    ),
    "agent": (
        vanished,
        vanished_at_the_end,
        beating,
        idle_and_gone,
        asked_and_gone,
        shift_over,
    ),
    "pulse": (somebody_waits, nobody_waits),
    "queue": (stream_late,),
}
