"""Who waits, who serves, who holds which seat: the memory of a simulated day."""

from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import replace

from chalicelib.domain.agents.model import Agent
from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.decision import ClaimSeat, Decision, EnterQueue, LeaveQueue, ReleaseSeat


class Hall:
    """Applies decisions as the store would, one after another.

    ``unseen`` are agents who were full and stand in no order of the free until somebody has put
    them there again, although they may have room by now.
    """

    def __init__(self) -> None:
        self.conversations: dict[str, Conversation] = {}
        self.agents: dict[str, Agent] = {}
        self.unseen: set[str] = set()
        self.queues: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)

    def commit(self, decision: Decision[Conversation]) -> None:
        """Keep the state and make the moves; raises AssertionError where a move does not hold."""
        self.conversations[decision.state.id] = decision.state
        for move in decision.moves:
            match move:
                case ClaimSeat():
                    self._claim(move)
                case ReleaseSeat(agent, conversation):
                    self._release(agent, conversation)
                case EnterQueue(group, place, conversation):
                    self._leave(group, place, conversation)  # a place that is held is taken anew
                    insort(self.queues[group], (place, conversation))
                case LeaveQueue(group, place, conversation):
                    self._leave(group, place, conversation)

    def _claim(self, move: ClaimSeat) -> None:
        agent = self.agents[move.agent]
        assert agent.has_room(move.weight), f"{agent.id} has no room"
        seats = {**agent.seats, move.conversation: move.weight}
        load = agent.load + move.weight
        after = replace(agent, seats=seats, load=load, idle_since=move.at)
        self.agents[agent.id] = after
        if not after.has_room():
            self.unseen.add(agent.id)

    def _release(self, id: str, conversation: str) -> None:
        agent = self.agents[id]
        seats = {c: weight for c, weight in agent.seats.items() if c != conversation}
        self.agents[id] = replace(agent, seats=seats, load=sum(seats.values()))

    def _leave(self, group: str, place: int, conversation: str) -> None:
        queue = self.queues[group]
        at = bisect_left(queue, (place, conversation))
        if queue[at : at + 1] == [(place, conversation)]:
            del queue[at]

    def put_right(self, id: str) -> None:
        """Have an agent stand where their load says."""
        if self.agents[id].has_room():
            self.unseen.discard(id)

    def roster(self, group: str) -> list[Agent]:
        """The reachable agents of a group."""
        return [a for a in self.agents.values() if a.reachable and group in a.groups]

    def ahead(self, conversation: Conversation) -> int:
        """How many stand before it."""
        place = conversation.place or 0
        return bisect_left(self.queues[conversation.group], (place, conversation.id))
