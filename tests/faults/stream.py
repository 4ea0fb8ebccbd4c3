"""The table's stream: what was committed comes to the reactions, each conversation's in order, and
comes again until it was reacted to.
"""

from chalicelib.domain.decision import Entry
from chalicelib.flow.ports import Commit, Ports, Store
from chalicelib.flow.react import react

Of = tuple[str, str]


class Stream:
    """Entries of a ``store`` that were not reacted to yet."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.reached: dict[Of, int] = {}
        self._written: dict[Of, int] = {}

    def saw(self, commit: Commit) -> None:
        """Something was committed."""
        self.wrote(commit.after.tenant, commit.after.id, commit.after.seq)

    def wrote(self, tenant: str, conversation: str, seq: int, reached: int = 0) -> None:
        """A log goes up to ``seq``, and was delivered up to ``reached`` or more."""
        of = tenant, conversation
        self._written[of] = max(self._written.get(of, 0), seq)
        self.reached[of] = max(self.reached.get(of, 0), reached)

    def waiting(self) -> list[Of]:
        """The conversations that have entries to deliver."""
        return [of for of, seq in list(self._written.items()) if self.reached[of] < seq]

    def next(self, of: Of) -> Entry:
        """The next entry of a conversation, as it is stored."""
        return self.store.entries(*of, self.reached[of], 1, True)[0]

    def done(self, entry: Entry) -> None:
        """An entry was reacted to."""
        of = entry.tenant, entry.conversation
        self.reached[of] = max(self.reached[of], entry.seq)

    def deliver(self, ports: Ports) -> None:
        """Deliver all there is, and what comes of it; what raises comes again the next time."""
        while waiting := self.waiting():
            for of in waiting:
                entry = self.next(of)
                react(ports, entry)
                self.done(entry)
