"""The ring of keys that sign our tokens, and how it turns. Pure.

A ring is key id → secret, and its order says what each key is for: the first signs, the second is
the next to sign, which everybody knows long before it does, the others only verify, those that
signed last first. A turn makes one key and takes the signer's place away from another:

    [signer, next, former …]  →  [next, fresh, signer, former …]

So a key stopped signing when the key two places younger was made; ids tell their day. It must
verify for as long after as a token that it signed in its last second may come to be renewed.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import islice

Ring = Mapping[str, str]
KEPT = timedelta(days=400)  # after a key last signed
SHORTEST_SECRET = 32
Entropy = Callable[[int], bytes]


def parse(text: str) -> dict[str, str]:
    """A ring from its JSON object; raises ValueError, whose words quote nothing of it."""
    try:
        ring = json.loads(text)
    except ValueError:
        raise ValueError("is not JSON") from None
    if not isinstance(ring, dict) or not ring or not all(map(_is_secret, ring.values())):
        raise ValueError(f"must map key ids to secrets of at least {SHORTEST_SECRET} characters")
    return ring


def _is_secret(value: object) -> bool:
    return isinstance(value, str) and len(value) >= SHORTEST_SECRET


def written(ring: Ring) -> str:
    """The ring as JSON, in its order."""
    return json.dumps(dict(ring))


def is_due(ring: Ring, now: int) -> bool:
    """Whether to turn the ring: not when a key was made today or yesterday (UTC), so that doing it
    again does nothing; always when there is no next key.
    """
    made = [day for kid in ring if (day := _day_of(kid))]
    return len(ring) < 2 or not made or max(made) < _day(now) - timedelta(days=1)


def turned(ring: Ring, now: int, entropy: Entropy) -> dict[str, str]:
    """The ring after a turn, without the keys that no living token needs; a lone key signs on and
    gets a successor.
    """
    keys = list(ring.items())
    fresh = _fresh(ring, now, entropy)
    if len(keys) < 2:
        return dict([*keys, fresh])
    signer, next_, *former = keys
    return dict([next_, fresh, *_needed([fresh, next_, signer, *former], _day(now))])


def dropped(ring: Ring, kid: str, now: int, entropy: Entropy) -> dict[str, str]:
    """The ring without a key, whatever tokens need it; where it signed the next one does, and there
    is a next one again. A ring without this key stays as it is.
    """
    if kid not in ring:
        return dict(ring)
    keys = list(ring.items())
    serving = [key for key in keys[:2] if key[0] != kid]
    while len(serving) < 2:
        serving.append(_fresh({**ring, **dict(serving)}, now, entropy))
    return dict([*serving, *(key for key in keys[2:] if key[0] != kid)])


def _needed(youngest_first: list[tuple[str, str]], today: date) -> Iterator[tuple[str, str]]:
    """Those that stopped signing less than KEPT ago; one of whom nobody knows stays."""
    successors = zip(youngest_first, islice(youngest_first, 2, None), strict=False)
    for (successor, _), key in successors:
        stopped = _day_of(successor)
        if stopped is None or today - stopped <= KEPT:
            yield key


def _fresh(ring: Ring, now: int, entropy: Entropy) -> tuple[str, str]:
    """A key that is like no other."""
    kid = f"{_day(now)}-{entropy(2).hex()}"
    return _fresh(ring, now, entropy) if kid in ring else (kid, entropy(32).hex())


def _day(now: int) -> date:
    return datetime.fromtimestamp(now / 1000, UTC).date()


def _day_of(kid: str) -> date | None:
    """The day a key was made, of one whose id says so."""
    try:
        return date.fromisoformat(kid[:10])
    except ValueError:
        return None
