"""Passwords that their owners choose; the identity service alone keeps and judges them."""

from collections.abc import Iterator
from contextlib import contextmanager

from chalicelib.domain.actors import Actor
from chalicelib.domain.errors import Invalid, Unauthenticated
from chalicelib.flow import people
from chalicelib.flow.ports import Ports, Verified
from chalicelib.flow.sign_in import username


@contextmanager
def unfit_at(pointer: str) -> Iterator[None]:
    """Say where in the request the password stands that the identity service finds unfit."""
    try:
        yield
    except Invalid as unfit:
        if "pointer" in unfit.params:
            raise
        raise Invalid(unfit.code, unfit.detail, pointer=pointer) from None


def name_of(ports: Ports, tenant: str, id: str) -> str:
    """The name under which an agent signs in; raises NotFound."""
    agent = people.get(ports, tenant, id)
    return username(people.workspace_of(ports, tenant).slug, agent.email)


def change(ports: Ports, actor: Actor, old: str, new: str) -> None:
    """Replace one's own password, which one must know; raises Invalid."""
    user = name_of(ports, actor.tenant, actor.id)
    if not proves(ports, user, old):
        raise Invalid("wrong_password", "This is not your password.", pointer="/old")
    with unfit_at("/new"):
        ports.identity.set_password(user, new, permanent=True)


def proves(ports: Ports, user: str, password: str) -> bool:
    """Whether a password is right; what is asked for after it (a code, a new password) does not
    matter here.
    """
    try:
        proven = ports.identity.sign_in(user, password)
    except Unauthenticated as refusal:
        if refusal.code != "wrong_credentials":
            raise
        return False
    if isinstance(proven, Verified):
        ports.identity.revoke(proven.refresh_token)
    return True
