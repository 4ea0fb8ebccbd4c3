"""The variables with which a program of this machine works on a deployed stage."""

from __future__ import annotations

from collections.abc import Mapping

from deploying.aws import Place

NAMES = {
    "DESK_TABLE": "DeskTableName",
    "CONNECTIONS_TABLE": "ConnectionsTableName",
    "ATTACHMENTS_BUCKET": "AttachmentsBucketName",
    "USER_POOL_ID": "UserPoolId",
    "USER_POOL_CLIENT_ID": "UserPoolClientId",
    "TOKEN_KEYS_SECRET": "TokenKeysArn",
    "SOCKET_URL": "SocketUrl",
}


def of(outputs: Mapping[str, str], place: Place) -> dict[str, str]:
    """The variables of a stage, from what its stack says of itself."""
    said = {name: outputs[output] for name, output in NAMES.items()}
    posts = said["SOCKET_URL"].replace("ws", "http", 1)
    region = {"AWS_REGION": place.region, "AWS_DEFAULT_REGION": place.region}
    emulator = {"AWS_ENDPOINT_URL": f"http://{place.emulator}"} if place.emulator else {}
    return {**said, "WS_ENDPOINT": posts, **region, **emulator}
