"""A socket through the real handlers: connect, frames, what was pushed."""

import json
from itertools import count
from typing import Any

import app
from tests.entry.site import House, Site

ARN = "arn:aws:execute-api:eu-west-1:0:api/stage/$connect"


class Socket:
    """One connection of somebody; ``frames`` are those pushed to it so far."""

    _numbers = count(1)

    def __init__(self, site: Site, house: House, who: str) -> None:
        self.site, self.id = site, f"con-{next(self._numbers)}"
        ticket = site.call("POST", "/v1/socket-tickets", {}, house.tokens[who]).json["ticket"]
        verdict = authorize(ticket)
        assert verdict["policyDocument"]["Statement"][0]["Effect"] == "Allow"
        self.context = {
            "connectionId": self.id,
            "domainName": "test",
            "stage": "test",
            "apiId": "test",
            "authorizer": {"principalId": verdict["principalId"], **verdict["context"]},
        }
        assert app.socket_connect(self._event(), None) == {"statusCode": 200}

    def _event(self, **more: Any) -> dict[str, Any]:
        request = f"{self.id}-{next(self._numbers)}="
        return {"requestContext": {**self.context, "requestId": request}, **more}

    def close(self) -> None:
        """The socket has closed."""
        app.socket_disconnect(self._event(), None)

    @property
    def frames(self) -> list[Any]:
        """What was pushed."""
        return [json.loads(frame) for frame in self.site.fakes.push.to(self.id)]

    def raw(self, body: str) -> list[Any]:
        """Send text as it is; the frames that came of it."""
        before = len(self.frames)
        assert app.socket_message(self._event(body=body), None) == {"statusCode": 200}
        return self.frames[before:]

    def send(self, op: str, conversation: str | None = None, id: str = "m-1", **data: Any) -> Any:
        """Send a frame; its ack or nack."""
        frame = {"v": 1, "op": op, "id": id, "data": data}
        if conversation:
            frame["conversation"] = conversation
        answers = [f for f in self.raw(json.dumps(frame)) if f.get("id") == id]
        assert len(answers) == 1, answers
        return answers[0]


def authorize(ticket: str | None) -> Any:
    """What the authorizer says of a ticket."""
    query = None if ticket is None else {"ticket": ticket}
    event = {"methodArn": ARN, "queryStringParameters": query}
    return app.socket_authorizer({**event, "requestContext": {"requestId": "open-1="}}, None)
