"""The REST side of the product, as the reference client uses it: one token, refusals by code."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlencode

import urllib3

PATIENCE_S = 40.0
# A kept connection may be closed just when it is used; to look again harms nothing.
ONCE_MORE = urllib3.Retry(total=1, redirect=0, status=0, raise_on_status=False)


class ApiError(Exception):
    """A refusal; switch on ``code``. ``status`` is that of HTTP, 0 where a socket refused."""

    def __init__(self, status: int, problem: Mapping[str, Any]) -> None:
        self.status = status
        self.code = str(problem.get("code", "unknown"))
        self.problem = problem
        super().__init__(f"{status} {self.code}: {problem.get('detail', '')}")


class Unreachable(Exception):
    """No answer, so nothing is known; the same may be sent again with the same id."""


class Api:
    """REST with one token; ``renew`` gets a fresh one when it has expired."""

    def __init__(
        self, url: str, token: str = "", renew: Callable[[], Awaitable[str]] | None = None
    ) -> None:
        self.url = url.rstrip("/")
        self.token = token
        self._renew = renew
        self._pool = urllib3.PoolManager(maxsize=8, retries=False, timeout=PATIENCE_S)

    async def call(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        """The answer's JSON (None when it is empty); raises ApiError or Unreachable."""
        try:
            return await asyncio.to_thread(self._send, method, path, body, query)
        except ApiError as error:
            if error.code != "token_expired" or self._renew is None:
                raise
        self.token = await self._renew()
        return await asyncio.to_thread(self._send, method, path, body, query)

    def _send(self, method: str, path: str, body: Any, query: Mapping[str, Any]) -> Any:
        asked = {name: value for name, value in query.items() if value is not None}
        url = f"{self.url}{path}" + (f"?{urlencode(asked)}" if asked else "")
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        try:
            answer = self._pool.request(
                method,
                url,
                headers=headers,
                retries=ONCE_MORE if method == "GET" else False,
                **({} if body is None else {"json": body}),
            )
        except urllib3.exceptions.HTTPError as error:
            raise Unreachable(str(error)) from error
        if answer.status >= 500:
            raise Unreachable(f"{method} {path}: {answer.status}")
        content = json.loads(answer.data) if answer.data else None
        if answer.status >= 400:
            raise ApiError(answer.status, content or {})
        return content

    async def pages(self, path: str, **query: Any) -> list[Any]:
        """All items of a list, page after page."""
        items: list[Any] = []
        cursor = None
        while True:
            page = await self.call("GET", path, cursor=cursor, limit=100, **query)
            items += page["data"]
            cursor = page["next_cursor"]
            if not page["has_more"]:
                return items


async def visitor(url: str, widget_key: str, **facts: Any) -> tuple[Api, str]:
    """A customer by a tenant's widget key; answers their REST access and customer id."""
    made = await Api(url).call("POST", "/v1/visitors", {"key": widget_key, **facts})
    return Api(url, made["token"]), made["customer"]


async def sign_in(
    url: str, workspace: str, email: str, password: str, first: str = ""
) -> tuple[Api, str]:
    """An agent: answers REST access that renews itself, and the agent's id.

    ``first`` is the temporary password of a first sign-in, which ``password`` then replaces.
    """
    who = {"workspace": workspace, "email": email}
    api = Api(url)
    answer = await api.call("POST", "/v1/sign-in", {**who, "password": first or password})
    if answer.get("challenge") == "NEW_PASSWORD_REQUIRED":
        challenge = {name: answer[name] for name in ("challenge", "challenge_session")}
        answer = await api.call(
            "POST", "/v1/sign-in/challenge", {**who, **challenge, "answer": password}
        )

    async def renew() -> str:
        kept = {**who, "refresh_token": answer["refresh_token"]}
        return str((await api.call("POST", "/v1/sign-in/refresh", kept))["session"])

    return Api(url, answer["session"], renew), answer["agent"]["id"]
