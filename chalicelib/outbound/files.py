"""Attachments' bytes in S3: browsers send and fetch them by links, bound to one file each."""

import re
from functools import cache
from typing import Any
from urllib.parse import quote

from chalicelib.config import settings
from chalicelib.flow.ports import Attachment

UPLOAD_S, DOWNLOAD_S = 600, 300
UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
MISSING = 404


@cache
def _client() -> Any:
    # Importing boto3 costs more than a whole message: only requests about files pay for it.
    import boto3
    from botocore.config import Config

    where = settings()
    config = Config(
        signature_version="s3v4",
        s3={"addressing_style": "path" if where.s3_endpoint else "auto"},
        connect_timeout=2,
        read_timeout=5,
        retries={"mode": "standard", "max_attempts": 3},
    )
    return boto3.client(
        "s3", region_name=where.region, endpoint_url=where.s3_endpoint or None, config=config
    )


def upload(attachment: Attachment) -> dict[str, Any]:
    """A form to POST the file with: exactly this key and type, and no more bytes than announced."""
    fixed = {"Content-Type": attachment.type}
    return dict(
        _client().generate_presigned_post(
            settings().attachments_bucket,
            key_of(attachment),
            Fields=fixed,
            Conditions=[fixed, ["content-length-range", 1, attachment.size]],
            ExpiresIn=UPLOAD_S,
        )
    )


def download(attachment: Attachment) -> str:
    """A link that saves the file under its own name; nothing of it runs in a page."""
    name = quote(attachment.name, safe="")
    params = {
        "Bucket": settings().attachments_bucket,
        "Key": key_of(attachment),
        "ResponseContentDisposition": f"attachment; filename*=UTF-8''{name}",
        "ResponseContentType": attachment.type,
    }
    return str(_client().generate_presigned_url("get_object", params, ExpiresIn=DOWNLOAD_S))


def exists(attachment: Attachment) -> bool:
    """Whether the file has been uploaded."""
    from botocore.exceptions import ClientError

    try:
        _client().head_object(Bucket=settings().attachments_bucket, Key=key_of(attachment))
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] == MISSING:
            return False
        raise
    return True


def key_of(attachment: Attachment) -> str:
    """Where a file lies: under its tenant and conversation, whatever its name tries."""
    name = UNSAFE.sub("_", attachment.name).strip(".")[-100:] or "file"
    return f"{attachment.tenant}/{attachment.conversation}/{attachment.id}/{name}"
