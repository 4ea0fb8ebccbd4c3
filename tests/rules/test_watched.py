"""What fails is kept, traced, logged and told to somebody."""

import re
from typing import Any

import pytest

from chalicelib.observe import Metric
from chalicelib.observe.metrics import NAMESPACE
from tests.rules.whole import RESOURCES, WHOLE, of_type, properties


def test_the_stream_is_read_in_order_and_what_fails_is_halved_and_kept() -> None:
    (source,) = properties("Stream")["Events"].values()
    asked = {name: value for name, value in source["Properties"].items() if name != "Stream"}
    filters = asked.pop("FilterCriteria")["Filters"]
    assert len(filters) == 1
    assert asked == {
        "StartingPosition": "TRIM_HORIZON",
        "BatchSize": 100,
        "ParallelizationFactor": 10,
        "BisectBatchOnFunctionError": True,
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
        "MaximumRetryAttempts": 10,
        "MaximumRecordAgeInSeconds": 21600,
        "DestinationConfig": {
            "OnFailure": {"Type": "SQS", "Destination": {"Fn::GetAtt": ["StreamFailures", "Arn"]}}
        },
    }


def test_everything_is_traced() -> None:
    assert WHOLE["Globals"]["Function"]["Tracing"] == "Active"
    assert properties("RestAPI")["TracingEnabled"] is True


@pytest.mark.parametrize("group", of_type("Logs::LogGroup"))
def test_a_log_ends(group: str) -> None:
    assert properties(group)["RetentionInDays"] == {"Ref": "LogRetentionDays"}


@pytest.mark.parametrize("alarm", of_type("CloudWatch::Alarm"))
def test_an_alarm_is_told_to_somebody_and_so_is_its_end(alarm: str) -> None:
    made = properties(alarm)
    topic = [{"Ref": "AlarmTopic"}]
    assert (made["AlarmActions"], made["OKActions"]) == (topic, topic)
    assert len(made["AlarmDescription"].split()) > 2
    assert made["TreatMissingData"] == ("breaching" if alarm == "ClockStopped" else "notBreaching")


@pytest.mark.parametrize("queue", of_type("SQS::Queue"))
def test_what_waits_for_a_person_rings(queue: str) -> None:
    made = properties(f"{queue}Waiting")
    assert made["Dimensions"] == [
        {"Name": "QueueName", "Value": {"Fn::GetAtt": [queue, "QueueName"]}}
    ]
    assert (made["MetricName"], made["Threshold"]) == ("ApproximateNumberOfMessagesVisible", 1)


def test_alarms_and_dashboard_look_at_numbers_that_there_are() -> None:
    of_ours = [one for one in map(properties, of_type("CloudWatch::Alarm")) if is_ours(one)]
    body = properties("Dashboard")["DashboardBody"]["Fn::Sub"]
    shown = set(re.findall(rf'"{NAMESPACE}","(\w+)"', body))
    assert shown == set(Metric)
    assert {one["MetricName"] for one in of_ours} < shown
    for alarm in of_ours:
        assert [one["Name"] for one in alarm["Dimensions"]] == ["service", "stage"]


def is_ours(alarm: dict[str, Any]) -> bool:
    return bool(alarm.get("Namespace") == NAMESPACE)


def test_who_asked_for_it_gets_the_alarms_by_mail() -> None:
    assert RESOURCES["AlarmMail"]["Condition"] == "HasAlarmEmail"
    assert properties("AlarmMail") == {
        "TopicArn": {"Ref": "AlarmTopic"},
        "Protocol": "email",
        "Endpoint": {"Ref": "AlarmEmail"},
    }
