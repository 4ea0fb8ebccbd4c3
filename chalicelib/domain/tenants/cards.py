"""Context cards: what a tenant's own systems know of a customer, shown beside a conversation."""

import hmac
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import parse_qsl, urlencode, urlsplit

from chalicelib.domain.tenants.model import Customer

SIGNATURE = "sig"
PARAMETERS = ("customer", "external_id", "conversation", "agent", "exp", SIGNATURE)


@dataclass(frozen=True, slots=True)
class Card:
    """One card; ``kind`` is "iframe" or "json", and ``secret`` signs the addresses given out."""

    id: str
    title: str
    kind: str
    url: str
    secret: str


@dataclass(frozen=True, slots=True)
class Cards:
    """A tenant's cards in their order; ``version`` 0 was never set."""

    tenant: str
    version: int = 0
    cards: tuple[Card, ...] = ()


def is_taken(url: str) -> bool:
    """Whether an address has a parameter of a name that ours will have."""
    names = {name for name, _ in parse_qsl(urlsplit(url).query, keep_blank_values=True)}
    return not names.isdisjoint(PARAMETERS)


def address(card: Card, customer: Customer, conversation: str, agent: str, exp: int) -> str:
    """Where a browser gets the card of a conversation until ``exp`` (seconds since 1970): the
    signature is of all that stands between the question mark and itself.
    """
    told = customer.id, customer.external_id or "", conversation, agent, str(exp)
    base, _, own = card.url.partition("?")
    pairs = urlencode(list(zip(PARAMETERS, told, strict=False)))
    query = f"{own}&{pairs}" if own else pairs
    return f"{base}?{query}&{SIGNATURE}={signature(card.secret, query)}"


def signature(secret: str, query: str) -> str:
    """HMAC-SHA256 in hexadecimal digits."""
    return hmac.new(secret.encode(), query.encode(), sha256).hexdigest()
