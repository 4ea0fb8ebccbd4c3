"""A function's role can do what the function does and nothing else: tried in its own name."""

from typing import Any

import pytest

from tests.cloud.stack import Cloud

DENIED = {"AccessDeniedException", "AccessDenied", "403"}
KEY = {"pk": {"S": "ten_a#agt#b"}, "sk": {"S": "agent"}}


def desk(cloud: Cloud, **more: Any) -> dict[str, Any]:
    return {"TableName": cloud.outputs["DeskTableName"], **more}


def secret(cloud: Cloud) -> dict[str, Any]:
    return {"SecretId": cloud.outputs["TokenKeysArn"]}


def test_what_a_function_does_its_role_may(cloud: Cloud) -> None:
    """Or the refusals below would prove nothing."""
    for role in ("APIHandlerRole", "SocketAuthorizerRole", "StreamRole", "ClockRole"):
        tried = cloud.tried(role, "dynamodb", "get_item", **desk(cloud, Key=KEY))
        assert tried == "ok", role
    for role in ("APIHandlerRole", "SocketAuthorizerRole", "RotateKeysRole"):
        assert cloud.tried(role, "secretsmanager", "get_secret_value", **secret(cloud)) == "ok"


@pytest.mark.parametrize(
    "role",
    [
        f"{name}Role"
        for name in (
            "WebsocketConnect",
            "WebsocketMessage",
            "WebsocketDisconnect",
            "Stream",
            "Clock",
        )
    ],
)
def test_who_signs_nothing_cannot_read_the_keys(cloud: Cloud, role: str) -> None:
    assert cloud.tried(role, "secretsmanager", "get_secret_value", **secret(cloud)) in DENIED


@pytest.mark.parametrize(
    "role",
    ["APIHandlerRole", "SocketAuthorizerRole", "WebsocketMessageRole", "StreamRole", "ClockRole"],
)
def test_nobody_reads_or_drops_the_whole_table(cloud: Cloud, role: str) -> None:
    assert cloud.tried(role, "dynamodb", "scan", **desk(cloud)) in DENIED
    assert cloud.tried(role, "dynamodb", "delete_table", **desk(cloud)) in DENIED


def test_the_authorizer_writes_nothing_but_spent_tickets(cloud: Cloud) -> None:
    tried = cloud.tried("SocketAuthorizerRole", "dynamodb", "delete_item", **desk(cloud, Key=KEY))
    assert tried in DENIED


def test_only_the_api_knows_files_and_sign_ins(cloud: Cloud) -> None:
    file = {"Bucket": cloud.outputs["AttachmentsBucketName"], "Key": "ten_a/x"}
    user = {"UserPoolId": cloud.outputs["UserPoolId"], "Username": "nobody"}
    assert cloud.tried("APIHandlerRole", "s3", "head_object", **file) == "404"
    assert cloud.tried("APIHandlerRole", "cognito-idp", "admin_get_user", **user) == (
        "UserNotFoundException"
    )
    for role in ("WebsocketMessageRole", "StreamRole", "ClockRole", "RotateKeysRole"):
        assert cloud.tried(role, "s3", "head_object", **file) in DENIED, role
        assert cloud.tried(role, "cognito-idp", "admin_get_user", **user) in DENIED, role


def test_only_the_rotation_changes_the_keys(cloud: Cloud) -> None:
    change = {**secret(cloud), "SecretString": "{}"}
    for role in ("APIHandlerRole", "SocketAuthorizerRole", "StreamRole", "ClockRole"):
        assert cloud.tried(role, "secretsmanager", "put_secret_value", **change) in DENIED, role


def test_the_rotation_touches_no_data(cloud: Cloud) -> None:
    assert cloud.tried("RotateKeysRole", "dynamodb", "get_item", **desk(cloud, Key=KEY)) in DENIED
