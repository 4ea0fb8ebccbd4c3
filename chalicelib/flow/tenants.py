"""How a tenant comes to be, and how lost sign-ins of its agents are made anew."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from chalicelib.domain import ids
from chalicelib.domain.actors import Role
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.errors import NotFound, Refused
from chalicelib.domain.tenants.model import Tenant
from chalicelib.flow import groups, keys, people
from chalicelib.flow.ports import Conflict, Ports
from chalicelib.flow.sign_in import check_names, username

FIRST_GROUP = "Support"
PAGE = 100


@dataclass(frozen=True, slots=True)
class Made:
    """A new tenant, its first administrator and the password of the first sign-in."""

    tenant: Tenant
    admin: Agent
    password: str


def create(ports: Ports, slug: str, name: str, email: str) -> Made:
    """A tenant with one group, one administrator, a widget key and an identity secret.

    Raises Refused("slug_taken") and Invalid.
    """
    check_names(slug, email)
    id = ids.make("ten", ports.now(), ports.entropy(ids.ENTROPY_BYTES))
    group = groups.create(ports, id, FIRST_GROUP)
    tenant = Tenant(
        id=id,
        slug=slug,
        name=name,
        default_group=group.id,
        version=1,
        widget_keys=(keys.widget_key(ports, id),),
        identity_secrets=(keys.identity_secret(ports),),
    )
    try:
        ports.store.save_tenant(None, tenant)
    except Conflict:
        raise Refused("slug_taken", f"A tenant {slug} exists.") from None
    admin, password = people.create(
        ports, id, email=email, name="Admin", role=Role.ADMIN, groups=(), capacity=5
    )
    return Made(tenant, admin, password)


def by_slug(ports: Ports, slug: str) -> Tenant:
    """A tenant by its short name; raises NotFound."""
    id = ports.store.tenant_by_slug(slug)
    if id is None:
        raise NotFound("no_such_tenant", f"There is no tenant {slug}.")
    return people.workspace_of(ports, id)


def all_agents(ports: Ports, tenant: str) -> Iterator[Agent]:
    """Every agent of a tenant."""
    cursor = None
    while True:
        page = ports.store.all_agents(tenant, PAGE, cursor)
        yield from page.items
        cursor = page.cursor
        if cursor is None:
            return


def repair_sign_ins(ports: Ports, tenant: Tenant, known: Mapping[str, str]) -> dict[str, str]:
    """Make missing sign-ins again: e-mail → new password.

    Those in ``known`` (e-mail → password) get theirs for good, others one for the first sign-in.
    """
    made = {}
    for agent in all_agents(ports, tenant.id):
        user = username(tenant.slug, agent.email)
        if ports.identity.owner(user) is None:
            password = known.get(agent.email) or people.temporary_password(ports)
            ports.identity.create(user, agent.email, tenant.id, agent.id, password)
            if agent.email in known:
                ports.identity.set_password(user, password, permanent=True)
            made[agent.email] = password
    return made
