"""The whole store in memory, with its calls on record."""

from collections.abc import Callable
from typing import Any

from tests.fakes.audit import FakeAudit
from tests.fakes.canned import FakeCanned
from tests.fakes.cards import FakeCards
from tests.fakes.conversations import FakeConversations
from tests.fakes.ledger import FakeLedger
from tests.fakes.looks import FakeLooks
from tests.fakes.people import FakePeople

Hook = Callable[[str, tuple[Any, ...]], None]


class FakeStore(
    FakeConversations, FakePeople, FakeLooks, FakeCanned, FakeCards, FakeAudit, FakeLedger
):
    """``flow.ports.Store``.

    ``calls`` lists the name and arguments of each call; every one of ``hooks`` is called with them
    before the call is done and may raise, or do first what another process would have done.
    """

    def __init__(self) -> None:
        FakePeople.__init__(self)
        agents, customers, parts = self._agents, self._customers, self._parts
        FakeLedger.__init__(self)
        FakeLooks.__init__(self)
        FakeCanned.__init__(self)
        FakeCards.__init__(self)
        FakeAudit.__init__(self)
        FakeConversations.__init__(self)
        self._agents, self._customers, self._parts = agents, customers, parts
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.hooks: list[Hook] = []


def _recorded(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
    def call(store: FakeStore, *args: Any) -> Any:
        store.calls.append((name, args))
        for hook in list(store.hooks):
            hook(name, args)
        return method(store, *args)

    return call


# Once for the class: to look at every attribute that is asked for cost more than the calls.
for _name in dir(FakeStore):
    if not _name.startswith("_"):
        setattr(FakeStore, _name, _recorded(_name, getattr(FakeStore, _name)))
