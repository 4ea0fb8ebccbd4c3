"""The stage's alarms that stop a deployment and take it back."""

from __future__ import annotations

from typing import Any

from deploying.aws import all_pages
from deploying.stack import Stack

MOST = 5  # CloudFormation takes no more
TYPES = ("AWS::CloudWatch::CompositeAlarm", "AWS::CloudWatch::Alarm")
KINDS = {"CompositeAlarms": TYPES[0], "MetricAlarms": TYPES[1]}


def triggers(cloudformation: Any, cloudwatch: Any, stack: Stack) -> list[dict[str, str]]:
    """Those there are, those made of many first. One that is on cannot judge: it is left out."""
    names = _names(cloudformation, stack)
    if not names:
        return []
    quiet = [
        {"Arn": alarm["AlarmArn"], "Type": type_}
        for kind, type_ in KINDS.items()
        for alarm in _described(cloudwatch, kind, names)
        if alarm["StateValue"] != "ALARM"
    ]
    return quiet[:MOST]


def _names(cloudformation: Any, stack: Stack) -> list[str]:
    if not stack.outputs():
        return []
    rows = all_pages(
        cloudformation, "list_stack_resources", "StackResourceSummaries", StackName=stack.name
    )
    return [row["PhysicalResourceId"] for row in rows if row["ResourceType"] in TYPES]


def _described(cloudwatch: Any, kind: str, names: list[str]) -> list[dict[str, Any]]:
    types = ["CompositeAlarm", "MetricAlarm"]
    return all_pages(cloudwatch, "describe_alarms", kind, AlarmNames=names[:100], AlarmTypes=types)
