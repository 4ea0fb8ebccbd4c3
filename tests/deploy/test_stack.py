"""A change set is made, dropped or executed, and what happens is told to its end."""

import pytest

from deploying.alarms import TYPE, WATCHED, triggers
from deploying.changes import Change
from deploying.stack import Stack
from deploying.stop import Stop
from infra.aws.template import template
from tests.deploy.fakes import OUTPUTS, CloudFormation, CloudWatch

NAME = "switchboard-test"
ALARM = {"Arn": "arn:any", "Type": TYPE}


def stack(api: CloudFormation) -> Stack:
    return Stack(api, NAME, wait=lambda: None)


def proposed(api: CloudFormation, alarms: list[dict[str, str]]) -> list[Change]:
    return stack(api).propose("https://template", {"Stage": "test"}, alarms, "release-1")


@pytest.mark.parametrize(
    ("status", "kind"),
    [("", "CREATE"), ("REVIEW_IN_PROGRESS", "CREATE"), ("UPDATE_COMPLETE", "UPDATE")],
)
def test_the_first_change_set_creates_the_others_update(status: str, kind: str):
    api = CloudFormation(status)
    assert proposed(api, []) == [Change("Add", "Clock", "AWS::Lambda::Function", "False")]
    assert api.asked[0]["ChangeSetType"] == kind
    assert api.asked[0]["Parameters"] == [{"ParameterKey": "Stage", "ParameterValue": "test"}]


def test_alarms_watch_it_for_ten_minutes():
    api = CloudFormation("UPDATE_COMPLETE")
    proposed(api, [ALARM])
    watched = {"RollbackTriggers": [ALARM], "MonitoringTimeInMinutes": 10}
    assert api.asked[0]["RollbackConfiguration"] == watched


def test_where_nothing_changes_the_change_set_is_dropped():
    api = CloudFormation("UPDATE_COMPLETE")
    api.fails = "The submitted information didn't contain changes. Submit different information"
    assert proposed(api, []) == []
    assert api.forgotten == ["release-1"]


def test_one_that_cannot_be_made_says_why():
    api = CloudFormation()
    api.fails = "Template error: no such thing"
    with pytest.raises(Stop, match="no such thing"):
        proposed(api, [])


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("UPDATE_IN_PROGRESS", "is being changed by somebody"),
        ("ROLLBACK_COMPLETE", "delete the stack, then deploy again"),
        ("UPDATE_ROLLBACK_FAILED", "continue-update-rollback"),
    ],
)
def test_a_stack_that_takes_no_change_is_left_alone(status: str, said: str):
    api = CloudFormation(status)
    with pytest.raises(Stop, match=said):
        proposed(api, [])
    assert api.asked == []


def test_events_are_told_once_and_old_ones_never():
    api, said = CloudFormation("UPDATE_COMPLETE"), list[str]()
    api.ends = ["UPDATE_IN_PROGRESS", "Clock UPDATE_COMPLETE", "UPDATE_COMPLETE"]
    stack(api).execute("release-1", said.append)
    assert said == [
        f"UPDATE_IN_PROGRESS {NAME}",
        "UPDATE_COMPLETE Clock",
        f"UPDATE_COMPLETE {NAME}",
    ]
    assert api.executed == ["release-1"]


def test_a_rolled_back_one_stops_with_what_failed():
    api = CloudFormation("UPDATE_COMPLETE")
    api.ends = ["Clock UPDATE_FAILED", "UPDATE_ROLLBACK_COMPLETE"]
    with pytest.raises(Stop, match=r"(?s)UPDATE_ROLLBACK_COMPLETE.*Clock: no room"):
        stack(api).execute("release-1", lambda line: None)


def test_one_that_an_alarm_took_back_says_so():
    api = CloudFormation("UPDATE_COMPLETE")
    api.ends = ["UPDATE_ROLLBACK_COMPLETE"]
    with pytest.raises(Stop, match="an alarm went off"):
        stack(api).execute("release-1", lambda line: None)


def test_what_people_feel_judges_and_one_that_is_on_cannot():
    api = CloudFormation("UPDATE_COMPLETE")
    frames, stream = (
        {"Arn": f"arn:{id}", "Type": "AWS::CloudWatch::Alarm"}
        for id in ("FrameFailures", "StreamErrors")
    )
    assert triggers(api, CloudWatch("OK", "INSUFFICIENT_DATA"), stack(api)) == [frames, stream]
    assert triggers(api, CloudWatch("ALARM", "OK"), stack(api)) == [stream]


def test_the_alarms_that_judge_are_five_of_the_templates():
    alarms = {k for k, v in template({})["Resources"].items() if v.get("Type") == TYPE}
    assert len(set(WATCHED)) == len(WATCHED) == 5  # CloudFormation takes no more
    assert set(WATCHED) <= alarms


def test_a_first_one_that_fails_is_not_said_to_be_as_before():
    api = CloudFormation("REVIEW_IN_PROGRESS")
    api.ends = ["Clock CREATE_FAILED", "ROLLBACK_COMPLETE"]
    with pytest.raises(Stop, match=r"(?s)^its first deployment failed.*Clock: no room"):
        stack(api).execute("release-1", lambda line: None)


def test_a_first_deployment_has_no_alarms_to_judge_it():
    api = CloudFormation()
    assert triggers(api, CloudWatch("OK", "OK"), stack(api)) == []
    assert stack(api).outputs() == {}
    assert stack(CloudFormation("UPDATE_COMPLETE")).outputs() == OUTPUTS
