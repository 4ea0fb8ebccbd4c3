"""Authenticators' codes against the vectors of RFC 6238 (the last six of their eight digits)."""

from base64 import b32encode

import pytest

from tests import totp

SECRET = b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_the_vectors_of_the_standard(at: int, code: str) -> None:
    assert totp.code(SECRET, at) == code
