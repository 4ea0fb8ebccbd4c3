"""Makes a screenshot small: the 256 colours that matter most, one byte a pixel."""

import struct
import zlib
from collections import Counter
from collections.abc import Iterable

HEAD = b"\x89PNG\r\n\x1a\n"
COLOURS = 256
PALETTE = 3  # PNG's number for a picture with a table of colours
PAINTED = {2: 3, 6: 4}  # what Chromium writes: RGB, RGBA; bytes a pixel
Colour = bytes


def small(png: bytes) -> bytes:
    """The same picture with a table of colours; what is rare becomes what is nearest to it."""
    width, height, pixels = _pixels(png)
    numbers, table = _table(Counter(pixels))
    rows = bytes(map(numbers.__getitem__, pixels))
    lines = b"".join(b"\0" + rows[at : at + width] for at in range(0, len(rows), width))
    head = struct.pack(">IIBBBBB", width, height, 8, PALETTE, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", b"".join(table)), (b"IDAT", zlib.compress(lines, 9)))
    return HEAD + b"".join(_chunk(*part) for part in (*parts, (b"IEND", b"")))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _pixels(png: bytes) -> tuple[int, int, list[Colour]]:
    """Width, height and the colours, row by row."""
    chunks = list(_chunks(png))
    width, height, depth, kind, *_, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    if depth != 8 or kind not in PAINTED or interlaced:
        raise ValueError("not a screenshot of Chromium")
    size = PAINTED[kind]
    data = zlib.decompress(b"".join(data for name, data in chunks if name == b"IDAT"))
    above = bytearray(width * size)
    found: list[Colour] = []
    for start in range(0, len(data), width * size + 1):
        line = bytearray(data[start + 1 : start + 1 + width * size])
        _unfilter(data[start], line, above, size)
        found += (bytes(line[at : at + 3]) for at in range(0, len(line), size))
        above = line
    return width, height, found


def _chunks(png: bytes) -> Iterable[tuple[bytes, bytes]]:
    at = len(HEAD)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def _unfilter(how: int, line: bytearray, above: bytearray, size: int) -> None:
    """A line as it was before PNG wrote it as differences (RFC 2083, 6)."""
    for at in range(len(line)):
        left = line[at - size] if at >= size else 0
        corner = above[at - size] if at >= size else 0
        up = above[at]
        guess = (0, left, up, (left + up) // 2, _paeth(left, up, corner))[how]
        line[at] = (line[at] + guess) & 255


def _paeth(left: int, up: int, corner: int) -> int:
    far = left + up - corner
    return min((left, up, corner), key=lambda one: abs(far - one))


def _table(counted: Counter[Colour]) -> tuple[dict[Colour, int], list[Colour]]:
    """The number of each colour, and the table of those that are kept."""
    ranked = [colour for colour, _ in counted.most_common()]
    table = _kept(ranked)
    exact = {colour: number for number, colour in enumerate(table)}
    near = {
        colour: min(range(len(table)), key=lambda n: _distance(table[n], colour))
        for colour in ranked
        if colour not in exact
    }
    return {**near, **exact}, table


def _kept(ranked: list[Colour]) -> list[Colour]:
    """The most frequent of those that differ enough, and then of all the others."""
    apart = 0
    while len(table := _different(ranked, apart)) > COLOURS:
        apart += 1
    others = set(ranked) - set(table)
    return [*table, *(one for one in ranked if one in others)][:COLOURS]


def _different(ranked: list[Colour], apart: int) -> list[Colour]:
    kept: list[Colour] = []
    for colour in ranked:
        if len(kept) > COLOURS:
            break
        if all(_distance(colour, other) >= apart for other in kept):
            kept.append(colour)
    return kept


def _distance(one: Colour, other: Colour) -> int:
    return abs(one[0] - other[0]) + abs(one[1] - other[1]) + abs(one[2] - other[2])
