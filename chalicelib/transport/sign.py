"""AWS Signature Version 4 for small signed bodies, with the derived key kept for its day."""

import hmac
from collections.abc import Mapping
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

import botocore.session
from botocore.exceptions import NoCredentialsError

UNRESERVED = "/-_.~"


@cache
def _found() -> Any:
    """botocore's credentials, which refresh themselves."""
    found = botocore.session.get_session().get_credentials()
    if found is None:
        raise NoCredentialsError  # and nothing is cached: they may be there the next time
    return found


def credentials() -> tuple[str, str, str | None]:
    """Access key, secret and token as they are now; raises botocore's NoCredentialsError."""
    now = _found().get_frozen_credentials()
    return now.access_key, now.secret_key, now.token


@lru_cache(maxsize=16)
def _key(secret: str, day: str, region: str, service: str) -> bytes:
    key = f"AWS4{secret}".encode()
    for part in (day, region, service, "aws4_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    return key


@lru_cache(maxsize=256)
def _canonical_path(path: str) -> str:
    """The path as it is on the wire, encoded once more, as all services but S3 want it."""
    return quote(path or "/", safe=UNRESERVED)


def _canonical_query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    encoded = sorted((quote(name, safe="-_.~"), quote(value, safe="-_.~")) for name, value in pairs)
    return "&".join(f"{name}={value}" for name, value in encoded)


def signed(
    service: str,
    region: str,
    method: str,
    url: str,
    headers: Mapping[str, str],
    body: bytes,
    stamp: str,
) -> dict[str, str]:
    """The headers given (lower case) and those that sign them at ``stamp`` ("20261121T214405Z")."""
    access, secret, token = credentials()
    parts = urlsplit(url)
    every = {**headers, "host": parts.netloc, "x-amz-date": stamp}
    if token:
        every["x-amz-security-token"] = token
    names = sorted(every)
    listed = ";".join(names)
    request = "\n".join(
        (
            method,
            _canonical_path(parts.path),
            _canonical_query(parts.query) if parts.query else "",
            *(f"{name}:{every[name].strip()}" for name in names),
            "",
            listed,
            sha256(body).hexdigest(),
        )
    )
    scope = f"{stamp[:8]}/{region}/{service}/aws4_request"
    text = f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{sha256(request.encode()).hexdigest()}"
    signature = hmac.digest(_key(secret, stamp[:8], region, service), text.encode(), "sha256").hex()
    credential = f"Credential={access}/{scope}"
    every["authorization"] = (
        f"AWS4-HMAC-SHA256 {credential}, SignedHeaders={listed}, Signature={signature}"
    )
    return every
