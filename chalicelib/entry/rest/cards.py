"""Context cards of the tenant's own systems."""

from collections.abc import Mapping
from dataclasses import asdict

from chalicelib.domain.tenants.cards import Cards
from chalicelib.entry.api import Api
from chalicelib.entry.call import Call
from chalicelib.entry.rest.conversations import ONE, listed
from chalicelib.entry.shapes.cards import CardList, CardsChange, CardSet, CardShown, CardsShown
from chalicelib.flow import cards

api = Api(__name__, "cards")


@api.on("GET /v1/cards", "settings.read")
def get_cards(call: Call) -> CardsShown:
    """The tenant's context cards."""
    return _shown(call, cards.get(call.ports, call.actor.tenant), {})


@api.on("PUT /v1/cards", "settings.write", matching=True)
def set_cards(call: Call, body: CardsChange) -> CardsShown:
    """Put context cards in place of those before."""
    given = [one.arguments() for one in body.cards]
    return _shown(
        call, *cards.change(call.ports, call.actor.tenant, given, call.check_match, call.actor.id)
    )


@api.on(f"GET {ONE}/cards", "customers.read")
def list_cards(call: Call, conversation: str) -> CardList:
    """What the tenant's own systems show of a conversation's customer, at signed addresses."""
    found = cards.of_conversation(call.ports, call.actor, conversation)
    return listed(CardList, [CardShown(**one) for one in found], None)


def _shown(call: Call, kept: Cards, made: Mapping[str, str]) -> CardsShown:
    call.tagged(kept.version)
    data = [CardSet(**{**asdict(card), "secret": made.get(card.id)}) for card in kept.cards]
    return CardsShown(cards=data, version=kept.version)
