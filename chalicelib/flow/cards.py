"""Context cards: arranged by the tenant, and the signed addresses that browsers load them from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from chalicelib.domain.actors import Actor
from chalicelib.domain.errors import Invalid
from chalicelib.domain.tenants.cards import PARAMETERS, Card, Cards, address, is_taken
from chalicelib.flow import read, visitors
from chalicelib.flow.audit import audited
from chalicelib.flow.changes import changed
from chalicelib.flow.keys import SECRET_DIGITS, random_text
from chalicelib.flow.ports import AuditLine, Ports

GOOD_FOR_S = 600
SECRET = "secret"  # noqa: S105  # the name of the field


def get(ports: Ports, tenant: str) -> Cards:
    """The tenant's cards."""
    return ports.store.cards(tenant) or Cards(tenant)


def change(
    ports: Ports,
    tenant: str,
    given: Sequence[Mapping[str, Any]],
    check: Callable[[int], None],
    by: str = "",
) -> tuple[Cards, Mapping[str, str]]:
    """These cards in place of those before, and the secrets made for them, by card; ``check`` may
    refuse the version. Raises Invalid.

    A card without ``secret`` keeps its own; a new one, and one with None, gets another.
    """
    _check(given)
    made: dict[str, str] = {}

    def after(before: Cards) -> Cards:
        check(before.version)
        known = {card.id: card.secret for card in before.cards}
        asked = {one["id"]: one.get(SECRET, known.get(one["id"])) for one in given}
        made.clear()
        made.update({id: _secret(ports) for id, secret in asked.items() if secret is None})
        cards = tuple(
            Card(**{**one, SECRET: made.get(one["id"], asked[one["id"]])}) for one in given
        )
        if cards == before.cards:
            return before
        return replace(before, cards=cards, version=before.version + 1)

    def save(before: Cards, after: Cards, line: AuditLine | None) -> None:
        ports.store.save_cards(before if before.version else None, after, line)

    told = audited(ports, by, "cards.changed", save)
    return changed(lambda: get(ports, tenant), told, after), made


def _secret(ports: Ports) -> str:
    return "cs_" + random_text(ports, 2 * SECRET_DIGITS)


def _check(given: Sequence[Mapping[str, Any]]) -> None:
    seen: set[str] = set()
    for place, one in enumerate(given):
        if one["id"] in seen:
            raise Invalid("id_taken", "A card before has this id.", pointer=f"/cards/{place}/id")
        seen.add(one["id"])
        if is_taken(one["url"]):
            names = ", ".join(PARAMETERS)
            detail = f"These parameters are added: {names}."
            raise Invalid("parameter_taken", detail, pointer=f"/cards/{place}/url")


def of_conversation(ports: Ports, actor: Actor, id: str) -> list[dict[str, Any]]:
    """The cards of a conversation's customer, with addresses for this actor's browser; raises
    NotFound.
    """
    conversation = read.access(ports, actor, id)
    customer = visitors.get(ports, actor.tenant, conversation.customer)
    exp = ports.now() // 1000 + GOOD_FOR_S
    cards = get(ports, actor.tenant).cards
    return [
        {
            "id": card.id,
            "title": card.title,
            "kind": card.kind,
            "url": address(card, customer, id, actor.id, exp),
        }
        for card in cards
    ]
