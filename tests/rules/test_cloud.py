"""What every function of the app must have in the template, and nothing that is nobody's."""

import copy
from typing import Any

import pytest

from tests.policies.arns import resources
from tests.policies.recorder import HANDLERS
from tests.rules.functions import functions, missing

LAMBDA = "lambda.amazonaws.com"


@pytest.mark.parametrize("function", functions())
def test_a_function_has_all_that_it_needs(function: str) -> None:
    lacks = missing(function, resources())
    assert not lacks, "\n".join(lacks)


def test_what_a_new_function_needs_is_said() -> None:
    said = "\n".join(missing("Tidy", resources()))
    for need in (
        *("FunctionName", "TidyRole in infra/aws/roles.yaml", "TidyLogs", "TidyErrors"),
        *("TidyFailures in infra/aws/queues.yaml", "HANDLERS of tests/policies/recorder.py"),
    ):
        assert need in said


@pytest.mark.parametrize(
    "gone",
    ["Clock", "ClockRole", "ClockLogs", "ClockErrors", "ClockFailures", "ClockFailuresWaiting"],
)
def test_what_one_lacks_is_said(gone: str) -> None:
    without = {name: made for name, made in resources().items() if name != gone}
    said = missing("Clock", without)
    assert said and (gone == "Clock" or any(gone in line for line in said))


@pytest.mark.parametrize("part", ["Role", "LoggingConfig", "FunctionName", "EventInvokeConfig"])
def test_what_one_is_not_told_is_said(part: str) -> None:
    changed: dict[str, Any] = copy.deepcopy(resources())
    del changed["Clock"]["Properties"][part]
    assert missing("Clock", changed)


def test_no_function_is_of_nobody() -> None:
    assert functions() == HANDLERS


TABLES = [name for name, one in resources().items() if one.get("Type") == "AWS::DynamoDB::Table"]


@pytest.mark.parametrize("metric", ["ReadThrottleEvents", "WriteThrottleEvents"])
@pytest.mark.parametrize("table", TABLES)
def test_somebody_is_told_when_a_table_refuses(table: str, metric: str) -> None:
    of_table = [{"Name": "TableName", "Value": {"Ref": table}}]
    told = [one.get("Properties", {}) for one in resources().values()]
    alarms = [a for a in told if (a.get("MetricName"), a.get("Dimensions")) == (metric, of_table)]
    assert [alarm["AlarmActions"] for alarm in alarms] == [[{"Ref": "AlarmTopic"}]]


def test_no_functions_role_is_left_over() -> None:
    roles = {name for name, one in resources().items() if one.get("Type") == "AWS::IAM::Role"}
    trusting = {name for name in roles if LAMBDA in str(resources()[name])}
    assert trusting == {f"{function}Role" for function in HANDLERS}


@pytest.mark.parametrize("function", HANDLERS)
def test_only_lambda_of_this_account_takes_a_role_on(function: str) -> None:
    trust = resources()[f"{function}Role"]["Properties"]["AssumeRolePolicyDocument"]
    (statement,) = trust["Statement"]
    assert statement["Principal"] == {"Service": LAMBDA}
    assert statement["Condition"] == {
        "StringEqualsIfExists": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}
    }
