"""Guessing takes longer and longer, as in Cognito."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from infra.local import strict, totp, tries

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
    user = {"_password": "right", "_totp": "GEZDGNBVGY3TQOJQ", "UserStatus": "CONFIRMED"}
    monkeypatch.setattr(strict, "_user", lambda asked: (None, user))

    def at(now: float) -> None:
        monkeypatch.setattr(strict, "time", SimpleNamespace(time=lambda: now))

    at(NOW)
    enter: Callable[[Any], Any] = strict.entering(lambda asked: "let in")
    answer: Callable[[Any], Any] = strict.answering(lambda asked: "let in")

    def password(given: str) -> Any:
        return enter({"AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": {"PASSWORD": given}})

    def code(given: str) -> Any:
        responses = {"SOFTWARE_TOKEN_MFA_CODE": given}
        return answer({"ChallengeName": "SOFTWARE_TOKEN_MFA", "ChallengeResponses": responses})

    right = totp.code(user["_totp"], NOW)
    assert (password("right"), code(right)) == ("let in", "let in")
    for _ in range(5):
        password("wrong")
        code("000000" if right != "000000" else "000001")
    assert "let in" not in (password("right"), code(right))
    at(NOW + 1)
    assert password("right") == "let in"
    assert code(totp.code(user["_totp"], NOW + 1)) == "let in"
