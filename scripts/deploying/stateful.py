"""What holds data or addresses, and which changes of it lose them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cfnlint.schema import PROVIDER_SCHEMA_MANAGER

SCHEMAS_OF = "us-east-1"
CHANGED_IN_PLACE = frozenset({"AttributeDefinitions", "BillingMode", "GlobalSecondaryIndexes"})
Resources = Mapping[str, Mapping[str, Any]]

# Their data are lost, or what people keep of them: sign-ins, addresses, open sockets.
HOLDS_DATA = frozenset(
    {
        "AWS::DynamoDB::Table",
        "AWS::S3::Bucket",
        "AWS::Cognito::UserPool",
        "AWS::SecretsManager::Secret",
    }
)
HOLDS_ADDRESSES = frozenset(
    {
        "AWS::ApiGateway::RestApi",
        "AWS::ApiGatewayV2::Api",
        "AWS::CloudFront::Distribution",
        "AWS::Cognito::UserPoolClient",
        "AWS::Serverless::Api",
    }
)
STATEFUL = HOLDS_DATA | HOLDS_ADDRESSES
# What the schemas do not say: a changed one is replaced, or made anew in its place.
MADE_ANEW = {
    "AWS::Cognito::UserPool": {"AliasAttributes", "UsernameAttributes", "UsernameConfiguration"},
    "AWS::DynamoDB::Table": {"LocalSecondaryIndexes"},
    "AWS::SecretsManager::Secret": {"GenerateSecretString", "SecretString"},
}
GUARDS = ("DeletionPolicy", "UpdateReplacePolicy")
# Taken away or turned to something else, they lose data without a replacement.
KEPT = (
    "DeletionProtection",
    "DeletionProtectionEnabled",
    "GlobalSecondaryIndexes",
    "PointInTimeRecoverySpecification",
    "Schema",
    "StreamSpecification",
    "TimeToLiveSpecification",
    "VersioningConfiguration",
)
# What they say is code: that they are there is what counts.
BODY_IS_CODE = frozenset({"AWS::Serverless::Api", "AWS::CloudFront::Distribution"})


def stateful(template: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What a template says of all that holds something, as it is kept in released.json."""
    return {
        name: _kept(made)
        for name, made in sorted(template["Resources"].items())
        if made["Type"] in STATEFUL
    }


def _kept(made: Mapping[str, Any]) -> dict[str, Any]:
    names = [
        "Type",
        "Condition",
        *GUARDS,
        *([] if made["Type"] in BODY_IS_CODE else ["Properties"]),
    ]
    return {name: made[name] for name in names if name in made}


def losses(before: Resources, after: Resources) -> list[str]:
    """What would be lost by going from one to the other, in sentences; none is as it should be."""
    return [loss for name in before for loss in _losses(name, before[name], after.get(name))]


def _losses(name: str, was: Mapping[str, Any], made: Mapping[str, Any] | None) -> Iterator[str]:
    if made is None:
        yield f"{name} is no longer in the template"
        return
    if made["Type"] != was["Type"]:
        yield f"{name} is another type: {was['Type']} before, {made['Type']} now"
        return
    if made.get("Condition") != was.get("Condition"):
        yield f"{name} is there on another condition"
    for guard in GUARDS:
        if "Retain" in was.get(guard, "") and "Retain" not in made.get(guard, ""):
            yield f"{name} would no longer be retained: {guard}"
    old, new = was.get("Properties", {}), made.get("Properties", {})
    for part in sorted(replacing(was["Type"])):
        if old.get(part) != new.get(part):
            yield f"{name} has another {part}, so it would be replaced by an empty one"
    for part in KEPT:
        if not _still(old.get(part), new.get(part)):
            yield f"{name} loses something of its {part}"
    for key in sorted(_keys(old) - _attributes(new)):
        yield f"{name} has its key {key[0]} no longer, or of another kind"
    for rule in _expiring(new):
        if rule not in _expiring(old):
            yield f"{name} deletes by another rule: {rule['Id']}"


def replacing(type_: str) -> set[str]:
    """The properties whose change loses what is there: AWS's own schema of the type, and more."""
    schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema(SCHEMAS_OF, type_).schema
    paths = [
        *schema.get("createOnlyProperties", ()),
        *schema.get("conditionalCreateOnlyProperties", ()),
    ]
    made_anew = MADE_ANEW.get(type_, set())
    return {path.split("/")[2] for path in paths} - CHANGED_IN_PLACE | made_anew


def _still(old: Any, new: Any) -> bool:
    """Whether all that was said is still said; lists may grow."""
    if isinstance(old, list):
        return all(item in (new or ()) for item in old)
    return not old or old == new


def _keys(properties: Mapping[str, Any]) -> set[tuple[str, str]]:
    """The keys of a table and of its indexes, with their kinds."""
    kinds = dict(_attributes(properties))
    tables = [properties, *properties.get("GlobalSecondaryIndexes", ())]
    names = {key["AttributeName"] for one in tables for key in one.get("KeySchema", ())}
    return {(name, kinds[name]) for name in names}


def _attributes(properties: Mapping[str, Any]) -> set[tuple[str, str]]:
    definitions = properties.get("AttributeDefinitions", ())
    return {(one["AttributeName"], one["AttributeType"]) for one in definitions}


def _expiring(properties: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The rules by which a bucket deletes what it holds."""
    rules = properties.get("LifecycleConfiguration", {}).get("Rules", ())
    return [rule for rule in rules if any("Expiration" in name for name in rule)]
