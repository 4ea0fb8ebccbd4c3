"""The built front ends: what is uploaded, how long it may be kept, and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deploying.aws import all_pages
from deploying.stop import Stop
from infra.local.files import TYPES
from infra.local.site import FIVE_MINUTES, FOR_EVER, HASHED

NO_CACHE = "no-cache"
NOT_SERVED = "made-from"


@dataclass(frozen=True, slots=True)
class File:
    """A file, where it goes, and what browsers are told of it."""

    path: Path
    key: str
    kind: str
    keep: str


def files(widget: Path, console: Path) -> list[File]:
    """All files, in the order of uploading: pages last, for they name what must be there."""
    found = [*_files(widget / "dist", ""), *_files(console / "dist", "console/")]
    return sorted(found, key=lambda file: (file.keep != FOR_EVER, file.keep == NO_CACHE, file.key))


def _files(folder: Path, prefix: str) -> Iterator[File]:
    for path in sorted(folder.rglob("*")):
        key = path.relative_to(folder).as_posix()
        hidden = any(part.startswith(".") for part in key.split("/"))
        if path.is_file() and not hidden and path.name != NOT_SERVED:
            yield _file(path, prefix + key)


def _file(path: Path, key: str) -> File:
    if path.suffix not in TYPES:
        raise Stop(f"nothing says what kind of file {key} is: add {path.suffix} to TYPES")
    if path.suffix == ".html":
        return File(path, key, TYPES[path.suffix], NO_CACHE)
    hashed = HASHED.fullmatch(path.name) or key.startswith("console/assets/")
    return File(path, key, TYPES[path.suffix], FOR_EVER if hashed else FIVE_MINUTES)


def changing(found: Sequence[File]) -> list[File]:
    """Those whose content changes under the same name."""
    return [file for file in found if file.keep != FOR_EVER]


def upload(s3: Any, bucket: str, found: Sequence[File]) -> int:
    """Put what is not there yet; nothing is deleted, for pages that are open still load it."""
    there = {row["Key"] for row in all_pages(s3, "list_objects_v2", "Contents", Bucket=bucket)}
    missing = [file for file in found if file.keep != FOR_EVER or file.key not in there]
    for file in missing:
        put(s3, bucket, file.key, file.path.read_bytes(), file.kind, file.keep)
    return len(missing)


def put(s3: Any, bucket: str, key: str, body: bytes, kind: str, keep: str) -> None:
    """One file."""
    s3.put_object(Bucket=bucket, Key=key, Body=body, ContentType=kind, CacheControl=keep)


def invalidate(cloudfront: Any, distribution: str, paths: Sequence[str], release: str) -> None:
    """Have CloudFront forget what changed under the same name."""
    batch = {"Paths": {"Quantity": len(paths), "Items": paths}, "CallerReference": release}
    cloudfront.create_invalidation(DistributionId=distribution, InvalidationBatch=batch)
