"""Staff for the tests of the console; the customers, the tenant and the box are those of all."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from infra.local.settings import ROOT
from tests.browser.console.staff import Staff, account, staffed
from tests.browser.tenant import Tenant


@pytest.fixture(scope="session", autouse=True)
def _built() -> None:
    if not (ROOT / "console" / "dist" / "index.html").exists():
        pytest.fail("the console is not built: python3 scripts/_node.py")


@pytest.fixture
def new_staff(new_context: Callable[..., BrowserContext], tenant: Tenant) -> Callable[..., Staff]:
    """Makes people of the staff, each signed in in a browser of their own and not on a page yet.

    ``name``, ``role``, ``groups`` … are those of the account, ``options`` those of the browser.
    """

    def make(name: str = "Mei", role: str = "agent", **more: Any) -> Staff:
        options = more.pop("options", {})
        return staffed(new_context, account(tenant, name, role, **more), **options)

    return make


@pytest.fixture
def mei(new_staff: Callable[..., Staff]) -> Staff:
    """An agent, online, at the inbox."""
    return new_staff().goes().status()
