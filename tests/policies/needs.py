"""From a call to the permissions that AWS asks for it."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from chalicelib.config import settings
from tests.policies.arns import arn, connection
from tests.policies.statements import Need

NO_AUTH = "none"
Params = Mapping[str, Any]
# Roles tell kinds of rows apart and no rows: with one id for all there are a tenth as many needs.
IDS = re.compile(r"(?<=_)[0-9a-z]{20,}|(?<=#idem#)[0-9a-f]{64}")


def of_request(
    service: str, method: str, url: str, headers: Mapping[str, str], body: bytes
) -> Iterator[Need]:
    """Needs of a request on the thin transport."""
    if service == "execute-api":
        id = urlsplit(url).path.rpartition("/@connections/")[2]
        yield Need("execute-api:ManageConnections", connection(method, id))
        return
    operation = headers["x-amz-target"].rpartition(".")[2]
    yield from THIN[service](operation, json.loads(body))


def of_call(model: Any, operation: str, params: Params) -> Iterator[Need]:
    """Needs of a call by botocore, which knows what is open to everybody."""
    if model.operation_model(operation).auth_type != NO_AUTH:
        yield from BOTO[model.service_name](operation, params)


def of_form(bucket: str, key: str) -> Iterator[Need]:
    """Needs of whoever sends a signed form."""
    yield Need("s3:PutObject", _object({"Bucket": bucket, "Key": key}))


def _dynamodb(operation: str, params: Params) -> Iterator[Need]:
    if operation == "TransactWriteItems":
        parts = [(verb, part) for one in params["TransactItems"] for verb, part in one.items()]
        keys = frozenset(_key(part) for _, part in parts)
        for verb, part in parts:
            action = "ConditionCheckItem" if verb == "ConditionCheck" else f"{verb}Item"
            yield Need(f"dynamodb:{action}", _table(part["TableName"]), keys)
    elif operation == "BatchGetItem":
        for table, asked in params["RequestItems"].items():
            keys = frozenset(_any(key["pk"]["S"]) for key in asked["Keys"])
            yield Need("dynamodb:BatchGetItem", _table(table), keys)
    elif operation == "Query":
        index = params.get("IndexName")
        where = _table(params["TableName"]) + (f"/index/{index}" if index else "")
        yield Need("dynamodb:Query", where, frozenset([_queried(params)]))
    else:
        action, key = f"dynamodb:{operation}", _key(params)
        yield Need(action, _table(params["TableName"]), frozenset([key]))


def _key(part: Params) -> str:
    return _any(part.get("Key", part.get("Item"))["pk"]["S"])


def _any(key: str) -> str:
    return IDS.sub("1", key)


def _queried(params: Params) -> str:
    """The partition key of a query: what the table's or the index's first attribute equals."""
    first = "due_shard" if "IndexName" in params else "pk"
    names = params.get("ExpressionAttributeNames", {})
    equal = dict(re.findall(r"(#?\w+) = (:\w+)", params["KeyConditionExpression"]))
    values = {names.get(name, name): value for name, value in equal.items()}
    return _any(params["ExpressionAttributeValues"][values[first]]["S"])


def _table(name: str) -> str:
    where = settings()
    tables = {where.desk_table: "DeskTable", where.connections_table: "ConnectionsTable"}
    return arn(tables[name])


def _s3(operation: str, params: Params) -> Iterator[Need]:
    yield Need({"HeadObject": "s3:GetObject"}.get(operation, f"s3:{operation}"), _object(params))
    if operation == "HeadObject":
        # Who may not list is told 403 of what is not there, and the code waits for a 404.
        yield Need("s3:ListBucket", _object(params).partition("/")[0])


def _object(params: Params) -> str:
    assert params["Bucket"] == settings().attachments_bucket
    return f"{arn('AttachmentsBucket')}/{params['Key']}"


def _cognito(operation: str, params: Params) -> Iterator[Need]:
    assert params["UserPoolId"] == settings().user_pool_id
    yield Need(f"cognito-idp:{operation}", arn("UserPool"))


def _secrets(operation: str, params: Params) -> Iterator[Need]:
    assert params["SecretId"] == settings().token_keys_secret
    yield Need(f"secretsmanager:{operation}", arn("TokenKeys", "Id"))


Of = Callable[[str, Params], Iterator[Need]]
THIN: dict[str, Of] = {"dynamodb": _dynamodb, "secretsmanager": _secrets}
BOTO: dict[str, Of] = {"s3": _s3, "cognito-idp": _cognito}
