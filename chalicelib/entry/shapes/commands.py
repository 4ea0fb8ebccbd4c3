"""The commands of a conversation: one table, which makes the REST routes and the socket's ops."""

from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta

from chalicelib.domain.errors import Invalid
from chalicelib.entry.shapes.base import (
    AgentId,
    AttachmentId,
    Channel,
    ConversationId,
    GroupId,
    ItemId,
    Language,
    Moment,
    Shape,
    TagName,
    Topic,
)

TEXT_LIMIT, TEXT_BYTES = 8000, 24_000  # in bytes as well, for a text must fit into a frame
TEXT_ABOUT = f"At most {TEXT_BYTES} bytes in UTF-8, over REST as over sockets."

Text = Annotated[str, Meta(max_length=TEXT_LIMIT, description=TEXT_ABOUT)]
Attachments = Annotated[
    tuple[AttachmentId, ...], Meta(max_length=10, description="Ids of announced, uploaded files.")
]
QuickReplies = Annotated[
    tuple[Annotated[str, Meta(min_length=1, max_length=80)], ...],
    Meta(max_length=8, description="Answers that the customer may choose; from staff only."),
]
Reason = Annotated[str, Meta(min_length=1, max_length=64)]
Contact = Annotated[str, Meta(max_length=200)]
Number = Annotated[int, Meta(ge=1, le=2**53, description="An entry's number.")]


class Nothing(Shape):
    """No arguments."""


def check_bytes(text: str, field: str) -> None:
    """Raise Invalid for a text of more bytes than a frame carries."""
    if len(text.encode()) > TEXT_BYTES:
        raise Invalid("text_too_long", TEXT_ABOUT, pointer=f"/{field}")


class Worded(Shape):
    """Whatever has a text."""

    text: Text = ""

    def __post_init__(self) -> None:
        check_bytes(self.text, "text")


class Message(Worded):
    """Something said; at least a text or an attachment."""

    attachments: Attachments = ()

    def __post_init__(self) -> None:
        check_bytes(self.text, "text")
        if not self.text.strip() and not self.attachments:
            raise ValueError("A text or an attachment is needed")


class Say(Message):
    """Something said; staff may offer answers to choose from."""

    quick_replies: QuickReplies = ()

    def __post_init__(self) -> None:
        Message.__post_init__(self)
        if not all(reply.strip() for reply in self.quick_replies):
            raise Invalid("empty_quick_reply", pointer="/quick_replies")
        if len(set(self.quick_replies)) < len(self.quick_replies):
            raise Invalid("doubled_quick_reply", pointer="/quick_replies")


class Start(Worded):
    """A customer enters; ``group`` is the tenant's default one unless given. ``invitation`` names
    the one that was accepted, for the staff to know and to be counted. ``fresh`` asks for a new
    conversation where the last one ended a short while ago; an open one goes on all the same.
    """

    group: GroupId | None = None
    language: Language = ""
    channel: Channel = "chat"
    topic: Topic = ""
    invitation: ItemId | None = None
    fresh: bool = False


class Return(Worded):
    """Coming back, with or without a word."""

    attachments: Attachments = ()


class LeaveMessage(Worded):
    """A message instead of waiting; ``contact`` says where the answer should go."""

    text: Annotated[str, Meta(min_length=1, max_length=TEXT_LIMIT, description=TEXT_ABOUT)]
    contact: Contact = ""


class Rate(Shape):
    """The customer's verdict: 1 (bad) to 5 (good)."""

    score: Annotated[int, Meta(ge=1, le=5)]
    reasons: Annotated[tuple[Reason, ...], Meta(max_length=10)] = ()
    comment: Annotated[str, Meta(max_length=2000)] = ""


class Noted(Shape):
    """Whatever comes with a note that the customer never sees."""

    note: Text = ""

    def __post_init__(self) -> None:
        check_bytes(self.note, "note")


class Transfer(Noted):
    """To a group or to an agent, with a note for whoever takes over: by choice, or because one's
    shift ends. Other reasons are those of the system.
    """

    group: GroupId | None = None
    agent: AgentId | None = None
    reason: Literal["manual", "shift_end"] = "manual"

    def __post_init__(self) -> None:
        if (self.group is None) == (self.agent is None):
            raise ValueError("Either a group or an agent is needed")
        check_bytes(self.note, "note")


class Decline(Noted):
    """Why not, for whoever asked."""


class Invite(Noted, kw_only=True):
    """Whom to ask; the customer knows of those who are ``visible`` only."""

    agent: AgentId
    visible: bool = False


class Assign(Shape):
    """Who is to serve it: somebody who can be given work and has room."""

    agent: AgentId


class Withdraw(Shape):
    """Whom to ask no more, or to see off."""

    agent: AgentId


class Consult(Message):
    """A line of the side thread; ``agent`` names the colleague whom it is with, where one talks
    with several or begins.
    """

    agent: AgentId | None = None


class PromiseCallback(Noted, kw_only=True):
    """When to call back; ``contact`` says where."""

    due_at: Moment
    contact: Contact = ""


Tagged = Annotated[tuple[TagName, ...], Meta(max_length=20)]


class Tag(Shape):
    """Tags to put on, of the tenant's list, and tags to take off; at most 20 stay."""

    add: Tagged = ()
    remove: Tagged = ()


class Recall(Shape):
    """Which of one's own messages, in one's own numbering."""

    seq: Number


class Mark(Shape):
    """How far one has got, in public numbering."""

    seq: Number


class Viewing(Shape):
    """Whether one writes something; ``leave`` says that one looks at it no more."""

    composing: bool = False
    leave: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """One op: its arguments, the permission it needs (which names the roles) and what it does."""

    op: str
    shape: type[Shape]
    permission: str
    summary: str

    @property
    def starts(self) -> bool:
        """Whether it makes a conversation instead of needing one."""
        return self.op == "start"


COMMANDS = (
    Command(
        "start",
        Start,
        "conversations.start",
        "Enter: the open conversation, one that ended a short while ago, or a new one.",
    ),
    Command("say", Say, "conversations.say", "Say something to the other side."),
    Command("note", Message, "conversations.note", "Write what the customer never sees."),
    Command("tag", Tag, "conversations.note", "Put tags on it, or take some off."),
    Command("recall", Recall, "conversations.say", "Take one's own message back."),
    Command("urge", Nothing, "conversations.answer", "Press for an answer."),
    Command("leave_queue", Nothing, "conversations.answer", "Stop waiting."),
    Command("leave", Nothing, "conversations.answer", "End the conversation as its customer."),
    Command("leave_message", LeaveMessage, "conversations.answer", "Leave a message instead."),
    Command("confirm", Nothing, "conversations.answer", "Say that it is solved."),
    Command("reject", Nothing, "conversations.answer", "Say that it is not solved."),
    Command("rate", Rate, "conversations.answer", "Rate a conversation that is over."),
    Command("return", Return, "conversations.answer", "Come back to one that is over."),
    Command(
        "ask_to_close", Nothing, "conversations.move", "Ask the customer whether it is solved."
    ),
    Command("end", Nothing, "conversations.move", "End the conversation without asking."),
    Command("transfer", Transfer, "conversations.move", "Hand the conversation over."),
    Command("claim", Nothing, "conversations.serve", "Take a waiting conversation oneself."),
    Command(
        "assign", Assign, "conversations.supervise", "Give a waiting conversation to an agent."
    ),
    Command("reopen", Nothing, "conversations.serve", "Take an ended conversation up again."),
    Command("accept", Nothing, "conversations.serve", "Say yes to what one was asked."),
    Command("decline", Decline, "conversations.serve", "Say no to what one was asked."),
    Command(
        "withdraw",
        Withdraw,
        "conversations.move",
        "Take an offer or invitation back, or have somebody leave who had joined.",
    ),
    Command("invite", Invite, "conversations.move", "Ask a colleague to join."),
    Command("step_out", Nothing, "conversations.serve", "Leave what one had joined."),
    Command(
        "consult",
        Consult,
        "conversations.serve",
        "Say something in a side thread with a colleague, which the customer never sees.",
    ),
    Command(
        "whisper",
        Message,
        "conversations.supervise",
        "Tell the agent something that the customer never sees.",
    ),
    Command("watch", Nothing, "conversations.supervise", "Look on, unseen by the customer."),
    Command("take_over", Nothing, "conversations.supervise", "Serve it oneself from now on."),
    Command(
        "promise_callback",
        PromiseCallback,
        "conversations.move",
        "End it with the promise to call back.",
    ),
    Command("typing", Nothing, "conversations.say", "Show the other side that one is writing."),
    Command("delivered", Mark, "conversations.say", "Entries up to this one have arrived."),
    Command("read", Mark, "conversations.say", "Entries up to this one have been seen."),
    Command(
        "viewing",
        Viewing,
        "conversations.serve",
        "Tell colleagues that one has it in front of one; every 20 seconds, it counts for 45.",
    ),
)


class Done(Shape):
    """What came of a command; ``seq`` is its entry's number for the caller, if it wrote one."""

    conversation: ConversationId
    seq: int | None
