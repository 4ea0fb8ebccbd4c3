"""What ministack takes on trust of sign-ins is checked here as Cognito checks it: authenticators'
codes, codes of forgotten passwords, first passwords, whose a refresh token is, and how often
anybody guesses.

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

from infra.local import totp, tries

Asked = dict[str, Any]
User = dict[str, Any]
CODE_SECONDS = 3600
TRIES = 5
PASSWORD, CODE = "password", "code"  # what is guessed
RESETTABLE = ("CONFIRMED", "RESET_REQUIRED")
SUBJECT, TEXT = "Your verification code", "{user}: the code for a new password is {code}."


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


def _holder(asked: Asked) -> User | None:
    """The user whose access token came."""
    for pool in cognito._user_pools.values():
        if user := cognito._user_from_token(asked.get("AccessToken", ""), pool):
            return user  # type: ignore[no-any-return]
    return None


def forgot(asked: Asked) -> Any:
    """ForgotPassword: a code that counts once, for an hour."""
    pool, user = _user(asked)
    if user is None:
        return refused("UserNotFoundException", "User does not exist.")
    if user["UserStatus"] not in RESETTABLE:
        return refused("NotAuthorizedException", "User password cannot be reset now.")
    if not tries.may_send(user, time.time()):
        return refused("LimitExceededException", "Attempt limit exceeded.")
    code = f"{secrets.randbelow(10**6):06}"
    user["_reset"] = {"code": code, "until": time.time() + CODE_SECONDS, "tries": 0}
    email = cognito._attr_list_to_dict(user["Attributes"]).get("email", "")
    told = TEXT.format(user=user["Username"], code=code)
    cognito._deliver_cognito_email(pool, email, SUBJECT, told, "CognitoVerificationMessage")
    told_to = {"Destination": email, "DeliveryMedium": "EMAIL", "AttributeName": "email"}
    return cognito.json_response({"CodeDeliveryDetails": told_to})


def confirm_forgot(asked: Asked) -> Any:
    """ConfirmForgotPassword, for the code that was sent."""
    pool, user = _user(asked)
    reset = (user or {}).get("_reset")
    if user is None or reset is None or reset["until"] < time.time():
        return refused("ExpiredCodeException", "Invalid code provided, please request a code.")
    if reset["tries"] >= TRIES:
        return refused("LimitExceededException", "Attempt limit exceeded.")
    if not hmac.compare_digest(reset["code"].encode(), asked.get("ConfirmationCode", "").encode()):
        reset["tries"] += 1
        return refused("CodeMismatchException", "Invalid verification code provided.")
    if unfit := cognito._validate_password(pool, asked.get("Password", "")):
        return unfit
    del user["_reset"]
    user["_password"], user["UserStatus"] = asked["Password"], "CONFIRMED"
    tries.right(user, PASSWORD)
    user["UserLastModifiedDate"] = cognito._now_epoch()
    return cognito.json_response({})


def associate(asked: Asked) -> Any:
    """AssociateSoftwareToken: a secret that counts once a code of it has come."""
    user = _holder(asked)
    if user is None:
        return refused("NotAuthorizedException", "Invalid Access Token")
    user["_offered"] = cognito.base64.b32encode(secrets.token_bytes(20)).decode()
    return cognito.json_response({"SecretCode": user["_offered"]})


def verify(asked: Asked) -> Any:
    """VerifySoftwareToken; the preference that asks for codes is set apart from it."""
    user = _holder(asked)
    if user is None:
        return refused("NotAuthorizedException", "Invalid Access Token")
    offered = user.get("_offered")
    if not offered or not totp.matches(offered, asked.get("UserCode", ""), time.time()):
        return refused("EnableSoftwareTokenMFAException", "Code mismatch")
    user["_totp"] = user.pop("_offered")
    return cognito.json_response({"Status": "SUCCESS"})


def answering(take: Callable[[Asked], Any]) -> Callable[[Asked], Any]:
    """RespondToAuthChallenge around ministack's own."""

    def answer(asked: Asked) -> Any:
        pool, user = _user(asked)
        given, name = asked.get("ChallengeResponses", {}), asked.get("ChallengeName")
        if user is not None and name == "SOFTWARE_TOKEN_MFA":
            return _coded(take, asked, user, given.get("SOFTWARE_TOKEN_MFA_CODE", ""))
        if user is not None and name == "NEW_PASSWORD_REQUIRED":
            if user["UserStatus"] != "FORCE_CHANGE_PASSWORD":
                return refused("NotAuthorizedException", "Invalid session for the user.")
            if unfit := cognito._validate_password(pool, given.get("NEW_PASSWORD", "")):
                return unfit
        return take(asked)

    return answer


def _coded(take: Callable[[Asked], Any], asked: Asked, user: User, code: str) -> Any:
    """The answer to a code of an authenticator."""
    now, secret = time.time(), user.get("_totp")
    if tries.waits(user, CODE, now):
        return refused("NotAuthorizedException", "Attempts exceeded")
    if not secret or not totp.matches(secret, code, now):
        tries.wrong(user, CODE, now)
        return refused("CodeMismatchException", "Invalid code received for user")
    tries.right(user, CODE)
    return take(asked)


def entering(take: Callable[[Asked], Any]) -> Callable[[Asked], Any]:
    """InitiateAuth around ministack's own, which lets passwords be guessed without end."""

    def enter(asked: Asked) -> Any:
        _, user = _user(asked)
        if user is None or asked.get("AuthFlow") != "USER_PASSWORD_AUTH":
            return take(asked)
        now = time.time()
        if tries.waits(user, PASSWORD, now):
            return refused("NotAuthorizedException", "Password attempts exceeded")
        if user.get("_password") == asked["AuthParameters"].get("PASSWORD"):
            tries.right(user, PASSWORD)
        else:
            tries.wrong(user, PASSWORD, now)
        return take(asked)

    return enter


def refreshing(take: Callable[..., Any]) -> Callable[..., Any]:
    """REFRESH_TOKEN_AUTH around ministack's own, which takes anybody for one who is gone."""

    def refresh(pool: Any, pool_id: str, client: str, token: str) -> Any:
        if cognito._user_from_token(token, pool) is None:
            return None, refused("NotAuthorizedException", "Invalid Refresh Token")
        return take(pool, pool_id, client, token)

    return refresh


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
    cognito._forgot_password = forgot
    cognito._confirm_forgot_password = confirm_forgot
    cognito._associate_software_token = associate
    cognito._verify_software_token = verify
    cognito._initiate_auth = entering(cognito._initiate_auth)
    cognito._respond_to_auth_challenge = answering(cognito._respond_to_auth_challenge)
    cognito._refresh_auth_result = refreshing(cognito._refresh_auth_result)
    cognito._deliver_cognito_email = mailing(mails)
