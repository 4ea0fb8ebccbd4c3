"""What the widget costs a page: the questions of Lighthouse, asked of a real Chromium."""

import statistics
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Request

from tests.browser.customer import Customer
from tests.browser.meter import SLOWER, Meter
from tests.browser.pages import PLAIN, Pages, snippet
from tests.browser.tenant import Tenant

LOADER_BYTES, CHAT_BYTES = 5 * 1024, 30 * 1024
# Beside the chat come the words of one language, and once it stands open what is needed seldom.
WORDS_BYTES, LATER_BYTES = 4 * 1024, 4608
RUNS = 5
WATCH_SHIFTS = """() => {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const {value, sources} of list.getEntries())
      shifts.push([value, sources.map(({node, previousRect, currentRect}) =>
        [node && node.nodeName, ...[previousRect, currentRect].map((r) => JSON.stringify(r))])]);
  }).observe({type: 'layout-shift', buffered: true});
}"""
# A shift is told of after the frame in which it was painted.
SHIFTS = """async () => {
  const frame = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
  for (let i = 0; i < 3; i++) await frame();
  return shifts;
}"""


def watched(page: Page) -> Page:
    """A page on which every shift of its layout is noted, those after a click, too."""
    page.add_init_script(f"({WATCH_SHIFTS})()")
    return page


def test_the_watch_sees_a_page_that_moves(page: Page, pages: Pages) -> None:
    watched(page).goto(pages.put("/moves", PLAIN))
    page.evaluate(
        "() => document.body.prepend(Object.assign(new Image(), {height: 200, width: 200}))"
    )
    assert page.evaluate(SHIFTS) != []


@pytest.mark.parametrize("where", ["head", "start", "end"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_on_the_page_moves(
    page: Page, pages: Pages, tenant: Tenant, where: str, width: int
) -> None:
    line = snippet(tenant.url, tenant.key)
    head = line if where == "head" else ""
    body = line + PLAIN if where == "start" else PLAIN + (line if where == "end" else "")
    page.set_viewport_size({"width": width, "height": 800})
    customer = Customer(watched(page)).visits(pages.put("/", body, head=head))
    size = "() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    before = page.evaluate(size)
    customer.opens()
    assert page.evaluate(size) == before
    customer.closes()
    assert page.evaluate(SHIFTS) == []


class Traffic:
    """All that a page asks for."""

    def __init__(self, page: Page) -> None:
        self.requests: list[Request] = []
        self.sockets: list[str] = []
        page.on("request", lambda request: self.requests.append(request))
        page.on("websocket", lambda socket: self.sockets.append(socket.url))

    def urls(self, start: str) -> list[str]:
        """What was asked of an origin, without the queries, in order."""
        asked = (request.url for request in self.requests)
        return [urlsplit(url).path for url in asked if url.startswith(start)]

    def origins(self) -> set[str]:
        """Who was asked."""
        parts = [urlsplit(url) for url in (*self.sockets, *(r.url for r in self.requests))]
        return {p.netloc for p in parts if p.scheme not in ("data", "blob")}

    def bytes_of(self, part: str) -> list[int]:
        """How many bytes came over the wire for the scripts whose path has this part."""
        wanted = (r for r in self.requests if part in urlsplit(r.url).path)
        return [request.sizes()["responseBodySize"] for request in wanted]


def test_a_page_on_which_nobody_chats_costs_two_requests(
    page: Page, pages: Pages, tenant: Tenant, context: BrowserContext
) -> None:
    shop = pages.put("/", PLAIN + snippet(tenant.url, tenant.key))
    traffic = Traffic(page)
    customer = Customer(page).visits(shop)
    page.wait_for_load_state("networkidle")
    assert traffic.urls(tenant.url) == ["/widget.js", "/v1/widget"]
    assert traffic.origins() == {urlsplit(shop).netloc, urlsplit(tenant.url).netloc}
    customer.opens()
    page.wait_for_load_state("networkidle")
    later = traffic.urls(tenant.url)[2:]
    assert "/v1/widget/status" in later
    assert {path for path in later if path.startswith("/v1")} == {"/v1/widget/status"}
    assert traffic.sockets == []
    assert context.cookies() == []
    assert page.evaluate("document.cookie") == ""


def test_the_scripts_are_as_light_over_the_wire_as_they_were_built(
    page: Page, pages: Pages, tenant: Tenant, record_property: Callable[[str, object], None]
) -> None:
    traffic = Traffic(page)
    Customer(page).visits(pages.put("/", PLAIN + snippet(tenant.url, tenant.key))).opens()
    page.wait_for_load_state("networkidle")
    (loader,) = traffic.bytes_of("/widget.js")
    sizes = {name: traffic.bytes_of(name) for name in ("/chat.", "/en.", "/later.")}
    ((chat,), (words,), (later,)) = sizes.values()
    assert 0 < loader <= LOADER_BYTES
    assert 0 < chat <= CHAT_BYTES
    assert 0 < words <= WORDS_BYTES
    assert 0 < later <= LATER_BYTES
    assert len(traffic.bytes_of(".js")) == 1 + len(sizes)
    record_property("measured", f"loader {loader} bytes, chat {chat}, words {words}, later {later}")


@pytest.mark.alone
def test_what_the_loader_takes_of_the_main_thread(
    page: Page, pages: Pages, tenant: Tenant, record_property: Callable[[str, object], None]
) -> None:
    without = pages.put("/without", PLAIN)
    with_it = pages.put("/with", PLAIN + snippet(tenant.url, tenant.key))
    meter = Meter(page)
    plain = [meter.load(without, ready=None) for _ in range(RUNS)]
    loaded = [meter.load(with_it, ready=Customer(page)) for _ in range(RUNS)]
    script = statistics.median(run.script for run in loaded)
    whole = statistics.median(r.whole for r in loaded) - statistics.median(r.whole for r in plain)
    assert script > 0
    record_property(
        "measured",
        f"loader's main thread, {SLOWER} times slower processor: script {script:.1f} ms, "
        f"with its layout and paint {whole:.0f} ms more than the page without it",
    )
