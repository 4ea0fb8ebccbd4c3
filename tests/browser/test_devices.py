"""Phones, zoom, both directions of writing, Chinese, themes and any colour a brand may have."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.axe import HOST, settled, violations
from tests.browser.customer import Customer
from tests.browser.pages import PLAIN, Pages, snippet
from tests.browser.sight import Area, area, sideways
from tests.browser.tenant import Tenant

NewContext = Callable[..., BrowserContext]
TOUCH = {"has_touch": True, "is_mobile": True, "reduced_motion": "reduce"}
SIZES = {"phone": (390, 844), "small": (320, 568), "zoomed": (640, 400)}
LINKS = '<a href="#top">Top of the page</a>'
PAGE = """() => [scrollX, scrollY, document.documentElement.scrollWidth - innerWidth,
  document.body.getBoundingClientRect().toJSON()]"""
# A keyboard of glass covers the window without making it smaller: only this tells of it.
KEYBOARD = """() => {
  const seen = Object.assign(new EventTarget(), {offsetTop: 0});
  Object.defineProperty(seen, 'height', {value: 0, writable: true});
  addEventListener('DOMContentLoaded', () => { seen.height = innerHeight; });
  Object.defineProperty(window, 'visualViewport', {value: seen});
  window.keyboard = (height, offsetTop) => {
    Object.assign(seen, {height, offsetTop});
    seen.dispatchEvent(new Event('resize'));
  };
}"""
ARABIC = {
    "launcher": "محادثة",
    "title": "محادثة",
    "greeting_title": "مرحبا",
    "greeting_text": "اسألنا",
    "write": "اكتب رسالة",
    "message": "الرسالة",
    "send": "أرسل",
    "back": "رجوع",
    "close": "أغلق",
    "more": "المزيد",
    "next": "أنت التالي",
}
DIRECTION = "(one) => getComputedStyle(one).direction"
GROUND = "(one) => getComputedStyle(one).backgroundColor"


def touching(new_context: NewContext, width: int, height: int, **more: Any) -> Page:
    """A page on a phone."""
    return new_context(viewport={"width": width, "height": height}, **TOUCH, **more).new_page()


@pytest.mark.parametrize("size", SIZES)
def test_on_a_small_screen_the_chat_is_the_screen(
    new_context: NewContext, pages: Pages, tenant: Tenant, size: str
) -> None:
    """Nothing stands over a side in any state, whatever is said; the page behind does not move."""
    agent = tenant.add_agent("Wilhelmina-Alexandrina von Hohenstein").come()
    width, height = SIZES[size]
    page = touching(new_context, width, height)
    shop = pages.put("/", LINKS + PLAIN * 3 + snippet(tenant.url, tenant.key))
    customer = Customer(page).visits(shop)
    page.evaluate("scrollTo(0, 200)")
    before = page.evaluate(PAGE)
    customer.launcher.tap()
    expect(customer.panel).to_be_visible()
    assert area(customer.panel) == Area(0, 0, width, height)
    expect(customer.launcher).to_be_hidden()
    expect(customer.composer).to_be_in_viewport(ratio=1)
    found = {"home": sideways(page) + violations(page)}
    customer.writes("long" * 60)
    conversation = agent.gets()
    agent.says(
        conversation, "https://shop.example/" + "a" * 200, quick_replies=["reply " * 12 + "reply"]
    )
    expect(customer.button("reply " * 12 + "reply")).to_be_visible()
    found["thread"] = sideways(page) + violations(page)
    customer.panel.get_by_role("button", name="More").first.tap()
    assert Area(0, 0, width, height).covers(area(customer.panel.get_by_role("menu")))
    found["menu"] = sideways(page)
    page.keyboard.press("Escape")
    customer.presses("Emoji")
    expect(customer.panel.get_by_role("toolbar")).to_be_in_viewport(ratio=1)
    found["emoji"] = sideways(page)
    page.keyboard.press("Escape")
    agent.asks_to_close(conversation)
    customer.presses("Yes, solved")
    customer.panel.get_by_role("radio", name="1 of 5").check(force=True)
    expect(customer.button("Send rating")).to_be_visible()
    found["rating"] = sideways(page) + violations(page)
    expect(customer.composer).to_be_in_viewport(ratio=1)
    assert {state: flaws for state, flaws in found.items() if flaws} == {}
    assert page.evaluate(PAGE) == before
    customer.presses("Close")
    expect(customer.launcher).to_be_visible()
    assert page.evaluate(PAGE) == before


def test_tab_stays_in_the_chat_where_that_is_the_screen(
    new_context: NewContext, pages: Pages, tenant: Tenant
) -> None:
    """Neither page nor launcher are reached from behind the panel, in either direction."""
    page = touching(new_context, 390, 844)
    shop = pages.put("/", LINKS + snippet(tenant.url, tenant.key) + LINKS)
    customer = Customer(page).visits(shop)
    customer.launcher.tap()
    expect(customer.panel).to_have_attribute("aria-modal", "true")
    where = """() => document.activeElement.shadowRoot?.activeElement?.closest('dialog')?.open"""
    for key in ["Tab"] * 9 + ["Shift+Tab"] * 9:
        page.keyboard.press(key)
        assert page.evaluate(where), f"{key} led out of the chat"


def test_a_keyboard_of_glass_leaves_the_composer_in_sight(
    new_context: NewContext, shop: str
) -> None:
    """Where it only covers the window, and where the window becomes smaller."""
    page = touching(new_context, 390, 844)
    page.add_init_script(f"({KEYBOARD})()")
    customer = Customer(page).visits(shop)
    customer.launcher.tap()
    customer.composer.tap()
    page.evaluate("keyboard(480, 60)")
    assert area(customer.panel) == Area(0, 60, 390, 540)
    assert area(customer.panel).covers(area(customer.composer))
    page.evaluate("keyboard(844, 0)")
    assert area(customer.panel) == Area(0, 0, 390, 844)


def test_the_window_may_turn_and_shrink_while_one_writes(
    new_context: NewContext, shop: str
) -> None:
    """A draft stays, and so does the place to write it."""
    page = touching(new_context, 390, 844)
    customer = Customer(page).visits(shop)
    customer.launcher.tap()
    customer.composer.fill("half a")
    for width, height in ((390, 360), (844, 390), (1280, 800), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        expect(customer.composer).to_have_value("half a")
        expect(customer.composer).to_be_in_viewport(ratio=1)
        assert sideways(page) == []
    assert area(customer.panel) == Area(0, 0, 390, 844)


def test_from_right_to_left_it_is_mirrored(
    new_context: NewContext, pages: Pages, tenant: Tenant
) -> None:
    """With a tenant's own Arabic; each text keeps the direction of what is written in it."""
    tenant.widget(languages=["ar"], texts={"ar": ARABIC}, menu=[])
    agent = tenant.add_agent("Mei").come()
    page = new_context(locale="ar", reduced_motion="reduce").new_page()
    body = PLAIN + snippet(tenant.url, tenant.key)
    shop = pages.put("/", f"<script>document.dir = 'rtl'</script>{body}")
    page.goto(shop)
    host = page.locator(HOST)
    host.get_by_role("button", name="محادثة").click()
    panel = host.get_by_role("dialog")
    composer = panel.get_by_role("textbox", name="الرسالة")
    assert panel.evaluate(DIRECTION) == "rtl"
    composer.fill("hello, שלום")
    assert composer.evaluate(DIRECTION) == "ltr"
    composer.press("Enter")
    conversation = agent.gets()
    agent.says(conversation, "مرحبا Mei")
    mine, theirs = panel.get_by_text("hello, שלום"), panel.get_by_text("مرحبا Mei")
    expect(theirs).to_be_visible()
    assert [one.evaluate(DIRECTION) for one in (mine, theirs)] == ["ltr", "rtl"]
    assert area(mine).right < area(theirs).right
    assert area(mine).left < area(theirs).left
    back, close = (panel.get_by_role("button", name=name) for name in ("رجوع", "أغلق"))
    assert area(back).left > area(close).right
    send = panel.get_by_role("button", name="أرسل")
    assert area(send).right < area(panel).left + area(panel).width / 2
    panel.locator("header").get_by_role("button", name="المزيد").click()
    assert area(panel).covers(area(panel.get_by_role("menu")))
    assert sideways(page) == []
    assert violations(page) == []


@pytest.mark.parametrize(
    ("locale", "launcher", "hello", "language"),
    [
        ("zh-CN", "在线客服", "您好，有什么可以帮您？", "zh-CN"),
        ("zh-TW", "線上客服", "您好，有什麼可以幫您？", "zh-TW"),
        ("zh-HK", "線上客服", "您好，有什麼可以幫您？", "zh-HK"),
    ],
)
def test_chinese_by_the_browser(
    new_context: NewContext, shop: str, locale: str, launcher: str, hello: str, language: str
) -> None:
    """Each way of writing it, from the launcher on, and said to be what it is."""
    page = new_context(locale=locale, reduced_motion="reduce").new_page()
    page.goto(shop)
    host = page.locator(HOST)
    host.get_by_role("button", name=launcher, exact=True).click()
    expect(host.get_by_role("heading", name=hello)).to_be_visible()
    assert host.locator(".chat").get_attribute("lang") == language
    latin = "(host) => document.querySelector(host).shadowRoot.querySelector('.chat').innerText"
    house = r"\bL(amps)?\b"  # its name and its initial
    assert re.findall("[A-Za-z]+", re.sub(house, "", page.evaluate(latin, HOST))) == []
    assert violations(page) == []


def test_the_page_may_change_the_language_at_any_time(customer: Customer) -> None:
    """What is open changes its words and keeps what was typed."""
    customer.opens()
    customer.composer.fill("half a")
    for tag, hello, write in (
        ("zh-CN", "您好，有什么可以帮您？", "输入消息…"),
        ("zh-TW", "您好，有什麼可以幫您？", "輸入訊息…"),
        ("en", "Hello! How can we help?", "Write a message…"),
    ):
        customer.page.evaluate("(tag) => Switchboard.setLocale(tag)", tag)
        expect(customer.panel.get_by_role("heading", name=hello)).to_be_visible()
        expect(customer.panel.get_by_placeholder(write)).to_have_value("half a")
        assert customer.flaws() == []


def test_dark_light_and_whatever_the_visitor_likes(
    page: Page, pages: Pages, tenant: Tenant
) -> None:
    """`auto` follows the visitor at once; a theme that was set does not."""
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    light, dark = "rgb(255, 255, 255)", "rgb(22, 24, 29)"
    for theme, by_night, by_day in (
        ("auto", dark, light),
        ("light", light, light),
        ("dark", dark, dark),
    ):
        page.emulate_media(color_scheme="dark")
        line = snippet(tenant.url, tenant.key, theme=theme)
        customer = Customer(page).visits(pages.put(f"/{theme}", PLAIN + line))
        if theme == "auto":
            customer.opens()
        expect(customer.panel).to_be_visible()  # on the next pages it opens by itself
        bar = customer.panel.locator(".composer")
        settled(page)
        assert bar.evaluate(GROUND) == by_night
        assert customer.flaws() == []
        page.emulate_media(color_scheme="light")
        settled(page)
        assert bar.evaluate(GROUND) == by_day
        assert customer.flaws() == []


CONTRASTS = """(host) => {
  const pen = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const light = (color) => {
    pen.fillStyle = color;
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map((c) => c / 255)
      .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const root = document.querySelector(host).shadowRoot;
  const box = getComputedStyle(root.querySelector('.chat'));
  const face = getComputedStyle(root.querySelector('.launch button'));
  const of = (...names) => ratio(...names.map((name) => box.getPropertyValue(`--${name}`)));
  return {
    launcher: ratio(face.color, face.backgroundColor),
    hero: of('on-brand', 'brand'), 'hero below': of('on-brand', 'brand-2'),
    links: of('accent', 'bg'),
  };
}"""


@pytest.mark.parametrize("color", ["#ffe600", "#ffffff", "#000000"])
def test_any_colour_of_a_brand_can_be_read(
    page: Page, pages: Pages, tenant: Tenant, color: str
) -> None:
    """Yellow, white and black, by day and by night, on the first screen and in a thread."""
    page.emulate_media(reduced_motion="reduce")
    for theme in ("light", "dark"):
        line = snippet(tenant.url, tenant.key, color=color, theme=theme)
        customer = Customer(page).visits(pages.put(f"/{theme}", PLAIN + line))
        assert customer.flaws() == []
        if theme == "light":
            customer.opens()
            assert customer.flaws() == []
            customer.writes("hello")
        customer.sees_line("You are next")
        assert customer.flaws() == []
        contrasts = page.evaluate(CONTRASTS, HOST)
        assert {what: ratio for what, ratio in contrasts.items() if ratio < 4.5} == {}


def test_it_may_stand_on_the_left(page: Page, pages: Pages, tenant: Tenant) -> None:
    """Launcher and panel on one side, nothing over the edge."""
    page.emulate_media(reduced_motion="reduce")
    line = snippet(tenant.url, tenant.key, position="left")
    customer = Customer(page).visits(pages.put("/", PLAIN + line))
    assert area(customer.launcher).left == 20
    customer.opens()
    assert area(customer.panel).left == 20
    assert area(customer.panel).bottom < area(customer.launcher).top
    customer.writes("hello")
    customer.sees_line("You are next")
    assert sideways(page) == []
    assert customer.flaws() == []
