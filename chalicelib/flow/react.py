"""What follows an entry, whoever wrote it. Entries arrive at least once, so a reaction done twice
is done once.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from chalicelib.domain import ids
from chalicelib.domain.agents import presence
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.conversations import waiting
from chalicelib.domain.conversations.model import OfferKind
from chalicelib.domain.decision import Entry
from chalicelib.domain.times import day_of, rfc3339
from chalicelib.flow import agents, fanout, invitations, policies
from chalicelib.flow.dispatch import dispatch, serve_all
from chalicelib.flow.ports import Alarm, Ports
from chalicelib.flow.seats import settle

QUIET_MS = 600_000
Reaction = Callable[[Ports, Entry], None]


def serve_group(ports: Ports, entry: Entry) -> None:
    """Somebody waits in a group."""
    dispatch(ports, entry.tenant, entry.data["group"])


def serve_after_leaving(ports: Ports, entry: Entry) -> None:
    """Who ended without an agent stood in the queue: those behind move up and are told."""
    if not entry.data.get("agent"):
        dispatch(ports, entry.tenant, entry.data["group"])


def serve_agents_groups(ports: Ports, entry: Entry) -> None:
    """An agent has a seat again: every queue they serve may go on, and the one it came from."""
    agent = settle(ports, entry.tenant, entry.data["agent"])
    theirs = agent.groups if agent is not None and agent.reachable else ()
    serve_all(ports, entry.tenant, (entry.data["group"], *theirs))


def watch_agent(ports: Ports, entry: Entry) -> None:
    """Whoever holds a seat is looked at by the clock, also who took it by hand and never beat, and
    stands among the free where the seat leaves them.
    """
    agent = entry.data.get("to") or entry.data.get("agent")
    if agent:
        agents.change(ports, entry.tenant, agent, lambda a: presence.seated(a, ports.now()))
        settle(ports, entry.tenant, agent)


def mark_miss(ports: Ports, entry: Entry) -> None:
    """Whoever lets several offers in a row pass is away, and supervisors hear of it."""
    if (entry.data["kind"], entry.data["how"]) != (OfferKind.SERVE, "missed"):
        return
    policy = policies.of_group(ports, entry.tenant, entry.data["group"])
    offered_at, most = entry.at - int(entry.data["stood_ms"]), policy.offer_misses

    def missed(agent: Agent) -> Agent:
        return presence.missed(agent, offered_at, entry.at, most, ports.now())

    agent = agents.change(ports, entry.tenant, entry.data["agent"], missed)
    agents.pass_offers_on(ports, agent)
    if agent.status_reason == presence.MISSED and agent.answered_at == entry.at:
        raise_alarm(ports, replace(entry, data={**entry.data, "code": presence.MISSED}))


def forgive_misses(ports: Ports, entry: Entry) -> None:
    """Who accepts has not missed anything in a row."""
    if entry.data["why"].get("step") == "accepted":
        agents.change(
            ports,
            entry.tenant,
            entry.data["agent"],
            lambda a: presence.answered(a, entry.at, ports.now()),
        )


def raise_alarm(ports: Ports, entry: Entry) -> None:
    """Keep the alarm and show it to supervisors, once an entry."""
    alarm = Alarm(
        tenant=entry.tenant,
        id=_alarm_id(entry),
        at=entry.at,
        code=str(entry.data.get("code", entry.type)),
        group=str(entry.data.get("group") or ""),
        conversation=entry.conversation,
        data={k: v for k, v in entry.data.items() if k not in ("code", "group")},
    )
    if ports.store.save_alarm(alarm):
        fanout.leads(ports, entry.tenant, "alarm", {**alarm_view(alarm), "at": rfc3339(alarm.at)})


def _alarm_id(entry: Entry) -> str:
    """One alarm an entry; a long queue alarms once in ten minutes, not with every arrival."""
    if entry.data.get("code") == "queue_long":
        span = entry.at // QUIET_MS * QUIET_MS
        return ids.derive("alm", span, str(entry.data["group"]), "queue_long")
    return ids.derive("alm", entry.at, entry.conversation, str(entry.seq))


def alarm_view(alarm: Alarm) -> dict[str, object]:
    """An alarm as supervisors see it; ``at`` in ms."""
    shown = {"id": alarm.id, "at": alarm.at, "code": alarm.code, "group": alarm.group}
    return {**shown, "conversation": alarm.conversation, "data": dict(alarm.data)}


def count(ports: Ports, entry: Entry) -> None:
    """Add to the day's counters of the tenant, the group, the agent and the invitation."""
    amounts = COUNTED[entry.type](entry.data)
    day = day_of(entry.at)
    scopes = ["tenant"]
    if group := entry.data.get("group"):
        scopes.append(f"group:{group}")
    if agent := entry.data.get("agent"):
        scopes.append(f"agent:{agent}")
    event = _alarm_id(entry) if entry.type == "alarm" else f"{entry.conversation}#{entry.seq}"
    counted = {(scope, day): amounts for scope in scopes}
    if invitation := entry.data.get("invitation"):
        counted[invitations.scope(invitation), day] = {"chatted": 1}
    ports.store.count(entry.tenant, event, counted)


def _messages(data: Mapping[str, object]) -> dict[str, int]:
    return {name: int(str(data[name])) for name in ("messages_in", "messages_out")}


def _unseated(data: Mapping[str, object]) -> dict[str, int]:
    return {**waiting.observed(int(str(data["served_ms"]))), **_messages(data)}


def _ended(data: Mapping[str, object]) -> dict[str, int]:
    return {"ended": 1, f"ended_{data['reason']}": 1, **_messages(data)}


COUNTED: dict[str, Callable[[Mapping[str, object]], dict[str, int]]] = {
    "started": lambda data: {"started": 1},
    "assigned": lambda data: {"assigned": 1, "wait_ms": int(str(data["wait_ms"]))},
    "transferred": lambda data: {"transferred": 1},
    "requeued": lambda data: {"requeued": 1},
    "reopened": lambda data: {"reopened": 1},
    "urged": lambda data: {"urged": 1},
    "offered": lambda data: {"offered": 1},
    "offer_closed": lambda data: {f"offers_{data['how']}": 1},
    "callback_promised": lambda data: {"callbacks": 1},
    "left_message": lambda data: {"left_messages": 1},
    "alarm": lambda data: {"alarms": 1},
    "unseated": _unseated,
    "ended": _ended,
    "rated": lambda data: {
        "rated": int(not data.get("before")),
        "rating_sum": int(str(data["score"])) - int(str(data.get("before") or 0)),
    },
}

REACTIONS: dict[str, tuple[Reaction, ...]] = {
    "started": (serve_group, count),
    "assigned": (watch_agent, forgive_misses, count),
    "offered": (watch_agent, count),
    "offer_closed": (mark_miss, serve_agents_groups, count),
    "transferred": (watch_agent, serve_group, count),
    "requeued": (serve_group, count),
    "unseated": (serve_agents_groups, count),
    "reopened": (serve_group, count),
    "urged": (raise_alarm, count),
    "left_message": (count,),
    "callback_promised": (count,),
    "alarm": (raise_alarm, count),
    "ended": (serve_after_leaving, count),
    "rated": (count,),
}


def react(ports: Ports, entry: Entry) -> None:
    """Run every reaction to an entry; raises what one of them raises, to be delivered again."""
    for reaction in REACTIONS.get(entry.type, ()):
        reaction(ports, entry)
