"""Everybody's socket is lost at once, and all come back: the clients' own pauses against what the
account lets in. The same seed gives the same storm.

What clients do is what `widget/src/client/link.ts` and `console/src/api/socket.ts` do; a test
reads the numbers there.
"""

import heapq
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from replaying.figures import percentile

SOCKETS_PER_S, REST_PER_S, REST_BURST = 500, 10_000, 5_000
CONSOLES = 0.02  # of all who are connected: 2 000 agents beside 100 000 customers
PLAYED = 4_000  # of more clients so many are played, against the same part of each limit
ATTEMPT, POLL = 0, 1


@dataclass(frozen=True, slots=True)
class Pauses:
    """How a client waits, in ms: from ``first`` on up to ``longest``, doubled with each failure.

    ``first_after`` is the span of the first try after a socket that was good; ``refused`` tries in
    vain make a widget ask over REST (``poll``, growing to ``slowest_poll``) and try its socket
    ``now_and_then``.
    """

    first: int = 1_000
    longest: int = 30_000
    first_after: int = 1_000
    refused: int = 2
    poll: int = 3_000
    slowest_poll: int = 10_000
    now_and_then: int = 60_000


@dataclass(frozen=True, slots=True)
class Storm:
    """How many come back, after how long an outage (s), with which pauses; ``tickets_per_s`` is a
    limit of the tickets' route (0: none of its own).
    """

    sockets: int
    outage_s: int = 0
    widget: Pauses = field(default_factory=Pauses)
    console_first: int = 500
    console_longest: int = 3_000
    tickets_per_s: int = 600
    seed: int = 1


@dataclass(slots=True)
class Bucket:
    """What a limit lets through: so many a second, and a burst."""

    rate: float
    burst: float
    left: float = 0.0
    at: float = 0.0

    def takes(self, now: float) -> bool:
        """Whether one more gets through."""
        self.left = min(self.burst, self.left + (now - self.at) * self.rate / 1000)
        self.at = now
        if self.left < 1:
            return False
        self.left -= 1
        return True


@dataclass(slots=True)
class Client:
    """Where one stands; what was planned in an earlier round counts no more."""

    console: bool
    failures: int = 0
    in_vain: int = 0
    polling: bool = False
    quiet: int = 0
    round: int = 0


@dataclass(slots=True)
class Told:
    """What came of it: when each was back (s), what was asked over REST in each second, and what
    the account's limits let through (True) or refused.
    """

    back: list[float] = field(default_factory=list)
    consoles_back: list[float] = field(default_factory=list)
    rest: Counter[int] = field(default_factory=Counter)
    of_account: Counter[bool] = field(default_factory=Counter)
    sockets: Counter[bool] = field(default_factory=Counter)


class Play:
    """One storm."""

    def __init__(self, storm: Storm) -> None:
        self.storm, self.random, self.told = storm, Random(storm.seed), Told()
        self.scale = scale = max(1, storm.sockets // PLAYED)
        self.sockets = Bucket(SOCKETS_PER_S / scale, SOCKETS_PER_S / scale)
        self.rest = Bucket(REST_PER_S / scale, REST_BURST / scale)
        tickets = (storm.tickets_per_s or storm.sockets) / scale
        self.tickets = Bucket(tickets, tickets, left=tickets)
        self.plan: list[tuple[float, int, int, int, Client]] = []
        self.number = 0

    def run(self) -> Told:
        """Until everybody is back."""
        clients = self.storm.sockets // self.scale
        for n in range(clients):
            client = Client(console=n < clients * CONSOLES)
            self._later(self._first(client), client, ATTEMPT)
        while self.plan:
            now, _, what, round, client = heapq.heappop(self.plan)
            if what == ATTEMPT and round == client.round:
                self._attempt(now, client)
            elif what == POLL and client.polling:
                self._poll(now, client)
        return self.told

    def _later(self, at: float, client: Client, what: int) -> None:
        self.number += 1
        heapq.heappush(self.plan, (at, self.number, what, client.round, client))

    def _first(self, client: Client) -> float:
        if client.console:
            return self._console_pause(client)
        return self.random.random() * self.storm.widget.first_after

    def _console_pause(self, client: Client) -> float:
        pause = min(self.storm.console_longest, self.storm.console_first * 2**client.failures)
        client.failures += 1
        return pause * (0.5 + self.random.random())

    def _backoff(self, failures: int) -> float:
        p = self.storm.widget
        return self.random.random() * min(p.longest, p.first * 2 ** min(failures, 20))

    def _asks(self, now: float, route: Bucket | None = None) -> bool:
        """Over REST: a ticket, or what is new. What a route's own limit refuses takes nothing of
        the account's.
        """
        self.told.rest[int(now // 1000)] += self.scale
        if now < self.storm.outage_s * 1000 or not (route is None or route.takes(now)):
            return False
        through = self.rest.takes(now)
        self.told.of_account[through] += self.scale
        return through

    def _opens(self, now: float) -> bool:
        through = self.sockets.takes(now)
        self.told.sockets[through] += self.scale
        return through

    def _attempt(self, now: float, client: Client) -> None:
        if not self._asks(now, self.tickets):
            self._unreachable(now, client)
        elif self._opens(now):
            client.polling = False
            client.round += 1
            self.told.back.append(now / 1000)
            if client.console:
                self.told.consoles_back.append(now / 1000)
        else:
            self._lost(now, client)

    def _unreachable(self, now: float, client: Client) -> None:
        client.polling = False
        client.round += 1
        if client.console:
            self._later(now + self._console_pause(client), client, ATTEMPT)
            return
        wait = 1_000 + self._backoff(client.failures)
        client.failures += 1
        self._later(now + wait, client, ATTEMPT)

    def _lost(self, now: float, client: Client) -> None:
        client.round += 1
        if client.console:
            self._later(now + self._console_pause(client), client, ATTEMPT)
            return
        p = self.storm.widget
        client.in_vain += 1
        client.failures += 1
        if client.in_vain < p.refused:
            self._later(now + self._backoff(client.failures), client, ATTEMPT)
            return
        self._later(now + p.now_and_then * (0.5 + self.random.random()), client, ATTEMPT)
        if not client.polling:
            client.polling, client.quiet = True, 0
            self._later(now, client, POLL)

    def _poll(self, now: float, client: Client) -> None:
        if not self._asks(now):
            self._unreachable(now, client)
            return
        client.quiet += 1
        p = self.storm.widget
        wait = min(p.slowest_poll, p.poll * 1.2**client.quiet)
        self._later(now + wait, client, POLL)


GRACE_S = 105  # an agent's lease and grace: who is not back by then is relieved


def line(name: str, storm: Storm) -> str:
    """A storm as a row of a table."""
    told = Play(storm).run()
    back, consoles = sorted(told.back), told.consoles_back
    in_time = sum(at - storm.outage_s < GRACE_S for at in consoles) / len(consoles)
    asked = sum(told.rest.values())
    cells = (
        f"{storm.sockets:,}".replace(",", " "),
        f"{storm.outage_s} s",
        name,
        f"{storm.sockets // SOCKETS_PER_S} s",
        f"{percentile(back, 0.99) - storm.outage_s:.0f} s",
        f"{in_time:.0%}",
        f"{asked / storm.sockets:.0f}",
        f"{max(told.rest.values()):,}".replace(",", " "),
        f"{told.of_account[False] / told.of_account.total():.0%}",
        f"{told.sockets[False] / told.sockets.total():.0%}",
    )
    return f"| {' | '.join(cells)} |"


HEAD = (
    "sockets", "outage", "clients", "least possible", "99 % back after", "agents back in 105 s",
    "REST requests each", "most in a second", "REST refused by the account", "sockets refused",
)  # fmt: skip
CASES = {
    "as they were: consoles wait up to 30 s": {"console_longest": 30_000, "tickets_per_s": 0},
    "consoles wait up to 3 s": {"tickets_per_s": 0},
    "as they are: and 600 tickets a second": {},
    "and widgets wait up to 60 s": {"widget": Pauses(longest=60_000)},
}


def table(sizes: Sequence[int], outages: Sequence[int], seed: int = 1) -> str:
    """All storms, under each other."""
    lines = [f"| {' | '.join(HEAD)} |", "|---" * len(HEAD) + "|"]
    for size in sizes:
        for outage in outages:
            for name, more in CASES.items():
                storm = Storm(size, outage, seed=seed, **more)  # type: ignore[arg-type]
                lines.append(line(name, storm))
    return "\n".join(lines)
