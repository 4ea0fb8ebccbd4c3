"""How queues stand, as the API shows it."""

from chalicelib.entry.shapes.base import GroupId, Shape, Time


class QueueShown(Shape):
    """How a group's queue stands; ``estimate_s`` is the wait of somebody who came now.

    ``late`` are the group's open conversations whose customer waits too long, in the queue or for
    an answer. ``mode`` says how conversations get to agents; ``opens_at`` is null while it is open,
    and where it never opens.
    """

    group: GroupId
    name: str
    waiting: int
    late: int
    oldest_wait_s: int
    agents: int
    seats: int
    free_seats: int
    estimate_s: int
    mode: str
    open: bool
    opens_at: Time | None


class QueueList(Shape):
    """The queues of all groups."""

    data: list[QueueShown]
    next_cursor: str | None
    has_more: bool
