"""How often a secret may be guessed, counted on what it belongs to.

As in Cognito, wrong answers from the fifth on have to be waited for, each twice as long as the one
before; who waits is not even looked at. Codes for a new password are sent five times an hour.
"""

from typing import Any

FREE = 5
LONGEST_WAIT_S = 900
FORGOTTEN_S = 900  # so long after the last wait it begins anew
MOST_SENT, SENT_WITHIN_S = 5, 3600

Counted = dict[str, Any]


def waits(counted: Counted, what: str, now: float) -> bool:
    """Whether no answer is looked at now (seconds since 1970)."""
    return bool(_held(counted, what)["until"] > now)


def wrong(counted: Counted, what: str, now: float) -> None:
    """Count a wrong answer."""
    held = _held(counted, what)
    number = (held["number"] if now - held["until"] < FORGOTTEN_S else 0) + 1
    wait = min(LONGEST_WAIT_S, 2 ** (number - FREE)) if number >= FREE else 0
    counted.setdefault("_wrong", {})[what] = {"number": number, "until": now + wait}


def right(counted: Counted, what: str) -> None:
    """Begin anew."""
    counted.get("_wrong", {}).pop(what, None)


def may_send(counted: Counted, now: float) -> bool:
    """Whether one more code may be sent; it is counted."""
    sent = [at for at in counted.get("_sent", ()) if now - at < SENT_WITHIN_S]
    if len(sent) >= MOST_SENT:
        return False
    counted["_sent"] = [*sent, now]
    return True


def _held(counted: Counted, what: str) -> Counted:
    nothing: Counted = {"number": 0, "until": 0}
    held: Counted = counted.get("_wrong", {}).get(what, nothing)
    return held
