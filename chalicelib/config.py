"""Settings: parsed and checked once; the only reader of the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from chalicelib.domain import token_keys


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are. Empty endpoints mean AWS itself."""

    region: str
    desk_table: str
    connections_table: str
    dynamodb_endpoint: str
    s3_endpoint: str
    cognito_endpoint: str
    secrets_endpoint: str
    ws_endpoint: str
    socket_url: str
    attachments_bucket: str
    user_pool_id: str
    user_pool_client_id: str
    stage: str  # what metrics are told apart by
    metrics: bool
    sign_up: str  # open: anybody may make a tenant; closed: nobody
    token_keys: Mapping[str, str]  # key id → secret; the first signs, all verify
    token_keys_secret: str  # or the ARN of the secret that holds them

    def needed(self, name: str) -> str:
        """A setting that not every function has; raises BadSettings where it is missing."""
        value: str = getattr(self, name)
        if not value:
            raise BadSettings(f"{name.upper()} is not set")
        return value


class BadSettings(ValueError):
    """A variable is missing or wrong; the message names it, never its value."""


def parse(environ: Mapping[str, str]) -> Settings:
    """Settings from an environment; raises BadSettings."""

    def needed(name: str) -> str:
        if not environ.get(name):
            raise BadSettings(f"{name} is not set")
        return environ[name]

    def endpoint(of: str) -> str:
        # The second is the SDKs' own, which the emulator sets for what it runs.
        return environ.get(f"{of}_ENDPOINT") or environ.get("AWS_ENDPOINT_URL", "")

    return Settings(
        region=environ.get("AWS_REGION") or needed("AWS_DEFAULT_REGION"),
        desk_table=environ.get("DESK_TABLE", "switchboard-desk"),
        connections_table=environ.get("CONNECTIONS_TABLE", "switchboard-connections"),
        dynamodb_endpoint=endpoint("DYNAMODB"),
        s3_endpoint=endpoint("S3"),
        cognito_endpoint=endpoint("COGNITO"),
        secrets_endpoint=endpoint("SECRETS"),
        ws_endpoint=needed("WS_ENDPOINT"),
        socket_url=environ.get("SOCKET_URL", ""),
        attachments_bucket=environ.get("ATTACHMENTS_BUCKET", "switchboard-attachments"),
        user_pool_id=environ.get("USER_POOL_ID", ""),
        user_pool_client_id=environ.get("USER_POOL_CLIENT_ID", ""),
        stage=environ.get("STAGE") or "box",
        metrics=_metrics(environ.get("METRICS", "off")),
        sign_up=_sign_up(environ.get("SIGN_UP", "closed")),
        token_keys=_token_keys(environ),
        token_keys_secret=environ.get("TOKEN_KEYS_SECRET", ""),
    )


def _metrics(text: str) -> bool:
    if text not in ("on", "off"):
        raise BadSettings("METRICS is neither on nor off")
    return text == "on"


def _sign_up(text: str) -> str:
    if text not in ("open", "closed"):
        raise BadSettings("SIGN_UP is neither open nor closed")
    return text


def _token_keys(environ: Mapping[str, str]) -> dict[str, str]:
    """Those of the environment; none where they are elsewhere, or not needed."""
    text = environ.get("TOKEN_KEYS", "")
    if text and environ.get("TOKEN_KEYS_SECRET"):
        raise BadSettings("TOKEN_KEYS and TOKEN_KEYS_SECRET are both set")
    try:
        return token_keys.parse(text) if text else {}
    except ValueError as error:
        raise BadSettings(f"TOKEN_KEYS {error}") from None


@cache
def settings() -> Settings:
    """This process's settings."""
    return parse(os.environ)
