"""From a record of the table's stream to the log entry that it brought."""

from collections.abc import Mapping
from typing import Any

from chalicelib.domain.decision import Entry
from chalicelib.store.rows.base import KIND
from chalicelib.store.rows.conversations import entry_of as entry_of_item

ENTRY = {"S": "entry"}


def entry_of(record: Mapping[str, Any]) -> Entry | None:
    """The new entry, or None when the record (as Lambda gets it) is about anything else."""
    image = record["dynamodb"].get("NewImage", {})
    if record["eventName"] != "INSERT" or image.get(KIND) != ENTRY:
        return None
    return entry_of_item(image)
