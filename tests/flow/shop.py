"""A shop that knows Ann by her name, to whom she comes as a stranger."""

from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.tenants.model import Customer
from chalicelib.flow import visitors
from chalicelib.flow.visitors import Claimed, Proof
from tests import invariants
from tests.world import World

PROOF = Proof("user-7", name="Ann A.")


class Shop(World):
    """Ann chats anonymously; the shop knows her as ``known`` from another day."""

    def __init__(self, **policy) -> None:
        super().__init__(**policy)
        self.bob, self.ann = self.agent("bob"), self.customer("ann")
        self.known = self.actor(self.signs_in(None))

    def actor(self, customer: Customer) -> Actor:
        return Actor(self.tenant, customer.id, Role.CUSTOMER)

    def signs_in(self, returning: str | None = "cus_ann", once_: str = "") -> Customer:
        """The page of a returning visitor, signed."""
        return visitors.admit(self.ports, self.tenant, PROOF, Claimed(), returning, once_)

    def visits(self, returning: str = "cus_ann", once_: str = "") -> Customer:
        """The same without a signature."""
        return visitors.admit(self.ports, self.tenant, None, Claimed(), returning, once_)

    def row(self, actor: Actor) -> Customer:
        found = self.store.customer(self.tenant, actor.id)
        assert found
        return found

    def theirs(self, actor: Actor) -> list[str]:
        page = self.store.customer_conversations(self.tenant, actor.id, 99, None)
        return [c.id for c in page.items]

    def texts(self) -> list[str]:
        """All that was said, in all conversations."""
        logs = [self.log(id) for _, id in self.store._conversations]
        return sorted(e.data["text"] for log in logs for e in log if e.type == "message")

    def settle(self) -> None:
        """Whatever happened, every law holds in the end."""
        self.pump()
        for _ in range(2):
            self.clock.forward(61)
            self.beat()
            self.tick()
        ids = [id for _, id in self.store._customers]
        told = invariants.content(self.store, self.tenant, ids, self.clock.now)
        invariants.hold(invariants.SETTLED, told)
