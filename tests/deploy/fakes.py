"""A CloudFormation that keeps one stack and does what a test tells it to."""

from typing import Any

from botocore.exceptions import ClientError

OUTPUTS = {
    "SiteBucketName": "site",
    "DistributionId": "D1",
    "DeskTableName": "desk",
    "ConnectionsTableName": "connections",
    "AttachmentsBucketName": "attachments",
    "UserPoolId": "pool",
    "UserPoolClientId": "client",
    "TokenKeysArn": "arn:keys",
    "SiteUrl": "https://site",
    "ApiUrl": "https://api/live",
    "SocketUrl": "wss://sockets/live",
}


class CloudFormation:
    """One stack; `rows` is what each change set finds, `ends` what executing one comes to."""

    def __init__(self, status: str = "", parameters: dict[str, str] | None = None) -> None:
        self.status = status
        self.parameters = parameters or {}
        self.rows: list[dict[str, Any]] = [change("Add", "Clock", "AWS::Lambda::Function")]
        self.ends = ["UPDATE_COMPLETE"]
        self.fails = ""
        self.asked: list[dict[str, Any]] = []
        self.executed: list[str] = []
        self._left: list[str] = []
        self.forgotten: list[str] = []
        self.events = [event("old", "switchboard-test", "CREATE_COMPLETE")]

    def describe_stacks(self, StackName: str) -> dict[str, Any]:
        if not self.status:
            said = f"Stack with id {StackName} does not exist"
            raise refusal("ValidationError", said)
        outputs = [{"OutputKey": k, "OutputValue": v} for k, v in OUTPUTS.items()]
        told = [{"ParameterKey": k, "ParameterValue": v} for k, v in self.parameters.items()]
        stack = {"StackStatus": self.status, "Outputs": outputs, "Parameters": told}
        return {"Stacks": [stack]}

    def create_change_set(self, **asked: Any) -> None:
        self.asked.append(asked)

    def describe_change_set(self, **which: str) -> dict[str, Any]:
        if self.fails:
            return {"Status": "FAILED", "StatusReason": self.fails}
        return {"Status": "CREATE_COMPLETE", "Changes": [{"ResourceChange": r} for r in self.rows]}

    def delete_change_set(self, StackName: str, ChangeSetName: str) -> None:
        self.forgotten.append(ChangeSetName)

    def execute_change_set(self, StackName: str, ChangeSetName: str) -> None:
        self.executed.append(ChangeSetName)
        self._left = list(self.ends)

    def list_stack_resources(self, StackName: str) -> dict[str, Any]:
        ids = ("FrameFailures", "ClockStopped", "StreamErrors", "Clock")
        made = [{"LogicalResourceId": id, "PhysicalResourceId": f"test-{id}"} for id in ids]
        return {"StackResourceSummaries": made}

    def describe_stack_events(self, StackName: str) -> dict[str, Any]:
        """Newest first; with each look after the executing, one more has happened."""
        if self._left:
            name, _, kind = self._left.pop(0).rpartition(" ")
            self.events.insert(0, event(f"event-{len(self.events)}", name or StackName, kind))
        return {"StackEvents": list(self.events)}

    def get_paginator(self, operation: str) -> Any:
        def paginate(**asked: Any) -> list[dict[str, Any]]:
            return [getattr(self, operation)(**asked)]

        return type("Pages", (), {"paginate": staticmethod(paginate)})()


class CloudWatch:
    """Two alarms, each in a state."""

    def __init__(self, frames: str, stream: str) -> None:
        self.states = {"FrameFailures": frames, "StreamErrors": stream}

    def get_paginator(self, _: str) -> Any:
        return self

    def paginate(self, AlarmNames: list[str]) -> list[dict[str, Any]]:
        assert AlarmNames == [f"test-{id}" for id in self.states]
        found = [{"AlarmArn": f"arn:{id}", "StateValue": s} for id, s in self.states.items()]
        return [{"MetricAlarms": found}]


def change(action: str, name: str, type_: str, replacement: str = "False") -> dict[str, Any]:
    return {
        "Action": action,
        "LogicalResourceId": name,
        "ResourceType": type_,
        "Replacement": replacement,
    }


def event(id: str, name: str, status: str) -> dict[str, Any]:
    why = {"ResourceStatusReason": "no room"} if status.endswith("_FAILED") else {}
    return {"EventId": id, "LogicalResourceId": name, "ResourceStatus": status, **why}


def refusal(code: str, said: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": said}}, "Any")
