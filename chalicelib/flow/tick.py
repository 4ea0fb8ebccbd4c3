"""The clock: does what is due, and reads nothing else."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable
from typing import Any

from chalicelib.domain import hours
from chalicelib.domain.actors import system
from chalicelib.domain.conversations import commands as c
from chalicelib.domain.conversations.model import Conversation, State
from chalicelib.flow import agents, handle, policies
from chalicelib.flow.dispatch import dispatch, pulse
from chalicelib.flow.ports import Due, Ports
from chalicelib.observe import about

BATCH = 200
MOST_LOOKS = 5  # at one row for one moment: several deadlines may fall together
TIME_MS = 45_000  # a run ends in time for the next minute's
Report = Callable[[Due, Exception], None]
Queue = tuple[str, str]  # tenant, group
# What is due depends on nothing else that is: given a pool's map, a tick waits for many at once.
Together = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]


def tick(ports: Ports, report: Report, together: Together = map) -> dict[str, int]:
    """Do all that is due, counted by kind, with how late the latest of it was (ms); one that fails
    is reported and stops no other.
    """
    looks: Counter[Due] = Counter()
    done = {"conversation": 0, "agent": 0, "pulse": 0, "failed": 0, "late_ms": 0}
    began = ports.now()
    while ports.now() - began < TIME_MS:
        settled = sum(n == MOST_LOOKS for n in looks.values())
        found = ports.store.due(ports.now(), BATCH + settled)
        due = [d for d in found if looks[d] < MOST_LOOKS]
        if not due:
            break
        waiting: defaultdict[str, set[Queue]] = defaultdict(set)
        did = together(lambda one: _do(ports, one, report), due)
        for one, (what, group) in zip(due, did, strict=True):
            if what != "failed":  # or a poisoned row would make every tick a late one
                done["late_ms"] = max(done["late_ms"], ports.now() - one.due_at)
            looks[one] = MOST_LOOKS if what == "failed" else looks[one] + 1
            done[what] += 1
            if group:
                waiting[one.tenant].add((one.tenant, group))
        # Of a tenant one queue after the other, of all tenants at once.
        deque(together(lambda queues: _serve(ports, queues, report), waiting.values()), 0)
    return done


def _serve(ports: Ports, queues: set[Queue], report: Report) -> None:
    for tenant, group in _longest_wait_first(ports, queues):
        _do(ports, Due("queue", tenant, group, ports.now()), report)


def _longest_wait_first(ports: Ports, queues: set[Queue]) -> list[Queue]:
    """Agents of several groups serve first whose head stands first."""
    if len(queues) < 2:
        return list(queues)
    heads = {q: ports.store.queue(*q, 1) for q in queues}
    return sorted(queues, key=lambda q: (heads[q][0].place if heads[q] else 0, q))


def _do(ports: Ports, due: Due, report: Report) -> tuple[str, str]:
    """What kind of thing was done, and the group whose queue is to be served now ("": none)."""
    about(due.tenant, due.id if due.kind == "conversation" else None)
    try:
        return due.kind, DO[due.kind](ports, due) or ""
    except Exception as failure:
        # One poisoned row must not stop the clock for all tenants.
        report(due, failure)
        return "failed", ""


def _conversation(ports: Ports, due: Due) -> str:
    """The group whose queue it waits in, if it does: that queue is served as well."""
    group = ""

    def look(conversation: Conversation) -> c.Command:
        nonlocal group
        group = conversation.group if conversation.state is State.QUEUED else ""
        there = not group or bool(ports.store.roster(due.tenant, group, 1))
        other = not group or _fallback_there(ports, conversation)
        return c.Tick(by=system(due.tenant), agents_there=there, fallback_there=other)

    handle.apply(ports, system(due.tenant), due.id, look)
    return group


def _fallback_there(ports: Ports, conversation: Conversation) -> bool:
    """Whether the fallback group, if there is one, is open and somebody of it is reachable."""
    tenant, channel = conversation.tenant, conversation.channel
    other = policies.policy(ports, tenant, conversation.group, channel).fallback_group
    if other in ("", conversation.group):
        return False
    open_in = policies.policy(ports, tenant, other, channel).hours
    return hours.is_open(open_in, ports.now()) and bool(ports.store.roster(tenant, other, 1))


def _agent(ports: Ports, due: Due) -> None:
    agents.look_at(ports, due.tenant, due.id)


def _pulse(ports: Ports, due: Due) -> None:
    pulse(ports, due.tenant, due.id, due.due_at)


def _queue(ports: Ports, due: Due) -> None:
    dispatch(ports, due.tenant, due.id)


DO: dict[str, Callable[[Ports, Due], str | None]] = {
    "conversation": _conversation,
    "agent": _agent,
    "pulse": _pulse,
    "queue": _queue,
}
