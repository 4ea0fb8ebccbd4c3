"""A day's log read from a running system through REST."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from replaying.verify import transcript
from rest import Api, ApiError, sign_in
from simulating import rows
from simulating.log import Log

AT_ONCE = 8
BEFORE_DAYS = 30  # how far back an agent's last change before the day is looked for


@dataclass(frozen=True, slots=True)
class Span:
    """A UTC day as moments (ms), the last one not in it."""

    day: date
    first: int
    last: int

    @classmethod
    def of(cls, day: date) -> "Span":
        """The span of a day."""
        began = datetime.combine(day, time(), UTC)
        ended = began + timedelta(days=1)
        return cls(day, _ms(began), _ms(ended))


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def moment(text: str) -> int:
    """A moment as REST writes it, in ms."""
    return _ms(datetime.fromisoformat(text.replace("Z", "+00:00")))


async def access(url: str, who: Mapping[str, Any]) -> Api:
    """REST access by a key, ``{key}``, or as an administrator, ``{workspace, admin: {email,
    password}}``.
    """
    if "key" in who:
        return Api(url, who["key"])
    return (await sign_in(url, who["workspace"], **who["admin"]))[0]


async def export(api: Api, day: date) -> Log:
    """The log of a day: all conversations that were open within it, whole, and who worked."""
    span = Span.of(day)
    settings = await api.call("GET", "/v1/settings")
    rules = (await api.call("GET", "/v1/routing/rules"))["rules"]
    groups = {
        group["id"]: {**group["policy"], "channels": group["channels"]}
        for group in await api.pages("/v1/groups")
    }
    header = {
        "tenant": settings["workspace"],
        "day": day.isoformat(),
        "policy": settings["overrides"],
        "channels": settings["channels"],
        "groups": groups,
        "rules": rules,
        "default_group": settings["default_group"],
    }
    made = [*await _agents(api, span), *await _conversations(api, span)]
    return Log(header, sorted(made, key=lambda row: (row["at"], row.get("conversation", ""))))


async def _agents(api: Api, span: Span) -> list[rows.Row]:
    agents = await api.pages("/v1/agents")
    return [row for found in await _each(agents, lambda a: _agent(api, a, span)) for row in found]


async def _agent(api: Api, agent: Mapping[str, Any], span: Span) -> list[rows.Row]:
    """What an agent was when the day began, and each change within it."""
    since = span.day - timedelta(days=BEFORE_DAYS)
    query = {"from": since.isoformat(), "to": span.day.isoformat()}
    lines = await api.pages(f"/v1/agents/{agent['id']}/log", **query)
    told = [{**line, "at": moment(line["at"])} for line in lines]
    before = [line for line in told if line["at"] < span.first][-1:]
    within = [line for line in told if line["at"] >= span.first]
    began = [{**line, "at": span.first} for line in before]
    return [{"event": "agent", "agent": agent["id"], **line} for line in (*began, *within)]


async def _conversations(api: Api, span: Span) -> list[rows.Row]:
    """All that were open within the day: they ended on it or later, or have not ended yet."""
    found = {c["id"]: c for c in await api.pages("/v1/conversations", view="open")}
    today = datetime.now(UTC).date()
    for later in range((today - span.day).days + 1):
        ended_on = (span.day + timedelta(days=later)).isoformat()
        over = await api.pages("/v1/conversations", view="closed", day=ended_on)
        found |= {c["id"]: c for c in over}
    theirs = [c for c in found.values() if moment(c["opened_at"]) < span.last]
    people = _People(api)
    logs = await _each(theirs, lambda c: _conversation(api, c, people))
    return [row for log in logs for row in log]


async def _conversation(api: Api, shown: Mapping[str, Any], people: "_People") -> list[rows.Row]:
    id = shown["id"]
    entries = await transcript(api, f"/v1/conversations/{id}")
    lines = [rows.Line(e["type"], moment(e["at"]), id, e["by"]["id"], e["data"]) for e in entries]
    return rows.conversation(lines, await people.facts(shown))


class _People:
    """What is known of customers, each asked for once."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._known: dict[str, dict[str, Any]] = {}

    async def facts(self, shown: Mapping[str, Any]) -> rows.Row:
        """What no entry of a conversation tells of its customer."""
        customer = await self._customer(shown["customer"])
        facts = {
            "customer": shown["customer"],
            "attributes": customer.get("attributes", {}),
            "signed": customer.get("external_id") is not None,
        }
        if shown["previous"]:
            before = await self._api.call("GET", f"/v1/conversations/{shown['previous']}")
            facts["last_agent"] = before["last_agent"]
        return facts

    async def _customer(self, id: str) -> dict[str, Any]:
        if id not in self._known:
            try:
                self._known[id] = await self._api.call("GET", f"/v1/customers/{id}")
            except ApiError as refused:
                if refused.status != 404:
                    raise
                self._known[id] = {}  # erased since
        return self._known[id]


async def _each(items: Iterable[Any], work: Any) -> list[Any]:
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(item: Any) -> Any:
        async with gate:
            return await work(item)

    return list(await asyncio.gather(*(one(item) for item in items)))
