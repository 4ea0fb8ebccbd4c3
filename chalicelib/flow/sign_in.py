"""How agents' sessions begin, go on and end; only the identity service sees passwords."""

import re
from dataclasses import dataclass, replace

from chalicelib.domain.actors import Actor
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.errors import Invalid, Unauthenticated
from chalicelib.flow import agents
from chalicelib.flow.ports import Ports, Verified

SESSION_MS = 15 * 60 * 1000
# "$" alone would let a line end through.
WORKSPACE = r"^[a-z][a-z0-9-]{1,31}$(?!\n)"
EMAIL = r"^[^\s@/]{1,64}@[^\s@/]{1,64}$(?!\n)"
LONGEST_EMAIL = 90  # with the workspace it must fit into a user name of 128


@dataclass(frozen=True, slots=True)
class Session:
    """An agent who has signed in."""

    agent: Agent
    sid: str
    refresh_token: str


def check_names(workspace: str, email: str) -> None:
    """Raise Invalid for a workspace or an e-mail that nobody could sign in with."""
    if not re.search(WORKSPACE, workspace):
        raise Invalid("bad_workspace", "Use a-z, 0-9 and -, 2 to 32 of them.", pointer="/workspace")
    if not re.search(EMAIL, email) or len(email) > LONGEST_EMAIL:
        raise Invalid("bad_email", pointer="/email")


def username(workspace: str, email: str) -> str:
    """The name under which the identity service knows an agent."""
    return f"{workspace}/{email.lower()}"


def opened(ports: Ports, verified: Verified) -> Session:
    """A session for whom the identity service vouches for; raises Unauthenticated."""
    return Session(_active(ports, verified), ports.entropy(12).hex(), verified.refresh_token)


def holds(agent: Agent, era: int) -> bool:
    """Whether sessions of an era go on."""
    return agent.active and agent.era == era


def renewed(ports: Ports, agent: str, sid: str, era: int, refresh_token: str) -> Session:
    """The same session for another while; raises Unauthenticated when it has ended."""
    verified = ports.identity.refresh(refresh_token)
    found = _active(ports, verified)
    if found.id != agent or not holds(found, era) or sid in found.signed_out:
        raise Unauthenticated("wrong_credentials")
    return Session(found, sid, verified.refresh_token or refresh_token)


def closed(ports: Ports, actor: Actor, sid: str, refresh_token: str) -> None:
    """End a session and close the agent's sockets; those of other sessions reconnect."""
    ports.identity.revoke(refresh_token)
    now = ports.now()

    def signed_out(agent: Agent) -> Agent:
        ended = {sid: until for sid, until in agent.signed_out.items() if until > now}
        return replace(
            agent, signed_out={**ended, sid: now + SESSION_MS}, version=agent.version + 1
        )

    agents.change(ports, actor.tenant, actor.id, signed_out)
    hang_up(ports, actor.tenant, actor.id)


def closed_everywhere(ports: Ports, tenant: str, agent: str, user: str) -> None:
    """End all sessions of somebody and close all their sockets.

    The identity service comes first: whoever is cut off before the end has a session to ask again.
    """
    ports.identity.end_all(user)

    def ended(agent: Agent) -> Agent:
        return replace(agent, era=agent.era + 1, signed_out={}, version=agent.version + 1)

    agents.change(ports, tenant, agent, ended)
    hang_up(ports, tenant, agent)


def hang_up(ports: Ports, tenant: str, who: str) -> None:
    """Close all sockets of somebody."""
    ports.push.close(ports.store.connections(tenant, [who], ports.now()).get(who, []))


def _active(ports: Ports, verified: Verified) -> Agent:
    agent = ports.store.agent(verified.tenant, verified.agent)
    if agent is None or not agent.active:
        raise Unauthenticated("wrong_credentials")
    return agent
