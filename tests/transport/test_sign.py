"""Signatures are botocore's, for whatever is signed."""

from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch
from urllib.parse import quote

import botocore.session
import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials, RefreshableCredentials
from botocore.exceptions import NoCredentialsError
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.transport import sign

STAMP = "20261121T214405Z"
VISIBLE = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=20)
# Without "." and "..": botocore resolves them, we never send them.
PART = st.text(min_size=1, max_size=8).filter(lambda t: t not in (".", ".."))
PARTS = st.lists(PART.map(lambda t: quote(t, safe="")), max_size=3)


def botocores(method: str, url: str, service: str, headers: dict[str, str], body: bytes) -> str:
    """The Authorization header that botocore makes."""
    request = AWSRequest(method=method, url=url, headers=headers, data=body)
    held = sign.credentials()
    signer = SigV4Auth(Credentials(*held), service, "eu-west-1")
    at = datetime.strptime(STAMP, "%Y%m%dT%H%M%SZ")
    with patch("botocore.auth.get_current_datetime", return_value=at, create=True):
        signer.add_auth(request)
    return str(request.headers["Authorization"])


@given(
    method=st.sampled_from(["POST", "GET", "DELETE"]),
    service=st.sampled_from(["dynamodb", "execute-api"]),
    parts=PARTS,
    query=st.dictionaries(VISIBLE, VISIBLE, max_size=3),
    target=VISIBLE,
    body=st.binary(max_size=200),
)
def test_every_request_is_signed_as_botocore_would(
    method: str, service: str, parts: list[str], query: dict[str, str], target: str, body: bytes
) -> None:
    url = "https://api.example.com:8443/" + "/".join(parts)
    if query:
        url += "?" + "&".join(f"{quote(k, safe='')}={quote(v, safe='')}" for k, v in query.items())
    headers = {"x-amz-target": target, "content-type": "application/x-amz-json-1.0"}
    ours = sign.signed(service, "eu-west-1", method, url, headers, body, STAMP)
    assert ours["authorization"] == botocores(method, url, service, headers, body)


def test_a_session_token_is_signed_too(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("AWS_SESSION_TOKEN", "token/+=")
    sign._found.cache_clear()
    url = "https://dynamodb.eu-west-1.amazonaws.com/"
    ours = sign.signed("dynamodb", "eu-west-1", "POST", url, {}, b"{}", STAMP)
    assert ours["x-amz-security-token"] == "token/+="
    assert ours["authorization"] == botocores("POST", url, "dynamodb", {}, b"{}")


def test_credentials_are_refreshed_before_they_expire(environment: pytest.MonkeyPatch) -> None:
    made = iter(range(9))

    def fetch() -> dict[str, str]:
        soon = datetime.now(UTC) + timedelta(seconds=1)
        number = str(next(made))
        return {
            "access_key": number,
            "secret_key": "s",
            "token": "t",
            "expiry_time": soon.isoformat(),
        }

    fresh = RefreshableCredentials.create_from_metadata(fetch(), fetch, "test")
    environment.setattr(sign, "_found", lambda: fresh)
    first, second = sign.credentials(), sign.credentials()
    assert int(second[0]) > int(first[0]) > 0


def test_without_credentials_nothing_is_sent(environment: pytest.MonkeyPatch) -> None:
    class Nobody:
        def get_credentials(self) -> Any:
            return None

    environment.setattr(botocore.session, "get_session", Nobody)
    sign._found.cache_clear()
    with pytest.raises(NoCredentialsError):
        sign.credentials()
