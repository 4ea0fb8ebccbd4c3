"""Presence: a lease that heartbeats extend, a grace after it, and what the agent chose."""

from dataclasses import replace

from chalicelib.domain.agents import shifts
from chalicelib.domain.agents.model import Agent, Status

LEASE_MS = 45_000  # clients beat every 20 s; one lost beat is forgiven
GRACE_MS = 60_000
LATE_MS = 120_000  # a clock later than this has been down, and agents could not beat either
MISSED = "missed_offers"


def _settled(before: Agent, after: Agent, now: int, handed_on: bool = False) -> Agent:
    """Flags and clock follow from choice, lease and shift; the version rises with any change."""
    there = connected(after, now)
    after = shifts.in_shift(after, now, handed_on or not after.seats)
    reachable = there and after.status is Status.ONLINE and shifts.works(after, now)
    after = replace(
        after,
        reachable=reachable,
        due_at=_armed(after, there, now),
        idle_since=now if reachable and not before.reachable else after.idle_since,
    )
    return after if after == before else replace(after, version=before.version + 1)


def _armed(agent: Agent, there: bool, now: int) -> int | None:
    """When the clock should look: after lease and grace or at a change of shift, or earlier if it
    is armed for earlier already.
    """
    if not there and not agent.seats and not agent.reachable:
        return None
    wanted = max(agent.seen_until + GRACE_MS, now)
    wanted = min(wanted, shifts.next_change(agent, now) or wanted)
    held = agent.due_at
    return held if held is not None and now < held <= wanted else wanted


def connected(agent: Agent, now: int) -> bool:
    """Whether the agent is there, whatever they chose to be."""
    return agent.active and agent.seen_until > now


def choose(agent: Agent, status: Status, reason: str, now: int) -> Agent:
    """The agent, or a supervisor for them, sets the status; offline ends the lease, and after the
    grace others serve.
    """
    lease = now if status is Status.OFFLINE else agent.seen_until
    chosen = replace(
        agent,
        status=status,
        status_reason=reason,
        seen_until=min(agent.seen_until, lease),
        missed=(),
    )
    return _settled(agent, chosen, now)


def beat(agent: Agent, now: int) -> Agent:
    """A heartbeat, or a new socket; who chose to be offline is not brought back by it."""
    if agent.status is Status.OFFLINE:
        return agent
    return _settled(agent, replace(agent, seen_until=now + LEASE_MS), now)


def gone(agent: Agent, now: int) -> Agent:
    """The last socket closed: the lease ends now and the grace begins."""
    return _settled(agent, replace(agent, seen_until=min(agent.seen_until, now)), now)


def edited(agent: Agent, after: Agent, now: int) -> Agent:
    """Somebody changed groups, capacity, role, shifts or whether the agent is active."""
    if after.shifts != agent.shifts:
        after = replace(after, shift_until=0)
    return _settled(agent, after, now)


def available(agent: Agent, now: int) -> bool:
    """Whether the agent can be given work: on the rosters, the lease still runs, no shift ends."""
    return agent.reachable and agent.seen_until > now and shifts.takes_new(agent, now)


def seated(agent: Agent, now: int) -> Agent:
    """After a seat was taken by hand: somebody nobody watches yet has the grace to show up."""
    watched = agent.due_at is not None or not agent.seats
    return agent if watched else _settled(agent, replace(agent, seen_until=now), now)


def is_lost(agent: Agent, now: int) -> bool:
    """Whether lease and grace are over, so that the conversations go to others."""
    return now >= agent.seen_until + GRACE_MS


def looked_at(agent: Agent, now: int, handed_on: bool = False) -> Agent:
    """After the clock's look: off the rosters when the lease is over, armed again when it is not;
    ``handed_on``: what was held at the end of the shift is with others.

    After an outage the grace begins now, so that agents who come back find their conversations.
    """
    down = agent.due_at is not None and now - agent.due_at > LATE_MS
    seen = replace(agent, seen_until=now) if down else agent
    return _settled(agent, seen, now, handed_on)


def missed(agent: Agent, offered_at: int, at: int, most: int, now: int) -> Agent:
    """An offer made at ``offered_at`` was let pass at ``at``: with the last of ``most`` in a row
    the agent is away. Those that stood at the same time are one; told twice, it counts once.
    """
    last = int(agent.missed[-1]) if agent.missed else 0
    if at <= agent.answered_at or offered_at < last:
        return agent
    after = replace(agent, missed=(*agent.missed, str(at)))
    if len(after.missed) < most or agent.status is not Status.ONLINE:
        return _settled(agent, after, now)
    away = replace(after, status=Status.AWAY, status_reason=MISSED, missed=(), answered_at=at)
    return _settled(agent, away, now)


def answered(agent: Agent, at: int, now: int) -> Agent:
    """An offer was answered at ``at``: what was missed before is forgiven."""
    if at <= agent.answered_at:
        return agent
    return _settled(agent, replace(agent, missed=(), answered_at=at), now)
