"""The ring of signing keys: remembered, asked for anew when a key is not known, and replaced."""

from collections.abc import Callable
from typing import Any

import pytest

import app
from chalicelib.config import BadSettings, settings
from chalicelib.domain.token_keys import Ring
from chalicelib.flow.ports import Conflict
from chalicelib.outbound import TokenKeys
from chalicelib.outbound.token_keys import PAUSE_MS, REMEMBERED_MS

OLD, NEW = {"old": "o" * 64}, {"new": "n" * 64, "old": "o" * 64}
NOW = 1_795_000_000_000


class Shelf:
    """Where a ring is stored; counts who looks, and fails when told to."""

    def __init__(self, ring: Ring) -> None:
        self.ring, self.looks, self.failure = ring, 0, ""

    def __call__(self) -> tuple[Ring, str]:
        self.looks += 1
        if self.failure:
            raise ConnectionError(self.failure)
        return self.ring, ""


def test_it_is_asked_once_in_five_minutes() -> None:
    shelf = Shelf(OLD)
    keys = TokenKeys(shelf)
    for after in (0, 1, REMEMBERED_MS - 1):
        assert keys.signer(NOW + after) == ("old", "o" * 64)
        assert keys.secret("old", NOW + after) == "o" * 64
    assert shelf.looks == 1
    shelf.ring = NEW
    assert keys.signer(NOW + REMEMBERED_MS) == ("new", "n" * 64)
    assert shelf.looks == 2


def test_a_key_that_is_not_known_is_asked_for_at_most_once_a_minute() -> None:
    shelf = Shelf(OLD)
    keys = TokenKeys(shelf)
    keys.signer(NOW)
    shelf.ring = NEW
    assert keys.secret("new", NOW + PAUSE_MS - 1) is None
    assert keys.secret("new", NOW + PAUSE_MS) == "n" * 64
    for forged in range(1000):
        assert keys.secret(f"forged-{forged}", NOW + PAUSE_MS + forged) is None
    assert shelf.looks == 2


def test_a_key_that_was_dropped_is_forgotten_within_five_minutes() -> None:
    shelf = Shelf(NEW)
    keys = TokenKeys(shelf)
    assert keys.secret("old", NOW)
    shelf.ring = {"new": "n" * 64}
    assert keys.secret("old", NOW + REMEMBERED_MS - 1)
    assert keys.secret("old", NOW + REMEMBERED_MS) is None


def test_what_is_remembered_does_while_nothing_can_be_read() -> None:
    shelf = Shelf(OLD)
    shelf.failure = "away"
    keys = TokenKeys(shelf)
    with pytest.raises(ConnectionError):
        keys.signer(NOW)
    shelf.failure = ""
    keys.signer(NOW)
    shelf.failure = "away again"
    assert keys.signer(NOW + REMEMBERED_MS) == ("old", "o" * 64)
    assert keys.secret("new", NOW + REMEMBERED_MS + 1) is None
    assert shelf.looks == 3
    shelf.failure, shelf.ring = "", NEW
    assert keys.secret("new", NOW + REMEMBERED_MS + PAUSE_MS)


def test_a_box_has_them_in_its_environment(environment: pytest.MonkeyPatch) -> None:
    assert TokenKeys().signer(NOW)[0] == "test"
    with pytest.raises(BadSettings, match="TOKEN_KEYS_SECRET is not set"):
        TokenKeys().replace(NEW, "")


def test_without_any_who_asks_is_told(environment: pytest.MonkeyPatch) -> None:
    environment.delenv("TOKEN_KEYS")
    settings.cache_clear()
    with pytest.raises(BadSettings, match="neither TOKEN_KEYS nor TOKEN_KEYS_SECRET is set"):
        TokenKeys().secret("test", NOW)


def test_the_secret_is_read_and_replaced_in_its_order(secret: Callable[[], Any]) -> None:
    ring, version = TokenKeys().stored()
    assert ring == {"first": "f" * 64}
    after = {"z": "z" * 64, "a": "a" * 64, **ring}
    TokenKeys().replace(after, version)
    assert secret()["SecretString"].startswith('{"z": ')
    assert list(TokenKeys().stored()[0]) == ["z", "a", "first"]


def test_of_two_who_replace_one_ring_one_wins(secret: Callable[[], Any]) -> None:
    ring, version = TokenKeys().stored()
    mine, theirs = {"mine": "m" * 64, **ring}, {"theirs": "t" * 64, **ring}
    TokenKeys().replace(mine, version)
    with pytest.raises(Conflict):
        TokenKeys().replace(theirs, version)
    TokenKeys().replace(mine, version)  # after a lost answer
    assert list(TokenKeys().stored()[0]) == ["mine", "first"]
    TokenKeys().replace(theirs, TokenKeys().stored()[1])
    with pytest.raises(Conflict):
        TokenKeys().replace(mine | theirs, version)  # one who slept for two turns
    assert list(TokenKeys().stored()[0]) == ["theirs", "first"]


def test_the_function_turns_the_secret(secret: Callable[[], Any]) -> None:
    fields = ("version", "id", "detail-type", "source", "account", "time", "region", "resources")
    event = {**dict.fromkeys(fields, ""), "detail": {}}
    first = app.rotate_keys(event, None)
    assert first["changed"]
    assert not app.rotate_keys(event, None)["changed"]
    second = app.rotate_keys({**event, "detail": {"force": True}}, None)
    assert (second["keys"][0], second["keys"][2]) == (first["keys"][1], "first")
    assert app.rotate_keys({**event, "detail": {"drop": "first"}}, None)["changed"]
    assert list(TokenKeys().stored()[0]) == second["keys"][:2]
