"""From what people did to the commands they gave, with the facts of the moment."""

from collections.abc import Callable

from chalicelib.domain import hours
from chalicelib.domain.actors import Actor, Role, system
from chalicelib.domain.agents import presence
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations.model import OVER, Conversation, TransferReason
from simulating.desk import Desk
from simulating.scenario import Act, Answer, Patience, Stretch

Built = c.Command | None  # None: it cannot be done now


def _agent(desk: Desk, id: str) -> Actor:
    return Actor(desk.setup.tenant, id, Role.AGENT)


def _has_room(desk: Desk, id: str, of: Conversation) -> Agent | None:
    """The agent, where there is one with room for it, or with a seat held for it."""
    agent = desk.hall.agents.get(id)
    fits = agent is not None and (id in of.seated or agent.has_room(of.weight))
    return agent if fits else None


def _urge(desk: Desk, of: Conversation, act: Act) -> Built:
    return c.Urge(by=desk.customer(of.id))


def _return(desk: Desk, of: Conversation, act: Act) -> Built:
    last, waiting = _has_room(desk, of.last_agent or "", of), len(desk.hall.queues[of.group])
    free = _given_out(desk, of) and last is not None and of.group in last.groups
    there = free and last is not None and presence.available(last, desk.now)
    return c.CustomerReturns(by=desk.customer(of.id), agent_free=there, waiting=waiting)


def _given_out(desk: Desk, of: Conversation) -> bool:
    """Whether the group gives its conversations to agents now, without asking them."""
    mode, policy = desk.setup.of(of.group, "").mode, desk.setup.of(of.group, of.channel)
    return mode == "assign" and hours.is_open(policy.hours, desk.now)


def _claim(desk: Desk, of: Conversation, act: Act) -> Built:
    if _has_room(desk, act.agent, of) is None:
        return None
    return c.Assign(by=_agent(desk, act.agent), agent=act.agent, why={"step": "claimed"})


def _reopen(desk: Desk, of: Conversation, act: Act) -> Built:
    return c.Reopen(by=_agent(desk, act.agent)) if _has_room(desk, act.agent, of) else None


def _move(desk: Desk, of: Conversation, act: Act) -> Built:
    known = act.group in desk.setup.groups
    return c.TransferToGroup(by=system(of.tenant), group=act.group) if known else None


def _ask(desk: Desk, of: Conversation, act: Act) -> Built:
    asked = _has_room(desk, act.agent, of)
    if asked is None or not asked.reachable or of.agent is None:
        return None
    return c.TransferToAgent(by=_agent(desk, of.agent), agent=asked.id, name=asked.name)


def _confirm(desk: Desk, of: Conversation, act: Act) -> Built:
    return c.Confirm(by=desk.customer(of.id))


def _reject(desk: Desk, of: Conversation, act: Act) -> Built:
    return c.Reject(by=desk.customer(of.id))


ACTS: dict[str, Callable[[Desk, Conversation, Act], Built]] = {
    "urge": _urge,
    "return": _return,
    "confirm": _confirm,
    "reject": _reject,
    "claim": _claim,
    "reopen": _reopen,
    "move": _move,
    "ask": _ask,
}


def is_too_early(of: Conversation, act: Act) -> bool:
    """Whether they come back to one that is not over yet."""
    return act.what == "return" and of.state not in OVER


def answered(desk: Desk, of: Conversation, answer: Answer) -> Built:
    """What an agent says who was asked; the clock ends what a waiting customer's agent missed."""
    if answer.how == "accepted":
        return c.Accept(by=_agent(desk, answer.agent))
    if answer.how == "gone":
        return c.AgentLost(by=system(of.tenant), agent=answer.agent)
    if answer.how == "declined" or (answer.how == "missed" and of.agent is not None):
        return c.Decline(by=_agent(desk, answer.agent))
    return None


def gives_up(desk: Desk, of: Conversation, patience: Patience) -> c.Command:
    """The customer does not wait any longer."""
    by = desk.customer(of.id)
    return c.LeaveMessage(by=by, text="…") if patience.left else c.LeaveQueue(by=by)


def closing(desk: Desk, of: Conversation, stretch: Stretch) -> tuple[c.Command, ...]:
    """What ends a stretch on a seat."""
    owner, by = of.agent or "", system(of.tenant)
    if stretch.then == "requeued":
        return (c.AgentLost(by=by, agent=owner, reason=TransferReason(stretch.reason)),)
    if stretch.then == "transferred":
        return (_handing_over(desk, of, stretch),)
    if stretch.then == "asked":
        return c.AskToClose(by=by), c.AgentLost(by=by, agent=owner)
    return (c.End(by=by if stretch.by_clock else _agent(desk, owner)),)


def _handing_over(desk: Desk, of: Conversation, stretch: Stretch) -> c.Command:
    """To the agent named, or else to the group."""
    reason = TransferReason(stretch.reason)
    to = _has_room(desk, stretch.to, of)
    if to is not None and to.id != of.agent:
        if reason is TransferReason.TAKEN_OVER:
            return c.TakeOver(by=Actor(of.tenant, to.id, Role.SUPERVISOR), name=to.name)
        if to.reachable:
            by = system(of.tenant)
            return c.TransferToAgent(by=by, agent=to.id, name=to.name, reason=reason)
    group = stretch.group if stretch.group in desk.setup.groups else of.group
    return c.TransferToGroup(by=_agent(desk, of.agent or ""), group=group, reason=reason)
