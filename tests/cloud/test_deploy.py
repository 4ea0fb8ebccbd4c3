"""What scripts/deploy.py tells and leaves behind; that people can talk on it, the others show."""

import pytest

from deploying.artifacts import Artifacts
from deploying.releases import Releases
from infra.local.site import FIVE_MINUTES, FOR_EVER
from tests.cloud.stack import STAGE, Account, Cloud


def test_what_would_change_is_shown_and_a_conversation_held(cloud: Cloud) -> None:
    shown, _, followed = cloud.told.partition("changing switchboard-test;")
    assert "+ DeskTable (AWS::DynamoDB::Table)" in shown
    assert "CREATE_COMPLETE DeskTable" in followed
    assert f"holding a conversation at {cloud.api}" in followed
    assert f"ApiUrl: {cloud.api}" in followed


@pytest.mark.parametrize(
    ("key", "kind", "keep"),
    [
        ("widget.js", "text/javascript; charset=utf-8", FIVE_MINUTES),
        ("console/index.html", "text/html; charset=utf-8", "no-cache"),
    ],
)
def test_pages_are_there_and_kept_for_moments(cloud: Cloud, key: str, kind: str, keep: str) -> None:
    found = cloud.emulator.client("s3").head_object(Bucket=cloud.outputs["SiteBucketName"], Key=key)
    assert (found["ContentType"], found["CacheControl"]) == (kind, keep)


def test_all_that_pages_name_is_there_and_kept_for_ever(cloud: Cloud) -> None:
    s3, bucket = cloud.emulator.client("s3"), cloud.outputs["SiteBucketName"]
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket)
    keys = {row["Key"] for page in pages for row in page["Contents"]}
    assert keys == {file.key for file in cloud.whole.files}
    script = next(key for key in sorted(keys) if key.startswith("console/assets/"))
    assert s3.head_object(Bucket=bucket, Key=script)["CacheControl"] == FOR_EVER


def test_the_release_is_remembered_as_one_that_works(cloud: Cloud) -> None:
    releases = Releases(Artifacts(Account(cloud.emulator)), STAGE).all()
    assert releases and all(release.works for release in releases)
