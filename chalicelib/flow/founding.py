"""How a tenant comes to be with its first administrator: whole or not at all.

The user comes first and all rows together after it, so that what a crash leaves behind is a user
who stands for nobody. Whoever can prove to have begun goes on with that; to everybody else it is as
if it was not there, once the workspace is somebody's.
"""

from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.domain.actors import Role
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.errors import Invalid, Refused
from chalicelib.domain.tenants.model import Group, Tenant
from chalicelib.flow import keys, passwords
from chalicelib.flow.changes import new_id
from chalicelib.flow.ports import AlreadyThere, Conflict, Ports
from chalicelib.flow.sign_in import check_names, username

FIRST_GROUP = "Support"
CAPACITY = 5
# Places of the console, which stand where a workspace does in its addresses, and names of hosts.
RESERVED = frozenset(
    {
        *("assets", "forgot", "sign-in", "sign-out", "sign-up"),
        *("admin", "api", "app", "console", "docs", "help", "login", "static", "status"),
        *("v1", "widget", "www"),
    }
)


@dataclass(frozen=True, slots=True)
class Founder:
    """Who begins; a ``permanent`` password is their own, another one is for the first sign-in."""

    name: str
    email: str
    password: str
    permanent: bool
    serves: bool  # in the first group
    language: str = ""


def sign_up(
    ports: Ports, slug: str, company: str, name: str, email: str, password: str, language: str
) -> tuple[Tenant, Agent]:
    """A new tenant for who asked for one; raises Refused("workspace_taken") and Invalid."""
    founder = Founder(name, email.lower(), password, True, True, language)
    with passwords.unfit_at("/password"):
        return found(
            ports, slug, company, founder, lambda user: passwords.proves(ports, user, password)
        )


def found(
    ports: Ports, slug: str, company: str, founder: Founder, began: Callable[[str], bool]
) -> tuple[Tenant, Agent]:
    """The same; ``began`` says whether a user that an earlier try left is this founder's."""
    check_names(slug, founder.email)
    if slug in RESERVED:
        raise Invalid("bad_workspace", "This word is the service's own.", pointer="/workspace")
    if ports.store.tenant_by_slug(slug) is not None:
        raise _taken(slug)
    user = username(slug, founder.email)
    owner = _claimed(ports, slug, user, founder, began)
    ports.identity.set_password(user, founder.password, permanent=founder.permanent)
    tenant, group, admin = _rows(ports, slug, company, founder, owner)
    chosen = {"language": founder.language} if founder.language else {}
    try:
        ports.store.found_tenant(tenant, group, admin, chosen)
    except Conflict:
        # Of two with the same user the faster one has made the agent, who needs it.
        if ports.store.agent(*owner) is None:
            ports.identity.delete(user)
        raise _taken(slug) from None
    return tenant, admin


def _claimed(
    ports: Ports, slug: str, user: str, founder: Founder, began: Callable[[str], bool]
) -> tuple[str, str]:
    """The tenant and agent whom the user stands for, who is made or was by an earlier try."""
    fresh = new_id(ports, "ten", "", ""), new_id(ports, "agt", "", "")
    try:
        ports.identity.create(user, founder.email, *fresh, founder.password)
        return fresh
    except AlreadyThere:
        owner = ports.identity.owner(user)
        if owner is None or ports.store.agent(*owner) is not None or not began(user):
            raise _taken(slug) from None
        return owner


def _rows(
    ports: Ports, slug: str, company: str, founder: Founder, owner: tuple[str, str]
) -> tuple[Tenant, Group, Agent]:
    id, agent = owner
    group = Group(id, new_id(ports, "grp", id, ""), FIRST_GROUP, version=1)
    tenant = Tenant(
        id=id,
        slug=slug,
        name=company,
        default_group=group.id,
        version=1,
        widget_keys=(keys.widget_key(ports, id),),
        identity_secrets=(keys.identity_secret(ports),),
    )
    admin = Agent(
        tenant=id,
        id=agent,
        name=founder.name,
        email=founder.email,
        role=Role.ADMIN,
        groups=(group.id,) if founder.serves else (),
        capacity=CAPACITY,
        version=1,
    )
    return tenant, group, admin


def _taken(slug: str) -> Refused:
    return Refused("workspace_taken", f"The workspace {slug} exists: sign in, or choose another.")
