"""Secrets Manager speaks the same JSON, in its own version."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from chalicelib.transport import Call, secrets
from tests.transport.server import HANG_UP, Server, answer, serving

OK = answer(200, {"SecretString": "{}", "VersionId": "v"})


def get(server: Server) -> dict[str, Any]:
    return secrets(server.address, "eu-west-1", "GetSecretValue", {"SecretId": "s"}).result()


def test_a_call_is_json_with_its_target(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Call] = []
    monkeypatch.setattr("chalicelib.transport.calls.observers", [heard.append])
    with serving(lambda *_: OK) as server:
        assert get(server)["VersionId"] == "v"
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert b"x-amz-target: secretsmanager.GetSecretValue" in head
    assert b"content-type: application/x-amz-json-1.1" in head
    assert b"/eu-west-1/secretsmanager/aws4_request" in head
    assert json.loads(body) == {"SecretId": "s"}
    assert heard == [Call("GetSecretValue", {"SecretId": "s"}, [], "secretsmanager")]


@pytest.mark.parametrize(
    "passing",
    [
        HANG_UP,
        answer(400, {"__type": "ThrottlingException", "message": "slow"}),
        answer(500, {"__type": "InternalServiceError", "Message": "?"}),
    ],
)
def test_what_passes_by_itself_is_tried_again(passing: bytes) -> None:
    with serving(lambda n, _: OK if n >= 2 else passing) as server:
        assert get(server)["SecretString"] == "{}"


@pytest.mark.parametrize("code", ["ResourceNotFoundException", "AccessDeniedException"])
def test_what_would_fail_again_is_not(code: str) -> None:
    refused = answer(400, {"__type": code, "Message": "no"})
    with serving(lambda *_: refused) as server, pytest.raises(ClientError, match="no") as error:
        get(server)
    assert error.value.response["Error"]["Code"] == code
    assert len(server.requests) == 1


def test_without_an_endpoint_it_is_the_regions_own(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def refuse(service: str, region: str, method: str, url: str, *_: Any) -> Any:
        asked.append(url)
        raise ConnectionRefusedError

    monkeypatch.setattr("chalicelib.transport.calls.request", refuse)
    with pytest.raises(ConnectionRefusedError):
        secrets("", "eu-west-1", "GetSecretValue", {}).result()
    assert set(asked) == {"https://secretsmanager.eu-west-1.amazonaws.com/"}
