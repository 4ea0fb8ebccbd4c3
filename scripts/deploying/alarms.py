"""The stage's alarms that stop a deployment and take it back."""

from __future__ import annotations

from typing import Any

from deploying.aws import all_pages
from deploying.stack import Stack

# CloudFormation takes five: what people feel first, and would not be there but for the release.
WATCHED = (
    "FrameFailures",
    "RequestFailures",
    "WebsocketMessageErrors",
    "APIHandlerErrors",
    "StreamErrors",
)
TYPE = "AWS::CloudWatch::Alarm"


def triggers(cloudformation: Any, cloudwatch: Any, stack: Stack) -> list[dict[str, str]]:
    """Those of WATCHED that the stage has. One that is on cannot judge: it is left out."""
    names = _names(cloudformation, stack)
    if not names:
        return []
    found = all_pages(cloudwatch, "describe_alarms", "MetricAlarms", AlarmNames=names)
    return [
        {"Arn": alarm["AlarmArn"], "Type": TYPE}
        for alarm in found
        if alarm["StateValue"] != "ALARM"
    ]


def _names(cloudformation: Any, stack: Stack) -> list[str]:
    if not stack.outputs():
        return []
    rows = all_pages(
        cloudformation, "list_stack_resources", "StackResourceSummaries", StackName=stack.name
    )
    return [row["PhysicalResourceId"] for row in rows if row["LogicalResourceId"] in WATCHED]
