"""Timers: the schedule itself wakes the clock, and the clock does what is due."""

import asyncio

from rest import visitor
from tests.cloud.people import workspace
from tests.cloud.stack import Cloud

# The schedule looks each minute; the emulator looks at its schedules every ten seconds.
MINUTE_S = 150.0


def test_a_silent_customer_is_reminded_by_the_clock(cloud: Cloud) -> None:
    async def story() -> None:
        shop = await workspace(cloud, "silence")
        await shop.admin.call("PATCH", "/v1/settings", {"policy": {"remind_s": 1, "ask_s": 3600}})
        customer, _ = await visitor(cloud.api, shop.widget_key)
        group = (await shop.admin.pages("/v1/groups"))[0]["id"]
        body = {"text": "hi", "group": group, "client_message_id": "a"}
        id_ = (await customer.call("POST", "/v1/conversations", body))["conversation"]
        path = f"/v1/conversations/{id_}"
        await shop.admin.call("POST", f"{path}/assign", {"agent": shop.admin_id})
        said = {"text": "what is it?", "client_message_id": "b"}
        await shop.admin.call("POST", f"{path}/say", said)

        async def reminded() -> bool:
            page = await customer.call("GET", f"{path}/entries", after=0, limit=100)
            return any(entry["type"] == "reminded" for entry in page["data"])

        async with asyncio.timeout(MINUTE_S):
            while not await reminded():  # noqa: ASYNC110 - the clock tells nobody here
                await asyncio.sleep(1)

    asyncio.run(story())
