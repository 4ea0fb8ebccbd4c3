"""An agent's whole work without a mouse: from the sign-in to a transfer that is undone."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.console.staff import Staff, account
from tests.browser.console.test_conversation import begun
from tests.browser.console.walk import prefer
from tests.browser.customer import Customer
from tests.browser.tenant import Tenant

NewStaff = Callable[..., Staff]
MOST_STOPS = 150
# What has the focus, and what is wrong with it for who sees; a place to write shows its caret.
FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return {name: '', flaw: 'nothing has the focus'};
  const name = `${one.tagName} ${one.ariaLabel ?? one.textContent.trim().slice(0, 40)}`;
  const {x, y, width, height} = one.getBoundingClientRect();
  const [cx, cy] = [x + width / 2, y + height / 2];
  const top = document.elementFromPoint(cx, cy);
  const label = one.closest('label') ?? one.labels?.[0] ?? one;
  const outlined = [one, one.nextElementSibling, one.parentElement, label].filter(Boolean)
    .flatMap((it) => [getComputedStyle(it), getComputedStyle(it, '::after')])
    .some((style) => style.outlineStyle !== 'none' && (style.outlineStyle === 'auto'
      || parseFloat(style.outlineWidth) >= 2)
      || /0px 0px 0px [23]px/.test(style.boxShadow));
  const written = one.matches('textarea, input:not([type=checkbox], [type=radio])');
  const seen = top && (one.contains(top) || top.contains(one) || label.contains(top)
    || one.parentElement.contains(top));
  const flaw = cx < 0 || cy < 0 || cx > innerWidth || cy > innerHeight ? 'outside of the window'
    : !seen ? `hidden under ${top?.outerHTML.slice(0, 120)}`
    : !outlined && !written ? 'not marked' : '';
  return {name, flaw};
}"""

AROUND = """() => {
  const one = document.activeElement;
  if (one === document.body || window.stops.has(one)) return true;
  window.stops.add(one);
  return false;
}"""


def stops(page: Page) -> tuple[list[str], list[str]]:
    """All that Tab comes to until it comes round, and what is wrong with them."""
    names: list[str] = []
    flaws: list[str] = []
    page.evaluate("() => { document.querySelector('nav a').focus(); window.stops = new Set(); }")
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(AROUND):
            return names, flaws
        found = page.evaluate(FOCUS)
        names.append(found["name"])
        if found["flaw"]:
            flaws.append(f"{found['name']}: {found['flaw']}")
    raise AssertionError(f"Tab does not come round: {names}")


def presses(staff: Staff, *keys: str) -> None:
    """Press keys one after the other."""
    for key in keys:
        staff.page.keyboard.press(key)


def tabs_to(staff: Staff, name: str, most: int = 30) -> None:
    """Go on by Tab until something of this name has the focus."""
    for _ in range(most):
        presses(staff, "Tab")
        if name in staff.page.evaluate(FOCUS)["name"]:
            return
    raise AssertionError(f"Tab does not come to {name}")


def test_an_agent_works_without_a_mouse(page: Page, customer: Customer, tenant: Tenant) -> None:
    tenant.add_group("Repairs")
    mei = Staff(page.context.new_page(), account(tenant))
    customer.opens().writes("hello by keys")
    keys = mei.page.keyboard
    mei.page.goto(f"{tenant.url}/console/sign-in")
    expect(mei.page.get_by_label("Workspace", exact=True)).to_be_focused()
    for text in (tenant.workspace, mei.who.email, mei.who.password):
        keys.type(text)
        presses(mei, "Tab")
    presses(mei, "Shift+Tab", "Enter")
    mei.page.wait_for_url(re.compile("/inbox"))
    expect(mei.list.get_by_role("radio", name=re.compile("Mine"))).to_be_checked()
    presses(mei, "2")
    expect(mei.row("hello by keys")).to_be_visible()
    presses(mei, "j")
    expect(mei.row("hello by keys").get_by_role("link")).to_be_focused()
    presses(mei, "Enter")
    mei.sees("hello by keys")
    conversation = mei.page.url.rsplit("/", 1)[1]
    presses(mei, "c")
    tenant.state(conversation, "awaiting_agent")
    expect(mei.thread.get_by_role("textbox", name="Reply", exact=True)).to_be_visible()
    presses(mei, "r")
    expect(mei.composer).to_be_focused()
    keys.type("good day")
    presses(mei, "Control+Enter")
    customer.sees("good day")
    presses(mei, "Control+k")
    palette = mei.page.get_by_role("dialog")
    expect(palette.get_by_role("combobox")).to_be_focused()
    keys.type("private note")
    presses(mei, "Enter")
    note = mei.thread.get_by_role("textbox", name="Note", exact=True)
    expect(note).to_be_focused()
    keys.type("seen by colleagues only")
    presses(mei, "Control+Enter")
    mei.sees("seen by colleagues only")
    presses(mei, "Escape", "t")
    dialog = mei.page.get_by_role("dialog", name="Transfer")
    expect(dialog.get_by_role("textbox", name="Find by name")).to_be_focused()
    keys.type("Repairs")
    tabs_to(mei, "Repairs")
    presses(mei, "Space")
    expect(dialog.get_by_role("radio", name="Repairs")).to_be_checked()
    tabs_to(mei, "Transfer")
    presses(mei, "Enter")
    expect(dialog).to_be_hidden()
    tabs_to(mei, "Undo", most=60)
    presses(mei, "Enter")
    expect(mei.button("Undo")).to_have_count(0)
    assert not [e for e in tenant.log(conversation) if e["type"] == "transferred"]


def test_the_focus_comes_back_when_a_dialog_closes(customer: Customer, mei: Staff) -> None:
    begun(customer, mei)
    menu = mei.thread.get_by_role("button", name="All that can be done")
    for keys in ("?", "Control+k", "t"):
        menu.focus()
        presses(mei, keys)
        expect(mei.page.get_by_role("dialog")).to_be_visible()
        assert mei.page.evaluate(
            "() => document.querySelector('[role=dialog]').contains(document.activeElement)"
        )
        presses(mei, "Escape")
        expect(mei.page.get_by_role("dialog")).to_be_hidden()
        expect(menu).to_be_focused()


def test_j_and_k_move_through_the_list(
    customer: Customer, mei: Staff, new_customer: Callable[..., Customer]
) -> None:
    begun(customer, mei, "the first")
    begun(new_customer(), mei, "the second")
    mei.goes()
    expect(mei.list.get_by_role("listitem")).to_have_count(2)
    first, second = mei.list.get_by_role("listitem").get_by_role("link").all()
    for key, row in (("j", first), ("j", second), ("k", first)):
        presses(mei, key)
        expect(row).to_be_focused()
    presses(mei, "Enter")
    mei.page.wait_for_url(re.compile("/inbox/cnv_"))


def test_single_letters_are_switched_off_and_ctrl_k_is_not(customer: Customer, mei: Staff) -> None:
    begun(customer, mei)
    prefer(mei.page, shortcuts=False)
    dialog = mei.page.get_by_role("dialog")
    presses(mei, "t", "?", "n", "g", "m", "2")
    presses(mei, "Control+k")
    expect(dialog.get_by_role("combobox")).to_be_focused()
    expect(dialog).to_have_count(1)
    presses(mei, "Escape")
    expect(mei.composer).to_have_accessible_name("Reply")
    expect(mei.list.get_by_role("radio", name=re.compile("Mine"))).to_be_checked()
    prefer(mei.page, shortcuts=True)
    presses(mei, "t")
    expect(mei.page.get_by_role("dialog", name="Transfer")).to_be_visible()


def test_every_stop_of_tab_can_be_seen(customer: Customer, new_staff: NewStaff) -> None:
    sara = new_staff("Sara", "supervisor", options={"reduced_motion": "reduce"}).goes().status()
    begun(customer, sara)
    expect(sara.page.get_by_role("complementary", name="Customer")).to_be_visible()
    found = {"thread": stops(sara.page)}
    for path in ("wall", "me"):
        sara.goes(path)
        expect(sara.page.get_by_role("heading", level=1)).to_be_visible()
        found[path] = stops(sara.page)
    assert {path: flaws for path, (_, flaws) in found.items() if flaws} == {}
    assert len(found["thread"][0]) > 20
