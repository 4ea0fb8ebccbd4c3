"""The tools of these tests do what they say: what a test cannot see fail proves nothing."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from rest import visitor
from tests.browser.axe import violations
from tests.browser.pages import Pages
from tests.browser.tenant import Agent, Tenant
from tests.browser.wire import DOWN, UP, Wire

TALK = """async ([url, token]) => {
  const asked = await fetch(`${url}/v1/socket-tickets`,
    {method: 'POST', headers: {authorization: `Bearer ${token}`}});
  const socket = new WebSocket((await asked.json()).url);
  window.frames_ = [];
  window.hungUp = new Promise((tell) => { socket.onclose = () => tell(true); });
  socket.onmessage = (event) => frames_.push(JSON.parse(event.data));
  window.ping = (id) => socket.send(JSON.stringify({v: 1, op: 'ping', id, data: {}}));
  await new Promise((done, fail) => { socket.onopen = done; socket.onerror = fail; });
}"""
SEEN = "(n) => frames_.length >= n"


def talking(page: Page, tenant: Tenant, pages: Pages) -> None:
    """A page with a socket of its own."""
    api, _ = tenant.hands.do(visitor(tenant.url, tenant.key))
    page.goto(pages.put("/talk", "talk"))
    page.evaluate(TALK, [tenant.url, api.token])


def ids(page: Page) -> list[str]:
    return [frame["id"] for frame in page.evaluate("frames_")]


def test_frames_are_lost_in_the_way_and_number_that_was_said(
    page: Page, tenant: Tenant, pages: Pages, wire: Wire
) -> None:
    talking(page, tenant, pages)
    wire.loses(DOWN, op="ack")
    wire.loses(UP, id="c")
    for id_ in "abcd":
        page.evaluate("(id) => ping(id)", id_)
    page.wait_for_function(SEEN, arg=2)
    assert ids(page) == ["b", "d"]
    lost = {(way, frame["id"]) for way, frame in wire.lost}
    assert lost == {(DOWN, "a"), (UP, "c")}


def test_sockets_are_cut_between_two_frames_and_refused(
    page: Page, tenant: Tenant, pages: Pages, wire: Wire
) -> None:
    talking(page, tenant, pages)
    wire.loses(DOWN, cut=True, id="b")
    for id_ in "ab":
        page.evaluate("(id) => ping(id)", id_)
    assert page.evaluate("hungUp")
    assert ids(page) == ["a"]
    wire.refuse()
    page.evaluate(
        "() => { window.again = new WebSocket(location.origin.replace('http', 'ws') + '/ws'); }"
    )
    page.wait_for_function("again.readyState === 3")


def test_offline_is_offline_for_sockets_and_requests(
    page: Page, tenant: Tenant, pages: Pages, wire: Wire
) -> None:
    talking(page, tenant, pages)
    wire.offline()
    assert page.evaluate("hungUp")
    ask = "(url) => fetch(url).then((r) => r.status, () => 'failed')"
    health = f"{tenant.url}/v1/health"
    assert page.evaluate(ask, health) == "failed"
    wire.online()
    assert page.evaluate(ask, health) == 200


def test_an_answer_is_lost_after_the_server_did_what_was_asked(
    page: Page, tenant: Tenant, pages: Pages, wire: Wire
) -> None:
    page.goto(pages.put("/ask", "ask"))
    wire.loses_answers("**/v1/visitors")
    ask = """([url, key]) => fetch(url, {method: 'POST', body: JSON.stringify({key}),
      headers: {'content-type': 'application/json'}}).then((r) => r.status, () => 'failed')"""
    answers = [page.evaluate(ask, [f"{tenant.url}/v1/visitors", tenant.key]) for _ in range(2)]
    assert answers == ["failed", 201]
    assert [frame["status"] for _, frame in wire.lost] == [201]


def test_a_scripted_agent_serves(tenant: Tenant, agent: Agent) -> None:
    api, _ = tenant.hands.do(visitor(tenant.url, tenant.key, language="en"))
    made = tenant.hands.do(api.call("POST", "/v1/conversations", {"text": "hello"}))
    conversation = agent.gets()
    assert conversation == made["conversation"]
    assert agent.hears(conversation, "hello")
    agent.says(conversation, "good day")
    agent.recalls(conversation, agent.says(conversation, "oops"))
    agent.asks_to_close(conversation)
    tenant.state(conversation, "awaiting_confirmation")
    agent.ends(conversation)
    tenant.state(conversation, "ended")
    assert [row["id"] for row in tenant.conversations()] == [conversation]
    types = [entry["type"] for entry in tenant.log(conversation)]
    assert types[-1] == "ended"
    assert tenant.said(conversation)[:2] == ["hello", "good day"]


@pytest.mark.parametrize(
    ("csp", "runs"), [("", True), ("script-src 'self'", False), ("default-src 'none'", False)]
)
def test_pages_have_the_policy_that_they_were_given(
    page: Page, pages: Pages, csp: str, runs: bool
) -> None:
    page.goto(pages.put("/csp", "<script>document.title = 'ran'</script>", csp=csp))
    assert (page.title() == "ran") == runs


def test_a_page_may_be_without_a_secure_context(page: Page, pages: Pages) -> None:
    pages.put("/http", "plain")
    for host, secure in (("127.0.0.1", True), ("shop.test", False)):
        page.goto(pages.at("/http", host))
        assert page.evaluate("isSecureContext") == secure


def test_axe_sees_into_a_shadow_root_on_the_strictest_page(page: Page, pages: Pages) -> None:
    strict = "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    page.goto(pages.put("/axe", "<x-host></x-host>", csp=strict))
    page.evaluate("""() => {
      const root = document.querySelector('x-host').attachShadow({mode: 'open'});
      const button = document.createElement('button');
      root.append(button);
    }""")
    assert [line.partition(" ")[0] for line in violations(page, "x-host")] == ["button-name"]
    page.evaluate(
        "() => { document.querySelector('x-host').shadowRoot.firstChild.ariaLabel = 'x'; }"
    )
    assert violations(page, "x-host") == []


def test_a_context_of_its_own_is_another_visitor(
    context: BrowserContext, page: Page, new_context: Callable[[], BrowserContext], pages: Pages
) -> None:
    page.goto(pages.put("/a", "a"))
    page.evaluate("localStorage.setItem('x', '1')")
    other = new_context().new_page()
    other.goto(pages.at("/a"))
    assert json.loads(other.evaluate("JSON.stringify(localStorage)")) == {}
