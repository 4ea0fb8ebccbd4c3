"""Every route as everybody: nobody, another tenant's, another customer, every role."""

import re

import pytest

from chalicelib.domain.actors import PERMISSIONS, Role
from chalicelib.entry.api import PUBLIC, Route
from chalicelib.entry.rest.index import routes
from tests.entry.examples import EXAMPLES, ONLY_IN_ORDER, key_of, prepared
from tests.entry.site import Site

ROUTES = {key_of(route): route for route in routes()}
GUARDED = {key: route for key, route in ROUTES.items() if route.permission != PUBLIC}
CONVERSATIONS = {key: route for key, route in GUARDED.items() if "{conversation}" in route.path}
TOKENS = ("customer", "agent", "supervisor", "admin", "integrator")


def permitted(route: Route, role: str) -> bool:
    """What the role table says; the integrator of the tests has every scope."""
    granted = PERMISSIONS[route.permission]
    return granted.scope is not None if role == "integrator" else Role(role) in granted.roles


def test_every_route_has_its_row() -> None:
    assert set(EXAMPLES) == set(ROUTES)


@pytest.mark.parametrize("key", GUARDED)
def test_nobody_gets_in_without_a_token(site: Site, key: str) -> None:
    url, body = prepared(site.home, ROUTES[key])
    assert site.call(ROUTES[key].method, url, body).status == 401
    assert site.call(ROUTES[key].method, url, body, token="nonsense").code == "token_invalid"


@pytest.mark.parametrize("key", GUARDED)
def test_the_role_table_decides(site: Site, key: str) -> None:
    route = ROUTES[key]
    url, body = prepared(site.home, route)
    for role in (r for r in TOKENS if not permitted(route, r)):
        answer = site.call(route.method, url, body, token=site.home.tokens[role])
        assert (answer.status, answer.code) == (403, "not_permitted"), role


@pytest.mark.parametrize("key", sorted(set(GUARDED) - ONLY_IN_ORDER))
def test_the_right_one_is_served(site: Site, key: str) -> None:
    route = ROUTES[key]
    url, body = prepared(site.home, route)
    answer = site.call(route.method, url, body, token=site.home.tokens[EXAMPLES[key].as_])
    assert answer.status == route.status, answer.text


@pytest.mark.parametrize("key", sorted(set(GUARDED) - ONLY_IN_ORDER - set(CONVERSATIONS)))
def test_every_permitted_role_is_served(site: Site, key: str) -> None:
    route = ROUTES[key]
    for role in (r for r in TOKENS if permitted(route, r)):
        url, body = prepared(site.home, route)
        answer = site.call(route.method, url, body, token=site.home.tokens[role])
        if role in EXAMPLES[key].lacking:
            assert (answer.status, answer.code) == (403, "not_permitted"), role
            continue
        again = role != EXAMPLES[key].as_ and answer.status == 409
        assert answer.status == route.status or again, (role, answer.text)


@pytest.mark.parametrize("key", GUARDED)
def test_another_tenants_things_do_not_exist(site: Site, key: str) -> None:
    route = ROUTES[key]
    url, body = prepared(site.home, route)
    before = repr(site.fakes.store.__dict__)
    for role in (r for r in TOKENS if permitted(route, r)):
        answer = site.call(route.method, url, body, token=site.abroad.tokens[role])
        if "{" in route.path:
            assert answer.status == 404, (role, answer.text)
        assert site.home.tenant not in answer.text
        assert not set(re.findall(r"(?:agt|cus|grp|cnv|key|ans)_\w{22}", answer.text)) & ids_of(
            site
        )
    if "{" in route.path:
        assert changed(before, repr(site.fakes.store.__dict__)) == ""


@pytest.mark.parametrize("key", [k for k, r in CONVERSATIONS.items() if permitted(r, "customer")])
def test_another_customers_conversation_does_not_exist(site: Site, key: str) -> None:
    route = ROUTES[key]
    url, body = prepared(site.home, route)
    answer = site.call(route.method, url, body, token=site.home.tokens["stranger"])
    assert answer.status == 404


@pytest.mark.parametrize("key", [k for k, r in ROUTES.items() if "{" in r.path])
def test_what_is_no_id_does_not_exist(site: Site, key: str) -> None:
    route, token = ROUTES[key], site.home.tokens[EXAMPLES[key].as_]
    _, body = prepared(site.home, route)
    for odd in ("x", "cnv_short", "%00", "..", "cnv_" + "0" * 22, "a" * 3000):
        url = re.sub(r"{\w+}", odd, route.path)
        assert site.call(route.method, url, body, token=token).status == 404


def ids_of(site: Site) -> set[str]:
    """Everything of home's that could be named."""
    home = site.home
    return {home.group, home.sales, home.key.id, *(actor.id for actor in home.actors.values())}


def changed(before: str, after: str) -> str:
    """What differs, without the record of calls that the fake keeps."""
    cut = [re.sub(r"'calls': \[.*", "", text, flags=re.S) for text in (before, after)]
    return "" if cut[0] == cut[1] else "the store has changed"
