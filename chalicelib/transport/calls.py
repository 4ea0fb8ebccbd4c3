"""AWS' JSON protocol, with botocore's errors and retries with full jitter."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import SystemRandom
from typing import Any

import msgspec
from botocore.exceptions import ClientError

from chalicelib.transport.line import Response
from chalicelib.transport.pending import Pending, request

ATTEMPTS = 5
PATIENCE_SECONDS = 10.0  # no new try after that: whoever waits has 29 s in all
FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 0.05, 2.0
CROWDED = frozenset({"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
PASSING = frozenset(
    {
        "InternalServerError",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "RequestTimeout",
        "ServiceUnavailable",
        "ThrottlingException",
        "TransactionConflictException",
        "TransactionInProgressException",
    }
)


@dataclass(frozen=True, slots=True)
class Service:
    """What tells one service's JSON from another's."""

    name: str
    target: str
    content_type: str


DYNAMODB = Service("dynamodb", "DynamoDB_20120810", "application/x-amz-json-1.0")
SECRETS = Service("secretsmanager", "secretsmanager", "application/x-amz-json-1.1")


@dataclass(frozen=True, slots=True)
class Call:
    """One answered call, as observers see it; ``capacity`` is ConsumedCapacity, one a table."""

    operation: str
    params: Mapping[str, Any]
    capacity: Sequence[Mapping[str, Any]]
    service: str = DYNAMODB.name


observers: list[Callable[[Call], None]] = []


class PendingCall:
    """A call on its way; ``asked`` is what is sent, where that is not what was given."""

    def __init__(
        self,
        service: Service,
        endpoint: str,
        region: str,
        operation: str,
        params: Mapping[str, Any],
        asked: Mapping[str, Any] | None = None,
    ) -> None:
        self.service, self.operation, self.params = service, operation, params
        self._where = endpoint or _regional(service, region), region
        self._body = msgspec.json.encode(params if asked is None else asked)
        self._sent = self._try()

    def _try(self) -> Pending | OSError:
        endpoint, region = self._where
        service = self.service
        headers = {
            "content-type": service.content_type,
            "x-amz-target": f"{service.target}.{self.operation}",
        }
        try:
            return request(service.name, region, "POST", endpoint, headers, self._body)
        except OSError as error:
            return error

    def result(self) -> dict[str, Any]:
        """The answer; raises botocore's ClientError, or OSError when nobody answers. Ask once.

        What passes by itself is tried again, even where the outcome of the first try is unknown.
        A transaction carries a token, so DynamoDB answers a second try as it answered the first.
        A single conditional write may find its condition broken by its own first try: its caller
        then sees a conflict, loads anew and finds there what it wanted.
        """
        give_up = time.monotonic() + PATIENCE_SECONDS
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._answer()
            except (ClientError, OSError) as error:
                late = attempt == ATTEMPTS or time.monotonic() > give_up
                if late or not _passes(error):
                    raise
            time.sleep(_wait(attempt))
            self._sent = self._try()
        raise AssertionError("unreachable")

    def _answer(self) -> dict[str, Any]:
        if isinstance(self._sent, OSError):
            raise self._sent
        response = self._sent.result()
        if response.status != 200:
            raise _error(response, self.operation)
        answer: dict[str, Any] = msgspec.json.decode(response.body)
        for observer in observers:
            observer(Call(self.operation, self.params, _capacity(answer), self.service.name))
        return answer


def dynamodb(endpoint: str, region: str, operation: str, params: Mapping[str, Any]) -> PendingCall:
    """Send one operation ("GetItem" …) with the API's own parameters; no endpoint means AWS."""
    asked = {**params, "ReturnConsumedCapacity": "INDEXES"} if observers else _unasked(params)
    return PendingCall(DYNAMODB, endpoint, region, operation, params, asked)


def secrets(endpoint: str, region: str, operation: str, params: Mapping[str, Any]) -> PendingCall:
    """The same of Secrets Manager ("GetSecretValue" …)."""
    return PendingCall(SECRETS, endpoint, region, operation, params)


def _wait(attempt: int) -> float:
    """Full jitter: anything up to a bound that doubles, so that those who collided do not again."""
    return SystemRandom().uniform(0, min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2**attempt))


def _regional(service: Service, region: str) -> str:
    return (
        f"https://{service.name}.{region}.amazonaws.com{'.cn' if region.startswith('cn-') else ''}/"
    )


def _unasked(params: Mapping[str, Any]) -> dict[str, Any]:
    """Without the question for capacity, which PynamoDB always puts."""
    return {name: value for name, value in params.items() if name != "ReturnConsumedCapacity"}


def _capacity(answer: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    used = answer.get("ConsumedCapacity", [])
    return used if isinstance(used, list) else [used]


def _error(response: Response, operation: str) -> ClientError:
    try:
        said = msgspec.json.decode(response.body)
    except msgspec.DecodeError:
        said = {}
    said = said if isinstance(said, dict) else {}
    code = str(said.get("__type", "")).rpartition("#")[2] or _code_of(response.status)
    message = said.get("message", said.get("Message", ""))
    shape: Any = {
        "Error": {"Code": code, "Message": message},
        "ResponseMetadata": {
            "HTTPStatusCode": response.status,
            "HTTPHeaders": dict(response.headers),
        },
        **{name: said[name] for name in ("CancellationReasons", "Item") if name in said},
    }
    return ClientError(shape, operation)


def _code_of(status: int) -> str:
    return "InternalServerError" if status >= 500 else str(status)


def _passes(error: ClientError | OSError) -> bool:
    """Whether the same call may succeed by and by."""
    if isinstance(error, OSError):
        return True
    code = error.response["Error"]["Code"]
    if code != "TransactionCanceledException":
        return code in PASSING or error.response["ResponseMetadata"]["HTTPStatusCode"] >= 500
    reasons: Any = error.response.get("CancellationReasons", [])
    codes = {reason.get("Code") for reason in reasons} - {"None", None}
    return bool(codes) and codes <= CROWDED
