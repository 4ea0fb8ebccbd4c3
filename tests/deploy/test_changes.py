"""A change set is shown line by line, and what takes data or addresses away is refused."""

import pytest

from deploying.changes import PLAIN, RED, Change, refused, shown
from deploying.stateful import STATEFUL

TABLE = "AWS::DynamoDB::Table"


def test_each_change_is_a_line_and_replacements_come_last_in_red():
    changes = [
        Change("Modify", "Clock", "AWS::Lambda::Function", "True"),
        Change("Remove", "Old", "AWS::SQS::Queue", "False"),
        Change("Modify", "Role", "AWS::IAM::Role", "Conditional"),
        Change("Add", "New", "AWS::SQS::Queue", "False"),
        Change("Modify", "Api", "AWS::Lambda::Function", "False"),
    ]
    assert shown(changes) == [
        "+ New (AWS::SQS::Queue)",
        "~ Api (AWS::Lambda::Function)",
        "- Old (AWS::SQS::Queue)",
        f"{RED}! REPLACES Clock (AWS::Lambda::Function){PLAIN}",
        f"{RED}! MAY REPLACE Role (AWS::IAM::Role){PLAIN}",
    ]
    assert refused(changes) == []


@pytest.mark.parametrize("type_", sorted(STATEFUL))
@pytest.mark.parametrize(
    ("action", "replaced", "said"),
    [
        ("Modify", "True", "replaced"),
        ("Modify", "Conditional", "replaced"),
        ("Remove", "", "removed"),
    ],
)
def test_what_holds_something_stays(type_: str, action: str, replaced: str, said: str):
    assert refused([Change(action, "It", type_, replaced)]) == [f"It would be {said}"]


def test_a_change_is_read_as_cloudformation_tells_it():
    row = {"Action": "Add", "LogicalResourceId": "Desk", "ResourceType": TABLE}
    assert Change.of(row) == Change("Add", "Desk", TABLE, "False")
    assert Change.of({**row, "Replacement": "True"}).replaces


def changed(type_: str, *properties: str) -> Change:
    row = {"Action": "Modify", "LogicalResourceId": "It", "ResourceType": type_}
    details = [{"Target": {"Attribute": "Properties", "Name": name}} for name in properties]
    return Change.of({**row, "Replacement": "Conditional", "Details": details})


def test_what_follows_from_anothers_change_replaces_only_by_certain_properties():
    assert not changed("AWS::ApiGateway::RestApi", "Body").refused
    assert not changed("AWS::CloudFront::Distribution", "DistributionConfig").refused
    assert changed(TABLE, "TableName", "StreamSpecification").refused
    assert changed(TABLE).refused, "nothing is known of why"
    assert changed("AWS::Lambda::Permission", "SourceArn").replaces
