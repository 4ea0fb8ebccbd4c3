"""Lives of which exactly one goes on at a time; a seed says who, at each call to the outside."""

from collections.abc import Callable, Iterable
from random import Random

from greenlet import getcurrent, greenlet

STAYS = (0.0, 0.5, 0.9)  # how likely whoever runs goes on at a call


class Schedule:
    """One interleaving of several lives: the same seed is the same interleaving."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.failures: list[BaseException] = []
        self._stay = self.random.choice(STAYS)
        self._alive: list[greenlet] = []

    def run(self, lives: Iterable[Callable[[], None]]) -> None:
        """Live them all to their ends; what they raised is in ``failures``."""
        self._alive = [greenlet(lambda life=life: self._live(life)) for life in lives]
        while self._alive:
            self.random.choice(self._alive).switch()

    def switch(self) -> None:
        """Whoever runs may have to wait here while others go on."""
        if self.random.random() >= self._stay:
            self.give_way()

    def give_way(self) -> None:
        """Let whoever it is go on; where nobody lives there is nobody to wait for."""
        if self._alive and (other := self.random.choice(self._alive)) is not getcurrent():
            other.switch()

    def _live(self, life: Callable[[], None]) -> None:
        try:
            life()
        except BaseException as failure:
            self.failures.append(failure)
        self._alive.remove(getcurrent())
