"""Calls are tried again when that can help, and fail as botocore's do."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from chalicelib.transport import Call, dynamodb, observers
from tests.transport.server import HANG_UP, Server, answer, cancelled, refusal, serving

OK = answer(200, {"Item": {"pk": {"S": "好"}}, "ConsumedCapacity": {"CapacityUnits": 1.0}})


def get(server: Server) -> dict[str, Any]:
    return dynamodb(server.address, "eu-west-1", "GetItem", {"TableName": "t"}).result()


def test_a_call_is_json_with_its_target() -> None:
    with serving(lambda *_: OK) as server:
        assert get(server)["Item"] == {"pk": {"S": "好"}}
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert b"x-amz-target: DynamoDB_20120810.GetItem" in head
    assert json.loads(body) == {"TableName": "t"}


@pytest.mark.parametrize(
    "passing",
    [
        HANG_UP,
        refusal("ThrottlingException"),
        refusal("ProvisionedThroughputExceededException"),
        refusal("RequestLimitExceeded"),
        refusal("TransactionInProgressException"),
        refusal("InternalServerError", 500),
        b"HTTP/1.1 503 X\r\nContent-Length: 4\r\n\r\nbusy",
        cancelled("None", "TransactionConflict"),
        cancelled("ThrottlingError", "None"),
    ],
)
def test_what_passes_by_itself_is_tried_again(passing: bytes) -> None:
    with serving(lambda n, _: OK if n >= 2 else passing) as server:
        assert get(server)["Item"]
    assert len({r.partition(b"\r\n\r\n")[2] for r in server.requests}) == 1


@pytest.mark.parametrize(
    ("refused", "code"),
    [
        (refusal("ConditionalCheckFailedException"), "ConditionalCheckFailedException"),
        (refusal("ValidationException", message="no"), "ValidationException"),
        (cancelled("ConditionalCheckFailed"), "TransactionCanceledException"),
        (
            cancelled("ConditionalCheckFailed", "TransactionConflict"),
            "TransactionCanceledException",
        ),
        (cancelled("None"), "TransactionCanceledException"),
        (answer(403, {"Message": "?"}), "403"),
        (answer(400, [1]), "400"),
    ],
)
def test_what_would_fail_again_is_not(refused: bytes, code: str) -> None:
    with serving(lambda *_: refused) as server, pytest.raises(ClientError) as error:
        get(server)
    assert error.value.response["Error"]["Code"] == code
    assert error.value.operation_name == "GetItem"
    assert len(server.requests) == 1


def test_trying_ends() -> None:
    busy = refusal("ThrottlingException", message="slow down")
    with serving(lambda *_: busy) as server, pytest.raises(ClientError, match="slow down"):
        get(server)
    assert len(server.requests) == 5


def test_nobody_there_is_tried_and_then_an_error() -> None:
    with serving(lambda *_: OK) as server:
        pass
    with pytest.raises(ConnectionRefusedError):
        get(server)


def test_an_observer_hears_of_calls_and_their_capacity(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Call] = []
    monkeypatch.setattr("chalicelib.transport.calls.observers", [heard.append])
    with serving(lambda *_: OK) as server:
        get(server)
    assert b'"ReturnConsumedCapacity":"INDEXES"' in server.requests[0]
    assert heard == [Call("GetItem", {"TableName": "t"}, [{"CapacityUnits": 1.0}])]
    assert observers == []


def test_without_an_endpoint_it_is_the_regions_own(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def refuse(service: str, region: str, method: str, url: str, *_: Any) -> Any:
        asked.append(url)
        raise ConnectionRefusedError

    monkeypatch.setattr("chalicelib.transport.calls.request", refuse)
    for region in ("eu-west-1", "cn-north-1"):
        with pytest.raises(ConnectionRefusedError):
            dynamodb("", region, "GetItem", {}).result()
    assert set(asked) == {
        "https://dynamodb.eu-west-1.amazonaws.com/",
        "https://dynamodb.cn-north-1.amazonaws.com.cn/",
    }
