"""From a record of the table's stream to the log entry that it brought."""

from collections.abc import Iterable, Mapping
from typing import Any

from chalicelib.domain.decision import Entry
from chalicelib.store.rows.base import KIND
from chalicelib.store.rows.conversations import EntryRow
from chalicelib.store.rows.conversations import entry_of as entry_of_item

ENTRY = {"S": "entry"}


def filter_of(types: Iterable[str]) -> dict[str, Any]:
    """The event filter (as Lambda's source mappings take it) for new entries of these types."""
    image = {KIND: {"S": ["entry"]}, EntryRow.type.attr_name: {"S": sorted(types)}}
    return {"eventName": ["INSERT"], "dynamodb": {"NewImage": image}}


def correlation_of(record: Mapping[str, Any]) -> str:
    """The id of the event that an entry was written in; the record's own where it has none, and
    where the record is about something else, whose attribute of that name is something else.
    """
    image = record["dynamodb"].get("NewImage", {})
    stored = image.get(EntryRow.correlation.attr_name) if image.get(KIND) == ENTRY else None
    return str(stored["S"] if stored else record.get("eventID", ""))


def entry_of(record: Mapping[str, Any]) -> Entry | None:
    """The new entry, or None when the record (as Lambda gets it) is about anything else."""
    image = record["dynamodb"].get("NewImage", {})
    if record["eventName"] != "INSERT" or image.get(KIND) != ENTRY:
        return None
    return entry_of_item(image)
