"""A second deploy: data stay, open sockets stay, and what is said meanwhile is not lost."""

import asyncio

from client import Client
from rest import visitor
from tests.box.until import soon
from tests.cloud.people import workspace
from tests.cloud.stack import NAME, PATIENCE_S, Cloud, redeploy

STATE = ("DeskTableName", "UserPoolId", "TokenKeysArn", "AttachmentsBucketName")
KEPT = (*STATE, "ApiUrl", "SocketUrl")


def changed(cloud: Cloud) -> bool:
    """Whether the stack is what it was to become; what follows are pages and a conversation."""
    stacks = cloud.emulator.client("cloudformation").describe_stacks(StackName=NAME)["Stacks"]
    return bool(stacks[0]["StackStatus"] == "UPDATE_COMPLETE")


def test_a_conversation_goes_on_through_a_deploy(cloud: Cloud) -> None:
    async def story() -> None:
        shop = await workspace(cloud, "again")
        customer_api, _ = await visitor(cloud.api, shop.widget_key)
        group = (await shop.admin.pages("/v1/groups"))[0]["id"]
        async with Client(shop.admin, staff=True) as agent, Client(customer_api) as customer:
            await shop.admin.call("PUT", "/v1/me/status", {"status": "online"})
            id_ = (await customer.command("start", text="one", group=group))["conversation"]
            await soon(lambda: agent.logs[id_].state == "awaiting_agent", PATIENCE_S)
            socket = customer._socket
            options = ("--set", "LogLevel=DEBUG")
            deployed = asyncio.create_task(asyncio.to_thread(redeploy, cloud, *options))
            said = 0
            while said < 2 or not (deployed.done() or await asyncio.to_thread(changed, cloud)):
                said += 1
                await customer.command("say", id_, text=f"during {said}")
            again = await deployed
            assert customer._socket is socket, "the socket has stayed open"
            assert "~ APIHandler (AWS::Lambda::Function)" in again.told
            assert {k: again.outputs[k] for k in KEPT} == {k: cloud.outputs[k] for k in KEPT}
            await agent.command("say", id_, text="after")
            await soon(lambda: customer.logs[id_].last == agent.logs[id_].last, PATIENCE_S)
        path = f"/v1/conversations/{id_}/entries"
        page = await customer_api.call("GET", path, after=0, limit=100)
        texts = [e["data"]["text"] for e in page["data"] if e["type"] == "message"]
        assert texts == ["one", *(f"during {n + 1}" for n in range(said)), "after"]

    asyncio.run(story())
