"""What is told of every kind of event, and what never is."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

import app
from chalicelib.config import BadSettings, parse
from chalicelib.flow import wire
from chalicelib.observe import Failed, Metric, correlation_id
from tests.conftest import ENVIRONMENT
from tests.entry.site import Site, proxy_event
from tests.entry.talk import ARN, Socket
from tests.entry.test_correlation import MINUTE
from tests.rules.test_wiring import HANDLERS
from tests.store.make import entry
from tests.told import lines, metrics, values

SECRET = "zq7canary"
OPERATIONS = Path(__file__).resolve().parents[2] / "docs/operations.md"


def _request(site: Site) -> dict[str, Any]:
    headers = {"authorization": f"Bearer {site.home.tokens['agent']}"}
    return proxy_event("GET", "/v1/me", headers, b"")


def _frame(site: Site, **frame: Any) -> dict[str, Any]:
    socket = Socket(site, site.home, "customer")
    return socket._event(body=json.dumps({"v": 1, "id": "m-1", "data": {}, **frame}))


def _record(site: Site, **parts: Any) -> dict[str, Any]:
    known = {"tenant": site.home.tenant, "at": site.ports.now() - 70, **parts}
    image = {"k": {"S": "entry"}, "co": {"S": "stream-id"}}
    return {
        "dynamodb": {"SequenceNumber": "7", "NewImage": image},
        "entry": entry(1, 1, **known),
    }


def _opening(site: Site) -> dict[str, Any]:
    return {"methodArn": ARN, "requestContext": {"requestId": "open-id"}}


# Function → its line, an example of what it gets, and what it counts.
EXAMPLES: dict[str, tuple[str, Callable[[Site], dict[str, Any]], set[str]]] = {
    "app": ("request", _request, {"RequestMs"}),
    "socket_authorizer": ("authorize", _opening, {"SocketRefused"}),
    "socket_connect": ("connect", lambda site: _frame(site), set()),
    "socket_message": ("frame", lambda site: _frame(site, op="hello"), {"FrameMs"}),
    "socket_disconnect": ("disconnect", lambda site: _frame(site), set()),
    "stream": ("reaction", lambda site: {"Records": [_record(site)]}, {"ReactionAgeMs"}),
    "rotate_keys": ("signing keys", lambda site: {**MINUTE, "id": "the-month"}, set()),
    "clock": ("tick", lambda site: MINUTE, {"ClockLateSeconds"}),
}


@pytest.fixture(autouse=True)
def entries_as_they_are(environment: pytest.MonkeyPatch) -> None:
    """Rows are the store's business and tested there."""
    environment.setattr(wire, "entry_of", lambda record: record["entry"])


def id_of(event: dict[str, Any]) -> str:
    """Under which id an example must be told."""
    context = event.get("requestContext", {})
    return "stream-id" if "Records" in event else context.get("requestId") or event["id"]


def test_there_is_an_example_for_every_function() -> None:
    assert set(EXAMPLES) == {*HANDLERS, "app"}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_function_tells_of_an_event_once_under_its_id(
    site: Site, metered: None, logged: list[str], capsys: pytest.CaptureFixture[str], name: str
) -> None:
    what, make, counted = EXAMPLES[name]
    event = make(site)
    logged.clear()
    capsys.readouterr()
    getattr(app, name)(event, None)
    (line,) = lines(logged)
    assert (line["message"], line["level"]) == (what, "INFO")
    assert line["correlation_id"] == id_of(event)
    assert line["ms"] >= 0
    assert set(values(capsys.readouterr().out)) == counted
    assert correlation_id() is None


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_a_function_raises_is_told_under_its_id_and_without_words(
    site: Site, environment: pytest.MonkeyPatch, logged: list[str], name: str
) -> None:
    what, make, _ = EXAMPLES[name]
    event = make(site)
    if name == "socket_authorizer":
        event["queryStringParameters"] = {"ticket": _ticket(site)}
    logged.clear()

    def fail(*_: object) -> None:
        raise RuntimeError(SECRET)

    site.fakes.store.hooks.append(fail)
    environment.setattr("chalicelib.entry.stream.react", fail)
    environment.setattr("chalicelib.entry.rotation.rotate", fail)
    try:
        getattr(app, name)(event, None)
    except Failed as failed:
        assert str(failed) == f"{what}: RuntimeError"
        assert (failed.__cause__, failed.__suppress_context__) == (None, True)
    told = lines(logged)
    assert {line["correlation_id"] for line in told} == {id_of(event)}
    assert SECRET not in "".join(logged)
    assert [line["error"] for line in told if line["level"] == "ERROR"] == ["RuntimeError"]


def _ticket(site: Site, who: str = "customer") -> str:
    ticket = site.call("POST", "/v1/socket-tickets", {}, site.home.tokens[who]).json["ticket"]
    return str(ticket)


def test_metrics_are_a_closed_list_of_two_dimensions(
    site: Site, metered: None, capsys: pytest.CaptureFixture[str]
) -> None:
    written = _everything(site, capsys)
    found = metrics(written)
    assert found
    for line in found:
        (described,) = line["_aws"]["CloudWatchMetrics"]
        assert described["Namespace"] == "Switchboard"
        assert [sorted(names) for names in described["Dimensions"]] == [["service", "stage"]]
        names = {one["Name"]: one["Unit"] for one in described["Metrics"]}
        assert names == {name: Metric(name).unit.value for name in names}
        assert set(line) == {"_aws", "service", "stage", *names}
        assert (line["service"], line["stage"]) == ("switchboard", "test")


def test_metrics_are_on_or_off() -> None:
    assert [parse({**ENVIRONMENT, "METRICS": m}).metrics for m in ("on", "off")] == [True, False]
    with pytest.raises(BadSettings, match="METRICS"):
        parse({**ENVIRONMENT, "METRICS": "perhaps"})


def test_metrics_are_off_where_nobody_asked_for_them(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    assert metrics(_everything(site, capsys)) == []


def test_every_metric_is_described() -> None:
    table = re.findall(r"^\| `([A-Z]\w+)` \| (\w+) \|", OPERATIONS.read_text(), re.M)
    assert table == [(metric.value, metric.unit.value) for metric in Metric]


def _everything(site: Site, capsys: pytest.CaptureFixture[str]) -> str:
    """What is written to stdout while everything happens, the good and the bad."""
    home = site.home
    capsys.readouterr()
    for name, (_, make, _) in EXAMPLES.items():
        getattr(app, name)(make(site), None)
    site.call("GET", "/v1/conversations", token="nobodys")
    socket = Socket(site, home, "customer")
    socket.send("no_such_op")
    conversation = home.conversation("awaiting_agent")
    site.fakes.clock.forward(101)

    def fail(*_: object) -> None:
        raise RuntimeError(SECRET)

    site.fakes.store.hooks.append(fail)
    socket.send("say", conversation, text=SECRET)
    site.call("GET", "/v1/conversations", token=home.tokens["agent"])
    app.stream({"Records": [_record(site, type="started", data={"group": home.group})]}, None)
    site.fakes.store.hooks.clear()
    return str(capsys.readouterr().out)


def test_every_failure_and_refusal_is_counted(
    site: Site, metered: None, capsys: pytest.CaptureFixture[str]
) -> None:
    counted = values(_everything(site, capsys))
    once = {"RequestRefused", "RequestFailed", "FrameRefused", "FrameFailed", "ReactionFailed"}
    assert {name: counted[name] for name in once} == {name: [1.0] for name in once}
    assert counted["SocketRefused"] == [1.0]
    assert {*counted} <= {metric.value for metric in Metric}


def test_how_late_the_clock_is(
    site: Site, metered: None, capsys: pytest.CaptureFixture[str], logged: list[str]
) -> None:
    site.home.conversation("awaiting_agent")
    due = min(d.due_at for d in site.ports.store.due(2**53, 9))
    site.fakes.clock.now = due + 3_500
    app.clock(MINUTE, None)
    assert values(capsys.readouterr().out)["ClockLateSeconds"] == [3.5]
    site.fakes.clock.forward(3600)

    def fail(name: str, args: object) -> None:
        if name == "commit":
            raise RuntimeError(SECRET)

    site.fakes.store.hooks.append(fail)
    app.clock(MINUTE, None)
    counted = values(capsys.readouterr().out)
    assert counted["ClockFailed"] == [1.0]
    (failed,) = lines(logged, "due row failed")
    assert (failed["tenant"], failed["conversation"]) == (site.home.tenant, failed["id"])
    assert failed["correlation_id"] == "the-minute"
    assert all("tenant" not in line for line in lines(logged, "tick"))


def test_rows_that_are_done_at_once_are_not_mixed_up(
    site: Site, metered: None, capsys: pytest.CaptureFixture[str], logged: list[str]
) -> None:
    houses = {house.tenant: house.conversation("queued") for house in (site.home, site.abroad)}
    site.fakes.clock.forward(61)
    met = Barrier(2)

    def fail(name: str, args: tuple[str, ...]) -> None:
        if name == "conversation":
            met.wait(5)
            raise RuntimeError(SECRET)

    site.fakes.store.hooks.append(fail)
    app.clock(MINUTE, None)
    told = lines(logged, "due row failed")
    assert {line["tenant"]: line["conversation"] for line in told} == houses
    assert all(
        (line["id"], line["error"]) == (line["conversation"], "RuntimeError") for line in told
    )
    assert {line["correlation_id"] for line in told} == {"the-minute"}
    assert values(capsys.readouterr().out)["ClockFailed"] == [1.0, 1.0]


@pytest.mark.parametrize("op", ["ping", "typing", "read", "delivered", "viewing"])
def test_passing_signs_are_told_to_nobody_who_does_not_ask(
    site: Site, metered: None, logged: list[str], capsys: pytest.CaptureFixture[str], op: str
) -> None:
    socket = Socket(site, site.home, "customer")
    capsys.readouterr()
    socket.send(op)
    (line,) = lines(logged, "frame")
    assert (line["level"], line["op"]) == ("DEBUG", op)
    assert "FrameMs" not in values(capsys.readouterr().out)


def test_texts_and_secrets_reach_no_line_and_no_metric(
    site: Site, metered: None, logged: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    home = site.home
    home.online()
    capsys.readouterr()
    private = [SECRET, *home.tokens.values(), home.secret, "203.0.113.9", f"{SECRET}@example.com"]
    body = {
        "key": home.widget_key, "name": SECRET, "email": f"{SECRET}@example.com",
        "attributes": {"plan": SECRET}, "page": f"https://shop.example/?q={SECRET}",
    }  # fmt: skip
    headers = {"x-request-id": f"{SECRET}!", "user-agent": SECRET, "x-forwarded-for": "203.0.113.9"}
    site.call("POST", "/v1/visitors", body, headers=headers)
    site.call("POST", "/v1/sign-in", {"tenant": SECRET, "email": SECRET, "password": SECRET})
    site.call("GET", f"/v1/conversations?view={SECRET}", token=home.tokens["agent"])
    site.call("GET", f"/v1/conversations/{SECRET}", token=home.tokens["agent"])
    site.call("GET", "/v1/conversations", token=SECRET)
    private.append(ticket := _ticket(site))
    for given in (ticket, ticket, SECRET):
        event = {**_opening(site), "queryStringParameters": {"ticket": given}}
        app.socket_authorizer(event, None)
    socket = Socket(site, home, "customer")
    assert socket.send("start", text=SECRET)["op"] == "ack"
    conversation = lines(logged, "frame")[-1]["conversation"]
    for frame in (
        {"op": SECRET},
        {"op": "say", "conversation": SECRET, "data": {"text": SECRET}},
        {"op": "say", "conversation": conversation, "id": SECRET, "data": {"text": SECRET}},
        {"op": "say", "conversation": conversation, "data": {"text": SECRET, SECRET: 1}},
        {SECRET: SECRET},
    ):
        socket.raw(json.dumps({"v": 1, "id": "m-9", **frame}))
    socket.raw(SECRET)
    entries = site.ports.store.entries(home.tenant, conversation, 0, 100, True)
    records = [_record(site) | {"entry": one} for one in entries]
    app.stream({"Records": records}, None)

    def fail(name: str, args: object) -> None:
        raise ValueError(f"{SECRET} {args}")

    for event in (lambda: socket.send("say", conversation, text=SECRET), lambda: _fails(socket)):
        site.fakes.store.hooks.append(fail)
        event()
        site.fakes.store.hooks.clear()
    site.fakes.clock.forward(900)
    app.clock(MINUTE, None)
    written = "\n".join(logged) + capsys.readouterr().out
    assert len(lines(logged, "frame")) >= 7
    assert not [word for word in private if word in written]


def _fails(socket: Socket) -> None:
    with pytest.raises(Failed):
        socket.close()
