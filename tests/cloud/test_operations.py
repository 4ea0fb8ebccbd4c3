"""What an operator does to a deployed stage: records once more, and a tenant erased."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from rest import ApiError, sign_in, visitor
from tests.cloud.people import workspace
from tests.cloud.stack import NAME, Cloud

TENANT = Path(__file__).resolve().parents[2] / "scripts/tenant.py"


def test_records_can_be_given_to_the_function_once_more(cloud: Cloud) -> None:
    """As docs/operations-aws.md does with those that were given up: as the CLI prints them."""

    async def begun() -> None:
        shop = await workspace(cloud, "given-up")
        customer, _ = await visitor(cloud.api, shop.widget_key)
        body = {"text": "hello", "client_message_id": "first"}
        await customer.call("POST", "/v1/conversations", body)

    asyncio.run(begun())
    given = _records(cloud)
    assert any("started" in str(record) for record in given)
    event = json.dumps({"Records": given}, default=str)
    functions = cloud.emulator.client("lambda")
    done = functions.invoke(FunctionName=f"{NAME}-stream", Payload=event)
    assert json.loads(done["Payload"].read()) == {"batchItemFailures": []}


def _records(cloud: Cloud) -> list[dict[str, Any]]:
    """What the desk's stream still has of new entries."""
    streams = cloud.emulator.client("dynamodbstreams")
    name = cloud.outputs["DeskTableName"]
    (stream,) = streams.list_streams(TableName=name)["Streams"]
    shards = streams.describe_stream(StreamArn=stream["StreamArn"])["StreamDescription"]["Shards"]
    found: list[dict[str, Any]] = []
    for shard in shards:
        iterator = streams.get_shard_iterator(
            StreamArn=stream["StreamArn"],
            ShardId=shard["ShardId"],
            ShardIteratorType="AT_SEQUENCE_NUMBER",
            SequenceNumber=shard["SequenceNumberRange"]["StartingSequenceNumber"],
        )["ShardIterator"]
        found += streams.get_records(ShardIterator=iterator)["Records"]
    return found


def test_a_tenant_is_erased_with_the_variables_of_a_function(cloud: Cloud) -> None:
    gone, stays = asyncio.run(_two(cloud))
    receipt = _erase(cloud, gone.name)
    assert (receipt["users"], receipt["workspace"]) == (1, gone.name)
    assert {"agt", "agents", "tenant", "slug"} <= {one["kind"] for one in receipt["rows"]}
    assert _left(cloud, receipt["tenant"]) == 0

    async def afterwards() -> None:
        email, password = next(iter(stays.passwords.items()))
        await sign_in(cloud.api, stays.name, email, password)
        try:
            await sign_in(cloud.api, gone.name, *next(iter(gone.passwords.items())))
        except ApiError as refused:
            assert refused.code == "wrong_credentials"
        else:
            raise AssertionError("who was erased signs in")

    asyncio.run(afterwards())


async def _two(cloud: Cloud) -> Any:
    return await workspace(cloud, "erased"), await workspace(cloud, "erased-not")


def _erase(cloud: Cloud, name: str) -> dict[str, Any]:
    functions = cloud.emulator.client("lambda")
    function = functions.get_function_configuration(FunctionName=f"{NAME}-api")
    here = {
        **function["Environment"]["Variables"],
        "AWS_ENDPOINT_URL": cloud.emulator.url,
        "AWS_DEFAULT_REGION": functions.meta.region_name,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
    }
    command = [sys.executable, str(TENANT), "erase", name, "--yes", "--wait", "0", "--json"]
    done = subprocess.run(command, env={**os.environ, **here}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def _left(cloud: Cloud, tenant: str) -> int:
    """Rows of the tenant, its connections too."""
    dynamodb = cloud.emulator.client("dynamodb")
    tables = (cloud.outputs["DeskTableName"], cloud.outputs["ConnectionsTableName"])
    found = [row for table in tables for row in dynamodb.scan(TableName=table)["Items"]]
    return sum(row["pk"]["S"].startswith(f"{tenant}#") for row in found)
