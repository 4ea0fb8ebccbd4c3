"""What the environment must say, and what only some functions need."""

import pytest

from chalicelib.config import BadSettings, parse

LEAST = {"AWS_REGION": "eu-west-1", "WS_ENDPOINT": "https://ws.example"}
KEYS = '{"a": "%s"}' % ("x" * 32)
ARN = "arn:aws:secretsmanager:eu-west-1:1:secret:keys"
ENDPOINTS = ("dynamodb", "s3", "cognito", "secrets")


def test_a_function_without_keys_and_sockets_addresses_needs_neither() -> None:
    least = parse(LEAST)
    assert (dict(least.token_keys), least.token_keys_secret) == ({}, "")
    with pytest.raises(BadSettings, match=r"^SOCKET_URL is not set$"):
        least.needed("socket_url")


@pytest.mark.parametrize("name", LEAST)
def test_what_all_need_is_missed_at_once(name: str) -> None:
    with pytest.raises(BadSettings, match="is not set"):
        parse({k: v for k, v in LEAST.items() if k != name})


def test_keys_are_here_or_in_a_secret() -> None:
    assert parse({**LEAST, "TOKEN_KEYS": KEYS}).token_keys == {"a": "x" * 32}
    assert parse({**LEAST, "TOKEN_KEYS_SECRET": ARN}).needed("token_keys_secret") == ARN
    with pytest.raises(BadSettings, match="both"):
        parse({**LEAST, "TOKEN_KEYS": KEYS, "TOKEN_KEYS_SECRET": ARN})


@pytest.mark.parametrize("text", ["x", "{}", "[]", '{"a": "short"}'])
def test_keys_that_are_none_are_refused_and_not_quoted(text: str) -> None:
    with pytest.raises(BadSettings, match=r"^TOKEN_KEYS ") as error:
        parse({**LEAST, "TOKEN_KEYS": text})
    assert "short" not in str(error.value)


def test_endpoints_are_their_own_else_the_sdks_else_aws() -> None:
    there = {**LEAST, "AWS_ENDPOINT_URL": "http://all"}
    for name in ENDPOINTS:
        own = {**there, f"{name.upper()}_ENDPOINT": "http://own"}
        found = [getattr(parse(e), f"{name}_endpoint") for e in (own, there, LEAST)]
        assert found == ["http://own", "http://all", ""]
