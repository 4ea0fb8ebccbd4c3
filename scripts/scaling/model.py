"""What the hottest partition of each kind of key is asked for: measured units times a load.

A partition serves 1 000 write and 3 000 read units a second, of the table and of its index alike.
"""

from collections import Counter
from dataclasses import dataclass

from chalicelib.flow.fanout import WATCHERS
from chalicelib.flow.queues import MS_AN_AGENT, SMALL
from chalicelib.store.rows.keys import SHARDS
from scaling.load import Load
from scaling.meter import DUE
from scaling.play import WINDOW, Measured, Units

WRITES, READS = 1_000, 3_000
LISTED = 50  # places on a console's first page
ASKS_PER_S = 4  # a console that hears of a queue without pause asks so often
STATUS_CHANGES = 2 / 3600  # of an agent, in a second: each told to all leads


@dataclass(frozen=True, slots=True)
class Hot:
    """A kind of key: over how many partitions its load spreads, and what one of them gets."""

    kind: str
    spread: int
    writes: float
    reads: float

    @property
    def share(self) -> float:
        """Of what a partition serves."""
        return max(self.writes / WRITES, self.reads / READS)


def hottest(load: Load, m: Measured) -> list[Hot]:
    """Every kind that the load touches, the hottest first."""
    reads, writes = Counter[str](), Counter[str]()
    for units, per_s in _rates(load, m):
        for total, part in ((reads, units[0]), (writes, units[1])):
            for kind, value in part.items():
                total[kind] += value * per_s
    # The clock reads its index once a minute, whatever there is.
    del reads[DUE]
    kinds = [k for k in reads.keys() | writes.keys() if reads[k] or writes[k]]
    found = [_hot(load, kind, writes[kind], reads[kind]) for kind in kinds]
    return sorted(found, key=lambda hot: (-hot.share, hot.kind))


def _rates(load: Load, m: Measured) -> list[tuple[Units, float]]:
    """What is done, and how often in a second."""
    told = min(WATCHERS, load.agents) + load.leads
    asks = told * min(ASKS_PER_S, 2 * load.per_s)
    remembered_s = max(0, load.agents - SMALL) * MS_AN_AGENT / 1000
    figures = min(asks, load.processes / remembered_s) if remembered_s else asks
    page = LISTED / WINDOW
    return [
        (m.conversation, load.per_s),
        (m.agent_minute, load.agents / 60),
        (m.queue_figures, figures),
        (m.queue_list, asks * page),
        (m.lead_told, load.agents * STATUS_CHANGES),
    ]


def _hot(load: Load, kind: str, writes: float, reads: float) -> Hot:
    spread = _spread(load, kind)
    return Hot(kind, spread, writes / spread, reads / spread)


def _spread(load: Load, kind: str) -> int:
    if kind == DUE:
        return SHARDS
    if kind in ("agt", "count, agent", "connections, agt"):
        return load.agents
    if kind in ("cnv", "cus", "connections, cus", "once", "idem"):
        return load.open
    return 1


def table(load: Load, m: Measured) -> str:
    """The hottest partition of each kind, as Markdown."""
    head = (
        "key", "partitions", "WRU/s of the hottest", "RRU/s of the hottest", "of its limit",
        "full at",
    )  # fmt: skip
    lines = [f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
    for hot in hottest(load, m):
        full = f"{grouped(load.per_s / hot.share)} conversations/s"
        cells = (f"`{hot.kind}`", grouped(hot.spread), _shown(hot.writes), _shown(hot.reads))
        lines.append(f"| {' | '.join(cells)} | {hot.share:.1%} | {full} |")
    return "\n".join(lines)


def grouped(value: float) -> str:
    """A whole number, its thousands apart."""
    return f"{value:,.0f}".replace(",", " ")


def _shown(value: float) -> str:
    return f"{value:.0f}" if value >= 10 else f"{value:.2g}"


def totals(load: Load, m: Measured, tenants: int = 1) -> str:
    """What all of it comes to in a second, for so many such tenants."""
    per_s, agents = load.per_s * tenants, load.agents * tenants
    rates = _rates(load, m)
    writes = sum(sum(units[1].values()) * rate for units, rate in rates) * tenants
    reads = sum((sum(u[0].values()) - u[0][DUE]) * rate for u, rate in rates) * tenants
    index = sum(units[1][DUE] * rate for units, rate in rates) * tenants
    hints = 2 * per_s * (min(WATCHERS, load.agents) + load.leads)
    rows = {
        "conversations that begin": per_s,
        "messages": per_s * 2 * load.messages_each,
        "agents' heartbeats": agents / 20,
        "looks of the clock": per_s * m.looks + agents / 120,
        "posts to sockets (with the acks and the queue's hints)": (
            per_s * (m.frames + 4 * load.messages_each) + hints
        ),
        "of them the queue's hints, at most": hints,
        "write units of the table and its index": writes,
        "write units in each of the index's parts": index / SHARDS,
        "read units": reads,
    }
    lines = [f"| {name} | {grouped(value)} |" for name, value in rows.items()]
    return "\n".join(["| in a second | |", "|---|---|", *lines])
