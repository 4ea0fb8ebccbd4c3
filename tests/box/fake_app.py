"""A tiny application with the handlers the box calls; each does what the event tells it to."""

import json
import os
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.request import Request, urlopen

NOTES = Path(os.environ["FAKE_NOTES"])


def note(kind: str, **fields: Any) -> None:
    """Write down what happened, for the test to read."""
    with NOTES.open("a") as file:
        file.write(json.dumps({"kind": kind, "pid": os.getpid(), **fields}) + "\n")


STREAM_FILTER = {"eventName": ["INSERT"], "dynamodb": {"Keys": {"pk": {"S": ["p", "q"]}}}}


class App:
    """Stands for the Chalice object."""

    cors = SimpleNamespace(get_access_control_headers=lambda: {"Access-Control-Allow-Origin": "*"})
    routes = {
        "/echo": {"POST": SimpleNamespace(cors=None), "GET": SimpleNamespace(cors=None)},
        "/things/{thing}/parts/{part}": {"GET": SimpleNamespace(cors=cors)},
        "/do/{what}": {"POST": SimpleNamespace(cors=None)},
    }

    def __call__(self, event: dict[str, Any], context: Any) -> dict[str, Any]:
        what = (event["pathParameters"] or {}).get("what")
        if what == "sleep":
            note("sleep")
            time.sleep(30)
        if what == "die":
            os._exit(3)
        if what == "raise":
            raise ValueError("a secret of a customer")
        if what == "strange-header":
            return {"statusCode": 200, "headers": {"X-Name": "你"}}
        if what == "nonsense":
            return {"body": "no status"}
        if what == "binary":
            return {"statusCode": 200, "body": "//4=", "isBase64Encoded": True}
        if what == "context":
            names = (
                "function_name",
                "aws_request_id",
                "memory_limit_in_mb",
                "invoked_function_arn",
            )
            body = {name: getattr(context, name) for name in names}
            body["left"] = context.get_remaining_time_in_millis()
            return {"statusCode": 200, "body": json.dumps(body)}
        headers = {"Content-Type": "application/json"}
        many = {"X-Two": ["a", "b"]}
        body = json.dumps(event)
        return {"statusCode": 201, "headers": headers, "multiValueHeaders": many, "body": body}


app = App()


def socket_authorizer(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Allow whoever brings a ticket; refuse the rest in the two ways there are."""
    ticket = (event["queryStringParameters"] or {}).get("ticket")
    if not ticket:
        raise Exception("Unauthorized")
    effect = "Deny" if ticket == "denied" else "Allow"
    policy = {"Statement": [{"Effect": effect, "Action": "*", "Resource": event["methodArn"]}]}
    return {"principalId": ticket, "policyDocument": policy, "context": {"who": ticket, "n": 7}}


def socket_connect(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Accept all but one."""
    note("connect", context=event["requestContext"])
    full = event["requestContext"]["authorizer"]["who"] == "full"
    return {"statusCode": 429 if full else 200}


def post(connection: str, text: str) -> int:
    """Post a frame back, as an application does."""
    url = f"{os.environ['WS_ENDPOINT']}/@connections/{connection}"
    return int(urlopen(Request(url, data=text.encode(), method="POST")).status)


def socket_message(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer `echo …`; `sleep` never ends in time."""
    body = event["body"]
    if body == "sleep":
        time.sleep(30)
    note("message", body=body[:100], context=event["requestContext"])
    post(event["requestContext"]["connectionId"], f"{len(body)}:{body[:100]}")
    return {"statusCode": 200}


def socket_disconnect(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Write it down."""
    note("disconnect", context=event["requestContext"])
    return {"statusCode": 200}


def stream(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Do what a record's `do` says: `fail` is reported, `raise` raises, `once` does so once."""
    failures = []
    for record in event["Records"]:
        image = record["dynamodb"].get("NewImage", {})
        do = image.get("do", {}).get("S", "")
        key, number = image["sk"]["S"], record["dynamodb"]["SequenceNumber"]
        if do == "hang":
            note("hang")
            time.sleep(30)
        if do == "raise":
            raise ValueError("cannot digest")
        if do == "once" and not any(line["kind"] == "once" for line in notes()):
            note("once")
            raise ValueError("not now")
        if do == "fail":
            failures.append({"itemIdentifier": number})
            break
        note("record", key=key, source=record["eventSourceARN"], region=record["awsRegion"])
    return {"batchItemFailures": failures}


def clock(event: dict[str, Any], context: Any) -> None:
    """Write it down."""
    note("tick", source=event["source"])


def notes() -> list[dict[str, Any]]:
    """All that was written down so far."""
    return [json.loads(line) for line in NOTES.read_text().splitlines()] if NOTES.exists() else []


if os.environ.get("FAKE_BROKEN"):
    sys.exit("cannot start")
