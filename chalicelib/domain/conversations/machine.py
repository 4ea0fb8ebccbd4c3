"""The conversation machine: what each command does in each state.

A conversation waits for exactly one thing at a time, and its state names that thing: a free seat
(``queued``), the agent (``awaiting_agent``), the customer (``awaiting_customer``), a yes or no to
closing (``awaiting_confirmation``) or nothing any more (``ended``: by people; ``system_ended``: by
a rule). ``TABLE`` below is the whole of it: a pair of state and command that it does not hold is
refused with ``not_in_this_state`` and changes nothing, and a rule may only lead to the states that
its row names. The diagram in the documentation is drawn from the same table.

Rules speak to a ``Draft``, which numbers entries and keeps what must be committed with them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from chalicelib.domain.conversations import afterwards, hands, joining, rules, teamwork, timers
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations.draft import Draft
from chalicelib.domain.conversations.model import Conversation, State
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.decision import Decision
from chalicelib.domain.errors import Refused

Rule = Callable[[Draft, Any, Policy], None]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: the rule, and every state it may lead to."""

    rule: Rule
    to: frozenset[State]


Q, AA, AC = State.QUEUED, State.AWAITING_AGENT, State.AWAITING_CUSTOMER
CO, E, SE = State.AWAITING_CONFIRMATION, State.ENDED, State.SYSTEM_ENDED
Key = tuple[State, type[c.Command]]


def _rows(
    states: Iterable[State], command: type[c.Command], rule: Rule, *to: State
) -> dict[Key, Row]:
    """The same rule in several states; no ``to`` means that each of them stays."""
    return {(s, command): Row(rule, frozenset(to) or frozenset({s})) for s in states}


TABLE: dict[Key, Row] = {
    # the queue
    **_rows([Q], c.Assign, rules.assign, AA),
    **_rows([Q], c.Offer, hands.offer),
    **_rows([Q], c.LeaveQueue, rules.leave_queue, E),
    **_rows([Q], c.LeaveMessage, rules.leave_message, E),
    **_rows([Q], c.Urge, rules.urge_in_queue),
    **_rows([Q], c.TransferToGroup, hands.requeue),
    # talking
    **_rows([Q, AA], c.CustomerSays, rules.customer_says),
    **_rows([AC], c.CustomerSays, rules.reactivate, AA),
    **_rows([AA, AC, CO], c.AgentSays, rules.agent_says, AC),
    **_rows([AA], c.Urge, rules.urge),
    **_rows([Q, AA, AC, CO, E, SE], c.Note, rules.note),
    **_rows([Q, AA, AC, CO], c.Recall, rules.recall),
    **_rows([Q, AA, AC, CO, E, SE], c.Tag, rules.tag),
    # changing hands
    **_rows([AA, AC], c.TransferToGroup, hands.transfer_to_group, Q),
    **_rows([AA], c.TransferToAgent, hands.transfer_to_agent, AA),
    **_rows([AC], c.TransferToAgent, hands.transfer_to_agent, AA, AC),
    **_rows([AA, AC, CO], c.TakeOver, hands.take_over, AA),
    **_rows([Q], c.Accept, hands.accept, AA, Q),
    **_rows([AA], c.Accept, hands.accept, AA),
    **_rows([AC], c.Accept, hands.accept, AA, AC),
    **_rows([CO], c.Accept, hands.accept, CO),
    **_rows([Q, AA, AC, CO], c.Decline, hands.decline),
    **_rows([AA, AC], c.AgentLost, hands.agent_lost, Q, AA, AC),
    **_rows([CO], c.AgentLost, hands.agent_lost_at_the_end),
    **_rows([Q], c.AgentLost, hands.asked_is_gone),
    # several at once
    **_rows([AA, AC, CO], c.Invite, teamwork.invite),
    **_rows([Q, AA, AC, CO], c.Withdraw, teamwork.withdraw),
    **_rows([Q, AA, AC, CO], c.StepOut, teamwork.step_out),
    **_rows([AA, AC, CO], c.Consult, teamwork.consult),
    **_rows([AA, AC, CO], c.Whisper, teamwork.whisper),
    **_rows([Q, AA, AC, CO], c.Watch, teamwork.watch),
    # who it is
    **_rows([Q], c.Join, joining.join, Q, SE),
    **_rows([AA], c.Join, joining.join, AA, SE),
    **_rows([AC], c.Join, joining.join, AC, SE),
    **_rows([CO], c.Join, joining.join, CO, SE),
    **_rows([E, SE], c.Join, joining.join),
    # closing
    **_rows([AA, AC], c.AskToClose, rules.ask_to_close, CO, E),
    **_rows([AA, AC, CO], c.End, rules.end, E),
    **_rows([AA, AC, CO], c.PromiseCallback, teamwork.promise_callback, E),
    **_rows([Q, AA, AC, CO], c.Stop, rules.stop, SE),
    **_rows([AA, AC, CO], c.Leave, rules.customer_leaves, E),
    **_rows([CO], c.Confirm, rules.confirm, E),
    **_rows([CO], c.Reject, rules.reject, AA, Q),
    **_rows([CO], c.CustomerSays, rules.reactivate, AA, Q),
    # afterwards
    **_rows([E, SE], c.CustomerSays, afterwards.customer_returns, AA, Q, SE),
    **_rows([E, SE], c.CustomerReturns, afterwards.customer_returns, AA, Q, SE),
    **_rows([E, SE], c.Reopen, afterwards.reopen, AA),
    **_rows([E, SE], c.Rate, afterwards.rate),
    **_rows([SE], c.LeaveMessage, afterwards.leave_message_late),
    # time
    **_rows([Q], c.Tick, timers.fire, Q, SE),
    **_rows([AA], c.Tick, timers.fire, AA, Q),
    **_rows([AC], c.Tick, timers.fire, AC, CO, SE),
    **_rows([CO], c.Tick, timers.fire, CO, SE),
    **_rows([E, SE], c.Tick, timers.fire),
}


def decide(
    conversation: Conversation, command: c.Command, policy: Policy, now: int
) -> Decision[Conversation]:
    """What ``command`` does to ``conversation`` at ``now`` (ms); raises Refused where the table has
    no row.
    """
    row = TABLE.get((conversation.state, type(command)))
    if row is None:
        name, state = name_of(type(command)), conversation.state.value
        detail = f"{name} is not possible while a conversation is {state}."
        raise Refused("not_in_this_state", detail, state=state, command=name)
    draft = Draft(conversation, command, policy, now)
    row.rule(draft, command, policy)
    if draft.state.state not in row.to:
        raise AssertionError(f"{row.rule.__name__} led to {draft.state.state}")
    return timers.armed(draft, policy)


def start(command: c.Start, policy: Policy, now: int) -> Decision[Conversation]:
    """The first decision of a conversation: queued, or ended at once where the queue is full."""
    fresh = Conversation(
        tenant=command.by.tenant,
        id=command.id,
        customer=command.customer,
        group=command.group,
        state=Q,
        opened_at=now,
        channel=command.channel,
        language=command.language,
        previous=command.previous,
        last_agent=command.last_agent,
        asked_group=command.asked_group,
        topic=command.topic,
        priority=command.priority,
        skills=command.skills,
        weight=policy.weight,
    )
    draft = Draft(fresh, command, policy, now)
    rules.start(draft, command, policy)
    return timers.armed(draft, policy)


def name_of(command: type[c.Command]) -> str:
    """A command's name as the diagram and refusals show it, for example ``ask_to_close``."""
    return "".join("_" + x.lower() if x.isupper() else x for x in command.__name__).lstrip("_")


def allowed(state: State) -> frozenset[str]:
    """The names of the commands that the table holds for a state."""
    return frozenset(name_of(command) for s, command in TABLE if s is state)
