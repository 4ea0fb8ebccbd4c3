"""Two tenants behind the real app object; every response is held against openapi.json."""

import base64
import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import jsonschema_rs

import app
from chalicelib.domain import ids
from chalicelib.domain.actors import SCOPES, Actor, Role
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.pictures import Picture
from chalicelib.domain.tenants.model import Customer, Tenant
from chalicelib.entry import auth
from chalicelib.entry.openapi import document
from chalicelib.flow import agents, canned, files, groups, handle, keys, starting
from chalicelib.flow.react import react
from tests.fakes.ports import Fakes
from tests.world import TAGS

PASSWORD = "Right-Pass-1"
PICTURE = Picture("image/png", base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(9)).decode())
STAFF = ("agent", "supervisor", "admin")


@dataclass(frozen=True)
class Answer:
    """What came back; ``json`` is None where the body is none."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text) if self.text else None

    @property
    def code(self) -> str:
        """A problem's code."""
        return self.json["code"]


class House:
    """One tenant with somebody in every role; ``stranger`` is another customer."""

    def __init__(self, fakes: Fakes, slug: str) -> None:
        self.fakes, self.ports, self.slug = fakes, fakes.ports, slug
        self.tenant = self._id("ten")
        self.group = groups.create(self.ports, self.tenant, "Support").id
        self.sales = groups.create(self.ports, self.tenant, "Sales").id
        self.widget_key = keys.widget_key(self.ports, self.tenant)
        self.secret = keys.identity_secret(self.ports)
        self.ports.store.save_tenant(
            None,
            Tenant(
                self.tenant,
                slug,
                slug.title(),
                self.group,
                1,
                widget_keys=(self.widget_key,),
                identity_secrets=(self.secret,),
                tags=TAGS,
            ),
        )
        self.actors: dict[str, Actor] = {}
        self.tokens: dict[str, str] = {}
        for role in STAFF:
            self.join(role, Role(role))
        for name in ("customer", "stranger"):
            self._visit(name)
        self.key, self.tokens["integrator"] = keys.create(
            self.ports, self.tenant, "all", SCOPES, None
        )

    def _id(self, prefix: str) -> str:
        return ids.make(prefix, self.ports.now(), self.ports.entropy(ids.ENTROPY_BYTES))

    def join(self, key: str, role: Role, name: str = "") -> None:
        """Somebody of the staff, called ``key`` here and ``name`` there."""
        email = f"{key}@{self.slug}.example"
        shown, groups = name or key.title(), (self.group,)
        agent = Agent(self.tenant, self._id("agt"), shown, email, role, groups, version=1)
        self.ports.store.save_agent(None, agent)
        self.ports.store.save_face(self.tenant, agent.id, PICTURE)
        user = f"{self.slug}/{email}"
        self.ports.identity.create(user, email, self.tenant, agent.id, PASSWORD)
        self.ports.identity.set_password(user, PASSWORD, permanent=True)
        self.actors[key] = Actor(self.tenant, agent.id, role)
        self.sign_in(key)

    def sign_in(self, key: str) -> None:
        """A fresh session; the one before lasts 15 minutes."""
        agent = self.ports.store.agent(self.tenant, self.actors[key].id)
        assert agent is not None
        self.tokens[key], _ = auth.session_token(self.ports, agent, "sid")

    def _visit(self, name: str) -> None:
        customer = self._id("cus")
        self.ports.store.save_customer(
            None, Customer(self.tenant, customer, self.ports.now(), version=1)
        )
        self.actors[name] = Actor(self.tenant, customer, Role.CUSTOMER)
        self.tokens[name], _ = auth.visitor_token(self.ports, self.tenant, customer)

    def online(self, role: str = "agent") -> None:
        """Somebody serves the queue from now on."""
        actor = self.actors[role]
        agents.set_status(self.ports, actor, actor.id, "online", "")

    def run(self, who: str, op: str, conversation: str, **args: Any) -> None:
        """A command, and what follows from it."""
        self.fakes.clock.now += 1
        handle.run(self.ports, self.actors[who], op, conversation, args)
        self.settle(conversation)

    def settle(self, conversation: str) -> None:
        """The stream's reactions to everything so far; done twice is done once."""
        for entry in self.ports.store.entries(self.tenant, conversation, 0, 100, True):
            react(self.ports, entry)

    def conversation(self, state: str, who: str = "customer") -> str:
        """A conversation of the customer's that has come to a state; one that is "asked" is served
        by the agent, who has invited the supervisor, and in one that is "helped" they have joined.
        """
        if state != "queued":
            self.online()
        done = starting.start(self.ports, self.actors[who], {"text": "first words"})
        self.settle(done.conversation)
        steps = {
            "awaiting_customer": ["say"],
            "awaiting_confirmation": ["ask_to_close"],
            "ended": ["end"],
            "asked": ["invite"],
            "helped": ["invite", "accept"],
        }
        args = {"say": {"text": "an answer"}, "invite": {"agent": self.actors["supervisor"].id}}
        for op in steps.get(state, []):
            who = "supervisor" if op == "accept" else "agent"
            self.run(who, op, done.conversation, **args.get(op, {}))
        now = self.ports.store.conversation(self.tenant, done.conversation).state
        assert now == ("awaiting_agent" if state in ("asked", "helped") else state)
        return done.conversation

    def canned(self, who: str = "admin", personal: bool = False, **parts: Any) -> str:
        """Another canned answer, everybody's or somebody's own."""
        shortcut = f"s{self.ports.entropy(4).hex()}"
        given = {"shortcut": shortcut, "title": "T", "text": {"*": "Hi"}, **parts}
        return canned.create(self.ports, self.actors[who], personal, given).id

    def attachment(self, conversation: str) -> str:
        """A file that was uploaded to a conversation."""
        told = files.announce(
            self.ports, self.actors["customer"], conversation, "a.png", "image/png", 10
        )
        self.fakes.files.uploaded.add(told["attachment"])
        return str(told["attachment"])


class Site:
    """``home`` and ``abroad``, and a client."""

    def __init__(self, fakes: Fakes) -> None:
        self.fakes, self.ports = fakes, fakes.ports
        self.home, self.abroad = House(fakes, "home"), House(fakes, "abroad")

    def call(
        self,
        method: str,
        url: str,
        body: Any = None,
        token: str | None = None,
        headers: dict[str, str] | None = None,
        raw: bytes | None = None,
    ) -> Answer:
        """One request; ``raw`` goes instead of ``body`` as it is."""
        sent = raw if raw is not None else b"" if body is None else json.dumps(body).encode()
        given = {"content-type": "application/json", **(headers or {})}
        if token:
            given["authorization"] = f"Bearer {token}"
        event = proxy_event(method, url, given, sent)
        said = app.app(event, None)
        answer = Answer(said["statusCode"], said["headers"], said["body"])
        check(method, event["resource"], answer)
        return answer


def proxy_event(method: str, url: str, headers: dict[str, str], body: bytes) -> dict[str, Any]:
    """The event of a REST API Gateway."""
    parts = urlsplit(url)
    resource, parameters = route_of(parts.path)
    query: dict[str, list[str]] = {}
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        query.setdefault(name, []).append(value)
    try:
        text, encoded = body.decode() or None, False
    except UnicodeDecodeError:
        text, encoded = base64.b64encode(body).decode(), True
    context = {"requestId": "req-1", "resourcePath": resource, "httpMethod": method}
    return {
        "resource": resource,
        "path": parts.path,
        "headers": headers,
        "multiValueQueryStringParameters": query or None,
        "pathParameters": parameters or None,
        "stageVariables": None,
        "body": text,
        "isBase64Encoded": encoded,
        "requestContext": {**context, "identity": {"sourceIp": "127.0.0.1"}},
    }


def route_of(path: str) -> tuple[str, dict[str, str]]:
    """The resource of a path, literal ones first."""
    for resource, pattern in patterns():
        if match := pattern.fullmatch(path):
            return resource, match.groupdict()
    raise AssertionError(f"no route for {path}")


@cache
def patterns() -> list[tuple[str, re.Pattern[str]]]:
    """What the paths of each resource look like."""
    resources = sorted(app.app.routes, key=lambda r: r.count("{"))
    return [(r, re.compile(re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", r))) for r in resources]


def check(method: str, resource: str, answer: Answer) -> None:
    """Raise when a response is not what openapi.json promises."""
    responses = document()["paths"][resource][method.lower()]["responses"]
    assert str(answer.status) in responses, f"{method} {resource}: {answer.status} is not declared"
    assert answer.headers["X-Request-Id"]
    if answer.status == 204:
        assert answer.text == ""
    elif "text/html" not in answer.headers["Content-Type"]:
        validator(method, resource, answer.status).validate(answer.json)
    if answer.status >= 400:
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.json["status"] == answer.status
        assert answer.json["request_id"] == answer.headers["X-Request-Id"]


@cache
def validator(method: str, resource: str, status: int) -> Any:
    """The schema of a response, ready to use."""
    described = document()
    response = described["paths"][resource][method.lower()]["responses"][str(status)]
    if "$ref" in response:
        response = described["components"]["responses"][str(status)]
    content = next(iter(response["content"].values()))
    schema = {**content.get("schema", {}), "components": described["components"]}
    return jsonschema_rs.Draft202012Validator(schema)
