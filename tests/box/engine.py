"""Calls dynoxide without an SDK."""

import json
from typing import Any
from urllib.request import Request, urlopen

AUTHORIZATION = (
    "AWS4-HMAC-SHA256 Credential=t/20260101/eu-west-1/dynamodb/aws4_request, "
    "SignedHeaders=host, Signature=0"
)


def call(port: int, operation: str, **arguments: Any) -> dict[str, Any]:
    """One DynamoDB operation."""
    headers = {
        "X-Amz-Target": f"DynamoDB_20120810.{operation}",
        "X-Amz-Date": "20260101T000000Z",
        "Authorization": AUTHORIZATION,
        "Content-Type": "application/x-amz-json-1.0",
    }
    body = json.dumps(arguments).encode()
    with urlopen(Request(f"http://127.0.0.1:{port}/", data=body, headers=headers)) as answer:
        result: dict[str, Any] = json.load(answer)
    return result
