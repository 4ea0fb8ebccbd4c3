"""From the sign-up to the end of all sessions, on a box whose sign-ins are checked."""

import json
import time
from itertools import count
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from infra.local.handle import Box
from rest import Api, ApiError
from tests import totp

FIRST, SECOND = "First-Pass-2026", "Second-Pass-2026"
_numbers = count(1)


class Person:
    """Somebody with a workspace of their own."""

    def __init__(self, box: Box) -> None:
        self.box, self.workspace = box, f"acme-{next(_numbers)}"
        self.who = {"workspace": self.workspace, "email": f"ada@{self.workspace}.example"}
        self.api = Api(box.state.url)
        self.refresh_token = ""

    def ask(self, method: str, path: str, **body: Any) -> Any:
        """A request with the session, if there is one."""
        return self.api._send(method, path, body, {})

    def take(self, answer: Any) -> Any:
        """Go on with the session that an answer holds."""
        self.api.token, self.refresh_token = answer["session"], answer["refresh_token"]
        return answer

    def refused(self, method: str, path: str, **body: Any) -> str:
        """The code of a refusal."""
        with pytest.raises(ApiError) as refusal:
            self.ask(method, path, **body)
        return refusal.value.code

    def sign_up(self) -> None:
        """Make the workspace."""
        made = {"company": "Acme", "name": "Ada", "password": FIRST, "language": "zh-TW"}
        self.take(self.ask("POST", "/v1/sign-up", **self.who, **made))

    def code_by_mail(self) -> str:
        """The code of the last mail to them."""
        lines = (self.box.folder / "mails.jsonl").read_text("utf-8").splitlines()
        mails = [m for m in map(json.loads, lines) if m["to"] == self.who["email"]]
        return str(mails[-1]["text"]).rstrip(".").split()[-1]


@pytest.fixture
def person(box: Box) -> Person:
    """Somebody who has just signed up."""
    made = Person(box)
    made.sign_up()
    return made


def test_who_signs_up_is_an_administrator_with_a_workspace(person: Person) -> None:
    me = person.ask("GET", "/v1/me")
    assert (me["workspace"], me["agent"]["role"], me["mfa"]) == (person.workspace, "admin", False)
    assert person.ask("GET", "/v1/me/preferences") == {"data": {"language": "zh-TW"}}
    again = {"company": "Other", "name": "Eve", "password": FIRST}
    assert person.refused("POST", "/v1/sign-up", **person.who, **again) == "workspace_taken"


def test_an_authenticator_guards_the_sign_in(person: Person) -> None:
    refresh = {"refresh_token": person.refresh_token}
    secret = person.ask("POST", "/v1/me/mfa", **refresh)["secret"]
    person.ask("POST", "/v1/me/mfa/confirm", **refresh, code=totp.code(secret, time.time()))
    put = person.ask("POST", "/v1/sign-in", **person.who, password=FIRST)
    challenge = {name: put[name] for name in ("challenge", "challenge_session")}
    wrong = totp.code(secret, time.time() - 86_400)
    answer = {**person.who, **challenge}
    assert person.refused("POST", "/v1/sign-in/challenge", **answer, answer=wrong)
    code = totp.code(secret, time.time())
    person.take(person.ask("POST", "/v1/sign-in/challenge", **answer, answer=code))
    assert person.ask("GET", "/v1/me")["mfa"] is True
    person.ask("DELETE", "/v1/me/mfa", refresh_token=person.refresh_token)
    assert person.ask("POST", "/v1/sign-in", **person.who, password=FIRST)["session"]


def test_a_forgotten_password_is_replaced_by_a_code(person: Person) -> None:
    nobody = {**person.who, "email": "nobody@nowhere.example"}
    assert person.ask("POST", "/v1/sign-in/forgot", **nobody) == {}
    assert person.ask("POST", "/v1/sign-in/forgot", **person.who) == {}
    code = person.code_by_mail()
    wrong, new = f"{(int(code) + 1) % 10**6:06}", {**person.who, "password": SECOND}
    assert person.refused("POST", "/v1/sign-in/reset", **new, code=wrong) == "wrong_code"
    person.ask("POST", "/v1/sign-in/reset", **new, code=code)
    assert person.refused("GET", "/v1/me") == "signed_out"
    old = {**person.who, "password": FIRST}
    assert person.refused("POST", "/v1/sign-in", **old) == "wrong_credentials"
    assert person.ask("POST", "/v1/sign-in", **new)["session"]


def test_signing_out_everywhere_closes_the_socket_too(person: Person) -> None:
    ticket = person.ask("POST", "/v1/socket-tickets")
    with connect(ticket["url"]) as socket:
        socket.send(json.dumps({"v": 1, "op": "hello", "id": "h", "data": {}}))
        assert json.loads(socket.recv(timeout=10))["op"] == "ack"
        person.ask("POST", "/v1/sign-out/everywhere")
        with pytest.raises(ConnectionClosed):
            socket.recv(timeout=10)
    assert person.refused("GET", "/v1/me") == "signed_out"
    renewed = {**person.who, "refresh_token": person.refresh_token}
    assert person.refused("POST", "/v1/sign-in/refresh", **renewed) == "wrong_credentials"
    person.take(person.ask("POST", "/v1/sign-in", **person.who, password=FIRST))
    assert person.ask("GET", "/v1/me")["workspace"] == person.workspace
