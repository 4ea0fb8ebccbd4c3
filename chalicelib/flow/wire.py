"""The real ports: the only place that knows what stands behind them."""

import os
import time
from functools import cache

from chalicelib import outbound, store
from chalicelib.flow.ports import Ports
from chalicelib.store.stream import correlation_of, entry_of, filter_of

__all__ = ["correlation_of", "entry_of", "filter_of", "now", "ports"]


def now() -> int:
    """Milliseconds since 1970."""
    return time.time_ns() // 1_000_000


@cache
def ports() -> Ports:
    """This process's ports."""
    return Ports(
        store=store,
        push=outbound.push,
        files=outbound.files,
        identity=outbound.identity,
        token_keys=outbound.TokenKeys(),
        now=now,
        entropy=os.urandom,
    )
