import asyncio
import json
from typing import Any

import pytest

from infra.local.calls import Busy
from infra.local.rest import Rest, Routes
from tests.box.conftest import Rig
from tests.box.until import until


def problem_of(body: bytes) -> str:
    return str(json.loads(body)["code"])


def test_a_request_becomes_a_proxy_event(rig: Rig) -> None:
    status, headers, body = rig.request(
        "POST", "/echo?a=1&a=2&b=", "¡hola 你好!".encode(), X_One="1"
    )
    event = json.loads(body)
    assert status == 201
    assert headers.get_all("X-Two") == ["a", "b"]
    assert event["httpMethod"] == "POST"
    assert event["body"] == "¡hola 你好!"
    assert event["isBase64Encoded"] is False
    assert event["queryStringParameters"] == {"a": "2", "b": ""}
    assert event["multiValueQueryStringParameters"] == {"a": ["1", "2"], "b": [""]}
    assert event["headers"]["x_one"] == "1"
    assert event["pathParameters"] is None
    assert event["requestContext"]["identity"]["sourceIp"] == "127.0.0.1"
    assert event["requestContext"]["resourcePath"] == "/echo"


def test_path_parameters_are_decoded_one_segment_each(rig: Rig) -> None:
    _, _, body = rig.request("GET", "/things/a%2Fb%20c/parts/%E4%BD%A0")
    event = json.loads(body)
    assert event["resource"] == "/things/{thing}/parts/{part}"
    assert event["pathParameters"] == {"thing": "a/b c", "part": "你"}
    assert rig.request("GET", "/things/a/b/parts/c")[0] == 404


def test_bytes_travel_as_base64_both_ways(rig: Rig) -> None:
    event = json.loads(rig.request("POST", "/echo", b"\xff\xfe")[2])
    assert (event["body"], event["isBase64Encoded"]) == ("//4=", True)
    assert rig.request("POST", "/do/binary")[2] == b"\xff\xfe"


def test_an_unknown_path_is_404(rig: Rig) -> None:
    status, headers, body = rig.request("GET", "/nowhere")
    assert (status, problem_of(body)) == (404, "not_found")
    assert headers["content-type"] == "application/problem+json"


def test_a_wrong_method_is_405_and_says_which_are_right(rig: Rig) -> None:
    status, headers, body = rig.request("DELETE", "/echo")
    assert (status, problem_of(body)) == (405, "method_not_allowed")
    assert headers["Allow"] == "GET,POST"


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/no"), ("PUT", "/echo"), ("POST", "/do/die")]
)
def test_a_refusal_of_the_gateway_can_be_read_and_traced_by_browsers(
    rig: Rig, method: str, path: str
) -> None:
    _, headers, body = rig.request(method, path)
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "X-Request-Id" in headers["Access-Control-Expose-Headers"]
    assert headers["X-Request-Id"] == json.loads(body)["request_id"]


def ask(pool: Any, *messages: dict[str, Any]) -> list[Any]:
    """POST what `messages` hold to a gateway of one's own; answers what it sent."""
    coming, sent = iter(messages), []

    async def receive() -> Any:
        return next(coming)

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"method": "POST", "path": "/a", "raw_path": b"/a", "query_string": b""}
    scope |= {"headers": [], "client": None}
    rest = Rest(pool, Routes({"/a": {"methods": ["POST"], "cors": None}}), 1.0)
    asyncio.run(rest(scope, receive, send))
    return sent


def test_half_a_request_is_none() -> None:
    part = {"type": "http.request", "body": b"[1", "more_body": True}
    assert ask(None, part, {"type": "http.disconnect"}) == []


def test_who_waits_too_long_for_a_worker_is_told_when_to_come_again() -> None:
    class Full:
        async def call(self, *_: Any) -> Any:
            raise Busy

    sent = ask(Full(), {"type": "http.request"})
    assert sent[0]["status"] == 503
    assert (b"retry-after", b"1") in sent[0]["headers"]
    assert problem_of(sent[1]["body"]) == "busy"


def test_preflight_is_answered_only_where_the_route_allows_it(rig: Rig) -> None:
    status, headers, _ = rig.request("OPTIONS", "/things/a/parts/b")
    assert (status, headers["Access-Control-Allow-Origin"]) == (200, "*")
    assert headers["Access-Control-Allow-Methods"] == "GET"
    assert rig.request("OPTIONS", "/echo")[0] == 405


def test_ten_megabytes_pass_and_more_is_413(rig: Rig) -> None:
    limit = 10 * 1024 * 1024
    assert rig.request("POST", "/do/binary", b"x" * limit)[0] == 200
    status, _, body = rig.request("POST", "/do/binary", b"x" * (limit + 1))
    assert (status, problem_of(body)) == (413, "body_too_large")


def test_the_context_tells_name_memory_and_time_left(rig: Rig) -> None:
    told: dict[str, Any] = json.loads(rig.request("POST", "/do/context")[2])
    assert told["function_name"] == "switchboard-app"
    assert told["invoked_function_arn"].endswith("switchboard-app")
    assert told["aws_request_id"]
    assert 0 < told["left"] <= 1000


@pytest.mark.parametrize("what", ["raise", "nonsense", "strange-header"])
def test_an_application_that_fails_is_502(rig: Rig, what: str) -> None:
    status, _, body = rig.request("POST", f"/do/{what}")
    assert (status, problem_of(body)) == (502, "bad_gateway")
    assert "secret of a customer" not in rig.box.log.read_text()


@pytest.mark.parametrize(("what", "status"), [("sleep", 504), ("die", 502)])
def test_a_worker_that_hangs_or_dies_is_replaced(rig: Rig, what: str, status: int) -> None:
    before = set(rig.box.workers)
    assert rig.request("POST", f"/do/{what}")[0] == status
    now = until(lambda: len(set(rig.box.workers) - before) == 1 and set(rig.box.workers))
    assert len(now) == 3
    for _ in range(6):
        assert rig.request("GET", "/echo")[0] == 201
