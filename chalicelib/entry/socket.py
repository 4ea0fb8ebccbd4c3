"""Sockets: who may open one, and what each frame does. ``ACTIONS`` at the end is the index."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from chalicelib.domain.actors import STAFF, Actor, Role, may
from chalicelib.domain.errors import DomainError, Forbidden, Invalid, TooLarge, Unauthenticated
from chalicelib.entry import auth, problems
from chalicelib.entry.decoding import as_text, decode, parse
from chalicelib.entry.shapes.base import Shape, stamped
from chalicelib.entry.shapes.commands import COMMANDS, Command, Nothing
from chalicelib.entry.shapes.frames import CONNECT, FRAME_LIMIT, Envelope, Frame, Hello
from chalicelib.flow import agents, fanout, handle, resume, signals, starting, wire
from chalicelib.flow.handle import Done
from chalicelib.flow.ports import Ports
from chalicelib.flow.sign_in import holds
from chalicelib.observe import Line, Metric, about, add, fault, handling, log

Event = dict[str, Any]


@dataclass(slots=True)
class Talk:
    """One frame's way through its action: who sent it, and how to answer."""

    ports: Ports
    actor: Actor
    connection: str
    frame: Frame
    line: Line
    era: int = 0
    answered: bool = False
    arrived: Callable[[], None] = lambda: None

    def send(self, *frames: bytes) -> None:
        """Frames back to the sender; one that cannot be reached will ask again."""
        self.ports.push.send([(self.connection, frame) for frame in frames])

    def ack(self, conversation: str | None, data: dict[str, Any]) -> None:
        """Say that it is done."""
        self.answered = True
        self.send(fanout.frame("ack", conversation, data, self.frame.id))

    def refused(self, refusal: DomainError) -> None:
        """Say why it is not."""
        _count(self.line, refusal)
        self.send(_nack(refusal, self.frame.conversation, self.frame.id))

    def done(self, done: Done) -> None:
        """The same of a command, right after its commit; the others are told meanwhile."""
        self.answered = True
        ack = fanout.frame("ack", done.conversation, {"seq": done.seq}, self.frame.id)
        self.arrived = self.ports.push.start([(self.connection, ack)])


Run = Callable[[Talk, Any], None]


@dataclass(frozen=True, slots=True)
class Action:
    """What an op needs, and what it does."""

    shape: type[Shape]
    permission: str
    run: Run


def authorize(event: Event) -> dict[str, Any]:
    """A policy for $connect, with the identity that comes with every later event."""
    ticket = (event.get("queryStringParameters") or {}).get("ticket") or ""
    with handling("authorize", _id_of(event), Metric.SOCKET_FAILED) as line:
        try:
            holder = auth.ticket_holder(wire.ports(), ticket)
        except Unauthenticated as refusal:
            line.add(code=refusal.code)
            add(Metric.SOCKET_REFUSED)
            return _policy(event, "nobody", "Deny", {})
        about(holder.actor.tenant)
    actor = holder.actor
    who = {"tenant": actor.tenant, "who": actor.id, "role": actor.role.value}
    return _policy(event, actor.id, "Allow", {**who, "era": str(holder.era)})


def _policy(event: Event, who: str, effect: str, context: dict[str, str]) -> dict[str, Any]:
    statement = {"Action": "execute-api:Invoke", "Effect": effect, "Resource": event["methodArn"]}
    document = {"Version": "2012-10-17", "Statement": [statement]}
    return {"principalId": who, "policyDocument": document, "context": context}


def connect(event: Event) -> dict[str, int]:
    """A socket opens."""
    with handling("connect", _id_of(event), Metric.SOCKET_FAILED):
        agents.connected(wire.ports(), *_who(event))
    return {"statusCode": 200}


def disconnect(event: Event) -> dict[str, int]:
    """A socket has closed."""
    with handling("disconnect", _id_of(event), Metric.SOCKET_FAILED):
        agents.disconnected(wire.ports(), *_who(event))
    return {"statusCode": 200}


def message(event: Event) -> dict[str, int]:
    """A frame came in: it is answered with an ack or a nack, whatever it holds."""
    with handling("frame", _id_of(event), Metric.FRAME_FAILED, Metric.FRAME_MS) as line:
        _take(event, line)
    return {"statusCode": 200}


def _take(event: Event, line: Line) -> None:
    ports, (actor, connection) = wire.ports(), _who(event)
    raw = (event.get("body") or "").encode("utf-8", "surrogatepass")
    try:
        frame = _frame(raw)
    except DomainError as refusal:
        _count(line, refusal)
        ports.push.send([(connection, _nack(refusal, None, _given_id(raw)))])
        return
    era = int(event["requestContext"]["authorizer"]["era"])
    _act(Talk(ports, actor, connection, frame, line, era))


def _act(talk: Talk) -> None:
    _tell(talk)
    try:
        action = ACTIONS.get(talk.frame.op)
        if action is None:
            raise Invalid("unknown_op", "There is no such op.", pointer="/op")
        if not may(talk.actor, action.permission):
            raise Forbidden("not_permitted", "Your role does not include this.")
        action.run(talk, decode(bytes(talk.frame.data), action.shape))
    except DomainError as refusal:
        talk.refused(refusal)
    except Exception as error:
        add(Metric.FRAME_FAILED)
        log.error("frame failed", op=talk.frame.op, **fault(error))
        if not talk.answered:
            talk.send(_nack(DomainError("internal"), talk.frame.conversation, talk.frame.id))
    finally:
        talk.arrived()


def _tell(talk: Talk) -> None:
    """What may be told of a frame: of what clients write, only what we know."""
    op = talk.frame.op
    about(talk.actor.tenant, talk.frame.conversation)
    if op in ACTIONS:
        talk.line.add(op=op)
    if op in QUIET:
        talk.line.quieten()


def _count(line: Line, refusal: DomainError) -> None:
    line.add(code=refusal.code)
    failed = problems.status_of(refusal) >= 500
    add(Metric.FRAME_FAILED if failed else Metric.FRAME_REFUSED)


def _frame(raw: bytes) -> Frame:
    if len(raw) > FRAME_LIMIT:
        raise TooLarge(
            "frame_too_large", f"At most {FRAME_LIMIT} bytes; upload big things as attachments."
        )
    return parse(as_text(raw), Frame)


def _given_id(raw: bytes) -> str | None:
    """The id of a frame that is broken otherwise, if it can be read."""
    try:
        return parse(as_text(raw[: 4 * FRAME_LIMIT]), Envelope).id
    except DomainError:
        return None


def _nack(refusal: DomainError, conversation: str | None, of: str | None) -> bytes:
    return fanout.frame("nack", conversation, problems.nack_of(refusal), of)


def _id_of(event: Event) -> str:
    return str(event["requestContext"]["requestId"])


def _who(event: Event) -> tuple[Actor, str]:
    """Who is at the other end, and of which connection."""
    context = event["requestContext"]
    identity = context["authorizer"]
    about(identity["tenant"])
    actor = Actor(identity["tenant"], identity["who"], Role(identity["role"]))
    return actor, context["connectionId"]


def _hello(talk: Talk, data: Hello) -> None:
    conversation = talk.frame.conversation
    agents.connected(talk.ports, talk.actor, talk.connection)
    hello = resume.hello(talk.ports, talk.actor, conversation, data.after)
    entries = [fanout.entry_frame(entry) for entry in hello.entries]
    if hello.state is None:
        answer: dict[str, Any] = {"conversations": hello.conversations}
    else:
        seq = hello.entries[-1]["seq"] if hello.entries else min(data.after, hello.state["seq"])
        answer = {"seq": seq, "state": stamped(hello.state), "more": hello.more}
    talk.answered = True
    talk.send(*entries, fanout.frame("ack", conversation, answer, talk.frame.id))


def _ping(talk: Talk, _: Nothing) -> None:
    """A heartbeat; who was sent away while the hang-up was lost is sent away here, and who has
    another role by now, to come again with that one.
    """
    if talk.actor.role in STAFF and not _goes_on(talk):
        talk.refused(Unauthenticated("signed_out", "This session has ended."))
        talk.ports.push.close([talk.connection])
        return
    agents.beat(talk.ports, talk.actor)
    talk.ack(None, {})


def _goes_on(talk: Talk) -> bool:
    agent = talk.ports.store.agent(talk.actor.tenant, talk.actor.id)
    return agent is not None and holds(agent, talk.era) and agent.role is talk.actor.role


def _command(command: Command) -> Run:
    """The action of a conversation's command."""

    def start(talk: Talk, data: Any) -> None:
        starting.start(talk.ports, talk.actor, data.arguments(), talk.frame.id, talk.done)

    def run(talk: Talk, data: Any) -> None:
        conversation = talk.frame.conversation
        if conversation is None:
            raise Invalid("missing_field", "This op needs a conversation.", pointer="/conversation")
        handle.run(
            talk.ports,
            talk.actor,
            command.op,
            conversation,
            data.arguments(),
            talk.frame.id,
            talk.done,
        )

    return start if command.starts else run


ACTIONS: dict[str, Action] = {
    **{c.op: Action(c.shape, c.permission, _command(c)) for c in COMMANDS},
    "hello": Action(Hello, CONNECT, _hello),
    "ping": Action(Nothing, CONNECT, _ping),
}
# Many and of no consequence: told of to nobody who does not ask.
QUIET = {"ping", *signals.SIGNALS}
