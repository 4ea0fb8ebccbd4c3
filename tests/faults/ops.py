"""Every op, who uses it, when and with what: a new op needs its row here, or the tests fail.

The walker brings each way about and breaks it everywhere; in the races everybody does whatever of
this fits what they see.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol


class Some(Protocol):
    """What an op may speak of, as whoever uses it would choose."""

    def group(self) -> str:
        """A group, another one than the conversation's."""

    def agent(self) -> str:
        """A colleague."""

    def seq(self) -> int:
        """The number of a message of one's own."""

    def heard(self) -> int:
        """The number of a message of the other side."""

    def moment(self) -> int:
        """Some time to come (ms)."""

    def file(self, internal: bool) -> str:
        """An attachment that has been uploaded."""


Args = Mapping[str, Any]


def nothing(some: Some) -> Args:
    """No arguments."""
    return {}


def words(some: Some) -> Args:
    return {"text": "words"}


def words_to_choose(some: Some) -> Args:
    return {"text": "words", "quick_replies": ["one", "two"]}


def words_and_file(some: Some) -> Args:
    return {"text": "words", "attachments": [some.file(internal=False)]}


def note_with_file(some: Some) -> Args:
    return {"text": "words", "attachments": [some.file(internal=True)]}


def labels(some: Some) -> Args:
    return {"add": ["refund", "发票"]}


def composing(some: Some) -> Args:
    return {"composing": True}


def leaving(some: Some) -> Args:
    return {"leave": True}


def own_message(some: Some) -> Args:
    return {"seq": some.seq()}


def what_came(some: Some) -> Args:
    return {"seq": some.heard()}


def to_group(some: Some) -> Args:
    return {"group": some.group(), "note": "words"}


def to_agent(some: Some) -> Args:
    return {"agent": some.agent(), "note": "words"}


def shown_to_agent(some: Some) -> Args:
    return {"agent": some.agent(), "visible": True, "note": "words"}


def asking_agent(some: Some) -> Args:
    return {"agent": some.agent(), "text": "words"}


def whom(some: Some) -> Args:
    return {"agent": some.agent()}


def by_then(some: Some) -> Args:
    return {"due_at": some.moment(), "contact": "words", "note": "words"}


def reason(some: Some) -> Args:
    return {"note": "words"}


def german_refund(some: Some) -> Args:
    return {"text": "words", "language": "de", "topic": "refund"}


def four(some: Some) -> Args:
    return {"score": 4}


@dataclass(frozen=True)
class Way:
    """One way to use an op.

    ``who``: the "customer", the "owner" who serves, a "colleague", one who is not "absent" any
    more, who is "asked" to do something, a "helper" who has joined, or a "lead". ``state`` is the
    conversation's, ``story`` how it came there where that matters (a name of ``stories.STORIES``).
    """

    state: str
    who: str
    args: Callable[[Some], Args] = nothing
    story: str = ""

    @property
    def name(self) -> str:
        """What a failure calls it."""
        return f"{self.story or self.state} {self.who} {self.args.__name__}"


OPS: dict[str, tuple[Way, ...]] = {
    "start": (
        Way("", "customer", words),
        Way("", "customer"),
        Way("awaiting_customer", "customer", words),
        Way("ended", "customer", words),
        Way("ended", "customer", words, story="long_over"),
        Way("ended", "customer", story="long_over"),
        Way("queued", "customer"),
        Way("", "customer", german_refund, story="demanding"),
        Way("", "customer", words, story="overflowing"),
        Way("", "customer", words, story="closed"),
        Way("", "customer", words, story="closed_but_queueing"),
        Way("", "customer", words, story="offering"),
    ),
    "say": (
        Way("awaiting_agent", "customer", words),
        Way("awaiting_customer", "customer", words_and_file),
        Way("awaiting_confirmation", "customer", words),
        Way("awaiting_confirmation", "customer", words, story="abandoned"),
        Way("ended", "customer", words),
        Way("ended", "customer", words, story="agent_full"),
        Way("queued", "customer", words),
        Way("awaiting_agent", "owner", words_and_file),
        Way("awaiting_confirmation", "owner", words_to_choose),
    ),
    "note": (
        Way("awaiting_agent", "owner", note_with_file),
        Way("queued", "lead", words),
        Way("ended", "colleague", words),
    ),
    "tag": (
        Way("awaiting_agent", "owner", labels),
        Way("queued", "lead", labels),
        Way("ended", "colleague", labels),
    ),
    "recall": (
        Way("awaiting_agent", "customer", own_message),
        Way("awaiting_customer", "owner", own_message),
    ),
    "urge": (Way("awaiting_agent", "customer"), Way("queued", "customer")),
    "leave_queue": (Way("queued", "customer"), Way("queued", "customer", story="offered")),
    "leave": (Way("awaiting_agent", "customer"), Way("awaiting_confirmation", "customer")),
    "leave_message": (
        Way("queued", "customer", words),
        Way("system_ended", "customer", words),
    ),
    "confirm": (Way("awaiting_confirmation", "customer"),),
    "reject": (
        Way("awaiting_confirmation", "customer"),
        Way("awaiting_confirmation", "customer", story="abandoned"),
    ),
    "rate": (Way("ended", "customer", four),),
    "ask_to_close": (Way("awaiting_agent", "owner"), Way("awaiting_customer", "lead")),
    "end": (
        Way("awaiting_agent", "owner"),
        Way("awaiting_customer", "lead"),
        Way("awaiting_confirmation", "owner"),
        Way("awaiting_customer", "owner", story="transfer_offered"),
        Way("awaiting_agent", "owner", story="joined"),
    ),
    "transfer": (
        Way("awaiting_agent", "owner", to_group),
        Way("awaiting_customer", "owner", to_agent),
        Way("awaiting_agent", "lead", to_agent),
        Way("queued", "lead", to_group),
        Way("queued", "lead", to_group, story="offered"),
        Way("awaiting_customer", "owner", to_group, story="transfer_offered"),
    ),
    "claim": (
        Way("queued", "colleague"),
        Way("queued", "lead"),
        Way("queued", "absent"),
        Way("queued", "colleague", story="offered"),
        Way("queued", "owner", story="pulling"),
    ),
    "assign": (
        Way("queued", "lead", whom),
        Way("queued", "lead", whom, story="offered"),
    ),
    "accept": (
        Way("queued", "asked", story="offered"),
        Way("awaiting_customer", "asked", story="transfer_offered"),
        Way("awaiting_agent", "asked", story="invited"),
    ),
    "decline": (
        Way("queued", "asked", reason, story="offered"),
        Way("awaiting_customer", "asked", story="transfer_offered"),
        Way("awaiting_agent", "asked", story="invited"),
    ),
    "withdraw": (
        Way("awaiting_customer", "owner", whom, story="transfer_offered"),
        Way("awaiting_agent", "lead", whom, story="invited"),
        Way("awaiting_agent", "owner", whom, story="joined"),
    ),
    "invite": (
        Way("awaiting_agent", "owner", whom),
        Way("awaiting_customer", "lead", shown_to_agent),
        Way("awaiting_agent", "owner", shown_to_agent, story="joined"),
    ),
    "step_out": (
        Way("awaiting_agent", "helper", story="joined"),
        Way("awaiting_agent", "helper", story="consulted"),
    ),
    "consult": (
        Way("awaiting_agent", "owner", asking_agent),
        Way("awaiting_agent", "helper", words, story="consulted"),
        Way("awaiting_agent", "owner", note_with_file, story="consulted"),
    ),
    "whisper": (Way("awaiting_agent", "lead", words),),
    "watch": (Way("awaiting_agent", "lead"), Way("queued", "lead")),
    "take_over": (
        Way("awaiting_customer", "lead"),
        Way("awaiting_customer", "lead", story="transfer_offered"),
        Way("awaiting_confirmation", "lead", story="abandoned"),
    ),
    "promise_callback": (Way("awaiting_agent", "owner", by_then),),
    "return": (
        Way("ended", "customer"),
        Way("ended", "customer", words, story="agent_full"),
        Way("system_ended", "customer", words),
    ),
    "reopen": (Way("ended", "owner"), Way("ended", "colleague")),
    "typing": (
        Way("awaiting_agent", "customer"),
        Way("awaiting_agent", "owner"),
        Way("awaiting_agent", "helper", story="joined"),
    ),
    "viewing": (
        Way("awaiting_agent", "owner", composing),
        Way("awaiting_agent", "colleague", composing),
        Way("ended", "lead", leaving),
    ),
    "delivered": (Way("awaiting_agent", "owner", what_came),),
    "read": (Way("awaiting_customer", "customer", what_came),),
}
