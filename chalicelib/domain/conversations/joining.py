"""A customer turns out to be another: whose it is changes, and nothing else."""

from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations.draft import Draft
from chalicelib.domain.conversations.model import EndedReason, State
from chalicelib.domain.conversations.policy import Policy
from chalicelib.domain.decision import Audience, SetCurrent


def join(d: Draft, command: c.Join, policy: Policy) -> None:
    """Make it the other customer's; the staff are told who it is, customers see nothing of it.

    Nobody has two open ones: where they have another, this one ends.
    """
    if d.state.customer != command.was:
        return  # it was done before
    if command.takes_over:
        d.moves.append(SetCurrent(command.customer, command.current, d.state.id, command.visits))
    elif d.state.is_open:
        d.over(State.SYSTEM_ENDED, EndedReason.MERGED)
    d.change(customer=command.customer, begun_as=d.state.begun_as or command.was)
    told = {"customer": command.customer, "was": command.was}
    told |= {"name": command.name, "external_id": command.external_id}
    if command.merged_by:
        d.entry("merged", Audience.STAFF, **told, agent=command.merged_by)
    else:
        d.entry("identified", Audience.STAFF, **told)
