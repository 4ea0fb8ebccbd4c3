"""What ministack takes on trust of sign-ins is checked here as Cognito checks it: the codes of
forgotten passwords, first passwords, and how often anybody guesses.

Its mails go to a file, for one box has nobody else to send them to.
"""

import hmac
import json
import os
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ministack.services import cognito

from infra.local import tries

Asked = dict[str, Any]
User = dict[str, Any]
Take = Callable[[Asked], Any]
CODE_SECONDS = 3600
TRIES = 5
PASSWORD, CODE = "password", "code"  # what is guessed
RESETTABLE = ("CONFIRMED", "RESET_REQUIRED")
SUBJECT, TEXT = "Your verification code", "{user}: the code for a new password is {code}."
RENAMED = {"_totp": "_totp_secret", "_offered": "_totp_pending_secret"}


def refused(code: str, words: str) -> Any:
    """A refusal as Cognito words it."""
    return cognito.error_response_json(code, words, 400)


def _user(asked: Asked) -> tuple[Any, User | None]:
    """Pool and user that a request names by its client and a user name."""
    _, pool, _ = cognito._find_pool_by_client_id(asked.get("ClientId", ""))
    if pool is None:
        return None, None
    named = asked.get("AuthParameters") or asked.get("ChallengeResponses") or asked
    user, _ = cognito._resolve_user(pool, named.get("Username") or named.get("USERNAME"))
    return pool, user


def _granted(answer: Any) -> bool:
    return bool(answer[0] == 200)


def forgetting(take: Take) -> Take:
    """ForgotPassword around ministack's own, whose code is the same for everybody."""

    def forgot(asked: Asked) -> Any:
        pool, user = _user(asked)
        if user is None:
            return take(asked)
        if user["UserStatus"] not in RESETTABLE:
            return refused("NotAuthorizedException", "User password cannot be reset now.")
        if not tries.may_send(user, time.time()):
            return refused("LimitExceededException", "Attempt limit exceeded.")
        code = f"{secrets.randbelow(10**6):06}"
        user["_reset"] = {"code": code, "until": time.time() + CODE_SECONDS, "tries": 0}
        email = cognito._attr_list_to_dict(user["Attributes"]).get("email", "")
        told = TEXT.format(user=user["Username"], code=code)
        cognito._deliver_cognito_email(pool, email, SUBJECT, told, "CognitoVerificationMessage")
        return cognito._code_delivery_response(cognito._masked_destination(email))

    return forgot


def resetting(take: Take) -> Take:
    """ConfirmForgotPassword around ministack's own, which takes any code."""

    def reset(asked: Asked) -> Any:
        _, user = _user(asked)
        if user is None:
            return take(asked)
        sent = user.get("_reset")
        if sent is None or sent["until"] < time.time():
            return refused("ExpiredCodeException", "Invalid code provided, please request a code.")
        if sent["tries"] >= TRIES:
            return refused("LimitExceededException", "Attempt limit exceeded.")
        given = asked.get("ConfirmationCode", "")
        if not hmac.compare_digest(sent["code"].encode(), given.encode()):
            sent["tries"] += 1
            return refused("CodeMismatchException", "Invalid verification code provided.")
        answer = take(asked)
        if _granted(answer):
            del user["_reset"]
            tries.right(user, PASSWORD)
        return answer

    return reset


def answering(take: Take) -> Take:
    """RespondToAuthChallenge around ministack's own, which gives a first password away twice and
    lets codes be guessed.
    """

    def answer(asked: Asked) -> Any:
        pool, user = _user(asked)
        name = asked.get("ChallengeName")
        if user is not None and name == "SOFTWARE_TOKEN_MFA":
            if not user.get("_totp_secret"):  # ministack would take any code
                return refused("CodeMismatchException", "Invalid code received for user")
            return _guessed(take, asked, user, CODE)
        if user is not None and name == "NEW_PASSWORD_REQUIRED":
            if user["UserStatus"] != "FORCE_CHANGE_PASSWORD":
                return refused("NotAuthorizedException", "Invalid session for the user.")
            new = asked["ChallengeResponses"].get("NEW_PASSWORD", "")
            if unfit := cognito._validate_password(pool, new):
                return unfit
        return take(asked)

    return answer


def entering(take: Take) -> Take:
    """InitiateAuth around ministack's own, which lets passwords be guessed without end."""

    def enter(asked: Asked) -> Any:
        _, user = _user(asked)
        if user is None or asked.get("AuthFlow") != "USER_PASSWORD_AUTH":
            return take(asked)
        return _guessed(take, asked, user, PASSWORD)

    return enter


def _guessed(take: Take, asked: Asked, user: User, what: str) -> Any:
    """The answer to a password or a code, unless there were too many wrong ones."""
    now = time.time()
    if tries.waits(user, what, now):
        return refused("NotAuthorizedException", "Attempts exceeded")
    answer = take(asked)
    if _granted(answer):
        tries.right(user, what)
    else:
        tries.wrong(user, what, now)
    return answer


def restoring(load: Callable[[Any], None]) -> Callable[[Any], None]:
    """Loads what was saved; authenticators' secrets had names of our own before ministack knew
    any, and for it a user without a secret may answer with any code.
    """

    def restore(saved: Any) -> None:
        load(saved)
        for pool in cognito._user_pools.all_values():
            for user in pool["_users"].values():
                for ours, theirs in RENAMED.items():
                    if ours in user:
                        user[theirs] = user.pop(ours)

    return restore


def mailing(file: Path) -> Callable[..., None]:
    """Writes mails to a file of the owner's, a JSON object a line."""

    def mail(pool: Any, to: str, subject: str, text: str, *more: Any, **others: Any) -> None:
        line = {"at": time.strftime("%Y-%m-%d %H:%M:%S%z"), "to": to, "subject": subject}
        place = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(place, "a", encoding="utf-8") as lines:
            lines.write(json.dumps({**line, "text": text}, ensure_ascii=False) + "\n")

    return mail


def be_strict(mails: Path) -> None:
    """Put all of it in place."""
    cognito._forgot_password = forgetting(cognito._forgot_password)
    cognito._confirm_forgot_password = resetting(cognito._confirm_forgot_password)
    cognito._initiate_auth = entering(cognito._initiate_auth)
    cognito._respond_to_auth_challenge = answering(cognito._respond_to_auth_challenge)
    cognito.load_persisted_state = restoring(cognito.load_persisted_state)
    cognito._deliver_cognito_email = mailing(mails)
