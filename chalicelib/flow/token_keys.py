"""Turns the ring of signing keys, whoever else does so at the same time."""

from dataclasses import dataclass

from chalicelib.domain import token_keys
from chalicelib.domain.token_keys import Ring
from chalicelib.flow.ports import Conflict, Ports

ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants of the ring: to be turned though it is not due, or to lose a key."""

    force: bool = False
    drop: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether the ring was changed, and the ids of its keys, the signing one first."""

    changed: bool
    keys: tuple[str, ...]


def rotate(ports: Ports, wish: Wish) -> Outcome:
    """Turn the ring if it is due, or do what was wished; Conflict("version") when all tries are
    lost to others.
    """
    for _ in range(ATTEMPTS):
        ring, version = ports.token_keys.stored()
        after = _after(ports, ring, wish)
        if after == ring:
            return Outcome(False, tuple(ring))
        try:
            ports.token_keys.replace(after, version)
        except Conflict:
            continue
        return Outcome(True, tuple(after))
    raise Conflict("version")


def _after(ports: Ports, ring: Ring, wish: Wish) -> Ring:
    if wish.drop:
        return token_keys.dropped(ring, wish.drop, ports.now(), ports.entropy)
    if wish.force or token_keys.is_due(ring, ports.now()):
        return token_keys.turned(ring, ports.now(), ports.entropy)
    return ring
