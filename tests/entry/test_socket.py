"""Sockets: who gets in, what frames do, and that nothing a client sends is a fault."""

import json
from datetime import UTC, datetime
from functools import cache
from typing import Any

import jsonschema_rs
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.actors import may
from chalicelib.domain.errors import Invalid
from chalicelib.entry.openapi import document
from chalicelib.entry.shapes.commands import COMMANDS
from chalicelib.entry.shapes.frames import CLIENT_OPS, FRAME_LIMIT
from chalicelib.entry.socket import ACTIONS
from tests.entry.site import PASSWORD, Site
from tests.entry.talk import Socket, authorize
from tests.entry.test_bad_input import CANARY, DEEP, JSON, UNREADABLE

ROLES = ("customer", "agent", "supervisor", "admin")


def holds(frame: dict[str, Any]) -> dict[str, Any]:
    """The frame's data, which must be what openapi.json says of the op."""
    validator(frame["op"]).validate(frame["data"])
    assert frame["v"] == 1
    return dict(frame["data"])


@cache
def validator(op: str) -> Any:
    """The schema of an op's data, ready to use."""
    described = document()
    schema = described["x-socket"]["server"][op]["data"]
    return jsonschema_rs.Draft202012Validator({**schema, "components": described["components"]})


def test_the_ops_are_the_described_ones() -> None:
    assert set(ACTIONS) == set(CLIENT_OPS) == {*(c.op for c in COMMANDS), "hello", "ping"}
    assert all(ACTIONS[op].shape is CLIENT_OPS[op][0] for op in ACTIONS)


def test_only_a_fresh_ticket_opens_a_socket(site: Site) -> None:
    def effect(ticket: str | None) -> str:
        return str(authorize(ticket)["policyDocument"]["Statement"][0]["Effect"])

    def fresh() -> str:
        token = site.home.tokens["agent"]
        return str(site.call("POST", "/v1/socket-tickets", {}, token).json["ticket"])

    ticket = fresh()
    assert [effect(ticket), effect(ticket)] == ["Allow", "Deny"]
    ticket = fresh()
    site.fakes.clock.forward(60)
    for bad in (ticket, None, "", "x", site.home.tokens["agent"], site.home.tokens["integrator"]):
        assert effect(bad) == "Deny"


@pytest.mark.parametrize("change", [{"active": False}, {"role": "agent"}])
def test_what_was_taken_away_is_gone_from_sockets_too(site: Site, change: dict[str, Any]) -> None:
    open_one = Socket(site, site.home, "supervisor")
    token = site.home.tokens["supervisor"]
    ticket = site.call("POST", "/v1/socket-tickets", {}, token).json["ticket"]
    url = f"/v1/agents/{site.home.actors['supervisor'].id}"
    assert site.call("PATCH", url, change, site.home.tokens["admin"]).status == 200
    assert site.fakes.push.closed == [open_one.id]
    verdict = authorize(ticket)
    effect = verdict["policyDocument"]["Statement"][0]["Effect"]
    assert (effect, verdict["context"].get("role")) in (("Deny", None), ("Allow", "agent"))
    assert (effect == "Deny") is ("active" in change)


def test_a_ticket_ends_with_its_session(site: Site) -> None:
    who = {"workspace": "home", "email": "agent@home.example"}
    mine = site.call("POST", "/v1/sign-in", {**who, "password": PASSWORD}).json
    ticket = site.call("POST", "/v1/socket-tickets", {}, mine["session"]).json["ticket"]
    site.call("POST", "/v1/sign-out", {"refresh_token": mine["refresh_token"]}, mine["session"])
    assert authorize(ticket)["policyDocument"]["Statement"][0]["Effect"] == "Deny"


def test_a_whole_talk(site: Site) -> None:
    site.home.online()
    agent, customer = Socket(site, site.home, "agent"), Socket(site, site.home, "customer")
    started = customer.send("start", text="hello")
    conversation = started["conversation"]
    assert holds(started) == {"seq": 3}
    site.home.settle(conversation)
    assert holds(agent.send("say", conversation, text="hi"))["seq"] == 5
    assert [holds(f)["data"].get("text") for f in customer.frames if f["op"] == "entry"][-1] == "hi"
    customer.send("typing", conversation)
    assert holds(agent.frames[-1])["typing"] is True
    customer.send("read", conversation, seq=5)
    assert holds(agent.frames[-1])["marks"]["customer_read"] == 5


def test_the_ack_comes_before_anybody_is_told(site: Site) -> None:
    conversation = site.home.conversation("awaiting_agent")
    both = Socket(site, site.home, "customer")
    frames = both.raw(
        json.dumps(
            {"v": 1, "op": "say", "id": "a", "conversation": conversation, "data": {"text": "x"}}
        )
    )
    assert [f["op"] for f in frames] == ["ack", "entry"]


def test_the_same_frame_twice_is_one_message(site: Site) -> None:
    conversation = site.home.conversation("awaiting_agent")
    customer = Socket(site, site.home, "customer")
    first = customer.send("say", conversation, id="same", text="once")
    second = customer.send("say", conversation, id="same", text="once")
    assert first == second
    entries = site.ports.store.entries(site.home.tenant, conversation, 0, 99, True)
    assert [e.data.get("text") for e in entries].count("once") == 1


def test_hello_brings_what_was_missed_and_the_state(site: Site) -> None:
    conversation = site.home.conversation("awaiting_customer")
    customer = Socket(site, site.home, "customer")
    assert customer.send("hello")["data"] == {"conversations": [conversation]}
    frames = customer.raw(
        json.dumps(
            {"v": 1, "op": "hello", "id": "h", "conversation": conversation, "data": {"after": 2}}
        )
    )
    *entries, ack = frames
    assert [holds(f)["seq"] for f in entries] == [3, 4, 5]
    told = holds(ack)
    assert (told["seq"], told["more"], told["state"]["state"]) == (5, False, "awaiting_customer")
    again = customer.send("hello", conversation, after=5)
    assert again["data"]["seq"] == 5
    assert customer.send("hello", conversation, after=99)["data"]["seq"] == 5


def test_pings_keep_agents_there(site: Site) -> None:
    site.home.online()
    agent = Socket(site, site.home, "agent")
    for _ in range(10):
        site.fakes.clock.forward(20)
        assert agent.send("ping")["data"] == {}
    row = site.ports.store.agent(site.home.tenant, site.home.actors["agent"].id)
    assert row is not None
    assert row.seen_until > site.ports.now()
    agent.close()
    row = site.ports.store.agent(site.home.tenant, site.home.actors["agent"].id)
    assert row is not None
    assert row.seen_until <= site.ports.now()


def test_a_ping_of_somebody_who_was_sent_away_ends_the_socket(site: Site) -> None:
    agent, url = Socket(site, site.home, "agent"), f"/v1/agents/{site.home.actors['agent'].id}"
    site.call("PATCH", url, {"active": False}, site.home.tokens["admin"])
    site.fakes.push.closed.clear()  # that call was lost
    assert holds(agent.send("ping"))["code"] == "signed_out"
    assert site.fakes.push.closed == [agent.id]


def test_a_socket_speaks_with_no_role_that_was_taken_away(site: Site) -> None:
    lead, id = Socket(site, site.home, "supervisor"), site.home.actors["supervisor"].id
    site.call("PATCH", f"/v1/agents/{id}", {"role": "agent"}, site.home.tokens["admin"])
    site.fakes.push.closed.clear()  # that call was lost
    assert holds(lead.send("ping"))["code"] == "signed_out"
    assert site.fakes.push.closed == [lead.id]


@pytest.mark.parametrize("op", ACTIONS)
def test_the_role_table_decides_of_every_op(site: Site, op: str) -> None:
    conversation = site.home.conversation("awaiting_agent")
    for role in ROLES:
        if not may(site.home.actors[role], ACTIONS[op].permission):
            answer = Socket(site, site.home, role).send(op, conversation)
            assert holds(answer)["code"] == "not_permitted", role


@pytest.mark.parametrize("op", sorted(set(ACTIONS) - {"start", "ping"}))
def test_what_is_of_others_does_not_exist(site: Site, op: str) -> None:
    conversation = site.home.conversation("awaiting_agent")
    examples = {"seq": 1, "text": "x", "score": 1, "group": site.abroad.group, "after": 0}
    examples |= {"due_at": "2027-01-05T09:00:00Z", "agent": site.abroad.actors["agent"].id}
    fields = {f.name for f in msgspec.structs.fields(ACTIONS[op].shape)}
    fields -= {"agent"} if op == "transfer" else set()
    data = {name: value for name, value in examples.items() if name in fields}
    others = [(site.abroad, role) for role in ROLES] + [(site.home, "stranger")]
    for house, role in others:
        if may(house.actors[role], ACTIONS[op].permission):
            answer = Socket(site, house, role).send(op, conversation, **data)
            assert answer["op"] == "nack", (op, role)
            assert holds(answer)["code"].startswith(("no_such", "not_found")), (role, answer)


def test_broken_frames_are_answered_with_a_code(site: Site) -> None:
    socket = Socket(site, site.home, "customer")
    broken = [
        raw.decode("utf-8", "surrogatepass") if name == "raw surrogate" else raw.decode("latin-1")
        for name, raw in UNREADABLE.items()
    ]
    broken += [
        "",
        " ",
        "[]",
        "1",
        "null",
        "{}",
        DEEP.decode(),
        '{"v":1}',
        '{"v":2,"op":"ping","id":"a"}',
    ]
    for raw in broken:
        (answer,) = socket.raw(raw)
        assert answer["op"] == "nack", raw[:40]
        assert holds(answer)["code"]


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ({"op": "nonsense"}, "unknown_op"),
        ({"op": ["say"]}, "wrong_type"),
        ({"v": 2}, "unknown_value"),
        ({"extra": 1}, "unknown_field"),
        ({"conversation": "x"}, "wrong_format"),
        ({"data": []}, "wrong_type"),
        ({"data": {"text": 1}}, "wrong_type"),
        ({"data": {"text": "x", "more": 1}}, "unknown_field"),
        ({"data": {"text": "x\x00"}}, "control_character"),
        ({"data": {"text": "x\x9b31m"}}, "control_character"),
        ({"data": {"text": "\x1b[31m"}}, "control_character"),
        ({"data": {"text": "x" * 8001}}, "wrong_length"),
        ({"op": "start", "data": {"attachments": []}}, "unknown_field"),
        ({"data": {"text": "  "}}, "invalid"),
        ({"data": {"text": "x" * FRAME_LIMIT}}, "frame_too_large"),
        ({"conversation": None}, "missing_field"),
    ],
)
def test_a_broken_frame_gets_its_id_back(site: Site, frame: dict[str, Any], code: str) -> None:
    conversation = site.home.conversation("awaiting_agent")
    good = {"v": 1, "op": "say", "id": "mine", "conversation": conversation, "data": {"text": "x"}}
    (answer,) = Socket(site, site.home, "customer").raw(json.dumps({**good, **frame}))
    assert (answer["op"], answer.get("id"), answer["data"]["code"]) == ("nack", "mine", code)


@pytest.mark.parametrize(("characters", "good"), [(6000, True), (6001, False)])
def test_the_longest_text_is_the_same_on_both_ways(site: Site, characters: int, good: bool) -> None:
    conversation, text = site.home.conversation("awaiting_agent"), "𠜎" * characters
    frame = {"v": 1, "op": "say", "id": "a", "conversation": conversation, "data": {"text": text}}
    told = Socket(site, site.home, "customer").raw(json.dumps(frame, ensure_ascii=False))[0]
    url, token = f"/v1/conversations/{conversation}/say", site.home.tokens["customer"]
    answer = site.call("POST", url, {"text": text}, token)
    assert (told["op"], answer.status) == (("ack", 200) if good else ("nack", 422))
    if not good:
        assert holds(told)["code"] == answer.code == "text_too_long"
        assert answer.json["errors"][0]["pointer"] == "/text"


SAYING = [
    (op, field.name)
    for op, action in ACTIONS.items()
    for field in msgspec.structs.fields(action.shape)
    if field.name in ("text", "note")
]


@pytest.mark.parametrize(("op", "field"), SAYING)
def test_every_text_has_its_limit(op: str, field: str) -> None:
    more: dict[str, Any] = {"transfer": {"group": "grp_a"}, "invite": {"agent": "agt_a"}}.get(
        op, {}
    )
    more |= {"due_at": datetime.now(UTC)} if op == "promise_callback" else {}
    ACTIONS[op].shape(**{field: "你" * 8000}, **more)
    with pytest.raises(Invalid, match="text_too_long"):
        ACTIONS[op].shape(**{field: "你" * 7999 + "𠜎"}, **more)


@pytest.mark.parametrize(
    ("due_at", "code"),
    [
        ("2026-01-01T00:00:00Z", "due_in_the_past"),
        ("1969-12-31T23:59:59Z", "out_of_range"),
        ("0001-01-01T00:00:00+23:59", "out_of_range"),
        ("9999-12-31T23:59:59-23:59", "out_of_range"),
        ("2027-01-05T09:00:00", "wrong_format"),
        ("2027-01-05", "wrong_format"),
        ("2027-02-30T09:00:00Z", "wrong_format"),
        (1_795_000_000_000, "wrong_type"),
    ],
)
def test_a_promise_names_a_moment_to_come(site: Site, due_at: Any, code: str) -> None:
    conversation = site.home.conversation("awaiting_agent")
    answer = holds(
        Socket(site, site.home, "agent").send("promise_callback", conversation, due_at=due_at)
    )
    assert (answer["code"], answer["errors"][0]["pointer"]) == (code, "/due_at")


def test_a_promise_is_kept_to_the_millisecond(site: Site) -> None:
    conversation = site.home.conversation("awaiting_agent")
    agent = Socket(site, site.home, "agent")
    due_at = "2027-01-05T09:00:00.123+01:00"
    assert agent.send("promise_callback", conversation, due_at=due_at)["op"] == "ack"
    said = [holds(f)["data"] for f in agent.frames if f["data"].get("type") == "callback_promised"]
    assert said[0]["due_at"] == "2027-01-05T08:00:00.123Z"


@pytest.mark.parametrize("id", ["", "x" * 65, "a b", "é", "a\n", 1, None])
def test_an_id_of_a_wrong_form_is_not_echoed(site: Site, id: Any) -> None:
    (answer,) = Socket(site, site.home, "customer").raw(
        json.dumps({"v": 1, "op": "ping", "id": id})
    )
    assert (answer["op"], "id" in answer) == ("nack", False)


def test_line_ends_and_every_script_are_welcome(site: Site) -> None:
    conversation = site.home.conversation("awaiting_agent")
    text = "Zeile\n\tzwei\r\n 你好 👩‍👩‍👧 ‮ \\b \\u0000"
    socket = Socket(site, site.home, "customer")
    assert socket.send("say", conversation, text=text)["op"] == "ack"
    entries = site.ports.store.entries(site.home.tenant, conversation, 0, 99, True)
    assert entries[-1].data["text"] == text


@pytest.mark.parametrize("op", ACTIONS)
@settings(max_examples=15)
@given(data=st.data())
def test_no_frame_is_a_fault(site: Site, logged: list[str], op: str, data: st.DataObject) -> None:
    shape = ACTIONS[op].shape
    names = st.sampled_from([f.name for f in msgspec.structs.fields(shape)] + ["other"])
    body = data.draw(st.dictionaries(names, JSON | st.just(CANARY), max_size=4))
    who = data.draw(st.sampled_from([*ROLES, "stranger"]))
    customer = site.ports.store.customer(site.home.tenant, site.home.actors["customer"].id)
    conversation = (customer and customer.current) or site.home.conversation("queued")
    answer = Socket(site, site.home, who).send(op, conversation, **body)
    assert answer["op"] in ("ack", "nack")
    assert answer["data"].get("code") != "internal"
    assert not [line for line in logged if CANARY in line or "frame failed" in line]


def test_a_fault_is_told_without_words_and_logged_without_texts(
    site: Site, logged: list[str]
) -> None:
    conversation = site.home.conversation("awaiting_agent")

    def fail(name: str, args: object) -> None:
        if name == "commit":
            raise RuntimeError(CANARY)

    socket = Socket(site, site.home, "customer")
    site.fakes.store.hooks.append(fail)
    answer = socket.send("say", conversation, text=CANARY)
    assert holds(answer)["code"] == "internal"
    url, token = f"/v1/conversations/{conversation}/say", site.home.tokens["customer"]
    told = site.call("POST", url, {"text": CANARY}, token)
    assert (told.status, told.code) == (500, "internal")
    written = "\n".join(logged)
    assert "RuntimeError" in written
    assert CANARY not in written + told.text + json.dumps(answer)
    assert not [t for t in site.home.tokens.values() if t in written]


def test_a_fault_after_the_ack_is_not_told_twice(site: Site) -> None:
    conversation = site.home.conversation("awaiting_agent")
    socket = Socket(site, site.home, "customer")

    def fail(name: str, args: object) -> None:
        if name == "connections":
            raise RuntimeError

    site.fakes.store.hooks.append(fail)
    assert socket.send("say", conversation, text="x")["op"] == "ack"
