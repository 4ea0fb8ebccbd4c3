"""One line that says how far it is: redrawn on a terminal, written now and then elsewhere."""

import sys
import time

WIDTH = 30
EVERY_S = 10.0  # between lines where nothing can be redrawn


class Progress:
    """A bar over ``total`` steps on stderr."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self._written = 0.0

    def step(self) -> None:
        """One more is done."""
        self.done += 1
        self.say("")

    def say(self, words: str) -> None:
        """Draw the bar with some words beside it."""
        filled = WIDTH * self.done // max(self.total, 1)
        line = f"[{'█' * filled}{'·' * (WIDTH - filled)}] {self.done}/{self.total} {words}"
        if sys.stderr.isatty():
            print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
        elif time.monotonic() - self._written >= EVERY_S or (self.done == self.total and not words):
            self._written = time.monotonic()
            print(line, file=sys.stderr, flush=True)

    def close(self) -> None:
        """Leave the line."""
        if sys.stderr.isatty():
            print(file=sys.stderr)
