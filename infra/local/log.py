"""The box's own lines, in the shape the workers log in: one JSON object a line on stderr."""

import sys
import time

import msgspec


def log(level: str, message: str, **fields: object) -> None:
    """Write one structured line; `fields` must hold no secret and no message text."""
    line = {
        "level": level,
        "message": message,
        "timestamp": time.strftime("%Y-%m-%d %H:%M:%S%z"),
        "service": "box",
        **fields,
    }
    sys.stderr.buffer.write(msgspec.json.encode(line) + b"\n")
    sys.stderr.buffer.flush()
