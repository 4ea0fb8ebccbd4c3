"""The tables are made as they are defined, once."""

from dataclasses import fields
from typing import Any

import pytest

from chalicelib.config import settings
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.conversations.model import Conversation
from chalicelib.domain.conversations.waiting import Service, Shown
from chalicelib.domain.decision import Entry
from chalicelib.domain.tenants.model import ApiKey, Customer, Group, Tenant
from chalicelib.flow.ports import (
    AgentChange,
    Alarm,
    Attachment,
    Marker,
    Marks,
    Place,
    Ranked,
    Replay,
    Store,
)
from chalicelib.store import ledger
from chalicelib.store.rows import agents, conversations, keys, people
from chalicelib.store.table import CONNECTIONS, DESK, TTL, Row, create_tables, send
from tests.store.make import NOW, TENANT


def described(name: str) -> dict[str, Any]:
    table: dict[str, Any] = send("DescribeTable", TableName=name).result()["Table"]
    return table


def test_making_them_again_changes_nothing(engine: Store) -> None:
    engine.set_pulse(TENANT, "grp_a", NOW)
    create_tables()
    assert len(engine.due(NOW, 9)) == 1


@pytest.mark.usefixtures("streamed")
def test_the_desk_is_as_defined() -> None:
    made = described(settings().desk_table)
    indexes = {i["IndexName"]: i for i in made["GlobalSecondaryIndexes"]}
    for wanted in DESK["GlobalSecondaryIndexes"]:
        found = indexes.pop(wanted["IndexName"])
        assert (found["KeySchema"], found["Projection"]) == (
            wanted["KeySchema"],
            wanted["Projection"],
        )
    assert indexes == {}
    assert made["KeySchema"] == DESK["KeySchema"]
    assert made["StreamSpecification"] == DESK["StreamSpecification"]
    assert made["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"


def test_connections_have_no_stream_and_both_expire(engine: Store) -> None:
    made = described(settings().connections_table)
    assert made["KeySchema"] == CONNECTIONS["KeySchema"]
    assert not made.get("StreamSpecification", {}).get("StreamEnabled")
    for name in (settings().desk_table, settings().connections_table):
        kept = send("DescribeTimeToLive", TableName=name).result()["TimeToLiveDescription"]
        assert (kept["TimeToLiveStatus"], kept["AttributeName"]) == ("ENABLED", TTL)


def test_the_models_speak_of_the_same_keys() -> None:
    defined = {a["AttributeName"] for a in DESK["AttributeDefinitions"]}
    assert defined <= {a.attr_name for a in Row.get_attributes().values()}
    assert Row.ttl.attr_name == TTL


def test_a_connections_row_outlives_its_last_connection(desk: Store) -> None:
    for name, expires in (("a", NOW + 9_000), ("b", NOW + 5_000)):
        desk.connect(TENANT, "cus_a", name, expires, NOW)
    key = {"pk": {"S": keys.connections(TENANT, "cus_a")}}
    row = send("GetItem", TableName=settings().connections_table, Key=key).result()["Item"]
    assert int(row[TTL]["N"]) * 1000 >= NOW + 9_000


@pytest.mark.parametrize("id", ["cnv_a", "cnv_b", "grp_c", "agt_d"])
def test_what_is_due_falls_into_a_shard_that_is_read(id: str) -> None:
    assert keys.due_shard(id) in {f"due#{n}" for n in range(keys.SHARDS)}


@pytest.mark.parametrize(
    ("row", "value", "told_by_key"),
    [
        (conversations.ConversationRow, Conversation, {"tenant", "id"}),
        (conversations.EntryRow, Entry, {"tenant", "conversation", "seq"}),
        (conversations.MarkerRow, Marker, {"who", "client_id", "kept"}),
        (conversations.MarksRow, Marks, set()),
        (conversations.ShownRow, Shown, set()),
        (conversations.ServiceRow, Service, set()),
        (conversations.PlaceRow, Place, {"conversation", "place"}),
        (agents.FreeRow, Ranked, {"agent", "rank"}),
        (agents.LineRow, AgentChange, set()),
        (conversations.FileRow, Attachment, {"tenant", "conversation", "id"}),
        (agents.AgentRow, Agent, {"tenant", "id", "load"}),
        (people.TenantRow, Tenant, {"id"}),
        (people.GroupRow, Group, {"tenant", "id"}),
        (people.CustomerRow, Customer, {"tenant", "id"}),
        (people.KeyRow, ApiKey, {"tenant", "id"}),
        (ledger.AlarmRow, Alarm, {"tenant", "id"}),
        (ledger.AnswerRow, Replay, set()),
    ],
)
def test_every_field_is_stored_or_told_by_the_key(
    row: type[Row], value: Any, told_by_key: set[str]
) -> None:
    """A field that is added to a value without its attribute would be lost silently."""
    assert {f.name for f in fields(value)} - row.get_attributes().keys() == told_by_key
