"""Sign-ins against Cognito as one box has it: first password, authenticator, renewal, sign-out."""

import time
from collections.abc import Callable
from itertools import count

import pytest
from botocore.exceptions import ClientError, ConnectTimeoutError, ReadTimeoutError
from botocore.stub import Stubber

from chalicelib.config import settings
from chalicelib.domain.errors import Busy, Invalid, Unauthenticated
from chalicelib.flow.ports import AlreadyThere, Challenge, Verified
from chalicelib.outbound import cognito, identity
from chalicelib.outbound.setup import PASSWORDS, create_local
from tests import totp

FIRST, OWN = "Aa1-first-password", "Aa1-my-own-password"
_numbers = count(1)


@pytest.fixture
def user(local: str) -> str:
    """A user who has never signed in."""
    name = f"acme/agent{next(_numbers)}@acme.example"
    identity.create(name, name.split("/")[1], "ten_a", "agt_a", FIRST)
    return name


def test_the_first_sign_in_asks_for_a_password_of_ones_own(user: str) -> None:
    put = identity.sign_in(user, FIRST)
    assert isinstance(put, Challenge)
    assert put.name == "NEW_PASSWORD_REQUIRED"
    verified = identity.answer(user, put, OWN)
    assert isinstance(verified, Verified)
    assert (verified.tenant, verified.agent, bool(verified.refresh_token)) == (
        "ten_a",
        "agt_a",
        True,
    )
    again = identity.sign_in(user, OWN)
    assert isinstance(again, Verified)
    with pytest.raises(Unauthenticated):
        identity.sign_in(user, FIRST)


def test_wrong_credentials_all_look_the_same(user: str) -> None:
    for name, password in ((user, "wrong"), ("acme/nobody@acme.example", FIRST), ("x", "")):
        with pytest.raises(Unauthenticated) as refusal:
            identity.sign_in(name, password or "-")
        assert refusal.value.code == "wrong_credentials"


def test_a_session_is_renewed_until_it_is_revoked(user: str) -> None:
    identity.set_password(user, OWN, permanent=True)
    verified = identity.sign_in(user, OWN)
    assert isinstance(verified, Verified)
    assert identity.refresh(verified.refresh_token).agent == "agt_a"
    identity.revoke(verified.refresh_token)
    with pytest.raises(Unauthenticated):
        identity.refresh(verified.refresh_token)


def test_all_sessions_are_ended_at_once(user: str) -> None:
    identity.set_password(user, OWN, permanent=True)
    earlier = identity.sign_in(user, OWN)
    assert isinstance(earlier, Verified)
    with Stubber(cognito.client()) as stub:
        pool = settings().user_pool_id
        stub.add_response("admin_user_global_sign_out", {}, {"UserPoolId": pool, "Username": user})
        identity.end_all(user)
    identity.end_all(user)
    identity.end_all("acme/nobody@acme.example")


def signed_in(user: str) -> str:
    """The refresh token of a session with a password of one's own."""
    identity.set_password(user, OWN, permanent=True)
    verified = identity.sign_in(user, OWN)
    assert isinstance(verified, Verified)
    return verified.refresh_token


def wrong(secret: str) -> str:
    """A code that no clock near this one shows."""
    near = {totp.code(secret, time.time() + 30 * step) for step in range(-3, 4)}
    return next(code for code in map("{:06}".format, range(10)) if code not in near)


def test_an_authenticator_is_enrolled_and_asked_for_its_code(user: str) -> None:
    refresh = signed_in(user)
    secret = identity.offer_authenticator(refresh)
    assert isinstance(identity.sign_in(user, OWN), Verified)
    with pytest.raises(Invalid, match="wrong_code"):
        identity.confirm_authenticator(user, refresh, wrong(secret))
    assert isinstance(identity.sign_in(user, OWN), Verified)
    identity.confirm_authenticator(user, refresh, totp.code(secret, time.time()))
    put = identity.sign_in(user, OWN)
    assert isinstance(put, Challenge)
    assert put.name == "SOFTWARE_TOKEN_MFA"
    with pytest.raises(Unauthenticated, match="wrong_credentials"):
        identity.answer(user, put, wrong(secret))
    assert isinstance(identity.answer(user, put, totp.code(secret, time.time())), Verified)
    identity.drop_authenticator(user)
    assert isinstance(identity.sign_in(user, OWN), Verified)


def test_a_code_counts_for_an_offered_secret_only(user: str) -> None:
    refresh = signed_in(user)
    with pytest.raises(Invalid, match="wrong_code"):
        identity.confirm_authenticator(user, refresh, "123456")
    identity.revoke(refresh)
    for ask in (
        lambda: identity.offer_authenticator(refresh),
        lambda: identity.confirm_authenticator(user, refresh, "123456"),
    ):
        with pytest.raises(Unauthenticated, match="wrong_credentials"):
            ask()


def test_a_refresh_token_of_one_who_is_gone_is_nobody_elses(user: str) -> None:
    refresh = signed_in(user)
    identity.delete(user)
    with pytest.raises(Unauthenticated):
        identity.refresh(refresh)


def test_a_first_password_is_replaced_once_and_by_a_fit_one(user: str) -> None:
    put = identity.sign_in(user, FIRST)
    assert isinstance(put, Challenge)
    with pytest.raises(Invalid, match="weak_password"):
        identity.answer(user, put, "short")
    assert isinstance(identity.answer(user, put, OWN), Verified)
    with pytest.raises(Unauthenticated):
        identity.answer(user, put, "Aa1-somebody-elses")


def test_a_user_is_made_once_and_known_by_name(user: str) -> None:
    with pytest.raises(AlreadyThere):
        identity.create(user, "x@acme.example", "ten_b", "agt_b", FIRST)
    assert identity.owner(user) == ("ten_a", "agt_a")
    assert identity.owner("acme/nobody@acme.example") is None


def test_a_user_who_was_deleted_has_never_been(user: str) -> None:
    identity.delete(user)
    identity.delete(user)
    assert identity.owner(user) is None
    identity.create(user, "x@acme.example", "ten_b", "agt_b", FIRST)
    assert identity.owner(user) == ("ten_b", "agt_b")


def test_a_first_password_must_be_fit_too(local: str) -> None:
    with pytest.raises(Invalid, match="weak_password"):
        identity.create("acme/weak@acme.example", "x@acme.example", "ten_a", "agt_a", "short")
    assert identity.owner("acme/weak@acme.example") is None


def test_setting_up_twice_makes_nothing_twice(local: str) -> None:
    first = create_local(settings())
    client = cognito.client()
    which = {"UserPoolId": first["USER_POOL_ID"]}
    client.update_user_pool(**which, Policies={"PasswordPolicy": {"MinimumLength": 8}})
    assert first == create_local(settings())
    told = client.describe_user_pool(**which)["UserPool"]
    assert (told["Policies"], told["MfaConfiguration"]) == (PASSWORDS, "OPTIONAL")
    assert first == {
        "USER_POOL_ID": settings().user_pool_id,
        "USER_POOL_CLIENT_ID": settings().user_pool_client_id,
    }


@pytest.mark.parametrize(
    ("code", "kind", "refusal"),
    [
        ("InvalidPasswordException", Invalid, "weak_password"),
        ("NotAuthorizedException", Unauthenticated, "wrong_credentials"),
        ("UserNotFoundException", Unauthenticated, "wrong_credentials"),
        ("PasswordResetRequiredException", Unauthenticated, "wrong_credentials"),
        ("CodeMismatchException", Unauthenticated, "wrong_credentials"),
        ("SoftwareTokenMFANotFoundException", Unauthenticated, "wrong_credentials"),
        ("PasswordHistoryPolicyViolationException", Invalid, "password_used_before"),
        ("TooManyRequestsException", Busy, "try_later"),
        ("LimitExceededException", Busy, "try_later"),
        ("ForbiddenException", Busy, "try_later"),
        ("ResourceNotFoundException", ClientError, ""),
    ],
)
def test_each_refusal_has_its_meaning(code: str, kind: type[Exception], refusal: str) -> None:
    def refuse(**_: str) -> None:
        raise ClientError({"Error": {"Code": code, "Message": ""}}, "InitiateAuth")

    with pytest.raises(kind) as raised:
        cognito.guarded(refuse)
    assert getattr(raised.value, "code", "") == refusal


@pytest.mark.parametrize(
    ("operation", "ask"),
    [
        ("admin_create_user", lambda: identity.create("a/b@c", "b@c", "ten_a", "agt_a", FIRST)),
        ("admin_get_user", lambda: identity.owner("a/b@c")),
        ("admin_set_user_password", lambda: identity.set_password("a/b@c", FIRST, False)),
    ],
)
def test_administration_in_too_much_haste_is_told_to_wait(
    local: str, operation: str, ask: Callable[[], object]
) -> None:
    with Stubber(cognito.client()) as stub, pytest.raises(Busy):
        stub.add_client_error(operation, "TooManyRequestsException")
        ask()


@pytest.mark.parametrize("silence", [ReadTimeoutError, ConnectTimeoutError])
def test_a_service_that_does_not_answer_is_busy(silence: type[Exception]) -> None:
    def hang(**_: str) -> None:
        raise silence(endpoint_url="")

    with pytest.raises(Busy):
        cognito.guarded(hang)


def test_a_password_that_is_set_must_be_fit(user: str) -> None:
    with pytest.raises(Invalid, match="weak_password"):
        identity.set_password(user, "short", permanent=True)
    assert isinstance(identity.sign_in(user, FIRST), Challenge)
