"""Codes for a new password, by way of Cognito as one box has it: its mails are lines of a file."""

import json
import re
import stat
from itertools import count
from pathlib import Path

import pytest
from botocore.stub import Stubber

from chalicelib.domain.errors import Busy, Invalid, Unauthenticated
from chalicelib.flow.ports import Verified
from chalicelib.outbound import cognito, identity

FIRST, OWN, NEW = "Aa1-first-password", "Aa1-my-own-password", "Aa1-a-new-password"
_numbers = count(1)


@pytest.fixture
def user(local: str) -> str:
    """A user with a password of their own."""
    name = f"acme/lost{next(_numbers)}@acme.example"
    identity.create(name, name.split("/")[1], "ten_a", "agt_a", FIRST)
    identity.set_password(name, OWN, permanent=True)
    return name


def mails(folder: Path, user: str) -> list[str]:
    """The codes that were sent to a user."""
    file = folder / "mails.jsonl"
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    texts = [line["text"] for line in lines if line["to"] == user.split("/")[1]]
    return [re.findall(r"\b\d{6}\b", text)[-1] for text in texts]


def other(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def test_a_code_sets_a_new_password_once(user: str, folder: Path) -> None:
    identity.send_code(user)
    (code,) = mails(folder, user)
    with pytest.raises(Invalid, match="wrong_code"):
        identity.reset_password(user, other(code), NEW)
    with pytest.raises(Invalid, match="weak_password"):
        identity.reset_password(user, code, "short")
    assert isinstance(identity.sign_in(user, OWN), Verified)
    identity.reset_password(user, code, NEW)
    assert isinstance(identity.sign_in(user, NEW), Verified)
    with pytest.raises(Unauthenticated):
        identity.sign_in(user, OWN)
    with pytest.raises(Invalid, match="wrong_code"):
        identity.reset_password(user, code, OWN)
    assert stat.S_IMODE((folder / "mails.jsonl").stat().st_mode) == 0o600


def test_only_the_last_code_counts(user: str, folder: Path) -> None:
    identity.send_code(user)
    identity.send_code(user)
    first, last = mails(folder, user)
    if first != last:
        with pytest.raises(Invalid, match="wrong_code"):
            identity.reset_password(user, first, NEW)
    identity.reset_password(user, last, NEW)


def test_codes_are_not_for_guessing(user: str, folder: Path) -> None:
    identity.send_code(user)
    (code,) = mails(folder, user)
    for _ in range(5):
        with pytest.raises(Invalid, match="wrong_code"):
            identity.reset_password(user, other(code), NEW)
    with pytest.raises(Busy, match="try_later"):
        identity.reset_password(user, code, NEW)
    identity.send_code(user)
    identity.reset_password(user, mails(folder, user)[-1], NEW)


def test_no_more_codes_are_sent_than_could_be_guessed(user: str, folder: Path) -> None:
    for _ in range(7):
        identity.send_code(user)
    assert len(mails(folder, user)) == 5


def test_who_is_not_there_looks_like_anybody(user: str, folder: Path) -> None:
    nobody, fresh = "acme/nobody@acme.example", "acme/fresh@acme.example"
    identity.create(fresh, "fresh@acme.example", "ten_a", "agt_b", FIRST)
    identity.send_code(user)
    for name in (nobody, fresh):
        identity.send_code(name)
        assert mails(folder, name) == []
        with pytest.raises(Invalid, match="wrong_code"):
            identity.reset_password(name, "123456", NEW)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("UserNotFoundException", False),
        ("NotAuthorizedException", False),
        ("InvalidParameterException", False),
        ("LimitExceededException", False),
        ("CodeDeliveryFailureException", False),
        ("TooManyRequestsException", True),
        ("InternalErrorException", True),
    ],
)
def test_what_is_told_of_a_refusal_says_nothing_of_the_user(
    local: str, code: str, told: bool
) -> None:
    with Stubber(cognito.client()) as stub:
        stub.add_client_error("forgot_password", code)
        if told:
            with pytest.raises(Busy):
                identity.send_code("acme/a@acme.example")
        else:
            identity.send_code("acme/a@acme.example")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("CodeMismatchException", Invalid),
        ("ExpiredCodeException", Invalid),
        ("UserNotFoundException", Invalid),
        ("NotAuthorizedException", Invalid),
        ("TooManyFailedAttemptsException", Busy),
        ("LimitExceededException", Busy),
    ],
)
def test_each_refusal_of_a_code_has_its_meaning(
    local: str, code: str, kind: type[Exception]
) -> None:
    with Stubber(cognito.client()) as stub, pytest.raises(kind):
        stub.add_client_error("confirm_forgot_password", code)
        identity.reset_password("acme/a@acme.example", "123456", NEW)
