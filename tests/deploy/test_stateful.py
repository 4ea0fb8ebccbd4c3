"""What holds data or addresses keeps them from one release to the next."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from deploying.making import RELEASED
from deploying.stateful import losses, stateful

TABLE = {
    "Type": "AWS::DynamoDB::Table",
    "DeletionPolicy": "Retain",
    "UpdateReplacePolicy": "Retain",
    "Properties": {
        "AttributeDefinitions": [
            {"AttributeName": "pk", "AttributeType": "S"},
            {"AttributeName": "due_at", "AttributeType": "N"},
        ],
        "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
        "GlobalSecondaryIndexes": [
            {"IndexName": "due", "KeySchema": [{"AttributeName": "due_at", "KeyType": "HASH"}]}
        ],
        "StreamSpecification": {"StreamViewType": "NEW_AND_OLD_IMAGES"},
        "TimeToLiveSpecification": {"AttributeName": "ttl", "Enabled": True},
        "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True},
        "DeletionProtectionEnabled": True,
        "BillingMode": "PAY_PER_REQUEST",
    },
}
BUCKET = {
    "Type": "AWS::S3::Bucket",
    "Properties": {"VersioningConfiguration": {"Status": "Enabled"}},
}
POOL = {
    "Type": "AWS::Cognito::UserPool",
    "Properties": {"Schema": [{"Name": "tenant"}, {"Name": "agent"}]},
}
KEYS = {
    "Type": "AWS::SecretsManager::Secret",
    "Properties": {"GenerateSecretString": {"PasswordLength": 64}},
}
SOCKETS = {"Type": "AWS::ApiGatewayV2::Api", "Condition": "Always", "Properties": {"Name": "s"}}
BEFORE = {"Desk": TABLE, "Files": BUCKET, "Pool": POOL, "Keys": KEYS, "Sockets": SOCKETS}
NEW_ATTRIBUTE = {"AttributeName": "x", "AttributeType": "S"}
Change = Callable[[dict[str, Any]], object]


def after(name: str, change: Change) -> list[str]:
    new = copy.deepcopy(BEFORE)
    change(new[name])
    return losses(BEFORE, new)


def properties(**changed: Any) -> Change:
    return lambda made: made["Properties"].update(changed)


def without(name: str) -> Change:
    return lambda made: made["Properties"].pop(name)


LOSING: list[tuple[str, Change, str]] = [
    ("Desk", lambda made: made.pop("DeletionPolicy"), "retained: DeletionPolicy"),
    ("Desk", lambda m: m.update(UpdateReplacePolicy="Delete"), "retained: UpdateReplacePolicy"),
    ("Desk", lambda made: made.update(Type="AWS::DynamoDB::GlobalTable"), "another type"),
    ("Desk", properties(TableName="named"), "another TableName, so it would be replaced"),
    (
        "Desk",
        properties(KeySchema=[{"AttributeName": "pk", "KeyType": "RANGE"}]),
        "another KeySchema, so it would be replaced",
    ),
    ("Desk", properties(GlobalSecondaryIndexes=[]), "its GlobalSecondaryIndexes"),
    (
        "Desk",
        lambda made: made["Properties"]["AttributeDefinitions"][0].update(AttributeType="B"),
        "key pk no longer, or of another kind",
    ),
    (
        "Desk",
        lambda made: made["Properties"]["AttributeDefinitions"][1].update(AttributeType="S"),
        "key due_at no longer, or of another kind",
    ),
    ("Desk", lambda m: m["Properties"]["AttributeDefinitions"].pop(), "key due_at no longer"),
    ("Desk", properties(LocalSecondaryIndexes=[{}]), "another LocalSecondaryIndexes"),
    ("Desk", without("StreamSpecification"), "its StreamSpecification"),
    ("Desk", properties(StreamSpecification={"StreamViewType": "KEYS_ONLY"}), "StreamSpec"),
    ("Desk", properties(TimeToLiveSpecification={"AttributeName": "at"}), "TimeToLive"),
    ("Desk", without("PointInTimeRecoverySpecification"), "PointInTimeRecovery"),
    ("Desk", properties(DeletionProtectionEnabled=False), "DeletionProtectionEnabled"),
    ("Files", properties(BucketName="named"), "another BucketName, so it would be replaced"),
    ("Files", without("VersioningConfiguration"), "its VersioningConfiguration"),
    (
        "Files",
        properties(LifecycleConfiguration={"Rules": [{"Id": "soon", "ExpirationInDays": 1}]}),
        "deletes by another rule: soon",
    ),
    ("Pool", properties(Schema=[{"Name": "tenant"}]), "its Schema"),
    ("Pool", properties(UsernameAttributes=["email"]), "another UsernameAttributes"),
    ("Keys", without("GenerateSecretString"), "another GenerateSecretString"),
    ("Keys", properties(GenerateSecretString={"PasswordLength": 32}), "GenerateSecretString"),
    ("Keys", properties(SecretString="{}"), "another SecretString"),
    ("Sockets", properties(ProtocolType="HTTP"), "another ProtocolType, so it would be replaced"),
    ("Sockets", lambda made: made.update(Condition="Sometimes"), "on another condition"),
]


@pytest.mark.parametrize(("name", "change", "said"), LOSING)
def test_what_loses_something_is_told(name: str, change: Change, said: str):
    (loss,) = after(name, change)
    assert loss.startswith(name)
    assert said in loss


def test_what_is_gone_is_told():
    assert losses(BEFORE, {name: BEFORE[name] for name in BEFORE if name != "Sockets"}) == [
        "Sockets is no longer in the template"
    ]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("Desk", properties(BillingMode="PROVISIONED")),
        ("Desk", lambda m: m["Properties"]["GlobalSecondaryIndexes"].append({"IndexName": "x"})),
        ("Desk", lambda m: m["Properties"]["AttributeDefinitions"].append(NEW_ATTRIBUTE)),
        ("Desk", lambda m: m.update(DeletionPolicy="RetainExceptOnCreate")),
        ("Files", lambda m: m.update(DeletionPolicy="Retain")),
        ("Files", properties(LifecycleConfiguration={"Rules": [{"Transitions": []}]})),
        ("Pool", properties(Schema=[{"Name": "agent"}, {"Name": "tenant"}, {"Name": "new"}])),
        ("Sockets", properties(Name="another")),
    ],
)  # fmt: skip
def test_what_loses_nothing_is_free(name: str, change: Change):
    assert after(name, change) == []


def test_the_template_loses_nothing_of_what_is_released(template: dict[str, Any]):
    released = json.loads(RELEASED.read_text("utf-8"))
    assert losses(released, stateful(template)) == []
    assert {"DeskTable", "ConnectionsTable", "AttachmentsBucket", "UserPool"} <= {*released}
    assert {"RestAPI", "WebsocketAPI", "Distribution", "TokenKeys"} <= {*released}


def test_what_is_made_in_vain_goes_where_nothing_guards_it(template: dict[str, Any]):
    """A first deployment that fails leaves only what deletion protection would hold anyway."""
    held = {name: made for name, made in stateful(template).items() if "DeletionPolicy" in made}
    guarded = {name for name, made in held.items() if "Deletion" in str(made["Properties"].keys())}
    assert guarded == {"DeskTable", "ConnectionsTable", "UserPool"}
    for name, made in held.items():
        assert made["DeletionPolicy"] == ("Retain" if name in guarded else "RetainExceptOnCreate")
