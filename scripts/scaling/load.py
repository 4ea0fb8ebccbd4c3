"""The loads that the tables are made for: what people do, at the height of a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Load:
    """A tenant at its busiest. Whoever is served writes and is written to in turn.

    ``pace`` is how many messages an agent writes in a minute, ``messages_each`` how many either
    side writes in a conversation, ``late_s`` how long a customer waits for the first answer, which
    is too long, ``answer_s`` for any other; ``leads`` look on. ``processes`` serve its requests at
    a time. ``policy`` is what the tenant has set.
    """

    name: str
    agents: int
    open: int
    pace: float
    messages_each: int = 10
    answer_s: int = 60
    late_s: int = 250
    leads: int = 50
    processes: int = 100
    policy: Mapping[str, int] = field(default_factory=dict)

    @property
    def each(self) -> int:
        """Open conversations of one agent."""
        return self.open // self.agents

    @property
    def per_s(self) -> float:
        """Conversations that begin (and end) in a second: agents can write no more."""
        return self.agents * self.pace / 60 / self.messages_each

    @property
    def messages_per_s(self) -> float:
        """Messages of both sides."""
        return self.per_s * 2 * self.messages_each

    @property
    def life_s(self) -> float:
        """How long a conversation stays open (Little's law)."""
        return self.open / self.per_s

    @property
    def gap_s(self) -> float:
        """How long after an answer the customer writes again."""
        return (self.life_s - self.late_s) / (self.messages_each - 1) - self.answer_s


# So many open ones an agent are not chats but talks that take hours: silence must not end them.
PATIENT = {"remind_s": 4 * 3600, "ask_s": 8 * 3600, "end_s": 12 * 3600}
TENANT = Load("one tenant", agents=2_000, open=100_000, pace=4, policy=PATIENT)
SMALL = Load("small tenant", agents=3, open=9, pace=2, leads=1, processes=1)
SMALL_TENANTS = 10_000
