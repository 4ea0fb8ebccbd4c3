"""An authenticator's codes (RFC 6238: SHA-1, six digits, thirty seconds)."""

import hmac
from base64 import b32decode

STEP_SECONDS = 30
DIGITS = 6


def code(secret: str, at: float) -> str:
    """The code of a secret (Base32) at a time in seconds since 1970."""
    step = int(at // STEP_SECONDS).to_bytes(8, "big")
    digest = hmac.digest(b32decode(secret), step, "sha1")
    place = digest[-1] & 15
    number = int.from_bytes(digest[place : place + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"
