"""Bad input to every route: refused with a code, never a fault, and nothing of it in the logs."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.entry.call import BODY_LIMIT
from chalicelib.entry.rest.index import routes
from tests.entry.examples import EXAMPLES, key_of, prepared
from tests.entry.site import Site

ROUTES = {key_of(route): route for route in routes()}
WITH_BODY = [key for key, route in ROUTES.items() if route.body is not None]
WITH_QUERY = [key for key, route in ROUTES.items() if route.query is not None]
CANARY = "Kanarienvogel"
DEEP = b"[" * 50_000 + b"]" * 50_000
UNREADABLE = {
    "broken": b"{",
    "not utf-8": b'{"text": "\xff\xfe"}',
    "lone surrogate": b'{"text": "\\ud800"}',
    "raw surrogate": b'{"text": "\xed\xa0\x80"}',
    "nan": b'{"score": NaN}',
    "infinite": b'{"score": -Infinity}',
    "raw control": b'{"text": "\x01"}',
    "two values": b"{} {}",
    "comment": b"/* */ {}",
}
WRONG = {
    "array": b"[]",
    "number": b"1",
    "null": b"null",
    "text": b'"text"',
    "deep": DEEP,
    "unknown field": b'{"no_such_field": 1}',
    "deep unknown field": b'{"no_such_field": ' + DEEP + b"}",
    "prototype": b'{"__proto__": {"admin": true}}',
    "huge number": b'{"seq": ' + b"9" * 4000 + b"}",
}
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=40),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("key", WITH_BODY)
def test_what_cannot_be_read_is_a_bad_request(site: Site, key: str) -> None:
    for name, raw in UNREADABLE.items():
        answer = send(site, key, raw)
        # What is wrong with the shape may be met before what is broken behind it.
        assert answer.status in (400, 422), name
    assert send(site, key, b"{").code == "malformed_json"
    assert send(site, key, b'"\xff"').code == "malformed_text"


@pytest.mark.parametrize("key", WITH_BODY)
def test_what_has_another_shape_is_refused(site: Site, key: str) -> None:
    for name, raw in WRONG.items():
        assert send(site, key, raw).status in (400, 422), name


@pytest.mark.parametrize("key", WITH_BODY)
def test_what_is_too_large_or_not_json_is_refused(site: Site, key: str) -> None:
    assert send(site, key, b'{"text": "' + b"x" * 10_000_000 + b'"}').status == 413
    assert send(site, key, b"x" * (BODY_LIMIT + 1)).status == 413
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
        assert send(site, key, b"a=b", kind).status in ((415, 400) if kind == "" else (415,))


@pytest.mark.parametrize("key", WITH_BODY)
def test_every_part_of_a_good_request_is_guarded(site: Site, key: str, logged: list[str]) -> None:
    _, body = prepared(site.home, ROUTES[key])
    for name in body or {}:
        for bad in (
            None,
            [],
            {},
            1e308,
            f"{CANARY}\x00",
            f"{CANARY}\x85",
            CANARY * 20_000,
            [[]],
            -1,
        ):
            if type(bad) is type(body[name]) and not bad:
                continue
            answer = send(site, key, json.dumps({**body, name: bad}).encode())
            assert 400 <= answer.status < 500, (name, bad)
    assert_quiet(logged)


@pytest.mark.parametrize("key", WITH_BODY)
@settings(max_examples=15)
@given(data=st.data())
def test_nothing_is_a_fault(site: Site, logged: list[str], key: str, data: st.DataObject) -> None:
    names = [field.encode_name for field in msgspec.structs.fields(ROUTES[key].body)]
    body = data.draw(
        st.dictionaries(st.sampled_from(names) | st.text(max_size=8), JSON, max_size=6)
    )
    raw = json.dumps(body, ensure_ascii=data.draw(st.booleans())).encode("utf-8", "surrogatepass")
    answer = send(site, key, raw)
    assert answer.status < 500
    assert answer.status < 400 or answer.code
    assert_quiet(logged)


@pytest.mark.parametrize("key", WITH_QUERY)
def test_bad_queries_are_refused(site: Site, key: str) -> None:
    route, token = ROUTES[key], site.home.tokens["admin"]
    url, _ = prepared(site.home, route)
    bad = [
        "limit=0",
        "limit=101",
        "limit=x",
        "limit=1&limit=2",
        "no_such=1",
        "cursor=",
        "limit=%00",
        "x[]=1",
    ]
    for query in bad:
        answer = site.call(route.method, f"{url}{'&' if '?' in url else '?'}{query}", token=token)
        assert (answer.status, bool(answer.code)) == (422, True), query


def test_a_cursor_of_ones_own_making_is_refused_or_empty(site: Site) -> None:
    for url in ("/v1/conversations", "/v1/agents", "/v1/alarms"):
        answer = site.call("GET", f"{url}?cursor=bm9uc2Vuc2U", token=site.home.tokens["admin"])
        assert answer.status in (200, 422)


def send(site: Site, key: str, raw: bytes, kind: str = "application/json; charset=utf-8") -> Any:
    """A raw body to a route by somebody who may ask it."""
    route = ROUTES[key]
    token = site.home.tokens[EXAMPLES[key].as_] if route.permission else None
    url = route.path.format(
        conversation=_conversation(site),
        agent=site.home.actors["agent"].id,
        group=site.home.group,
        customer=site.home.actors["customer"].id,
        key=site.home.key.id,
        answer=_canned(site) if "{answer}" in route.path else "",
    )
    return site.call(route.method, url, raw=raw, token=token, headers={"content-type": kind})


def _conversation(site: Site) -> str:
    customer = site.ports.store.customer(site.home.tenant, site.home.actors["customer"].id)
    assert customer is not None
    return customer.current or site.home.conversation("awaiting_agent")


def _canned(site: Site) -> str:
    there = site.ports.store.canned_list(site.home.tenant, "", 1, None).items
    return there[0].id if there else site.home.canned()


def assert_quiet(logged: list[str]) -> None:
    """No text of anybody stands in the logs, and no fault does."""
    assert not [line for line in logged if CANARY in line or "request failed" in line]
