"""The table's stream: new log entries to their reactions, in order, up to the first that fails."""

from typing import Any

from chalicelib.flow import wire
from chalicelib.flow.ports import Ports
from chalicelib.flow.react import REACTIONS, react
from chalicelib.observe import Failed, Metric, about, add, handling

# A message has no reaction: most of what is written never costs an invocation.
FILTER = wire.filter_of(REACTIONS)


def handle(event: dict[str, Any]) -> dict[str, Any]:
    """React to a batch; answers where to go on from when a record failed, as Lambda wants it."""
    ports = wire.ports()
    for record in event["Records"]:
        number = record["dynamodb"]["SequenceNumber"]
        try:
            _react(ports, record, number)
        except Failed:
            return {"batchItemFailures": [{"itemIdentifier": number}]}
    return {"batchItemFailures": []}


def _react(ports: Ports, record: dict[str, Any], number: str) -> None:
    """React to one record, under the id of the event in which its entry was written."""
    with handling("reaction", wire.correlation_of(record), Metric.REACTION_FAILED) as line:
        line.add(sequence_number=number)
        entry = wire.entry_of(record)
        if entry is None:
            return line.quieten()
        line.add(type=entry.type, tenant=entry.tenant, conversation=entry.conversation)
        about(entry.tenant, entry.conversation)
        add(Metric.REACTION_AGE_MS, ports.now() - entry.at)
        react(ports, entry)
