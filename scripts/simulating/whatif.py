"""A recorded day under other settings: what is changed, and what then comes of the same day."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from chalicelib.domain.agents.model import Agent, Status
from simulating.change import ALL, CHANGEABLE, Change
from simulating.entrance import ruled
from simulating.rows import Row
from simulating.scenario import FOREVER, Day, Move, Setup


def settings(setup: Setup, change: Change) -> Setup:
    """The settings with what is changed."""
    groups = {
        id: {**setup.groups.get(id, {}), **change.get("groups", {}).get(id, {})}
        for id in {**setup.groups, **change.get("groups", {})}
    }
    return replace(
        setup,
        policy={**setup.policy, **change.get("policy", {})},
        channels={**setup.channels, **change.get("channels", {})},
        groups=groups,
        rules=tuple(change.get("rules", setup.rules)),
    )


def people(day: Day, setup: Setup, change: Change) -> Day:
    """The same customers with other agents, sent by other rules where there are any."""
    agents = change.get("agents", {})
    gone = set(agents.get("remove", ()))
    moves = (_changed(m, agents.get("change", {})) for m in day.moves if m.agent.id not in gone)
    added = _added(agents.get("add", ()), midnight(day))
    visits = day.visits
    if "rules" in change:
        visits = tuple(ruled(setup, visit) for visit in visits)
    return replace(day, moves=(*moves, *added), visits=visits)


def midnight(day: Day) -> int:
    """When the day began, in UTC: the day on which most customers came."""
    arrived = sorted(visit.at for visit in day.visits)
    middle = arrived[len(arrived) // 2] if arrived else 0
    return middle - middle % 86_400_000


def _changed(move: Move, changes: Mapping[str, Mapping[str, Any]]) -> Move:
    values = {**changes.get(ALL, {}), **changes.get(move.agent.id, {})}
    return replace(move, agent=replace(move.agent, **_values(values))) if values else move


def _values(given: Mapping[str, Any]) -> dict[str, Any]:
    lists = {name: tuple(given[name]) for name in ("groups", "languages") if name in given}
    return {**{name: given[name] for name in CHANGEABLE if name in given}, **lists}


def _added(agents: Iterable[Mapping[str, Any]], begins: int) -> Iterator[Move]:
    for given in agents:
        id = given["id"]
        agent = Agent("", id, id, "", status=Status.ONLINE, **_values(given))
        yield Move(begins + _ms(given.get("from", "00:00")), replace(agent, seen_until=FOREVER))
        yield Move(begins + _ms(given.get("to", "24:00")), agent)


def _ms(clock: str) -> int:
    hours, minutes = clock.split(":")
    return (int(hours) * 60 + int(minutes)) * 60_000


def differences(recorded: Sequence[Row], played: Iterable[Row], tolerance_ms: int) -> list[str]:
    """Where another agent served, or at another moment, than was recorded; as far as the record
    goes.
    """
    until = max((row["at"] for row in recorded), default=0)
    was = _served(recorded)
    is_now = _served(row for row in played if row["at"] <= until + tolerance_ms)
    found = []
    for key in sorted({*was, *is_now}, key=lambda key: (was.get(key) or is_now[key])[0]):
        a, b = was.get(key), is_now.get(key)
        if a is None and b is not None and b[0] > until:
            continue
        if a is None or b is None or a[1] != b[1] or abs(a[0] - b[0]) > tolerance_ms:
            found.append(f"{key[0]} #{key[1] + 1}: recorded {_said(a)}, played {_said(b)}")
    return found


def moments(rows: Iterable[Row]) -> int:
    """How many services and endings there are to compare."""
    return len(_served(rows))


def _served(rows: Iterable[Row]) -> dict[tuple[str, int], tuple[int, str]]:
    """Who served each conversation when, in order, and when it ended."""
    found: dict[tuple[str, int], tuple[int, str]] = {}
    numbers: Counter[str] = Counter()
    for row in rows:
        who = row.get(
            {"assigned": "agent", "transferred": "to", "ended": "event"}.get(row["event"], "")
        )
        if who:
            id = row["conversation"]
            found[id, numbers[id]] = row["at"], who
            numbers[id] += 1
    return found


def _said(one: tuple[int, str] | None) -> str:
    return f"{one[1]} at {one[0]}" if one else "nothing"
