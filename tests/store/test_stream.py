"""The stream's records become log entries, and only those of the log do."""

from typing import Any

import pytest

from chalicelib.config import settings
from chalicelib.domain.decision import Entry, HideText
from chalicelib.flow.ports import Commit, Store
from chalicelib.store.stream import entry_of, filter_of
from chalicelib.transport import dynamodb
from infra.local.poller import matches
from tests.store.make import conversation, entry, marker, went_on

READABLE = pytest.mark.parametrize("streamed", ["dynoxide"], indirect=True)  # moto has no shards


def records() -> list[dict[str, Any]]:
    """All records of the desk table's stream."""
    s = settings()

    def ask(operation: str, **params: Any) -> dict[str, Any]:
        return dynamodb(s.dynamodb_endpoint, s.region, operation, params).result()

    arn = ask("DescribeTable", TableName=s.desk_table)["Table"]["LatestStreamArn"]
    shards = ask("DescribeStream", StreamArn=arn)["StreamDescription"]["Shards"]
    found = []
    for shard in shards:
        start = {"StreamArn": arn, "ShardId": shard["ShardId"], "ShardIteratorType": "TRIM_HORIZON"}
        iterator = ask("GetShardIterator", **start)["ShardIterator"]
        found += ask("GetRecords", ShardIterator=iterator)["Records"]
    return found


@READABLE
def test_new_lines_come_out_once_and_nothing_else(streamed: Store) -> None:
    c = conversation()
    lines = entry(1, 1), entry(2)
    streamed.commit(Commit(None, c, lines, marker=marker()))
    went_on(streamed, c, HideText(1))
    found: list[Entry | None] = [entry_of(record) for record in records()]
    assert [e for e in found if e] == list(lines)
    assert len(found) > len(lines)


def test_a_deleted_row_is_no_entry() -> None:
    assert entry_of({"eventName": "REMOVE", "dynamodb": {"Keys": {}}}) is None


@READABLE
def test_the_filter_lets_through_new_entries_of_its_types_alone(streamed: Store) -> None:
    c = conversation()
    streamed.commit(Commit(None, c, (entry(1, 1),), marker=marker()))
    wanted, other = filter_of([entry(1, 1).type]), filter_of(["something_else"])
    assert [entry_of(r) for r in records() if matches(r, wanted)] == [entry(1, 1)]
    assert not [r for r in records() if matches(r, other)]
