"""What the clock looks at."""

from pynamodb.exceptions import DeleteError

from chalicelib.flow.ports import Due
from chalicelib.store.commit import ABSENT, Transaction
from chalicelib.store.rows import keys
from chalicelib.store.rows.base import item
from chalicelib.store.table import DUE, Row, desk, send

KINDS = {"cnv": "conversation", "agt": "agent", "pulse": "pulse"}


class PulseRow(Row, discriminator="pulse"):
    """When to look at a group's queue."""


def due(now: int, limit: int) -> list[Due]:
    """Rows whose time has come, earliest first; the index's parts are asked at the same time."""
    asked = [
        send(
            "Query",
            TableName=desk().table_name,
            IndexName=DUE,
            KeyConditionExpression="due_shard = :shard AND due_at <= :now",
            ExpressionAttributeValues={":shard": {"S": f"due#{n}"}, ":now": {"N": str(now)}},
            Limit=limit,
        )
        for n in range(keys.SHARDS)
    ]
    found = [item for query in asked for item in query.result()["Items"]]
    rows = (_due(item["pk"]["S"], int(item["due_at"]["N"])) for item in found)
    return sorted(rows, key=lambda d: (d.due_at, d.tenant, d.id))[:limit]


def _due(pk: str, at: int) -> Due:
    tenant, kind, id = keys.parts(pk)
    return Due(KINDS[kind], tenant, id, at)


def set_pulse(tenant: str, group: str, due_at: int, after: int | None = None) -> None:
    """Have the clock look at a group's queue at ``due_at``, unless it will anyway; with ``after``
    in place of the look that was due then.
    """
    pk, shard = keys.pulse(tenant, group), keys.due_shard(group)
    transaction = Transaction()
    as_it_was = ABSENT if after is None else PulseRow.due_at == after
    pulse = item(PulseRow, pk, keys.PULSE, due_at=due_at, due_shard=shard)
    transaction.put(pulse, condition=as_it_was)
    transaction.holds()


def end_pulse(tenant: str, group: str, due_at: int) -> None:
    """Look no more, unless the pulse was set for another time meanwhile."""
    unchanged = PulseRow.due_at == due_at
    try:
        desk().delete_item(keys.pulse(tenant, group), range_key=keys.PULSE, condition=unchanged)
    except DeleteError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise
