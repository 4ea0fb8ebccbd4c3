"""Front ends: what is new goes first, pages last, and each file says how long it may be kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

import _node
from deploying import site
from deploying.stop import Stop
from infra.local.site import FIVE_MINUTES, FOR_EVER

WIDGET, CONSOLE = _node.PARTS
BUCKET = "site"


@pytest.fixture(scope="module")
def real() -> list[site.File]:
    _node.front()
    return site.files(WIDGET, CONSOLE)


def test_of_the_real_ones_two_change_under_their_names(real: list[site.File]):
    changing = {file.key: (file.kind, file.keep) for file in site.changing(real)}
    assert changing == {
        "widget.js": ("text/javascript; charset=utf-8", FIVE_MINUTES),
        "console/index.html": ("text/html; charset=utf-8", "no-cache"),
    }
    assert {file.keep for file in real} == {FIVE_MINUTES, FOR_EVER, "no-cache"}


def test_the_real_page_comes_last_and_all_it_names_before(real: list[site.File]):
    keys = [file.key for file in real]
    assert keys[-2:] == ["widget.js", "console/index.html"]
    page = (CONSOLE / "dist/index.html").read_text("utf-8")
    named = [key for key in keys if f'"/{key}"' in page]
    assert named
    assert "made-from" not in keys


def test_the_real_kinds(real: list[site.File]):
    assert {file.path.suffix: file.kind for file in real} == {
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".woff2": "font/woff2",
    } | {file.path.suffix: file.kind for file in real if file.path.suffix in (".json", ".svg")}


@pytest.fixture
def built(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("w/dist/widget.js", "w/dist/chat.0123abcd.js", "w/dist/made-from"):
        write(tmp_path / name, "1")
    for name in ("c/dist/index.html", "c/dist/assets/in-0123abcd.js"):
        write(tmp_path / name, "1")
    return tmp_path / "w", tmp_path / "c"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.fixture
def s3() -> Iterator[Any]:
    with mock_aws():
        client = boto3.client("s3", region_name="us-east-1")
        client.create_bucket(Bucket=BUCKET)
        yield client


def test_a_second_upload_sends_what_changed_and_deletes_nothing(s3: Any, built: tuple[Path, Path]):
    assert site.upload(s3, BUCKET, site.files(*built)) == 4
    (built[0] / "dist/chat.0123abcd.js").unlink()
    write(built[0] / "dist/chat.4567cdef.js", "2")
    write(built[0] / "dist/widget.js", "2")
    assert site.upload(s3, BUCKET, site.files(*built)) == 3
    keys = [row["Key"] for row in s3.list_objects_v2(Bucket=BUCKET)["Contents"]]
    assert {"chat.0123abcd.js", "chat.4567cdef.js"} <= {*keys}
    loader = s3.get_object(Bucket=BUCKET, Key="widget.js")
    assert (loader["Body"].read(), loader["CacheControl"]) == (b"2", FIVE_MINUTES)
    asset = s3.head_object(Bucket=BUCKET, Key="console/assets/in-0123abcd.js")
    assert asset["CacheControl"] == FOR_EVER
    assert asset["ContentType"] == "text/javascript; charset=utf-8"


def test_a_file_of_unknown_kind_stops_it(built: tuple[Path, Path]):
    write(built[0] / "dist/strange.xyz", "")
    with pytest.raises(Stop, match=r"strange\.xyz.*TYPES"):
        site.files(*built)


def test_cloudfront_forgets_the_paths_once_a_release():
    asked: list[dict[str, Any]] = []

    class CloudFront:
        def create_invalidation(self, **words: Any) -> None:
            asked.append(words)

    site.invalidate(CloudFront(), "D1", ["/widget.js"], "release-1")
    paths = {"Quantity": 1, "Items": ["/widget.js"]}
    batch = {"Paths": paths, "CallerReference": "release-1"}
    assert asked == [{"DistributionId": "D1", "InvalidationBatch": batch}]
