"""The command line's functions: tenants, agents, groups, keys, the demo and its repair."""

import argparse
import contextlib
import sys

import pytest

from chalicelib.domain.errors import Invalid, NotFound, Refused
from chalicelib.flow import widget
from scripts import tenant
from tests.entry.site import Site


def sign_in(site: Site, workspace: str, email: str, password: str) -> dict[str, object]:
    body = {"workspace": workspace, "email": email, "password": password}
    return dict(site.call("POST", "/v1/sign-in", body).json)


def test_a_new_tenant_can_be_worked_in(site: Site) -> None:
    made = tenant.create_tenant(site.ports, "acme", "Acme", "Boss@acme.example")
    put = sign_in(site, "acme", "boss@acme.example", made["password"])
    assert put["challenge"] == "NEW_PASSWORD_REQUIRED"
    assert site.call("POST", "/v1/visitors", {"key": made["widget_key"]}).status == 201
    group = tenant.add_group(site.ports, "acme", "Sales")
    agent = tenant.add_agent(site.ports, "acme", "a@acme.example", "A", "agent", ["Sales"], 3)
    assert sign_in(site, "acme", "a@acme.example", agent["password"])["challenge"]
    key = tenant.add_key(site.ports, "acme", "crm", ["groups:read"], 30)["key"]
    groups = site.call("GET", "/v1/groups", token=key).json["data"]
    assert group["group"] in [one["id"] for one in groups]
    listed = tenant.list_tenant(site.ports, "acme")
    assert {a["email"] for a in listed["agents"]} == {"boss@acme.example", "a@acme.example"}
    assert tenant.show_tenant(site.ports, "acme")["identity_secret"] == made["identity_secret"]


def test_same_names_stay_apart(site: Site) -> None:
    twins = [tenant.add_group(site.ports, "home", "Twin")["group"] for _ in range(2)]
    for _ in range(2):
        tenant.add_key(site.ports, "home", "twin", ["groups:read"], None)
    listed = tenant.list_tenant(site.ports, "home")
    assert [g["id"] for g in listed["groups"] if g["name"] == "Twin"] == sorted(twins)
    assert [k["name"] for k in listed["keys"]].count("twin") == 2
    with pytest.raises(Refused, match="several_groups"):
        tenant.add_agent(site.ports, "home", "a@x.example", "A", "agent", ["Twin"], 3)
    made = tenant.add_agent(site.ports, "home", "a@x.example", "A", "agent", [twins[1]], 3)
    agent = site.ports.store.agent(site.home.tenant, made["agent"])
    assert agent is not None
    assert agent.groups == (twins[1],)
    assert [line.split(": ")[0] for line in tenant.lines(listed)].count("groups") == 4


def test_a_short_name_is_of_one_tenant(site: Site) -> None:
    with pytest.raises(Refused, match="workspace_taken"):
        tenant.create_tenant(site.ports, "home", "Other", "x@x.example")
    with pytest.raises(NotFound):
        tenant.show_tenant(site.ports, "nowhere")
    with pytest.raises(NotFound):
        tenant.add_agent(site.ports, "home", "a@x.example", "A", "agent", ["No such"], 3)


@pytest.mark.parametrize("slug", ["", "a", "Acme", "a b", "a/b", "1a", "a\n", "a" * 33, "forgot"])
def test_nobody_could_sign_in_under_an_odd_name(site: Site, slug: str) -> None:
    with pytest.raises(Invalid, match="bad_workspace"):
        tenant.create_tenant(site.ports, slug, "Acme", "a@acme.example")


@pytest.mark.parametrize("email", ["", "a", "a@b@c", "a/b@c", "a b@c", "a@c\n", "a@" + "c" * 90])
def test_nor_with_an_odd_address(site: Site, email: str) -> None:
    for make in (
        lambda: tenant.create_tenant(site.ports, "acme", "Acme", email),
        lambda: tenant.add_agent(site.ports, "home", email, "A", "agent", [], 5),
    ):
        with pytest.raises(Invalid, match="bad_email"):
            make()


def test_a_key_has_known_scopes(site: Site) -> None:
    with pytest.raises(Invalid, match="no_such_scope"):
        tenant.add_key(site.ports, "home", "crm", ["everything"], None)


def test_the_demo_is_made_once_and_mended(site: Site) -> None:
    first = tenant.seed_demo()
    assert tenant.seed_demo() == first
    for email, _, role, _ in tenant.DEMO_AGENTS:
        agent = sign_in(site, "demo", email, tenant.DEMO_PASSWORD)["agent"]
        assert isinstance(agent, dict)
        assert agent["role"] == role
        assert agent["groups"]
    added = tenant.add_agent(site.ports, "demo", "new@demo.example", "New", "agent", [], 5)
    site.fakes.identity.users.clear()
    mended = tenant.seed_demo()
    assert mended[:1] == first
    assert "new@demo.example" in mended[1]
    assert added["password"] not in mended[1]
    assert sign_in(site, "demo", "mei@demo.example", tenant.DEMO_PASSWORD)["session"]


def test_the_demos_widget_is_set_once(site: Site) -> None:
    tenant.seed_demo()
    demo = tenant_of(site)
    key = tenant.show_tenant(site.ports, "demo")["widget_key"]
    told = site.call("GET", f"/v1/widget?key={key}").json
    groups = {group.id: group.name for group in site.ports.store.groups(demo)}
    assert [groups.get(item["group"]) for item in told["menu"]] == ["Support", "Sales", None]
    assert {one["id"] for one in told["invitations"]} == {"browsing", "cart", "returning"}
    worded = [*told["menu"], *told["form"], *told["rating_reasons"]]
    labels = [item["label"] for item in worded] + [one["text"] for one in told["invitations"]]
    assert all(set(label) == set(told["languages"]) for label in labels)
    assert set(told["texts"]) == set(told["languages"])
    widget.change(site.ports, demo, {"menu": []}, lambda _: None)
    tenant.seed_demo()
    assert widget.settings(site.ports, demo).menu == ()


def test_a_demo_password_that_was_changed_stays_changed(site: Site) -> None:
    tenant.seed_demo()
    users = [site.fakes.identity.users[f"demo/{name}@demo.example"] for name in ("admin", "mei")]
    for user in users:
        user.password = "Changed-by-hand-1"
    tenant.seed_demo()
    assert {user.password for user in users} == {"Changed-by-hand-1"}


@pytest.mark.parametrize("calls", range(2, 60, 3))
def test_a_demo_whose_making_was_cut_short_is_finished(site: Site, calls: int) -> None:
    def cut(name: str, args: object) -> None:
        if len(site.fakes.store.calls) - before >= calls:
            site.fakes.store.hooks.clear()
            raise KeyboardInterrupt

    before = len(site.fakes.store.calls)
    site.fakes.store.hooks.append(cut)
    with contextlib.suppress(KeyboardInterrupt):
        tenant.seed_demo()
    site.fakes.store.hooks.clear()
    tenant.seed_demo()
    for email, *_ in tenant.DEMO_AGENTS:
        assert sign_in(site, "demo", email, tenant.DEMO_PASSWORD)["session"], calls
    groups = [group.name for group in site.ports.store.groups(tenant_of(site))]
    assert sorted(groups) == sorted(tenant.DEMO_GROUPS)


def tenant_of(site: Site) -> str:
    """The demo tenant's id."""
    return str(site.ports.store.tenant_by_slug("demo"))


def test_lost_sign_ins_are_made_anew(site: Site) -> None:
    del site.fakes.identity.users["home/agent@home.example"]
    mended = tenant.repair(site.ports, "home")
    assert set(mended) == {"agent@home.example"}
    assert sign_in(site, "home", "agent@home.example", mended["agent@home.example"])["challenge"]


@pytest.mark.parametrize(
    "line",
    [
        "create acme Acme --email a@b.example --json",
        "show acme",
        "list acme --data /tmp",
        "repair acme",
        "group acme Sales",
        "agent acme a@b.example A --role admin --group Sales --group Support --capacity 2",
        "key acme crm --scope groups:read --days 3",
    ],
)
def test_command_lines_name_their_functions_arguments(
    line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["tenant.py", *line.split()])
    asked: argparse.Namespace = tenant.options()
    given = set(vars(asked)) - {"run", "json", "data"}
    assert given == set(asked.run.__annotations__) - {"ports", "return"}
