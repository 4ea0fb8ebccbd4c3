"""Every op of a frame, and sockets that come, go, are refused or have gone without a word."""

from collections.abc import Callable

from chalicelib.entry.shapes.commands import COMMANDS
from chalicelib.flow import sign_in
from tests.entry.examples import CNV, EXAMPLES
from tests.entry.talk import Socket, authorize
from tests.policies.stage import Stage

New = Callable[..., Stage]
GONE = 410


def every_op(new: New) -> None:
    """The good frame of each command, sent twice; and what only sockets have."""
    for command in COMMANDS:
        home = (stage := new()).home
        path = f"{CNV}/{command.op.replace('_', '-')}"
        example = EXAMPLES["POST /v1/conversations" if command.starts else f"POST {path}"]
        conversation = None if command.starts else home.conversation(example.state)
        body = example.body(home, {}) if example.body else {}
        socket = Socket(stage, home, example.as_)
        for _ in range(2):
            answer = socket.send(command.op, conversation, **body)
        assert answer["op"] == "ack", (command.op, answer)


def comings_and_goings(new: New) -> None:
    """Whoever sends to a socket that has gone forgets it; the last one of an agent ends a lease."""
    home = (stage := new()).home
    conversation = home.conversation("awaiting_agent")
    agent, lead, customer = (
        Socket(stage, home, who) for who in ("agent", "supervisor", "customer")
    )
    stage.sockets.answers[customer.id] = GONE
    agent.send("say", conversation, text="words")
    for op in ("hello", "ping"):
        assert agent.send(op, id=op)["op"] == "ack"
    agent.close()
    home.online()
    stage.sockets.answers[lead.id] = GONE
    agent = Socket(stage, home, "agent")
    agent.close()


def answers_by_rest(new: New) -> None:
    """What is said over REST is pushed too."""
    home = (stage := new()).home
    conversation = home.conversation("awaiting_agent")
    Socket(stage, home, "customer")
    stage.sockets.answers[Socket(stage, home, "customer").id] = GONE
    url, body = f"/v1/conversations/{conversation}/say", {"text": "words"}
    assert stage.call("POST", url, body, home.tokens["agent"]).status == 200


def ended_sessions(new: New) -> None:
    """A ticket counts once, and a session that has ended neither beats nor opens anything."""
    home = (stage := new()).home
    made = stage.call("POST", "/v1/socket-tickets", {}, home.tokens["agent"]).json["ticket"]
    assert [_verdict(made), _verdict(made)] == ["Allow", "Deny"]
    agent, actor = Socket(stage, home, "agent"), home.actors["agent"]
    user = f"{home.slug}/agent@{home.slug}.example"
    sign_in.closed_everywhere(stage.ports, actor.tenant, actor.id, user)
    assert agent.send("ping")["op"] == "nack"


def _verdict(ticket: str) -> str:
    return str(authorize(ticket)["policyDocument"]["Statement"][0]["Effect"])
