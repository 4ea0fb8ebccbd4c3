"""Agents as an administrator makes and changes them."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, takewhile
from typing import Any

from chalicelib.domain.actors import Role
from chalicelib.domain.agents import presence
from chalicelib.domain.agents.model import Agent
from chalicelib.domain.agents.shifts import WRAP_UP
from chalicelib.domain.errors import Invalid, NotFound, Refused
from chalicelib.domain.tenants.model import Tenant
from chalicelib.flow import agents, audit
from chalicelib.flow.changes import made, new_id
from chalicelib.flow.groups import check_hours
from chalicelib.flow.keys import random_text
from chalicelib.flow.ports import AgentChange, AlreadyThere, Page, Ports
from chalicelib.flow.sign_in import check_names, hang_up, username

PAGE = 100
MOST_SHIFT_BYTES = 8_000  # of the agent's row, which is read with every dispatch
PLACE = re.compile("[0-9]{1,15}[.][0-9]{1,3}")


def get(ports: Ports, tenant: str, id: str) -> Agent:
    """An agent; raises NotFound."""
    agent = ports.store.agent(tenant, id)
    if agent is None:
        raise NotFound("not_found")
    return agent


def all_agents(ports: Ports, tenant: str) -> Iterator[Agent]:
    """Every agent of a tenant."""
    cursor = None
    while True:
        page = ports.store.all_agents(tenant, PAGE, cursor)
        yield from page.items
        cursor = page.cursor
        if cursor is None:
            return


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
    groups: Sequence[str] = (),
    once: str = "",
    by: str = "",
    **more: Any,
) -> tuple[Agent, str]:
    """A new agent and the password of the first sign-in; raises Refused("email_taken") and Invalid.

    The user comes first: an agent without a sign-in could not be repaired by asking again. The
    request that ``once`` names makes one agent; ``more`` are other fields of an agent.
    """
    _check(ports, tenant, {"groups": groups, **more})
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
        version=1,
        **more,
    )
    load = partial(ports.store.agent, tenant, id)

    def save(before: None, after: Agent) -> None:
        told = audit.line(ports, by, "agent.made", before, after)
        ports.store.save_agent(before, after, None, told)

    return made(agent, save, load), password


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
        if owner is None or not _is_unfinished(ports, *owner, id):
            raise Refused("email_taken", "An agent with this e-mail exists.") from None
    if owner[0] != tenant:
        # Left by a sign-up for this workspace that came too late or to no end.
        ports.identity.delete(user)
        return _with_sign_in(ports, tenant, workspace, email, id, password)
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


def _check(ports: Ports, tenant: str, changes: Mapping[str, Any]) -> None:
    """Raise Invalid for groups that the tenant does not have, and for times that make no sense."""
    groups = changes.get("groups", ())
    known = {group.id for group in ports.store.groups(tenant)} if groups else set()
    for place, group in enumerate(groups):
        if group not in known:
            raise Invalid("no_such_group", pointer=f"/groups/{place}")
    _check_shifts(changes.get("shifts", {}))
    for place, (start, end) in enumerate(changes.get("breaks", ())):
        if not max(start, ports.now()) < end:
            detail = "A break ends after it begins, and later than now."
            raise Invalid("out_of_range", detail, pointer=f"/breaks/{place}/to")


def _check_shifts(shifts: Mapping[str, Any]) -> None:
    when = {name: part for name, part in shifts.items() if name != WRAP_UP}
    if shifts and not when:
        raise Invalid("missing_field", f"{WRAP_UP} goes with hours.", pointer="/shifts/zone")
    if len(json.dumps(shifts, ensure_ascii=False).encode()) > MOST_SHIFT_BYTES:
        raise Invalid("too_many_shifts", f"At most {MOST_SHIFT_BYTES} bytes.", pointer="/shifts")
    check_hours(when, "/shifts")


def change(
    ports: Ports,
    tenant: str,
    by: str,
    id: str,
    changes: Mapping[str, Any],
    check: Callable[[int], None],
) -> Agent:
    """An agent after ``changes``; sockets that speak with a role that was taken away are closed,
    and the sessions of who is sent away stay over when they come back.
    """
    _check(ports, tenant, changes)
    if by == id and (
        changes.get("active") is False or changes.get("role", Role.ADMIN) != Role.ADMIN
    ):
        raise Refused("not_yourself", "Another administrator has to do that.")

    def after(before: Agent) -> Agent:
        check(before.version)
        sent_away = before.active and changes.get("active") is False
        after = replace(before, **changes, era=before.era + sent_away)
        return presence.edited(before, after, ports.now())

    keeper = partial(_keeper, ports, by)
    agent = agents.change(ports, tenant, id, after, by, "agent.changed", keeper)
    if {"active", "role"} & set(changes):
        hang_up(ports, tenant, id)
    return agent


def _keeper(ports: Ports, by: str, before: Agent, after: Agent) -> str:
    """Who stays an administrator where ``before`` does not ("": nobody is needed): who does it,
    where that is one. Raises Refused("last_admin").
    """
    if after.administers or not before.administers:
        return ""
    doer = ports.store.agents(before.tenant, [by])
    for other in chain(doer, all_agents(ports, before.tenant)):
        if other.administers and other.id != before.id:
            return other.id
    raise Refused("last_admin", "Make somebody else an administrator first.")


def log(
    ports: Ports, tenant: str, id: str, first: int, last: int, limit: int, cursor: str | None
) -> Page[AgentChange]:
    """A page of an agent's log between two moments (ms), both included; raises NotFound.

    The cursor is a moment and how many lines of that moment were on the pages before.
    """
    get(ports, tenant, id)
    since, seen = _place(cursor, first)
    if since > last:
        return Page([])
    found = ports.store.agent_log(tenant, id, since, last, limit + seen + 1)[seen:]
    page = found[:limit]
    if len(found) <= limit:
        return Page(page)
    at = page[-1].at
    of_that_moment = sum(1 for _ in takewhile(lambda line: line.at == at, reversed(page)))
    return Page(page, f"{at}.{of_that_moment + (seen if since == at else 0)}")


def _place(cursor: str | None, first: int) -> tuple[int, int]:
    if cursor is None:
        return first, 0
    if not PLACE.fullmatch(cursor):
        raise Invalid("bad_cursor", pointer="/cursor")
    at, seen = map(int, cursor.split("."))
    return max(at, first), seen if at >= first else 0
