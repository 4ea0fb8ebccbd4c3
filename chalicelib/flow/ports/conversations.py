"""What is remembered of conversations, as Protocols."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.conversations.waiting import Service, Shown
from chalicelib.domain.decision import Entry
from chalicelib.flow.ports.values import Attachment, Commit, Marker, Marks, Page, Place, Viewer


class ConversationStore(Protocol):
    """Conversations and their logs."""

    def conversation(self, tenant: str, id: str) -> Conversation | None: ...
    def conversations(self, tenant: str, ids: Sequence[str]) -> list[Conversation]:
        """Those that exist, in the order of ``ids``."""

    def commit(self, commit: Commit) -> None:
        """Write all of it or raise Conflict; a taken client id is reported before any other
        conflict.
        """

    def marker(self, tenant: str, kept: str, who: str, client_id: str) -> Marker | None: ...
    def markers(self, tenant: str, kept: str, who: str) -> list[Marker]: ...
    def save_marker(self, tenant: str, marker: Marker) -> None:
        """Keep one more, unless the id stands for something there already."""

    def entries(
        self, tenant: str, conversation: str, after: int, limit: int, staff: bool
    ) -> list[Entry]:
        """Entries after a number, in order: all by ``seq`` for staff, else those of audience all by
        ``public_seq``.
        """

    def entry(self, tenant: str, conversation: str, number: int, staff: bool) -> Entry | None: ...
    def mark(self, tenant: str, conversation: str, side: str, delivered: int, read: int) -> Marks:
        """Raise the marks of ``side`` ("customer" or "agent"); they never fall."""

    def marks(self, tenant: str, conversation: str) -> Marks: ...
    def marks_of(self, tenant: str, conversations: Sequence[str]) -> dict[str, Marks]:
        """The same of several, of those where anybody has got anywhere; one call for a page."""

    def view(self, tenant: str, conversation: str, viewer: Viewer, now: int) -> list[Viewer]:
        """Keep who looks at it until then; all who do at ``now``, in one call as a rule."""

    def look_away(self, tenant: str, conversation: str, agent: str) -> None:
        """They do no more."""

    def viewers(self, tenant: str, conversation: str, now: int) -> list[Viewer]: ...
    def save_attachment(self, attachment: Attachment) -> None: ...
    def attachment(self, tenant: str, conversation: str, id: str) -> Attachment | None: ...


class ViewStore(Protocol):
    """Lists of conversations; each costs what it returns, not what exists."""

    def open_conversations(self, tenant: str, limit: int, cursor: str | None) -> Page[Conversation]:
        """All open ones of a tenant, oldest first."""

    def late_conversations(self, tenant: str, limit: int, cursor: str | None) -> Page[Conversation]:
        """Open ones whose customer waits too long, whoever waits longest first."""

    def late(self, tenant: str, limit: int) -> Mapping[str, int]:
        """How many of those there are in each group, counted up to ``limit`` in all."""

    def closed_conversations(
        self, tenant: str, day: str, limit: int, cursor: str | None
    ) -> Page[Conversation]:
        """Those that ended on a UTC day ("2026-11-21"), latest first."""

    def customer_conversations(
        self, tenant: str, customer: str, limit: int, cursor: str | None
    ) -> Page[Conversation]:
        """One customer's, latest first."""

    def queue(self, tenant: str, group: str, limit: int, after: Place | None = None) -> list[Place]:
        """A group's queue, next first, from its head or after a place."""

    def ahead(self, tenant: str, group: str, place: int, conversation: str, limit: int) -> int:
        """How many stand before this one, counted up to ``limit``."""

    def waiting(self, tenant: str, group: str, limit: int) -> int:
        """How many wait in a group, counted up to ``limit``."""

    def shown(self, tenant: str, conversation: str) -> Shown:
        """What the customer was last told about the wait; nothing yet is an empty Shown."""

    def save_shown(self, tenant: str, conversation: str, shown: Shown) -> None: ...
    def service(self, tenant: str, group: str) -> Service | None:
        """What a group's queue was last seen to be served by."""

    def save_service(self, tenant: str, group: str, service: Service) -> None: ...
