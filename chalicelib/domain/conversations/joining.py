"""An anonymous customer turns out to be a known one: whose it is changes, and nothing else."""

from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations.draft import Draft
from chalicelib.domain.conversations.model import EndedReason, State
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.decision import Audience, SetCurrent


def join(d: Draft, command: c.Join, policy: Policy) -> None:
    """Make it the known customer's; the staff are told who it is, customers see nothing of it.

    Nobody has two open ones: where they have another, this one ends.
    """
    if d.state.customer != command.was:
        return  # it was done before
    if command.takes_over:
        d.moves.append(SetCurrent(command.customer, command.current, d.state.id, command.visits))
    elif d.state.is_open:
        d.over(State.SYSTEM_ENDED, EndedReason.MERGED)
    d.change(customer=command.customer, begun_as=command.was)
    names = {"name": command.name, "external_id": command.external_id}
    d.entry("identified", Audience.STAFF, customer=command.customer, was=command.was, **names)
