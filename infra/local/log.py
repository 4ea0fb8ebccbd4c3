"""The box's own lines, in the shape the workers log in: one JSON object a line on stderr."""

import logging
import sys
import time
import traceback
from collections.abc import Mapping
from typing import Any

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


def fault(error: BaseException | None) -> dict[str, Any]:
    """What may be logged of an exception: its kind and place; its words may quote somebody."""
    if not error:
        return {}
    frames = traceback.extract_tb(error.__traceback__)
    return {
        "error": type(error).__name__,
        "frames": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }


class Lines(logging.Handler):
    """Writes what a library logs in the box's shape."""

    def emit(self, record: logging.LogRecord) -> None:
        """One line for one record."""
        error = record.exc_info[1] if record.exc_info else None
        log(record.levelname, record.getMessage().strip(), logger=record.name, **fault(error))


def unhandled(_: object, context: Mapping[str, Any]) -> None:
    """Log what nobody caught in the event loop, whose own words hold the exception's."""
    error = context.get("exception")
    log("ERROR", "nobody caught an exception" if error else context["message"], **fault(error))


def keep_libraries_in_line() -> None:
    """Send warnings and worse of all libraries through `log`."""
    logging.basicConfig(level=logging.WARNING, handlers=[Lines()])
    # It takes an answered refusal of a handshake for a forgotten one.
    logging.getLogger("uvicorn.error").addFilter(
        lambda record: "without completing handshake" not in record.getMessage()
    )
