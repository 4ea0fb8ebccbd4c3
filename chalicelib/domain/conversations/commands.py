"""What may be asked of a conversation: each command is plain data, facts from outside included."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from chalicelib.domain.conversations.model import EndedReason, TransferReason
from chalicelib.domain.conversations.plain import Command as Command
from chalicelib.domain.conversations.plain import Message as Message
from chalicelib.domain.conversations.plain import command
from chalicelib.domain.decision import Entry


@command
class Start(Message):
    """A customer enters, whose conversation was ``current`` after so many ``visits``.

    ``waiting`` is the queue's length; ``previous`` the conversation this one follows. ``routed``
    says which rules sent it where, empty when none had a say; ``invitation`` is the one that was
    accepted.
    """

    id: str
    customer: str
    group: str
    channel: str = "chat"
    language: str = ""
    current: str | None = None
    visits: int | None = None
    previous: str | None = None
    last_agent: str | None = None
    waiting: int = 0
    asked_group: str = ""
    topic: str = ""
    priority: int = 0
    skills: Mapping[str, int] = field(default_factory=dict)
    routed: Mapping[str, Any] = field(default_factory=dict)
    invitation: str = ""


@command
class ByCustomer(Message):
    """What a customer may do to a conversation that is over: the facts of taking it up again.

    ``agent_free``: the last agent (``agent_name``) could take it; ``waiting``: the queue's length.
    """

    agent_free: bool = False
    agent_name: str = ""
    waiting: int = 0


@command
class CustomerSays(ByCustomer):
    """The customer speaks."""


@command
class CustomerReturns(ByCustomer):
    """The customer comes back to one that is over, with or without a message."""


@command
class AgentSays(Message):
    """The agent speaks to the customer, who may answer with one of the ``quick_replies``."""

    quick_replies: tuple[str, ...] = ()


@command
class Note(Message):
    """Staff write what the customer never sees."""


@command
class Tag(Command):
    """Staff put tags on it (known ones only: a fact from outside) and take some off."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


@command
class Recall(Command):
    """Take one's own message back; ``message`` is the entry as stored, None when there is none."""

    message: Entry | None = None


@command
class Urge(Command):
    """The customer presses."""


@command
class LeaveQueue(Command):
    """The customer does not want to wait."""


@command
class Leave(Command):
    """The customer ends a conversation that is being served."""


@command
class LeaveMessage(Message):
    """The customer does not wait, but wants an answer; ``contact`` says where."""

    contact: str = ""


@command
class Confirm(Command):
    """Solved."""


@command
class Reject(Command):
    """Not solved."""


@command
class Rate(Command):
    """The customer's verdict: 1 (bad) to 5 (good)."""

    score: int
    reasons: tuple[str, ...] = ()
    comment: str = ""


@command
class Assign(Command):
    """Give a waiting conversation to an agent, with the reasoning; ``name`` is what the customer
    sees.
    """

    agent: str
    name: str = ""
    why: Mapping[str, Any] = field(default_factory=dict)


@command
class Offer(Assign):
    """Ask an agent to take a waiting conversation; they have a while to accept."""


@command
class Accept(Command):
    """The agent asked says yes."""


@command
class Decline(Command):
    """The agent asked says no."""

    note: str = ""


@command
class Withdraw(Command):
    """Whoever asked an agent (or a lead) takes it back, or has ``agent`` leave who had joined."""

    agent: str


@command
class Invite(Command):
    """Ask a colleague or adviser to join, for the customer to see or not."""

    agent: str
    name: str = ""
    visible: bool = False
    note: str = ""


@command
class StepOut(Command):
    """Somebody who had joined leaves."""


@command
class Consult(Message):
    """Say something in the side thread with a colleague; ``agent`` opens one."""

    agent: str = ""
    name: str = ""


@command
class Whisper(Message):
    """A supervisor tells the agent something that the customer never sees."""


@command
class Watch(Command):
    """A supervisor looks on."""

    name: str = ""


@command
class TakeOver(Command):
    """A supervisor serves it from now on."""

    name: str = ""


@command
class PromiseCallback(Command):
    """The agent ends it and promises to call back by ``due_at`` (ms)."""

    due_at: int
    contact: str = ""
    note: str = ""


@command
class AskToClose(Command):
    """The agent thinks it is done."""


@command
class End(Command):
    """The agent ends it without asking."""


@command
class Stop(Command):
    """It ends whatever it waits for, and nobody is asked: the customer was blocked."""

    reason: EndedReason = EndedReason.POLICY


@command
class Join(Command):
    """Its customer (``was``) is another from now on: ``customer``, with their names, whom they
    signed in as, or into whom ``merged_by`` merged them.

    ``takes_over``: it becomes their current one in place of ``current``, if they began and took up
    none since there were so many ``visits``; otherwise it may not stay open.
    """

    was: str
    customer: str
    name: str = ""
    external_id: str = ""
    takes_over: bool = False
    current: str | None = None
    visits: int | None = None
    merged_by: str = ""


@command
class TransferToGroup(Command):
    """Back to a queue, another group's as a rule."""

    group: str
    note: str = ""
    reason: TransferReason = TransferReason.MANUAL


@command
class TransferToAgent(Command):
    """Straight to a colleague with a free seat."""

    agent: str
    name: str = ""
    note: str = ""
    reason: TransferReason = TransferReason.MANUAL


@command
class AgentLost(Command):
    """Whoever holds a seat for it went away and did not come back in time, or ended their shift."""

    agent: str
    reason: TransferReason = TransferReason.AGENT_OFFLINE


@command
class Reopen(Command):
    """An agent takes an ended conversation up again."""

    name: str = ""


@command
class Tick(Command):
    """The clock looks whether a deadline has passed; ``agents_there``: anybody of the group is
    reachable; ``fallback_there``: the fallback group is open and somebody of it is.
    """

    agents_there: bool = True
    fallback_there: bool = True
