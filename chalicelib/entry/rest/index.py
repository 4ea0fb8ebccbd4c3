"""All REST routes: the one list from which the app, openapi.json and the tests are made."""

from chalicelib.entry.api import Api, Route
from chalicelib.entry.rest import (
    answers,
    audit,
    cards,
    conversations,
    customers,
    identity,
    me,
    people,
    pictures,
    public,
    routing,
    sign_in,
    tags,
    tenants,
    widget,
)

BLUEPRINTS: tuple[Api, ...] = (
    public.api,
    sign_in.api,
    conversations.api,
    me.api,
    people.api,
    customers.api,
    tenants.api,
    identity.api,
    tags.api,
    answers.api,
    cards.api,
    audit.api,
    routing.api,
    widget.api,
    pictures.api,
)


def routes() -> list[Route]:
    """Every route, in order of its part."""
    return [route for api in BLUEPRINTS for route in api.table]
