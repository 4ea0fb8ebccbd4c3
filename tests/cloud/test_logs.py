"""One id from what came in to the stream's reaction, metrics beside it, no secret in the log.

The emulator keeps no log of functions that sockets and streams wake. What those wrote under the
id stands in the table.
"""

import asyncio
from typing import Any

import urllib3
from boto3.dynamodb.types import TypeDeserializer

from rest import visitor
from tests.box.until import until
from tests.cloud.people import workspace
from tests.cloud.stack import PATIENCE_S, Cloud

TEXT = "my card is 4111-1111"


def test_one_id_leads_from_the_request_to_what_its_reaction_wrote(cloud: Cloud) -> None:
    token, body, tenant = asyncio.run(_before(cloud, "logs"))
    headers = {"Authorization": f"Bearer {token}", "X-Request-Id": "followed-1"}
    url = f"{cloud.api}/v1/conversations"
    answer = urllib3.request("POST", url, json=body, headers=headers)
    assert answer.headers["X-Request-Id"] == "followed-1"
    partition = f"{tenant}#cnv#{answer.json()['conversation']}"
    entries = until(lambda: _assigned(cloud, partition), PATIENCE_S)
    assert {
        entry["ty"]: entry["co"] for entry in entries if entry["ty"] != "auto"
    } == dict.fromkeys(("started", "message", "assigned"), "followed-1")
    line = until(lambda: _logged(cloud, "followed-1"), PATIENCE_S)
    assert (line["message"], line["route"], line["status"]) == ("request", "/v1/conversations", 201)


async def _before(cloud: Cloud, name: str) -> tuple[str, dict[str, str], str]:
    shop = await workspace(cloud, name)
    await shop.admin.call("PUT", "/v1/me/status", {"status": "online"})
    await shop.admin.call("POST", "/v1/me/heartbeat")
    customer, _ = await visitor(cloud.api, shop.widget_key)
    group = (await shop.admin.pages("/v1/groups"))[0]["id"]
    tenant = (await shop.admin.call("GET", "/v1/me"))["tenant"]
    return customer.token, {"text": TEXT, "group": group, "client_message_id": "a"}, tenant


def _assigned(cloud: Cloud, partition: str) -> list[dict[str, Any]] | None:
    """The log's rows, once the reaction has given the conversation to somebody."""
    found = cloud.emulator.client("dynamodb").query(
        TableName=cloud.outputs["DeskTableName"],
        KeyConditionExpression="pk = :pk AND begins_with(sk, :sk)",
        ExpressionAttributeValues={":pk": {"S": partition}, ":sk": {"S": "entry#"}},
    )
    read = TypeDeserializer().deserialize
    rows = [{name: read(value) for name, value in item.items()} for item in found["Items"]]
    return rows if any(row["ty"] == "assigned" for row in rows) else None


def _logged(cloud: Cloud, id_: str) -> dict[str, Any] | None:
    return next((x for x in cloud.logged("api") if x.get("correlation_id") == id_), None)


def test_no_text_and_no_secret_is_logged_and_metrics_are(cloud: Cloud) -> None:
    asyncio.run(_before(cloud, "secrets"))
    lines = until(lambda: cloud.logged("api"), PATIENCE_S)
    assert any("RequestMs" in line for line in lines if "_aws" in line)
    for secret in (TEXT, "Bearer", "Aa1!", "admin@example.com"):
        assert secret not in str(lines)
