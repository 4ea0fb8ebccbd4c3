"""Idempotency-Key: the first answer again for a day, and nothing done twice."""

import re
from collections.abc import Callable
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import msgspec

from chalicelib.domain.errors import Invalid, Refused
from chalicelib.entry.call import Call
from chalicelib.flow.ports import Replay

if TYPE_CHECKING:
    from chalicelib.entry.api import Route

KEY = re.compile(r"[\x21-\x7e]{1,255}")
REPLAYED = {"Idempotency-Replayed": "true"}
VISITOR = "visitor"
SHORTEST_VISITOR_KEY = 20


class Versioned(msgspec.Struct):
    """As much of a kept answer as its ETag needs."""

    version: int | None = None


def key_of(header: str | None) -> str | None:
    """A given key; raises Invalid for one of a wrong form."""
    if header is not None and not KEY.fullmatch(header):
        raise Invalid("bad_idempotency_key", "An Idempotency-Key has 1 to 255 visible characters.")
    return header


def client_id(header: str | None) -> str | None:
    """The client message id that follows from a key, by which a crashed request is found again."""
    key = key_of(header)
    return f"idem:{sha256(key.encode()).hexdigest()[:40]}" if key else None


def name_of(call: Call) -> str:
    """What the ids of things that a request makes follow from: who asks for what under which key.

    Such a thing is found again when the process died before it could answer. "" without a key.
    """
    key = key_of(call.header("idempotency-key"))
    return f"{call.actor.id}\0{key}\0{_digest(call)}" if key else ""


def name_of_visit(call: Call, tenant: str) -> str:
    """The same for a visitor, whom nobody knows yet; raises Invalid for the key of another request.

    The name finds the customer again, so nobody may guess it: a short key counts as none.
    """
    key = key_of(call.header("idempotency-key"))
    if key is None or len(key) < SHORTEST_VISITOR_KEY:
        return ""
    digest = _digest(call)
    before = call.ports.store.remember(tenant, VISITOR, key, digest, call.ports.now())
    if before is not None:
        _check_same(before, digest)
    return f"{VISITOR}\0{key}\0{digest}"


def once(call: Call, route: "Route", run: Callable[[], Any]) -> Any:
    """Run, or answer again what the same key was answered; raises Refused (409), Invalid (422)."""
    key = key_of(call.header("idempotency-key"))
    if key is None or route.minting or call.caller is None:
        return run()
    store, tenant, who = call.ports.store, call.actor.tenant, call.actor.id
    digest = _digest(call)
    before = store.remember(tenant, who, key, digest, call.ports.now())
    if before is not None:
        return _again(call, before, digest)
    try:
        result = run()
    except BaseException:
        # What failed may be tried again with the same key.
        store.forget(tenant, who, key)
        raise
    body = msgspec.json.encode(_without(route.once, result)).decode()
    store.answer(tenant, who, key, Replay(digest, route.status, body), call.ports.now())
    return result


def _again(call: Call, before: Replay, digest: str) -> Any:
    _check_same(before, digest)
    if not before.status:
        raise Refused("still_running", "The first request with this key is not done yet.")
    call.headers.update(REPLAYED)
    shown = msgspec.json.decode(before.body, type=Versioned | None)
    if shown is not None and shown.version is not None:
        call.tagged(shown.version)
    return msgspec.Raw(before.body.encode())


def _check_same(before: Replay, digest: str) -> None:
    if before.digest != digest:
        raise Invalid("idempotency_key_reused", "This key came with another request before.")


def _digest(call: Call) -> str:
    request = call.request
    path = "\0".join([request.method, request.path, *(request.uri_params or {}).values()])
    return sha256(path.encode() + b"\0" + call.body).hexdigest()


def _without(secret: str, result: Any) -> Any:
    return {**msgspec.to_builtins(result), secret: None} if secret else result
