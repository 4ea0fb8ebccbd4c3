"""What the resources of the template are called here: their names are their logical ids."""

import re
from functools import cache
from typing import Any

from chalicelib.entry.stream import FILTER
from infra.aws.template import template

REGION, ACCOUNT = "eu-west-1", "123456789012"
PSEUDO = {"AWS::Partition": "aws", "AWS::Region": REGION, "AWS::AccountId": ACCOUNT}
FORMATS = {
    ("AWS::DynamoDB::Table", "Arn"): "dynamodb:{place}:table/{name}",
    ("AWS::DynamoDB::Table", "StreamArn"): "dynamodb:{place}:table/{name}/stream/now",
    ("AWS::S3::Bucket", "Arn"): "s3:::{name}",
    ("AWS::Cognito::UserPool", "Arn"): "cognito-idp:{place}:userpool/{name}",
    ("AWS::SQS::Queue", "Arn"): "sqs:{place}:{name}",
    ("AWS::Logs::LogGroup", "Arn"): "logs:{place}:log-group:{name}:*",
    ("AWS::SecretsManager::Secret", "Id"): "secretsmanager:{place}:secret:{name}",
}


@cache
def resources() -> dict[str, Any]:
    """The template's resources by logical id."""
    return dict(template(FILTER)["Resources"])


def arn(name: str, attribute: str = "Arn") -> str:
    """The ARN that an intrinsic answers for a resource of the template."""
    kind = resources()[name]["Type"]
    return "arn:aws:" + FORMATS[kind, attribute].format(place=f"{REGION}:{ACCOUNT}", name=name)


def connection(method: str, id: str) -> str:
    """A socket of ``@connections``, as IAM names it."""
    return f"arn:aws:execute-api:{REGION}:{ACCOUNT}:WebsocketAPI/live/{method}/@connections/{id}"


def resolved(value: Any) -> Any:
    """A value of the template with its intrinsics answered; raises where one is not known."""
    match value:
        case {"Ref": name}:
            return _ref(name)
        case {"Fn::GetAtt": [name, attribute]}:
            return arn(name, attribute)
        case {"Fn::Sub": str(text)}:
            return re.sub(r"\$\{([^}]+)\}", lambda found: _sub(found[1]), text)
        case dict():
            assert not any(name.startswith("Fn::") for name in value), value
            return {name: resolved(part) for name, part in value.items()}
        case list():
            return [resolved(part) for part in value]
    return value


def _sub(name: str) -> str:
    owner, _, attribute = name.partition(".")
    return arn(owner, attribute) if attribute else _ref(name)


def _ref(name: str) -> str:
    return PSEUDO.get(name, name)
