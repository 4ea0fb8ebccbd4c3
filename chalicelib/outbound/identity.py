"""Agents' sign-ins in Cognito; it alone sees passwords."""

from base64 import urlsafe_b64decode
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import msgspec

from chalicelib.config import settings
from chalicelib.domain.errors import Unauthenticated
from chalicelib.flow.ports import AlreadyThere, Challenge, Verified
from chalicelib.observe import log
from chalicelib.outbound import cognito

ANSWERS = {"NEW_PASSWORD_REQUIRED": "NEW_PASSWORD", "SOFTWARE_TOKEN_MFA": "SOFTWARE_TOKEN_MFA_CODE"}
UNSENT = frozenset(
    {
        "CodeDeliveryFailureException",
        "InvalidParameterException",  # no verified e-mail
        "LimitExceededException",  # of this user's codes
        "NotAuthorizedException",  # disabled, or has never signed in
        "UserNotFoundException",
    }
)


class Owner(msgspec.Struct):
    """The claims that name an agent; users cannot change them."""

    tenant: str = msgspec.field(name="custom:tenant")
    agent: str = msgspec.field(name="custom:agent")


def create(username: str, email: str, tenant: str, agent: str, password: str) -> None:
    """Make a user with a first password; raises AlreadyThere and Invalid("weak_password")."""
    owner = {
        "email": email,
        "email_verified": "true",
        "custom:tenant": tenant,
        "custom:agent": agent,
    }
    try:
        cognito.fit(
            cognito.client().admin_create_user,
            UserPoolId=settings().user_pool_id,
            Username=username,
            TemporaryPassword=password,
            MessageAction="SUPPRESS",
            UserAttributes=[{"Name": name, "Value": value} for name, value in owner.items()],
        )
    except cognito.client().exceptions.UsernameExistsException:
        raise AlreadyThere from None


def delete(username: str) -> None:
    """Make as if a user had never been."""
    with suppress(cognito.client().exceptions.UserNotFoundException):
        cognito.patient(
            cognito.client().admin_delete_user,
            UserPoolId=settings().user_pool_id,
            Username=username,
        )


def owner(username: str) -> tuple[str, str] | None:
    """The tenant and agent whom a user name stands for."""
    try:
        user = cognito.patient(
            cognito.client().admin_get_user, UserPoolId=settings().user_pool_id, Username=username
        )
    except cognito.client().exceptions.UserNotFoundException:
        return None
    found = {one["Name"]: one["Value"] for one in user["UserAttributes"]}
    return found["custom:tenant"], found["custom:agent"]


def set_password(username: str, password: str, permanent: bool) -> None:
    """Set a password, which must be changed at the next sign-in unless it is permanent; raises
    Invalid("weak_password").
    """
    cognito.fit(
        cognito.client().admin_set_user_password,
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
        cognito.guarded(
            cognito.client().respond_to_auth_challenge,
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
    cognito.guarded(
        cognito.client().revoke_token, Token=refresh_token, ClientId=settings().user_pool_client_id
    )


def end_all(username: str) -> None:
    """Make all refresh tokens of a user worthless; one who does not exist has none."""
    with suppress(cognito.client().exceptions.UserNotFoundException):
        cognito.patient(
            cognito.client().admin_user_global_sign_out,
            UserPoolId=settings().user_pool_id,
            Username=username,
        )


def send_code(username: str) -> None:
    """Send a code for a new password by e-mail; nobody is told whether there is whom to send it."""
    from botocore.exceptions import ClientError

    def quiet(**parameters: str) -> Mapping[str, Any]:
        try:
            return dict(cognito.client().forgot_password(**parameters))
        except ClientError as error:
            if error.response["Error"]["Code"] not in UNSENT:
                raise
            log.info("no code was sent", reason=error.response["Error"]["Code"])
            return {}

    cognito.patient(quiet, ClientId=settings().user_pool_client_id, Username=username)


def reset_password(username: str, code: str, password: str) -> None:
    """Set a password by the code that was sent; raises Invalid("wrong_code"), ("weak_password")."""
    try:
        cognito.coded(
            cognito.client().confirm_forgot_password,
            ClientId=settings().user_pool_client_id,
            Username=username,
            ConfirmationCode=code,
            Password=password,
        )
    except Unauthenticated:
        # A user who is not there looks like a wrong code.
        raise cognito.wrong_code() from None


def offer_authenticator(refresh_token: str) -> str:
    """A secret for an authenticator; it counts once it is confirmed."""
    offered = cognito.guarded(
        cognito.client().associate_software_token, AccessToken=_access_token(refresh_token)
    )
    return str(offered["SecretCode"])


def confirm_authenticator(username: str, refresh_token: str, code: str) -> None:
    """Ask for codes of the offered secret from now on; raises Invalid("wrong_code")."""
    access = _access_token(refresh_token)
    cognito.coded(cognito.client().verify_software_token, AccessToken=access, UserCode=code)
    _prefer_codes(username, True)


def drop_authenticator(username: str) -> None:
    """Ask for no codes any more."""
    _prefer_codes(username, False)


def _prefer_codes(username: str, wanted: bool) -> None:
    cognito.patient(
        cognito.client().admin_set_user_mfa_preference,
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
    return cognito.guarded(
        cognito.client().initiate_auth, ClientId=client, AuthFlow=flow, AuthParameters=parameters
    )


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
