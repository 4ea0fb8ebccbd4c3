"""Who serves next: least loaded first, fair among equals, and the reasoning kept."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from chalicelib.domain.agents import presence
from chalicelib.domain.agents.model import Agent

CONSIDERED = 20  # how many scores an explanation lists


@dataclass(frozen=True, slots=True)
class Choice:
    """Agents in the order to try them, and why."""

    order: tuple[Agent, ...]
    why: dict[str, Any]


def _score(agent: Agent) -> tuple[float, int, str]:
    return agent.load / max(agent.capacity, 1), agent.idle_since, agent.id


def _refusal(agent: Agent, group: str, now: int) -> str | None:
    """The first filter that an agent does not pass, or None."""
    if group not in agent.groups:
        return "not_in_group"
    if not presence.available(agent, now):
        return "not_online"
    return None if agent.has_room() else "full"


def choose(
    agents: Sequence[Agent], group: str, now: int, last: str | None = None, avoid: str | None = None
) -> Choice:
    """Order the candidates for one seat.

    ``last`` is the agent who served the customer before and goes first; ``avoid`` the one who just
    let them wait or handed them on, and goes last: better than nobody.
    """
    refused = {a.id: why for a in agents if (why := _refusal(a, group, now))}
    fit = sorted(
        (a for a in agents if a.id not in refused),
        key=lambda a: (a.id == avoid, a.id != last, *_score(a)),
    )
    step = "same_agent" if fit and fit[0].id == last else "least_loaded"
    scores = [
        {"agent": a.id, "load": a.load, "capacity": a.capacity, "idle_since": a.idle_since}
        for a in fit
    ]
    explained: dict[str, Any] = {
        "step": step,
        "candidates": scores[:CONSIDERED],
        "refused": _first(refused),
        **({"avoided": avoid} if avoid else {}),
    }
    return Choice(tuple(fit), explained)


def _first(refused: dict[str, str]) -> dict[str, str]:
    return dict(list(refused.items())[:CONSIDERED])


def free_seats(agents: Collection[Agent], now: int) -> int:
    """Seats of those who are there, taken ones included: what a queue is served by."""
    return sum(a.capacity for a in agents if presence.available(a, now))
