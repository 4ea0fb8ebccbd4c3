"""The box's own lines, in the shape the workers log in: one JSON object a line on stderr."""

import logging
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


class Lines(logging.Handler):
    """Writes what a library logs in the box's shape."""

    def emit(self, record: logging.LogRecord) -> None:
        """One line for one record; of an exception its kind alone, for its words may quote."""
        error = record.exc_info[0] if record.exc_info else None
        name = error.__name__ if error else None
        log(record.levelname, record.getMessage().strip(), logger=record.name, error=name)


def keep_libraries_in_line() -> None:
    """Send warnings and worse of all libraries through `log`."""
    logging.basicConfig(level=logging.WARNING, handlers=[Lines()])
    # It takes an answered refusal of a handshake for a forgotten one.
    logging.getLogger("uvicorn.error").addFilter(
        lambda record: "without completing handshake" not in record.getMessage()
    )
