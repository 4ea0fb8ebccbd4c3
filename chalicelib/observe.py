"""The one logger: JSON lines with codes, ids, names and durations; never a secret, never a text."""

import traceback
from typing import Any

from aws_lambda_powertools.logging import Logger

log = Logger()


def fault(error: BaseException) -> dict[str, Any]:
    """What may be logged of an exception: its kind and place; its words may quote somebody."""
    frames = traceback.extract_tb(error.__traceback__)
    return {
        "error": type(error).__name__,
        "frames": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }
