"""Cognito's client, and what its refusals mean here."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from chalicelib.config import settings
from chalicelib.domain.errors import Busy, Invalid, Unauthenticated

BUSY = frozenset(
    {
        "ForbiddenException",  # the firewall before Cognito, when somebody asks too often
        "InternalErrorException",
        "LimitExceededException",
        "ThrottlingException",
        "TooManyFailedAttemptsException",
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


@cache
def client() -> Any:
    """This process's client."""
    # Importing boto3 costs more than a whole message: only sign-ins pay for it.
    import boto3
    from botocore.config import Config

    where = settings()
    config = Config(connect_timeout=2, read_timeout=10, retries={"mode": "standard"})
    endpoint = where.cognito_endpoint or None
    return boto3.client(
        "cognito-idp", region_name=where.region, endpoint_url=endpoint, config=config
    )


def guarded(ask: Any, **parameters: Any) -> Mapping[str, Any]:
    """Ask for somebody who signs in; refuses wrong credentials and unfit passwords as well."""
    from botocore.exceptions import ClientError

    try:
        return fit(ask, **parameters)
    except ClientError as error:
        if error.response["Error"]["Code"] in WRONG:
            raise Unauthenticated("wrong_credentials") from None
        raise


def coded(ask: Any, **parameters: Any) -> Mapping[str, Any]:
    """Ask with a code that somebody typed; refuses a wrong or an old one as well."""
    from botocore.exceptions import ClientError

    def typed(**parameters: Any) -> Mapping[str, Any]:
        try:
            return dict(ask(**parameters))
        except ClientError as error:
            if error.response["Error"]["Code"] in WRONG_CODE:
                raise wrong_code() from None
            raise

    return guarded(typed, **parameters)


def wrong_code() -> Invalid:
    """What a wrong code is refused with, and one that is too old."""
    return Invalid("wrong_code", "This code is wrong or too old.", pointer="/code")


def fit(ask: Any, **parameters: Any) -> Mapping[str, Any]:
    """Ask; refuses an unfit password as well."""
    from botocore.exceptions import ClientError

    try:
        return patient(ask, **parameters)
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code in UNFIT:
            raise Invalid(*UNFIT[code]) from None
        raise


def patient(ask: Any, **parameters: Any) -> Mapping[str, Any]:
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
