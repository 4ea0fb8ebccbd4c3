"""Prefixed ids that sort by the time they were made."""

import re
from hashlib import sha256

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no i, l, o, u to misread
TIME_DIGITS, RANDOM_DIGITS = 9, 13
ENTROPY_BYTES = 9
SHAPE = re.compile(rf"[a-z]{{2,4}}_[{ALPHABET}]{{{TIME_DIGITS + RANDOM_DIGITS}}}")


def _digits(number: int, count: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))


def make(prefix: str, at: int, entropy: bytes) -> str:
    """A new id: 45 bits of ``at`` (ms since 1970), then 65 bits from ``entropy`` (9 bytes)."""
    return f"{prefix}_{_digits(at, TIME_DIGITS)}{_digits(int.from_bytes(entropy), RANDOM_DIGITS)}"


def derive(prefix: str, at: int, *parts: str) -> str:
    """An id that the same parts always give, so that doing a thing twice makes one thing."""
    return make(prefix, at, sha256("\0".join(parts).encode()).digest()[:ENTROPY_BYTES])


def is_id(prefix: str, text: str) -> bool:
    """Whether ``text`` has the shape of an id with this prefix."""
    return text.startswith(prefix + "_") and SHAPE.fullmatch(text) is not None
