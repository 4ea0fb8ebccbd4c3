"""How the staff come in: passwords, codes, several workspaces, and sessions that end."""

import re
import secrets
import time
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from replaying.site import new_password
from tests.browser.console.staff import PLACE, Account, Staff, account
from tests.browser.maker import Maker
from tests.browser.tenant import Tenant
from tests.totp import code


def enters(page: Page, who: Account, password: str = "") -> None:
    """Go to the sign-in and fill it in."""
    page.goto(f"{who.tenant.url}/console/sign-in")
    page.get_by_label("Workspace", exact=True).fill(who.tenant.workspace)
    page.get_by_label("E-mail", exact=True).fill(who.email)
    page.get_by_label("Password", exact=True).fill(password or who.password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def at_inbox(page: Page, tenant: Tenant) -> None:
    """Wait until one is in."""
    page.wait_for_url(re.compile(f"/console/{tenant.workspace}/inbox"))
    expect(page.get_by_role("navigation", name="Switchboard")).to_be_visible()


def test_a_first_sign_in_asks_for_a_password_of_ones_own(page: Page, tenant: Tenant) -> None:
    made = tenant.call(
        "POST",
        "/v1/agents",
        {"email": "lin@example.com", "name": "Lin", "groups": [tenant.group]},
    )
    lin = Account(tenant, made["id"], "Lin", "lin@example.com", new_password())
    enters(page, lin, made["temporary_password"])
    page.get_by_label("New password").fill("short")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("New password").fill(lin.password)
    page.get_by_role("button", name="Continue").click()
    at_inbox(page, tenant)


def test_a_wrong_password_is_said_in_words_and_what_was_typed_stays(
    page: Page, tenant: Tenant
) -> None:
    who = account(tenant)
    enters(page, who, "Wrong-Pass-2026")
    expect(page.get_by_role("alert")).to_contain_text("password")
    expect(page.get_by_label("E-mail", exact=True)).to_have_value(who.email)
    expect(page.get_by_label("Workspace", exact=True)).to_have_value(tenant.workspace)


def test_an_authenticator_is_set_up_and_then_asked_for(
    page: Page, new_staff: Callable[..., Staff]
) -> None:
    mei = new_staff().goes("me")
    second = mei.page.get_by_role("region", name="Second step")
    second.get_by_role("button", name="Set up").click()
    secret = second.locator("code").inner_text().replace(" ", "")
    second.get_by_label("The six digits that the app shows").fill(code(secret, time.time()))
    second.get_by_role("button", name="Turn on").click()
    expect(second.get_by_role("button", name="Turn off")).to_be_visible()
    enters(page, mei.who)
    page.get_by_label("Code", exact=True).fill(code(secret, time.time()))
    page.get_by_role("button", name="Continue").click()
    at_inbox(page, mei.who.tenant)


def test_one_works_in_two_workspaces_side_by_side(page: Page, tenant: Tenant, maker: Maker) -> None:
    other = Tenant.on(tenant.url, maker("Chairs"), tenant.hands)
    here, there = account(tenant), account(other)
    enters(page, here)
    at_inbox(page, tenant)
    enters(page, there)
    at_inbox(page, other)
    page.goto(f"{tenant.url}/console/")
    for workspace in (tenant.workspace, other.workspace):
        expect(page.get_by_role("link", name=re.compile(workspace))).to_be_visible()
    page.goto(f"{tenant.url}/console/{tenant.workspace}/inbox")
    at_inbox(page, tenant)


def test_a_session_that_ends_asks_again_over_the_page_and_the_draft_stays(mei: Staff) -> None:
    field = mei.page.get_by_placeholder("Search")
    field.fill("half a word")
    mei.page.evaluate("(place) => { localStorage.removeItem(place); }", PLACE)
    mei.page.evaluate("(place) => dispatchEvent(new StorageEvent('storage', {key: place}))", PLACE)
    again = mei.page.get_by_role("dialog", name="Sign in again")
    again.get_by_label("Password", exact=True).fill(mei.who.password)
    again.get_by_role("button", name="Sign in", exact=True).click()
    expect(again).to_be_hidden()
    expect(field).to_have_value("half a word")


def test_signing_out_everywhere_ends_the_other_browser_too(
    mei: Staff, new_context: Callable[..., BrowserContext]
) -> None:
    other = Staff(new_context(storage_state=mei.who.state()).new_page(), mei.who).goes()
    mei.goes("me")
    mei.button("Sign out everywhere").click()
    sure = mei.page.get_by_role("dialog", name="Sign out everywhere?")
    sure.get_by_role("button", name="Sign out everywhere").click()
    mei.page.wait_for_url(re.compile("/console/(sign-in.*)?$"))
    other.page.reload()
    expect(other.page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()


def test_a_company_signs_up_and_goes_through_its_start(page: Page, tenant: Tenant) -> None:
    slug = f"new-{secrets.token_hex(4)}"
    page.goto(f"{tenant.url}/console/sign-up")
    page.get_by_label("Company").fill("Müller & Söhne")
    page.get_by_label("Workspace", exact=True).fill(slug)
    page.get_by_label("Your name").fill("Ada")
    page.get_by_label("E-mail", exact=True).fill("ada@example.com")
    page.get_by_label("Password", exact=True).fill(new_password())
    page.get_by_role("button", name="Make the workspace").click()
    page.wait_for_url(re.compile(f"/console/{slug}/start"))
