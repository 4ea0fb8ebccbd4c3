"""Settings: parsed and checked once; the only reader of the environment."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are. Empty endpoints mean AWS itself."""

    region: str
    desk_table: str
    connections_table: str
    dynamodb_endpoint: str
    s3_endpoint: str
    cognito_endpoint: str
    ws_endpoint: str
    socket_url: str
    public_url: str
    attachments_bucket: str
    user_pool_id: str
    user_pool_client_id: str
    sign_up: str  # open: anybody may make a tenant; closed: nobody
    token_keys: Mapping[str, str]  # key id → secret; the first signs, all verify


class BadSettings(ValueError):
    """A variable is missing or wrong; the message names it, never its value."""


def parse(environ: Mapping[str, str]) -> Settings:
    """Settings from an environment; raises BadSettings."""

    def needed(name: str) -> str:
        if not environ.get(name):
            raise BadSettings(f"{name} is not set")
        return environ[name]

    return Settings(
        region=environ.get("AWS_REGION") or needed("AWS_DEFAULT_REGION"),
        desk_table=environ.get("DESK_TABLE", "switchboard-desk"),
        connections_table=environ.get("CONNECTIONS_TABLE", "switchboard-connections"),
        dynamodb_endpoint=environ.get("DYNAMODB_ENDPOINT", ""),
        s3_endpoint=environ.get("S3_ENDPOINT", ""),
        cognito_endpoint=environ.get("COGNITO_ENDPOINT", ""),
        ws_endpoint=needed("WS_ENDPOINT"),
        socket_url=needed("SOCKET_URL"),
        public_url=environ.get("PUBLIC_URL", ""),
        attachments_bucket=environ.get("ATTACHMENTS_BUCKET", "switchboard-attachments"),
        user_pool_id=environ.get("USER_POOL_ID", ""),
        user_pool_client_id=environ.get("USER_POOL_CLIENT_ID", ""),
        sign_up=_sign_up(environ.get("SIGN_UP", "closed")),
        token_keys=_token_keys(needed("TOKEN_KEYS")),
    )


def _sign_up(text: str) -> str:
    if text not in ("open", "closed"):
        raise BadSettings("SIGN_UP is neither open nor closed")
    return text


def _token_keys(text: str) -> dict[str, str]:
    try:
        keys = json.loads(text)
    except ValueError:
        raise BadSettings("TOKEN_KEYS is not JSON") from None
    if not isinstance(keys, dict) or not keys or any(len(str(s)) < 32 for s in keys.values()):
        raise BadSettings("TOKEN_KEYS must map key ids to secrets of at least 32 characters")
    return {str(kid): str(secret) for kid, secret in keys.items()}


@cache
def settings() -> Settings:
    """This process's settings."""
    return parse(os.environ)
