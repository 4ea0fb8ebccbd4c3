"""What every function of the app must have in the template."""

import pytest

from tests.policies.arns import resources
from tests.policies.recorder import HANDLERS
from tests.rules.test_wiring import handler_strings

LAMBDA = "lambda.amazonaws.com"


def test_every_function_has_its_logical_id() -> None:
    assert set(HANDLERS.values()) == {"app", *handler_strings()}


@pytest.mark.parametrize("function", HANDLERS)
def test_a_function_has_its_own_role_log_and_name(function: str) -> None:
    told = resources()[function]["Properties"]
    assert told["Role"] == {"Fn::GetAtt": [f"{function}Role", "Arn"]}
    assert told["LoggingConfig"]["LogGroup"] == {"Ref": f"{function}Logs"}
    log = resources()[f"{function}Logs"]["Properties"]
    assert log["LogGroupName"] == {"Fn::Sub": f"/aws/lambda/{told['FunctionName']['Fn::Sub']}"}
    assert log["RetentionInDays"] == {"Ref": "LogRetentionDays"}


@pytest.mark.parametrize("function", HANDLERS)
def test_somebody_is_told_when_a_function_fails(function: str) -> None:
    alarm = resources()[f"{function}Errors"]["Properties"]
    assert (alarm["Namespace"], alarm["MetricName"]) == ("AWS/Lambda", "Errors")
    assert alarm["Dimensions"] == [{"Name": "FunctionName", "Value": {"Ref": function}}]
    assert alarm["AlarmActions"] == [{"Ref": "AlarmTopic"}]


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
