"""Everything by keyboard only, with the focus in sight; and the ways of writing that need Enter."""

from pathlib import Path

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.axe import HOST
from tests.browser.customer import Customer
from tests.browser.pages import PLAIN, Pages, snippet
from tests.browser.sight import area, focus, sideways
from tests.browser.tenant import Agent, Tenant

MENU = [
    {"id": "orders", "label": {"en": "Orders"}},
    {"id": "other", "label": {"en": "Something else"}},
]
FORM = [
    {"name": "name", "type": "text", "label": {"en": "Your name"}, "required": True},
    {
        "name": "plan",
        "type": "select",
        "label": {"en": "Plan"},
        "options": [{"value": "a", "label": {"en": "Small"}}],
    },
]
MOVES = """(host) => document.querySelector(host).shadowRoot.getAnimations()
  .filter((one) => one.playState === 'running' && one.effect.getComputedTiming().duration > 1)
  .map((one) => one.animationName ?? one.transitionProperty)"""


class Keys:
    """Somebody without a mouse; each key leaves the focus where it can be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def on(self) -> str:
        """What has the focus, by name."""
        return focus(self.page)

    def press(self, *keys: str) -> str:
        """Press keys; answers what has the focus then."""
        for key in keys:
            self.page.keyboard.press(key)
            self.on()
        return self.on()

    def goes_to(self, name: str, key: str = "Tab", most: int = 25) -> None:
        """Press one key until what has this name has the focus."""
        passed = []
        for _ in range(most):
            if (there := self.on()) == name:
                return
            passed.append(there)
            self.page.keyboard.press(key)
        raise AssertionError(f"{name} is not among {passed}")


@pytest.fixture
def keys(page: Page) -> Keys:
    """Somebody without a mouse, who likes nothing that moves."""
    page.emulate_media(reduced_motion="reduce")
    return Keys(page)


def test_a_whole_conversation_without_a_mouse(
    keys: Keys, page: Page, pages: Pages, tenant: Tenant, agent: Agent, tmp_path: Path
) -> None:
    """From the launcher through menu, form, emoji, file, recall and rating to past conversations,
    and back to the launcher."""
    tenant.widget(menu=MENU, form=FORM)
    body = '<a href="#a">A link</a>' + snippet(tenant.url, tenant.key)
    customer = Customer(page).visits(pages.put("/", body))
    page.keyboard.press("Tab")
    keys.goes_to("Chat")
    keys.press("Enter")
    expect(customer.panel).to_be_visible()
    keys.goes_to("Something else")
    keys.press("Enter")
    assert keys.on() == "f-name"
    keys.press("Enter")  # nothing was filled in
    expect(customer.panel.get_by_text("Please fill this in")).to_be_visible()
    assert keys.on() == "f-name"
    page.keyboard.type("Ada")
    keys.goes_to("Continue")
    keys.press("Enter")
    expect(customer.composer).to_be_focused()

    page.keyboard.type("hello ")
    keys.goes_to("Emoji")
    keys.press("Enter")
    assert keys.press("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowRight") == "😁"
    keys.press("Enter", "Escape")
    expect(customer.composer).to_be_focused()
    expect(customer.composer).to_have_value("hello 😁")
    keys.press("Enter")
    conversation = agent.gets()
    agent.hears(conversation, "hello 😁")
    expect(customer.composer).to_be_focused()

    file = tmp_path / "note.txt"
    file.write_text("a note")
    with page.expect_file_chooser() as choosing:
        keys.goes_to("Attach a file")
        keys.press("Enter")
    choosing.value.set_files(file)
    keys.goes_to("Remove note.txt", "Shift+Tab")
    keys.press("Enter")
    expect(customer.panel.get_by_text("note.txt")).to_have_count(0)
    keys.on()

    more = customer.log.get_by_role("button", name="More")
    keys.goes_to("More", "Shift+Tab")
    expect(more).to_be_focused()
    assert keys.press("Enter") == "Take back"
    assert area(customer.panel).covers(area(customer.log.get_by_role("menu")))
    assert keys.press("ArrowDown", "ArrowDown") == "Take back"
    keys.press("Escape")
    expect(more).to_be_focused()
    keys.press("Enter", "Enter")
    customer.sees_line("Message taken back")
    keys.on()

    agent.asks_to_close(conversation)
    expect(customer.button("Yes, solved")).to_be_visible()
    keys.goes_to("Yes, solved", "Shift+Tab")
    keys.press("Enter")
    expect(customer.button("New conversation")).to_be_visible()
    keys.on()
    customer.log.focus()
    keys.goes_to("1 of 5")
    assert keys.press("ArrowRight", "ArrowRight", "ArrowRight") == "4 of 5"
    keys.goes_to("Friendly")
    keys.press("Space")
    keys.goes_to("Send rating")
    keys.press("Enter")
    customer.sees_line("Thank you for your rating!")
    keys.on()
    assert tenant.conversation(conversation)["rating"]["score"] == 4

    keys.goes_to("Back", "Shift+Tab")
    keys.press("Enter")
    keys.goes_to("Past conversations")
    keys.press("Enter")
    expect(customer.panel.get_by_role("listitem")).to_have_count(1)
    customer.panel.focus()
    page.keyboard.press("Tab")
    for _ in range(6):
        if "ended" in keys.on():
            break
        page.keyboard.press("Tab")
    keys.press("Enter")
    customer.sees_line("Message taken back")
    assert keys.press("Escape") == "Chat"
    expect(customer.panel).to_be_hidden()
    expect(customer.launcher).to_be_focused()


def test_at_a_desk_the_focus_may_leave_the_chat(
    keys: Keys, page: Page, pages: Pages, tenant: Tenant
) -> None:
    """It is not modal there: Tab leads through it and out of it, and never into what is closed."""
    link = '<a href="#{0}" id="{0}">{0}</a>'
    body = link.format("before") + snippet(tenant.url, tenant.key)
    customer = Customer(page).visits(pages.put("/", body))
    page.keyboard.press("Tab")
    assert keys.on() == "before"
    keys.press("Tab")
    assert keys.on() == "Chat"
    keys.press("Enter")
    expect(customer.composer).to_be_focused()
    page.locator("#before").focus()
    seen = {keys.press("Tab") for _ in range(5)}
    assert {"Chat", "Close", "Message"} <= seen
    expect(customer.panel).not_to_have_attribute("aria-modal", "true")


def test_enter_belongs_to_the_input_method_while_one_composes(
    customer: Customer, agent: Agent, tenant: Tenant, page: Page
) -> None:
    """Enter that chooses a candidate sends nothing; the one after does."""
    debugger: CDPSession = page.context.new_cdp_session(page)
    customer.opens()
    customer.composer.click()
    begun = {"selectionStart": 2, "selectionEnd": 2}
    debugger.send("Input.imeSetComposition", {"text": "ni", **begun})
    expect(customer.composer).to_have_value("ni")
    composing = {"key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229}
    for kind in ("rawKeyDown", "keyUp"):
        debugger.send("Input.dispatchKeyEvent", {"type": kind, **composing})
    # Safari says Enter, and that it composes no more, with the code of what is being composed.
    customer.composer.evaluate("""(area) => {
      for (const isComposing of [true, false]) {
        area.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing,
          keyCode: 229, bubbles: true, composed: true, cancelable: true}));
      }
    }""")
    debugger.send("Input.insertText", {"text": "你"})
    expect(customer.composer).to_have_value("你")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("second line")
    expect(customer.composer).to_have_value("你\nsecond line")
    assert tenant.conversations() == []
    page.keyboard.press("Enter")
    conversation = agent.gets()
    agent.hears(conversation, "你\nsecond line")
    assert tenant.said(conversation) == ["你\nsecond line"]


def test_nothing_moves_for_those_who_like_it_still(
    page: Page, pages: Pages, tenant: Tenant
) -> None:
    """Opening, waiting and a new message: with motion something runs, without it nothing."""
    ran: dict[str, list[str]] = {}
    for taste in ("no-preference", "reduce"):
        page.emulate_media(reduced_motion="reduce" if taste == "reduce" else "no-preference")
        shop = pages.put(f"/{taste}", PLAIN + snippet(tenant.url, tenant.key))
        customer = Customer(page).visits(shop)
        if taste == "no-preference":
            customer.opens().writes("hello")
        customer.sees_line("You are next")
        customer.closes().opens()  # the launcher's face turns as well
        ran[taste] = page.evaluate(MOVES, HOST)
    assert ran["no-preference"] != []
    assert ran["reduce"] == []
    assert sideways(page) == []
