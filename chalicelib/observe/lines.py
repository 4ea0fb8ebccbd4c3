"""The one logger: JSON lines with codes, ids, names and durations; never a secret, never a text.

Whatever comes in is handled under one id. Every line meanwhile carries it, and so does every entry
that is written: what follows from an entry, perhaps minutes later and elsewhere, goes on under it.
A process handles one event at a time; of a tick, whose event is one, it does several parts at once,
so whom a line is about is known by its thread.
"""

import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aws_lambda_powertools.logging import Logger

from chalicelib.observe import metrics

# No two lines have the same words: where one was written need not stand in it.
log = Logger(service=metrics.SERVICE, location=None)


class Failed(Exception):
    """An event could not be handled. Its line has told why; this says nothing more, for whoever
    runs us writes down what we raise.
    """


@dataclass(slots=True)
class Line:
    """What is told of one event when it is over."""

    fields: dict[str, Any] = field(default_factory=dict)
    quiet: bool = False

    def add(self, **fields: Any) -> None:
        """Tell this, too; None takes no room."""
        self.fields.update(fields)

    def quieten(self) -> None:
        """It is of interest to nobody but who looks for a mistake; nor is its time."""
        self.quiet = True


@contextmanager
def handling(
    what: str,
    id: str,
    failed: metrics.Metric | None = None,
    timed: metrics.Metric | None = None,
) -> Iterator[Line]:
    """Handle one event under an id, and tell once what came of it and in how many ms.

    What it raises is told and counted as ``failed``, and goes on as Failed.
    """
    log.set_correlation_id(id or None)
    about(None)
    line, began = Line(), time.perf_counter()
    try:
        yield line
    except Exception as error:
        if failed:
            metrics.add(failed)
        log.error(f"{what} failed", **line.fields, **fault(error))
        raise Failed(f"{what}: {type(error).__name__}") from None
    else:
        ms = round((time.perf_counter() - began) * 1000, 1)
        tell = log.debug if line.quiet else log.info
        tell(what, **line.fields, ms=ms)
        if timed and not line.quiet:
            metrics.add(timed, ms)
    finally:
        metrics.publish()
        log.set_correlation_id(None)
        about(None)


def about(tenant: str | None, conversation: str | None = None) -> None:
    """Say in every line of this thread from here on whom and what it is about."""
    log.thread_safe_append_keys(tenant=tenant, conversation=conversation)


def correlation_id() -> str | None:
    """The id of the event that is being handled."""
    return log.get_correlation_id()


def fault(error: BaseException) -> dict[str, Any]:
    """What may be logged of an exception: its kind and place; its words may quote somebody."""
    frames = [
        f"{frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return {
        "error": type(error).__name__,
        "place": frames[-1] if frames else None,
        "frames": frames,
    }
