"""What Lambda itself does with a function's role; no code of ours calls any of it."""

from collections.abc import Iterator

from tests.policies.arns import arn
from tests.policies.statements import Need

# X-Ray knows no resources: nothing narrower can be written.
WITHOUT_RESOURCES = ("xray:PutTraceSegments", "xray:PutTelemetryRecords")
# The mapping looks for the stream, then reads its shards.
READING = ("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator")
# Where it sends what could not be done: a stream's records, an asynchronous event.
FAILURES = {
    "Stream": "StreamFailures",
    "Clock": "ClockFailures",
    "RotateKeys": "RotateKeysFailures",
}


def needs(function: str) -> Iterator[Need]:
    """Lines of the log, traces, the stream that wakes it, failures."""
    log = arn(f"{function}Logs").removesuffix("*") + "log-stream:now"
    yield Need("logs:CreateLogStream", log)
    yield Need("logs:PutLogEvents", log)
    for action in WITHOUT_RESOURCES:
        yield Need(action, "any")
    if function in FAILURES:
        yield Need("sqs:SendMessage", arn(FAILURES[function]))
    if function == "Stream":
        yield Need("dynamodb:ListStreams", f"{arn('DeskTable')}/stream/any")
        for action in READING:
            yield Need(action, arn("DeskTable", "StreamArn"))
