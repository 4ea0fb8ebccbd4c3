"""A tenant's attachments in S3, every version of each."""

from __future__ import annotations

from erasing.places import Places


class NotDeleted(Exception):
    """S3 kept what should have gone; the message has its first reason."""


def delete(place: Places, tenant: str) -> int:
    """Delete all versions and the marks of deleted ones; how many."""
    bucket, count = place.where.attachments_bucket, 0
    pages = place.s3.get_paginator("list_object_versions")
    # The slash: another tenant's id could begin with this one's.
    for page in pages.paginate(Bucket=bucket, Prefix=f"{tenant}/"):
        found = [*page.get("Versions", []), *page.get("DeleteMarkers", [])]
        if found:
            which = [{"Key": one["Key"], "VersionId": one["VersionId"]} for one in found]
            done = place.s3.delete_objects(Bucket=bucket, Delete={"Objects": which, "Quiet": True})
            if done.get("Errors"):
                first = done["Errors"][0]
                raise NotDeleted(f"{first['Key']}: {first['Code']}")
            count += len(found)
    return count
