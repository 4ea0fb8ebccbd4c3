"""Whatever people write shows as text in the console: nothing of it runs, loads or leads away."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.console.staff import Staff
from tests.browser.console.test_conversation import begun
from tests.browser.customer import Customer
from tests.browser.hostile import ADDRESSES, NAMES, TEXTS
from tests.browser.tenant import Tenant
from tests.browser.watch import Watch

NAME, NOTE, TITLE, ANSWER, TAG = TEXTS[2], TEXTS[3], TEXTS[4], TEXTS[5], "<img src=x onerror=1>"
SHORT = [text for text in (*TEXTS, *ADDRESSES) if len(text) < 200 and text.isprintable()]
LAST = "that was all"
# What must not come of a text: elements that it names, handlers, links that are none.
GROWN = """() => [...document.querySelectorAll('#root *')].filter((one) =>
  one.matches('script, iframe, object, embed, base, meta, link, details, style[src], img[src="x"]')
  || [...one.attributes].some(({name}) => name.startsWith('on'))
  || one.matches('a[href]') && !/^(https?|mailto):/.test(one.href)
).map((one) => one.outerHTML)"""


def test_harmful_texts_run_nothing(
    customer: Customer, new_staff: Callable[..., Staff], tenant: Tenant
) -> None:
    tenant.call("PUT", "/v1/tags", {"tags": [{"name": TAG, "color": "#c92a2a"}]})
    body = {"shortcut": "harm", "title": TITLE, "text": {"en": ANSWER}}
    tenant.call("POST", "/v1/answers", body)
    group = tenant.add_group(NAMES[1])
    mei = new_staff("Mei", "supervisor", groups=(tenant.group, group))
    watch = Watch(mei.page.context)
    mei.goes().status()
    conversation = begun(customer, mei)
    who = tenant.conversation(conversation)["customer"]
    tenant.call("PATCH", f"/v1/customers/{who}", {"name": NAME})
    say = f"/v1/conversations/{conversation}"
    tenant.call("POST", f"{say}/note", {"text": NOTE})
    tenant.call("POST", f"{say}/tag", {"add": [TAG]})
    for text in ("\n".join(SHORT), LAST):
        customer.writes(text)
    mei.sees(LAST)
    mei.page.reload()
    mei.sees(LAST)
    mei.sees(NOTE)
    expect(mei.thread.get_by_role("heading", name=NAME)).to_be_visible()
    expect(mei.row(TAG)).to_be_visible()
    expect(mei.thread.get_by_text(SHORT[0]).first).to_be_visible()
    for link in mei.thread.locator("a[target=_blank]").all():
        assert {"noopener", "noreferrer"} <= set(str(link.get_attribute("rel")).split())
    mei.page.get_by_role("tab", name="Answers").click()
    expect(mei.page.get_by_text(TITLE).first).to_be_visible()
    mei.composer.press_sequentially("/harm")
    expect(mei.page.get_by_role("option").filter(has_text=TITLE)).to_be_visible()
    mei.composer.press("Enter")
    expect(mei.composer).to_have_value(ANSWER)
    mei.composer.press("Control+Enter")
    customer.sees(ANSWER)
    mei.page.keyboard.press("Control+k")
    expect(mei.page.get_by_role("combobox", name="Commands")).to_be_focused()
    mei.page.keyboard.type("img")
    expect(mei.page.get_by_role("option").filter(has_text=NAME).first).to_be_visible()
    assert watch.harm(mei.page) == []
    assert mei.page.evaluate(GROWN) == []
    for path in ("wall", "settings/answers", "settings/tags", "settings/groups"):
        mei.goes(path)
        expect(mei.page.locator(".mantine-Skeleton-root")).to_have_count(0)
        assert mei.page.evaluate(GROWN) == []
        assert watch.harm(mei.page) == []
