"""What was acknowledged against what the system kept. Pure: transcripts in, differences out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from folding import Entry
from replaying.perform import Outcome
from replaying.plan import BY_THE_CLOCK

SAID_TYPES = ("message", "note", "left_message")
COMMIT_MS = 1_000  # entries carry the time of the decision; its commit may be this much later
_TAKES = {"assigned": "agent", "transferred": "to"}
_WITH_SEAT = ("serve", "transfer")  # offers that hold one
_FATES = {"accept": ("accepted",), "decline": ("declined",), "let_pass": ("missed", "withdrawn")}
_WARNED_BY_THE_CLOCK = ("reminded", "asked_to_close", "ended")


@dataclass(frozen=True, slots=True)
class Transcript:
    """One conversation read back: as shown, and its log as staff and as its customer see it."""

    shown: Mapping[str, Any]
    staff: Sequence[Entry]
    customer: Sequence[Entry]


def differences(outcome: Outcome, read: Transcript) -> list[str]:
    """Everything about one conversation that is not as it was acknowledged."""
    found = [
        *outcome.problems,
        *_numbering(read),
        *_words(outcome, read.staff),
        *_customers_view(outcome, read),
        *_ending(outcome, read),
        *_hand_overs(outcome, read.staff),
        *_reasoning(read.staff),
    ]
    return [f"{outcome.script.id} ({outcome.conversation}): {line}" for line in found]


def _numbering(read: Transcript) -> Iterable[str]:
    numbers = [entry["seq"] for entry in read.staff]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"the log's numbers have a hole, a double or are out of order: {_first_off(numbers)}"
    public = [entry["public_seq"] for entry in read.staff if entry["audience"] == "all"]
    if public != list(range(1, len(public) + 1)):
        yield f"the public numbers have a hole, a double or are out of order: {_first_off(public)}"
    if any(entry["public_seq"] for entry in read.staff if entry["audience"] != "all"):
        yield "an entry of staff has a public number"


def _first_off(numbers: Sequence[int]) -> str:
    at = next(i for i, number in enumerate(numbers, 1) if number != i)
    return f"{numbers[at - 1]} stands where {at} belongs"


def _words(outcome: Outcome, log: Sequence[Entry]) -> Iterable[str]:
    """Texts in their order: none lost, doubled or swapped."""
    kept = [
        (e["type"], _side(e), e["data"].get("text", "")) for e in log if e["type"] in SAID_TYPES
    ]
    if kept == outcome.said:
        return
    lost, extra = Counter(outcome.said) - Counter(kept), Counter(kept) - Counter(outcome.said)
    yield from (f"acknowledged, but not in the log: {_short(said)}" for said in lost)
    yield from (f"in the log, but never acknowledged, or doubled: {_short(said)}" for said in extra)
    if not lost and not extra:
        at = next(i for i, (a, b) in enumerate(zip(kept, outcome.said, strict=True)) if a != b)
        yield f"text {at + 1} is {_short(kept[at])} where {_short(outcome.said[at])} belongs"


def _side(entry: Entry) -> str:
    """Supervisors and admins serve, too."""
    return "customer" if entry["by"]["role"] == "customer" else "agent"


def _told_by(entry: Entry) -> dict[str, str]:
    """By whom an entry is for its customer: of the staff, only who speaks has a name."""
    by = entry["by"]
    if by["role"] in ("customer", "system"):
        return dict(by)
    return {"id": by["id"] if entry["type"] in ("message", "recalled") else "", "role": "agent"}


def _short(said: tuple[str, str, str]) -> str:
    return f"{said[0]} of {said[1]} {said[2][:40]!r}"


def _customers_view(outcome: Outcome, read: Transcript) -> Iterable[str]:
    """The customer has all that is public, in the public numbering, and nothing of staff."""
    public = {e["public_seq"]: e for e in read.staff if e["audience"] == "all"}
    if [e["seq"] for e in read.customer] != sorted(public):
        yield "the customer's log does not have the public numbers"
    for entry in read.customer:
        same = public.get(entry["seq"])
        if same is None or (same["type"], same["at"], _told_by(same)) != (
            entry["type"],
            entry["at"],
            entry["by"],
        ):
            yield f"the customer's entry {entry['seq']} is not the one that staff see"
        elif entry["data"].get("text") != same["data"].get("text"):
            yield f"the customer's entry {entry['seq']} has another text"
    if any(e["type"] == "note" for e in read.customer):
        yield "the customer sees a note"
    live = outcome.seen.logs[outcome.conversation].entries if outcome.seen else []
    if live != list(read.customer[: len(live)]):
        yield "what the customer saw live is not what is read back"


def _ending(outcome: Outcome, read: Transcript) -> Iterable[str]:
    by_the_clock = outcome.reason in BY_THE_CLOCK
    expected = "system_ended" if by_the_clock else "ended", outcome.reason
    actual = read.shown["state"], read.shown["ended_reason"]
    if actual != expected:
        yield f"{'/'.join(map(str, actual))} where {'/'.join(expected)} belongs"
    types = [entry["type"] for entry in read.staff if entry["type"] in _WARNED_BY_THE_CLOCK]
    if outcome.reason == "customer_silent" and types[-3:] != list(_WARNED_BY_THE_CLOCK):
        yield f"a silent customer was ended by {types[-3:]}"


def _hand_overs(outcome: Outcome, log: Sequence[Entry]) -> Iterable[str]:
    """Each colleague was asked once, and what they did came of it."""
    fates = [
        (entry["data"]["agent"], _fate(entry, log))
        for entry in log
        if entry["type"] == "offered" and entry["data"]["kind"] == "transfer"
    ]
    if [agent for agent, _ in fates] != [agent for agent, _ in outcome.answers]:
        yield f"asked to take over: {fates} where {outcome.answers} belongs"
        return
    for (agent, fate), (_, answer) in zip(fates, outcome.answers, strict=True):
        if fate not in _FATES[answer]:
            yield f"{agent} was asked to take over: {answer}, but the offer was {fate}"


def _fate(offered: Entry, log: Sequence[Entry]) -> str:
    """What became of an offer, by what follows it."""
    agent = offered["data"]["agent"]
    for entry in log[offered["seq"] :]:
        data = entry["data"]
        if entry["type"] == "offer_closed" and data["agent"] == agent:
            return str(data["how"])
        if data.get(_TAKES.get(entry["type"], "")) == agent:
            return "accepted"
    return "open"


def _reasoning(log: Sequence[Entry]) -> Iterable[str]:
    for entry in log:
        if entry["type"] == "assigned" and not entry["data"].get("why"):
            yield f"assignment {entry['seq']} does not say why"


def overfull(logs: Iterable[Sequence[Entry]], capacity: Mapping[str, int]) -> list[str]:
    """Agents who held more than their capacity, for longer than a commit takes, by all logs."""
    events: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for log in logs:
        for agent, at, change in _seats(log):
            events[agent].append((at, change))
    return [
        line
        for agent, changes in events.items()
        for line in _excess(agent, changes, capacity.get(agent, 0))
    ]


def _seats(log: Sequence[Entry]) -> Iterable[tuple[str, int, int]]:
    """(agent, ms, seats more or less); who was asked to take it over has a seat already."""
    asked: set[str] = set()
    for entry in log:
        type_, at, data = entry["type"], _ms(entry["at"]), entry["data"]
        taker = data.get(_TAKES.get(type_, ""))
        if type_ == "offered" and data["kind"] in _WITH_SEAT:
            asked.add(data["agent"])
            yield data["agent"], at, 1
        elif type_ == "offer_closed" and data["kind"] in _WITH_SEAT:
            asked.discard(data["agent"])
            yield data["agent"], at, -1
        elif type_ == "unseated":
            yield data["agent"], at, -1
        elif taker in asked:
            asked.discard(taker)
        elif taker:
            yield taker, at, 1


def _ms(time: str) -> int:
    return round(datetime.fromisoformat(time).timestamp() * 1000)


def _excess(agent: str, changes: list[tuple[int, int]], capacity: int) -> Iterable[str]:
    held, since = 0, None
    for at, change in sorted(changes):
        if since is not None and at - since > COMMIT_MS:
            yield f"{agent} held {held} seats of {capacity} from {since} to {at}"
            since = None
        held += change
        since = (since or at) if held > capacity else None
    if held:
        yield f"{agent} still holds {held} seats by the logs"
