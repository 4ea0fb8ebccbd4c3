"""Two tenants side by side in everything a box or a stage has."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest

from chalicelib.config import settings
from chalicelib.flow import tenants, wire
from chalicelib.flow.ports import Ports, Store
from erasing.erase import Receipt, erase
from erasing.places import Places, places
from tests.outbound.conftest import Sockets, folder, local, ministack, sockets

__all__ = ["folder", "local", "ministack", "sockets"]
VERSIONED = {"Status": "Enabled"}
FAR = 4_000_000_000_000
numbers = count(1)
KINDS = ("cnv#cnv_1", "cus#cus_1", "count#tenant", "once#x#y", "idem#1", "audit", "words", "agents")


@dataclass
class Town:
    """Everything there is, and one tenant of it who is to go."""

    place: Places
    ports: Ports
    sockets: Sockets
    workspace: str
    tenant: str
    password: str

    def all(self) -> dict[str, Any]:
        """All that lies anywhere."""
        where = self.place.where
        tables = (where.desk_table, where.connections_table)
        rows = [self.place.dynamodb.scan(TableName=table)["Items"] for table in tables]
        objects = self.place.s3.list_object_versions(Bucket=where.attachments_bucket)
        versions = objects.get("Versions", []) + objects.get("DeleteMarkers", [])
        users = self.place.cognito.list_users(UserPoolId=where.user_pool_id)["Users"]
        return {
            "rows": sorted(_name(item) for part in rows for item in part),
            "files": sorted(one["Key"] for one in versions),
            "users": sorted(user["Username"] for user in users),
        }

    def is_gone(self, one: str) -> bool:
        """Whether a row, a file or a user was of the tenant who is to go."""
        own = (
            f"{self.tenant}#",
            f"{self.tenant}/",
            f"{self.workspace}/",
            f"slug#{self.workspace} ",
        )
        return one.startswith(own)

    def erase(self, sleep: Callable[[float], None] = lambda seconds: None) -> Receipt:
        """Do it, without waiting."""
        return erase(self.tenant, self.workspace, 40_000, 630, sleep=sleep)

    def furnish(self, tenant: str) -> None:
        """A row of many a kind, a socket, and a file that was written twice and deleted once."""
        table, bucket = self.place.where.desk_table, self.place.where.attachments_bucket
        rows = [{"pk": {"S": f"{tenant}#{kind}"}, "sk": {"S": "x"}} for kind in KINDS]
        put = [{"PutRequest": {"Item": row}} for row in rows]
        self.place.dynamodb.batch_write_item(RequestItems={table: put})
        self.ports.store.connect(tenant, "cus_1", f"socket-of-{tenant}", FAR, 0)
        for _ in range(2):
            self.place.s3.put_object(Bucket=bucket, Key=f"{tenant}/cnv_1/att_1/a.png", Body=b"a")
        self.place.s3.delete_object(Bucket=bucket, Key=f"{tenant}/cnv_1/att_1/a.png")
        self.place.s3.put_object(Bucket=bucket, Key=f"{tenant}/cnv_1/att_2/b.png", Body=b"b")


def _name(item: Mapping[str, Any]) -> str:
    return f"{item['pk']['S']} {item.get('sk', {}).get('S', '')}"


@pytest.fixture
def town(
    desk: Store, local: str, sockets: Sockets, environment: pytest.MonkeyPatch
) -> Iterator[Town]:
    """A tenant who is to go, one who stays, and others whose ids are much like the first one's."""
    number = next(numbers)
    environment.setenv("ATTACHMENTS_BUCKET", f"erasing-{number}")
    settings.cache_clear()
    ports, slugs = wire.ports(), (f"acme-{number}", f"acme-{number}x")
    with places() as place:
        bucket = place.where.attachments_bucket
        here = {"LocationConstraint": place.where.region}
        place.s3.create_bucket(Bucket=bucket, CreateBucketConfiguration=here)
        place.s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration=VERSIONED)
        made = [tenants.create(ports, slug, slug, f"boss@{slug}.example") for slug in slugs]
        first, second = (one.tenant.id for one in made)
        whole = Town(place, ports, sockets, slugs[0], first, made[0].password)
        for tenant in (first, second, first + "0", first[:-1], "x" + first):
            whole.furnish(tenant)
        yield whole
