"""Agents' sign-ins in Cognito; it alone sees passwords."""

from base64 import urlsafe_b64decode
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from typing import Any

import msgspec

from chalicelib.config import settings
from chalicelib.domain.errors import Busy, Invalid, Unauthenticated
from chalicelib.flow.ports import AlreadyThere, Challenge, Verified

ANSWERS = {"NEW_PASSWORD_REQUIRED": "NEW_PASSWORD", "SOFTWARE_TOKEN_MFA": "SOFTWARE_TOKEN_MFA_CODE"}
BUSY = frozenset(
    {
        "ForbiddenException",  # the firewall before Cognito, when somebody asks too often
        "InternalErrorException",
        "LimitExceededException",
        "ThrottlingException",
        "TooManyRequestsException",
    }
)
UNFIT = {
    "InvalidPasswordException": (
        "weak_password",
        "Choose a longer password, of several kinds of characters.",
    ),
    "PasswordHistoryPolicyViolationException": (
        "password_used_before",
        "Choose a password that was not used before.",
    ),
}
WRONG_CODE = frozenset(
    {"CodeMismatchException", "EnableSoftwareTokenMFAException", "ExpiredCodeException"}
)
WRONG = frozenset(
    {
        "CodeMismatchException",
        "ExpiredCodeException",
        "InvalidParameterException",
        "NotAuthorizedException",
        "PasswordResetRequiredException",
        "SoftwareTokenMFANotFoundException",
        "UserNotConfirmedException",
        "UserNotFoundException",
    }
)


class Owner(msgspec.Struct):
    """The claims that name an agent; users cannot change them."""

    tenant: str = msgspec.field(name="custom:tenant")
    agent: str = msgspec.field(name="custom:agent")


@cache
def _client() -> Any:
    # Importing boto3 costs more than a whole message: only sign-ins pay for it.
    import boto3
    from botocore.config import Config

    where = settings()
    config = Config(connect_timeout=2, read_timeout=10, retries={"mode": "standard"})
    endpoint = where.cognito_endpoint or None
    return boto3.client(
        "cognito-idp", region_name=where.region, endpoint_url=endpoint, config=config
    )


def create(username: str, email: str, tenant: str, agent: str, password: str) -> None:
    """Make a user with a first password; raises AlreadyThere and Invalid("weak_password")."""
    owner = {
        "email": email,
        "email_verified": "true",
        "custom:tenant": tenant,
        "custom:agent": agent,
    }
    try:
        _fit(
            _client().admin_create_user,
            UserPoolId=settings().user_pool_id,
            Username=username,
            TemporaryPassword=password,
            MessageAction="SUPPRESS",
            UserAttributes=[{"Name": name, "Value": value} for name, value in owner.items()],
        )
    except _client().exceptions.UsernameExistsException:
        raise AlreadyThere from None


def delete(username: str) -> None:
    """Make as if a user had never been."""
    with suppress(_client().exceptions.UserNotFoundException):
        _patient(_client().admin_delete_user, UserPoolId=settings().user_pool_id, Username=username)


def owner(username: str) -> tuple[str, str] | None:
    """The tenant and agent whom a user name stands for."""
    try:
        user = _patient(
            _client().admin_get_user, UserPoolId=settings().user_pool_id, Username=username
        )
    except _client().exceptions.UserNotFoundException:
        return None
    found = {one["Name"]: one["Value"] for one in user["UserAttributes"]}
    return found["custom:tenant"], found["custom:agent"]


def set_password(username: str, password: str, permanent: bool) -> None:
    """Set a password, which must be changed at the next sign-in unless it is permanent; raises
    Invalid("weak_password").
    """
    _fit(
        _client().admin_set_user_password,
        UserPoolId=settings().user_pool_id,
        Username=username,
        Password=password,
        Permanent=permanent,
    )


def sign_in(username: str, password: str) -> Verified | Challenge:
    """Try a password."""
    return _outcome(_asked("USER_PASSWORD_AUTH", USERNAME=username, PASSWORD=password))


def answer(username: str, challenge: Challenge, answer: str) -> Verified | Challenge:
    """Answer a challenge; also raises Invalid("weak_password")."""
    return _outcome(
        _guarded(
            _client().respond_to_auth_challenge,
            ClientId=settings().user_pool_client_id,
            ChallengeName=challenge.name,
            Session=challenge.session,
            ChallengeResponses={"USERNAME": username, ANSWERS[challenge.name]: answer},
        )
    )


def refresh(refresh_token: str) -> Verified:
    """Whom a refresh token stands for now."""
    return _verified(_asked("REFRESH_TOKEN_AUTH", REFRESH_TOKEN=refresh_token))


def revoke(refresh_token: str) -> None:
    """Make a refresh token worthless."""
    _guarded(_client().revoke_token, Token=refresh_token, ClientId=settings().user_pool_client_id)


def end_all(username: str) -> None:
    """Make all refresh tokens of a user worthless; one who does not exist has none."""
    with suppress(_client().exceptions.UserNotFoundException):
        _patient(
            _client().admin_user_global_sign_out,
            UserPoolId=settings().user_pool_id,
            Username=username,
        )


def offer_authenticator(refresh_token: str) -> str:
    """A secret for an authenticator; it counts once it is confirmed."""
    offered = _guarded(_client().associate_software_token, AccessToken=_access_token(refresh_token))
    return str(offered["SecretCode"])


def confirm_authenticator(username: str, refresh_token: str, code: str) -> None:
    """Ask for codes of the offered secret from now on; raises Invalid("wrong_code")."""
    access = _access_token(refresh_token)
    _coded(_client().verify_software_token, AccessToken=access, UserCode=code)
    _prefer_codes(username, True)


def drop_authenticator(username: str) -> None:
    """Ask for no codes any more."""
    _prefer_codes(username, False)


def _prefer_codes(username: str, wanted: bool) -> None:
    _patient(
        _client().admin_set_user_mfa_preference,
        UserPoolId=settings().user_pool_id,
        Username=username,
        SoftwareTokenMfaSettings={"Enabled": wanted, "PreferredMfa": wanted},
    )


def _access_token(refresh_token: str) -> str:
    """What a user's own wishes are asked with."""
    said = _asked("REFRESH_TOKEN_AUTH", REFRESH_TOKEN=refresh_token)
    return str(said["AuthenticationResult"]["AccessToken"])


def _asked(flow: str, **parameters: str) -> Mapping[str, Any]:
    client = settings().user_pool_client_id
    return _guarded(
        _client().initiate_auth, ClientId=client, AuthFlow=flow, AuthParameters=parameters
    )


def _guarded(ask: Any, **parameters: Any) -> Mapping[str, Any]:
    """Ask for somebody who signs in; refuses wrong credentials and unfit passwords as well."""
    from botocore.exceptions import ClientError

    try:
        return _fit(ask, **parameters)
    except ClientError as error:
        if error.response["Error"]["Code"] in WRONG:
            raise Unauthenticated("wrong_credentials") from None
        raise


def _coded(ask: Any, **parameters: Any) -> Mapping[str, Any]:
    """Ask with a code that somebody typed; refuses a wrong or an old one as well."""
    from botocore.exceptions import ClientError

    def typed(**parameters: Any) -> Mapping[str, Any]:
        try:
            return dict(ask(**parameters))
        except ClientError as error:
            if error.response["Error"]["Code"] in WRONG_CODE:
                raise Invalid("wrong_code", "This code is wrong or too old.") from None
            raise

    return _guarded(typed, **parameters)


def _fit(ask: Any, **parameters: Any) -> Mapping[str, Any]:
    """Ask; refuses an unfit password as well."""
    from botocore.exceptions import ClientError

    try:
        return _patient(ask, **parameters)
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code in UNFIT:
            raise Invalid(*UNFIT[code]) from None
        raise


def _patient(ask: Any, **parameters: Any) -> Mapping[str, Any]:
    """Ask; raises Busy where it was too much, or took too long, and what else was refused."""
    from botocore.exceptions import ClientError, ConnectionError, HTTPClientError

    try:
        return dict(ask(**parameters))
    except (ConnectionError, HTTPClientError):
        raise Busy("try_later", "Sign-ins do not answer; try again later.") from None
    except ClientError as error:
        if error.response["Error"]["Code"] in BUSY:
            raise Busy("try_later", "Too many sign-ins; try again later.") from None
        raise


def _outcome(said: Mapping[str, Any]) -> Verified | Challenge:
    name = said.get("ChallengeName")
    if name is None:
        return _verified(said)
    if name not in ANSWERS:
        raise Unauthenticated(
            "challenge_not_supported", f"Sign-in asks for {name}, which is not supported here."
        )
    return Challenge(name, said["Session"])


def _verified(said: Mapping[str, Any]) -> Verified:
    """The claims came from Cognito itself over TLS, so their signature needs no check."""
    result = said["AuthenticationResult"]
    payload = result["IdToken"].split(".")[1]
    claims = msgspec.json.decode(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)), type=Owner)
    return Verified(claims.tenant, claims.agent, result.get("RefreshToken", ""))
