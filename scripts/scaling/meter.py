"""Which partition each call's capacity units went to, as real operations are run."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from chalicelib import transport
from chalicelib.config import settings
from chalicelib.transport import Call

READS = ("GetItem", "BatchGetItem", "Query")
FIRST_VALUE = re.compile(r"= ?(:\w+)")
DUE = "due (index)"


@dataclass(slots=True)
class Meter:
    """Units by kind of key since the last look, the entries that were written, the calls."""

    reads: Counter[str] = field(default_factory=Counter)
    writes: Counter[str] = field(default_factory=Counter)
    entries: list[Mapping[str, Any]] = field(default_factory=list)
    calls: int = 0

    def see(self, call: Call) -> None:
        """Count one call."""
        self.calls += 1
        touched = list(_touched(call.operation, call.params))
        into = self.reads if call.operation in READS else self.writes
        for used in call.capacity:
            indexes = used.get("GlobalSecondaryIndexes", {}).values()
            of_index = sum(i["CapacityUnits"] for i in indexes)
            into[DUE] += of_index
            here = [kind for table, kind in touched if table == used["TableName"]]
            for kind in here:
                into[kind] += (used["CapacityUnits"] - of_index) / len(here)
        self.entries += [item for item in _put(call.params) if item.get("k") == {"S": "entry"}]

    def take(self) -> tuple[Counter[str], Counter[str]]:
        """What was read and written by kind, counted anew from now on."""
        taken = self.reads, self.writes
        self.reads, self.writes = Counter(), Counter()
        return taken


@contextmanager
def metered() -> Iterator[Meter]:
    """A meter on every call of this process."""
    meter = Meter()
    transport.observers.append(meter.see)
    try:
        yield meter
    finally:
        transport.observers.remove(meter.see)


def kind_of(table: str, pk: str) -> str:
    """The kind of a partition: its key without what differs from one to the next."""
    if table == settings().connections_table:
        who = pk.partition("#")[2]
        return f"connections, {who.partition('_')[0]}"
    if pk.startswith(("due#", "slug#")):
        return DUE if pk.startswith("due#") else "slug"
    _, kind, id = f"{pk}#".split("#", 2)
    return f"count, {id.partition(':')[0].rstrip('#')}" if kind == "count" else kind


def _touched(operation: str, params: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(table, kind) of every row a call is about; of a query the partition it reads."""
    if operation == "TransactWriteItems":
        for write in params["TransactItems"]:
            (one,) = write.values()
            yield from _touched("", one)
    elif operation == "BatchGetItem":
        for table, asked in params["RequestItems"].items():
            yield from ((table, kind_of(table, k["pk"]["S"])) for k in asked["Keys"])
    elif operation == "Query":
        named = FIRST_VALUE.search(params["KeyConditionExpression"])
        pk = params["ExpressionAttributeValues"][named.group(1) if named else ""]["S"]
        yield params["TableName"], kind_of(params["TableName"], pk)
    else:
        row = params.get("Item") or params["Key"]
        yield params["TableName"], kind_of(params["TableName"], row["pk"]["S"])


def _put(params: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for write in params.get("TransactItems", ()):
        if "Put" in write:
            yield write["Put"]["Item"]
