"""Numbers on a command line, checked before anything is started. Standard library only."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypeVar

N = TypeVar("N", int, float)


def between(kind: type[N], low: N, high: N) -> Callable[[str], N]:
    """An argparse type: a number of this kind from `low` to `high`, both allowed."""

    def parse(text: str) -> N:
        words = f"{text!r} is no {'whole ' * (kind is int)}number from {low} to {high}"
        try:
            value = kind(text)
        except ValueError:
            raise argparse.ArgumentTypeError(words) from None
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(words)
        return value

    return parse
