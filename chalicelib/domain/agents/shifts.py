"""Shifts and planned breaks: when an agent gets new conversations, and when the rest is handed on.

Outside their shifts agents may be there and take conversations by hand; they are given none. So
long before the end of a shift as ``wrap_up_min`` says there are no new ones either. At the end
the clock hands on what they still hold, and only what was theirs by then: who goes on of their own
accord keeps what they take.
"""

from dataclasses import replace

from chalicelib.domain import calendar, hours
from chalicelib.domain.agents.model import Agent

MINUTE_MS = 60_000
USUAL_WRAP_UP_MIN = 10
WRAP_UP = "wrap_up_min"


def _hours(agent: Agent) -> calendar.Hours | None:
    return hours.of({name: part for name, part in agent.shifts.items() if name != WRAP_UP})


def wraps_up_at(agent: Agent) -> int:
    """From when on (ms) there is nothing new in the present shift."""
    return agent.shift_until - int(agent.shifts.get(WRAP_UP, USUAL_WRAP_UP_MIN)) * MINUTE_MS


def takes_new(agent: Agent, now: int) -> bool:
    """Whether shift and breaks allow new work, as far as the present shift is known."""
    if any(start <= now < end for start, end in agent.breaks):
        return False
    return not agent.shift_until or now < wraps_up_at(agent)


def works(agent: Agent, now: int) -> bool:
    """Whether it is a time of new work: in a shift, not at its end, no break."""
    shift = _hours(agent)
    return (shift is None or calendar.is_open(shift, now)) and takes_new(agent, now)


def is_over(agent: Agent, now: int) -> bool:
    """Whether a shift has ended whose conversations were not handed on yet."""
    return 0 < agent.shift_until <= now


def in_shift(agent: Agent, now: int, handed_on: bool = False) -> Agent:
    """The agent with the end of the present shift; a passed one stays until all is handed on."""
    if is_over(agent, now) and not handed_on:
        return agent
    shift = _hours(agent)
    there = shift is not None and calendar.is_open(shift, now)
    ends = calendar.closes(shift, now) if shift is not None and there else None
    return agent if agent.shift_until == (ends or 0) else replace(agent, shift_until=ends or 0)


def next_change(agent: Agent, now: int) -> int | None:
    """When the clock should look next for a shift's or break's sake (ms)."""
    moments = [at for span in agent.breaks for at in span]
    shift = _hours(agent)
    if agent.shift_until:
        moments += [wraps_up_at(agent), agent.shift_until]
    elif shift is not None and not calendar.is_open(shift, now):
        moments.append(calendar.opens(shift, now) or 0)
    return min((at for at in moments if at > now), default=None)
