"""Makes tenants, agents, groups and keys, and erases tenants, on a running box or a stage of AWS.

python3 scripts/tenant.py create acme "Acme Ltd" --email boss@acme.example
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[1]
DEMO = "demo"
DEMO_PASSWORD = "Demo-Pass-2026"
DEMO_WIDGET = ROOT / "scripts/demo_widget.json"
DEMO_GROUPS = ("Support", "Sales")
DEMO_AGENTS = (
    ("mei@demo.example", "Mei", "agent", ("Support",)),
    ("tom@demo.example", "Tom", "agent", ("Sales",)),
    ("sara@demo.example", "Sara", "supervisor", DEMO_GROUPS),
    ("admin@demo.example", "Ada", "admin", DEMO_GROUPS),
)

if TYPE_CHECKING:
    from chalicelib.domain.tenants.model import Tenant
    from chalicelib.flow.ports import Ports

Answer = dict[str, Any]


def create_tenant(ports: Ports, slug: str, name: str, email: str) -> Answer:
    """A tenant with its first administrator; the password is for the first sign-in."""
    from chalicelib.flow import tenants

    made = tenants.create(ports, slug, name, email)
    return {**_secrets(made.tenant), "email": made.admin.email, "password": made.password}


def show_tenant(ports: Ports, slug: str) -> Answer:
    """A tenant's widget key and identity secret."""
    from chalicelib.flow import tenants

    return _secrets(tenants.by_slug(ports, slug))


def add_group(ports: Ports, slug: str, name: str) -> Answer:
    """A new group."""
    from chalicelib.flow import groups, tenants

    group = groups.create(ports, tenants.by_slug(ports, slug).id, name)
    return {"group": group.id, "name": group.name}


def add_agent(
    ports: Ports, slug: str, email: str, name: str, role: str, groups: list[str], capacity: int
) -> Answer:
    """A new agent in groups given by name or id; the password is for the first sign-in."""
    from chalicelib.domain.actors import Role
    from chalicelib.flow import people, tenants

    tenant = tenants.by_slug(ports, slug)
    agent, password = people.create(
        ports,
        tenant.id,
        email=email,
        name=name,
        role=Role(role),
        groups=[_group(ports, tenant.id, group) for group in groups],
        capacity=capacity,
    )
    return {"agent": agent.id, "email": agent.email, "password": password}


def _group(ports: Ports, tenant: str, wanted: str) -> str:
    from chalicelib.domain.errors import NotFound, Refused

    found = [g.id for g in ports.store.groups(tenant) if wanted in (g.id, g.name)]
    if not found:
        raise NotFound("no_such_group", f"There is no group {wanted}.")
    if len(found) > 1:
        raise Refused("several_groups", f"Several groups are called {wanted}: give an id.")
    return found[0]


def add_key(ports: Ports, slug: str, name: str, scopes: list[str], days: int | None) -> Answer:
    """A new API key, shown this once."""
    from chalicelib.flow import keys, tenants

    key, secret = keys.create(ports, tenants.by_slug(ports, slug).id, name, scopes, days)
    return {"id": key.id, "key": secret, "scopes": list(key.scopes)}


def list_tenant(ports: Ports, slug: str) -> Answer:
    """What a tenant has: groups, agents and keys."""
    from chalicelib.flow import people, tenants

    tenant = tenants.by_slug(ports, slug)
    return {
        "tenant": tenant.id,
        "groups": [{"id": g.id, "name": g.name} for g in ports.store.groups(tenant.id)],
        "agents": [
            {"id": a.id, "role": a.role.value, "email": a.email}
            for a in people.all_agents(ports, tenant.id)
        ],
        "keys": [
            {"id": k.id, "name": k.name} for k in ports.store.keys(tenant.id) if not k.revoked
        ],
    }


def new_password(ports: Ports, slug: str, email: str) -> Answer:
    """A password for somebody's next sign-in; ends their sessions."""
    from chalicelib.domain.actors import system
    from chalicelib.domain.errors import NotFound
    from chalicelib.flow import people, resets, tenants

    tenant = tenants.by_slug(ports, slug)
    for agent in people.all_agents(ports, tenant.id):
        if agent.email == email.lower():
            password = resets.by_administrator(ports, system(tenant.id), agent.id)
            return {"agent": agent.id, "email": agent.email, "password": password}
    raise NotFound("no_such_agent", f"Nobody in {slug} has the e-mail {email}.")


def lines(answer: Answer) -> list[str]:
    """An answer for people: a line for each value, one for each row of a list."""
    values = ((name, v if isinstance(v, list) else [v]) for name, v in answer.items())
    return [f"{name}: {_words(row)}" for name, rows in values for row in rows]


def _words(row: Any) -> str:
    return " ".join(map(str, row.values())) if isinstance(row, dict) else str(row)


def repair(ports: Ports, slug: str) -> Answer:
    """Make lost sign-ins again; answers e-mail → password of the first sign-in."""
    from chalicelib.flow import tenants

    return dict(tenants.repair_sign_ins(ports, tenants.by_slug(ports, slug), {}))


def seed_demo() -> list[str]:
    """The demo tenant, made or mended; what a person should know of it, a line each."""
    from chalicelib.flow import tenants, wire

    ports = wire.ports()
    if ports.store.tenant_by_slug(DEMO) is None:
        create_tenant(ports, DEMO, "Demo", DEMO_AGENTS[-1][0])
    tenant = tenants.by_slug(ports, DEMO)
    if len(ports.store.groups(tenant.id)) < len(DEMO_GROUPS):
        add_group(ports, DEMO, DEMO_GROUPS[-1])
    known = {email: DEMO_PASSWORD for email, *_ in DEMO_AGENTS}
    mended = tenants.repair_sign_ins(ports, tenant, known)
    _seed_agents(ports, tenant)
    _seed_widget(ports, tenant)
    others = [f"Sign-in made anew: {e}, password {p}" for e, p in mended.items() if e not in known]
    who = ", ".join(f"{email} ({role})" for email, _, role, _ in DEMO_AGENTS)
    return [
        f"Sign-ins: workspace {DEMO}, password {DEMO_PASSWORD}: {who}",
        *others,
    ]


def _seed_agents(ports: Ports, tenant: Tenant) -> None:
    """Groups come last: an agent without any was left unfinished by an earlier start."""
    from chalicelib.flow import people
    from chalicelib.flow.sign_in import username

    groups = {group.name: group.id for group in ports.store.groups(tenant.id)}
    present = {agent.email for agent in people.all_agents(ports, tenant.id)}
    for email, name, role, _ in DEMO_AGENTS:
        if email not in present:
            add_agent(ports, tenant.slug, email, name, role, [], 5)
    served = {email: tuple(groups[name] for name in names) for email, _, _, names in DEMO_AGENTS}
    names = {email: name for email, name, *_ in DEMO_AGENTS}
    for agent in list(people.all_agents(ports, tenant.id)):
        if agent.email in served and not agent.groups:
            user = username(tenant.slug, agent.email)
            ports.identity.set_password(user, DEMO_PASSWORD, permanent=True)
            changes = {"name": names[agent.email], "groups": served[agent.email]}
            people.change(ports, tenant.id, "", agent.id, changes, lambda _: None)


def _seed_widget(ports: Ports, tenant: Tenant) -> None:
    """The demo's widget, where nobody has set it yet; its file gives groups by name."""
    import msgspec

    from chalicelib.entry.shapes.widget import WidgetChange
    from chalicelib.flow import widget

    if ports.store.widget(tenant.id) is not None:
        return
    wanted = json.loads(DEMO_WIDGET.read_text("utf-8"))
    groups = {group.name: group.id for group in ports.store.groups(tenant.id)}
    for led in (*wanted["menu"], *wanted["invitations"]):
        if "group" in led:
            led["group"] = groups[led["group"]]
    changes = msgspec.to_builtins(msgspec.convert(wanted, WidgetChange))
    widget.change(ports, tenant.id, changes, lambda _: None)


def _secrets(tenant: Tenant) -> Answer:
    return {
        "tenant": tenant.id,
        "workspace": tenant.slug,
        "widget_key": tenant.widget_keys[0],
        "identity_secret": tenant.identity_secrets[0],
        "default_group": tenant.default_group,
    }


def options() -> argparse.Namespace:
    """What was asked for on the command line."""
    from erasing import command as erasing  # found beside this file, when this is the script

    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--data", type=Path, default=ROOT / ".box/data", help="a box's data folder")
    common.add_argument("--json", action="store_true", help="answer as one JSON object")
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True, metavar="command")

    def command(name: str, run: Callable[..., Answer]) -> argparse.ArgumentParser:
        made = commands.add_parser(name, parents=[common], help=run.__doc__)
        made.set_defaults(run=run)
        made.add_argument("slug", help="the tenant's short name, its workspace")
        return made

    create = command("create", create_tenant)
    create.add_argument("name")
    create.add_argument("--email", required=True, help="the first administrator's")
    command("show", show_tenant)
    command("list", list_tenant)
    command("repair", repair)
    command("group", add_group).add_argument("name")
    agent = command("agent", add_agent)
    agent.add_argument("email")
    agent.add_argument("name")
    agent.add_argument("--role", choices=("agent", "supervisor", "admin"), default="agent")
    agent.add_argument("--group", dest="groups", action="append", default=[], help="by name or id")
    agent.add_argument("--capacity", type=int, default=5)
    command("password", new_password).add_argument("email")
    erasing.add_options(command("erase", erasing.erase_tenant))
    key = command("key", add_key)
    key.add_argument("name")
    key.add_argument("--scope", dest="scopes", action="append", required=True)
    key.add_argument("--days", type=int, default=None, help="how long it is valid; for ever")
    return parser.parse_args()


def _environment(data: Path) -> None:
    """Take the running box's environment, unless one is set already."""
    if "DESK_TABLE" in os.environ:
        return
    box = data / "box.json"
    if not box.exists():
        sys.exit(f"no box has run on {data}: start scripts/run.py, or set the environment of AWS")
    os.environ.update(json.loads(box.read_text())["environment"])


def main() -> None:
    """Do one thing and print what came of it."""
    import _env

    asked = vars(options())
    _env.prepare()
    if Path(sys.prefix).resolve() != _env.VENV.resolve():
        os.execv(_env.PYTHON, [str(_env.PYTHON), __file__, *sys.argv[1:]])
    sys.path.insert(0, str(ROOT))
    _environment(asked.pop("data"))
    from chalicelib.domain.errors import DomainError
    from chalicelib.flow import wire

    run, as_json = asked.pop("run"), asked.pop("json")
    try:
        answer = run(wire.ports(), **asked)
    except DomainError as refusal:
        sys.exit(f"{refusal.code}: {refusal.detail}")
    print(json.dumps(answer) if as_json else "\n".join(lines(answer)))


if __name__ == "__main__":
    main()
