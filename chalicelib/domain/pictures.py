"""Small pictures that are kept whole: a tenant's logo, an agent's face."""

import binascii
from base64 import b64decode
from dataclasses import dataclass
from hashlib import sha256

from chalicelib.domain.errors import Invalid, TooLarge

MOST_BYTES = 32 * 1024
DIGEST_DIGITS = 16
MAGIC: dict[str, tuple[tuple[int, bytes], ...]] = {
    "image/png": ((0, b"\x89PNG\r\n\x1a\n"),),
    "image/jpeg": ((0, b"\xff\xd8\xff"),),
    "image/webp": ((0, b"RIFF"), (8, b"WEBP")),
}  # type → what must stand where; nothing a browser would run: no svg
TYPES = tuple(MAGIC)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept and sent: ``data`` is base64."""

    type: str
    data: str

    @property
    def digest(self) -> str:
        """A name that changes with the picture."""
        return sha256(f"{self.type} {self.data}".encode()).hexdigest()[:DIGEST_DIGITS]


def checked(type: str, data: str) -> Picture:
    """The picture, if it is what it calls itself; raises Invalid and TooLarge."""
    if type not in MAGIC:
        raise Invalid("type_not_allowed", f"One of {', '.join(TYPES)}.", pointer="/type")
    try:
        raw = b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        raise Invalid("not_base64", pointer="/data") from None
    if len(raw) > MOST_BYTES:
        raise TooLarge("picture_too_large", f"At most {MOST_BYTES} bytes.", most=MOST_BYTES)
    if any(raw[at : at + len(sign)] != sign for at, sign in MAGIC[type]):
        raise Invalid("not_this_type", f"The bytes are no {type}.", pointer="/data")
    return Picture(type, data)
