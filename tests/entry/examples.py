"""One good request for every route: a new route needs its row here, or the tests fail."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from chalicelib.entry.api import Route
from chalicelib.flow import identity_secrets
from tests.entry.site import PASSWORD, PICTURE, House

Make = Callable[[House, dict[str, str]], Any]


@dataclass(frozen=True)
class Example:
    """``state`` is the conversation's (see House), ``as_`` the role that must succeed, and those
    ``lacking`` hold the route's permission but not the one this very thing needs.
    """

    state: str = "awaiting_agent"
    body: Make | None = None
    query: str = ""
    as_: str = "admin"
    lacking: tuple[str, ...] = ()


def _text(house: House, path: dict[str, str]) -> Any:
    return {"text": "words"}


def _seq(house: House, path: dict[str, str]) -> Any:
    return {"seq": 2}


def _note(house: House, path: dict[str, str]) -> Any:
    return {"note": "words"}


def _lead(house: House, path: dict[str, str]) -> Any:
    return {"agent": house.actors["supervisor"].id}


def _rules(house: House, path: dict[str, str]) -> Any:
    gold = {"fact": "attribute.plan", "op": "in", "value": ["gold", "platinum"]}
    then = {"group": house.sales, "priority": 3, "skills": {"refunds": 2}, "language": "de"}
    return {"rules": [{"name": "VIP", "all": [gold], "any": [], "then": then}]}


def _canned(house: House, path: dict[str, str]) -> Any:
    text = {"en": "Hello {customer.name}", "zh-CN": "您好", "*": "?"}
    shortcut = f"您好-{house.ports.entropy(4).hex()}"
    return {"shortcut": shortcut, "title": "Hello", "text": text, "groups": [house.sales]}


def _cards(house: House, path: dict[str, str]) -> Any:
    orders = {"id": "orders", "title": "Orders", "kind": "iframe", "url": "https://s.example/o?a=1"}
    local = {"id": "crm", "title": "CRM", "kind": "json", "url": "http://localhost:8001/card"}
    return {"cards": [orders, {**local, "secret": "0123456789abcdef"}]}


def _picture(house: House, path: dict[str, str]) -> Any:
    return {"type": PICTURE.type, "data": PICTURE.data}


def _widget(house: House, path: dict[str, str]) -> Any:
    label = {"en": "Orders", "zh-CN": "订单", "*": "?"}
    led = {"group": house.sales, "topic": "orders"}
    cart = {"name": "cart_value", "op": "at_least", "value": "100"}
    when = {"url": ["*/product/*"], "not_url": ["*/checkout*"], "seconds_on_page": 30}
    when |= {"scroll_percent": 50, "visits": 2, "returning": True, "attributes": [cart]}
    field = {"name": "size", "type": "select", "label": label, "required": True}
    return {
        "look": {"color": "#0A0b0c", "theme": "dark", "position": "left", "launcher": "wave"},
        "languages": ["en", "zh-CN"],
        "texts": {"fr": {"greeting_title": "Bonjour"}},
        "menu": [{"id": "orders", "label": label, **led}],
        "form": [{**field, "options": [{"value": "s", "label": label}]}],
        "rating_reasons": [{"code": "fast", "label": label, "scores": [4, 5]}],
        "invitations": [{"id": "cart", "text": label, "when": when, "languages": ["en"], **led}],
        "invitation_caps": {"per_session": 2, "per_week": 5},
        "consent": "ask",
        "when_closed": "hide",
        "history": False,
    }


def _visit(house: House, path: dict[str, str]) -> Any:
    page = {"url": "https://shop.example/a?b=1#c", "at": "2026-11-18T11:06:40Z"}
    return {
        "pages": [{**page, "title": "A", "referrer": "https://www.example/"}, page],
        "device": {"browser": "Firefox 130", "os": "Linux", "kind": "desktop", "screen": "1x1"},
        "language": "de-AT",
        "time_zone": "Europe/Vienna",
        "attributes": {"cart_value": 120.5, "returning": True, "plan": "gold"},
    }


CNV = "/v1/conversations/{conversation}"
EXAMPLES: dict[str, Example] = {
    "GET /docs": Example(),
    "GET /v1/openapi.json": Example(),
    "GET /v1/health": Example(),
    "POST /v1/visitors": Example(body=lambda house, path: {"key": house.widget_key}),
    "POST /v1/sign-up": Example(
        body=lambda house, path: {
            "workspace": "acme",
            "company": "Acme Ltd",
            "name": "Ada",
            "email": "ada@acme.example",
            "password": PASSWORD,
            "language": "zh-TW",
        }
    ),
    "POST /v1/sign-in": Example(
        body=lambda house, path: {
            "workspace": house.slug,
            "email": f"agent@{house.slug}.example",
            "password": PASSWORD,
        }
    ),
    "POST /v1/sign-in/forgot": Example(
        body=lambda h, p: {"workspace": h.slug, "email": f"agent@{h.slug}.example"}
    ),
    "POST /v1/sign-in/reset": Example(
        body=lambda h, p: {
            "workspace": h.slug,
            "email": f"agent@{h.slug}.example",
            "code": "123456",
            "password": PASSWORD,
        }
    ),
    "POST /v1/sign-in/challenge": Example(),
    "POST /v1/sign-in/refresh": Example(),
    "POST /v1/sign-out": Example(),
    "POST /v1/sign-out/everywhere": Example(),
    "POST /v1/socket-tickets": Example(),
    "POST /v1/conversations": Example(body=_text, as_="customer"),
    f"POST {CNV}/say": Example(
        body=lambda h, p: {**_text(h, p), "quick_replies": ["Yes", "No"]}, as_="agent"
    ),
    f"POST {CNV}/note": Example(body=_text),
    f"POST {CNV}/tag": Example(body=lambda h, p: {"add": ["refund"], "remove": ["new"]}),
    f"POST {CNV}/recall": Example(body=_seq, as_="customer"),
    f"POST {CNV}/urge": Example(as_="customer"),
    f"POST {CNV}/leave-queue": Example(state="queued", as_="customer"),
    f"POST {CNV}/leave": Example(as_="customer"),
    f"POST {CNV}/leave-message": Example(state="queued", body=_text, as_="customer"),
    f"POST {CNV}/confirm": Example(state="awaiting_confirmation", as_="customer"),
    f"POST {CNV}/reject": Example(state="awaiting_confirmation", as_="customer"),
    f"POST {CNV}/rate": Example(state="ended", body=lambda h, p: {"score": 5}, as_="customer"),
    f"POST {CNV}/return": Example(state="ended", as_="customer"),
    f"POST {CNV}/ask-to-close": Example(),
    f"POST {CNV}/end": Example(),
    f"POST {CNV}/transfer": Example(body=lambda house, path: {"group": house.sales}),
    f"POST {CNV}/claim": Example(state="queued"),
    f"POST {CNV}/assign": Example(state="queued", body=_lead, as_="supervisor"),
    f"POST {CNV}/reopen": Example(state="ended"),
    f"POST {CNV}/accept": Example(state="asked", as_="supervisor"),
    f"POST {CNV}/decline": Example(state="asked", body=_note, as_="supervisor"),
    f"POST {CNV}/withdraw": Example(state="asked", body=_lead),
    f"POST {CNV}/invite": Example(body=lambda h, p: {**_lead(h, p), **_note(h, p)}),
    f"POST {CNV}/step-out": Example(state="helped", as_="supervisor"),
    f"POST {CNV}/consult": Example(body=lambda h, p: {**_lead(h, p), **_text(h, p)}, as_="agent"),
    f"POST {CNV}/whisper": Example(body=_text, as_="supervisor"),
    f"POST {CNV}/watch": Example(as_="supervisor"),
    f"POST {CNV}/take-over": Example(as_="supervisor"),
    f"POST {CNV}/promise-callback": Example(
        body=lambda h, p: {"due_at": "2027-01-05T09:00:00+01:00", "contact": "0", **_note(h, p)}
    ),
    f"POST {CNV}/typing": Example(as_="customer"),
    f"POST {CNV}/delivered": Example(body=_seq, as_="customer"),
    f"POST {CNV}/read": Example(body=_seq, as_="customer"),
    "GET /v1/conversations": Example(query="?view=mine"),
    f"GET {CNV}": Example(),
    f"GET {CNV}/entries": Example(),
    f"POST {CNV}/viewing": Example(body=lambda h, p: {"composing": True}, as_="agent"),
    f"GET {CNV}/viewers": Example(as_="agent"),
    f"GET {CNV}/place": Example(state="queued"),
    f"POST {CNV}/attachments": Example(
        body=lambda h, p: {"name": "a.png", "type": "image/png", "size": 10}
    ),
    f"GET {CNV}/attachments/{{attachment}}": Example(),
    "GET /v1/me": Example(),
    "PATCH /v1/me": Example(body=lambda h, p: {"name": "Other"}),
    "PUT /v1/me/password": Example(body=lambda h, p: {"old": PASSWORD, "new": PASSWORD}),
    "POST /v1/me/mfa": Example(),
    "POST /v1/me/mfa/confirm": Example(),
    "DELETE /v1/me/mfa": Example(),
    "GET /v1/me/preferences": Example(),
    "PUT /v1/me/preferences": Example(body=lambda h, p: {"data": {"theme": "dark"}}),
    "PUT /v1/me/status": Example(body=lambda h, p: {"status": "away", "reason": "lunch"}),
    "POST /v1/me/heartbeat": Example(),
    "GET /v1/agents": Example(),
    "POST /v1/agents": Example(body=lambda h, p: {"email": "new@x.example", "name": "New"}),
    "GET /v1/agents/{agent}": Example(),
    "PATCH /v1/agents/{agent}": Example(
        body=lambda h, p: {
            "name": "Other",
            "skills": {"refunds": 3},
            "languages": ["de-AT", "en"],
            "breaks": [{"from": "2027-01-05T12:00:00Z", "to": "2027-01-05T14:00:00+01:00"}],
        }
    ),
    "POST /v1/agents/{agent}/password": Example(),
    "GET /v1/agents/{agent}/log": Example(),
    "PUT /v1/agents/{agent}/status": Example(body=lambda h, p: {"status": "away"}),
    "GET /v1/customers": Example(query="?q=ann"),
    "GET /v1/customers/{customer}": Example(),
    "PATCH /v1/customers/{customer}": Example(
        body=lambda h, p: {
            "name": "Ann",
            "email": "ann@x.example",
            "phone": "+43 (664) 1",
            "language": "de-AT",
            "fields": {"size": "XL", "gone": None},
        }
    ),
    "PUT /v1/customers/{customer}/block": Example(body=lambda h, p: {"blocked": True}),
    "GET /v1/customers/{customer}/merge": Example(query="?into={stranger}"),
    "POST /v1/customers/{customer}/merge": Example(body=lambda h, p: {"into": p["stranger"]}),
    "GET /v1/customers/{customer}/visit": Example(),
    "PUT /v1/visit": Example(body=_visit, as_="customer"),
    "GET /v1/answers": Example(),
    "POST /v1/answers": Example(body=_canned, lacking=("agent",)),
    "GET /v1/answers/{answer}": Example(),
    "PATCH /v1/answers/{answer}": Example(
        body=lambda h, p: {"title": "Other", "groups": [h.sales]}, lacking=("agent",)
    ),
    "DELETE /v1/answers/{answer}": Example(lacking=("agent",)),
    "GET /v1/audit": Example(query="?from=2026-01-01&limit=5"),
    "GET /v1/cards": Example(),
    "PUT /v1/cards": Example(body=_cards),
    f"GET {CNV}/cards": Example(),
    "GET /v1/groups": Example(),
    "POST /v1/groups": Example(body=lambda h, p: {"name": "New"}),
    "GET /v1/groups/{group}": Example(),
    "PATCH /v1/groups/{group}": Example(body=lambda h, p: {"name": "Other"}),
    "GET /v1/queues": Example(),
    "GET /v1/queues/{group}": Example(),
    "GET /v1/settings": Example(),
    "PATCH /v1/settings": Example(body=lambda h, p: {"policy": {"warn_s": 50}}),
    "GET /v1/tags": Example(),
    "PUT /v1/tags": Example(body=lambda h, p: {"tags": [{"name": "发票", "color": "#0A0b0c"}]}),
    "GET /v1/keys": Example(),
    "POST /v1/keys": Example(body=lambda h, p: {"name": "New", "scopes": ["conversations:read"]}),
    "DELETE /v1/keys/{key}": Example(),
    "GET /v1/identity-secrets": Example(),
    "POST /v1/identity-secrets": Example(),
    "DELETE /v1/identity-secrets/{secret}": Example(),
    "GET /v1/routing/rules": Example(),
    "PUT /v1/routing/rules": Example(body=_rules),
    "POST /v1/routing/dry-run": Example(
        body=lambda house, path: {
            "customer": path["customer"],
            "attributes": {"plan": "gold"},
            "claimed": {"age": "41"},
            "group": house.sales,
            "topic": "refund",
            "language": "de-AT",
            "channel": "chat",
            "returning": True,
        }
    ),
    "GET /v1/widget": Example(),
    "GET /v1/widget/status": Example(),
    "GET /v1/widget/logo": Example(),
    "POST /v1/widget/invitations": Example(
        body=lambda house, path: {
            "key": house.widget_key,
            "invitation": "cart",
            "event": "shown",
            "id": "seen-1",
        }
    ),
    "GET /v1/settings/widget": Example(),
    "PATCH /v1/settings/widget": Example(body=_widget),
    "PUT /v1/settings/logo": Example(body=_picture),
    "DELETE /v1/settings/logo": Example(),
    "PUT /v1/me/picture": Example(body=_picture),
    "DELETE /v1/me/picture": Example(),
    "GET /v1/agents/{agent}/picture": Example(),
    "GET /v1/alarms": Example(),
    "GET /v1/counters": Example(),
}
# These need an earlier answer; test_sign_in and test_authenticator walk them whole.
ONLY_IN_ORDER = {
    "POST /v1/sign-in/challenge",
    "POST /v1/sign-in/refresh",
    "POST /v1/sign-out",
    "POST /v1/me/mfa",
    "POST /v1/me/mfa/confirm",
    "DELETE /v1/me/mfa",
}


def key_of(route: Route) -> str:
    """How a route is named in the table."""
    return f"{route.method} {route.path}"


def prepared(house: House, route: Route) -> tuple[str, Any]:
    """The address and body of a route's good request, with what it speaks of in place."""
    example = EXAMPLES[key_of(route)]
    path: dict[str, str] = {}
    if "{conversation}" in route.path:
        path["conversation"] = house.conversation(example.state)
    if "{attachment}" in route.path:
        path["attachment"] = house.attachment(path["conversation"])
    if "{answer}" in route.path:
        path["answer"] = house.canned()
    if "{secret}" in route.path:
        identity_secrets.make(house.ports, house.tenant, "")
        path["secret"] = identity_secrets.all_ids(house.ports, house.tenant)[-1]
    path |= {
        "agent": house.actors["agent"].id,
        "group": house.group,
        "customer": house.actors["customer"].id,
        "key": house.key.id,
        "stranger": house.actors["stranger"].id,
    }
    body = example.body(house, path) if example.body else None
    return (route.path + example.query).format(**path), body
