"""The functions of app.py, and what each must have on AWS, in words for whoever adds one."""

from collections.abc import Iterator, Mapping
from typing import Any

from chalice.utils import to_cfn_resource_name

import app
from tests.policies.recorder import HANDLERS

Resources = Mapping[str, Any]
REST = "APIHandler"
SOCKETS = {"$connect": "Connect", "$default": "Message", "$disconnect": "Disconnect"}
# A dashboard's list of functions → the widgets in which each has a line.
LINES = ("Invocations", "Errors", "ConcurrentExecutions")


def functions() -> dict[str, str]:
    """Logical id, as Chalice makes it → name in app.py."""
    made = app.app
    others = (*made.pure_lambda_functions, *made.event_sources)
    return {
        REST: "app",
        **{f"Websocket{SOCKETS[key]}": s.name for key, s in made.websocket_handlers.items()},
        **{to_cfn_resource_name(one.name): one.name for one in others},
    }


def missing(function: str, resources: Resources) -> list[str]:
    """What a function still needs, each with the file it belongs to."""
    told = resources.get(function, {}).get("Properties", {})
    return [
        f"{function} {lack}"
        for lacks in (_itself, _log, _alarm, _place_for_failures, _dashboard, _watched)
        for lack in lacks(function, told, resources)
    ]


def _itself(function: str, told: Any, resources: Resources) -> Iterator[str]:
    if "Fn::Sub" not in told.get("FunctionName", {}):
        yield "needs a FunctionName in infra/aws/functions.yaml: ${AWS::StackName}-…"
    if told.get("Role") != {"Fn::GetAtt": [f"{function}Role", "Arn"]}:
        yield f"needs Role: {function}Role in infra/aws/functions.yaml"
    if resources.get(f"{function}Role", {}).get("Type") != "AWS::IAM::Role":
        yield f"needs {function}Role in infra/aws/roles.yaml, with what it calls and nothing else"


def _log(function: str, told: Any, resources: Resources) -> Iterator[str]:
    name = f"/aws/lambda/{told.get('FunctionName', {}).get('Fn::Sub')}"
    log = resources.get(f"{function}Logs", {}).get("Properties", {})
    if told.get("LoggingConfig") != {"LogGroup": {"Ref": f"{function}Logs"}}:
        yield f"needs LoggingConfig with {function}Logs in infra/aws/functions.yaml"
    if log.get("LogGroupName") != {"Fn::Sub": name}:
        yield f"needs {function}Logs in infra/aws/functions.yaml, named {name}"
    if log.get("RetentionInDays") != {"Ref": "LogRetentionDays"}:
        yield f"needs {function}Logs to be kept for LogRetentionDays"


def _alarm(function: str, _: Any, resources: Resources) -> Iterator[str]:
    where = [{"Name": "FunctionName", "Value": {"Ref": function}}]
    if not rings(resources, "AWS/Lambda", "Errors", where):
        yield (
            f"needs {function}Errors in infra/aws/alarms.yaml that tells AlarmTopic, and then a "
            "line in docs/operations-aws.md: what it means, what to do"
        )


def rings(resources: Resources, space: str, metric: str, where: list[dict[str, Any]]) -> bool:
    """Whether somebody is told when a metric goes off."""
    alarms = [r["Properties"] for r in resources.values() if r.get("Type", "").endswith("::Alarm")]
    return any(
        (a.get("Namespace"), a.get("MetricName"), a.get("Dimensions")) == (space, metric, where)
        and a.get("AlarmActions") == [{"Ref": "AlarmTopic"}]
        for a in alarms
    )


def _place_for_failures(function: str, told: Any, resources: Resources) -> Iterator[str]:
    if _has_a_caller(function, resources):
        return
    queue = failures_of(told)
    if resources.get(queue, {}).get("Type") != "AWS::SQS::Queue":
        yield (
            "answers nobody, so it needs a place for what it could not do: OnFailure in "
            f"infra/aws/functions.yaml, {function}Failures in infra/aws/queues.yaml"
        )
        return
    where = [{"Name": "QueueName", "Value": {"Fn::GetAtt": [queue, "QueueName"]}}]
    if not rings(resources, "AWS/SQS", "ApproximateNumberOfMessagesVisible", where):
        yield f"needs {queue}Waiting in infra/aws/alarms.yaml that tells AlarmTopic"


def _has_a_caller(function: str, resources: Resources) -> bool:
    """Whether somebody waits for its answer and sees that there is none."""
    authorizers = [r for r in resources.values() if r.get("Type", "").endswith("::Authorizer")]
    asked = any(f"${{{function}.Arn}}" in str(one) for one in authorizers)
    return asked or function == REST or function.startswith("Websocket")


def failures_of(told: Mapping[str, Any]) -> str:
    """The queue of what a function could not do; empty where it has none."""
    sources = [one.get("Properties", {}) for one in told.get("Events", {}).values()]
    for config in (told.get("EventInvokeConfig", {}), *sources):
        failed = config.get("DestinationConfig", {}).get("OnFailure", {})
        if failed.get("Type") == "SQS":
            return str(failed["Destination"]["Fn::GetAtt"][0])
    return ""


def _dashboard(_: str, told: Any, resources: Resources) -> Iterator[str]:
    body = resources["Dashboard"]["Properties"]["DashboardBody"]["Fn::Sub"]
    name = told.get("FunctionName", {}).get("Fn::Sub")
    for metric in LINES if name else ():
        if f'"{metric}","FunctionName","{name}"' not in body:
            yield f"needs a line of {metric} in infra/aws/dashboard.yaml"


def _watched(function: str, *_: Any) -> Iterator[str]:
    if function not in HANDLERS:
        yield "needs to be in HANDLERS of tests/policies/recorder.py, and a drive there"
