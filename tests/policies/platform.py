"""What Lambda itself does with a function's role; no code of ours calls any of it."""

from collections.abc import Iterator

from tests.policies.arns import arn, resources
from tests.policies.statements import Need
from tests.rules.functions import failures_of

# X-Ray knows no resources: nothing narrower can be written.
WITHOUT_RESOURCES = ("xray:PutTraceSegments", "xray:PutTelemetryRecords")
# The mapping looks for the stream, then reads its shards.
READING = ("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator")


def needs(function: str) -> Iterator[Need]:
    """Lines of the log, traces, the stream that wakes it, failures."""
    log = arn(f"{function}Logs").removesuffix("*") + "log-stream:now"
    yield Need("logs:CreateLogStream", log)
    yield Need("logs:PutLogEvents", log)
    for action in WITHOUT_RESOURCES:
        yield Need(action, "any")
    if queue := failures_of(resources()[function]["Properties"]):
        yield Need("sqs:SendMessage", arn(queue))
    if function == "Stream":
        yield Need("dynamodb:ListStreams", f"{arn('DeskTable')}/stream/any")
        for action in READING:
            yield Need(action, arn("DeskTable", "StreamArn"))
