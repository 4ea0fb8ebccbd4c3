"""How a tenant comes to be, and how lost sign-ins of its agents are made anew."""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.domain.agents.model import Agent
from chalicelib.domain.errors import NotFound
from chalicelib.domain.tenants.model import Tenant
from chalicelib.flow import people
from chalicelib.flow.founding import Founder, found
from chalicelib.flow.ports import Ports
from chalicelib.flow.sign_in import username


@dataclass(frozen=True, slots=True)
class Made:
    """A new tenant, its first administrator and the password of the first sign-in."""

    tenant: Tenant
    admin: Agent
    password: str


def create(ports: Ports, slug: str, name: str, email: str) -> Made:
    """A tenant with one group, one administrator, a widget key and an identity secret.

    Raises Refused("workspace_taken") and Invalid. Who makes tenants here may finish what anybody
    left unfinished.
    """
    password = people.temporary_password(ports)
    founder = Founder("Admin", email.lower(), password, permanent=False, serves=False)
    tenant, admin = found(ports, slug, name, founder, lambda user: True)
    return Made(tenant, admin, password)


def by_slug(ports: Ports, slug: str) -> Tenant:
    """A tenant by its short name; raises NotFound."""
    id = ports.store.tenant_by_slug(slug)
    if id is None:
        raise NotFound("no_such_tenant", f"There is no tenant {slug}.")
    return people.workspace_of(ports, id)


def repair_sign_ins(ports: Ports, tenant: Tenant, known: Mapping[str, str]) -> dict[str, str]:
    """Make missing sign-ins again: e-mail → new password.

    Those in ``known`` (e-mail → password) get theirs for good, others one for the first sign-in.
    """
    made = {}
    for agent in people.all_agents(ports, tenant.id):
        user = username(tenant.slug, agent.email)
        if ports.identity.owner(user) is None:
            password = known.get(agent.email) or people.temporary_password(ports)
            ports.identity.create(user, agent.email, tenant.id, agent.id, password)
            if agent.email in known:
                ports.identity.set_password(user, password, permanent=True)
            made[agent.email] = password
    return made
