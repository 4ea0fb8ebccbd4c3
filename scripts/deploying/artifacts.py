"""The bucket of what is deployed: packages, templates and the records of releases."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from botocore.exceptions import ClientError

from deploying.aws import Aws, code
from deploying.stop import Stop

PRIVATE = dict.fromkeys(
    ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"), True
)
ENCRYPTED = {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]}


class Artifacts:
    """One bucket an account and region; names of what lies in it follow from the content."""

    def __init__(self, aws: Aws) -> None:
        self._s3 = aws.client("s3")
        self._owner = aws.account
        self._region = aws.place.region
        self.bucket = f"switchboard-artifacts-{self._owner}-{self._region}"

    def prepare(self) -> None:
        """Make the bucket if it is missing; see each time that it is private and all that."""
        if not self._is_there():
            where = {"LocationConstraint": self._region}
            more = {} if self._region == "us-east-1" else {"CreateBucketConfiguration": where}
            self._s3.create_bucket(Bucket=self.bucket, **more)
        s3, bucket = self._s3, self.bucket
        s3.put_public_access_block(Bucket=bucket, PublicAccessBlockConfiguration=PRIVATE)
        s3.put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration=ENCRYPTED)
        s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
        s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps(only_over_tls(bucket)))

    def _is_there(self) -> bool:
        try:
            self._s3.head_bucket(Bucket=self.bucket, ExpectedBucketOwner=self._owner)
        except ClientError as error:
            if code(error) in ("404", "NoSuchBucket"):
                return False
            raise Stop(f"the bucket {self.bucket} is not ours to use: {error}") from error
        return True

    def put(self, folder: str, suffix: str, content: bytes) -> str:
        """Lay something down under a name that follows from its content; answers the key."""
        key = f"{folder}/{hashlib.sha256(content).hexdigest()}{suffix}"
        self.write(key, content)
        return key

    def write(self, key: str, content: bytes) -> None:
        """Lay something down under a given name."""
        self._s3.put_object(Bucket=self.bucket, Key=key, Body=content)

    def needed(self, key: str) -> bytes:
        """What lies under a key; raises Stop where nothing does."""
        content = self.read(key)
        if content is None:
            raise Stop(f"{key} is no longer in {self.bucket}")
        return content

    def read(self, key: str) -> bytes | None:
        """What lies under a key; None where nothing does."""
        try:
            return bytes(self._s3.get_object(Bucket=self.bucket, Key=key)["Body"].read())
        except ClientError as error:
            if code(error) == "NoSuchKey":
                return None
            raise

    def url(self, key: str) -> str:
        """An address that CloudFormation reads a template from."""
        return f"{self._s3.meta.endpoint_url}/{self.bucket}/{key}"


def only_over_tls(bucket: str) -> dict[str, Any]:
    """The bucket's policy."""
    arn = f"arn:aws:s3:::{bucket}"
    refused = {
        "Sid": "OnlyOverTls",
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": [arn, f"{arn}/*"],
        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
    }
    return {"Version": "2012-10-17", "Statement": [refused]}
