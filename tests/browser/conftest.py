"""Tests in a real browser against one real box; README.md beside this says how to write one."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import _browser
from infra.local.handle import Box
from infra.local.settings import ROOT
from tests.browser.customer import HOUSE, Customer
from tests.browser.hands import PATIENCE_MS, Hands
from tests.browser.maker import Maker
from tests.browser.pages import PLAIN, Pages, snippet
from tests.browser.tenant import Agent, Tenant
from tests.browser.watch import Watch
from tests.browser.wire import Wire

TICK_S = 1.0
WORKERS = 2
AT_A_DESK = {"locale": "en-GB", "viewport": {"width": 1280, "height": 800}}
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Pages without https on a host that is not this machine's own name.
    "--host-resolver-rules=MAP *.test 127.0.0.1",
)

expect.set_options(timeout=PATIENCE_MS)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Last in a run of everything: Playwright keeps a loop that other tests cannot meet."""
    items.sort(key=lambda item: "tests/browser/" in item.path.as_posix())


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """What tests measured (``record_property("measured", …)``)."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == "measured" and report.when == "call":
                terminalreporter.write_line(f"measured: {value}")


@pytest.fixture(scope="session")
def base_url() -> None:
    """None; the plugin's own fixture is one that pytest warns of."""


@pytest.fixture(scope="session")
def _pw_artifacts_folder(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """Among pytest's own folders; in xdist's workers the plugin's own ends with a warning."""
    return SimpleNamespace(name=str(tmp_path_factory.mktemp("playwright")))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium, which talks to nobody by itself."""
    path = _browser.chromium()
    if not path:
        pytest.fail(_browser.MISSING)
    return {**browser_type_launch_args, "executable_path": path, "args": list(FLAGS)}


@pytest.fixture
def new_context(new_context: Callable[..., BrowserContext]) -> Callable[..., BrowserContext]:
    """Makes browsers of visitors who read English, at a desk, unless told otherwise."""

    def make(**options: Any) -> BrowserContext:
        return new_context(**{**AT_A_DESK, **options})

    return make


@pytest.fixture(scope="session")
def box(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Box]:
    """A running box that serves the built widget."""
    if not (ROOT / "widget" / "dist" / "widget.js").exists():
        pytest.fail("the widget is not built: python3 scripts/_node.py")
    folder = tmp_path_factory.mktemp("box")
    with Box(folder, tick=TICK_S, workers=WORKERS) as running:
        yield running


@pytest.fixture(scope="session")
def hands(browser: Browser) -> Iterator[Hands]:
    """Runs the scripted side while the browser's events go on."""
    idle = browser.new_page()
    made = Hands(idle.wait_for_timeout)
    yield made
    made.stop()
    idle.close()


@pytest.fixture(scope="session")
def _server() -> Iterator[Pages]:
    pages = Pages()
    yield pages
    pages.stop()


@pytest.fixture
def pages(_server: Pages) -> Pages:
    """The tenant's site, empty."""
    _server.clear()
    return _server


@pytest.fixture(scope="session")
def maker(box: Box) -> Iterator[Maker]:
    """Makes tenants on the box."""
    made = Maker(box)
    yield made
    made.stop()


@pytest.fixture
def tenant(box: Box, maker: Maker, hands: Hands) -> Iterator[Tenant]:
    """A fresh tenant with an administrator and a group, and nobody in it."""
    made = Tenant.on(box.url, maker(HOUSE), hands)
    yield made
    made.close()


@pytest.fixture
def agent(tenant: Tenant) -> Agent:
    """An agent of the tenant's only group, online."""
    return tenant.add_agent().come()


@pytest.fixture
def shop(pages: Pages, tenant: Tenant) -> str:
    """The address of a plain page with the widget on it."""
    return pages.put("/", PLAIN + snippet(tenant.url, tenant.key))


@pytest.fixture
def watch(page: Page) -> Watch:
    """Sees what was done to the pages; before one is visited."""
    return Watch(page.context)


@pytest.fixture
def wire(context: BrowserContext) -> Wire:
    """The customer's connection; before the page is visited."""
    return Wire(context)


@pytest.fixture
def customer(page: Page, shop: str) -> Customer:
    """A customer on that page; the chat is not open yet."""
    return Customer(page).visits(shop)


@pytest.fixture
def new_customer(new_context: Callable[..., BrowserContext], shop: str) -> Callable[..., Customer]:
    """Makes further customers, each with a browser of their own (arguments: of the context)."""

    def make(**options: Any) -> Customer:
        return Customer(new_context(**options).new_page()).visits(shop)

    return make
