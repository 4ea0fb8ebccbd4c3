"""A whole conversation without a socket, a file on its way, and a record that nobody can digest."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
import urllib3

from infra.local.handle import Box
from infra.local.settings import DESK_TABLE
from replaying.site import Site
from rest import Api, ApiError, visitor
from tests.box.engine import call
from tests.live.holding import is_over, site_on, until

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40


class Talk:
    """A customer and the agent who serves them, over REST alone."""

    def __init__(self, customer: Api, agent: Api, conversation: str) -> None:
        self.customer, self.agent, self.id = customer, agent, conversation
        self.path = f"/v1/conversations/{conversation}"

    async def shown(self, field: str) -> Any:
        """One field of the conversation as its customer sees it."""
        return (await self.customer.call("GET", self.path))[field]


async def begin(site: Site) -> Talk:
    """The only agent comes online, a customer enters, and the system brings them together."""
    ((agent_id, agent),) = site.agents.items()
    await agent.call("PUT", "/v1/me/status", {"status": "online"})
    customer, _ = await visitor(site.url, site.widget_key, language="zh")
    groups = (await agent.call("GET", "/v1/me"))["agent"]["groups"]
    body = {"text": "你好", "group": groups[0]}
    made = await customer.call("POST", "/v1/conversations", body)
    talk = Talk(customer, agent, made["conversation"])
    await until(lambda: talk.shown("agent"), agent_id)
    return talk


def test_a_whole_conversation(box: Box) -> None:
    async def story() -> None:
        talk = await begin(await site_on(box, agents=1))
        say = {"text": "您好！", "client_message_id": "once"}
        first = await talk.agent.call("POST", f"{talk.path}/say", say)
        assert await talk.agent.call("POST", f"{talk.path}/say", say) == first
        await talk.agent.call("POST", f"{talk.path}/note", {"text": "secret"})
        assert await talk.shown("state") == "awaiting_customer"
        await talk.customer.call("POST", f"{talk.path}/say", {"text": "谢谢"})
        await talk.agent.call("POST", f"{talk.path}/ask-to-close", {})
        await talk.customer.call("POST", f"{talk.path}/confirm", {})
        await talk.customer.call("POST", f"{talk.path}/rate", {"score": 5, "comment": "好"})
        log = (await talk.customer.call("GET", f"{talk.path}/entries"))["data"]
        assert [e["seq"] for e in log] == list(range(1, len(log) + 1))
        texts = [e["data"]["text"] for e in log if e["type"] == "message"]
        assert texts == ["你好", "您好！", "谢谢"]
        assert await talk.shown("ended_reason") == "customer_confirmed"
        assert await is_over(talk.agent, talk.id)

    asyncio.run(story())


def test_a_file_from_announcement_to_download(box: Box) -> None:
    async def story() -> None:
        site = await site_on(box, agents=1)
        talk = await begin(site)
        announce = {"name": "图片 1.png", "type": "image/png", "size": len(PNG)}
        place = await talk.customer.call("POST", f"{talk.path}/attachments", announce)
        said = {"attachments": [place["attachment"]]}
        with pytest.raises(ApiError) as early:
            await talk.customer.call("POST", f"{talk.path}/say", said)
        assert early.value.code == "attachment_not_uploaded"
        fields = {**place["fields"], "file": ("图片 1.png", PNG, "image/png")}
        sent = await asyncio.to_thread(urllib3.request, "POST", place["url"], fields=fields)
        assert sent.status in (200, 201, 204)
        await talk.customer.call("POST", f"{talk.path}/say", said)
        path = f"{talk.path}/attachments/{place['attachment']}"
        found = await talk.agent.call("GET", path)
        assert (await asyncio.to_thread(urllib3.request, "GET", found["url"])).data == PNG
        stranger, _ = await visitor(site.url, site.widget_key)
        with pytest.raises(ApiError) as refused:
            await stranger.call("GET", path)
        assert refused.value.status == 404

    asyncio.run(story())


def test_a_poisoned_record_is_parked_and_the_rest_goes_on(box: Box) -> None:
    async def story() -> None:
        site = await site_on(box, agents=1)
        await asyncio.to_thread(poison, box)
        await begin(site)
        parked = box.folder / "parked.jsonl"
        await until(lambda: asyncio.to_thread(keys_in, parked), ["ten_x#cnv#cnv_x"])

    asyncio.run(story())


def poison(box: Box) -> None:
    """An entry that says that somebody waits, and not in which group."""
    item = {"pk": "ten_x#cnv#cnv_x", "sk": "entry#0000000001", "k": "entry", "ty": "started"}
    texts = {name: {"S": value} for name, value in {**item, "by": "x", "ro": "customer"}.items()}
    more = {"au": {"S": "all"}, "d": {"S": "{}"}, "at": {"N": "1"}, "pn": {"N": "1"}}
    port = box.state.ports["dynoxide"]
    call(port, "PutItem", TableName=DESK_TABLE, Item={**texts, **more})


def keys_in(parked: Path) -> list[str]:
    """The partitions of the records that were parked."""
    lines = parked.read_text().splitlines() if parked.exists() else []
    return [json.loads(line)["record"]["dynamodb"]["Keys"]["pk"]["S"] for line in lines]
