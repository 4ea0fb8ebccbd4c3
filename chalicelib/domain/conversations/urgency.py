"""The order in which an agent should look at conversations, and why."""

from chalicelib.domain.conversations.model import Conversation, State

ORDER = (State.AWAITING_AGENT, State.QUEUED, State.AWAITING_CUSTOMER, State.AWAITING_CONFIRMATION)


def urgency(c: Conversation) -> tuple[int, int, int, str]:
    """A sort key, most urgent first: whose turn it is, priority, then who waits longest."""
    turn = ORDER.index(c.state) if c.state in ORDER else len(ORDER)
    return turn, -c.priority, c.since, c.id


def reason(c: Conversation) -> str:
    """The code of what makes it urgent, as screens show it."""
    if c.state is not State.AWAITING_AGENT:
        return c.state.value
    if c.urged:
        return "urged"
    return "alarmed" if "alarm" in c.fired else "late" if "warn" in c.fired else "unanswered"
