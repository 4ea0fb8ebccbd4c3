"""Guessing takes longer and longer, as in Cognito."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from infra.local import strict, tries

NOW = 1_700_000_000.0


def guessed(user: dict[str, Any], times: int, now: float = NOW) -> None:
    for _ in range(times):
        tries.wrong(user, "code", now)


def test_four_wrong_ones_cost_nothing_and_each_further_one_twice_as_much() -> None:
    user: dict[str, Any] = {}
    guessed(user, 4)
    assert not tries.waits(user, "code", NOW)
    for wait in (1, 2, 4, 8):
        guessed(user, 1)
        assert tries.waits(user, "code", NOW + wait - 0.5)
        assert not tries.waits(user, "code", NOW + wait)
    guessed(user, 20)
    assert not tries.waits(user, "code", NOW + tries.LONGEST_WAIT_S)


def test_it_begins_anew_when_right_and_after_a_while() -> None:
    user: dict[str, Any] = {}
    guessed(user, 5)
    assert not tries.waits(user, "password", NOW)
    tries.right(user, "code")
    assert not tries.waits(user, "code", NOW)
    guessed(user, 4)
    guessed(user, 1, NOW + tries.FORGOTTEN_S)
    assert not tries.waits(user, "code", NOW + tries.FORGOTTEN_S)


def test_codes_are_sent_again_after_an_hour() -> None:
    user: dict[str, Any] = {}
    assert [tries.may_send(user, NOW) for _ in range(6)] == [True] * 5 + [False]
    assert tries.may_send(user, NOW + tries.SENT_WITHIN_S)


def test_while_one_waits_not_even_the_right_one_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    user = {"_totp_secret": "known", "UserStatus": "CONFIRMED"}
    monkeypatch.setattr(strict, "_user", lambda asked: (None, user))

    def at(now: float) -> None:
        monkeypatch.setattr(strict, "time", SimpleNamespace(time=lambda: now))

    at(NOW)
    enter: Callable[[Any], Any] = strict.entering(lambda asked: (asked["status"],))
    answer: Callable[[Any], Any] = strict.answering(lambda asked: (asked["status"],))

    def password(status: int) -> Any:
        return enter({"AuthFlow": "USER_PASSWORD_AUTH", "status": status})[0]

    def code(status: int) -> Any:
        return answer({"ChallengeName": "SOFTWARE_TOKEN_MFA", "status": status})[0]

    assert (password(200), code(200)) == (200, 200)
    for _ in range(5):
        assert (password(400), code(400)) == (400, 400)
    assert (password(200), code(200)) == (400, 400)
    at(NOW + 1)
    assert (password(200), code(200)) == (200, 200)


def test_who_has_no_authenticator_signs_in_with_no_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict, "_user", lambda asked: (None, {"UserStatus": "CONFIRMED"}))
    answer: Callable[[Any], Any] = strict.answering(lambda asked: (200,))
    assert answer({"ChallengeName": "SOFTWARE_TOKEN_MFA"})[0] == 400


def test_an_authenticator_of_before_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    user = {"_totp": "in use", "_offered": "offered"}
    pools = SimpleNamespace(all_values=lambda: [{"_users": {"ada": user}}])
    monkeypatch.setattr(strict.cognito, "_user_pools", pools)
    strict.restoring(lambda saved: None)({})
    assert user == {"_totp_secret": "in use", "_totp_pending_secret": "offered"}
