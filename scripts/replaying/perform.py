"""One dialogue held through the running system: both sides' acts, each seen by the other side."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from zlib import crc32

from client import Client
from replaying.figures import Figures
from replaying.hall import Hall
from replaying.plan import ANSWERS, Script, Step
from rest import Api, ApiError, Unreachable, visitor

SIGHT_S = 5.0  # a push that is not there by then is lost, and its entry is fetched
SEAT_S = 300.0
HAND_OVER_S = 0.5
OTHER_DOOR = {"leave": "leave_queue", "leave_queue": "leave", "leave_message": "leave"}
LEFT_BY = {"leave": "customer_left", "leave_queue": "left_queue"}
TRIES = 20
MOVED_ON = frozenset({"not_your_conversation", "not_in_this_state"})
SAID = {
    "say": "message",
    "note": "note",
    "leave_message": "left_message",
    "start": "message",
    "transfer": "note",
}


@dataclass(slots=True)
class Stage:
    """The running system as the replay uses it; ``agents`` are connected clients by agent id."""

    url: str
    widget_key: str
    groups: tuple[str, ...]
    agents: Mapping[str, Client]
    hall: Hall
    speed: float
    figures: Figures = field(default_factory=Figures)


@dataclass(slots=True)
class Outcome:
    """What was acknowledged: the log must hold exactly ``said``, (type, role, text), in this order;
    ``answers`` are those of colleagues who were asked to take over, (agent, what they did).
    """

    script: Script
    conversation: str = ""
    customer: Api | None = None
    seen: Client | None = None
    reason: str = ""
    said: list[tuple[str, str, str]] = field(default_factory=list)
    answers: list[tuple[str, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


class Performance:
    """Plays one script; ``outcome`` fills as it goes."""

    def __init__(self, script: Script, stage: Stage) -> None:
        self.script = script
        self.stage = stage
        self.outcome = Outcome(script, reason=script.reason)
        self._here = True
        self._asked: str | None = None

    async def run(self) -> Outcome:
        """Play all of it; a failure becomes a problem of the outcome."""
        try:
            await self._enter()
            try:
                await self._play()
            finally:
                await self.client.leave()
        except (ApiError, Unreachable, TimeoutError) as error:
            self.outcome.problems.append(f"the dialogue broke off: {error!r}")
        return self.outcome

    async def _play(self) -> None:
        for step in self.script.steps:
            await asyncio.sleep(step.pause_s / self.stage.speed)
            await ACTS.get(step.op, Performance._act)(self, step)

    async def _enter(self) -> None:
        self.outcome.customer, _ = await visitor(
            self.stage.url, self.stage.widget_key, language=self.script.language or "en"
        )
        self.client = Client(self.outcome.customer, on_entry=self.stage.hall.viewer("customer"))
        self.outcome.seen = self.client
        await self.client.__aenter__()

    async def _start(self, step: Step) -> None:
        group = self.stage.groups[crc32(self.script.topic.encode()) % len(self.stage.groups)]
        ack = await self._timed(self.client.command("start", group=group, **step.args))
        self.outcome.conversation = ack["conversation"]
        self._record(step)

    async def _act(self, step: Step) -> None:
        if step.by == "agent":
            await self._by_agent(step)
        else:
            sent = time.perf_counter()
            ack = await self._timed(
                self.client.command(step.op, self.outcome.conversation, **step.args)
            )
            self._record(step)
            if agent := self.stage.hall.owner(self.outcome.conversation):
                await self._sight(agent, self.stage.agents[agent], ack["data"]["seq"], sent)

    async def _by_agent(self, step: Step) -> None:
        """The present owner acts; where that one just lost it, the next owner does."""
        conversation, hall = self.outcome.conversation, self.stage.hall
        for _ in range(TRIES):
            if not await hall.until(conversation, lambda: hall.owner(conversation), SEAT_S):
                raise TimeoutError("no agent was assigned")
            agent = hall.owner(conversation) or ""
            try:
                await self._through(self.stage.agents[agent], step)
                return
            except ApiError as error:
                if error.code not in MOVED_ON:
                    raise
                await self.stage.agents[agent].catch_up(conversation)
                await hall.until(conversation, partial(self._handed_on, agent), HAND_OVER_S)
        raise TimeoutError(f"{step.op} was refused {TRIES} times")

    def _handed_on(self, agent: str) -> bool:
        return self.stage.hall.owner(self.outcome.conversation) != agent

    async def _through(self, agent: Client, step: Step) -> None:
        conversation, sent = self.outcome.conversation, time.perf_counter()
        ack = await self._timed(agent.command(step.op, conversation, **step.args))
        self._record(step)
        if self._here and step.op != "note":
            entry = agent.logs[conversation].entries
            seq = ack["data"]["seq"]
            await self.stage.hall.until(conversation, lambda: len(entry) >= seq, SIGHT_S)
            public = entry[seq - 1]["public_seq"] if len(entry) >= seq else None
            if public:
                await self._sight("customer", self.client, public, sent)

    async def _timed(self, answer: Awaitable[Mapping[str, Any]]) -> Mapping[str, Any]:
        began = time.perf_counter()
        ack = await answer
        self.stage.figures.ack.append(time.perf_counter() - began)
        return ack

    async def _sight(self, who: str, client: Client, public: int, sent: float) -> None:
        """Wait until the other side sees it, as people do; fetch it when the push was lost."""
        conversation, hall, figures = self.outcome.conversation, self.stage.hall, self.stage.figures

        def seen() -> float | None:
            return hall.seen_at(who, conversation, public)

        if not await hall.until(conversation, seen, SIGHT_S):
            figures.lost_hints += 1
            await client.catch_up(conversation)
        if at := seen():
            (figures.to_customer if who == "customer" else figures.to_agent).append(at - sent)

    def _record(self, step: Step) -> None:
        text = str(step.args.get("text") or step.args.get("note") or "")
        if text and step.op in SAID:
            self.outcome.said.append((SAID[step.op], step.by, text))
            self.stage.figures.messages += 1

    async def _away(self, step: Step) -> None:
        self._here = False
        await self.client.leave()

    async def _back(self, step: Step) -> None:
        self.client.come()
        await self.client.command("ping")
        self._here = True

    async def _go(self, step: Step) -> None:
        """Leave by the door that is open: one who waits leaves the queue, one who is
        served leaves.
        """
        for _ in range(TRIES):
            try:
                return await self._act(step)
            except ApiError as error:
                if error.code != "not_in_this_state":
                    raise
            step = Step("customer", OTHER_DOOR[step.op])
            self.outcome.reason = LEFT_BY[step.op]
        raise TimeoutError("no way to leave was open")

    async def _ask_to_close(self, step: Step) -> None:
        """A slow customer may have been asked by the clock already."""
        log = self.client.logs[self.outcome.conversation]
        if log.state != "awaiting_confirmation":
            await self._by_agent(step)

    async def _transfer(self, step: Step) -> None:
        """To another group, or ask a colleague where one has a free seat."""
        owner = self.stage.hall.owner(self.outcome.conversation)
        colleagues = [agent for agent in self.stage.agents if agent != owner]
        spot = crc32(self.script.id.encode())
        to_group = Step(
            "agent",
            "transfer",
            {**step.args, "group": self.stage.groups[spot % len(self.stage.groups)]},
        )
        if spot % 2 or not colleagues:
            return await self._by_agent(to_group)
        colleague = colleagues[spot % len(colleagues)]
        try:
            await self._by_agent(Step("agent", "transfer", {**step.args, "agent": colleague}))
        except ApiError:
            return await self._by_agent(to_group)
        self._asked = colleague
        self.outcome.answers.append((colleague, "let_pass"))

    async def _answer(self, step: Step) -> None:
        """The colleague who was asked, if one was, accepts or declines, or does nothing at all."""
        conversation, hall, asked = self.outcome.conversation, self.stage.hall, self._asked
        if asked is None or step.op == "let_pass":
            return
        await self._timed(self.stage.agents[asked].command(step.op, conversation))
        self.outcome.answers[-1] = (asked, step.op)
        if step.op == "accept":
            await hall.until(conversation, lambda: hall.owner(conversation) == asked, SIGHT_S)


ACTS: dict[str, Callable[[Performance, Step], Awaitable[None]]] = {
    "start": Performance._start,
    "away": Performance._away,
    "vanish": Performance._away,
    "back": Performance._back,
    "leave": Performance._go,
    "leave_queue": Performance._go,
    "leave_message": Performance._go,
    "ask_to_close": Performance._ask_to_close,
    "transfer": Performance._transfer,
    **dict.fromkeys(ANSWERS, Performance._answer),
}
