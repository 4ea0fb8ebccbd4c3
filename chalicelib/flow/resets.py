"""Passwords that were lost."""

from chalicelib.domain.actors import Actor, Role
from chalicelib.domain.errors import Forbidden, Refused
from chalicelib.flow import audit, authenticator, people
from chalicelib.flow.passwords import name_of, unfit_at
from chalicelib.flow.ports import Ports
from chalicelib.flow.sign_in import closed_everywhere, username


def by_mail(ports: Ports, workspace: str, email: str, code: str, password: str) -> None:
    """Set a password by the code that was sent to its owner, and end all sessions that may be
    another's; raises Invalid.
    """
    user = username(workspace, email)
    with unfit_at("/password"):
        ports.identity.reset_password(user, code, password)
    owner = ports.identity.owner(user)
    # There is none yet where a sign-up has not been finished.
    if owner is not None and ports.store.agent(*owner) is not None:
        closed_everywhere(ports, *owner, user)


def by_administrator(ports: Ports, actor: Actor, id: str) -> str:
    """The password of the next sign-in for an agent who has lost theirs, or their authenticator,
    which is asked for no more. Ends their sessions.
    """
    agent = people.get(ports, actor.tenant, id)
    if actor.id == id:
        raise Refused("not_yourself", "Change your own password by giving the old one.")
    if actor.role is Role.INTEGRATOR and agent.role is Role.ADMIN:
        raise Forbidden("not_permitted", "A key cannot sign in as an administrator.")
    user, password = name_of(ports, actor.tenant, id), people.temporary_password(ports)
    if ports.identity.owner(user) is None:
        ports.identity.create(user, agent.email, actor.tenant, id, password)
    else:
        ports.identity.set_password(user, password, permanent=False)
    authenticator.dropped(ports, agent)
    closed_everywhere(ports, actor.tenant, id, user)
    audit.note(ports, actor.tenant, actor.id, "agent.password_reset", id)
    return password
