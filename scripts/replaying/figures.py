"""What a run measured, and the table of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Figures:
    """Times in seconds, as the clients saw them."""

    ack: list[float] = field(default_factory=list)
    to_agent: list[float] = field(default_factory=list)
    to_customer: list[float] = field(default_factory=list)
    lost_hints: int = 0
    messages: int = 0


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` of them lie; 0 of none."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)] if values else 0.0


def spread(values: Sequence[float]) -> str:
    """p50, p95 and p99 in ms."""
    return " / ".join(f"{percentile(values, share) * 1000:.1f}" for share in (0.5, 0.95, 0.99))


def table(figures: Figures, waits: Sequence[float], reasons: Counter[str], seconds: float) -> str:
    """The run in a few lines."""
    rows = [
        ("conversations", f"{reasons.total()} in {seconds:.0f} s"),
        ("messages", f"{figures.messages} ({figures.messages / max(seconds, 0.001):.0f}/s)"),
        ("ack                 p50/p95/p99 ms", spread(figures.ack)),
        ("customer → agent    p50/p95/p99 ms", spread(figures.to_agent)),
        ("agent → customer    p50/p95/p99 ms", spread(figures.to_customer)),
        ("wait for an agent   p50/p95/p99 ms", spread(waits)),
        ("pushes lost and fetched", str(figures.lost_hints)),
        *((f"ended: {reason}", str(count)) for reason, count in reasons.most_common()),
    ]
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"  {name:<{width}}  {value}" for name, value in rows)
