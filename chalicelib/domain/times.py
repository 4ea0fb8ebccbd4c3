"""Moments as the outside world writes them."""

from datetime import UTC, datetime


def rfc3339(ms: int) -> str:
    """A moment in ms as RFC 3339 in UTC with milliseconds."""
    return (
        datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{ms % 1000:03d}Z"
    )


def day_of(ms: int) -> str:
    """The UTC day of a moment, for example "2026-11-21"."""
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%d")
