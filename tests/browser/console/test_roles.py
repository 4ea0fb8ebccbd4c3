"""A role sees and does what it may: no page asks the API for what the role may not have."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Response, expect

from chalicelib.domain.actors import PERMISSIONS, Role
from tests.browser.console.staff import Staff
from tests.browser.console.test_conversation import begun
from tests.browser.customer import Customer

PAGES = ("inbox", "wall", "settings", "me")


def may(role: str, permission: str) -> bool:
    """As the API's own table says."""
    return Role(role) in PERMISSIONS[permission].roles


@pytest.mark.parametrize("role", ["agent", "supervisor", "admin"])
def test_a_role_is_never_refused_for_what_its_screens_ask(
    role: str, customer: Customer, mei: Staff, new_staff: Callable[..., Staff]
) -> None:
    conversation = begun(customer, mei)
    one = new_staff("Ada", role)
    refused: list[str] = []

    def look(answer: Response) -> None:
        if answer.status in (401, 403):
            refused.append(f"{answer.status} {answer.request.method} {answer.url}")

    one.page.on("response", look)
    one.goes().opens(conversation).sees("hello")
    wall = one.page.get_by_role("link", name="Wall")
    expect(wall).to_have_count(1 if may(role, "alarms.read") else 0)
    for path in PAGES:
        one.goes(path)
        one.loaded()
    one.goes("settings")
    links = one.page.get_by_role("navigation", name="Settings").get_by_role("link")
    expect(links.first).to_be_visible()
    for link in links.all():
        link.click()
        expect(one.page.get_by_role("heading", level=1)).to_be_visible()
        one.loaded()
    assert refused == []


def test_an_agent_is_led_home_from_the_wall(new_staff: Callable[..., Staff]) -> None:
    mei = new_staff().goes("wall")
    mei.page.wait_for_url(re.compile("/inbox$"))
