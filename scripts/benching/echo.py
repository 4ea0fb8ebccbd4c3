"""The least an application can do, a frame back for a frame: what the gateway alone costs."""

import os
from types import SimpleNamespace
from typing import Any

from chalicelib.transport import request

Event = dict[str, Any]
app = SimpleNamespace(routes={})


def socket_authorizer(event: Event, context: Any) -> Event:
    """Everybody may come in."""
    allow = {"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": event["methodArn"]}
    policy = {"Version": "2012-10-17", "Statement": [allow]}
    return {"principalId": "anybody", "policyDocument": policy, "context": {}}


def socket_connect(event: Event, context: Any) -> Event:
    """A socket opens."""
    return {"statusCode": 200}


def socket_message(event: Event, context: Any) -> Event:
    """The frame goes back to where it came from."""
    to, body = event["requestContext"]["connectionId"], event["body"].encode()
    url = f"{os.environ['WS_ENDPOINT']}/@connections/{to}"
    request("execute-api", os.environ["AWS_REGION"], "POST", url, {}, body).result()
    return {"statusCode": 200}


def socket_disconnect(event: Event, context: Any) -> Event:
    """A socket has closed."""
    return {"statusCode": 200}


def stream(event: Event, context: Any) -> Event:
    """Nothing is written."""
    return {"batchItemFailures": []}


def clock(event: Event, context: Any) -> None:
    """Nothing is due."""
