"""Files of one folder as a content network serves them: compressed once, and not sent twice."""

import gzip
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from infra.local.rest import Message, Pairs, Response, decoded_headers, raw_headers

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
# One part of a path: nothing hidden, no step upwards, nothing a percent sign could hide.
NAME = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")
LONGEST = 200


@dataclass(frozen=True, slots=True)
class File:
    """A file in memory, plain and compressed."""

    kind: str
    body: bytes
    small: bytes
    tag: str


class Folder:
    """The files of a folder, read when they are first asked for and when they have changed."""

    def __init__(self, root: Path, fill: Callable[[str, bytes], bytes] | None = None) -> None:
        self.root = root.resolve()
        self.fill = fill
        self._read: dict[Path, tuple[tuple[int, int], File]] = {}

    def find(self, path: str) -> File | None:
        """The file at a path below the folder; None where there is none that may be shown."""
        if len(path) > LONGEST or not all(NAME.fullmatch(part) for part in path.split("/")):
            return None
        place = (self.root / path).resolve()
        # What a link points to outside the folder is not the folder's.
        if place.suffix not in TYPES or not place.is_relative_to(self.root):
            return None
        try:
            return self._known(place)
        except (FileNotFoundError, NotADirectoryError):
            return None

    def _known(self, place: Path) -> File:
        stat = place.stat()
        stamp = (stat.st_mtime_ns, stat.st_size)
        known = self._read.get(place)
        if not known or known[0] != stamp:
            known = self._read[place] = stamp, self._load(place)
        return known[1]

    def _load(self, place: Path) -> File:
        body = place.read_bytes()
        if self.fill:
            body = self.fill(place.suffix, body)
        tag = f'W/"{hashlib.sha256(body).hexdigest()[:24]}"'
        return File(TYPES[place.suffix], body, gzip.compress(body, 9, mtime=0), tag)


def served(scope: Message, file: File, *more: tuple[str, str]) -> Response:
    """A file as the answer to a request, with `more` headers."""
    asked = dict(decoded_headers(scope))
    headers: Pairs = [
        ("ETag", file.tag),
        ("Vary", "Accept-Encoding"),
        ("X-Content-Type-Options", "nosniff"),
        *more,
    ]
    if unchanged(asked.get("if-none-match", ""), file.tag):
        return 304, raw_headers(headers), b""
    headers.append(("Content-Type", file.kind))
    if not accepts_gzip(asked.get("accept-encoding", "")):
        return 200, raw_headers(headers), file.body
    return 200, raw_headers([*headers, ("Content-Encoding", "gzip")]), file.small


def unchanged(known: str, tag: str) -> bool:
    """Whether an If-None-Match names the file as it is."""
    return any(one.strip() in (tag, tag.removeprefix("W/"), "*") for one in known.split(","))


def accepts_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding takes gzip."""
    for part in accepted.lower().split(","):
        coding, _, weight = (word.strip() for word in part.partition(";"))
        if coding in ("gzip", "*"):
            return not re.fullmatch(r"q\s*=\s*0(\.0*)?", weight)
    return False
