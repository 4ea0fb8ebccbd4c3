"""What a customer is found by: the beginnings of words, and any characters of what is written
without spaces.
"""

import re
import unicodedata
from collections.abc import Iterator

from chalicelib.domain.tenants.model import Customer

CJK = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
PIECE = re.compile(rf"[{CJK}]+|[^\W_{CJK}]+")
UNSPACED = re.compile(rf"[{CJK}]+")
LONGEST, LONGEST_UNSPACED = 48, 16
MOST_WORDS = 30  # each is a row, written together with the customer's


def folded(text: str) -> str:
    """Without case, accents and other ways to write the same."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare)


def terms(query: str) -> tuple[str, ...]:
    """What is asked for, the longest first: a customer must have a word that begins with each."""
    found = {_cut(chunk) for chunk in folded(query).split()}
    return tuple(sorted(found, key=lambda term: (-len(term), term)))


def words(customer: Customer) -> frozenset[str]:
    """What a customer is found by; nothing once they have become somebody else."""
    if customer.became is not None:
        return frozenset()
    texts = customer.external_id or "", customer.email, customer.name, customer.phone
    found = dict.fromkeys(word for text in texts for word in _words(folded(text)))
    return frozenset(list(found)[:MOST_WORDS])


def matches(customer: Customer, wanted: tuple[str, ...]) -> bool:
    """Whether all terms find this customer."""
    return all(first(customer, term) is not None for term in wanted)


def first(customer: Customer, term: str) -> str | None:
    """The first of the customer's words that begins with the term."""
    return min((word for word in words(customer) if word.startswith(term)), default=None)


def _words(text: str) -> Iterator[str]:
    digits = re.sub(r"[\s()+./-]", "", text)
    if digits.isdecimal() and digits != text:  # a telephone number, however it is spaced
        yield _cut(digits)
    for chunk in text.split():
        yield _cut(chunk)
        for piece in PIECE.findall(chunk):
            if UNSPACED.fullmatch(piece):
                yield from (_cut(piece[at:]) for at in range(len(piece)))
            else:
                yield _cut(piece)


def _cut(word: str) -> str:
    return word[: LONGEST_UNSPACED if UNSPACED.fullmatch(word) else LONGEST]
