"""Who serves next: the same agent as last time, then least loaded, then longest idle; and why."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chalicelib.domain.agents import presence
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.need import ANY, Need, Offering, missing

CONSIDERED = 20  # how many scores an explanation lists
NOWHERE = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a conversation asks of its agent.

    ``last`` is the agent who served the customer before and goes first; those in ``avoid`` just let
    them wait or handed them on and go last: better than nobody. Those in ``declined`` passed it on
    a moment ago and are not asked again yet. ``relaxed`` names what is not asked for any more.
    """

    group: str
    need: Need = ANY
    weight: int = 1
    last: str | None = None
    avoid: Collection[str] = ()
    declined: Collection[str] = ()
    relaxed: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Agents in the order to try them, and why."""

    order: tuple[Agent, ...]
    why: dict[str, Any]


def offering(agent: Agent) -> Offering:
    """What an agent offers to those who need it."""
    return Offering(agent.languages, agent.skills)


def rank(agent: Agent) -> str:
    """Where an agent stands among those with room, as text that sorts; "" without room."""
    if not agent.reachable or not agent.has_room():
        return NOWHERE
    return f"{agent.load * 1000 // agent.capacity:04d}#{agent.idle_since:015d}"


def _score(agent: Agent) -> tuple[float, int, str]:
    return agent.load / max(agent.capacity, 1), agent.idle_since, agent.id


def refusal(agent: Agent, wanted: Wanted, now: int) -> str | None:
    """The first filter that an agent does not pass, or None."""
    if wanted.group not in agent.groups:
        return "not_in_group"
    if not presence.available(agent, now):
        return "not_online"
    if not agent.has_room(wanted.weight):
        return "full"
    if agent.id in wanted.declined:
        return "declined"
    return missing(wanted.need, offering(agent))


def choose(agents: Sequence[Agent], wanted: Wanted, now: int) -> Choice:
    """Order the candidates for one seat."""
    refused = {a.id: why for a in agents if (why := refusal(a, wanted, now))}
    fit = sorted(
        (a for a in agents if a.id not in refused),
        key=lambda a: (a.id in wanted.avoid, a.id != wanted.last, *_score(a)),
    )
    step = "same_agent" if fit and fit[0].id == wanted.last else "least_loaded"
    return Choice(tuple(fit), {"step": step, **_explained(fit, refused, wanted)})


def _explained(fit: Sequence[Agent], refused: Mapping[str, str], wanted: Wanted) -> dict[str, Any]:
    scores = [
        {"agent": a.id, "load": a.load, "capacity": a.capacity, "idle_since": a.idle_since}
        for a in fit[:CONSIDERED]
    ]
    said = {
        "language": wanted.need.language,
        "skills": dict(wanted.need.skills),
        "relaxed": list(wanted.relaxed),
        "avoided": sorted(wanted.avoid),
    }
    return {
        "candidates": scores,
        "refused": dict(list(refused.items())[:CONSIDERED]),
        **{name: value for name, value in said.items() if value},
    }


def seats(agents: Collection[Agent], now: int) -> int:
    """Seats of those who are there, taken ones included: what a queue is served by."""
    return sum(a.capacity for a in agents if presence.available(a, now))
