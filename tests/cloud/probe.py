"""A function that makes the call it is told and says what came of it; runs in a role under test."""

import io
import os
import zipfile
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import ClientError


def handler(event: dict[str, Any], _: Any) -> str:
    """Answers "ok" or the error's code."""
    client = boto3.client(event["service"], endpoint_url=os.environ["AWS_ENDPOINT_URL"])
    try:
        getattr(client, event["method"])(**event["params"])
    except ClientError as error:
        return str(error.response["Error"]["Code"])
    return "ok"


def zipped() -> bytes:
    """This file as a function's package."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(Path(__file__), "probe.py")
    return packed.getvalue()
