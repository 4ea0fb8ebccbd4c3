"""What people do: how long they wait and are served; drawn by their conversation's id where nobody
knows.
"""

from dataclasses import replace
from hashlib import sha256

from simulating.scenario import Answer, Day, Patience, Stretch

USUAL_ANSWER_MS = 5_000


def share(*parts: object) -> float:
    """A number from 0 to 1 that the same parts always give."""
    digest = sha256("\0".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:7]) / (1 << 56)


class People:
    """Remembers what is left of each visit's waits, stretches and answers."""

    def __init__(self, day: Day) -> None:
        self._handlings = sorted(day.handlings_ms)
        self._waits = {visit.id: list(visit.patience) for visit in day.visits}
        self._left = {visit.id: list(visit.stretches) for visit in day.visits}
        self._answers = {visit.id: list(visit.answers) for visit in day.visits}

    def patience(self, id: str) -> Patience:
        """How long they bear the wait that begins now."""
        left = self._waits[id]
        return left.pop(0) if len(left) > 1 else left[0]

    def stretch(self, id: str, agent: str) -> Stretch:
        """What happens on the seat that ``agent`` gives now."""
        left = self._left[id]
        if not left:
            return Stretch(self._handling_ms(id))
        first = left.pop(0)
        return first if first.agent in ("", agent) else _with_another(first, left)

    def _handling_ms(self, id: str) -> int:
        known = self._handlings
        return known[int(share(id, "handling") * len(known))] if known else 0

    def interrupted(self, id: str, rest: Stretch) -> None:
        """The seat was lost before its time: the ``rest`` is still to be done, by anybody."""
        self._left[id].insert(0, rest)

    def answer(self, id: str, agent: str) -> Answer:
        """What becomes of an offer: what it was where this agent was asked then as well, else soon
        a yes.
        """
        for known in self._answers[id]:
            if known.agent == agent:
                self._answers[id].remove(known)
                return known
        return Answer("accepted", USUAL_ANSWER_MS, agent)


def _with_another(first: Stretch, left: list[Stretch]) -> Stretch:
    """With another agent than recorded what that one did wrong does not happen: the stretches that
    led back to the queue are one with the next.
    """
    whole = first
    while whole.then == "requeued" and left:
        after = left.pop(0)
        whole = replace(after, ms=whole.ms + after.ms)
    return whole if whole.then != "requeued" else replace(whole, then="ended")
