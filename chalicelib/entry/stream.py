"""The table's stream: new log entries to their reactions, in order, up to the first that fails."""

from typing import Any

from chalicelib.flow import wire
from chalicelib.flow.react import REACTIONS, react
from chalicelib.observe import fault, log

# A message has no reaction: most of what is written never costs an invocation.
FILTER = wire.filter_of(REACTIONS)


def handle(event: dict[str, Any]) -> dict[str, Any]:
    """React to a batch; answers where to go on from when a record failed, as Lambda wants it."""
    ports = wire.ports()
    for record in event["Records"]:
        number = record["dynamodb"]["SequenceNumber"]
        try:
            entry = wire.entry_of(record)
            if entry is not None:
                react(ports, entry)
        except Exception as error:
            log.error("record failed", sequence_number=number, **fault(error))
            return {"batchItemFailures": [{"itemIdentifier": number}]}
    return {"batchItemFailures": []}
