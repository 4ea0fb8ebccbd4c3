"""An agent's authenticator: a second proof at the sign-in, wanted and dropped by its owner."""

from dataclasses import replace
from urllib.parse import quote

from chalicelib.domain.agents.model import Agent
from chalicelib.flow import agents, passwords
from chalicelib.flow.ports import Ports
from chalicelib.flow.sign_in import Session

ISSUER = "Switchboard"


def offered(ports: Ports, session: Session) -> tuple[str, str]:
    """A secret for an authenticator, and the same as what a QR code holds; nothing changes yet."""
    me = session.agent
    secret = ports.identity.offer_authenticator(session.refresh_token)
    user = passwords.name_of(ports, me.tenant, me.id)
    label = quote(f"{ISSUER}:{user}", safe="@:")
    return secret, f"otpauth://totp/{label}?secret={secret}&issuer={ISSUER}"


def confirmed(ports: Ports, session: Session, code: str) -> None:
    """Ask for its codes from now on; raises Invalid("wrong_code")."""
    me = session.agent
    user = passwords.name_of(ports, me.tenant, me.id)
    with passwords.unfit_at("/code"):
        ports.identity.confirm_authenticator(user, session.refresh_token, code)
    noted(ports, me, True)


def dropped(ports: Ports, agent: Agent) -> None:
    """Ask for no codes any more."""
    ports.identity.drop_authenticator(passwords.name_of(ports, agent.tenant, agent.id))
    noted(ports, agent, False)


def noted(ports: Ports, agent: Agent, mfa: bool) -> None:
    """Have the agent's row say what the identity service asks for, so that nobody need ask it."""

    def known(before: Agent) -> Agent:
        changed = replace(before, mfa=mfa, version=before.version + 1)
        return changed if before.mfa != mfa else before

    if agent.mfa != mfa:
        agents.change(ports, agent.tenant, agent.id, known)
