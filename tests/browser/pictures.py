"""Small pictures of one colour, and how to see that one was drawn."""

import base64
import struct
import zlib

from playwright.sync_api import Locator

Rgb = tuple[int, int, int]
PIXEL = """(canvas) => [...canvas.getContext('2d')
  .getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data].slice(0, 3)"""


def png(color: Rgb, size: int = 8) -> bytes:
    """A square picture of a colour."""
    rows = (b"\0" + bytes(color) * size) * size
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def encoded(color: Rgb) -> dict[str, str]:
    """One as the API takes it."""
    return {"type": "image/png", "data": base64.b64encode(png(color)).decode()}


def shown(canvas: Locator) -> Rgb:
    """The colour in the middle of a picture that was drawn."""
    red, green, blue = canvas.evaluate(PIXEL)
    return red, green, blue
