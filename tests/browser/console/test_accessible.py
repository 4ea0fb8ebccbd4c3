"""axe finds nothing wrong with any page, dialog or menu of the console, light and dark."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.console.staff import PLACE as SESSIONS
from tests.browser.console.staff import Account, Staff, account
from tests.browser.console.test_conversation import begun
from tests.browser.console.walk import Walk
from tests.browser.customer import Customer
from tests.browser.tenant import Tenant

NewStaff = Callable[..., Staff]
# Signed in to a second workspace as well.
ELSEWHERE = """(place) => {
  const all = JSON.parse(localStorage.getItem(place));
  const [own] = Object.values(all);
  const elsewhere = {...own, workspace: 'elsewhere'};
  localStorage.setItem(place, JSON.stringify({...all, elsewhere}));
}"""
STILL = {"reduced_motion": "reduce"}
DIALOGS = {  # command, and what is pressed inside before one looks
    "Assign to…": "",
    "Transfer…": "To a colleague",
    "Consult a colleague…": "",
    "Invite a colleague…": "",
    "Promise a call-back…": "",
    "Tags…": "",
    "Why this agent?": "",
    "Block customer…": "",
}


@pytest.fixture
def ada(new_staff: NewStaff) -> Staff:
    """An administrator who sees everything, without what moves."""
    return new_staff("Ada", "admin", options=STILL).goes().status()


def furnish(tenant: Tenant) -> None:
    """Something of each kind."""
    tags = [{"name": "refund", "color": "#c92a2a"}, {"name": "退款", "color": "#ffd43b"}]
    tenant.call("PUT", "/v1/tags", {"tags": tags})
    text = {"en": "Hello {customer.name}", "zh": "你好"}
    body = {"shortcut": "hello", "title": "Hello", "text": text}
    tenant.call("POST", "/v1/answers", body)
    tenant.add_group("Repairs")
    card = {"id": "orders", "title": "Orders", "kind": "json", "url": "https://shop.example/orders"}
    tenant.call("PUT", "/v1/cards", {"cards": [card]})


def test_whoever_comes_in(page: Page, tenant: Tenant) -> None:
    page.emulate_media(reduced_motion="reduce")
    staff = Staff(page, Account(tenant, "", "", "", ""))
    walk = Walk(staff)
    for path in ("sign-in", "sign-up", "forgot"):
        page.goto(f"{tenant.url}/console/{path}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        walk.looks(path)
        page.locator("form button[type=submit]").first.click()
        expect(page.locator("[aria-invalid=true]").first).to_be_visible()
        walk.looks(f"{path}, not filled in")
    walk.ends()


def test_choosing_a_workspace_and_the_start(ada: Staff) -> None:
    walk = Walk(ada)
    ada.page.evaluate(ELSEWHERE, SESSIONS)
    ada.page.goto(f"{ada.who.tenant.url}/console/")
    expect(ada.page.get_by_role("link", name=re.compile("elsewhere"))).to_be_visible()
    walk.looks("choose")
    ada.goes("start")
    for step in ("look", "snippet", "invite"):
        expect(ada.page.get_by_role("heading", level=1)).to_be_visible()
        walk.looks(f"start, {step}")
        if step != "invite":
            ada.button(re.compile("^(Save and c|C)ontinue$")).first.click()
    walk.ends()


def test_the_inbox_with_an_open_conversation(
    customer: Customer, mei: Staff, ada: Staff, tenant: Tenant
) -> None:
    furnish(tenant)
    conversation = begun(customer, mei)
    mei.writes("good day")
    customer.sees("good day")
    customer.writes("مرحبا، ٣ مصابيح")
    ada.opens(conversation).sees("good day")
    walk = Walk(ada)
    expect(ada.page.get_by_role("complementary", name="Customer")).to_be_visible()
    walk.looks("a conversation of somebody else")
    for tab in ("History", "Answers", "Cards"):
        ada.page.get_by_role("tab", name=tab).click()
        walk.looks(f"panel, {tab}")
    ada.thread.get_by_role("button", name="All that can be done").click()
    expect(ada.page.get_by_role("menu")).to_be_visible()
    walk.looks("menu of all commands")
    ada.page.keyboard.press("Escape")
    for view in ("Queue", "All", "Late", "Closed"):
        ada.list.get_by_text(re.compile(f"^{view}( \\d+)?$")).first.click()
        walk.looks(f"view {view}")
    ada.list.get_by_role("button", name="Filter").click()
    walk.looks("filters")
    ada.page.keyboard.press("Escape")
    ada.list.get_by_text("Open", exact=True).click()
    ada.page.keyboard.press("m")
    ada.list.get_by_role("toolbar").get_by_role("button", name="Take it").click()
    expect(ada.list.get_by_role("alert")).to_be_visible()
    walk.looks("what could not be done to many")
    walk.ends()


def test_dialogs_of_the_thread(
    customer: Customer, new_staff: NewStaff, ada: Staff, tenant: Tenant
) -> None:
    furnish(tenant)
    account(tenant, "Tom")
    begun(customer, ada)
    walk = Walk(ada)
    for name, inside in DIALOGS.items():
        ada.does(name)
        dialog = ada.page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        if inside:
            dialog.get_by_text(inside).click()
        walk.looks(name)
        ada.page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
    for key, name in (("Control+k", "palette"), ("?", "help")):
        ada.page.keyboard.press(key)
        expect(ada.page.get_by_role("dialog")).to_be_visible()
        walk.looks(name)
        ada.page.keyboard.press("Escape")
    ada.does("End conversation")
    expect(ada.button("Undo").first).to_be_visible()
    walk.looks("what can be undone")
    walk.ends()


def test_the_wall_and_ones_own_page(
    tenant: Tenant, new_staff: Callable[..., Staff], new_customer: Callable[..., Customer]
) -> None:
    tenant.policy(warn_s=1, alarm_s=2, reassign_s=600)  # before anybody comes: it is remembered
    mei, customer = new_staff().goes().status(), new_customer()
    begun(customer, mei)
    mei.writes("one moment")
    customer.sees("one moment")
    ada = new_staff("Ada", "admin", options=STILL).goes()
    walk = Walk(ada)
    ada.goes("wall")
    customer.writes("how long is that?")
    late = ada.page.get_by_text("Go to the longest waiter")
    expect(late.first).to_be_visible()
    walk.looks("wall")
    ada.goes("me")
    expect(ada.page.get_by_role("region", name="Second step")).to_be_visible()
    walk.looks("me")
    ada.page.route("**/v1/me/status", lambda route: route.abort())
    ada.button(re.compile("^Busy")).click()
    expect(ada.page.get_by_role("alert")).to_be_visible()
    walk.looks("a notice of what failed")
    ada.page.get_by_role("navigation", name="Switchboard").get_by_role("button").last.click()
    expect(ada.page.get_by_role("menu")).to_be_visible()
    walk.looks("menu behind one's face")
    walk.ends()


def test_each_section_of_the_settings(ada: Staff) -> None:
    furnish(ada.who.tenant)
    walk = Walk(ada)
    ada.goes("settings")
    links = ada.page.get_by_role("navigation", name="Settings").get_by_role("link")
    expect(links.first).to_be_visible()
    names = links.all_inner_texts()
    assert len(names) >= 15
    for name in names:
        links.filter(has_text=re.compile(f"^{re.escape(name)}$")).click()
        expect(ada.page.get_by_role("heading", level=1)).to_be_visible()
        walk.looks(name)
    ada.goes("settings/agents?agent=new")
    expect(ada.page.get_by_role("heading", level=1)).to_be_visible()
    walk.looks("a new agent")
    ada.goes(f"settings/agents?agent={ada.who.id}")
    expect(ada.page.get_by_role("heading", level=1)).to_be_visible()
    walk.looks("an agent")
    walk.ends()


def test_dialogs_of_the_settings(ada: Staff) -> None:
    tenant = ada.who.tenant
    furnish(tenant)
    mei = account(tenant, "Mei").id
    tenant.call("POST", "/v1/keys", {"name": "Shop", "scopes": ["agents:read"], "days": None})
    opens = {  # section → what is pressed there, one after the other
        "keys": [("New key",), ("Revoke Shop",)],
        "answers": [("New answer",), ("Edit Hello",)],
        f"agents?agent={mei}": [("Reset the password",)],
        "agents?agent=new": [("What each role may do",)],
        "cards": [("Make a new secret",)],
        "snippet": [("Make a secret",)],
        "hours": [("Always open", "Copy Monday to other days")],
        "texts": [("Add a language",)],
        "tags": [("Add a tag", "Audit")],
        f"groups?group={tenant.group}": [()],
        f"groups?group={tenant.group}&part=capacity": [()],
        "routing": [("Add a rule", "Try")],
        "audit": [("Changes",)],
    }
    walk = Walk(ada)
    for section, all_pressed in opens.items():
        for pressed in all_pressed:
            ada.goes(f"settings/{section}")
            expect(ada.page.get_by_role("heading", level=1)).to_be_visible()
            for name in pressed:
                switch = ada.page.get_by_role("switch", name=name)
                tab = ada.page.get_by_role("tab", name=name)
                link = ada.page.get_by_role("link", name=name)
                ada.button(name).or_(switch).or_(tab).or_(link).first.click()
            walk.looks(f"{section}, {', '.join(pressed)}")
    walk.ends()
