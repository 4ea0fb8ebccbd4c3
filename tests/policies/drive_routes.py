"""Every REST route, and the ways of signing in that need several in order."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from chalicelib.entry.api import PUBLIC
from tests import totp
from tests.entry.examples import CNV, EXAMPLES, ONLY_IN_ORDER, Example, prepared
from tests.entry.site import PASSWORD, Answer
from tests.entry.talk import Socket
from tests.entry.test_routes import ROUTES
from tests.policies.stage import Stage

New = Callable[..., Stage]
WIDGET = ("GET /v1/widget", "GET /v1/widget/status", "GET /v1/widget/logo")
INVITATIONS = "POST /v1/widget/invitations"
IN_ORDER = {*ONLY_IN_ORDER, "POST /v1/sign-in/reset", *WIDGET, INVITATIONS}


def every_route(new: New) -> None:
    """The good request of each; a POST comes twice with one key, and those who only read share."""
    library = new()
    for key in sorted(EXAMPLES.keys() - IN_ORDER):
        route = ROUTES[key]
        shares = route.method == "GET" and EXAMPLES[key].state == Example.state
        stage = library if shares else new(users="sign-in" in key or "password" in key)
        url, body = prepared(stage.home, route)
        token = None if route.permission == PUBLIC else stage.home.tokens[EXAMPLES[key].as_]
        again = route.method == "POST" and token and not route.minting
        for _ in range(2 if again else 1):
            said = stage.call(route.method, url, body, token, {"idempotency-key": "k-1"})
            assert said.status == route.status, (key, said.text)
        if key.startswith(f"POST {CNV}/"):
            stage.home.settle(url.split("/")[3])


def widget(new: New) -> None:
    """What any page may ask for, once the tenant has set it."""
    stage = new()
    for key in ("PUT /v1/settings/logo", "PATCH /v1/settings/widget", INVITATIONS):
        url, body = prepared(stage.home, route := ROUTES[key])
        token = None if route.permission == PUBLIC else stage.home.tokens["admin"]
        assert stage.call(route.method, url, body, token).status == route.status
    for key in WIDGET:
        url = f"{ROUTES[key].path}?key={stage.home.widget_key}"
        assert stage.call("GET", url).status == 200


class Agent:
    """Somebody of the staff and their way in."""

    def __init__(self, stage: Stage, role: str) -> None:
        self.stage = stage
        email = f"{role}@{stage.home.slug}.example"
        self.who = {"workspace": stage.home.slug, "email": email}

    def ask(self, path: str, **body: Any) -> Answer:
        return self.stage.call("POST", f"/v1/sign-in{path}", {**self.who, **body})

    def sign_in(self, password: str = PASSWORD) -> Any:
        return self.ask("", password=password).json

    def answer(self, put: Any, given: str) -> Any:
        challenge = {name: put[name] for name in ("challenge", "challenge_session")}
        return self.ask("/challenge", **challenge, answer=given).json

    def me(self, session: Any, method: str, path: str, **more: str) -> Answer:
        body = {"refresh_token": session["refresh_token"], **more}
        return self.stage.call(method, f"/v1/{path}", body, session["session"])


def sessions(new: New, mails: Path) -> None:
    """Sign-ins, authenticators, lost passwords, ends of sessions with open sockets."""
    agent = Agent(new(users=True), "agent")
    stage = agent.stage
    with_authenticator(agent)
    agent.ask("/forgot")
    assert agent.ask("/reset", code=_mailed(mails, agent), password="Aa1-another-one").status == 204
    session = agent.sign_in("Aa1-another-one")
    session = agent.ask("/refresh", refresh_token=session["refresh_token"]).json
    assert agent.me(session, "POST", "sign-out").status == 204
    session = agent.sign_in("Aa1-another-one")
    stage.home.tokens["agent"] = session["session"]
    Socket(stage, stage.home, "agent")
    assert agent.me(session, "POST", "sign-out/everywhere").status == 204


def with_authenticator(agent: Agent) -> None:
    """It is taken into use, asked for and given up."""
    session = agent.sign_in()
    secret = agent.me(session, "POST", "me/mfa").json["secret"]
    confirmed = agent.me(session, "POST", "me/mfa/confirm", code=totp.code(secret, time.time()))
    assert confirmed.status == 204
    session = agent.answer(agent.sign_in(), totp.code(secret, time.time()))
    assert agent.me(session, "DELETE", "me/mfa").status == 204


def newcomers(new: New) -> None:
    """A first password is replaced; who was left by a sign-up that came to no end is made anew."""
    stage = new()
    made = _agent(stage, "new").json["temporary_password"]
    newcomer = Agent(stage, "new")
    assert newcomer.answer(newcomer.sign_in(made), PASSWORD)["session"]
    email = f"left@{stage.home.slug}.example"
    user = f"{stage.home.slug}/{email}"
    stage.ports.identity.create(user, email, "ten_elsewhere", "agt_nobody", PASSWORD)
    assert _agent(stage, "left").status == 201


def messages_with_files(new: New) -> None:
    """A file is looked for when it is said, also one that never came."""
    home = (stage := new()).home
    conversation = home.conversation("awaiting_agent")
    url, token = f"/v1/conversations/{conversation}/say", home.tokens["customer"]
    for file, status in ((home.attachment(conversation), 200), (home.announced(conversation), 422)):
        said = stage.call("POST", url, {"text": "see", "attachments": [file]}, token)
        assert said.status == status, said.text


def _agent(stage: Stage, name: str) -> Answer:
    body = {"email": f"{name}@{stage.home.slug}.example", "name": "New"}
    return stage.call("POST", "/v1/agents", body, stage.home.tokens["admin"])


def _mailed(mails: Path, agent: Agent) -> str:
    lines = [json.loads(line) for line in mails.read_text("utf-8").splitlines()]
    text = [line["text"] for line in lines if line["to"] == agent.who["email"]][-1]
    return re.findall(r"\b\d{6}\b", text)[-1]
