"""The two tables: what they are made of, how to make them and the one connection to them."""

import logging
import time
from functools import lru_cache
from typing import Any

from botocore.exceptions import ClientError
from pynamodb.attributes import DiscriminatorAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.connection import Connection, TableConnection
from pynamodb.connection.base import MetaTable
from pynamodb.models import Model

from chalicelib import transport
from chalicelib.config import settings

# PynamoDB writes whole requests to its log when it may, and they hold people's words.
logging.getLogger("pynamodb").setLevel(logging.WARNING)

DUE = "due"
READY_SECONDS = 60.0


def _key(*names: str) -> list[dict[str, str]]:
    return [
        {"AttributeName": n, "KeyType": t} for n, t in zip(names, ("HASH", "RANGE"), strict=False)
    ]


def _types(**types: str) -> list[dict[str, str]]:
    return [{"AttributeName": name, "AttributeType": type_} for name, type_ in types.items()]


def _index(name: str, *keys: str) -> dict[str, Any]:
    return {
        "IndexName": name,
        "KeySchema": _key(*keys),
        "Projection": {"ProjectionType": "KEYS_ONLY"},
    }


TTL = "ttl"
DESK: dict[str, Any] = {
    "AttributeDefinitions": _types(pk="S", sk="S", due_shard="S", due_at="N"),
    "KeySchema": _key("pk", "sk"),
    "GlobalSecondaryIndexes": [_index(DUE, "due_shard", "due_at")],
    "BillingMode": "PAY_PER_REQUEST",
    "StreamSpecification": {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
}
CONNECTIONS: dict[str, Any] = {
    "AttributeDefinitions": _types(pk="S"),
    "KeySchema": _key("pk"),
    "BillingMode": "PAY_PER_REQUEST",
}


class _Client:
    """What PynamoDB takes for botocore's client."""

    def __init__(self, endpoint: str, region: str) -> None:
        self._where = endpoint, region

    def _make_api_call(self, operation: str, params: dict[str, Any]) -> dict[str, Any]:
        return transport.dynamodb(*self._where, operation, params).result()


class _ThinConnection(Connection):
    """PynamoDB's connection, its calls on the thin transport."""

    def __init__(self, endpoint: str, region: str) -> None:
        super().__init__(region=region, host=endpoint or None)
        self._thin = _Client(endpoint, region)

    @property
    def client(self) -> Any:
        return self._thin


@lru_cache
def _table(endpoint: str, region: str, name: str, connections: bool) -> TableConnection:
    table = TableConnection(name, region=region, host=endpoint or None)
    thin = _ThinConnection(endpoint, region)
    thin.add_meta_table(MetaTable({"TableName": name, **(CONNECTIONS if connections else DESK)}))
    table.connection = thin
    return table


def desk() -> TableConnection:
    """The desk table, as the settings of this moment say."""
    s = settings()
    return _table(s.dynamodb_endpoint, s.region, s.desk_table, False)


def connections() -> TableConnection:
    """The connections table, as the settings of this moment say."""
    s = settings()
    return _table(s.dynamodb_endpoint, s.region, s.connections_table, True)


def send(operation: str, **params: Any) -> transport.PendingCall:
    """A raw call, for those that overlap."""
    s = settings()
    return transport.dynamodb(s.dynamodb_endpoint, s.region, operation, params)


class Row(Model):
    """A row of the desk table; every kind of row is a subclass of it, told apart by ``kind``."""

    class Meta:
        table_name = "desk"  # the settings name the real one

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    kind = DiscriminatorAttribute(attr_name="k")
    due_shard = UnicodeAttribute(null=True)
    due_at = NumberAttribute(null=True)
    ttl = NumberAttribute(null=True)

    @classmethod
    def _get_connection(cls) -> TableConnection:
        return desk()


def create_tables() -> None:
    """Make both tables where they are missing, and wait until they can be used."""
    s = settings()
    _create(s.desk_table, DESK)
    _create(s.connections_table, CONNECTIONS)


def _create(name: str, definition: dict[str, Any]) -> None:
    try:
        send("CreateTable", TableName=name, **definition).result()
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceInUseException":
            raise
    deadline = time.monotonic() + READY_SECONDS
    while send("DescribeTable", TableName=name).result()["Table"]["TableStatus"] != "ACTIVE":
        if time.monotonic() > deadline:
            raise TimeoutError(f"table {name} is not ready")
        time.sleep(0.5)
    kept = send("DescribeTimeToLive", TableName=name).result()["TimeToLiveDescription"]
    if kept["TimeToLiveStatus"] not in ("ENABLED", "ENABLING"):
        wanted = {"AttributeName": TTL, "Enabled": True}
        send("UpdateTimeToLive", TableName=name, TimeToLiveSpecification=wanted).result()
