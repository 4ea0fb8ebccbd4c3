"""The order in which an agent should look at conversations, and why."""

from chalicelib.domain.conversations.model import Conversation, State

URGES_COUNTED = 2  # pressing on moves nobody past those who matter more
ORDER = (State.AWAITING_AGENT, State.QUEUED, State.AWAITING_CUSTOMER, State.AWAITING_CONFIRMATION)


def urgency(c: Conversation) -> tuple[int, int, int, str]:
    """A sort key, most urgent first: whose turn it is, priority, then who waits longest."""
    turn = ORDER.index(c.state) if c.state in ORDER else len(ORDER)
    return turn, -c.priority, c.since, c.id


def as_routed(c: Conversation) -> int:
    """The priority that rules gave it, without what its customer's pressing has added."""
    return max(0, c.priority - min(c.urged, URGES_COUNTED))


def reason(c: Conversation) -> str:
    """The code of what makes it urgent, as screens show it."""
    if c.state is not State.AWAITING_AGENT:
        return c.state.value
    if c.urged:
        return "urged"
    return "alarmed" if c.is_late else "late" if "warn" in c.fired else "unanswered"
