"""Somebody of the staff at the console: what they do and see, by role and name."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from playwright.sync_api import BrowserContext, Locator, Page, expect

from replaying.site import new_password
from rest import Api
from tests.browser.axe import source
from tests.browser.hands import PATIENCE_MS
from tests.browser.tenant import Tenant

MODES = re.compile("^(Reply|Note|Whisper|Consult)$")
PLACE = "switchboard.sessions"
STILL = """() => document.getAnimations().every((one) =>
  one.playState !== 'running' || one.effect.getTiming().iterations === Infinity)"""
# What has just come starts to move two frames later.
FRAMES = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"""
AXE = """async (options) => {
  const found = await axe.run(document, {resultTypes: ['violations'], ...options});
  return found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id} (${rule.impact}): ${node.target.flat().join(' ')}: ${node.failureSummary}`));
}"""
ALL = {"rules": {"target-size": {"enabled": True}}}  # of WCAG 2.2, not on by itself
# What reaches over a side of the window; what scrolls inside a box of its own does not.
OVER = """() => [...document.querySelectorAll('body *')]
  .filter((one) => one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, {width, left, right}]) => width > 1 && (left < -1 || right > innerWidth + 1)
    && !one.closest('[data-scrolls], .mantine-ScrollArea-viewport, .preview-room, table, pre'))
  .map(([one, {left, right}]) => `${one.tagName}.${one.className}: ${left} to ${right}`)"""


@dataclass(frozen=True, slots=True)
class Account:
    """Whom a tenant's administrator has made, with the password they have chosen."""

    tenant: Tenant
    id: str
    name: str
    email: str
    password: str

    def session(self) -> dict[str, Any]:
        """A fresh session, as the console keeps it."""
        who = {"workspace": self.tenant.workspace, "email": self.email}
        sign_in = Api(self.tenant.url).call(
            "POST", "/v1/sign-in", {**who, "password": self.password}
        )
        got = self.tenant.hands.do(sign_in)
        return {
            **who,
            "agent": self.id,
            "name": self.name,
            "session": got["session"],
            "refresh": got["refresh_token"],
            "until": 0,  # so the console renews it before it is used
        }

    def state(self) -> dict[str, Any]:
        """What the browser of somebody who has signed in remembers."""
        kept = {PLACE: {self.tenant.workspace: self.session()}}
        pairs = [{"name": name, "value": json.dumps(value)} for name, value in kept.items()]
        return {"cookies": [], "origins": [{"origin": self.tenant.url, "localStorage": pairs}]}


def account(
    tenant: Tenant,
    name: str = "Mei",
    role: str = "agent",
    groups: tuple[str, ...] | None = None,
    **more: Any,
) -> Account:
    """A new one; of the default group unless told."""
    email = f"{name.lower()}@example.com"
    body = {"email": email, "name": name, "role": role, "groups": groups or (tenant.group,)}
    made = tenant.call("POST", "/v1/agents", {**body, **more})
    password = new_password()
    who = {"workspace": tenant.workspace, "email": email}

    async def first() -> None:
        api = Api(tenant.url)
        asked = await api.call(
            "POST", "/v1/sign-in", {**who, "password": made["temporary_password"]}
        )
        answer = {
            "challenge": asked["challenge"],
            "challenge_session": asked["challenge_session"],
            "answer": password,
        }
        await api.call("POST", "/v1/sign-in/challenge", {**who, **answer})

    tenant.hands.do(first())
    return Account(tenant, made["id"], name, email, password)


class Staff:
    """One tab of the console."""

    def __init__(self, page: Page, who: Account) -> None:
        page.set_default_timeout(PATIENCE_MS)
        self.page, self.who = page, who
        self.base = f"{who.tenant.url}/console/{who.tenant.workspace}"
        self.list = page.get_by_role("region", name="List of conversations")
        self.thread = page.get_by_role("region", name="Conversation", exact=True)
        self.composer = self.thread.get_by_role(
            "textbox", name=re.compile("^(Reply|Note|Whisper|Consult)$")
        )

    def goes(self, path: str = "inbox") -> Self:
        """Go to a page of the workspace."""
        self.page.goto(f"{self.base}/{path}")
        expect(self.page.get_by_role("navigation", name="Switchboard")).to_be_visible()
        return self

    def loaded(self) -> None:
        """Wait until nothing on the page is on its way any more."""
        expect(self.page.get_by_role("status", name="Loading…")).to_have_count(0)

    def status(self, status: str = "online") -> Self:
        """Choose one's status, past the screen."""
        api = Api(self.who.tenant.url, self.who.session()["session"])
        self.who.tenant.hands.do(api.call("PUT", "/v1/me/status", {"status": status}))
        return self

    def button(self, name: str | re.Pattern[str]) -> Locator:
        """A button anywhere on the page."""
        return self.page.get_by_role("button", name=name)

    def opens(self, conversation: str) -> Self:
        """Go to a conversation by its address."""
        return self.goes(f"inbox/{conversation}")

    def writes(self, text: str) -> None:
        """Write in the composer as it stands and send it."""
        self.composer.fill(text)
        self.composer.press("Control+Enter")

    def row(self, text: str | re.Pattern[str]) -> Locator:
        """A conversation's row in the list, by something that stands in it."""
        return self.list.get_by_role("listitem").filter(has_text=text)

    def gets(self, text: str) -> str:
        """Wait for a conversation's row and open it; its id."""
        self.row(text).first.click()
        self.page.wait_for_url(re.compile("/inbox/cnv_"))
        return self.page.url.rsplit("/", 1)[1]

    def does(self, name: str) -> None:
        """One of the thread's commands by its name, from a button or the menu of all."""
        button = self.thread.get_by_role("button", name=name)
        if not button.first.is_visible():
            self.thread.get_by_role("button", name="All that can be done").click()
            button = self.page.get_by_role("menuitem", name=name)
        button.first.click()

    def sees(self, text: str) -> None:
        """Wait until a text is in the thread."""
        expect(self.thread.get_by_text(text, exact=True).first).to_be_visible()

    def rests(self) -> None:
        """Wait until what moves on the page has come to rest."""
        self.page.evaluate(FRAMES)
        self.page.wait_for_function(STILL)

    def flaws(self, options: dict[str, Any] = ALL) -> list[str]:
        """What axe finds wrong with the page as it is shown; ``options`` are axe's own."""
        self.rests()
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(f"() => {{ {source()} }}")
        found: list[str] = self.page.evaluate(AXE, options)
        return found

    def sideways(self) -> list[str]:
        """What stands over a side of the window."""
        self.rests()
        found: list[str] = self.page.evaluate(OVER)
        return found


NewContext = Callable[..., BrowserContext]


def staffed(new_context: NewContext, who: Account, **options: Any) -> Staff:
    """A browser of their own in which somebody has signed in."""
    return Staff(new_context(storage_state=who.state(), **options).new_page(), who)
