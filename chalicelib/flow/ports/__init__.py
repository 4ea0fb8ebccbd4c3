"""What the flow needs from outside, as Protocols: the store, what leaves and the clock.

Every method takes the tenant first and answers for that tenant only. ``None`` means "does not
exist".
"""

from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.flow.ports.outside import (
    AlreadyThere,
    Challenge,
    Files,
    Identity,
    Push,
    TokenKeys,
    Verified,
)
from chalicelib.flow.ports.stores import Store
from chalicelib.flow.ports.values import (
    AgentChange,
    Alarm,
    Attachment,
    AuditLine,
    Commit,
    Conflict,
    Due,
    Marker,
    Marks,
    Page,
    Place,
    Ranked,
    Replay,
    Viewer,
)

__all__ = [
    "AgentChange",
    "Alarm",
    "AlreadyThere",
    "Attachment",
    "AuditLine",
    "Challenge",
    "Commit",
    "Conflict",
    "Due",
    "Files",
    "Identity",
    "Marker",
    "Marks",
    "Page",
    "Place",
    "Ports",
    "Push",
    "Ranked",
    "Replay",
    "Store",
    "TokenKeys",
    "Verified",
    "Viewer",
]


@dataclass(frozen=True, slots=True)
class Ports:
    """Everything outside, in one hand; ``now`` gives ms, ``entropy`` n random bytes."""

    store: Store
    push: Push
    files: Files
    identity: Identity
    token_keys: TokenKeys
    now: Callable[[], int]
    entropy: Callable[[int], bytes]
