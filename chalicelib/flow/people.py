"""Agents as an administrator makes and changes them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from chalicelib.domain.actors import Role
from chalicelib.domain.agents import presence
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.errors import Invalid, NotFound, Refused
from chalicelib.domain.tenants.model import Tenant
from chalicelib.flow import agents
from chalicelib.flow.changes import made, new_id
from chalicelib.flow.keys import random_text
from chalicelib.flow.ports import AlreadyThere, Ports
from chalicelib.flow.sign_in import check_names, hang_up, username


def get(ports: Ports, tenant: str, id: str) -> Agent:
    """An agent; raises NotFound."""
    agent = ports.store.agent(tenant, id)
    if agent is None:
        raise NotFound("not_found")
    return agent


def temporary_password(ports: Ports) -> str:
    """A first password that every usual rule for passwords accepts."""
    return f"Aa1-{random_text(ports, 20)}"


def create(
    ports: Ports,
    tenant: str,
    *,
    email: str,
    name: str,
    role: Role,
    groups: Sequence[str],
    capacity: int,
    once: str = "",
) -> tuple[Agent, str]:
    """A new agent and the password of the first sign-in; raises Refused("email_taken") and Invalid.

    The user comes first: an agent without a sign-in could not be repaired by asking again. The
    request that ``once`` names makes one agent.
    """
    check_groups(ports, tenant, groups)
    id = new_id(ports, "agt", tenant, once)
    password = temporary_password(ports)
    workspace = workspace_of(ports, tenant).slug
    check_names(workspace, email)
    id = _with_sign_in(ports, tenant, workspace, email, id, password)
    agent = Agent(
        tenant=tenant,
        id=id,
        name=name,
        email=email.lower(),
        role=role,
        groups=tuple(groups),
        capacity=capacity,
        version=1,
    )
    load = partial(ports.store.agent, tenant, id)
    return made(agent, ports.store.save_agent, load), password


def _with_sign_in(
    ports: Ports, tenant: str, workspace: str, email: str, id: str, password: str
) -> str:
    """Make the user, or take one over whose first password nobody has; the agent's id."""
    user = username(workspace, email)
    try:
        ports.identity.create(user, email.lower(), tenant, id, password)
        return id
    except AlreadyThere:
        owner = ports.identity.owner(user)
        if owner is None or owner[0] != tenant or not _is_unfinished(ports, *owner, id):
            raise Refused("email_taken", "An agent with this e-mail exists.") from None
        ports.identity.set_password(user, password, permanent=False)
        return owner[1]


def _is_unfinished(ports: Ports, tenant: str, id: str, wanted: str) -> bool:
    """Whether an agent was never saved, or by this request and has never come since."""
    agent = ports.store.agent(tenant, id)
    return agent is None or (id == wanted and not agent.seen_until)


def workspace_of(ports: Ports, id: str) -> Tenant:
    """A tenant as it is now; raises NotFound."""
    found = ports.store.tenant(id)
    if found is None:
        raise NotFound("not_found")
    return found


def check_groups(ports: Ports, tenant: str, groups: Sequence[str]) -> None:
    """Raise Invalid for a group that the tenant does not have."""
    known = {group.id for group in ports.store.groups(tenant)} if groups else set()
    for place, group in enumerate(groups):
        if group not in known:
            raise Invalid("no_such_group", pointer=f"/groups/{place}")


def change(
    ports: Ports,
    tenant: str,
    by: str,
    id: str,
    changes: Mapping[str, Any],
    check: Callable[[int], None],
) -> Agent:
    """An agent after ``changes``; sockets that speak with a role that was taken away are closed."""
    check_groups(ports, tenant, changes.get("groups", ()))
    if by == id and (
        changes.get("active") is False or changes.get("role", Role.ADMIN) != Role.ADMIN
    ):
        raise Refused("not_yourself", "Another administrator has to do that.")

    def after(before: Agent) -> Agent:
        check(before.version)
        return presence.edited(before, replace(before, **changes), ports.now())

    agent = agents.change(ports, tenant, id, after)
    if {"active", "role"} & set(changes):
        hang_up(ports, tenant, id)
    return agent
