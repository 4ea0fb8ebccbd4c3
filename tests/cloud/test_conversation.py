"""What customers and agents do, on the deployed system: roles, wiring and all."""

import asyncio
import time

import pytest
import urllib3

from client import Client
from rest import Api, ApiError, sign_in, visitor
from tests.box.until import soon
from tests.cloud.people import workspace
from tests.cloud.stack import PATIENCE_S, Cloud
from tests.totp import code


def test_signing_in_with_a_first_password_and_an_authenticator(cloud: Cloud) -> None:
    async def story() -> None:
        shop = await workspace(cloud, "sign-ins")
        agent, _ = await shop.hire("bo@example.com")
        who = {"workspace": shop.name, "email": "bo@example.com"}
        password = shop.passwords["bo@example.com"]
        with pytest.raises(ApiError, match="401"):
            await sign_in(cloud.api, shop.name, "bo@example.com", "Wrong-1-word")
        entered = await agent.call("POST", "/v1/sign-in", {**who, "password": password})
        renewal = {"refresh_token": entered["refresh_token"]}
        session = Api(cloud.api, entered["session"])
        secret = (await session.call("POST", "/v1/me/mfa", renewal))["secret"]
        confirmed = {**renewal, "code": code(secret, time.time())}
        await session.call("POST", "/v1/me/mfa/confirm", confirmed)
        asked = await agent.call("POST", "/v1/sign-in", {**who, "password": password})
        assert asked["challenge"] == "SOFTWARE_TOKEN_MFA"
        challenge = {name: asked[name] for name in ("challenge", "challenge_session")}
        wrong = {**who, **challenge, "answer": "000000"}
        with pytest.raises(ApiError):
            await agent.call("POST", "/v1/sign-in/challenge", wrong)

    asyncio.run(story())


def test_a_conversation_over_rest_and_socket(cloud: Cloud) -> None:
    async def story() -> None:
        shop = await workspace(cloud, "talk")
        agent_api, agent_id = await shop.hire("bo@example.com")
        customer_api, _ = await visitor(cloud.api, shop.widget_key, name="小明")
        group = (await shop.admin.pages("/v1/groups"))[0]["id"]
        async with Client(agent_api, staff=True) as agent, Client(customer_api) as customer:
            await agent_api.call("PUT", "/v1/me/status", {"status": "online"})
            started = await customer.command("start", text="你好", group=group)
            id_ = started["conversation"]
            # Nobody but the stream's reaction gives it to the agent, and the socket tells them so.
            await soon(lambda: agent.logs[id_].state == "awaiting_agent", PATIENCE_S)
            await agent.command("say", id_, text="hello")
            message = {"text": "over REST", "client_message_id": "once"}
            path = f"/v1/conversations/{id_}"
            first = await customer_api.call("POST", f"{path}/say", message)
            again = await customer_api.call("POST", f"{path}/say", message)
            assert first["seq"] == again["seq"]
            await soon(lambda: agent.logs[id_].last >= 6, PATIENCE_S)
            await agent.command("note", id_, text="between us")
            await agent.command("end", id_)
            await soon(lambda: customer.logs[id_].state == "ended", PATIENCE_S)
        seen = await customer_api.call("GET", f"{path}/entries", after=0, limit=100)
        texts = [e["data"]["text"] for e in seen["data"] if e["type"] == "message"]
        assert texts == ["你好", "hello", "over REST"]
        kept = await shop.admin.call("GET", f"{path}/entries", after=0, limit=100)
        assert [e["seq"] for e in kept["data"]] == list(range(1, len(kept["data"]) + 1))
        assigned = next(e for e in kept["data"] if e["type"] == "assigned")
        assert assigned["data"]["agent"] == agent_id

    asyncio.run(story())


def test_another_tenants_conversation_is_not_there(cloud: Cloud) -> None:
    async def story() -> None:
        ours, theirs = await workspace(cloud, "ours"), await workspace(cloud, "theirs")
        customer, _ = await visitor(cloud.api, ours.widget_key)
        group = (await ours.admin.pages("/v1/groups"))[0]["id"]
        body = {"text": "hi", "group": group, "client_message_id": "a"}
        id_ = (await customer.call("POST", "/v1/conversations", body))["conversation"]
        with pytest.raises(ApiError, match="404"):
            await theirs.admin.call("GET", f"/v1/conversations/{id_}")

    asyncio.run(story())


def test_nobody_connects_without_a_ticket(cloud: Cloud) -> None:
    async def story() -> None:
        shop = await workspace(cloud, "tickets")
        ticket = await shop.admin.call("POST", "/v1/socket-tickets")
        async with Client(shop.admin, staff=True):
            pass
        plain = ticket["url"].partition("?")[0]
        for url in (plain, f"{plain}?ticket=forged"):
            answer = await _knocked(url)
            assert answer in (401, 403), answer

    asyncio.run(story())


async def _knocked(url: str) -> int:
    from websockets.asyncio.client import connect
    from websockets.exceptions import InvalidStatus

    try:
        async with connect(url, proxy=None):
            return 101
    except InvalidStatus as refused:
        return refused.response.status_code


def test_a_file_goes_up_and_comes_down_by_signed_links(cloud: Cloud) -> None:
    async def story() -> None:
        shop = await workspace(cloud, "files")
        customer, _ = await visitor(cloud.api, shop.widget_key)
        group = (await shop.admin.pages("/v1/groups"))[0]["id"]
        body = {"text": "see", "group": group, "client_message_id": "a"}
        id_ = (await customer.call("POST", "/v1/conversations", body))["conversation"]
        await _sent_and_fetched(customer, shop.admin, f"/v1/conversations/{id_}")

    asyncio.run(story())


async def _sent_and_fetched(customer: Api, admin: Api, path: str) -> None:
    content = "价格.txt says 7".encode()
    about = {"name": "价格.txt", "type": "text/plain", "size": len(content)}
    announced = await customer.call("POST", f"{path}/attachments", about)
    form = [*announced["fields"].items(), ("file", ("a", content, "text/plain"))]
    sent = await asyncio.to_thread(urllib3.request, "POST", announced["url"], fields=form)
    assert sent.status in (200, 204), sent.data
    said = {"text": "", "attachments": [announced["attachment"]], "client_message_id": "b"}
    await customer.call("POST", f"{path}/say", said)
    link = await admin.call("GET", f"{path}/attachments/{announced['attachment']}")
    fetched = await asyncio.to_thread(urllib3.request, "GET", link["url"])
    assert (fetched.status, fetched.data) == (200, content)
    bare = await asyncio.to_thread(urllib3.request, "GET", link["url"].partition("?")[0])
    assert bare.status == 403, "a file is nobody's without its link"
