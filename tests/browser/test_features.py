"""What a chat can do, each thing seen on both sides: on the screen, and in the log or by staff."""

import base64
import re
import urllib.request
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.customer import Customer
from tests.browser.pictures import Rgb, encoded, png, shown
from tests.browser.tenant import Agent, Tenant
from tests.browser.wire import DOWN, UP, Wire

RED, GREEN, BLUE = (220, 20, 40), (20, 160, 60), (30, 60, 200)
MEGA = 1024 * 1024
FORM = [
    {"name": "email", "type": "email", "label": {"en": "Your e-mail"}, "required": True},
    {"name": "booking", "type": "text", "label": {"en": "Booking"}},
    {"name": "message", "type": "textarea", "label": {"en": "What happened?"}},
]
FILES = """([kind, files]) => {
  const data = new DataTransfer();
  for (const {name, type, base64, size} of files) {
    const bytes = base64 ? Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
      : new Uint8Array(size);
    data.items.add(new File([bytes], name, {type}));
  }
  const into = document.querySelector('switchboard-widget').shadowRoot.querySelector('textarea');
  const how = {bubbles: true, composed: true, cancelable: true};
  const event = kind === 'paste' ? new ClipboardEvent('paste', {...how, clipboardData: data})
    : new DragEvent(kind, {...how, dataTransfer: data});
  into.dispatchEvent(event);
  return event.defaultPrevented;
}"""


def file(name: str, type: str, content: bytes = b"", size: int = 0) -> dict[str, Any]:
    """One for a page's script."""
    return {"name": name, "type": type, "size": size, "base64": base64.b64encode(content).decode()}


def entries(tenant: Tenant, conversation: str, kind: str) -> list[dict[str, Any]]:
    """What the log has of a kind, as staff see it."""
    return [one["data"] for one in tenant.log(conversation) if one["type"] == kind]


def events(page: Page, name: str) -> list[Any]:
    """The details of an event so far; the first call begins to listen."""
    found: list[Any] = page.evaluate(
        """(name) => {
          window.heard ??= {};
          if (!heard[name]) {
            const list = heard[name] = [];
            (window.Switchboard ??= []).push((chat) => chat.on(name, (it) => list.push(it)));
          }
          return heard[name];
        }""",
        name,
    )
    return found


def becomes(tenant: Tenant, canvas: Locator, color: Rgb) -> None:
    """Wait until a picture of this colour is drawn."""
    tenant.hands.until(lambda: shown(canvas) == color)


def test_menu_and_form_choose_the_group(
    page: Page, shop: str, tenant: Tenant, agent: Agent
) -> None:
    """What was picked is where it is routed; staff know what was filled in, which is worth more
    than what the page said."""
    travel = tenant.add_group("Travel")
    tom = tenant.add_agent("Tom", groups=(travel,)).come()
    menu = [
        {"id": "orders", "label": {"en": "Orders"}},
        {"id": "flights", "label": {"en": "Flights"}, "group": travel, "topic": "flights"},
    ]
    tenant.widget(menu=menu, form=FORM)
    customer = Customer(page).visits(shop)
    said = {"email": "ada@example.com", "attributes": {"booking": "X1", "came_by": "ad"}}
    page.evaluate("(said) => Switchboard.prefill(said)", said)
    customer.opens()
    customer.presses("Flights")
    form = customer.panel
    expect(form.get_by_role("heading", name="Flights")).to_be_visible()
    expect(form.get_by_role("textbox", name="Your e-mail")).to_have_value("ada@example.com")
    expect(form.get_by_role("textbox", name="Booking")).to_have_value("X1")
    form.get_by_role("textbox", name="Your e-mail").fill("ada@")
    customer.presses("Continue")
    expect(form.get_by_text("This is not a whole e-mail address")).to_be_visible()
    form.get_by_role("textbox", name="Your e-mail").fill("ada@example.org")
    form.get_by_role("textbox", name="Booking").fill("X2")
    form.get_by_role("textbox", name="What happened?").fill("it was late")
    customer.presses("Continue")
    conversation = tom.gets()
    tom.hears(conversation, "it was late")
    (started,) = entries(tenant, conversation, "started")
    assert started["group"] == travel
    assert started["topic"] == "flights"
    row = tenant.conversation(conversation)
    assert row["group"] == travel
    known = tenant.call("GET", f"/v1/customers/{row['customer']}")
    assert known["email"] == "ada@example.org"
    assert known["attributes"] == {"booking": "X2", "came_by": "ad"}


def test_prefilled_words_do_not_push_aside_what_was_written(customer: Customer) -> None:
    """They stand in an empty composer, open or not."""
    customer.page.evaluate("Switchboard.prefill({text: 'About lamp 7'})")
    customer.opens()
    expect(customer.composer).to_have_value("About lamp 7")
    customer.composer.fill("my own words")
    customer.page.evaluate("Switchboard.prefill({text: 'About lamp 8'})")
    expect(customer.composer).to_have_value("my own words")


def test_files_by_pick_paste_and_drop(
    customer: Customer, agent: Agent, tenant: Tenant, page: Page
) -> None:
    """Seen before they go, shown on the way, removable; the agent gets what was sent."""
    customer.opens().writes("hello")
    conversation = agent.gets()
    customer.sees_line("Mei is here for you")
    held: list[Route] = []

    def hold(route: Route) -> None:
        upload = route.request.method == "POST" and "/v1/" not in route.request.url
        held.append(route) if upload and not held else route.fallback()

    page.route("**/*", hold)
    customer.panel.locator("input[type=file]").set_input_files(
        {"name": "red.png", "mimeType": "image/png", "buffer": png(RED)}
    )
    tray = customer.panel.get_by_role("list")
    expect(tray.get_by_role("progressbar", name="Uploading red.png")).to_be_visible()
    expect(tray.locator("canvas")).to_be_visible()
    assert shown(tray.locator("canvas")) == RED
    tenant.hands.until(lambda: held)
    held[0].continue_()
    expect(tray.get_by_role("progressbar")).to_have_count(0)

    note = file("note.txt", "text/plain", "naïve 你好".encode())
    assert page.evaluate(FILES, ["paste", [note]])
    blue = file("blue.png", "image/png", png(BLUE))
    assert page.evaluate(FILES, ["dragover", [blue]])
    expect(customer.panel.get_by_text("Drop files here")).to_be_visible()
    assert page.evaluate(FILES, ["drop", [blue]])
    expect(customer.panel.get_by_text("Drop files here")).to_have_count(0)
    expect(tray.get_by_role("listitem")).to_have_count(3)
    customer.presses("Remove blue.png")
    expect(tray.get_by_role("listitem")).to_have_count(2)
    assert customer.flaws() == []
    customer.writes("two files")
    agent.hears(conversation, "two files")
    said = entries(tenant, conversation, "message")[-1]
    assert [one["name"] for one in said["attachments"]] == ["red.png", "note.txt"]
    for one, content in zip(said["attachments"], (png(RED), "naïve 你好".encode()), strict=True):
        path = f"/v1/conversations/{conversation}/attachments/{one['id']}"
        url = tenant.hands.do(agent.access.call("GET", path))["url"]
        with urllib.request.urlopen(url) as answer:
            assert answer.read() == content
    shot = customer.button("Open red.png")
    expect(shot.locator("canvas")).to_be_visible()
    assert shown(shot.locator("canvas")) == RED
    with page.expect_download() as saving:
        customer.presses("Open note.txt")
    assert saving.value.path().read_bytes() == "naïve 你好".encode()


def test_files_that_cannot_be_sent_say_why(customer: Customer, page: Page, tenant: Tenant) -> None:
    """Kind, size and emptiness, in words; the rest of the message goes all the same."""
    customer.opens()
    bad = [
        file("page.html", "text/html", b"<p>"),
        file("huge.png", "image/png", size=20 * MEGA + 1),
    ]
    assert page.evaluate(FILES, ["paste", bad])
    alerts = customer.panel.get_by_role("alert")
    expect(alerts.filter(has_text="Files of this kind cannot be sent.")).to_be_visible()
    expect(alerts.filter(has_text="This file is too big. At most 21 MB.")).to_be_visible()
    assert customer.flaws() == []
    assert page.evaluate(FILES, ["paste", [file("none.txt", "text/plain")]])
    customer.writes("look")
    expect(alerts.filter(has_text="This file is empty.")).to_be_visible()
    customer.settles(["look"])
    (row,) = tenant.conversations()
    (said,) = entries(tenant, row["id"], "message")
    assert not said.get("attachments")


def test_faces_are_drawn(page: Page, shop: str, tenant: Tenant, agent: Agent) -> None:
    """The tenant's logo on launcher and first screen, the agent's picture beside their words."""
    tenant.call("PUT", "/v1/settings/logo", encoded(GREEN))
    tenant.widget(look={"launcher": "logo"})
    tenant.hands.do(agent.access.call("PUT", "/v1/me/picture", encoded(BLUE)))
    customer = Customer(page).visits(shop)
    logo = customer.launcher.locator("canvas")
    expect(logo).to_be_visible()
    assert shown(logo) == GREEN
    customer.opens()
    house = customer.panel.locator(".hero canvas")
    expect(house).to_be_visible()
    assert shown(house) == GREEN
    customer.writes("hello")
    conversation = agent.gets()
    agent.says(conversation, "good day")
    customer.sees("good day")
    for face in (
        customer.log.locator(".theirs canvas").last,
        customer.panel.locator(".bar canvas"),
    ):
        expect(face).to_be_visible()
        becomes(tenant, face, BLUE)  # it is the house's own until theirs has come


def test_answers_to_choose_links_and_long_texts(
    customer: Customer, agent: Agent, tenant: Tenant
) -> None:
    """A suggested answer is said as one's own; links open elsewhere; the long is folded."""
    customer.opens().writes("hello")
    conversation = agent.gets()
    agent.says(conversation, "which one?", quick_replies=["The lamp", "The chair"])
    customer.presses("The chair")
    agent.hears(conversation, "The chair")
    expect(customer.button("The lamp")).to_have_count(0)
    agent.says(conversation, "see https://shop.example/chair, or javascript:alert(1)")
    link = customer.log.get_by_role("link")
    expect(link).to_have_count(1)
    expect(link).to_have_attribute("href", "https://shop.example/chair")
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", re.compile("noopener"))
    agent.says(conversation, "\n".join(f"line {n}" for n in range(40)))
    last = customer.log.get_by_text("line 39")
    text = customer.log.locator(".text").last
    expect(customer.button("Show more")).to_be_visible()
    folded = text.bounding_box()
    customer.presses("Show more")
    expect(customer.button("Show less")).to_have_attribute("aria-expanded", "true")
    whole = text.bounding_box()
    assert folded and whole and folded["height"] * 2 < whole["height"]
    expect(last).to_be_attached()


def test_delivered_read_and_typing_both_ways(
    wire: Wire, page: Page, shop: str, agent: Agent, tenant: Tenant
) -> None:
    """Marks go up on both sides, and each side learns that the other one writes."""
    customer = Customer(page).visits(shop).opens()
    customer.writes("hello")
    conversation = agent.gets()
    agent.hears(conversation, "hello")
    customer.settles(["hello"])
    public = next(e["public_seq"] for e in tenant.log(conversation) if e["type"] == "message")
    mark = customer.log.locator(".mark")
    for op, shows in (("delivered", "Delivered"), ("read", "Read")):
        agent.does(op, conversation, seq=public)
        expect(mark.get_by_text(shows, exact=True)).to_be_attached()
    agent.types(conversation)
    customer.sees_line("Mei is writing…")
    customer.composer.press_sequentially("I am wr")
    assert [frame["op"] for way, frame in wire.passed if way == UP].count("typing") == 1
    said = agent.says(conversation, "good day")
    expect(customer.panel.get_by_text("Mei is writing…")).to_have_count(0)
    public = next(e["public_seq"] for e in tenant.log(conversation) if e["seq"] == said)

    async def read() -> bool:
        row = await tenant.admin.call("GET", f"/v1/conversations/{conversation}")
        return bool(row["marks"]["customer_read"] >= public)

    tenant.hands.until_is(read, True)


def test_what_comes_while_the_chat_is_closed(customer: Customer, agent: Agent, page: Page) -> None:
    """The launcher counts it and the page hears of it; opening the chat reads it."""
    assert events(page, "unread") == []
    customer.opens().writes("hello")
    conversation = agent.gets()
    customer.sees_line("Mei is here for you")
    customer.closes()
    agent.says(conversation, "one")
    expect(customer.host.get_by_role("button", name="Chat 1")).to_be_visible()
    agent.says(conversation, "two")
    expect(customer.host.get_by_role("button", name="Chat 2")).to_be_visible()
    assert customer.flaws() == []
    assert events(page, "unread")[-2:] == [1, 2]
    customer.opens()
    customer.sees("two")
    expect(customer.host.get_by_role("button", name="Chat", exact=True)).to_be_visible()
    assert events(page, "unread")[-1] == 0


def test_pressing_for_an_answer_that_is_late(
    wire: Wire, page: Page, shop: str, tenant: Tenant, agent: Agent
) -> None:
    """Offered once it is late, in the log when pressed, and refused in words when it was before."""
    tenant.policy(warn_s=1)
    customer = Customer(page).visits(shop).opens()
    customer.writes("hello")
    conversation = agent.gets()
    urge = customer.button("Ask for a quicker answer")
    expect(urge).to_be_visible()
    wire.loses(DOWN, wanted=lambda frame: frame.get("data", {}).get("type") == "urged")
    urge.click()
    tenant.hands.until(lambda: entries(tenant, conversation, "urged"))
    tenant.hands.until(lambda: wire.lost)
    urge.click()
    expect(
        customer.panel.get_by_text("We know that you are waiting. Please give us another moment.")
    ).to_be_visible()
    assert len(entries(tenant, conversation, "urged")) == 1


def test_from_the_end_to_the_past_and_back(
    customer: Customer, agent: Agent, tenant: Tenant, page: Page
) -> None:
    """Rating, transcript and past conversations say what was; a word within the window re-opens."""
    customer.opens().writes("hello")
    conversation = agent.gets()
    agent.says(conversation, "good day")
    customer.writes("I take this back")
    agent.hears(conversation, "I take this back")
    customer.settles(["hello", "good day", "I take this back"])
    customer.log.get_by_role("button", name="More").last.click()
    customer.panel.get_by_role("menuitem", name="Take back").click()
    customer.sees_line("Message taken back")
    assert tenant.said(conversation) == ["hello", "good day"]
    agent.asks_to_close(conversation)
    customer.presses("Not yet")
    agent.says(conversation, "then a new bulb")
    agent.asks_to_close(conversation)
    customer.presses("Yes, solved")
    tenant.state(conversation, "ended")
    customer.panel.get_by_role("radio", name="2 of 5").check(force=True)
    customer.presses("Took too long")
    customer.presses("Not solved")
    customer.panel.get_by_role("textbox", name="Anything you want to add").fill("a whole day")
    customer.presses("Send rating")
    customer.sees_line("Thank you for your rating!")
    (rated,) = entries(tenant, conversation, "rated")
    assert (rated["score"], sorted(rated["reasons"])) == (2, ["slow", "unsolved"])
    assert rated["comment"] == "a whole day"
    with page.expect_download() as saving:
        customer.button("Download transcript").last.click()
    text = saving.value.path().read_text()
    lines = ["You: hello", "Mei: good day", "Mei: then a new bulb", "Message taken back"]
    found = [text.find(line) for line in lines]
    assert -1 not in found, text
    assert "I take this back" not in text
    assert found[:3] == sorted(found[:3])

    customer.presses("Back")
    customer.presses("Past conversations")
    past = customer.panel.get_by_role("listitem")
    expect(past).to_have_count(1)
    expect(past.locator(".score")).to_have_text("2")
    assert customer.flaws() == []
    past.get_by_role("button").click()
    customer.sees("then a new bulb")
    assert customer.flaws() == []
    expect(customer.composer).to_have_count(0)
    customer.presses("Back")
    customer.presses("Back")
    page.reload()
    expect(customer.panel.get_by_placeholder("Write to continue…")).to_be_visible()
    customer.writes("it flickers again")
    agent.hears(conversation, "it flickers again")
    assert [row["id"] for row in tenant.conversations()] == [conversation]


def test_who_does_not_want_to_wait(page: Page, shop: str, tenant: Tenant) -> None:
    """They may stop, come again, and leave a message with their address; all is in the log."""
    customer = Customer(page).visits(shop).opens()
    customer.writes("hello")
    customer.sees_line("You are next")
    customer.presses("Stop waiting")
    customer.sees_line("You stopped waiting")
    (row,) = tenant.conversations()
    assert row["ended_reason"] == "left_queue"
    customer.presses("New conversation")
    customer.writes("once more")
    customer.sees_line("You are next")
    customer.presses("Leave a message instead")
    assert customer.flaws() == []
    customer.panel.get_by_role("textbox", name="E-mail").fill("ada@example.com")
    customer.composer.or_(customer.panel.get_by_role("textbox", name="Message")).fill("call me")
    customer.presses("Leave message")
    customer.sees_line("Message received")
    customer.sees_line("Thank you. We will write to ada@example.com.")
    assert customer.flaws() == []
    (other,) = [one for one in tenant.conversations() if one["id"] != row["id"]]
    assert other["previous"] == row["id"]  # a new one, though the last ended just now
    (left,) = entries(tenant, other["id"], "left_message")
    assert (left["text"], left["contact"]) == ("call me", "ada@example.com")
    customer.presses("Done")
    assert customer.flaws() == []
