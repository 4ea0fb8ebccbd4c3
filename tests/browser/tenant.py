"""A tenant of one test's own: what its administrator sets, its agents, and what its log says."""

import time
from typing import Any, Self

from client import Client
from replaying.site import new_password
from rest import Api, sign_in
from tests.browser.hands import Hands

# For so long a process goes by the settings that it knows, in s: see docs/decisions.md.
REMEMBERED_S = 10.5


class Tenant:
    """Made by ``Tenant.on``; ``admin`` is REST access, ``call`` uses it from a test."""

    def __init__(self, hands: Hands, url: str, made: dict[str, Any], admin: Api) -> None:
        self.hands, self.url, self.admin = hands, url, admin
        self.workspace = str(made["workspace"])
        self.key = str(made["widget_key"])
        self.secret = str(made["identity_secret"])  # signs identities
        self.group = str(made["default_group"])
        self._agents: list[Agent] = []
        self._set_at = 0.0

    @classmethod
    def on(cls, url: str, made: dict[str, Any], hands: Hands) -> Self:
        """A new one, whose administrator signs in."""
        who = (made["workspace"], made["email"], new_password())
        admin, _ = hands.do(sign_in(url, *who, first=made["password"]))
        return cls(hands, url, made, admin)

    def call(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        """REST as its administrator."""
        return self.hands.do(self.admin.call(method, path, body, **query))

    def policy(self, **times: Any) -> None:
        """Set what steers a conversation's course (``urge_every_s``, ``remind_s`` …)."""
        self.call("PATCH", "/v1/settings", {"policy": times})
        self._set_at = time.monotonic()

    def in_force(self) -> None:
        """Let the time pass for which a process may go by what was set before."""
        self.hands.until(lambda: time.monotonic() - self._set_at > REMEMBERED_S)

    def widget(self, **settings: Any) -> None:
        """Set what the widget is and shows (``look``, ``menu``, ``form`` …)."""
        self.call("PATCH", "/v1/settings/widget", settings)

    def add_group(self, name: str) -> str:
        """A new group; answers its id."""
        return str(self.call("POST", "/v1/groups", {"name": name})["id"])

    def add_agent(
        self, name: str = "Mei", groups: tuple[str, ...] = (), capacity: int = 5
    ) -> "Agent":
        """An agent who has signed in and not come yet; of the default group unless told."""
        email = f"agent{len(self._agents)}@example.com"
        body = {"email": email, "name": name, "groups": groups or (self.group,)}
        made = self.call("POST", "/v1/agents", {**body, "capacity": capacity})
        first = made["temporary_password"]
        signing = sign_in(self.url, self.workspace, email, new_password(), first=first)
        access, id_ = self.hands.do(signing)
        agent = Agent(self, id_, name, access)
        self._agents.append(agent)
        return agent

    def conversations(self) -> list[dict[str, Any]]:
        """All there are, open and closed, as staff see them."""
        views = ("open", "closed")
        return [
            row
            for view in views
            for row in self.hands.do(self.admin.pages("/v1/conversations", view=view))
        ]

    def conversation(self, id_: str) -> dict[str, Any]:
        """One as it is now."""
        found: dict[str, Any] = self.call("GET", f"/v1/conversations/{id_}")
        return found

    def log(self, id_: str) -> list[dict[str, Any]]:
        """The whole log of a conversation, as staff see it."""
        entries: list[dict[str, Any]] = []
        more = True
        while more:
            path = f"/v1/conversations/{id_}/entries"
            page = self.call("GET", path, after=len(entries), limit=100)
            entries += page["data"]
            more = page["has_more"]
        return entries

    def said(self, id_: str) -> list[str]:
        """The texts of its messages, in order: what must be on every screen, once each."""
        said = (e["data"] for e in self.log(id_) if e["type"] == "message")
        return [data["text"] for data in said if not data.get("recalled")]

    def state(self, id_: str, wanted: str) -> None:
        """Wait until a conversation is in a state."""
        path = f"/v1/conversations/{id_}"

        async def look() -> Any:
            return (await self.admin.call("GET", path))["state"]

        self.hands.until_is(look, wanted)

    def close(self) -> None:
        """Its agents hang up."""
        for agent in self._agents:
            agent.vanish()


class Agent:
    """A scripted agent over the real socket; ``come`` first. Commands name the conversation."""

    def __init__(self, tenant: Tenant, id_: str, name: str, access: Api) -> None:
        self.tenant, self.id, self.name, self.access = tenant, id_, name, access
        self._hands = tenant.hands
        self._client = Client(access, staff=True)
        self._served: set[str] = set()
        self._here = False

    def come(self) -> Self:
        """Connect and be online."""
        self._hands.do(self._enter())
        self._here = True
        return self

    async def _enter(self) -> None:
        await self._client.__aenter__()
        await self.access.call("PUT", "/v1/me/status", {"status": "online"})

    def away(self) -> None:
        """Take nothing new; stay connected."""
        body = {"status": "away", "reason": "break"}
        self._hands.do(self.access.call("PUT", "/v1/me/status", body))

    def vanish(self) -> None:
        """Lose the connection without a word."""
        if self._here:
            self._hands.do(self._client.leave())
        self._here = False

    def gets(self) -> str:
        """Wait for a conversation that this agent serves and had not got before; its id."""

        def fresh() -> str | None:
            logs = self._client.logs.items()
            mine = (id_ for id_, log in list(logs) if log.agent == self.id)
            return next((id_ for id_ in mine if id_ not in self._served), None)

        found = self._hands.until(fresh)
        assert found
        self._served.add(found)
        return found

    def hears(self, conversation: str, text: str) -> int:
        """Wait for a message with this text; its number."""

        def number() -> int:
            for entry in list(self._client.logs[conversation].entries):
                if entry["type"] == "message" and entry["data"].get("text") == text:
                    return int(entry["seq"])
            return 0

        return self._hands.until(number)

    def does(self, op: str, conversation: str, **data: Any) -> dict[str, Any]:
        """Any command of the API; answers the acknowledgement, raises ApiError on a refusal."""
        return dict(self._hands.do(self._client.command(op, conversation, **data)))

    def says(self, conversation: str, text: str, **more: Any) -> int:
        """A message; its number in the staff's numbering."""
        return int(self.does("say", conversation, text=text, **more)["data"]["seq"])

    def asks_to_close(self, conversation: str) -> None:
        """Whether it is solved."""
        self.does("ask_to_close", conversation)

    def ends(self, conversation: str) -> None:
        """End it."""
        self.does("end", conversation)

    def recalls(self, conversation: str, seq: int) -> None:
        """Take back one's own message."""
        self.does("recall", conversation, seq=seq)

    def transfers(self, conversation: str, *, group: str) -> None:
        """To another group."""
        self.does("transfer", conversation, group=group)

    def types(self, conversation: str) -> None:
        """Let the other side see that somebody writes."""
        self.does("typing", conversation)

    def reads(self, conversation: str, seq: int) -> None:
        """Has read up to an entry, in the public numbering."""
        self.does("read", conversation, seq=seq)
